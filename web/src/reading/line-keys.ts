import type { Piece } from './lines.js';
import { sameLine } from './lines.js';

/** Lines, each with a key that stays with it when lines before it come and go. */
export interface KeyedLines {
  readonly lines: readonly (readonly Piece[])[];
  readonly keys: readonly number[];
  /** The next key that nobody has had. */
  readonly next: number;
}

/** The keys of no lines. */
export const noLines: KeyedLines = { lines: [], keys: [], next: 0 };

/**
 * Gives lines the keys, and where they look alike the very objects, that they had before: those at the beginning and at the
 * end that are unchanged, so that only what lies between is drawn anew.
 */
export function keyed(before: KeyedLines, lines: readonly (readonly Piece[])[]): KeyedLines {
  const shorter = Math.min(before.lines.length, lines.length);
  let head = 0;
  while (head < shorter && alike(before.lines[head], lines[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && alike(before.lines.at(-1 - tail), lines.at(-1 - tail))) tail += 1;
  const fresh = lines.slice(head, lines.length - tail);
  // A line that was changed in place keeps its key: it is drawn again, not taken out and put in.
  const kept = before.keys.slice(head, before.keys.length - tail);
  let next = before.next;
  const keys = fresh.map((_, index) => kept[index] ?? next++);
  return {
    lines: [...before.lines.slice(0, head), ...fresh, ...(tail > 0 ? before.lines.slice(-tail) : [])],
    keys: [...before.keys.slice(0, head), ...keys, ...(tail > 0 ? before.keys.slice(-tail) : [])],
    next,
  };
}

function alike(one: readonly Piece[] | undefined, other: readonly Piece[] | undefined): boolean {
  return one !== undefined && other !== undefined && sameLine(one, other);
}
