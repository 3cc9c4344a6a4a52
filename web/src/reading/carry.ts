import type { Found } from '../api/records.js';

/**
 * Where quantities stand after a change of the text, until it is read again: those before the change stay, those after it
 * move along, those it touches are dropped. Nothing is marked that was not read.
 */
export function carried(items: readonly Found[], before: string, after: string): readonly Found[] {
  if (before === after) return items;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  const moved = after.length - before.length;
  return items.flatMap((item) => {
    // What touches the change may go on in what was typed: "13" becomes "13 billion".
    if (item.end < head) return [item];
    if (item.start > before.length - tail) return [{ ...item, start: item.start + moved, end: item.end + moved }];
    return [];
  });
}
