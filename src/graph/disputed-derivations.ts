import type { Outcome } from '../disputes/outcome.js';
import { inOrder } from './case-decisions.js';
import type { Attack } from './standing-graph.js';

/** A derivation of a claim that is in dispute in a case. */
export interface DisputedDerivation {
  /** Of the derivation. */
  readonly id: string;
  /** Of the case. */
  readonly dispute: string;
  /** Of the decision in force; null while the case is open. So is the next. */
  readonly outcome: Outcome | null;
  /** RFC 3339. */
  readonly decided: string | null;
  /** Whether that decision upholds it; null also where nobody could decide. */
  readonly upheld: boolean | null;
  /** Whether it chose the claim itself. */
  readonly claimChosen: boolean;
  /** Word of those who may read the case. */
  readonly readers: string;
}

/** An attack by a derivation on what it derives. */
export interface Strike extends Attack {
  readonly dispute: string;
  readonly outcome: Outcome | null;
}

/**
 * Attacks on a claim by its derivations that are in dispute (domain §8): mutual while nobody has decided, or could; of one that was found to be in
 * error in one direction, unless the claim was chosen all the same, or another derivation of it upheld. One that was upheld attacks nothing.
 *
 * Of several cases about the same derivation that for fewer readers counts, then an open one, then what was decided last.
 */
export function strikesOn(claim: string, disputed: readonly DisputedDerivation[]): Strike[] {
  const first = new Map<string, DisputedDerivation>();
  for (const one of inOrder(disputed.map((one) => ({ ...one, id: one.dispute, derivation: one.id }))))
    if (!first.has(one.derivation)) first.set(one.derivation, { ...one, id: one.derivation });
  return [...first.values()].flatMap((one) => {
    const { id, dispute, outcome, upheld } = one;
    const isUndecided = outcome === null || outcome === 'unresolved';
    if (!isUndecided && (upheld !== false || isSaved(one, disputed))) return [];
    const attack = { id: `${dispute} ${id} ${claim}`, from: id, to: claim, mutual: isUndecided, rank: 1 };
    return [{ ...attack, dispute, outcome }];
  });
}

/** Whether a claim stands by the same decision that found a derivation of it to be in error. */
const isSaved = ({ dispute, claimChosen }: DisputedDerivation, disputed: readonly DisputedDerivation[]): boolean =>
  claimChosen || disputed.some((other) => other.dispute === dispute && other.upheld === true);
