import type { Lexicon } from './compiled-lexicon.js';
import type { Quantity } from './found-quantity.js';
import { phraseAt, phraseEndsAt } from './phrase-book.js';
import { isYear } from './surroundings.js';
import type { Token } from './tokens.js';
import { isStart } from './told-change.js';
import { dimensionOf } from './units.js';

const CLOSING = /^[.,;:!?)\]}"'»“”’–—…-]$/;

/** `skip`: no quantity, look further. `stop`: a quantity, but what it means is not certain. */
export type Judgement = 'quantity' | 'skip' | 'stop';

/**
 * Judges a quantity of a running text for {@link readFirstFigure}: whether it is the one that a wording states.
 *
 * Durations, plain numbers without any sign of being a quantity are skipped. Parts and multiples ("half of", "twice"), rates
 * ("per user"), changes of an amount and numbers whose unit is not known stop the search: a later number must not be taken
 * for the one that was meant.
 */
export function judge(tokens: readonly Token[], quantity: Quantity, lexicon: Lexicon): Judgement {
  const { from, next, bare, unit, hedged, scaled, places, range } = quantity;
  const follower = tokens[next];
  const list = (name: keyof Lexicon['lists'], at: number) => phraseAt(lexicon.lists[name], tokens, at);
  if (unit.codes.some((code) => /^(duration|months)$/.test(dimensionOf(code)))) return 'skip';
  const said = unit.said || unit.of !== undefined;
  if (!said && !scaled) {
    if ((bare && range) || isYear(tokens, from, next)) return 'skip';
    if (!hedged && (bare || places > 0)) return isListed(tokens, next, lexicon) ? 'stop' : 'skip';
  }
  if (quantity.change && unit.kind === 'money') return 'stop';
  if (quantity.open || isStart(tokens, from, next, lexicon) || phraseEndsAt(lexicon.lists.spoilers, tokens, from))
    return 'stop';
  if (tokens[from - 1]?.type === 'number' && tokens[from]?.apart === false) return 'stop';
  // "3/4 of"
  if (phraseEndsAt(lexicon.lists.measured, tokens, from) && tokens[from - 2]?.type === 'number') return 'stop';
  if (from === 1 && /^[-–—]$/.test(tokens[0]?.text ?? '')) return 'stop';
  const rate = list('rates', next) ?? (follower?.text === '-' ? list('rates', next + 1) : undefined);
  if (rate !== undefined && tokens[next + rate.length]?.type !== 'number') return 'stop';
  if (said || follower === undefined || CLOSING.test(follower.text)) {
    return !said && follower?.text === '-' && !follower.apart ? 'stop' : 'quantity';
  }
  return list('fillers', next) === undefined ? 'stop' : 'quantity';
}

/** "13 or 14 billion": the first number is a quantity whose unit comes later. */
function isListed(tokens: readonly Token[], next: number, lexicon: Lexicon): boolean {
  let at = next;
  while (
    (tokens[at]?.text === ',' ||
      tokens[at]?.text === '/' ||
      phraseAt(lexicon.lists.or, tokens, at) ||
      phraseAt(lexicon.lists.to, tokens, at)) &&
    tokens[at + 1]?.type === 'number'
  ) {
    at += 2;
    if (phraseAt(lexicon.scales, tokens, at) ?? phraseAt(lexicon.units, tokens, at)) return true;
  }
  return false;
}
