import type { Morph } from './number-state.js';

/** The parts that one word can be cut into, by their first letter. */
export type PartBook = ReadonlyMap<string, readonly (readonly [string, Morph])[]>;

const LONGEST_WORD = 100;

/** Makes a book of parts; longer parts are tried first. */
export function partBook(parts: readonly (readonly [string, Morph])[]): PartBook {
  const book = new Map<string, (readonly [string, Morph])[]>();
  for (const part of parts) book.set(part[0].charAt(0), [...(book.get(part[0].charAt(0)) ?? []), part]);
  for (const list of book.values()) list.sort((a, b) => b[0].length - a[0].length);
  return book;
}

/**
 * Cuts a word into the parts of a number ("zweihundertdreiundvierzig"), or null where it is none.
 *
 * The longest parts are tried first; dead ends are remembered, so that the work is bounded by the length of the word times
 * the number of parts that begin with one letter.
 */
export function partsOf(word: string, book: PartBook): readonly Morph[] | null {
  if (word.length > LONGEST_WORD || !book.has(word.charAt(0))) return null;
  return rest(word, 0, book, new Set());
}

function rest(word: string, at: number, book: PartBook, dead: Set<number>): Morph[] | null {
  if (at === word.length) return [];
  if (dead.has(at)) return null;
  for (const [part, morph] of book.get(word.charAt(at)) ?? []) {
    if (!word.startsWith(part, at)) continue;
    const others = rest(word, at + part.length, book, dead);
    if (others !== null) return [morph, ...others];
  }
  dead.add(at);
  return null;
}
