import { timesPowerOfTen } from '../kernel/decimal.js';
import type { Lexicon } from './compiled-lexicon.js';
import { partsOf } from './compound.js';
import type { Morph, NumberState } from './number-state.js';
import { finished, nextState, noNumber } from './number-state.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';

/** How far a number in words went: its state, the token after it, and the last word of it. */
export interface Walk {
  readonly state: NumberState;
  readonly next: number;
  readonly word: Token | undefined;
}

const MOST_WORDS = 40;
const UNITS_FIRST: Morph = { kind: 'unitsFirst' };

/**
 * Follows the words of a number (and digits between scale words: "4 thousand 3 hundred") as far as they make one.
 *
 * @param links whether words such as "and" may stand inside; not between the ends of a range
 */
export function walkNumber(
  start: NumberState,
  tokens: readonly Token[],
  from: number,
  lexicon: Lexicon,
  links: boolean,
): Walk {
  let walk: Walk = { state: start, next: from, word: undefined };
  let settled = walk;
  let awaited = 0;
  for (let steps = 0; steps < MOST_WORDS; steps++) {
    const begun = walk.state.group !== null || walk.state.parts.length > 0;
    const further = step(walk, tokens, lexicon, begun, links);
    if (further === null) break;
    const joint = phraseAt(lexicon.links, tokens, walk.next)?.length ?? 0;
    if (joint > 0 && isLarge(walk.state)) awaited = walk.state.parts.length + 1;
    walk = further;
    const hundreds = start.group === null && Number(walk.state.group) >= 100;
    if (walk.state.parts.length >= awaited || hundreds) settled = walk;
  }
  return settled;
}

/** Whether a scale of a million or more ends it: "3 million and two women" are not 3,000,002, but a smaller scale goes on. */
function isLarge({ parts, group }: NumberState): boolean {
  return group === null && (parts.at(-1)?.exponent ?? 0) >= 6;
}

/** The parts of a number that a token is: a word, several tokens that are one (quatre-vingt), or a compound. */
export function morphsAt(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
): { morphs: readonly Morph[]; length: number } | null {
  const token = tokens[at];
  if (token?.type !== 'word') return null;
  const found = phraseAt(lexicon.morphs, tokens, at);
  if (found !== undefined) return { morphs: [found.meaning], length: found.length };
  const parts = lexicon.parts === null ? null : partsOf(token.key, lexicon.parts);
  // "Und" alone is no number.
  return parts?.[0]?.kind === 'value' || parts?.[0]?.kind === 'hundred' || parts?.[0]?.kind === 'scale'
    ? { morphs: parts, length: 1 }
    : null;
}

function step(walk: Walk, tokens: readonly Token[], lexicon: Lexicon, begun: boolean, links: boolean): Walk | null {
  const { state, next } = walk;
  const at = begun && isHyphen(tokens, next) ? next + 1 : next;
  const found = morphsAt(lexicon, tokens, at);
  // What adds a half stands at the end of a word: "dreiviertelmillion" after "eine" is no 1.75 million.
  if (found !== null && found.morphs[0]?.kind !== 'plus') {
    const after = through(state, found.morphs, lexicon);
    if (after !== null) return { state: after, next: at + found.length, word: tokens[at] };
  }
  if (!begun) return null;
  const linked = phraseAt(lexicon.links, tokens, at);
  if (links && linked !== undefined && state.room < Infinity) {
    const to = at + linked.length;
    const value = isHyphen(tokens, to) ? to + 1 : to;
    const part = morphsAt(lexicon, tokens, value) ?? digitsAt(tokens, value, state);
    if (part !== null && part.morphs[0]?.kind === 'value') {
      // "Twee en twintig", though it is written as one word.
      const first =
        lexicon.words.numbers.unitsFirst === '' ? null : through(state, [UNITS_FIRST, ...part.morphs], lexicon);
      const after = state.room >= linked.meaning ? through(state, part.morphs, lexicon) : first;
      if (after !== null && !after.awaitsTens) return { state: after, next: value + part.length, word: tokens[value] };
    }
  }
  const from = at + (links && state.group === null ? (phraseAt(lexicon.lists.sums, tokens, at)?.length ?? 0) : 0);
  return digitsOn(state, tokens, from, lexicon) ?? (from > at ? digitsOn(state, tokens, at, lexicon) : null);
}

/**
 * Digits go on where a smaller scale follows them ("4 thousand 3 hundred", "2 milhões e 300 mil", "1 billón 300.000 millones"),
 * and after a thousand where two or three are left for its hundreds ("10 mil 500 pesos").
 */
function digitsOn(state: NumberState, tokens: readonly Token[], at: number, lexicon: Lexicon): Walk | null {
  const token = tokens[at];
  if (token?.type !== 'number' || !token.apart || state.group !== null || state.room < 1000) return null;
  if (!/^[1-9]\d{0,2}([.,]\d{3})?$/.test(token.text)) return null;
  const value: Morph = { kind: 'value', value: Number(token.text.replace(/\D/g, '')) };
  const begun = nextState(state, value, lexicon.words.numbers);
  if (begun === null) return null;
  const further: Walk = { state: begun, next: at + 1, word: token };
  const scale = phraseAt(lexicon.morphs, tokens, at + 1)?.meaning;
  if (scale === undefined) return state.scale === 3 && /^[1-9]\d{1,2}$/.test(token.text) ? further : null;
  return scale.kind !== 'value' && through(begun, [scale], lexicon) !== null ? further : null;
}

function digitsAt(tokens: readonly Token[], at: number, { room }: NumberState) {
  const token = tokens[at];
  if (token?.type !== 'number' || !/^[1-9]\d{0,2}$/.test(token.text) || room !== 100) return null;
  return { morphs: [{ kind: 'value', value: Number(token.text) }] as readonly Morph[], length: 1 };
}

function through(state: NumberState, morphs: readonly Morph[], lexicon: Lexicon): NumberState | null {
  let after: NumberState | null = state;
  for (const morph of morphs) {
    after = after && nextState(after, morph, lexicon.words.numbers);
  }
  return after;
}

/** The whole number that parts make, up to a million millions; null where they make none. */
export function numberOf(morphs: readonly Morph[], lexicon: Lexicon): number | null {
  const state = through(noNumber, morphs, lexicon);
  const end = state && finished(state);
  const number = end === null ? 0 : Number(timesPowerOfTen(end.mantissa, end.exponent));
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** Whether a hyphen joins what is before it to what is after it. */
export function isHyphen(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '-' && !tokens[at].apart && tokens[at + 1]?.apart === false;
}
