import type { Figure } from '../api/figure.js';
import type { Reader } from './reader.js';

/** Nothing but digits and what groups or divides them. */
const plain = /^[+−-]?\d[\d.,'’\s]*$/u;

const currency = /^[A-Z]{3}$/;

const percentage = /^[+−-]?\d[\d.,'’\s]*(?:%|percent|per cent|Prozent)$/iu;

/**
 * What to send for what somebody typed as another value of a figure. A number without a unit is taken in the unit of the
 * figure where no other is likely: it is a percentage or an amount of money, and as large as the figure to within one
 * digit. “11.5” beside 11.5 billion USD may be either.
 *
 * @returns null where a unit is missing
 */
export function inUnitOf(typed: string, figure: Figure | null, { language }: Reader): string | null {
  const words = typed.trim();
  if (!plain.test(words) || !figure || figure.unit === '1') return words;
  const size = figure.point ?? figure.upper ?? figure.lower;
  if (size === null) return null;
  if (Math.abs(magnitude(machine(words, language)) - magnitude(size)) > 1) return null;
  if (figure.unit === 'percent') return `${words}%`;
  return currency.test(figure.unit) ? `${words} ${figure.unit}` : null;
}

/** The same beside a constant, of which only its words are known. */
export function inUnitOfConstant(typed: string, constant: string): string | null {
  const words = typed.trim();
  if (!plain.test(words) || plain.test(constant.trim())) return words;
  return percentage.test(constant.trim()) && magnitude(machine(words, 'en')) >= 0 ? `${words}%` : null;
}

/** How many digits are before the point, less one; of what is smaller than one, how far behind the point it begins. */
function magnitude(decimal: string): number {
  const [whole = '', fraction = ''] = decimal.replace(/^[+−-]/u, '').split('.');
  const digits = whole.replace(/^0+/, '');
  if (digits) return digits.length - 1;
  const leading = /^0*(?=[1-9])/.exec(fraction);
  return leading ? -leading[0].length - 1 : 0;
}

/** As machines write it. */
function machine(words: string, language: string): string {
  const [group, mark] = language === 'de' ? [/[.'’\s]/gu, ','] : [/[,'’\s]/gu, '.'];
  return words.replaceAll(group, '').replace(mark, '.');
}
