import type { ReviewState, ReviewVerdict } from '../claims/review.js';

/** Who takes a step: by what they are to the claim, or what they may do. An editor may do what a reviewer may. */
export type Stepper = 'author' | 'reviewer' | 'that reviewer' | 'editor';

/** One step that a review can take (domain §9). */
export interface Step {
  readonly from: ReviewState;
  readonly to: ReviewState;
  readonly by: Stepper;
  /** Whether only somebody takes it who wrote none of the claim. */
  readonly fourEyes: boolean;
  /** Whether it is only taken where what was reviewed has not changed since. */
  readonly asReviewed: boolean;
  /** What has to be said with it, besides a verdict for `reviewed` and what takes its place for `corrected`. */
  readonly reason: boolean;
}

const step = (
  from: ReviewState,
  to: ReviewState,
  by: Stepper,
  {
    fourEyes = false,
    asReviewed = false,
    reason = true,
  }: Partial<Pick<Step, 'fourEyes' | 'asReviewed' | 'reason'>> = {},
): Step => ({ from, to, by, fourEyes, asReviewed, reason });

/** Every step there is; the trigger of `transition` has the same, and decides. */
export const STEPS: readonly Step[] = [
  step('draft', 'submitted', 'author', { reason: false }),
  step('submitted', 'draft', 'author'),
  step('submitted', 'in_review', 'reviewer', { fourEyes: true, reason: false }),
  step('in_review', 'reviewed', 'that reviewer', { fourEyes: true }),
  step('in_review', 'returned', 'that reviewer'),
  step('returned', 'submitted', 'author'),
  step('reviewed', 'in_review', 'reviewer'),
  step('reviewed', 'published', 'editor', { fourEyes: true, asReviewed: true, reason: false }),
  step('published', 'corrected', 'editor'),
  step('published', 'retracted', 'editor'),
  step('retracted', 'in_review', 'editor'),
];

/** Somebody, and one claim, as far as it decides about the review of that. */
export interface Standpoint {
  /** Whether the claim is theirs. */
  readonly isAuthor: boolean;
  /** Whether they have, or had, it in review. */
  readonly isReviewer: boolean;
  /** Whether they wrote any of it, in any version. */
  readonly wrote: boolean;
  /** Whether the claim has changed since its verdict. */
  readonly changed: boolean;
  readonly may: Readonly<Record<'write' | 'review' | 'publish', boolean>>;
}

function takes({ by }: Step, { isAuthor, isReviewer, may }: Standpoint): boolean {
  switch (by) {
    case 'author':
      return isAuthor && may.write;
    case 'reviewer':
      return may.review;
    case 'that reviewer':
      return isReviewer && may.review;
    case 'editor':
      return may.publish;
  }
}

/** What somebody may do next with a claim in a state, in the order of {@link STEPS}. */
export const possibleFor = (state: ReviewState, who: Standpoint): ReviewState[] =>
  STEPS.filter((one) => one.from === state && refusalOf(state, one.to, who) === null).map(({ to }) => to);

/** Why somebody does not take a claim from a state to another; null where they do. */
export function refusalOf(
  from: ReviewState,
  to: ReviewState,
  who: Standpoint,
): 'transition-not-allowed' | 'four-eyes' | 'changed-since-review' | null {
  const found = STEPS.find((one) => one.from === from && one.to === to);
  if (!found || !takes(found, who)) return 'transition-not-allowed';
  if (found.fourEyes && who.wrote) return 'four-eyes';
  return found.asReviewed && who.changed ? 'changed-since-review' : null;
}

/** Kinds of what a verdict can rest on. */
export const EVIDENCE_KINDS = ['statement', 'source', 'derivation', 'search'] as const;

/** Something a verdict rests on. */
export interface Evidence {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly id: string;
}

/** A step as somebody asks for it. */
export interface GivenStep {
  readonly to: ReviewState;
  readonly reason?: string | null;
  readonly verdict?: ReviewVerdict | null;
  readonly evidence?: readonly Evidence[] | null;
  readonly supersededBy?: string | null;
}

/** What is wrong with what is said with a step, where its state is `from`: the place and a sentence; nothing is wrong with steps that there are not. */
export function faultsOf(from: ReviewState, given: GivenStep): { readonly at: string; readonly detail: string }[] {
  const found = STEPS.find((one) => one.from === from && one.to === given.to);
  if (!found) return [];
  const judged = given.to === 'reviewed';
  const corrected = given.to === 'corrected';
  const wrong: (readonly [is: boolean, at: string, detail: string])[] = [
    [found.reason && !given.reason, '/reason', 'This step needs a reason.'],
    [judged && !given.verdict, '/verdict', 'A review ends with a verdict.'],
    [!judged && Boolean(given.verdict), '/verdict', 'Only a review that ends has a verdict.'],
    [!judged && (given.evidence ?? []).length > 0, '/evidence', 'Only a verdict has evidence.'],
    [corrected && !given.supersededBy, '/supersededBy', 'Name the claim that takes its place.'],
    [!corrected && Boolean(given.supersededBy), '/supersededBy', 'Only what is corrected has something in its place.'],
  ];
  const named = (given.evidence ?? []).map(({ kind, id }) => `${kind} ${id}`);
  named.forEach((one, i) => {
    wrong.push([named.indexOf(one) < i, `/evidence/${i}`, 'This is named as evidence already.']);
  });
  return wrong.flatMap(([is, at, detail]) => (is ? [{ at, detail }] : []));
}
