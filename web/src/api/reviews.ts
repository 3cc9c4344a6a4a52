import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Claim, ClaimBrief, Named, Page, Source } from './records.js';
import { post, put, read } from './request.js';

/** How far the review of a claim is. */
export interface Review {
  readonly state: string;
  readonly verdict: string | null;
  /** Whether the claim has changed since the verdict. */
  readonly changedSince: boolean;
  /** Who has it in review, then who gave the verdict. */
  readonly reviewer: Named | null;
  readonly assignee: Named | null;
}

/** The same, and what whoever is signed in may do next. */
export interface OwnReview extends Review {
  /** Whether they wrote any of the claim: then somebody else reviews it. */
  readonly wrote: boolean;
  readonly possible: readonly string[];
  readonly version: number;
}

/** Something a verdict rests on. */
export interface Evidence {
  readonly kind: string;
  readonly id: string;
}

/** A step that a review took. */
export interface StepTaken {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly verdict: string | null;
  readonly evidence: readonly Evidence[];
  readonly supersededBy: string | null;
  readonly by: Named;
  readonly at: string;
  readonly claimVersion: number;
}

/** A step that is to be taken. */
export interface Step {
  readonly to: string;
  readonly reason?: string;
  readonly verdict?: string;
  readonly evidence?: readonly Evidence[];
  readonly supersededBy?: string;
}

/** A claim that waits for somebody, and what hangs on it. */
export interface Waiting {
  readonly claim: Claim & { readonly review: Review };
  readonly consequence: {
    readonly score: number;
    readonly publishedUses: number;
    readonly disputes: number;
    readonly staleInputs: number;
  };
}

/** The parts of the URL that select claims under review. */
export const reviewFilters = ['state', 'assignee'] as const;

/** What to show of the queue. Absent means any; without `state`, what waits for somebody. */
export type ReviewFilter = Readonly<Partial<Record<(typeof reviewFilters)[number], string>>>;

