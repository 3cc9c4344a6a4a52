import type { Interval } from './figure.js';

/** A computed interval is shown with so many digits of its width: more would say nothing that its other end does not. */
const DIGITS_OF_WIDTH = 2;

/** What is (nearly) a point is shown with so many digits: enough to tell figures apart that were printed. */
const DIGITS_OF_POINT = 12;

/**
 * An interval as short as is still true: its ends are moved outward to the digit that its width makes meaningful, never
 * inward. Ends that are short already stay as they are, and with them whether they belong to it.
 */
export function roundedOutward<Given extends Interval>(interval: Given): Given {
  const { lower, upper } = interval;
  const ends = [lower, upper].filter((end) => end !== null);
  if (ends.length === 0) return interval;
  const place = placeFor(ends);
  const [from, to] = [lower && roundedTo(lower, place, 'down'), upper && roundedTo(upper, place, 'up')];
  return {
    ...interval,
    lower: from,
    upper: to,
    lowerInclusive: interval.lowerInclusive || from !== lower,
    upperInclusive: interval.upperInclusive || to !== upper,
  };
}

/** A number to the nearest unit of the digit that the width of its interval makes meaningful; halves away from zero. */
export function roundedWithin(point: string, interval: Interval): string {
  const ends = [interval.lower, interval.upper].filter((end) => end !== null);
  return roundedTo(point, placeFor(ends.length === 2 ? ends : [point]), 'nearest');
}

/**
 * A decimal to a digit.
 *
 * @param place the power of ten of the last digit that is kept: `-2` keeps hundredths
 */
export function roundedTo(decimal: string, place: number, way: 'down' | 'up' | 'nearest'): string {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = BigInt(whole + fraction);
  const dropped = fraction.length + place;
  if (dropped <= 0) return decimal;
  const unit = 10n ** BigInt(dropped);
  const [kept, rest] = [digits / unit, digits % unit];
  const outward = way === 'nearest' ? rest * 2n >= unit : rest > 0n && (way === 'up') !== negative;
  return written(negative, kept + (outward ? 1n : 0n), place);
}

/** Digits at a place, in plain notation. */
function written(negative: boolean, digits: bigint, place: number): string {
  const text = place >= 0 ? String(digits * 10n ** BigInt(place)) : String(digits).padStart(1 - place, '0');
  const cut = place >= 0 ? text.length : text.length + place;
  const fraction = text.slice(cut).replace(/0+$/, '');
  const plain = fraction ? `${text.slice(0, cut)}.${fraction}` : text.slice(0, cut);
  return negative && digits !== 0n ? `-${plain}` : plain;
}

/** The last digit worth showing of ends that belong together. */
function placeFor(ends: readonly string[]): number {
  const largest = Math.max(...ends.map(magnitude));
  const places = Math.max(...ends.map((end) => end.split('.')[1]?.length ?? 0));
  const [low, high] = ends.map((end) => BigInt(end.replace('.', '') + '0'.repeat(places - fractionOf(end).length)));
  const width =
    low === undefined || high === undefined || low === high ? '' : String(high > low ? high - low : low - high);
  const leastOfPoint = largest - DIGITS_OF_POINT + 1;
  if (width) return Math.max(width.length - places - DIGITS_OF_WIDTH, leastOfPoint);
  return Number.isFinite(leastOfPoint) ? leastOfPoint : 0;
}

/** The power of ten of the first digit other than zero; minus infinity for zero, which has none. */
function magnitude(decimal: string): number {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const left = whole.replace(/^0+/, '');
  if (left) return left.length - 1;
  const first = fraction.search(/[^0]/);
  return first < 0 ? -Infinity : -first - 1;
}

function fractionOf(decimal: string): string {
  return decimal.split('.')[1] ?? '';
}
