import type { Lexicon } from './compiled-lexicon.js';
import type { Manner } from './manner.js';
import type { Token } from './tokens.js';

/**
 * Whether a single group of three is parted by a sign with which the language does not group (`1.234` in French), or by
 * either sign where its countries do not agree.
 */
export function isOpenGroup(written: string, { decimal, country, lexicon: { words } }: Manner): boolean {
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(written)) return false;
  const own = decimal === words.decimal;
  if (words.mixedSigns === true && written.includes(decimal)) return country === undefined || !own;
  const group = decimal === '.' ? ',' : '.';
  return written.includes(group) && !words.groups.includes(own ? group : decimal);
}

/**
 * Whether a scale word may be of the other scale than its text's language says: a German text that writes "billion" as
 * English does, an English one that writes `1,4 billion` as German does, any that writes "2 billion" where its own plural has
 * another form.
 */
export function isConfusable(
  word: Token | undefined,
  foreign: boolean,
  value: string,
  { language: said, lexicon }: Manner,
): boolean {
  if (word === undefined || !/^(billion|trillion)$/.test(word.key)) return false;
  const { language } = lexicon.words;
  // "13 Billion": a text of unknown language may be one that has capitals there.
  if (language === 'en') return foreign || (said === undefined && word.text !== word.key);
  return foreign || isPlural(value, language) || (language === 'de' && word.text === word.key);
}

const plurals = new Map<string, Intl.PluralRules>();

function isPlural(value: string, language: string): boolean {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules.select(Number(value)) !== 'one';
}

/** Whether one of the scale words has another power with others; a single letter is doubted only where it touches the number. */
export function hasRival(
  tokens: readonly Token[],
  from: number,
  to: number,
  { rivals: { phrases } }: Lexicon,
): boolean {
  if (phrases.size === 0) return false;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined || (token.text.length === 1 && token.apart)) continue;
    if (phrases.has(token.key) || phrases.has(token.text)) return true;
  }
  return false;
}
