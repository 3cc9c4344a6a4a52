import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Claim, Named, Page } from './records.js';
import { post, put, read } from './request.js';

/** How far the review of a claim is. */
export interface Review {
  readonly state: string;
  readonly verdict: string | null;
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
    queryFn: ({ pageParam, signal }) => read<Page<Waiting>>(pageAt(`/reviews?${search}`, pageParam), signal),
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

/** Takes a step; all that is known about the claim is asked again. */
export function useTakeStep(id: string, version: number) {
  const asked = useChanged(id);
  return useMutation({
    mutationFn: (step: Step) => post<Claim>(`/claims/${encodeURIComponent(id)}/transitions`, step, undefined, version),
    networkMode: 'always',
    onSuccess: asked,
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

function useChanged(id: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    void client.invalidateQueries({ queryKey: ['claims'] });
    void client.invalidateQueries({ queryKey: ['reviews'] });
    await client.invalidateQueries({ queryKey: ['claim', id] });
  };
}
