import { addDays, addMonths, daysBetween } from '../kernel/calendar-date.js';
import type { Days } from './fiscal-year.js';
import type { Span } from './period-span.js';

type Place = 'start' | 'early' | 'middle' | 'late' | 'end';

const link = '[ -](?:in |of |im |von )?';
const PLACES: readonly (readonly [RegExp, Place])[] = [
  place('beginning of|start of|begin of|anfang|beginn|zu beginn|zu beginn von', 'start'),
  place('early(?: in)?|frühes', 'early'),
  place('middle of|mid|mitte', 'middle'),
  place('late(?: in)?|latter part of|spätes', 'late'),
  place('end of|end|ende', 'end'),
];

/** "Year-end 2025", "Jahresende", "zum Quartalsende": the place and the unit in one word, which are taken apart. */
const COMPOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:the )?(?:calendar )?year[ -]?end(?=$| )/, 'end of the year'],
  [/^(?:zum |das )?jahresende/, 'end of the year'],
  [/^(?:zum |das )?jahres(?:anfang|beginn)/, 'beginning of the year'],
  [/^(?:zur |die )?jahresmitte/, 'middle of the year'],
  [/^(?:the )?month[ -]?end(?=$| )|^(?:zum )?monatsende/, 'end of the month'],
  [/^(?:the )?quarter[ -]?end(?=$| )|^(?:zum )?quartalsende/, 'end of the quarter'],
];

/** A part of what the rest of the words name. */
export interface Part {
  readonly place: Place;
  /** "2026" of "mid-2026". */
  readonly rest: string;
}

/** Takes "early", "mid-", "Ende" and the like off an expression of time; null where there is none. */
export function partOf(words: string): Part | null {
  const [pattern, plain = ''] = COMPOUNDS.find(([compound]) => compound.test(words)) ?? [];
  const spread = pattern === undefined ? words : words.replace(pattern, plain).replace(/ the year (?=\S)/, ' ');
  for (const [form, at] of PLACES) {
    const rest = form.exec(spread)?.[1];
    if (rest !== undefined) return { place: at, rest };
  }
  return null;
}

/**
 * The days of a part: of a year its first, its two middle and its last quarter, of a longer or shorter stretch its thirds
 * (of a month the 1st, the 11th and the 21st on). Such words are vague: these days hold what they may mean, so that nothing is narrowed
 * that was not said. Null for a part of a day, or of a part.
 */
export function daysOfPart(span: Span, at: Place): Span | null {
  if (span.unit !== 'stretch') return null;
  const { start, end } = span;
  const [early, late] = cuts(span);
  const days: Readonly<Record<Place, Days>> = {
    start: { start, end: early },
    early: { start, end: early },
    middle: { start: early, end: late },
    late: { start: late, end },
    end: { start: late, end },
  };
  return { ...span, ...days[at], unit: at === 'start' || at === 'end' ? at : 'part' };
}

function cuts({ start, end }: Days): readonly [string, string] {
  const length = daysBetween(start, end);
  // 30.4 days are the mean of a month; a 52/53-week year is a year.
  const months = Math.round(length / 30.4);
  const step = months === 12 ? 3 : months % 3 === 0 ? months / 3 : 0;
  if (step > 0) return [addMonths(start, step), addMonths(end, -step)];
  const third = months === 1 ? 10 : Math.max(1, Math.floor(length / 3));
  return [addDays(start, third), addDays(start, 2 * third)];
}

function place(words: string, at: Place): readonly [RegExp, Place] {
  return [new RegExp(`^(?:the |very |zum |am )?(?:${words})${link}(.+)$`, 'u'), at];
}
