import type { Period } from '../api/figure.js';
import { dayBefore, formatDay, formatDays, formatMonths } from './day.js';
import type { Reader } from './reader.js';

const words = {
  en: { on: 'as of', since: 'since', before: 'before', none: 'not stated', half: (n: number) => `H${n}` },
  de: { on: 'Stand', since: 'seit', before: 'vor dem', none: 'nicht angegeben', half: (n: number) => `${n}. Halbjahr` },
} as const;

/**
 * What a period is called: `2025`, `Q3 2025`, `as of 3 Nov 2025`, `since 28 Oct 2025`. A fiscal label keeps its name, as
 * its dates are not what it says; other periods are named after their dates, in the reader's language.
 */
export function periodName(period: Period, reader: Reader): string {
  const { start, end, kind, label, calendar } = period;
  const say = words[reader.language];
  if (start === null && end === null) return label ?? say.none;
  if (end === null) return `${say.since} ${formatDay(start ?? '', reader)}`;
  if (start === null) return `${say.before} ${formatDay(end, reader)}`;
  if (kind === 'instant') return `${say.on} ${formatDay(dayBefore(end), reader)}`;
  if (calendar === 'fiscal' && label) return label;
  return spanName(start, end, reader);
}

/** The first and the last day of a period that has both and is not a single day: `1 Jan – 31 Dec 2025`; else null. */
export function periodDates({ start, end, kind }: Period, reader: Reader): string | null {
  if (start === null || end === null || kind === 'instant') return null;
  return formatDays(start, dayBefore(end), reader);
}

/** What closed–open dates are called: `2026`, `H1 2026`, `Q3 2025`, `Dec 2026`, `3 Nov 2025`, `1 Jan – 9 Nov 2025`. */
export function spanName(start: string, end: string, reader: Reader): string {
  const [year = '', month = ''] = start.split('-');
  const [endYear = '', endMonth = ''] = end.split('-');
  if (!start.endsWith('-01') || !end.endsWith('-01')) return formatDays(start, dayBefore(end), reader);
  const first = Number(month) - 1;
  const months = (Number(endYear) - Number(year)) * 12 + Number(endMonth) - 1 - first;
  if (months === 12 && first === 0) return year;
  if (months === 6 && first % 6 === 0) return `${words[reader.language].half(first / 6 + 1)} ${year}`;
  if (months === 3 && first % 3 === 0) return quarterName(first / 3 + 1, year, reader);
  return formatMonths(start, dayBefore(end), reader);
}

function quarterName(quarter: number, year: string, { language }: Reader): string {
  return language === 'de' ? `${quarter}. Quartal ${year}` : `Q${quarter} ${year}`;
}
