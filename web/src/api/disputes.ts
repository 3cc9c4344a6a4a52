import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import type { CaseBrief, Dispute, Forecast, NewArgument, Resolution } from './cases.js';
import { pageAt } from './page-at.js';
import type { Page } from './records.js';
import { post, read } from './request.js';

/** The parts of the URL that select cases. */
export const caseFilters = ['state', 'subject', 'claim'] as const;

/** What to show of the cases. Absent means any; without `state`, what is to be decided. */
export type CaseFilter = Readonly<Partial<Record<(typeof caseFilters)[number], string>>>;

/** Cases, the newest first, page by page; what was shown stays while the next filter is being answered. */
export function useCases({ state = 'open', subject, claim }: CaseFilter) {
  const search = new URLSearchParams({
    ...(state !== 'all' && { state }),
    ...(subject && { subject }),
    ...(claim && { claim }),
  });
  return useInfiniteQuery({
    queryKey: ['disputes', state, subject ?? '', claim ?? ''],
    queryFn: ({ pageParam, signal }) => read<Page<CaseBrief>>(pageAt(`/disputes?${search}`, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The newest cases in which a claim is a candidate, decided or not. */
export function useCasesOf(claim: string) {
  return useQuery({
    queryKey: ['claim', claim, 'disputes'],
    queryFn: ({ signal }) =>
      read<Page<CaseBrief>>(pageAt(`/disputes?claim=${encodeURIComponent(claim)}`, '', 200), signal),
    enabled: claim !== '',
  });
}

/** One case with all that is said in it. */
export function useCase(id: string) {
  return useQuery({
    queryKey: ['dispute', id],
    queryFn: ({ signal }) => read<Dispute>(`/disputes/${encodeURIComponent(id)}`, signal),
  });
}

/** What a decision would change, as the case is now; null as long as it is not clear what would be decided. Nothing is recorded. */
export function useForecast({ id, version }: Dispute, decision: Pick<Resolution, 'outcome' | 'chosen'> | null) {
  return useQuery({
    queryKey: ['dispute', id, 'preview', version, decision],
    queryFn: ({ signal }) => post<Forecast>(`/disputes/${encodeURIComponent(id)}/preview`, decision, signal),
    enabled: decision !== null,
    staleTime: 0,
    retry: false,
  });
}

/** Opens a case; where one about the same claims is open it is that one. */
export function useOpenCase() {
  const known = useKnown();
  return useMutation({
    mutationFn: (body: { question: string; candidates: readonly string[]; derivations?: readonly string[] }) =>
      post<Dispute>('/disputes', body),
    networkMode: 'always',
    onSuccess: known,
  });
}

/** Adds a claim that may be the answer. */
export function useAddCandidate(id: string) {
  return useChange<{ readonly claim: string }>(id, 'candidates');
}

/** Disputes another derivation, by which what it derives becomes a candidate. */
export function useDisputeDerivation(id: string) {
  return useChange<{ readonly derivation: string }>(id, 'derivations');
}

/** Says something for or against a candidate. */
export function useArgue(id: string) {
  return useChange<NewArgument>(id, 'arguments');
}

/** Opens a case again. */
export function useReopen(id: string) {
  return useChange<{ readonly reason: string }>(id, 'reopen');
}

/** Decides a case as the reader has seen it. */
export function useResolve({ id, version }: Dispute) {
  return useChange<Resolution>(id, 'resolve', version);
}

function useChange<Body>(id: string, part: string, version?: number) {
  const known = useKnown();
  return useMutation({
    mutationFn: (body: Body) => post<Dispute>(`/disputes/${encodeURIComponent(id)}/${part}`, body, undefined, version),
    networkMode: 'always',
    onSuccess: known,
  });
}

/** What a change answers is shown at once; what else depends on it is asked again. */
function useKnown(): (changed: Dispute) => void {
  const client = useQueryClient();
  return (changed) => {
    client.setQueryData(['dispute', changed.id], changed);
    for (const key of ['disputes', 'claims', 'contradictions', 'reviews'])
      void client.invalidateQueries({ queryKey: [key] });
    for (const { id } of changed.candidates) void client.invalidateQueries({ queryKey: ['claim', id] });
  };
}
