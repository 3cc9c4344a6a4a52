import { Refusal } from '../kernel/refusal.js';
import { ratioChange } from './change.js';
import type { Lexicon } from './compiled-lexicon.js';
import { partsOf } from './compound.js';
import type { Figure } from './figure.js';
import type { Quantity, Wording } from './found-quantity.js';
import type { Manner } from './manner.js';
import type { FigureOptions } from './manners.js';
import { mannersOf, otherSign, rivalScale } from './manners.js';
import { digitsIn, MOST_DIGITS } from './numeral.js';
import { quantityAt } from './quantity.js';
import { distinct } from './readings.js';
import { changeAround, isAddress, isNoQuantity } from './surroundings.js';
import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';
import { isCurrencyLike, unitAt } from './unit-at.js';

/** A quantity in a text: where it stands (UTF-16 offsets, the end not included) and what it can mean. */
export interface FoundFigure {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Figure[];
  readonly ambiguous: boolean;
}

/** The longest text that is searched. */
export const LONGEST_TEXT = 1_000_000;

/** Three times as many as a text of that length holds where every sentence has several; more is a table. */
const MOST_FIGURES = 100_000;

/**
 * Finds every quantity in a running text, in time that grows with its length.
 *
 * Years, dates, times, versions, names, telephone numbers, scores and ordinals are none; numbers of more than 100 digits are
 * left out. Where no language is given, every known one is tried, the one that reads most of the words wins, and readings
 * that differ are listed; a number in words alone is then no quantity. In a language that is not known, what all languages
 * write alike is found.
 * @throws Refusal `unreadable-figure` for more than a million characters, `payload-too-large` for more than 100,000 quantities
 */
export function findFigures(text: string, options: FigureOptions): { readonly items: readonly FoundFigure[] } {
  if (text.length > LONGEST_TEXT) {
    throw new Refusal('unreadable-figure', `At most ${LONGEST_TEXT} characters are searched, this has ${text.length}.`);
  }
  const tokens = tokensOf(text);
  const wording: Wording = { text, tokens, nonNegative: options.nonNegative === true };
  const { all, known } = mannersOf(options, false);
  const lists = all.map((manner) => itemsOf(wording, manner));
  const items = known && all.length === 1 ? (lists[0] ?? []) : merged(lists.flat(), !known);
  return {
    items: items.map(({ start, end, readings }) => ({ start, end, readings, ambiguous: readings.length > 1 })),
  };
}

interface Item {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Figure[];
  readonly worded: boolean;
  readonly scaled: boolean;
}

function itemsOf(wording: Wording, manner: Manner): Item[] {
  const items: Item[] = [];
  for (const located of quantitiesOf(wording, manner)) {
    if (located === 'unreadable') continue;
    const { quantity, readings } = located;
    const [first, last] = [wording.tokens[quantity.from], wording.tokens[quantity.next - 1]];
    if (first === undefined || last === undefined) continue;
    const words = wording.tokens.slice(quantity.from, quantity.next);
    const worded = !words.some(({ type }) => type === 'number') && !quantity.unit.said;
    items.push({ start: first.start, end: last.end, readings, worded, scaled: quantity.scaled });
    if (items.length > MOST_FIGURES) {
      const detail = `The text holds more than ${MOST_FIGURES} quantities. Send it in parts.`;
      throw Refusal.at('/text', 'payload-too-large', detail);
    }
  }
  return items;
}

/** A quantity of a running text, with the readings of every convention it may follow. */
export interface Located {
  readonly quantity: Quantity;
  readonly readings: readonly Figure[];
}

/** Walks through a text and gives the quantities in it, one after the other; `unreadable` where one is not certain. */
export function* quantitiesOf(wording: Wording, manner: Manner): Generator<Located | 'unreadable'> {
  const { tokens } = wording;
  const { lexicon } = manner;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (isAddress(tokens, at)) {
      while (tokens[at + 1]?.apart === false) at += 1;
      continue;
    }
    if (isTelephone(tokens, token.text === '+' ? at + 1 : at)) {
      while (tokens[at + 1]?.type === 'number') at += 1;
      continue;
    }
    if (!canBegin(token, lexicon)) continue;
    const quantity = quantityAt(wording, at, manner);
    if (quantity === null || quantity === 'unreadable') {
      if (quantity === 'unreadable') {
        yield quantity;
        // What follows a currency that was not understood belongs to it, and must not be read without it.
        const money = token.type !== 'number' && tokens[at + 1]?.type === 'number';
        if (money && unitAt(tokens, at, manner, 'before') !== null) at += 1;
        while (token.type !== 'number' && tokens[at + 1]?.apart === false) at += 1;
      }
      if (tokens[at]?.type === 'number') at = endOfRun(wording, at);
      continue;
    }
    if (digitsOf(wording, quantity) > MOST_DIGITS || isNoQuantity(tokens, quantity, lexicon)) {
      at = Math.max(token.type === 'number' ? endOfRun(wording, at) : at, quantity.next - 1);
      continue;
    }
    yield { quantity, readings: readingsOf(wording, quantity, manner) };
    at = quantity.next - 1;
  }
}

