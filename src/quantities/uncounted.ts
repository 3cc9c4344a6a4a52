import type { Lexicon } from './compiled-lexicon.js';
import type { Quantity } from './found-quantity.js';
import { phraseAt, phraseEndsAt } from './phrase-book.js';
import type { Token } from './tokens.js';

/** Years of the news; a round one such as 2000 is a number as often. */
const RECENT = /^(19[5-9]\d|20[0-3]\d)$/;
const ROUND = /00$/;

/** Acronyms of places, after which a number counts something: "in the US 300 people". */
const PLACES = new Set('US USA UK EU UAE UN NATO EUA DDR BRD NRW VK VS UE GB LA NY NYC OECD G7 G20'.split(' '));

/**
 * Whether a number of a running text counts nothing, though a noun may follow it: a year ("2024 sales", "between 2019 and 2023
 * sales"), the number of a name ("RTX 4090", "Llama 3.1", "30 Leopard 2 tanks"), a generation ("5G", "4K"), a day
 * ("am 3.11. stieg") or a postcode ("75008 Paris").
 */
export function isUncounted(tokens: readonly Token[], quantity: Quantity, lexicon: Lexicon): boolean {
  const { from, next, unit, hedged, range, scaled } = quantity;
  if (unit.said) return false;
  if (isGeneration(tokens, quantity)) return true;
  if (scaled) return false;
  if (range) return isYears(tokens, from, next);
  if (hedged || tokens[from]?.type !== 'number') return false;
  return (
    isRecentYear(tokens, from) ||
    isNumbered(tokens, from, quantity, lexicon) ||
    isDay(tokens, from, lexicon) ||
    isPostcode(tokens, from, quantity, lexicon)
  );
}

function isRecentYear(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  return RECENT.test(text) && !ROUND.test(text);
}

/** Whether all numbers of a range are years, one of them at least no round one. */
function isYears(tokens: readonly Token[], from: number, next: number): boolean {
  const numbers = tokens.slice(from, next).filter(({ type }) => type === 'number');
  return (
    numbers.length === 2 &&
    numbers.every(({ text }) => RECENT.test(text)) &&
    numbers.some(({ text }) => !ROUND.test(text))
  );
}

/** `5G`, `4K`: letters of a scale that stand for a generation or a resolution. */
function isGeneration(tokens: readonly Token[], { from, unit }: Quantity): boolean {
  const [number, letter] = [tokens[from], tokens[from + 1]];
  if (letter === undefined || letter.apart || !/^\d$/.test(number?.text ?? '')) return false;
  return letter.text === 'G' || (letter.text === 'K' && unit.of === undefined && /^[248]$/.test(number?.text ?? ''));
}

/** A number that belongs to the name before it. */
function isNumbered(tokens: readonly Token[], from: number, { unit }: Quantity, lexicon: Lexicon): boolean {
  const [before, earlier] = [tokens[from - 1], tokens[from - 2]];
  const text = tokens[from]?.text ?? '';
  if (before?.type !== 'word' || tokens[from]?.apart !== true) return false;
  if (/\p{Ll}\p{Lu}/u.test(before.text) && /^\d{1,2}$/.test(text)) return true;
  if (!/^\p{Lu}/u.test(before.text)) return false;
  if (/^\p{Lu}{2,}$/u.test(before.text) && /^\d{4,5}$/.test(text)) return !PLACES.has(before.text);
  const known = phraseAt(lexicon.lists.fillers, tokens, from - 1) ?? phraseAt(lexicon.hedges, tokens, from - 1);
  if (known !== undefined || phraseEndsAt(lexicon.lists.prepositions, tokens, from)) return false;
  if (/^\d\.\d{1,2}$/.test(text) && lexicon.words.decimal === '.') return true;
  return unit.of !== undefined && earlier?.type === 'number' && /^\d{1,2}$/.test(text);
}

/** "Am 3.11. stieg": a day where ordinals have points. */
function isDay(tokens: readonly Token[], from: number, { words }: Lexicon): boolean {
  if (!words.ordinalPoint || !/^([0-2]?\d|3[01])\.(0?\d|1[0-2])$/.test(tokens[from]?.text ?? '')) return false;
  const [point, word] = [tokens[from + 1], tokens[from + 2]];
  return point?.text === '.' && !point.apart && word !== undefined && !/^\p{Lu}/u.test(word.text);
}

/** Five digits before the name of a place: where nouns have capitals too, at the beginning of an address. */
function isPostcode(tokens: readonly Token[], from: number, { next, unit }: Quantity, { words }: Lexicon): boolean {
  const text = tokens[from]?.text ?? '';
  const place = tokens[from + 1];
  if (!/^\d{5}$/.test(text) || text.endsWith('00') || !/^\p{Lu}\p{Ll}+$/u.test(place?.text ?? '')) return false;
  if (unit.of === undefined) return next === from + 1;
  const capitals = words.counted.noun.test('München');
  return capitals && (from === 0 || tokens[from - 1]?.text === ',') && next === from + 2;
}
