import { canonicalDecimal } from '../kernel/decimal.js';

/** Which sign stands before the fraction. */
export type DecimalSign = '.' | ',';

/** A number as it was written, before any scale word. Never negative. */
export interface Numeral {
  readonly value: string;
  /** How many digits stand after the decimal sign. */
  readonly places: number;
  /** Whether only the other convention than the one asked for could read it. */
  readonly foreign: boolean;
}

/** Longer numbers are no figures of the news (kernel/decimal refuses them too). */
export const MOST_DIGITS = 100;

const GROUPED = /^[1-9]\d{0,2}(?:([.,'\u202f ])\d{3})(?:\1\d{3})*$/;
const INDIAN = /^[1-9]\d?(?:,\d{2})+,\d{3}$/;
const DIGITS = /^\d+$/;

/**
 * Reads the digits and separators of a number; null where no convention gives one reading, or there are more than 100 digits.
 *
 * A single group of three (`1.234`) is read by the convention asked for. What only the other convention can read (`1,4`
 * in English) is read by that, and marked `foreign`. No leading zeros but the one before a fraction.
 */
export function numeralOf(written: string, decimal: DecimalSign): Numeral | null {
  if (written.length > 2 * MOST_DIGITS) return null;
  if (DIGITS.test(written)) return whole(written);
  const group = decimal === '.' ? ',' : '.';
  const own = separated(written, decimal, group);
  if (own !== null || !written.includes(group)) return own;
  const other = separated(written, group, decimal);
  return other && { ...other, foreign: true };
}

/** How many digits a number has, whatever stands between them. */
export function digitsIn(written: string): number {
  let count = 0;
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    if (code >= 48 && code <= 57) count += 1;
  }
  return count;
}

function separated(written: string, decimal: DecimalSign, group: DecimalSign): Numeral | null {
  const at = written.indexOf(decimal);
  const front = at < 0 ? written : written.slice(0, at) || '0';
  const fraction = at < 0 ? '' : written.slice(at + 1);
  if (at >= 0 && !DIGITS.test(fraction)) return null;
  const separator = GROUPED.exec(front)?.[1];
  if (separator === decimal) return null;
  const indian = group === ',' && INDIAN.test(front);
  if (separator === undefined && !indian && !/^(0|[1-9]\d*)$/.test(front)) return null;
  const digits = front.replace(/\D/g, '');
  if (digits.length + fraction.length > MOST_DIGITS) return null;
  if (at < 0) return whole(digits);
  return { value: canonicalDecimal(`${digits}.${fraction}`), places: fraction.length, foreign: false };
}

function whole(digits: string): Numeral | null {
  if (digits.length > MOST_DIGITS || /^0\d/.test(digits)) return null;
  return { value: digits, places: 0, foreign: false };
}
