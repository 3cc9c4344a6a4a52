import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';

/** Phrases by the key of their first token, the longest first. */
export type PhraseBook<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>;

/** Phrases as they are written down: several of one meaning are parted by `|`. A space stands for any white space. */
export type Phrases<Meaning> = Readonly<Record<string, Meaning>>;

interface Phrase<Meaning> {
  readonly keys: readonly { readonly key: string; readonly apart: boolean }[];
  readonly meaning: Meaning;
}

/** A phrase that was found: what it means and how many tokens it takes. */
export interface Found<Meaning> {
  readonly meaning: Meaning;
  readonly length: number;
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
      book.set(first, others.set(same, { keys, meaning }));
    }
  }
  return new Map(
    [...book].map(([first, phrases]) => [first, [...phrases.values()].sort((x, y) => y.keys.length - x.keys.length)]),
  );
}

/**
 * The longest phrase of the book that begins at the token, or undefined.
 *
 * @param by `key`: whatever the case of the text, but a capital in the book only where there is one; `text`: case as written
 */
export function phraseAt<Meaning>(
  book: PhraseBook<Meaning>,
  tokens: readonly Token[],
  at: number,
  by: 'key' | 'text' = 'key',
): Found<Meaning> | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const found = longest(book.get(first[by]), tokens, at, by);
  if (by === 'text' || first.text === first.key) return found;
  const exact = longest(book.get(first.text), tokens, at, by);
  return exact !== undefined && exact.length >= (found?.length ?? 0) ? exact : found;
}

function longest<Meaning>(
  list: readonly Phrase<Meaning>[] | undefined,
  tokens: readonly Token[],
  at: number,
  by: 'key' | 'text',
): Found<Meaning> | undefined {
  for (const { keys, meaning } of list ?? []) {
    let i = 1;
    for (; i < keys.length; i++) {
      const [key, token] = [keys[i], tokens[at + i]];
      if (token === undefined || (token[by] !== key?.key && token.text !== key?.key)) break;
      if (token.apart !== key.apart) break;
    }
    if (i === keys.length) return { meaning, length: i };
  }
  return undefined;
}

/** Whether a phrase of the book ends right before the token. */
export function phraseEndsAt(book: PhraseBook<unknown>, tokens: readonly Token[], before: number): boolean {
  for (let length = 1; length <= 5; length++) {
    if (phraseAt(book, tokens, before - length)?.length === length) return true;
  }
  return false;
}
