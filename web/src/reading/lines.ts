import type { Found } from '../api/records.js';

/** A stretch of a line: plain, or (a part of) a quantity. */
export interface Piece {
  readonly text: string;
  /** How the quantity can be read; null for plain text. */
  readonly readings: Found['readings'] | null;
  /** Whether the quantity begins here: one that goes over the end of a line is named once. */
  readonly first: boolean;
}

/** A text line by line, cut where quantities begin and end. Items are in the order of the text and do not overlap. */
export function linesOf(text: string, items: readonly Found[]): Piece[][] {
  const lines: Piece[][] = [];
  let next = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    const pieces: Piece[] = [];
    let from = at;
    for (let item = items[next]; item && item.start < end; item = items[next]) {
      const [start, stop] = [Math.max(item.start, at), Math.min(item.end, end)];
      if (start > from) pieces.push({ text: text.slice(from, start), readings: null, first: false });
      if (stop > start) {
        pieces.push({ text: text.slice(start, stop), readings: item.readings, first: start === item.start });
      }
      from = Math.max(from, stop);
      if (item.end > end) break;
      next += 1;
    }
    if (from < end) pieces.push({ text: text.slice(from, end), readings: null, first: false });
    lines.push(pieces);
    at = end + 1;
  }
  return lines;
}

/** Whether two lines look alike. */
export function sameLine(one: readonly Piece[], other: readonly Piece[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ text, readings, first }, index) => {
      const piece = other[index];
      return piece?.text === text && piece.readings === readings && piece.first === first;
    })
  );
}
