/** What a case can come to, in the order in which it is offered. */
export const outcomes = [
  'prefer',
  'error',
  'superseded',
  'range',
  'both_stand_different_basis',
  'not_comparable',
  'unresolved',
] as const;

/** One of them. */
export type Outcome = (typeof outcomes)[number];

/** Outcomes by which some hold rather than others, so that it has to be said which. */
const favouring: readonly string[] = ['prefer', 'error', 'superseded'];

/** What says nothing about a claim that stands alone. */
const amongSeveral: readonly string[] = ['superseded', 'range', 'both_stand_different_basis', 'not_comparable'];

/** What a case is about: ids. */
export interface Disputed {
  readonly candidates: readonly string[];
  readonly derivations: readonly string[];
}

/** What can be decided about so many claims. */
export function offeredFor({ candidates }: Disputed): Outcome[] {
  return outcomes.filter((outcome) => candidates.length > 1 || !amongSeveral.includes(outcome));
}

/** Whether it has to be said which hold; where a claim stands alone the outcome says that. */
export function asksWhich(outcome: string, { candidates, derivations }: Disputed): boolean {
  return favouring.includes(outcome) && candidates.length + derivations.length > 1;
}

/** What is chosen when somebody marks or unmarks one of several: of claims that replace others there is one. */
export function withChosen(outcome: string, chosen: readonly string[], id: string, disputed: Disputed): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  const replaces = outcome === 'superseded' && disputed.candidates.includes(id);
  return [...chosen.filter((one) => !replaces || !disputed.candidates.includes(one)), id];
}

/** What is sent as chosen: nothing where that is not asked, and what the outcome itself says where one claim stands alone. */
export function chosenFor(outcome: string, chosen: readonly string[], disputed: Disputed): string[] {
  if (!favouring.includes(outcome)) return [];
  if (!asksWhich(outcome, disputed)) return outcome === 'prefer' ? [...disputed.candidates] : [];
  const known = [...disputed.candidates, ...disputed.derivations];
  return chosen.filter((id) => known.includes(id));
}

/**
 * What is still to be said before it is clear what would be decided, by the name of the page's sentence for it; null where nothing
 * is. The instance refuses the same, and says it in English.
 */
export function lackIn(
  outcome: string,
  chosen: readonly string[],
  { candidates, derivations }: Disputed,
): 'outcome' | 'some' | 'one' | 'notAll' | 'leaveOut' | null {
  if (!outcome) return 'outcome';
  if (!favouring.includes(outcome)) return null;
  const claims = chosen.filter((id) => candidates.includes(id));
  if (outcome === 'superseded') return claims.length === 1 ? null : 'one';
  if (outcome === 'prefer' && chosen.length === 0) return 'some';
  if (outcome === 'prefer' && candidates.length > 1 && claims.length === candidates.length) return 'notAll';
  if (outcome === 'error' && chosen.length === candidates.length + derivations.length) return 'leaveOut';
  return null;
}
