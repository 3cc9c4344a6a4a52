import type { Span } from './period-span.js';
import { stated, yearNumber } from './period-span.js';

const DECADE = /^(?:(?:the|den|die|der) )?(?<year>\d{3}0)(?:['’]?s|er(?:[- ]jahren?)?)$/;

/**
 * The days of "the 2010s" and "die 2010er Jahre"; empty for anything else. "The 2000s" may be a century as well. The
 * nineties of no century are not read.
 *
 * @param words in lower case with single spaces
 * @throws Refusal `unreadable-period` for a decade that does not exist
 */
export function decades(words: string): readonly Span[] {
  const digits = DECADE.exec(words)?.groups?.['year'];
  if (digits === undefined) return [];
  const first = yearNumber(digits);
  const lengths = first % 100 === 0 ? [10, 100] : [10];
  return lengths.map((years) => stated({ start: `${first}-01-01`, end: `${yearNumber(String(first + years))}-01-01` }));
}
