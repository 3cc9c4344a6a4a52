import type { Figure } from './figure.js';
import { readFigure } from './read-figure.js';
import { distinct } from './readings.js';
import { currencyCodes } from './units.js';

/** Words for "per", by language; a stroke says it in every one. */
const PER: Readonly<Record<string, readonly string[]>> = { en: ['per', 'to the'], de: ['je', 'pro', 'per'] };

/** Two codes of currencies with a stroke between them. */
const CODES = /[A-Z]{3}\s*\/\s*[A-Z]{3}$/;

/** Longer texts are no rates. */
const LONGEST_RATE = 100;

/**
 * Reads a rate of exchange: an amount of one currency for one of another, `€0.93 per dollar`, `0.93 EUR/USD`, `1,08 Dollar je
 * Euro`. Its unit is the quotient of both, `EUR/USD`, so that dollars times the rate are euros.
 *
 * Which is which follows from the words alone: the currency of the number stands first, as in every other unit. Only a pair of
 * codes has both readings, for currency dealers write `1.08 EUR/USD` where one euro is 1.08 dollars.
 * @param language BCP 47; null tries all
 * @returns every reading; none where it is no rate
 */
export function ratesIn(text: string, language: string | null): readonly Figure[] {
  const written = text.trim();
  if (written.length > LONGEST_RATE) return [];
  const parts = dividedAt(written, separatorsOf(language));
  if (parts === null) return [];
  const amounts = readFigure(parts.amount, { language }).readings.filter(isMoney);
  if (amounts.length === 0) return [];
  const ones = [`1 ${parts.one}`, parts.one]
    .map((words) => readFigure(words, { language }).readings.filter((one) => isMoney(one) && one.point === '1'))
    .find((readings) => readings.length > 0);
  const pair = CODES.test(written);
  return distinct(
    amounts.flatMap((amount) =>
      (ones ?? []).flatMap((one) => [
        ...rateOf(amount, amount.unit, one, written),
        ...(pair ? rateOf(amount, one.unit, { ...one, unit: amount.unit }, written) : []),
      ]),
    ),
  );
}

const isMoney = ({ unit, kind }: Figure): boolean => currencyCodes.has(unit) && kind !== 'ratio_change';

function rateOf(amount: Figure, unit: string, one: Figure, asWritten: string): Figure[] {
  if (unit === one.unit) return [];
  const assumed = [...new Set([...amount.assumed, ...one.assumed])];
  return [{ ...amount, asWritten, unit: `${unit}/${one.unit}`, assumed }];
}

function separatorsOf(language: string | null): readonly string[] {
  const primary = (language ?? '').split(/[-_]/)[0]?.toLowerCase() ?? '';
  if (primary === '' || primary === 'und') return Object.values(PER).flat();
  return Object.hasOwn(PER, primary) ? (PER[primary] ?? []) : [];
}

/** What stands before and after the last stroke, or the last word for "per". */
function dividedAt(text: string, words: readonly string[]): { readonly amount: string; readonly one: string } | null {
  const spread = text.replace(/\s+/gu, ' ');
  const folded = spread.toLowerCase();
  const found = ['/', ...words.map((word) => ` ${word} `)]
    .map((separator) => ({ separator, at: folded.lastIndexOf(separator) }))
    .filter(({ at }) => at > 0)
    .toSorted((a, b) => b.at - a.at)[0];
  if (found === undefined) return null;
  const [amount, one] = [spread.slice(0, found.at).trim(), spread.slice(found.at + found.separator.length).trim()];
  return amount === '' || one === '' ? null : { amount, one };
}
