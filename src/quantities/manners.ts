import { lexiconOf } from './compiled-lexicon.js';
import { languages } from './languages.js';
import type { Words } from './lexicon.js';
import { neutral } from './lexicon-neutral.js';
import type { Manner } from './manner.js';
import type { DecimalSign } from './numeral.js';

/** What is known of a wording apart from its words. */
export interface FigureOptions {
  /** BCP 47; without it every language that is known is tried. */
  readonly language?: string | null;
  /** ISO 3166 code of two letters: whose dollars `$` are. The region of the language counts where it is missing. */
  readonly country?: string | null;
  /** Whether the metric cannot be negative: "up to 5" is then 0 to 5. */
  readonly nonNegative?: boolean;
}

/** The ways in which a wording has to be read. */
export interface Manners {
  readonly all: readonly Manner[];
  /** Whether the language is one that is read with its words. */
  readonly known: boolean;
}

/** Countries that write a decimal with either sign, whatever CLDR prefers. */
const EITHER = /^(CH|LI|ZA)$/;
const signs = new Map<string, DecimalSign>();

/** The languages, decimal signs and countries with which a wording is to be read. */
export function mannersOf(options: FigureOptions, whole: boolean): Manners {
  const [primary = '', ...rest] = (options.language ?? '').split(/[-_]/);
  const said = primary !== '' && !/^(und|mul|zxx)$/i.test(primary);
  const language = said ? primary.toLowerCase() : undefined;
  const country = (options.country ?? rest.find((part) => /^[a-z]{2}$/i.test(part)))?.toUpperCase();
  const manner = (words: Words, decimal: DecimalSign): Manner => ({
    lexicon: lexiconOf(words, country),
    decimal,
    language,
    country,
    whole,
  });
  if (language === undefined) {
    return { all: Object.values(languages).map((words) => manner(words, words.decimal)), known: false };
  }
  const words = Object.hasOwn(languages, language) ? languages[language] : undefined;
  if (words === undefined) return { all: [manner(neutral, '.'), manner(neutral, ',')], known: false };
  const decimal = signOf(words, country);
  const own = manner(words, decimal);
  return { all: EITHER.test(country ?? '') ? [own, otherSign(own)] : [own], known: true };
}

/** The same manner with the other decimal sign. */
export function otherSign(manner: Manner): Manner {
  return { ...manner, decimal: manner.decimal === '.' ? ',' : '.' };
}

/** The same manner with the powers that others give to its scale words. */
export function rivalScale(manner: Manner): Manner {
  return { ...manner, lexicon: lexiconOf(manner.lexicon.words, manner.country, true) };
}

/** The decimal sign of a country, which CLDR knows: Mexico writes 1.5 where Spain writes 1,5. */
function signOf(words: Words, country: string | undefined): DecimalSign {
  if (country === undefined || !/^[A-Z]{2}$/.test(country) || EITHER.test(country)) return words.decimal;
  const locale = `${words.language}-${country}`;
  const known = signs.get(locale);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const sign = parts.find(({ type }) => type === 'decimal')?.value === '.' ? '.' : ',';
  signs.set(locale, sign);
  return sign;
}
