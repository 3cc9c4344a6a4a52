import type { Reader } from './reader.js';

/** A compact number keeps at most this many digits after the point; one that needs more is written out instead. */
const COMPACT_FRACTION = 3;

/** Short-scale words in English, long-scale in German: a German Billion is an English trillion. */
const scales: readonly { readonly exponent: number; readonly en: string; readonly de: readonly [string, string] }[] = [
  { exponent: 15, en: 'quadrillion', de: ['Billiarde', 'Billiarden'] },
  { exponent: 12, en: 'trillion', de: ['Billion', 'Billionen'] },
  { exponent: 9, en: 'billion', de: ['Milliarde', 'Milliarden'] },
  { exponent: 6, en: 'million', de: ['Million', 'Millionen'] },
];

/** How a locale writes numbers, by locale. Making one takes longer than using it, and a long text has thousands of figures. */
const wholes = new Map<string, Intl.NumberFormat>();
const marks = new Map<string, string>();

/**
 * An exact decimal in the reader's locale, every digit kept. No binary float is involved: the whole part is grouped as a
 * `bigint`, the fraction is copied.
 *
 * @param decimal plain notation, as the API writes it: `-1234.5`
 */
export function formatDecimal(decimal: string, reader: Reader): string {
  const { negative, whole, fraction } = partsOf(decimal);
  const grouped = wholeOf(reader.locale).format(BigInt(whole));
  return `${negative ? '−' : ''}${grouped}${fraction ? decimalMark(reader) + fraction : ''}`;
}

/**
 * Numbers that belong together, in one scale: `['12.5', '13.5']` and `billion`. The scale is the largest in which none of
 * them needs more than three digits after the point, so that no digit is lost; below a million, and where no scale fits,
 * they are written out and `scale` is `''`.
 */
export function compact(decimals: readonly string[], reader: Reader): { numbers: string[]; scale: string } {
  const largest = Math.max(...decimals.map((decimal) => partsOf(decimal).whole.length - 1));
  const scale = scales.find(
    ({ exponent }) =>
      exponent <= largest &&
      decimals.every((decimal) => partsOf(shift(decimal, -exponent)).fraction.length <= COMPACT_FRACTION),
  );
  if (!scale) return { numbers: decimals.map((decimal) => formatDecimal(decimal, reader)), scale: '' };
  const mantissas = decimals.map((decimal) => shift(decimal, -scale.exponent));
  const one = mantissas.every((mantissa) => mantissa === '1' || mantissa === '-1');
  return {
    numbers: mantissas.map((mantissa) => formatDecimal(mantissa, reader)),
    scale: reader.language === 'en' ? scale.en : scale.de[one ? 0 : 1],
  };
}

/** Moves the decimal point `places` to the right, or to the left where negative: exact, in plain notation. */
export function shift(decimal: string, places: number): string {
  const { negative, whole, fraction } = partsOf(decimal);
  const digits = whole.padStart(Math.max(0, -places) + 1, '0') + fraction.padEnd(Math.max(0, places), '0');
  const point = digits.length - fraction.padEnd(Math.max(0, places), '0').length + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  const moved = right ? `${left}.${right}` : left;
  return negative && moved !== '0' ? `-${moved}` : moved;
}

function partsOf(decimal: string): { negative: boolean; whole: string; fraction: string } {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace(/^[-+]/, '').split('.');
  return { negative, whole: whole || '0', fraction };
}

function decimalMark({ locale }: Reader): string {
  const known = marks.get(locale);
  if (known) return known;
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(0);
  const mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  marks.set(locale, mark);
  return mark;
}

function wholeOf(locale: string): Intl.NumberFormat {
  const form = wholes.get(locale) ?? new Intl.NumberFormat(locale);
  wholes.set(locale, form);
  return form;
}
