import { Refusal } from '../kernel/refusal.js';
import { absentFigure } from './absent.js';
import type { Figure, Readings } from './figure.js';
import type { Quantity, Wording } from './found-quantity.js';
import { judge } from './judgement.js';
import { isThreshold } from './level-told.js';
import type { Manner } from './manner.js';
import type { FigureOptions } from './manners.js';
import { mannersOf } from './manners.js';
import { digitsIn, MOST_DIGITS } from './numeral.js';
import { phraseAt } from './phrase-book.js';
import { quantitiesOf, readingsOf } from './quantities-of.js';
import { quantityAt } from './quantity.js';
import { distinct } from './readings.js';
import { isYear } from './surroundings.js';
import { tokensOf } from './tokens.js';
import { isUncounted } from './uncounted.js';

export type { FigureOptions } from './manners.js';

/** A quantity of the news is a phrase. */
const LONGEST_TEXT = 500;

/**
 * Reads a text that is a quantity and nothing else.
 *
 * English, German, French, Spanish, Italian, Portuguese and Dutch are read with their words (domain rules §3); any other
 * language where digits, signs and ISO codes alone say it. What has two readings gives both; what is not wholly understood
 * gives none.
 * @throws Refusal `unreadable-figure` for more than 500 characters, or a number of more than 100 digits
 */
export function readFigure(text: string, options: FigureOptions): Readings<Figure> {
  return read(wordingOf(text, options), mannersOf(options, true).all, wholeQuantity);
}

/**
 * Reads the first quantity in a longer wording. Years, dates, versions, labels, telephone numbers and durations are none.
 * Where the first quantity is not certain there is no reading, rather than a later one.
 *
 * @throws Refusal `unreadable-figure` for more than 500 characters, or a number of more than 100 digits
 */
export function readFirstFigure(text: string, options: FigureOptions): Readings<Figure> {
  const wording = wordingOf(text, options);
  const whole = read(wording, mannersOf(options, true).all, (words, manner) => {
    const quantity = wholeQuantity(words, manner);
    if (quantity === null) return null;
    const plain = quantity.bare && (quantity.range || isYear(wording.tokens, 0, quantity.next));
    const none = plain || (quantity.from === 0 && isUncounted(wording.tokens, quantity, manner.lexicon));
    return none || quantity.open ? null : quantity;
  });
  if (whole.readings.length > 0) return whole;
  const { all, known } = mannersOf(options, false);
  return known || (options.language ?? '') === '' ? read(wording, all, firstQuantity) : whole;
}

function wordingOf(text: string, options: FigureOptions): Wording {
  if (text.length > LONGEST_TEXT) {
    throw new Refusal('unreadable-figure', `A figure has at most ${LONGEST_TEXT} characters, this has ${text.length}.`);
  }
  const tokens = tokensOf(text);
  if (tokens.some(({ type, text: digits }) => type === 'number' && digitsIn(digits) > MOST_DIGITS)) {
    throw new Refusal('unreadable-figure', `A number has at most ${MOST_DIGITS} digits.`);
  }
  return { text, tokens, nonNegative: options.nonNegative === true };
}

type Reader = (wording: Wording, manner: Manner) => Quantity | null;

function read(wording: Wording, manners: readonly Manner[], reader: Reader): Readings<Figure> {
  const attempts = manners.flatMap((manner) => {
    const quantity = reader(wording, manner);
    return quantity === null ? [] : [{ manner, quantity }];
  });
  // Where the language is not known, its grammar may tell: no German writes "13 billion", but English does.
  const certain = attempts.filter(({ quantity }) => !quantity.doubtful);
  const found = (certain.length > 0 ? certain : attempts).flatMap(({ manner, quantity }) =>
    quantity.from < 0 ? quantity.figures : readingsOf(wording, quantity, manner),
  );
  const readings = distinct(found);
  return { readings, ambiguous: readings.length > 1 };
}

/** The parentheses of accountants, and the point of a sentence, do not count. */
function wholeQuantity(wording: Wording, manner: Manner): Quantity | null {
  const { tokens, text } = wording;
  const absent = absentFigure(wording, manner);
  if (absent !== null) return absent;
  const last = tokens.at(-1)?.text;
  if (tokens[0]?.text === '(' && last === ')') {
    const inside = { ...wording, tokens: tokens.slice(1, -1) };
    const negative = quantityAt(inside, 0, manner, true);
    if (negative === null || negative === 'unreadable' || negative.next !== tokens.length - 2) return null;
    return {
      ...negative,
      from: -1,
      figures: negative.figures.map((figure) => ({ ...figure, asWritten: text.trim() })),
    };
  }
  const article = phraseAt(manner.lexicon.lists.articles, tokens, 0)?.length ?? 0;
  const first = quantityAt(wording, 0, manner);
  const bare = first === null || (first !== 'unreadable' && first.weak);
  const quantity = bare && article > 0 ? quantityAt(wording, article, manner) : first;
  const end = tokens.length - (last === '.' ? 1 : 0);
  if (quantity !== null && quantity !== 'unreadable' && quantity.next >= end) return quantity;
  return toldChange(wording, end, manner);
}

/**
 * A percentage with the words that make it a change ("rose by 16 percent", "um 16 Prozent gestiegen"), or the level to which
 * one led ("fell below 2 percent", "auf 6,1 Prozent gestiegen").
 */
function toldChange(wording: Wording, end: number, manner: Manner): Quantity | null {
  const { tokens, text } = wording;
  const { articles, by, levels } = manner.lexicon.lists;
  const verb = manner.lexicon.changeWords.has(tokens[0]?.key ?? '') ? 1 : 0;
  const level = phraseAt(levels, tokens, verb)?.length ?? 0;
  const led = level > 0 || (verb > 0 && isThreshold(tokens, verb, manner.lexicon));
  const from = led ? verb + level : (phraseAt(by, tokens, 0)?.length ?? phraseAt(articles, tokens, 0)?.length ?? 0);
  const quantity = quantityAt(wording, from, manner);
  if (quantity === null || quantity === 'unreadable' || quantity.unit.kind !== 'ratio') return null;
  const told = quantity.next === end - 1 && manner.lexicon.changeWords.has(tokens[end - 1]?.key ?? '');
  const said = quantity.next === end && (quantity.change || (led && verb > 0));
  if (!told && !said) return null;
  return { ...quantity, figures: quantity.figures.map((figure) => ({ ...figure, asWritten: text.trim() })) };
}

function firstQuantity(wording: Wording, manner: Manner): Quantity | null {
  for (const located of quantitiesOf(wording, manner)) {
    if (located === 'unreadable') return null;
    const { quantity } = located;
    const judgement = judge(wording.tokens, quantity, manner.lexicon);
    if (judgement !== 'skip') return judgement === 'quantity' ? quantity : null;
  }
  return null;
}
