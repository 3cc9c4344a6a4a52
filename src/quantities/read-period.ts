import { addMonths, dayOf, isCalendarDate } from '../kernel/calendar-date.js';
import { Refusal } from '../kernel/refusal.js';
import { unspecified } from './calendar-words.js';
import type { Readings } from './figure.js';
import type { Days } from './fiscal-year.js';
import { calendarYear, fiscalQuarters, fiscalYear, fiscalYearOf, isCalendarYear } from './fiscal-year.js';
import type { FiscalCalendar, Period } from './period.js';
import { durationEndingOn } from './period-end.js';
import type { TimeSpan } from './time-span.js';
import { timeSpanOf } from './time-span.js';

/** What is known of a period apart from its words. */
export interface PeriodOptions {
  /** BCP 47. English and German are both understood whatever it says: their words for time do not collide. */
  readonly language?: string | null;
  /** The fiscal calendar of the subject; without it years are calendar years. */
  readonly fiscalCalendar?: FiscalCalendar | null;
  /** When it was said, a day or an RFC 3339 moment: what "last year" is counted from. */
  readonly statedOn?: string | null;
}

const LONGEST_TEXT = 200;
const NONE: Readings<Period> = { readings: [], ambiguous: false };

const AS_OF = /^(?:as of|as at|at|on|stand|stand vom|zum|per|am|stichtag) (?:the )?(.+)$/;
const FROM = /^(?:from|since|starting|seit|seit dem|ab|ab dem|vom) (.+)$/;
const UNTIL = /^(?:until|till|bis|bis zum) (.+)$/;
const BY = /^(?:by|bis spätestens|spätestens) (?:the )?(.+)$/;
const BEFORE = /^(?:before|vor|vor dem) (?:the )?(.+)$/;
const RANGE = /^(\d{4,}-\d{2}-\d{2}) ?\/ ?(\d{4,}-\d{2}-\d{2})$/;
const RELATIVE =
  /^(?:in |im |the )?(last|previous|this|the current|letzte[smnr]?|vergangene[smnr]?|vorige[smnr]?|diese[smnr]?|laufende[smnr]?) (year|quarter|month|jahr|quartal|monat)$/;

/**
 * Reads when a value holds (domain rules §4), in English or German.
 *
 * `until` a day ends before that day; `by` a time includes it, `before` does not; `as of` a month is that month. A bare
 * year, half or quarter of a subject whose fiscal year is not the calendar year gives both readings, the calendar's first.
 * "Last year" needs `statedOn` and is `inferred`. What is not understood gives no reading.
 * @throws Refusal `unreadable-period` for more than 200 characters, days and years that do not exist, a stretch that ends
 *   before it begins, and a fiscal label of a subject without a fiscal calendar
 * @throws RangeError if `statedOn` is neither a day nor a moment
 */
export function readPeriod(text: string, options: PeriodOptions = {}): Readings<Period> {
  if (text.length > LONGEST_TEXT) {
    throw new Refusal('unreadable-period', `A period has at most ${LONGEST_TEXT} characters, this has ${text.length}.`);
  }
  const label = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const words = label
    .toLowerCase()
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/[.,]$/, '');
  if (unspecified.has(words)) return one(period('unspecified', null, null, null));
  const stretch = RANGE.exec(words);
  if (stretch !== null) return one(period('duration', real(stretch[1]), real(stretch[2]), label));
  const relative = RELATIVE.exec(words);
  if (relative !== null) return relativePeriods(relative, label, options);
  const ended = durationEndingOn(words, options.fiscalCalendar ?? null);
  if (ended !== null) return one({ ...period('duration', ended.days.start, ended.days.end, label), ...ended.marks });

  const asOf = spanAfter(AS_OF, words);
  if (asOf !== null) return readings(asOf, options, ({ start, end }) => period('instant', start, end, label));
  const from = spanAfter(FROM, words);
  if (from !== null) return readings(from, options, ({ start }) => period('open', start, null, label));
  const by = spanAfter(BY, words);
  if (by !== null) return readings(by, options, ({ end }) => period('open', null, end, label));
  const before = spanAfter(BEFORE, words);
  if (before !== null) return readings(before, options, (days) => period('open', null, edge(before, days), label));
  const until = spanAfter(UNTIL, words);
  if (until !== null) {
    const exclusive = readings(until, options, (days) => period('open', null, edge(until, days), label));
    if (until.type === 'days' && (until.unit === 'day' || until.unit === 'end')) return exclusive;
    // "Until 2025" may or may not include it.
    return several([
      ...exclusive.readings,
      ...readings(until, options, ({ end }) => period('open', null, end, label)).readings,
    ]);
  }
  const span = timeSpanOf(words.replace(/^(?:in|im|during|for) (?:the )?/, ''));
  if (span === null) return NONE;
  const instant = span.type === 'days' && (span.unit === 'day' || span.unit === 'end');
  return readings(span, options, ({ start, end }) => period(instant ? 'instant' : 'duration', start, end, label));
}

