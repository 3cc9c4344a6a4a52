import { dayOf, isCalendarDate } from '../kernel/calendar-date.js';
import { Refusal } from '../kernel/refusal.js';
import { unspecified } from './calendar-words.js';
import { dayOrder } from './day-order.js';
import type { Readings } from './figure.js';
import type { FiscalCalendar, Period } from './period.js';
import type { Span, Times } from './period-span.js';
import { impossible } from './period-span.js';
import { periodText } from './period-text.js';
import type { Relation } from './period-words.js';
import { relationsIn } from './period-words.js';
import { spansOf } from './spans.js';
import { yearlessSpans } from './yearless.js';

/** What is known of a period apart from its words. */
export interface PeriodOptions {
  /**
   * BCP 47. English and German are both understood whatever it says: their words for time do not collide. Its region
   * decides whether `03/04/2025` is in March or April; without one that is ambiguous in English and in no language.
   */
  readonly language?: string | null;
  /** The fiscal calendar of the subject; without it years are calendar years. */
  readonly fiscalCalendar?: FiscalCalendar | null;
  /** When it was said, a day or an RFC 3339 moment: what "last year" is counted from. */
  readonly statedOn?: string | null;
}

const LONGEST_TEXT = 200;
const DAYS = /^(\d{4,}-\d{2}-\d{2}) ?\/ ?(\d{4,}-\d{2}-\d{2})$/;

/**
 * Reads when a value holds (domain rules §4), in English or German.
 *
 * `until` a day ends before that day; `by` a time includes it, `before` does not; `as of` a month is that month. A bare
 * year, half or quarter of a subject whose fiscal year is not the calendar year gives both readings, the calendar's first.
 * "Last year" and what has no year ("in the third quarter") need `statedOn` and are `inferred`. "Early", "mid" and "end of" are
 * wide instants, `inferred` too: of a year its first, its two middle and its last quarter. What is not understood gives no reading.
 * @throws Refusal `unreadable-period` for more than 200 characters, days and years that do not exist, a stretch that ends
 *   before it begins, and a fiscal label of a subject without a fiscal calendar
 * @throws RangeError if `statedOn` is neither a day nor a moment
 */
export function readPeriod(text: string, options: PeriodOptions = {}): Readings<Period> {
  if (text.length > LONGEST_TEXT) {
    throw new Refusal('unreadable-period', `A period has at most ${LONGEST_TEXT} characters, this has ${text.length}.`);
  }
  const times: Times = {
    own: options.fiscalCalendar ?? null,
    today: options.statedOn ? dayOf(options.statedOn).day : null,
    order: dayOrder(options.language ?? null),
  };
  const { label, words } = periodText(text);
  if (unspecified.has(words)) return several([period('unspecified', null, null, null)]);
  const days = DAYS.exec(words);
  if (days !== null) return several([period('duration', real(days[1]), real(days[2]), label)]);
  try {
    return several(periodsOf(words, label, times));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('unreadable-period', 'A period lies within the years 1000 to 9999.');
  }
}

function periodsOf(words: string, label: string, times: Times): readonly Period[] {
  const meanings = relationsIn(words);
  for (const read of [spansOf, yearlessSpans]) {
    for (const { relation, rest } of meanings) {
      const periods = read(rest, times).flatMap((span) => related(relation, span, label));
      if (periods.length > 0) return periods;
    }
  }
  return [];
}

/** What "as of", "since" or "until" make of days. */
function related(relation: Relation, span: Span, label: string): readonly Period[] {
  const { start, end, unit, rolling, calendar } = span;
  const exactStart = unit === 'day' || unit === 'stretch' || unit === 'start';
  const exactEnd = unit === 'day' || unit === 'stretch' || unit === 'end';
  const make = (kind: Period['kind'], from: string | null, to: string | null, exact: boolean): Period => ({
    ...period(kind, from, to, label),
    certainty: exact ? span.certainty : 'inferred',
    calendar,
  });
  const upTo = (day: string) => make('open', null, day, day === end ? exactEnd : exactStart);
  switch (relation) {
    case 'during': {
      const kind = unit === 'stretch' ? (rolling === true ? 'rolling' : 'duration') : 'instant';
      return [make(kind, start, end, exactStart && exactEnd)];
    }
    case 'as of':
      return [make('instant', start, end, exactStart && exactEnd)];
    case 'since':
      return [make('open', start, null, exactStart)];
    case 'after':
      return [make('open', end, null, exactEnd)];
    case 'by':
      return unit === 'start' ? [upTo(start), upTo(end)] : [upTo(end)];
    case 'before':
      return [upTo(unit === 'end' ? end : start)];
    case 'until':
      if (unit === 'day') return [upTo(start)];
      // "Until 2025" may or may not include it.
      return unit === 'end' ? [upTo(end)] : [upTo(start), upTo(end)];
  }
}

function period(kind: Period['kind'], start: string | null, end: string | null, label: string | null): Period {
  if (start !== null && end !== null && start >= end) {
    throw new Refusal('unreadable-period', `A period ends after it begins, but ${end} is not after ${start}.`);
  }
  return { kind, start, end, label, certainty: 'stated', calendar: 'calendar' };
}

function real(date = ''): string {
  if (isCalendarDate(date)) return date;
  throw impossible(date);
}

function several(made: readonly Period[]): Readings<Period> {
  const first = (one: Period) => made.find(({ start, end }) => start === one.start && end === one.end);
  const readings = made.filter((one) => first(one) === one);
  return { readings, ambiguous: readings.length > 1 };
}
