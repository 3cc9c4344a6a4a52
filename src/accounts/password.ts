import { COMMON_PASSWORD_PARTS, KEYBOARD_ROWS } from './common-passwords.js';

/** Why a password is not taken. */
export interface PasswordProblem {
  readonly code: 'too-short' | 'too-long' | 'too-simple' | 'common' | 'contains-name' | 'contains-email';
  /** One sentence for a person. */
  readonly detail: string;
}

/** Whose password it is to be: what it must not contain. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/**
 * Characters (code points). NIST SP 800-63B asks for at least 8 with, and 15 without a second factor; twelve that are neither common nor
 * one's own name withstand the guesses that `docs/sign-in.md` lets through by many powers of ten.
 */
export const SHORTEST_PASSWORD = 12;

/** In UTF-8. Longer than any sentence somebody types, and short enough to be hashed for anybody who asks. */
export const LONGEST_PASSWORD_BYTES = 1000;

/** A password of fewer different characters is a pattern on the keyboard. */
const FEWEST_DIFFERENT = 5;

/** What has to be left of a password without the parts that everybody would try. */
const FEWEST_OWN = 5;

/** Shorter parts of names and addresses stand in other words by chance. */
const SHORTEST_PART = 4;

/** The form of a password that is hashed: two ways to type the same characters are the same password (NIST SP 800-63B, NFKC). */
export const passwordAsHashed = (password: string): string => password.normalize('NFKC');

/**
 * What is wrong with a password that somebody wants to have; nothing is required but that it is long and not easily guessed
 * (NIST SP 800-63B 3.1.1.2: no rules of composition).
 *
 * @returns empty where it is fine
 */
export function checkNewPassword(password: string, { email, name }: PasswordOwner): PasswordProblem[] {
  if (Buffer.byteLength(password) > LONGEST_PASSWORD_BYTES)
    return [{ code: 'too-long', detail: `A password has at most ${LONGEST_PASSWORD_BYTES} bytes; use a shorter one.` }];
  const characters = [...passwordAsHashed(password)];
  const key = keyOf(password);
  const problems: PasswordProblem[] = [];
  if (characters.length < SHORTEST_PASSWORD)
    problems.push({
      code: 'too-short',
      detail: `A password has at least ${SHORTEST_PASSWORD} characters; a few words in a row are easy to keep in mind.`,
    });
  if (new Set(characters).size < FEWEST_DIFFERENT)
    problems.push({ code: 'too-simple', detail: 'The password repeats a few characters; use more different ones.' });
  else if ([...withoutCommon(key)].length < FEWEST_OWN)
    problems.push({
      code: 'common',
      detail:
        'The password is made of what everybody would try first; use words that have nothing to do with each other.',
    });
  if (partsOf(name).some((part) => key.includes(part)))
    problems.push({ code: 'contains-name', detail: 'The password contains your name; leave it out.' });
  const [mailbox = '', domain = ''] = email.split('@');
  if (partsOf(mailbox, domain.replace(/\.[^.]*$/, '')).some((part) => key.includes(part)))
    problems.push({
      code: 'contains-email',
      detail: 'The password contains a part of your email address; leave it out.',
    });
  return problems;
}

/** Without case, marks and gaps: what is the same to whoever guesses. */
function keyOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

function partsOf(...texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)])
    .map(keyOf)
    .filter((part) => [...part].length >= SHORTEST_PART);
}

/** Digits and signs that are written for letters. */
const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function withoutCommon(text: string): string {
  const key = text.replace(/(19|20)\d\d/g, ' ');
  const plain = key.replace(/[013457@$!]/g, (sign) => disguises[sign] ?? sign);
  // Whichever leaves less: '12345' is a run of digits, and 'p4ssw0rd' a word.
  return [key, plain].map(withoutParts).sort((a, b) => a.length - b.length)[0] ?? '';
}

function withoutParts(key: string): string {
  return COMMON_PASSWORD_PARTS.reduce((left, part) => left.replaceAll(part, ' '), withoutRuns(key))
    .replaceAll(' ', '')
    .replaceAll(/(.)\1+/gu, '$1');
}

/** Leaves out three and more neighbours of the alphabet, of the digits or of the keyboard, in either direction. */
function withoutRuns(key: string): string {
  let left = '';
  for (let at = 0; at < key.length;) {
    const length = Math.max(...KEYBOARD_ROWS.map((row) => runAt(key, at, row)));
    if (length < 3) left += key[at];
    else left += ' ';
    at += length < 3 ? 1 : length;
  }
  return left;
}

function runAt(key: string, at: number, row: string): number {
  const from = row.indexOf(key[at] ?? ' ');
  if (from < 0) return 0;
  let length = 1;
  while (at + length < key.length && from + length < row.length && key[at + length] === row[from + length]) length++;
  return length;
}
