import { multiply } from '../kernel/decimal.js';
import { figureOf } from './admissible.js';
import { ratioChange } from './change.js';
import type { Quantity, Wording } from './found-quantity.js';
import type { Manner } from './manner.js';
import { numberAt } from './number-at.js';
import type { Found } from './phrase-book.js';
import { phraseAt } from './phrase-book.js';
import { NO_UNIT } from './unit-at.js';

/**
 * Reads a factor that needs no comparison after it ("a tenfold increase", "um das Dreifache"): unit `1`, no direction, as
 * "3x" is; or a part by which something changed ("increased by a third", "cut by half"): a change in percent.
 */
export function foldAt(wording: Wording, at: number, manner: Manner): Quantity | null {
  const { lexicon } = manner;
  const fold = phraseAt(lexicon.folds, wording.tokens, at);
  if (fold !== undefined) {
    const end = at + fold.length;
    // "Das Doppelte von 5 Millionen": a multiple of what follows.
    if (
      phraseAt(lexicon.lists.measured, wording.tokens, end) ??
      phraseAt(lexicon.lists.prepositions, wording.tokens, end)
    ) {
      return null;
    }
    return changeOf(wording, at, end, fold.meaning, '1', null);
  }
  const direction = lexicon.changeWords.get(wording.tokens[at]?.key ?? '');
  const by = direction === undefined ? undefined : phraseAt(lexicon.lists.by, wording.tokens, at + 1);
  if (direction === undefined || by === undefined) return null;
  const way = direction === 'either' ? null : direction;
  // "En un tercio": the article belongs to the part, though it is in a longer word of amount too.
  for (const length of by.length > 1 ? [by.length, by.length - 1] : [1]) {
    const part = partAt(wording, at + 1 + length, manner);
    const end = at + 1 + length + (part?.length ?? 0);
    if (part !== null) return changeOf(wording, at, end, multiply(part.meaning, '100'), 'percent', way);
  }
  return null;
}

/** "Half", "a third", "two thirds" with nothing after it that it is a part of. */
function partAt({ tokens }: Wording, at: number, manner: Manner): Found<string> | null {
  const { lexicon } = manner;
  const { lists, scales, units, dozens } = lexicon;
  const listed = phraseAt(lexicon.changeParts, tokens, at);
  const number = tokens[at]?.type === 'word' ? numberAt(tokens, at, manner, false) : null;
  const worded = number === null || number === 'unreadable' || number.exponent !== 0 ? null : number;
  const part = listed ?? (worded && { meaning: worded.mantissa, length: worded.next - at });
  if (!part || !part.meaning.startsWith('0.')) return null;
  const end = at + part.length;
  const link = phraseAt(lists.fractionOf, tokens, end) ?? phraseAt(lists.unitLinks, tokens, end);
  const of = end + (link?.length ?? 0);
  const whole = [scales, units, dozens].some((book) => phraseAt<unknown>(book, tokens, of) !== undefined);
  return whole ? null : part;
}

function changeOf(
  { tokens, text }: Wording,
  from: number,
  next: number,
  value: string,
  unit: '1' | 'percent',
  direction: 'up' | 'down' | null,
): Quantity | null {
  const made = figureOf({
    kind: 'rounded',
    amounts: [{ mantissa: value, places: 0, exponent: 0, negative: false }],
    asWritten: text.slice(tokens[from]?.start, tokens[next - 1]?.end),
    unit,
    hedges: [],
    assumed: [],
    nonNegative: false,
    direction,
  });
  if (made === null) return null;
  return {
    ...{ figures: [ratioChange(made)], unit: { ...NO_UNIT, said: true }, bare: false, scaled: true, hedged: false },
    ...{ range: false, change: true, weak: false, open: false, places: 0, doubtful: false, from, next },
  };
}
