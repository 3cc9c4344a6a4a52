import type { FigureKind } from './figure.js';
import type { DecimalSign } from './numeral.js';
import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';

/** What a word before or after a number does to its meaning. */
export interface Hedge {
  /** The kind of figure it makes; undefined for a word that is only kept. */
  readonly kind?: FigureKind;
  /** The word under which it is kept, if it is. */
  readonly keep?: string;
}

/** A unit word: a currency (`$` and `¥` stand for themselves until the country is known), or a unit with what is counted. */
export interface UnitWord {
  readonly currency?: readonly string[];
  readonly sign?: '$' | '¥';
  readonly unit?: string;
  readonly of?: string;
}

/** The words with which one language writes quantities. Phrases are in lower case; a space stands for any white space. */
export interface Lexicon {
  readonly language: string;
  readonly decimal: DecimalSign;
  /** Number words to the digits they stand for. */
  readonly numerals: PhraseBook<string>;
  /** Scale words to their power of ten. */
  readonly scales: PhraseBook<number>;
  /** Scale letters that must touch the number, case as written: `bn` in `13bn`. */
  readonly suffixes: Readonly<Record<string, number>>;
  readonly units: PhraseBook<UnitWord>;
  /** Words before a number. */
  readonly hedges: PhraseBook<Hedge>;
  /** Words after a number. */
  readonly afterwards: PhraseBook<Hedge>;
  /** Words before two numbers, to the word between them. */
  readonly ranges: PhraseBook<string>;
  /** Words between two numbers that make a range by themselves. */
  readonly to: PhraseBook<true>;
  /** Words right before a number that make it something else: not, half of, by. */
  readonly spoilers: PhraseBook<true>;
  /** Words right after a number that make it something else: per, times, thousandths. */
  readonly rates: PhraseBook<true>;
  /** Words that say that something changed, near which a number is a change and not a value. */
  readonly changes: ReadonlySet<string>;
  /** Words between a change and a number after which the number is a value again: to, at. */
  readonly levels: ReadonlySet<string>;
  /** Time words and months: the number beside them is no quantity. */
  readonly times: ReadonlySet<string>;
  /** Words that may follow a bare number without saying what is counted. */
  readonly fillers: ReadonlySet<string>;
  /** Words of counting that are not read: the number beside them is not whole. */
  readonly unread: RegExp;
}

/** Phrases by the key of their first token, the longest first. */
export type PhraseBook<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>;

interface Phrase<Meaning> {
  readonly keys: readonly { readonly key: string; readonly apart: boolean }[];
  readonly meaning: Meaning;
}

/** A phrase that was found: what it means and how many tokens it takes. */
export interface Found<Meaning> {
  readonly meaning: Meaning;
  readonly length: number;
}

/** Makes a book of phrases from `{ 'more than': … }`; several phrases of one meaning are parted by `|`. */
export function phraseBook<Meaning>(phrases: Readonly<Record<string, Meaning>>): PhraseBook<Meaning> {
  const book = new Map<string, Phrase<Meaning>[]>();
  for (const [written, meaning] of Object.entries(phrases)) {
    for (const phrase of written.split('|')) {
      const keys = tokensOf(phrase).map(({ key, apart }, i) => ({ key, apart: i > 0 && apart }));
      const first = keys[0]?.key ?? '';
      book.set(first, [...(book.get(first) ?? []), { keys, meaning }]);
    }
  }
  for (const list of book.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  return book;
}

/** The longest phrase of the book that begins at the token, or undefined. */
export function phraseAt<Meaning>(
  book: PhraseBook<Meaning>,
  tokens: readonly Token[],
  at: number,
): Found<Meaning> | undefined {
  const phrase = book.get(tokens[at]?.key ?? '')?.find(({ keys }) =>
    keys.every(({ key, apart }, i) => {
      const token = tokens[at + i];
      return token?.key === key && (i === 0 || token.apart === apart);
    }),
  );
  return phrase && { meaning: phrase.meaning, length: phrase.keys.length };
}

/** Whether a phrase of the book ends right before the token. */
export function phraseEndsAt(book: PhraseBook<unknown>, tokens: readonly Token[], before: number): boolean {
  return [1, 2, 3, 4, 5].some((length) => phraseAt(book, tokens, before - length)?.length === length);
}
