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

const GROUPED = /^[1-9]\d{0,2}(?:([.,'\u2019\u202f ])\d{3})(?:\1\d{3})*$/;
const INDIAN = /^[1-9]\d?(?:,\d{2})+,\d{3}$/;

/**
 * Reads the digits and separators of a number; null where no convention gives one reading.
 *
 * A single group of three (`1.234`) is read by the convention asked for. What only the other convention can read (`1,4`
 * in English) is read by that, and marked `foreign`. No leading zeros but the one before a fraction.
 */
export function numeralOf(written: string, decimal: DecimalSign): Numeral | null {
  if (/^\d+$/.test(written)) return whole(written, false);
  const group = decimal === '.' ? ',' : '.';
  return (
    separated(written, decimal, group) ?? (written.includes(group) ? mark(separated(written, group, decimal)) : null)
  );
}

function separated(written: string, decimal: DecimalSign, group: DecimalSign): Numeral | null {
  const at = written.indexOf(decimal);
  const front = at < 0 ? written : written.slice(0, at);
  const fraction = at < 0 ? '' : written.slice(at + 1);
  if (at >= 0 && !/^\d+$/.test(fraction)) return null;
  const separator = GROUPED.exec(front)?.[1];
  if (separator === decimal) return null;
  const indian = group === ',' && INDIAN.test(front);
  if (separator === undefined && !indian && !/^(0|[1-9]\d*)$/.test(front)) return null;
  const digits = front.replace(/\D/g, '');
  if (at < 0) return whole(digits, false);
  return { value: canonicalDecimal(`${digits}.${fraction}`), places: fraction.length, foreign: false };
}

function whole(digits: string, foreign: boolean): Numeral | null {
  return /^0\d/.test(digits) ? null : { value: canonicalDecimal(digits), places: 0, foreign };
}

function mark(numeral: Numeral | null): Numeral | null {
  return numeral && { ...numeral, foreign: true };
}

/**
 * Whether a scale word may be of the other scale than its text's language says: a German text that writes "billion" as
 * English does, an English one that writes `1,4 billion` as German does. Case is as written.
 */
export function isDoubtfulScale(numeral: Numeral, word: string, language: string): boolean {
  if (!/^(billion|trillion)$/i.test(word)) return false;
  if (language === 'en') return numeral.foreign;
  return language === 'de' && (numeral.foreign || !/^[BT]/.test(word) || numeral.value !== '1');
}
