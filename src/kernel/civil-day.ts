/** A day of the Gregorian calendar in three numbers; months and days count from 1. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The calendar repeats after 400 years of so many days. */
const DAYS_OF_CYCLE = 146_097;
const YEARS_OF_CYCLE = 400;
const ZERO = 48;

/** The day that is written `YYYY-MM-DD`, in the years 1000 to 9999; null where that is no day, or it is written otherwise. */
export function civilDayIn(text: string): CivilDay | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const [year, month, day] = [numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, 10)];
  const exists = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : null;
}

/** How the day is written. Takes years of four digits. */
export function civilDayText({ year, month, day }: CivilDay): string {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** How many days the month has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The number of the day, counted from 1 March of the year 0, which is 0. */
export function numberOfDay({ year, month, day }: CivilDay): number {
  // Years that begin in March end with the day that only leap years have.
  const since = month > 2 ? year : year - 1;
  const [whole, quarters, centuries] = [since * 365, Math.floor(since / 4), Math.floor(since / 100)];
  return whole + quarters - centuries + Math.floor(since / YEARS_OF_CYCLE) + daysBefore((month + 9) % 12) + day - 1;
}

/** The day of a number. The reverse of {@link numberOfDay}. */
export function dayOfNumber(number: number): CivilDay {
  const cycle = Math.floor(number / DAYS_OF_CYCLE);
  const left = number - cycle * DAYS_OF_CYCLE;
  // The days that leap years have more, taken out: 1,460 after four years, 36,524 after a century, 146,096 at the end.
  const regular = left - Math.floor(left / 1460) + Math.floor(left / 36_524) - Math.floor(left / (DAYS_OF_CYCLE - 1));
  const since = Math.floor(regular / 365);
  const inYear = left - (since * 365 + Math.floor(since / 4) - Math.floor(since / 100));
  const later = Math.floor((5 * inYear + 2) / 153);
  const month = later < 10 ? later + 3 : later - 9;
  return {
    year: cycle * YEARS_OF_CYCLE + since + (month <= 2 ? 1 : 0),
    month,
    day: inYear - daysBefore(later) + 1,
  };
}

/** How many days of a year that begins in March lie before a month so many months after it: 153 in every five. */
const daysBefore = (months: number): number => Math.floor((153 * months + 2) / 5);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % YEARS_OF_CYCLE === 0);

/** The number that the digits are; NaN where something else stands there. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}
