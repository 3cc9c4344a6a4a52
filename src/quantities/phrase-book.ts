import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';

/** Phrases that can be looked up in a text. */
export interface PhraseBook<Meaning> {
  /** By the key of their first token, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase<Meaning>[]>;
  /** The keys of their last tokens. */
  readonly lasts: ReadonlySet<string>;
  /** How many tokens the longest has. */
  readonly longest: number;
}

/** Phrases longer than this are not looked for before a number. */
const LONGEST_BEFORE = 5;

/** Phrases as they are written down: several of one meaning are parted by `|`. A space stands for any white space. */
export type Phrases<Meaning> = Readonly<Record<string, Meaning>>;

/** A phrase that was found: what it means and how many tokens it takes. */
export interface Found<Meaning> {
  readonly meaning: Meaning;
  readonly length: number;
}

interface Phrase<Meaning> extends Found<Meaning> {
  readonly keys: readonly Key[];
}

interface Key {
  readonly key: string;
  readonly apart: boolean;
}

/** Makes a book of phrases, in lower case but where a capital is meant (see {@link phraseAt}). Later ones win. */
export function phraseBook<Meaning>(...lists: readonly Phrases<Meaning>[]): PhraseBook<Meaning> {
  const book = new Map<string, Map<string, Phrase<Meaning>>>();
  for (const [written, meaning] of lists.flatMap((list) => Object.entries(list))) {
    for (const phrase of written.split('|')) {
      const keys = tokensOf(phrase).map(({ text, apart }, i) => ({ key: text, apart: i > 0 && apart }));
      const first = keys[0]?.key ?? '';
      const same = keys.map(({ key, apart }) => `${apart ? ' ' : ''}${key}`).join('\0');
      const others = book.get(first) ?? new Map<string, Phrase<Meaning>>();
      book.set(first, others.set(same, { keys, meaning, length: keys.length }));
    }
  }
  const phrases = new Map(
    [...book].map(([first, same]) => [first, [...same.values()].sort((x, y) => y.length - x.length)]),
  );
  const all = [...phrases.values()].flat();
  return {
    phrases,
    lasts: new Set(all.map(({ keys }) => keys.at(-1)?.key ?? '')),
    longest: all.reduce((longest, { length }) => Math.max(longest, length), 0),
  };
}

/**
 * The longest phrase of the book that begins at the token, or undefined.
 *
 * @param by `key`: whatever the case of the text, but a capital in the book only where there is one; `text`: case as written
 */
export function phraseAt<Meaning>(
  { phrases }: PhraseBook<Meaning>,
  tokens: readonly Token[],
  at: number,
  by: 'key' | 'text' = 'key',
): Found<Meaning> | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const { key, text } = first;
  const own = phrases.get(by === 'key' ? key : text);
  const found = own && longest(own, tokens, at, by);
  if (by === 'text' || text === key) return found;
  const capital = phrases.get(text);
  const exact = capital && longest(capital, tokens, at, by);
  return exact !== undefined && exact.length >= (found?.length ?? 0) ? exact : found;
}

function longest<Meaning>(
  list: readonly Phrase<Meaning>[],
  tokens: readonly Token[],
  at: number,
  by: 'key' | 'text',
): Found<Meaning> | undefined {
  return list.find(({ length, keys }) => {
    for (let i = 1; i < length; i++) {
      const [key, token] = [keys[i], tokens[at + i]];
      if (token === undefined || token.apart !== key?.apart) return false;
      if (token[by] !== key.key && token.text !== key.key) return false;
    }
    return true;
  });
}

/** Whether a phrase of the book ends right before the token, the longest that begins where it does. */
export function phraseEndsAt(book: PhraseBook<unknown>, tokens: readonly Token[], before: number): boolean {
  const last = tokens[before - 1];
  if (last === undefined || !(book.lasts.has(last.key) || book.lasts.has(last.text))) return false;
  for (let length = 1; length <= Math.min(book.longest, LONGEST_BEFORE); length++) {
    if (phraseAt(book, tokens, before - length)?.length === length) return true;
  }
  return false;
}
