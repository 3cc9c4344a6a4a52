import { canonicalDecimal } from '../kernel/decimal.js';
import type { Numeral } from './numeral.js';
import { MOST_DIGITS } from './numeral.js';

const SIGNIFICANT = 15;
/** Digits of the base, so that no power is too large to be made. */
const LONGEST_BASE = 20;

/** A number raised to a whole power, rounded to 15 significant digits; null where it has more than 100 digits. */
export function powerOf({ value, places }: Numeral, power: number): { value: string; places: number } | null {
  const digits = BigInt(value.replace('.', ''));
  const size = Math.abs(power);
  if (value.length > LONGEST_BASE || digits === 0n) return null;
  const raised = digits ** BigInt(size);
  const point = 10n ** BigInt(places * size);
  const [top, bottom] = power < 0 ? [point, raised] : [raised, point];
  const leading = (top / bottom).toString();
  if (leading.length > MOST_DIGITS) return null;
  const whole = leading === '0' ? 0 : leading.length;
  let after = Math.max(0, SIGNIFICANT - whole);
  if (whole === 0) for (let scaled = top * 10n; scaled < bottom && after < MOST_DIGITS; scaled *= 10n) after += 1;
  const exact = top % bottom === 0n;
  if (exact || after === 0) return { value: leading, places: 0 };
  const rounded = (top * 10n ** BigInt(after + 1)) / bottom;
  const text = ((rounded + 5n) / 10n).toString().padStart(after + 1, '0');
  const decimal = canonicalDecimal(`${text.slice(0, -after)}.${text.slice(-after)}`);
  return { value: decimal, places: Math.min(2, after) };
}
