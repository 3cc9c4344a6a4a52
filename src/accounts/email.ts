import { domainToASCII, domainToUnicode } from 'node:url';

import { nameSkeleton } from '../kernel/names.js';
import { tidy } from '../kernel/text.js';

/** RFC 5321 §4.5.3.1, with the brackets of a path taken off. */
export const LONGEST_EMAIL = 254;

/** RFC 5321 §4.5.3.1.1. */
const LONGEST_MAILBOX = 64;

/**
 * What makes two spellings one email, and how it is kept: compatibility forms, case and the script of a domain do not matter. Total
 * and idempotent.
 */
export function emailKey(email: string): string {
  const folded = tidy(email.normalize('NFKC')).toLowerCase().normalize('NFKC');
  const at = folded.lastIndexOf('@');
  const domain = at < 0 || folded.length > LONGEST_EMAIL ? '' : domainToASCII(folded.slice(at + 1));
  return domain === '' ? folded : `${folded.slice(0, at)}@${domain}`;
}

/**
 * An email as people write it, with the letters of its domain, unless that could be taken for another domain: then as DNS has it. Total and
 * idempotent; its key is that of the email.
 */
export function shownEmail(email: string): string {
  const key = emailKey(email);
  const at = key.lastIndexOf('@') + 1;
  const domain = key.length > LONGEST_EMAIL ? '' : domainToUnicode(key.slice(at));
  const shown = key.slice(0, at) + domain;
  return domain !== '' && domain.split('.').every(isUnmistakable) && emailKey(shown) === key ? shown : key;
}

/** Letters of one script: Latin as Europe writes it, or one that is read from the left and whose letters here are not all like Latin ones. */
function isUnmistakable(label: string): boolean {
  const bare = label.normalize('NFD').replace(/\p{M}/gu, '');
  if (/^[a-z\dßæœøłđþðħŋ-]*$/.test(bare)) return true;
  return SCRIPTS.some((script) => script.test(label)) && !/^\p{ASCII}*$/u.test(nameSkeleton(label));
}

const SCRIPTS = [
  /^[\p{Script=Cyrillic}\p{M}\d-]*$/u,
  /^[\p{Script=Greek}\p{M}\d-]*$/u,
  /^[\p{Script=Georgian}\d-]*$/u,
  /^[\p{Script=Devanagari}\d-]*$/u,
  /^[\p{Script=Thai}\d-]*$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー\d-]*$/u,
];

/**
 * What is wrong with an email address, as a sentence that goes on from its name; null if nothing is.
 *
 * Mailboxes are ASCII: letters of other scripts could pass for those of a colleague. Domains of any script are kept as DNS has them.
 */
export function faultInEmail(email: string): string | null {
  if (email.length > LONGEST_EMAIL) return `must have at most ${LONGEST_EMAIL} characters`;
  const key = emailKey(email);
  if (key.length > LONGEST_EMAIL) return `must have at most ${LONGEST_EMAIL} characters`;
  const [mailbox = '', domain = '', ...more] = key.split('@');
  if (mailbox === '' || domain === '' || more.length > 0) return 'must be an email address, with one @';
  if (mailbox.length > LONGEST_MAILBOX || !/^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(mailbox))
    return 'must be an email address with letters, digits and signs of ASCII before the @';
  if (!/^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(domain))
    return 'must be an email address with a domain after the @';
  return null;
}
