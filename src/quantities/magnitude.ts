import { timesPowerOfTen } from '../kernel/decimal.js';
import { countedAt } from './counted.js';
import type { Figure } from './figure.js';
import type { Quantity, Wording } from './found-quantity.js';
import type { Manner } from './manner.js';
import { phraseAt, phraseEndsAt } from './phrase-book.js';
import { isAfterNumber } from './torn-scale.js';
import { NO_UNIT, unitAt } from './unit-at.js';

/**
 * Reads a plural without a number: "tens of billions", "Dutzende Milliarden", "hundreds of thousands of users".
 *
 * The interval follows from the words: tens are 10 to below 100, dozens 24 to below 100, hundreds 100 to below 1,000; a scale
 * word after them multiplies both ends. Nothing is inferred beyond that: the policy is `stated`.
 */
export function magnitudeAt({ tokens, text }: Wording, at: number, manner: Manner): Quantity | null {
  const { lexicon } = manner;
  const found = phraseAt(lexicon.magnitudes, tokens, at);
  if (found === undefined || isAfterNumber(tokens, at) || phraseEndsAt(lexicon.afterwards, tokens, at)) return null;
  let next = at + found.length;
  const scale = phraseAt(lexicon.scales, tokens, next);
  const exponent = scale?.meaning ?? 0;
  next += scale?.length ?? 0;
  const link = phraseAt(lexicon.lists.unitLinks, tokens, next)?.length ?? 0;
  const unit = unitAt(tokens, next, manner, 'after') ?? unitAt(tokens, next + link, manner, 'after');
  const counted = unit === null ? countedAt(tokens, next, lexicon) : null;
  if (unit !== null) next += unit.length + (unitAt(tokens, next, manner, 'after') === null ? link : 0);
  if (counted !== null) next = counted.next;
  const read = unit?.read ?? { ...NO_UNIT, ...(counted && { of: counted.of }) };
  const [lower, upper] = found.meaning.map((end) => timesPowerOfTen(end, exponent + read.exponent));
  const figures = read.codes.map((code): Figure => ({
    kind: 'order_of_magnitude',
    asWritten: text.slice(tokens[at]?.start, tokens[next - 1]?.end),
    point: null,
    lower: lower ?? null,
    lowerInclusive: true,
    upper: upper ?? null,
    upperInclusive: false,
    stated: { lower: lower ?? null, upper: upper ?? null },
    uncapped: null,
    unit: code,
    ...(read.of !== undefined && { of: read.of }),
    policy: 'stated',
    hedges: [],
    direction: null,
    assumed: read.assumed ? ['currency'] : [],
  }));
  return {
    ...{
      figures,
      unit: read,
      bare: false,
      scaled: true,
      hedged: false,
      range: true,
      change: false,
      weak: false,
    },
    ...{ open: false, places: 0, doubtful: false, from: at, next },
  };
}