/** Whether a quantity can begin with the token, which most words of a text cannot. */
function canBegin({ type, key, text }: Token, { starters, parts, words }: Lexicon): boolean {
  if (type === 'number' || starters.has(key)) return true;
  if (type !== 'word') return false;
  if (Object.hasOwn(words.moneyPrefixes, text)) return true;
  if (parts === null && text.length <= 2) return false;
  return starters.has(text) || isCurrencyLike(text, key) || (parts !== null && partsOf(key, parts) !== null);
}

/** The readings of a quantity: a percentage near a word of change is one, and a doubtful one is read the other way too. */
export function readingsOf(wording: Wording, quantity: Quantity, manner: Manner): readonly Figure[] {
  const own = changed(wording, quantity, manner);
  if (!quantity.doubtful) return own;
  const rival = rivalScale(manner);
  const others = [otherSign(manner), rival, otherSign(rival)].flatMap((other) => {
    const again = quantityAt(wording, quantity.from, other);
    // What another language reads as a plain number with a noun is no other reading of a scale word.
    if (again === null || again === 'unreadable' || (quantity.scaled && !again.scaled)) return [];
    if (again.range !== quantity.range) return [];
    return changed(wording, again, other);
  });
  return distinct([...own, ...others]);
}

function changed({ tokens }: Wording, quantity: Quantity, { lexicon }: Manner): readonly Figure[] {
  const { figures, unit, change } = quantity;
  if (unit.kind !== 'ratio' || change) return figures;
  const direction = changeAround(tokens, quantity, lexicon);
  if (direction === null) return figures;
  return figures.map((figure) => ({ ...ratioChange(figure), direction: direction === 'either' ? null : direction }));
}

function digitsOf({ tokens }: Wording, { from, next }: Quantity): number {
  let most = 0;
  for (let at = from; at < next; at++) {
    if (tokens[at]?.type === 'number') most = Math.max(most, digitsIn(tokens[at]?.text ?? ''));
  }
  return most;
}

/** The last token of what is written without a space from a number on: dates, telephone numbers, addresses. */
function endOfRun({ tokens }: Wording, from: number): number {
  let at = from;
  while (tokens[at + 1]?.apart === false && /^([-–/:.@_#+]|\d.*|[\p{L}]+)$/u.test(tokens[at + 1]?.text ?? '')) at += 1;
  return /^\d/.test(tokens[at]?.text ?? '') || at === from ? at : at - 1;
}

/** Whether groups of digits begin there with a zero or a plus: 06 12 34 56 78, +33 6 12 34 56 78. */
function isTelephone(tokens: readonly Token[], from: number): boolean {
  if ([0, 1, 2].some((step) => tokens[from + step]?.type !== 'number')) return false;
  const plus = tokens[from - 1]?.text === '+' && tokens[from]?.apart === false;
  return plus || tokens[from]?.text.startsWith('0') === true;
}

/** Whether another language reads other digits where it reads fewer words: `1.234 US-Dollar` is 1.234 of something in English. */
function isOtherNumber(most: Item, fewer: Item): boolean {
  if (most.scaled || fewer.scaled) return false;
  const [points, others] = [most, fewer].map(({ readings }) => readings.map(({ point }) => point));
  if (points === undefined || others === undefined || points.includes(null)) return false;
  return others.some((point) => point !== null && !points.includes(point));
}

/** Items of several manners as one list: where they overlap, those that read most are kept, with all their readings. */
function merged(items: readonly Item[], anyLanguage: boolean): readonly Item[] {
  const usable = items.filter(({ worded }) => !anyLanguage || !worded);
  const sorted = [...usable].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Item[] = [];
  for (const item of sorted) {
    const last = kept.at(-1);
    if (last === undefined || item.start >= last.end) kept.push(item);
    else if (item.start === last.start && item.end === last.end) {
      kept[kept.length - 1] = { ...last, readings: distinct([...last.readings, ...item.readings]) };
    } else if (item.end <= last.end && isOtherNumber(last, item)) {
      kept[kept.length - 1] = { ...last, readings: distinct([...last.readings, ...item.readings]) };
    }
  }
  return kept;
}
