import { calendarsOf } from './counted-days.js';
import { datedDays } from './dated-day.js';
import { decades } from './decade.js';
import { fiscalYear, fiscalYearOf } from './fiscal-year.js';
import { daysOfPart, partOf } from './part-of-span.js';
import { spansEnding } from './period-end.js';
import type { Span, Times } from './period-span.js';
import { relativeSpans } from './relative-span.js';
import { spansBetween } from './span-between.js';
import { yearSpans } from './time-span.js';

const LEADING =
  /^(?:in|im|during|over|throughout|for|within|innerhalb|während|für|auf)(?: (?:the|den|der|dem|des|das|die))? (?=.)/;

/**
 * All days that an expression of time may name, in English or German: dates, months, weeks, quarters, halves, years and
 * decades, parts of them, what lies between two, what is named by its end, and what is counted from the day of the
 * statement. Empty where it is none; several where it is open which is meant.
 *
 * @param words as `periodText` makes them
 * @throws Refusal `unreadable-period` for what does not exist and for fiscal labels that cannot be resolved
 * @throws RangeError where the result leaves the years 1000 to 9999
 */
export function spansOf(words: string, times: Times): readonly Span[] {
  const bare = words.replace(LEADING, '');
  const simple = simpleSpans(bare, times);
  if (simple.length > 0) return simple;
  return spansBetween(bare, (side) => simpleSpans(side, times));
}

/** Everything but what lies between two. */
function simpleSpans(words: string, times: Times): readonly Span[] {
  const read = (text: string) => withParts(text, times);
  const spans = read(words);
  return spans.length > 0 ? spans : spansEnding(words, { ...times, read, yearsOf: (day) => yearsOf(day, times) });
}

function withParts(words: string, times: Times): readonly Span[] {
  const plain = plainSpans(words, times);
  const part = plain.length > 0 ? null : partOf(words);
  if (part === null) return plain;
  return plainSpans(part.rest, times).flatMap((span) => daysOfPart(span, part.place) ?? []);
}

function plainSpans(words: string, times: Times): readonly Span[] {
  for (const read of [relativeSpans, datedDays, yearSpans, decades]) {
    const spans = read(words, times);
    if (spans.length > 0) return spans;
  }
  return [];
}

function yearsOf(day: string, { own }: Times): readonly (readonly [string, Span['calendar']])[] {
  return calendarsOf(own).map(([of, calendar]) => [fiscalYear(of, fiscalYearOf(of, day)).start, calendar] as const);
}
