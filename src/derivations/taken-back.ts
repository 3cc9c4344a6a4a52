import { attributionOfRetraction, namingOf } from '../claims/naming.js';
import type { Attribution, Stance } from '../claims/statement.js';

/** What somebody took back: that something is so, that it is not so, or what they only said so that it may not be told. */
export type TakenBack = 'assertion' | 'denial' | 'untold';

/** A retraction, and what who retracts had said of the same claim before. */
export interface Retraction {
  readonly attribution: Attribution | null;
  readonly before: readonly { readonly stance: Stance; readonly attribution: Attribution | null }[];
}

/** What a retraction took back, as a sentence may tell it; null where they had said both or neither. */
export function takenBackBy({ attribution, before }: Retraction): TakenBack | null {
  const ways = before.map((said) => said.attribution);
  if (namingOf(attributionOfRetraction(attribution, ways), null) === 'untold') return 'untold';
  // What was said off the record beside that is not told either.
  const told = before.filter((said) => namingOf(said.attribution, null) !== 'untold');
  const affirmed = told.some(({ stance }) => stance === 'asserts' || stance === 'confirms');
  const denied = told.some(({ stance }) => stance === 'denies' || stance === 'disputes');
  return affirmed === denied ? null : affirmed ? 'assertion' : 'denial';
}
