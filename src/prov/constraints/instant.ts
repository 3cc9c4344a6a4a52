const DATE_TIME = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/u;
const MINUTE = 60_000;

/** Minutes that a time zone is ahead of UTC. */
function aheadOf(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * What two xsd:dateTime have in common that are the same instant: `2012-03-02T10:30:00Z` and `2012-03-02T11:30:00.0+01:00`.
 *
 * A time without a zone is its own only: it may be any of a day's. What is no xsd:dateTime stays as it was written.
 */
export function sameInstant(lexical: string): string {
  const match = DATE_TIME.exec(lexical.trim());
  if (!match) return lexical;
  const [, year = '', month, day, hour, minute, second, fraction = '', zone] = match;
  if (year.length > 6) return lexical;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  const utc = date.getTime() - (zone === undefined ? 0 : aheadOf(zone) * MINUTE);
  return `${String(utc / 1000)}.${fraction.replace(/0+$/u, '')}${zone === undefined ? ' local' : ''}`;
}
