/** Words of a period, made ready for reading. */
export interface PeriodText {
  /** As written, in NFC with single spaces and without characters that cannot be seen. */
  readonly label: string;
  /** In lower case, with plain digits and letters; a hyphen is `-`, every dash and minus `–`. */
  readonly words: string;
}

/** Invisible and harmless: soft hyphen, zero-width space, joiners of words, byte order mark, marks of direction. Overrides stay. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c]/gu;
/** Full-width forms and mathematical letters and digits. Digits of other scripts stay: they often go with other calendars. */
const WIDE = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu;

/** Makes a text ready for reading; whatever it holds, nothing is refused here. Linear in its length. */
export function periodText(text: string): PeriodText {
  const label = text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  const words = label
    .replace(/[\u2010\u2011\ufe63\uff0d]/gu, '-')
    .replace(/[\u2012-\u2015\u2212\ufe58\ufe31]/gu, '–')
    .replace(WIDE, (character) => character.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFC')
    .replace(/[.,;:]+$/, '')
    .trim();
  return { label, words };
}
