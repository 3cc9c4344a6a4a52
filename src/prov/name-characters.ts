/**
 * The characters of names in PROV-N (https://www.w3.org/TR/prov-n/, productions of QUALIFIED_NAME, which takes PN_PREFIX and
 * PN_CHARS from SPARQL 1.0).
 */
const LETTER = 1;
const INNER = 2;
const OTHER = 4;
const ESCAPED = 8;

const ascii = new Uint8Array(128);
const mark = (characters: string, as: number): void => {
  for (const character of characters) ascii[character.charCodeAt(0)] = as;
};
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', LETTER);
mark('_', INNER);
mark('0123456789', INNER);
mark('/@~&+*?#$!', OTHER);
mark("='(),-:;[].", ESCAPED);

/** PN_CHARS_BASE beyond ASCII, as first and last code points. */
const letters: readonly (readonly [number, number])[] = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];

/** PN_CHARS beyond PN_CHARS_BASE and ASCII. */
const marks: readonly (readonly [number, number])[] = [
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

const within = (ranges: readonly (readonly [number, number])[], code: number): boolean =>
  ranges.some(([first, last]) => code >= first && code <= last);

/** Whether a prefix may begin with a character: PN_CHARS_BASE. */
export const isLetter = (code: number): boolean => (code < 128 ? ascii[code] === LETTER : within(letters, code));

/** Whether a local name may begin with a character as it is. */
export const isFirst = (code: number): boolean =>
  code < 128 ? (ascii[code] ?? 0) !== 0 && ascii[code] !== ESCAPED : within(letters, code);

/** Whether a character is PN_CHARS: it may stand anywhere in a prefix but at its start. */
export const isInner = (code: number): boolean =>
  code < 128
    ? code === 0x2d || ascii[code] === LETTER || ascii[code] === INNER
    : within(letters, code) || within(marks, code);

/** Whether a character may stand in a local name as it is; a full stop only where another one follows. */
export const isLocal = (code: number): boolean => isInner(code) || (code < 128 && ascii[code] === OTHER);

/** Whether a character of a local name is written behind a backslash: PN_CHARS_ESC. */
export const isEscaped = (code: number): boolean => code < 128 && ascii[code] === ESCAPED;

/** Whether a text is a prefix: PN_PREFIX. */
export function isPrefix(text: string): boolean {
  let first = true;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (first ? !isLetter(code) : !isInner(code) && character !== '.') return false;
    first = false;
  }
  return !first && !text.endsWith('.');
}

/** The first character that no IRI has (RFC 3987; IRI_REF of SPARQL); null for none. */
export function strangeInIri(text: string): string | null {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || '<>"{}|^`\\\u007f'.includes(text.charAt(at)) || isHalf(text, at)) return text.charAt(at);
  }
  return null;
}

/** Whether half a surrogate pair stands at an index: such a text cannot be written as UTF-8. */
export function isHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if ((code & 0xf800) !== 0xd800) return false;
  if ((code & 0xfc00) === 0xd800) return (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00;
  return (text.charCodeAt(at - 1) & 0xfc00) !== 0xd800;
}
