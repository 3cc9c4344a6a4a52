import type { ClaimBrief } from '../api/records.js';

/** A claim with the letter by which a case calls it. */
export interface Lettered<Claim extends ClaimBrief = ClaimBrief> {
  readonly letter: string;
  readonly claim: Claim;
}

const FIRST = 'A'.charCodeAt(0);

/** The candidates of a case as A, B, C…, in their order; a case has at most 20. */
export function lettered<Claim extends ClaimBrief>(candidates: readonly Claim[]): Lettered<Claim>[] {
  return candidates.map((claim, index) => ({ letter: String.fromCharCode(FIRST + index), claim }));
}

/** The letter of a candidate; nothing where it is none. */
export const letterOf = (candidates: readonly Lettered[], id: string): string =>
  candidates.find(({ claim }) => claim.id === id)?.letter ?? '';
