import type { QueryClient } from '@tanstack/react-query';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';

import type { Figure } from './figure.js';
import type { ClaimBrief } from './records.js';
import { read } from './request.js';
import type { Sentence } from './sentence.js';

/** Where a figure was made: a person, a document, a derivation, or nobody who is named. */
export interface Root {
  readonly kind: string;
  readonly label: string;
  readonly id: string | null;
  /** It is not said that the figure comes from there: the source only cites it. */
  readonly presumed?: boolean;
  readonly onRecord?: boolean;
  /** Who it is from has taken it back, while others still pass it on. */
  readonly retracted?: boolean;
}

/** Roots, not articles. */
export interface Origins extends Sentence {
  readonly articles: number;
  readonly roots: readonly Root[];
  /** Statements that relay each other in a circle, by id. */
  readonly circular: readonly (readonly string[])[];
  readonly onRecord?: boolean;
  readonly truncated?: boolean;
}

/** The line for a story, in one language. */
export interface AttributionLine {
  readonly language: string;
  readonly text: string;
  /** What was left out of the line and why, or whether anything was. */
  readonly withheld?: unknown;
}

/** What would become of a claim. */
export interface Fallen extends Sentence {
  readonly claim: ClaimBrief;
  readonly depth: number;
  readonly standing: { readonly now: string; readonly then: string } | null;
  readonly result: { readonly now: Figure | null; readonly then: Figure | null } | null;
}

/** Everything downstream of what falls. */
export interface Impact {
  readonly items: readonly Fallen[];
  readonly truncated?: boolean;
}

/** What is supposed to fall: this claim, one of its sources, or only its value. */
export interface Supposition {
  readonly claim: string;
  readonly source?: string;
  readonly value?: string;
  readonly language?: string;
}

/** Where a claim's figure comes from, as roots. */
export function useOrigins(id: string) {
  return useQuery({
    queryKey: ['claim', id, 'origins'],
    queryFn: ({ signal }) => read<Origins>(`/claims/${encodeURIComponent(id)}/origins`, signal),
  });
}

/** The line for a story in a language. */
export function useAttribution(id: string, language: string) {
  return useQuery({ ...lineOptions(id, language), placeholderData: keepPreviousData });
}

/** The same, where it is wanted at once. @throws Problem */
export function attributionOf(client: QueryClient, id: string, language: string): Promise<AttributionLine> {
  return client.fetchQuery(lineOptions(id, language));
}

/** What would become of everything downstream; asked for when wanted. */
export function useImpact({ claim, source, value, language }: Supposition, wanted: boolean) {
  const search = new URLSearchParams({ ...(value && { value }), ...(value && language && { language }) });
  const path = source ? `/sources/${encodeURIComponent(source)}` : `/claims/${encodeURIComponent(claim)}`;
  const address = `${path}/impact${search.size > 0 ? `?${search}` : ''}`;
  return useQuery({
    queryKey: ['claim', claim, 'impact', address],
    queryFn: ({ signal }) => read<Impact>(address, signal),
    enabled: wanted,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

function lineOptions(id: string, language: string) {
  return queryOptions({
    queryKey: ['claim', id, 'attribution', language],
    queryFn: ({ signal }) =>
      read<AttributionLine>(`/claims/${encodeURIComponent(id)}/attribution?language=${language}`, signal),
  });
}
