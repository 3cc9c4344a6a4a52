import type { UseQueryResult } from '@tanstack/react-query';
import { useQueries } from '@tanstack/react-query';

import type { Derivation } from './derived.js';
import { pageAt } from './page-at.js';
import type { Page, Statement } from './records.js';
import { read } from './request.js';

/** What is recorded about one candidate of a case. */
export interface CandidateParts {
  readonly statements: readonly Statement[];
  readonly derivations: readonly Derivation[];
  /** Whether there is more than one request answers: the page of the claim has it all. */
  readonly hasMore: boolean;
}

/** What is recorded about all of them, by the id of the claim. */
export interface CaseParts {
  readonly byClaim: ReadonlyMap<string, CandidateParts>;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
}

/** As many as one request answers. */
const MOST = 200;

/** Statements about all candidates, and how they were derived. */
export function useCaseParts(ids: readonly string[]): CaseParts {
  const statements = useQueries({ queries: ids.map((id) => partOf<Statement>(id, 'statements')) });
  const derivations = useQueries({ queries: ids.map((id) => partOf<Derivation>(id, 'derivations')) });
  const all: readonly Pick<UseQueryResult, 'isPending' | 'error' | 'refetch'>[] = [...statements, ...derivations];
  return {
    byClaim: new Map(
      ids.map((id, index) => {
        const [said, derived] = [statements[index]?.data, derivations[index]?.data];
        const hasMore = Boolean(said?.nextCursor ?? derived?.nextCursor);
        return [id, { statements: said?.items ?? [], derivations: derived?.items ?? [], hasMore }];
      }),
    ),
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error)?.error ?? null,
    refetch: () => all.filter(({ error }) => error).forEach(({ refetch }) => void refetch()),
  };
}

/** Of which of some claims whoever looks wrote anything: of a case about those somebody else decides. */
export function useWritten(ids: readonly string[]): readonly string[] {
  const reviews = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['claim', id, 'review'],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        read<{ readonly wrote: boolean }>(`/claims/${encodeURIComponent(id)}/review`, signal),
    })),
  });
  return ids.filter((_, index) => reviews[index]?.data?.wrote);
}

function partOf<Part>(id: string, part: 'statements' | 'derivations') {
  return {
    queryKey: ['claim', id, part, 'first'],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      read<Page<Part>>(pageAt(`/claims/${encodeURIComponent(id)}/${part}`, '', MOST), signal),
  };
}
