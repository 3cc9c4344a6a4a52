import type { Lexicon } from './lexicon.js';
import { phraseAt, phraseEndsAt } from './lexicon.js';
import type { Quantity } from './quantity.js';
import type { Token } from './tokens.js';
import { dimensionOf } from './units.js';

/** `skip`: no quantity, look further. `stop`: a quantity, but what it means is not certain. */
export type Judgement = 'quantity' | 'skip' | 'stop';

const SENTENCE_END = /^[.!?;:]$/;
const CLOSING = /^[.,;:!?)\]}"'»“”’–—…-]$/;

/**
 * Judges a number in running text by what stands around it.
 *
 * Years, durations, labels and numbers without any sign of being a quantity are skipped (domain rules §3, rule 3).
 * Changes ("up 16 %", rule 5), parts and multiples ("half of", "twice"), rates ("per user") and numbers whose unit is not
 * known stop the search: a later number must not be taken for the one that was meant.
 */
export function judge(tokens: readonly Token[], at: number, quantity: Quantity, lexicon: Lexicon): Judgement {
  const { next, bare, unit, hedged, range, scaled, places } = quantity;
  const follower = tokens[next];
  if (!unit.said && !scaled) {
    if (isYear(tokens, at, next) || (bare && range) || lexicon.times.has(follower?.key ?? '')) return 'skip';
    if (!hedged && (bare || places > 0)) return isListed(tokens, next, lexicon) ? 'stop' : 'skip';
  }
  if (
    unit.of !== undefined &&
    isYear(tokens, at, at + 1) &&
    /^(in|im|since|seit|by|of)$/.test(tokens[at - 1]?.key ?? '')
  ) {
    return 'skip';
  }
  if (phraseEndsAt(lexicon.spoilers, tokens, at)) return 'stop';
  // "3/4 of"
  if (/^(of|von)$/.test(tokens[at - 1]?.key ?? '') && tokens[at - 2]?.type === 'number') return 'stop';
  if (tokens[at - 1]?.type === 'number' && tokens[at]?.apart === false) return 'stop';
  if (at === 1 && /^[-–—]$/.test(tokens[0]?.text ?? '')) return 'stop';
  // "1 in 5", "3 von 10"
  if (bare && /^(in|of|von|aus)$/.test(follower?.key ?? '') && !lexicon.fillers.has(tokens[next + 1]?.key ?? ''))
    return 'stop';
  const rate = phraseAt(lexicon.rates, tokens, next);
  const dated = follower?.key === 'im' && tokens[next + (rate?.length ?? 0)]?.type === 'number';
  if (
    (rate !== undefined && !dated) ||
    (follower?.text === '-' && phraseAt(lexicon.rates, tokens, next + 1) !== undefined)
  ) {
    return 'stop';
  }
  if (!unit.said && follower !== undefined && !CLOSING.test(follower.text) && !lexicon.fillers.has(follower.key)) {
    return 'stop';
  }
  if (!unit.said && follower?.text === '-' && !follower.apart) return 'stop';
  return isChange(tokens, at, quantity, lexicon) ? 'stop' : 'quantity';
}

/** Whether the tokens are one plain number that looks like a year. */
export function isYear(tokens: readonly Token[], at: number, next: number): boolean {
  const last = tokens[next - 1];
  return next > at && last !== undefined && /^(1[5-9]|2[01])\d\d$/.test(last.text);
}

/** "13 or 14 billion": the first number is a quantity whose unit comes later. */
function isListed(tokens: readonly Token[], next: number, lexicon: Lexicon): boolean {
  if (!/^(or|and|to|oder|und|auf|,|\/)$/.test(tokens[next]?.key ?? '') || tokens[next + 1]?.type !== 'number')
    return false;
  const after = next + 2;
  return (
    phraseAt(lexicon.scales, tokens, after) !== undefined ||
    phraseAt(lexicon.units, tokens, after) !== undefined ||
    isListed(tokens, after, lexicon)
  );
}

/** Whether the words near the number say that something rose or fell by it. */
function isChange(tokens: readonly Token[], at: number, { next, figures }: Quantity, lexicon: Lexicon): boolean {
  if (lexicon.levels.has(tokens[at - 1]?.key ?? '')) return false;
  const ratio = figures.some(({ unit }) => dimensionOf(unit) === 'ratio');
  for (let i = at - 1, left = ratio ? 6 : 3; i >= 0 && left > 0; i--, left--) {
    const token = tokens[i];
    if (token === undefined || SENTENCE_END.test(token.text) || (!ratio && token.text === ',')) break;
    if (lexicon.changes.has(token.key)) return true;
  }
  for (let i = next, left = ratio ? 4 : 2; left > 0; i++, left--) {
    const token = tokens[i];
    if (token === undefined || (token.type === 'sign' && token.text !== '-')) return false;
    if (lexicon.changes.has(token.key)) return true;
  }
  return false;
}
