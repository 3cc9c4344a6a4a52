/** What a case was opened by: a person, a statement that denies or disputes, or a contradiction that was confirmed. */
export const CASE_ORIGINS = ['person', 'statement', 'link'] as const;
export type CaseOrigin = (typeof CASE_ORIGINS)[number];

export const CASE_STATES = ['open', 'resolved'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What a case can come to (domain §8). */
export const OUTCOMES = [
  'prefer',
  'error',
  'superseded',
  'range',
  'both_stand_different_basis',
  'not_comparable',
  'unresolved',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Which way an argument goes. */
export const SIDES = ['for', 'against'] as const;
export type Side = (typeof SIDES)[number];

/** What an argument can rest on. */
export const EVIDENCE_KINDS = ['claim', 'statement', 'source', 'derivation'] as const;

/** A record that an argument rests on. */
export interface Evidence {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly id: string;
}

/** Claims in one case; more are several questions. */
export const MOST_CANDIDATES = 20;

/** Derivations in one case. */
export const MOST_DERIVATIONS = 20;

/** What is decided about a case. */
export interface Decision {
  readonly outcome: Outcome;
  /** Ids of candidates, and of disputed derivations that are upheld. */
  readonly chosen: readonly string[];
}

/** Outcomes that say of some candidates that they hold rather than the others. */
export const FAVOURING: readonly Outcome[] = ['prefer', 'error', 'superseded'];

/** Outcomes that say of the claims left out that they do not hold. */
const CHOOSING: readonly Outcome[] = ['prefer', 'superseded'];

/** Whether a decision upholds a derivation, whether or not it names it; null where nobody could decide. */
export const isUpheld = (outcome: Outcome, isChosen: boolean): boolean | null =>
  outcome === 'unresolved' ? null : isChosen || !FAVOURING.includes(outcome);

/**
 * What is wrong with a decision, and where, as a sentence; null where nothing is.
 *
 * @param derivations those that are in dispute
 */
export function faultInDecision(
  { outcome, chosen }: Decision,
  candidates: readonly string[],
  derivations: readonly string[] = [],
): { readonly pointer: string; readonly detail: string } | null {
  const stranger = chosen.findIndex((id) => !candidates.includes(id) && !derivations.includes(id));
  if (stranger >= 0)
    return { pointer: `/chosen/${stranger}`, detail: 'Only what the case is about can be chosen: see its candidates.' };
  if (new Set(chosen).size < chosen.length) return { pointer: '/chosen', detail: 'A candidate is chosen once.' };
  const claims = chosen.filter((id) => candidates.includes(id));
  if (CHOOSING.includes(outcome) && chosen.length === 0)
    return { pointer: '/chosen', detail: `The outcome ${outcome} needs a candidate that is chosen.` };
  if (outcome === 'superseded' && (claims.length !== 1 || candidates.length === 1))
    return { pointer: '/chosen', detail: 'One candidate takes the place of the others.' };
  if (outcome === 'error' && chosen.length === candidates.length + derivations.length)
    return { pointer: '/chosen', detail: 'Those that are not chosen are in error: leave out at least one.' };
  if (outcome === 'prefer' && candidates.length > 1 && claims.length === candidates.length)
    return {
      pointer: '/chosen',
      detail: 'All of them cannot be preferred to the others: both_stand_different_basis says that all hold.',
    };
  return null;
}
