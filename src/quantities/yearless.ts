import { any, months } from './calendar-words.js';
import { calendarsOf } from './counted-days.js';
import { fiscalYearOf } from './fiscal-year.js';
import type { Span, Times } from './period-span.js';
import { which } from './relative-words.js';
import { spansOf } from './spans.js';

const named = any(months);
/** What is told by its place in a year: a month, a quarter, a half, a day. */
const PLACED = new RegExp(
  `(?:^|[ .–-])(?:${named}|q[1-4]|h[12]|[1-4]q|[12]h|quarter|quartals?|half|halbjahre?s?|hälfte|jahreshälfte|months|monaten?)\\.?$|` +
    `^\\d{1,2}\\. ?\\d{1,2}$|(?:${named})\\.? \\d{1,2}(?:st|nd|rd|th)?$`,
  'u',
);
const OF_YEAR = Object.entries(which).map(
  ([words, step]) =>
    [new RegExp(`^(.+?),? (?:of |in |im |des |vom )?(?:the )?(?:${words}) ?(?:year|jahre?s)$`, 'u'), step] as const,
);

/**
 * Days of an expression without the number of its year. "The third quarter of last year" is of the year before that of the
 * statement; "in the third quarter" and "bis Ende November" are the last that had begun and the next, because the words do
 * not tell which. Empty where the day of the statement is not known. Always inferred.
 *
 * @param words as `periodText` makes them
 */
export function yearlessSpans(words: string, times: Times): readonly Span[] {
  const { today, own } = times;
  if (today === null || /\d{3}/.test(words)) return [];
  for (const [pattern, step] of OF_YEAR) {
    const placed = pattern.exec(words)?.[1];
    if (placed === undefined || !PLACED.test(placed)) continue;
    return calendarsOf(own).flatMap(([of, calendar]) =>
      inYear(placed, fiscalYearOf(of, today) + step, times).filter((span) => span.calendar === calendar),
    );
  }
  if (!PLACED.test(words)) return [];
  const year = Number(today.slice(0, 4));
  // A fiscal year may be named after the year in which it ends.
  const spans = [year - 1, year, year + 1, year + 2].flatMap((of) => inYear(words, of, times));
  return (['calendar', 'fiscal'] as const).flatMap((calendar) => {
    const ofCalendar = spans.filter((span) => span.calendar === calendar);
    const begun = ofCalendar.findLast(({ start }) => start <= today);
    const next = ofCalendar.find(({ start }) => start > today);
    return [begun, next].filter((span) => span !== undefined);
  });
}

function inYear(words: string, year: number, times: Times): readonly Span[] {
  return spansOf(`${words} ${year}`, { ...times, today: null }).map((span): Span => ({
    ...span,
    certainty: 'inferred',
  }));
}
