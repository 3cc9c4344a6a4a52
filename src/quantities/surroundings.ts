import type { Lexicon } from './compiled-lexicon.js';
import type { Quantity } from './found-quantity.js';
import { isLevel } from './level-told.js';
import { phraseAt, phraseEndsAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import { isFormerLevel, isStart } from './told-change.js';
import { isUncounted } from './uncounted.js';

const SENTENCE_END = /^[.!?;:]$/;

const MINUTES = /^[0-5]\d$/;

/**
 * Whether something that reads like a quantity is none where it stands in a running text (domain rules §3, rule 3): a year, a
 * date, a time, a label, a version, a name, a score, an ordinal, a telephone number.
 */
export function isNoQuantity(tokens: readonly Token[], quantity: Quantity, lexicon: Lexicon): boolean {
  const { from, next, unit, scaled, bare, hedged, weak, places } = quantity;
  const follower = tokens[next];
  if (isOrdinal(tokens, quantity, lexicon) || isDated(tokens, quantity, lexicon)) return true;
  if (isClock(tokens, quantity, lexicon) || isDialled(tokens, from) || isBracketed(tokens, quantity, lexicon))
    return true;
  if (phraseAt(lexicon.lists.homonyms, tokens, from)?.length === next - from) return true;
  const article = phraseAt(lexicon.lists.articles, tokens, from)?.length;
  if (unit.kind === 'money' && article === next - from - 1 && isCompound(tokens, next)) return true;
  if (isUncounted(tokens, quantity, lexicon)) return true;
  const yearly = bare && isYear(tokens, from, next) && (!hedged || isDatedByHedge(tokens, quantity, lexicon));
  if (unit.of !== undefined && isYear(tokens, from, from + 1) && isYearPlace(tokens, quantity, lexicon)) return true;
  if (unit.said || unit.of !== undefined || scaled) return isVersion(tokens, from, quantity, lexicon);
  if (weak && isArticle(tokens, quantity, lexicon)) return true;
  if (follower?.apart === false && /^[:/_@#\\^*]$/.test(follower.text) && tokens[next + 1]?.apart === false)
    return true;
  if (quantity.range && bare && !hedged && (isHyphened(tokens, quantity) || isSpanOfYears(tokens, quantity)))
    return true;
  if (phraseAt(lexicon.lists.timeWords, tokens, next) !== undefined) return true;
  if (yearly && (hedged || isYearPlace(tokens, quantity, lexicon))) return true;
  if (bare && isCompound(tokens, next)) return true;
  const opened = hedged || phraseAt(lexicon.ranges, tokens, from) !== undefined;
  if (!opened && isLabelled(tokens, from, lexicon)) return true;
  return (bare || places > 0) && !hedged && isNamed(tokens, from, lexicon);
}

/** Whether the tokens are one plain number that looks like a year. */
export function isYear(tokens: readonly Token[], at: number, next: number): boolean {
  const last = tokens[next - 1];
  return next > at && last !== undefined && /^(1[5-9]|2[01])\d\d$/.test(last.text);
}

/** "De 2019 à 2023", "between 2019 and 2023". */
function isSpanOfYears(tokens: readonly Token[], { from, next }: Quantity): boolean {
  return tokens.slice(from, next).every(({ type }, i) => type !== 'number' || isYear(tokens, from + i, from + i + 1));
}

function isYearPlace(tokens: readonly Token[], { from, next }: Quantity, lexicon: Lexicon): boolean {
  if (phraseEndsAt(lexicon.lists.yearWords, tokens, from) || phraseEndsAt(lexicon.lists.months, tokens, from))
    return true;
  const [before, after] = [tokens[from - 1], tokens[next]];
  // "Soll 2025 rund 13 Milliarden erreichen"
  if (/^20[0-4]\d$/.test(tokens[from]?.text ?? '') && before?.type === 'word' && startsQuantity(tokens, next, lexicon))
    return true;
  if (before?.text === '(' && after?.text === ')') return true;
  if (before?.text === ',' && tokens[from - 2]?.type === 'number') return true;
  return after !== undefined && /^[-–/]$/.test(after.text) && !after.apart;
}

/** Whether another quantity begins there, so that the number before it is none of it. */
function startsQuantity(tokens: readonly Token[], at: number, { hedges, units }: Lexicon): boolean {
  const hedge = phraseAt(hedges, tokens, at)?.length ?? 0;
  if (tokens[at + hedge]?.type === 'number') return true;
  const unit = phraseAt(units, tokens, at + hedge);
  return unit !== undefined && tokens[at + hedge + unit.length]?.type === 'number';
}

/** "Until 2025", "around 1900": the hedge is the word that stands before years. */
function isDatedByHedge(tokens: readonly Token[], { from, next }: Quantity, lexicon: Lexicon): boolean {
  return phraseAt(lexicon.lists.yearWords, tokens, from)?.length === next - from - 1;
}

/** The number of a compound: "65-plussers", "16-Jährige". */
function isCompound(tokens: readonly Token[], next: number): boolean {
  return (
    tokens[next]?.text === '-' && !tokens[next]?.apart && tokens[next + 1]?.type === 'word' && !tokens[next + 1]?.apart
  );
}

/** A month stands beside it. */
function isDated(tokens: readonly Token[], quantity: Quantity, lexicon: Lexicon): boolean {
  const { from, next, bare, unit, range } = quantity;
  if (!bare && unit.of === undefined) return false;
  const months = lexicon.lists.months;
  if (bare && range && phraseAt(months, tokens, next) !== undefined) return true;
  // A hedge may stand before the day: "bis 30. September".
  let day = from;
  while (day < next - 1 && tokens[day]?.type !== 'number') day += 1;
  const single = /^\d{1,2}$/.test(tokens[day]?.text ?? '');
  if (single && (phraseAt(months, tokens, day + 1) !== undefined || phraseEndsAt(months, tokens, day))) return true;
  if (single && tokens[day + 1]?.text === '.' && phraseAt(months, tokens, day + 2) !== undefined) return true;
  return isYear(tokens, from, next) && phraseEndsAt(months, tokens, from);
}

/** `3.` before a word in languages that write ordinals so, `3.º`; what touches a number otherwise is not read at all. */
function isOrdinal(tokens: readonly Token[], { from, next, bare }: Quantity, { words, lists }: Lexicon): boolean {
  if (bare && tokens[next]?.apart === false && phraseAt(lists.ordinals, tokens, next) !== undefined) return true;
  if (!words.ordinalPoint || !bare || tokens[next]?.text !== '.' || tokens[next]?.apart) return false;
  return /^\d{1,3}$/.test(tokens[from]?.text ?? '') && tokens[next + 1]?.type === 'word';
}

/** "20.15 uur", "20 h 30": a time, though hours are a unit as well. */
function isClock(tokens: readonly Token[], { from, next, unit, bare }: Quantity, lexicon: Lexicon): boolean {
  const { timeWords, hours: openers } = lexicon.lists;
  const clock = /^([01]?\d|2[0-3])[.:][0-5]\d$/.test(tokens[from]?.text ?? '');
  if (clock && (phraseAt(timeWords, tokens, from + 1) !== undefined || phraseEndsAt(openers, tokens, from)))
    return true;
  if (unit.codes[0] === 'h') return MINUTES.test(tokens[next]?.text ?? '') || phraseEndsAt(openers, tokens, from);
  const hours = bare && phraseEndsAt(timeWords, tokens, from) && tokens[from - 2]?.type === 'number';
  return hours && MINUTES.test(tokens[from]?.text ?? '');
}

/** "$(3.1) billion": a loss in brackets, whose scale and currency stand outside, is not read without them. */
function isBracketed(tokens: readonly Token[], { from, next, scaled }: Quantity, { scales, units }: Lexicon): boolean {
  if (scaled || tokens[from - 1]?.text !== '(' || tokens[next]?.text !== ')') return false;
  const money = tokens[from - 1]?.apart === false && phraseEndsAt(units, tokens, from - 1);
  return money || phraseAt(scales, tokens, next + 1) !== undefined;
}

/** "0800 1234567": what a number with a zero before it introduces is dialled. */
function isDialled(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return before?.type === 'number' && /^0\d{1,5}$/.test(before.text);
}

function isArticle(tokens: readonly Token[], { from, next }: Quantity, lexicon: Lexicon): boolean {
  if (phraseEndsAt(lexicon.lists.determiners, tokens, from)) return true;
  const follower = tokens[next]?.type;
  return phraseAt(lexicon.lists.articles, tokens, from) !== undefined && (follower === 'word' || follower === 'number');
}

/** Bare numbers with a hyphen between them and no space: 2-1 is a score as well as a range. */
function isHyphened(tokens: readonly Token[], { from, next }: Quantity): boolean {
  for (let at = from; at < next; at++) {
    if (/^[-–—]$/.test(tokens[at]?.text ?? '') && !tokens[at]?.apart) return true;
  }
  return false;
}

/** A label stands before it, or before the number that it is listed with: "Artikel 12 und 13". */
function isLabelled(tokens: readonly Token[], from: number, lexicon: Lexicon): boolean {
  const { labels, plus, or } = lexicon.lists;
  if (phraseEndsAt(labels, tokens, from)) return true;
  const listed =
    tokens[from - 2]?.type === 'number' && (phraseAt(plus, tokens, from - 1) ?? phraseAt(or, tokens, from - 1));
  return Boolean(listed) && phraseEndsAt(labels, tokens, from - 2);
}

function isVersion(tokens: readonly Token[], from: number, { scaled, unit }: Quantity, lexicon: Lexicon): boolean {
  return !scaled && !unit.said && isLabelled(tokens, from, lexicon);
}

/** "iPhone 16", "Boeing 737": a number after a name. The first word of a sentence has a capital anyway. */
function isNamed(tokens: readonly Token[], from: number, lexicon: Lexicon): boolean {
  const before = tokens[from - 1];
  if (before?.type !== 'word' || tokens[from]?.apart === false) return false;
  if (/\p{Ll}\p{Lu}/u.test(before.text)) return true;
  const first = from === 1 || SENTENCE_END.test(tokens[from - 2]?.text ?? '');
  return !first && /^\p{Lu}/u.test(before.text) && phraseAt(lexicon.lists.fillers, tokens, from - 1) === undefined;
}

/** Whether a part of a text is an address, in which numbers are no quantities: after `://`, `www.`, in `a@b1`. */
export function isAddress(tokens: readonly Token[], at: number): boolean {
  const [token, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (second === undefined || second.apart) return false;
  if (token?.key === 'www' && second.text === '.') return true;
  return second.text === ':' && third?.text === '/' && !third.apart;
}

/** Whether words near a quantity say that something rose or fell by it, and which way. */
export function changeAround(
  tokens: readonly Token[],
  { from, next, unit }: Quantity,
  lexicon: Lexicon,
): 'up' | 'down' | 'either' | null {
  if (isLevel(tokens, from, lexicon) || isStart(tokens, from, next, lexicon)) return null;
  if (isFormerLevel(tokens, from, lexicon)) return null;
  const ratio = unit.kind === 'ratio';
  for (let i = from - 1, left = ratio ? 6 : 3; i >= 0 && left > 0; i--, left--) {
    const token = tokens[i];
    if (token === undefined || SENTENCE_END.test(token.text) || (!ratio && token.text === ',')) break;
    const direction = lexicon.changeWords.get(token.key);
    if (direction !== undefined) return direction;
  }
  for (let i = next, left = ratio ? 4 : 2; left > 0; i++, left--) {
    const token = tokens[i];
    if (token === undefined || (token.type === 'sign' && token.text !== '-')) return null;
    const direction = lexicon.changeWords.get(token.key);
    if (direction !== undefined) return direction;
  }
  return null;
}
