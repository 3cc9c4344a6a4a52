import { Refusal } from '../kernel/refusal.js';

/** What is wrong with a document, before it is known where; readers turn it into a {@link Refusal}. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}

/** The longest piece of a document that a sentence repeats, in UTF-16 code units. */
const LONGEST_QUOTE = 60;

/** A piece of a document as a sentence repeats it: short, on one line, with nothing invisible in it. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  // eslint-disable-next-line no-control-regex -- those are the ones that are not shown
  return `"${shown.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/g, '?')}"`;
}

/** A place in a text, both from 1; a column is a Unicode character. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Where in a text an index is. Lines end with LF, CR or both. */
export function placeOf(text: string, index: number): TextPlace {
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < index; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x0a && (code !== 0x0d || text.charCodeAt(at + 1) === 0x0a)) continue;
    line++;
    lineStart = at + 1;
  }
  let column = 1;
  for (let at = lineStart; at < index; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) column++;
  return { line, column };
}

/** The refusal of a text in which something is wrong at an index. */
export function refusedAt(text: string, index: number, sentence: string): Refusal {
  const place = placeOf(text, index);
  return refused('', `Line ${place.line}, column ${place.column}: ${sentence}`, { ...place });
}

/** The refusal of a document in which something is wrong at a JSON pointer. */
export const refusedUnder = (pointer: string, sentence: string): Refusal =>
  refused(pointer, `${pointer === '' ? 'The document' : quoted(pointer)}: ${sentence}`);

const refused = (pointer: string, detail: string, help?: Readonly<Record<string, unknown>>): Refusal =>
  Refusal.at(pointer, 'unreadable-provenance', detail, help);
