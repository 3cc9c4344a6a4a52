import { Refusal } from '../kernel/refusal.js';
import type { Figure, Readings } from './figure.js';
import type { Lexicon } from './lexicon.js';
import { phraseAt } from './lexicon.js';
import { german } from './lexicon-de.js';
import { english } from './lexicon-en.js';
import { neutral } from './lexicon-shared.js';
import type { DecimalSign } from './numeral.js';
import type { Manner } from './operand.js';
import type { Quantity } from './quantity.js';
import { quantityAt } from './quantity.js';
import { isYear, judge } from './surroundings.js';
import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';

/** What is known of a wording apart from its words. */
export interface FigureOptions {
  /** BCP 47; without it every language that is known is tried. */
  readonly language?: string | null;
  /** ISO 3166 code of two letters: whose dollars `$` are. The region of the language counts where it is missing. */
  readonly country?: string | null;
  /** Whether the metric cannot be negative: "up to 5" is then 0 to 5. */
  readonly nonNegative?: boolean;
}

/** A quantity of the news is a phrase. */
const LONGEST_TEXT = 500;
const MOST_DIGITS = 60;

/**
 * Reads a text that is a quantity and nothing else.
 *
 * English and German are read with their words (domain rules §3); any other language where digits, signs and ISO codes
 * alone say it. What has two readings gives both; what is not wholly understood gives none.
 * @throws Refusal `unreadable-figure` for more than 500 characters, or a number of more than 60 digits
 */
export function readFigure(text: string, options: FigureOptions): Readings<Figure> {
  return read(text, options, true, wholeQuantity);
}

/**
 * Reads the first quantity in a longer wording. Years, dates, versions, labels and telephone numbers are none; changes
 * ("up 16 %") are not read yet. Where the first quantity is not certain there is no reading, rather than a later one.
 *
 * @throws Refusal `unreadable-figure` for more than 500 characters, or a number of more than 60 digits
 */
export function readFirstFigure(text: string, options: FigureOptions): Readings<Figure> {
  const whole = read(text, options, true, (tokens, manner, figureOptions) => {
    const quantity = wholeQuantity(tokens, manner, figureOptions);
    return quantity?.bare && (quantity.range || isYear(tokens, 0, quantity.next)) ? null : quantity;
  });
  return whole.readings.length > 0 ? whole : read(text, options, false, firstQuantity);
}

type Reader = (tokens: readonly Token[], manner: Manner, wording: Wording) => Quantity | null;
type Wording = Parameters<typeof quantityAt>[3];

function read(text: string, options: FigureOptions, whole: boolean, reader: Reader): Readings<Figure> {
  if (text.length > LONGEST_TEXT) {
    throw new Refusal('unreadable-figure', `A figure has at most ${LONGEST_TEXT} characters, this has ${text.length}.`);
  }
  const tokens = tokensOf(text);
  if (tokens.some(({ type, text: digits }) => type === 'number' && digits.replace(/\D/g, '').length > MOST_DIGITS)) {
    throw new Refusal('unreadable-figure', `A number has at most ${MOST_DIGITS} digits.`);
  }
  const wording = { text, nonNegative: options.nonNegative === true };
  const attempt = (manner: Manner) => reader(tokens, manner, wording);
  const attempts = mannersOf(options, whole).flatMap((manner) => {
    const quantity = attempt(manner);
    return quantity === null ? [] : [{ manner, quantity }];
  });
  // Where the language is not known, its grammar may tell: no German writes "13 billion", but English does.
  const certain = attempts.filter(({ quantity }) => !quantity.doubtful);
  const found = (certain.length > 0 ? certain : attempts).flatMap(({ manner, quantity }) => {
    const others = manner.lexicon === english ? german : english;
    const other = quantity.doubtful ? attempt({ ...manner, lexicon: others, decimal: others.decimal }) : null;
    return [...quantity.figures, ...(other?.figures ?? [])];
  });
  const readings = [...new Map(found.map((figure) => [meaningOf(figure), figure])).values()];
  return { readings, ambiguous: readings.length > 1 };
}

function mannersOf(options: FigureOptions, whole: boolean): readonly Manner[] {
  const [primary = '', ...rest] = (options.language ?? '').split(/[-_]/);
  const known = primary !== '' && !/^(und|mul|zxx)$/i.test(primary);
  const language = known ? primary.toLowerCase() : undefined;
  const country = (options.country ?? rest.find((part) => /^[a-z]{2}$/i.test(part)))?.toUpperCase();
  const manner = (lexicon: Omit<Lexicon, 'decimal'>, decimal: DecimalSign): Manner => ({
    lexicon: { ...lexicon, decimal },
    decimal,
    language,
    country,
    whole,
  });
  const own = (lexicon: Lexicon): Manner => ({ ...manner(lexicon, lexicon.decimal), lexicon });
  if (language === undefined) return [own(english), own(german)];
  // Switzerland and Liechtenstein write German with either sign, South Africa English.
  const either = /^(CH|LI|ZA)$/.test(country ?? '');
  const lexicon = { en: english, de: german }[language];
  if (lexicon !== undefined) {
    return either ? [own(lexicon), { ...own(lexicon), decimal: lexicon.decimal === '.' ? ',' : '.' }] : [own(lexicon)];
  }
  return whole ? [manner(neutral, '.'), manner(neutral, ',')] : [];
}

function wholeQuantity(tokens: readonly Token[], manner: Manner, wording: Wording): Quantity | null {
  const stop = tokens.at(-1)?.text === '.' ? tokens.length - 1 : tokens.length;
  const bracketed = tokens[0]?.text === '(' && tokens.at(-1)?.text === ')';
  if (bracketed) {
    const negative = quantityAt(tokens.slice(1, -1), 0, manner, wording, true);
    if (negative === null || negative === 'unreadable' || negative.next !== tokens.length - 2) return null;
    return { ...negative, figures: negative.figures.map((figure) => ({ ...figure, asWritten: wording.text.trim() })) };
  }
  const quantity = quantityAt(tokens, 0, manner, wording);
  if (quantity === null || quantity === 'unreadable') return null;
  return quantity.next === tokens.length || quantity.next === stop ? quantity : null;
}

function firstQuantity(tokens: readonly Token[], manner: Manner, wording: Wording): Quantity | null {
  const { lexicon } = manner;
  for (let at = 0; at < tokens.length; at++) {
    const quantity = quantityAt(tokens, at, manner, wording);
    if (quantity === 'unreadable') return null;
    if (quantity === null) {
      const counted = phraseAt(lexicon.scales, tokens, at + 1) ?? phraseAt(lexicon.units, tokens, at + 1);
      if (counted !== undefined && lexicon.unread.test(tokens[at]?.key ?? '')) return null;
      continue;
    }
    const judgement = judge(tokens, at, quantity, lexicon);
    if (judgement === 'quantity') return quantity;
    if (judgement === 'stop') return null;
    at = quantity.next - 1;
  }
  return null;
}

function meaningOf({ kind, lower, lowerInclusive, upper, upperInclusive, unit, of }: Figure): string {
  return JSON.stringify([kind, lower, lowerInclusive, upper, upperInclusive, unit, of ?? null]);
}
