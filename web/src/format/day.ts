import type { Reader } from './reader.js';

/** How a locale writes days, months and moments. Making a format takes longer than using it, and a graph has hundreds of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A calendar day in the reader's locale: `31 Oct 2025`, `31.10.2025`. */
export function formatDay(day: string, reader: Reader): string {
  return days(reader).format(utc(day));
}

/** Two calendar days, both included, without repeating what they share. */
export function formatDays(first: string, last: string, reader: Reader): string {
  return days(reader).formatRange(utc(first), utc(last));
}

/** The months from one day to another, both included: `Jan – Sept 2025`. */
export function formatMonths(first: string, last: string, reader: Reader): string {
  const months = formatOf(reader, 'months', { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return months.formatRange(utc(first), utc(last));
}

/** A moment (RFC 3339) in the reader's own time zone, which is named. */
export function formatMoment(moment: string, reader: Reader): string {
  const form: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  };
  return formatOf(reader, 'moment', form).format(new Date(moment));
}

/** The day before: turns the open end of a period into its last day. */
export function dayBefore(day: string): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function days(reader: Reader): Intl.DateTimeFormat {
  return formatOf(reader, 'days', { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
}

function formatOf({ locale }: Reader, name: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, form);
  formats.set(key, format);
  return format;
}

/** Calendar days have no time zone; UTC keeps them from moving. */
function utc(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}
