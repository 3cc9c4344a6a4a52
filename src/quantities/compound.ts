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
 * A hyphen at the end of a part says that something must follow it (vent- in ventuno). The longest parts are tried first; dead ends are remembered, so that the work is bounded by the length of the word times
 * the number of parts that begin with one letter.
 *
 * @param stem whether the word has lost its end, so that such a part may be the last
 */
export function partsOf(word: string, book: PartBook, stem = false): readonly Morph[] | null {
  if (word.length > LONGEST_WORD || !book.has(word.charAt(0))) return null;
  return rest({ word, book, stem, dead: new Set() }, 0);
}

interface Cutting {
  readonly word: string;
  readonly book: PartBook;
  readonly stem: boolean;
  readonly dead: Set<number>;
}

function rest(cutting: Cutting, at: number): Morph[] | null {
  const { word, book, stem, dead } = cutting;
  if (at === word.length) return [];
  if (dead.has(at)) return null;
  for (const [part, morph] of book.get(word.charAt(at)) ?? []) {
    const written = part.endsWith('-') ? part.slice(0, -1) : part;
    const end = at + written.length;
    if (!word.startsWith(written, at) || (written !== part && !stem && end === word.length)) continue;
    const others = rest(cutting, end);
    if (others !== null) return [morph, ...others];
  }
  dead.add(at);
  return null;
}