/** Where "before" ends: before the first day, but before the end of a year at its end. */
function edge(span: TimeSpan, { start, end }: Days): string {
  return span.type === 'days' && span.unit === 'end' ? end : start;
}

function spanAfter(pattern: RegExp, words: string): TimeSpan | null {
  const rest = pattern.exec(words)?.[1];
  return rest === undefined ? null : timeSpanOf(rest);
}

function readings(span: TimeSpan, { fiscalCalendar }: PeriodOptions, make: (days: Days) => Period): Readings<Period> {
  if (span.type === 'days') return one(make(span.days));
  const own = fiscalCalendar ?? null;
  if (span.fiscal && own === null) {
    throw new Refusal(
      'unreadable-period',
      `The days of fiscal ${span.year} are not known: record the fiscal calendar of the subject first.`,
    );
  }
  const fiscal = (calendar: FiscalCalendar) =>
    daysOf(span, calendar).map((days): Period => ({ ...make(days), calendar: 'fiscal' }));
  if (span.fiscal && own !== null) return several(fiscal(own));
  const plain = daysOf(span, calendarYear).map(make);
  return several(own === null || isCalendarYear(own) ? plain : [...plain, ...fiscal(own)]);
}

function daysOf(span: Exclude<TimeSpan, { type: 'days' }>, calendar: FiscalCalendar): readonly Days[] {
  if (span.type === 'quarters') return fiscalQuarters(calendar, span.year, span.from, span.count);
  if (calendar.rule !== undefined && span.count % 3 === 0)
    return fiscalQuarters(calendar, span.year, 1, span.count / 3);
  const { start } = fiscalYear(calendar, span.year);
  return [{ start, end: addMonths(start, span.count) }];
}

function relativePeriods(
  [, which = '', unit = '']: RegExpExecArray,
  label: string,
  options: PeriodOptions,
): Readings<Period> {
  if (options.statedOn === undefined || options.statedOn === null) return NONE;
  const { day } = dayOf(options.statedOn);
  const back = /^(this|the current|diese|laufende)/.test(which) ? 0 : 1;
  const inferred = (made: Period): Period => ({ ...made, certainty: 'inferred' });
  const make = ({ start, end }: Days) => inferred(period('duration', start, end, label));
  if (/^mon/.test(unit)) {
    const start = addMonths(`${day.slice(0, 7)}-01`, -back);
    return one(make({ start, end: addMonths(start, 1) }));
  }
  const span = (calendar: FiscalCalendar): readonly Days[] => {
    const year = fiscalYearOf(calendar, day);
    if (/^(year|jahr)$/.test(unit)) return [fiscalYear(calendar, year - back)];
    const all = [year - 1, year].flatMap((of) =>
      [1, 2, 3, 4].flatMap((n) => fiscalQuarters(calendar, of, n, 1).slice(0, 1)),
    );
    const now = all.findIndex(({ start, end }) => start <= day && day < end);
    return all.slice(now - back, now - back + 1);
  };
  const own = options.fiscalCalendar ?? null;
  const fiscal = own === null || isCalendarYear(own) ? [] : span(own);
  return several([
    ...span(calendarYear).map(make),
    ...fiscal.map((days): Period => ({ ...make(days), calendar: 'fiscal' })),
  ]);
}

function period(kind: Period['kind'], start: string | null, end: string | null, label: string | null): Period {
  if (start !== null && end !== null && start >= end) {
    throw new Refusal('unreadable-period', `A period ends after it begins, but ${end} is not after ${start}.`);
  }
  return { kind, start, end, label, certainty: 'stated', calendar: 'calendar' };
}

function real(date = ''): string {
  if (isCalendarDate(date)) return date;
  throw new Refusal('unreadable-period', `There is no ${date.slice(0, 40)} in the calendar.`);
}

function one(reading: Period): Readings<Period> {
  return { readings: [reading], ambiguous: false };
}

function several(made: readonly Period[]): Readings<Period> {
  const distinct = [...new Map(made.map((reading) => [`${reading.start}/${reading.end}`, reading])).values()];
  return { readings: distinct, ambiguous: distinct.length > 1 };
}