/** Claims under review, the most consequential first, page by page. */
export function useReviews(filter: ReviewFilter) {
  const search = new URLSearchParams(Object.entries(filter).filter(([, word]) => word));
  return useInfiniteQuery({
    queryKey: ['reviews', filter],
    queryFn: ({ pageParam, signal }) =>
      read<Page<Waiting>>(pageAt(`/reviews${search.size > 0 ? `?${search}` : ``}`, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** How far the review of a claim is, and what one may do. */
export function useReview(id: string) {
  return useQuery({
    queryKey: ['claim', id, 'review'],
    queryFn: ({ signal }) => read<OwnReview>(`/claims/${encodeURIComponent(id)}/review`, signal),
  });
}

/** The steps that the review of a claim took. */
export function useStepsTaken(id: string) {
  return useInfiniteQuery({
    queryKey: ['claim', id, 'transitions'],
    queryFn: ({ pageParam, signal }) =>
      read<Page<StepTaken>>(pageAt(`/claims/${encodeURIComponent(id)}/transitions`, pageParam, 200), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/**
 * Takes a step. What it made of the review is shown at once; all that is known about the claim is asked again.
 *
 * @param onTaken called as soon as it is taken, also where who asked for it has left meanwhile
 */
export function useTakeStep(id: string, version: number, onTaken: () => void) {
  const client = useQueryClient();
  const asked = useChanged(id);
  return useMutation({
    mutationFn: (step: Step) =>
      post<Claim & { readonly review: Review }>(
        `/claims/${encodeURIComponent(id)}/transitions`,
        step,
        undefined,
        version,
      ),
    networkMode: 'always',
    onSuccess: ({ review, version: made = version }) => {
      // What can be done next is asked: until it is known nothing is offered.
      client.setQueryData<OwnReview>(
        ['claim', id, 'review'],
        (own) => own && { ...own, ...review, possible: [], version: made },
      );
      onTaken();
      asked();
    },
  });
}

/** Says who is to review a claim; null for nobody. */
export function useAssign(id: string, version: number) {
  const asked = useChanged(id);
  return useMutation({
    mutationFn: (principal: string | null) =>
      put<Claim>(`/claims/${encodeURIComponent(id)}/assignee`, { principal }, version),
    networkMode: 'always',
    onSuccess: asked,
  });
}

/** What may have changed with a claim is asked again; nobody waits for it. */
function useChanged(id: string): () => void {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [['claims'], ['reviews'], ['claim', id]]) void client.invalidateQueries({ queryKey });
  };
}

/** Where a claim was published. */
export interface Usage {
  readonly id: string;
  readonly claim: ClaimBrief;
  readonly claimVersion: number;
  readonly kind: string;
  readonly title: string;
  readonly url: string | null;
  readonly publishedAt: string;
  readonly state: string;
  /** What became of the claim after it was published here. */
  readonly openedBy: string | null;
  readonly reason: string | null;
  readonly decidedBy: Named | null;
  readonly version: number;
}

/** Somebody looked for evidence. */
export interface Search {
  readonly id: string;
  readonly where: string;
  readonly source: Source | null;
  readonly outcome: string;
  readonly searchedAt: string;
  readonly note: string | null;
  readonly createdBy: Named;
}

/** What is recorded beside a claim's review, by the name of its route. */
export interface BesideReview {
  readonly usages: Usage;
  readonly searches: Search;
}

/** Where a claim was published, or where somebody looked for evidence of it. */
export function useBeside<Part extends keyof BesideReview>(id: string, part: Part) {
  return useInfiniteQuery({
    queryKey: ['claim', id, part],
    queryFn: ({ pageParam, signal }) =>
      read<Page<BesideReview[Part]>>(pageAt(`/claims/${encodeURIComponent(id)}/${part}`, pageParam, 200), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Looks what became of a story meanwhile: somebody else was faster. */
export function useLookAtUsage(usage: Usage, onSeen: (now: Usage) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => usageNow(usage),
    networkMode: 'always',
    onSuccess: (now) => {
      if (now) onSeen(now);
      // Not the stories that are open: this one is told there what was decided.
      void client.invalidateQueries({ queryKey: ['claim', usage.claim.id] });
    },
  });
}

async function usageNow({ id, claim }: Usage): Promise<Usage | null> {
  let cursor: string | null | undefined = '';
  do {
    const page: Page<Usage> = await read(pageAt(`/claims/${encodeURIComponent(claim.id)}/usages`, cursor, 200));
    const found = page.items.find((one) => one.id === id);
    if (found) return found;
    cursor = page.nextCursor;
  } while (cursor);
  return null;
}

/** Stories whose claim has changed, and of which nobody has said yet what becomes of them. */
export function useOpenUsages() {
  return useInfiniteQuery({
    queryKey: ['reviews', 'usages'],
    queryFn: ({ pageParam, signal }) =>
      read<Page<Usage>>(pageAt('/usages?state=open&count=true', pageParam, 20), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/**
 * Records where a claim was published, or that somebody looked for evidence.
 *
 * @param onRecorded called as soon as it is, also where who asked for it has left meanwhile
 */
export function useRecordBeside(id: string, part: keyof BesideReview, onRecorded: () => void) {
  const asked = useChanged(id);
  return useMutation({
    mutationFn: (body: object) => post<object>(`/claims/${encodeURIComponent(id)}/${part}`, body),
    networkMode: 'always',
    onSuccess: () => {
      onRecorded();
      asked();
    },
  });
}

/**
 * Says what becomes of a story whose claim has changed.
 *
 * @param onDecided called with what was decided as soon as it is, also where who asked for it has left meanwhile
 */
export function useDecideUsage(usage: Usage, onDecided: (decided: Usage) => void) {
  const asked = useChanged(usage.claim.id);
  return useMutation({
    mutationFn: (body: { readonly decision: string; readonly reason: string }) =>
      post<Usage>(`/usages/${encodeURIComponent(usage.id)}/decisions`, body, undefined, usage.version),
    networkMode: 'always',
    onSuccess: (decided) => {
      onDecided(decided);
      asked();
    },
  });
}
