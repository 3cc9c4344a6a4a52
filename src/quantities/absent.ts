import type { Quantity, Wording } from './found-quantity.js';
import type { Manner } from './manner.js';
import { phraseAt } from './phrase-book.js';
import { NO_UNIT } from './unit-at.js';

/** Reads a text that says that there is no number: "undisclosed", "keine". Its unit is `1`, its interval has no ends. */
export function absentFigure({ tokens, text }: Wording, { lexicon }: Manner): Quantity | null {
  const found = phraseAt(lexicon.absent, tokens, 0);
  if (found?.length !== tokens.length) return null;
  const figure = {
    ...{ kind: found.meaning, asWritten: text.trim(), point: null, lower: null, lowerInclusive: false, upper: null },
    ...{ upperInclusive: false, stated: { lower: null, upper: null }, uncapped: null, unit: '1' },
    ...({ policy: 'stated', hedges: [], direction: null, assumed: [] } as const),
  };
  return {
    ...{
      figures: [figure],
      unit: NO_UNIT,
      bare: false,
      scaled: false,
      hedged: false,
      range: false,
      change: false,
    },
    ...{ weak: false, open: false, places: 0, doubtful: false, from: -1, next: tokens.length },
  };
}
