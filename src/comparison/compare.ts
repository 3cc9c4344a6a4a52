import type { Rates } from '../quantities/rates.js';
import type { Comparand } from './comparand.js';
import { comparePlainValues } from './compare-plain-values.js';
import { compareQuantities } from './compare-quantities.js';
import { differencesBetween } from './differences.js';
import { fingerprintOf, hashOf } from './fingerprint.js';
import type { Judgement } from './judgement.js';
import { incomparable } from './judgement.js';
import type { OpenField, Pair } from './open-fields.js';
import { openFields } from './open-fields.js';
import { assumedCurrency } from './sentences.js';
import type { Compared, Verdict } from './verdict.js';
import { VERDICTS } from './verdict.js';

/**
 * The version of the rules of comparison.
 *
 * Whoever changes what {@link compare} says about any two claims has to raise it: stored verdicts of another version are
 * computed again.
 */
export const RULE = 'comparison-1';

/**
 * Can both claims be right? (Domain rules §5.)
 *
 * Pure and symmetric: both orders of the claims give the same answer to the letter. Widening what either figure admits never
 * makes it `contradictory`.
 *
 * 1. What differs so that the values cannot be compared makes it `not_comparable`, with every reason.
 * 2. What is left open makes it `ambiguous`: `couldBe` is what the fillings give that can make a difference.
 * 3. Otherwise the values decide: {@link compareQuantities}, {@link comparePlainValues}.
 * @param rates a set of dated rates to convert money with; null where there is none
 */
export function compare(a: Comparand, b: Comparand, rates: Rates | null): Compared {
  const [x, y] = [fingerprintOf(a), fingerprintOf(b)];
  const inOrder = x < y || (x === y && wordsOf(a) <= wordsOf(b));
  const pair: Pair = inOrder ? [a, b] : [b, a];
  const differences = differencesBetween(...pair);
  const open = differences.length > 0 ? [] : openFields(pair, rates);
  if (open.length > 0) {
    const reasons = [...open.map(({ reason }) => reason), ...assumedIn(pair)];
    const couldBe = possibleVerdicts(pair, open, rates);
    return { verdict: 'ambiguous', reasons, gap: null, couldBe, rule: RULE, rates: null, hash: hashOf(x, y, null) };
  }
  const judged = differences.length > 0 ? incomparable(() => differences) : judgementOf(pair, rates);
  const { verdict, gap, rates: used } = judged;
  const reasons = judged.reasons();
  return { verdict, reasons, gap, couldBe: [], rule: RULE, rates: used?.name ?? null, hash: hashOf(x, y, used) };
}

function judgementOf(pair: Pair, rates: Rates | null): Judgement {
  const [a, b] = pair;
  if (a.value.type !== 'quantity' || b.value.type !== 'quantity') return comparePlainValues(a.value, b.value);
  return compareQuantities(pair, [a.value.figure, b.value.figure], rates);
}

/**
 * Every verdict that some filling of all the open fields gives, in the order of {@link VERDICTS}. Once a filling makes two
 * claims differ, no other one makes them comparable again.
 */
function possibleVerdicts(pair: Pair, open: readonly OpenField[], rates: Rates | null): readonly Verdict[] {
  const verdicts = new Set<Verdict>();
  let pairs: readonly Pair[] = [pair];
  for (const { fill } of open) {
    const filled = pairs.flatMap((one) => fill(one));
    pairs = filled.filter((one) => differencesBetween(...one).length === 0);
    if (pairs.length < filled.length) verdicts.add('not_comparable');
  }
  for (const one of pairs) verdicts.add(judgementOf(one, rates).verdict);
  return VERDICTS.filter((verdict) => verdicts.has(verdict));
}

function assumedIn(pair: Pair): ReturnType<typeof assumedCurrency> {
  return assumedCurrency(pair.flatMap(({ value }) => (value.type === 'quantity' ? [value.figure] : [])));
}

/** Claims that are alike in all that is compared still differ in their words, which reasons quote. */
function wordsOf({ value, period }: Comparand): string {
  const words = value.type === 'quantity' ? value.figure.asWritten : value.type === 'text' ? value.text : '';
  return JSON.stringify([words, period.label]);
}
