import { ratioChange } from './change.js';
import type { Lexicon } from './compiled-lexicon.js';
import { partsOf } from './compound.js';
import { dialledAt } from './dialled.js';
import type { Figure } from './figure.js';
import type { Quantity, Wording } from './found-quantity.js';
import type { Manner } from './manner.js';
import { otherSign, rivalScale } from './manners.js';
import { isBoundAt, numberAfterBound } from './negated-bound.js';
import { digitsIn, MOST_DIGITS } from './numeral.js';
import { quantityAt } from './quantity.js';
import { distinct } from './readings.js';
import { changeAround, isAddress, isNoQuantity } from './surroundings.js';
import type { Token } from './tokens.js';
import { toleranceOf } from './tolerance.js';
import { isCurrencyLike, unitAt } from './unit-at.js';

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
    const dialled = dialledAt(tokens, at);
    if (dialled >= 0) {
      at = dialled;
      continue;
    }
    if (!canBegin(token, lexicon)) continue;
    const from = at;
    const quantity = quantityAt(wording, at, manner);
    if (quantity === null || quantity === 'unreadable') {
      if (quantity === 'unreadable') {
        yield quantity;
        // What follows a currency that was not understood belongs to it, and must not be read without it.
        const money = token.type !== 'number' && tokens[at + 1]?.type === 'number';
        if (money && unitAt(tokens, at, manner, 'before') !== null) at += 1;
        while (token.type !== 'number' && tokens[at + 1]?.apart === false) at += 1;
        // Nor may a number be read without a bound before it that was not understood.
        if (isBoundAt(tokens, at, lexicon)) at = Math.max(at, numberAfterBound(tokens, at, lexicon));
      }
      const tolerance = quantity === null ? null : toleranceOf(tokens, from);
      if (tolerance !== null) at = pastTolerance(wording, tolerance, manner);
      else if (tokens[at]?.type === 'number') at = endOfRun(wording, at);
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

/** The last token of the amount of a tolerance, which is no quantity of its own. */
function pastTolerance(wording: Wording, at: number, manner: Manner): number {
  const amount = quantityAt(wording, at, manner);
  return amount === null || amount === 'unreadable' ? at : amount.next - 1;
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
  while (tokens[at + 1]?.apart === false && /^([-–/:.@_#+^]|\d.*|[\p{L}]+)$/u.test(tokens[at + 1]?.text ?? '')) at += 1;
  return /^\d/.test(tokens[at]?.text ?? '') || at === from ? at : at - 1;
}
