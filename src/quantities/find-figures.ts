import { Refusal } from '../kernel/refusal.js';
import type { Figure } from './figure.js';
import type { Wording } from './found-quantity.js';
import type { Manner } from './manner.js';
import type { FigureOptions } from './manners.js';
import { mannersOf } from './manners.js';
import { quantitiesOf } from './quantities-of.js';
import { distinct } from './readings.js';
import { tokensOf } from './tokens.js';

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
