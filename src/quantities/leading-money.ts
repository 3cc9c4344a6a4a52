import type { Lexicon } from './compiled-lexicon.js';
import { CURRENCY_SIGNS, SHARED_SIGNS } from './currency-signs.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';

/** Names that newsrooms write before an amount ("Euro 5 Mio.") as well as after it, in lower case. */
const LEADING = new Set(
  'euro euros dollar dollars us-dollar dólar dólares dolares dollari franken rupees rupee rupien dirhams dirham ringgit'.split(
    ' ',
  ),
);

/** Abbreviations of currencies: no word of a language looks like them. */
const ABBREVIATED = /[^\p{L}\s]|^\p{L}{1,3}$/u;

/** Short names that are words. */
const WORDS = /^(won|sol|yen|lei|leu|lev|lat|som|kip|rei|fen|mao|sen|kyat|p|c|f)$/;

/**
 * Whether the name of a currency may stand before its number: signs, abbreviations, and a few names where the number is not
 * a bare one of up to four digits (Euro 2024). Other names are words too ("won 411 seats", "am Rand 300 Menschen").
 *
 * @param length of the name, in tokens
 */
export function mayLead(tokens: readonly Token[], at: number, length: number, lexicon: Lexicon): boolean {
  const name = tokens
    .slice(at, at + length)
    .map(({ key, apart }, i) => (apart && i > 0 ? ` ${key}` : key))
    .join('');
  if (Object.hasOwn(CURRENCY_SIGNS, name) || Object.hasOwn(SHARED_SIGNS, name)) return true;
  if (WORDS.test(name)) return false;
  if (LEADING.has(name) || name.includes(' ')) return !isSmall(tokens, at + length, lexicon);
  return ABBREVIATED.test(name);
}

/** A code that is a word too, and digits that touch it: COP28, TOP10. */
export function isNumbered(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  return isSmall(tokens, at, lexicon);
}

function isSmall(tokens: readonly Token[], at: number, { scales, words }: Lexicon): boolean {
  const follower = tokens[at + 1];
  if (tokens[at]?.type !== 'number') return false;
  if (!/^\d{1,4}$/.test(tokens[at].text) || phraseAt(scales, tokens, at + 1) !== undefined) return false;
  return !(follower?.apart === false && Object.hasOwn(words.suffixes, follower.text));
}
