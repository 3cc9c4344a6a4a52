import type { Lexicon } from './compiled-lexicon.js';
import { partsOf } from './compound.js';
import type { Morph, NumberState } from './number-state.js';
import { nextState } from './number-state.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';

/** How far a number in words went: its state, the token after it, and the last word of it. */
export interface Walk {
  readonly state: NumberState;
  readonly next: number;
  readonly word: Token | undefined;
}

const MOST_WORDS = 40;

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
    const hangs = further.state.awaitsTens || (joint > 0 && further.next === walk.next + joint);
    walk = further;
    if (!hangs && walk.state.parts.length >= awaited) settled = walk;
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
  const joint = begun && !links && found?.morphs[0]?.kind === 'unitsFirst';
  if (found !== null && found.morphs[0]?.kind !== 'plus' && !joint) {
    const after = through(state, found.morphs, lexicon);
    if (after !== null) return { state: after, next: at + found.length, word: tokens[at] };
  }
  if (!begun) return null;
  const linked = phraseAt(lexicon.links, tokens, at);
  if (links && linked !== undefined && state.room >= linked.meaning && state.room < Infinity) {
    const to = at + linked.length;
    const value = isHyphen(tokens, to) ? to + 1 : to;
    const part = morphsAt(lexicon, tokens, value) ?? digitsAt(tokens, value, state);
    if (part !== null && part.morphs[0]?.kind === 'value') {
      const after = through(state, part.morphs, lexicon);
      if (after !== null) return { state: after, next: value + part.length, word: tokens[value] };
    }
  }
  // Digits go on only where a smaller scale follows them: "4 thousand 3 hundred", "2 millions 500 mille".
  const from = at + (links && state.group === null ? (phraseAt(lexicon.lists.sums, tokens, at)?.length ?? 0) : 0);
  const digits = digitsAt(tokens, from, { ...state, room: 100 });
  const scale = digits && state.room >= 1000 ? phraseAt(lexicon.morphs, tokens, from + 1)?.meaning : undefined;
  if (digits === null || scale === undefined || scale.kind === 'value') return null;
  const after = through(state, [...digits.morphs, scale], lexicon);
  return after && { state: through(state, digits.morphs, lexicon) ?? state, next: from + 1, word: tokens[from] };
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

/** Whether a hyphen joins what is before it to what is after it. */
export function isHyphen(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '-' && !tokens[at].apart && tokens[at + 1]?.apart === false;
}
