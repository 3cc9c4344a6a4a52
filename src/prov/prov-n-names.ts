import { isEscaped, isFirst, isInner, isLetter, isLocal } from './name-characters.js';
import { unescaped } from './qualified-names.js';

/** A name as it stands in PROV-N. */
export interface SpelledName {
  /** Empty for the default namespace. */
  readonly prefix: string;
  /** Without escapes. */
  readonly local: string;
  /** The index behind it. */
  readonly end: number;
}

/**
 * The longest QUALIFIED_NAME (https://www.w3.org/TR/prov-n/) that begins at an index; null where none does. A full stop does not end it,
 * and only the first colon stands behind a prefix. Linear.
 */
export function nameAt(text: string, from: number): SpelledName | null {
  let colon = -1;
  let end = from;
  let isPrefix = isLetter(codeAt(text, from));
  for (;;) {
    const code = codeAt(text, end);
    if (code === 0x3a && colon < 0 && isPrefix && text[end - 1] !== '.') {
      colon = end++;
      continue;
    }
    const length = lengthOf(text, end, end === from || end === colon + 1);
    if (length === 0) break;
    if (colon < 0 && !isInner(code) && code !== 0x2e) isPrefix = false;
    end += length;
  }
  while (text[end - 1] === '.' && text[end - 2] !== '\\' && end - 1 > Math.max(from, colon + 1)) end--;
  if (end === from) return null;
  const local = unescaped(text.slice(colon < 0 ? from : colon + 1, end));
  return { prefix: colon < 0 ? '' : text.slice(from, colon), local, end };
}

/** How many code units stand at an index that belong to one character of a local name; 0 where it ends. */
function lengthOf(text: string, at: number, first: boolean): number {
  const code = codeAt(text, at);
  if (first ? isFirst(code) : isLocal(code) || code === 0x2e) return code > 0xffff ? 2 : 1;
  if (code === 0x5c) return isEscaped(codeAt(text, at + 1)) ? 2 : 0;
  return code === 0x25 && /^[0-9A-Fa-f]{2}$/.test(text.slice(at + 1, at + 3)) ? 3 : 0;
}

/** The code point at an index; 0 behind the end. */
export const codeAt = (text: string, at: number): number => text.codePointAt(at) ?? 0;
