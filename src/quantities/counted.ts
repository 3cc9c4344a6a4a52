import type { Lexicon } from './compiled-lexicon.js';
import { scaleWords } from './lexicon-shared.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';

const MOST_MODIFIERS = 3;
const MOST_FOLLOWERS = 2;
const LONGEST = 60;

/** What is counted or measured, in the words as written, and the token after it. */
export interface Counted {
  readonly of: string;
  readonly next: number;
}

/**
 * The noun phrase after a number ("weekly users", "Menschen", "usuarios semanales"), or null where none is certain.
 *
 * A few modifiers, a noun, and where the language puts them there modifiers after it; nothing with signs in it.
 */
export function countedAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Counted | null {
  const { noun, before, after } = lexicon.words.counted;
  const link = phraseAt(lexicon.lists.unitLinks, tokens, at)?.length ?? 0;
  const start = at + link;
  let next = start;
  while (next - start < MOST_MODIFIERS && isModifier(tokens, next, before, noun, lexicon)) next += 1;
  if (!isNoun(tokens, next, noun, lexicon)) return null;
  next += 1;
  for (let more = 0; more < MOST_FOLLOWERS && isFollower(tokens, next, after, lexicon); more++) next += 1;
  if (tokens[next]?.apart === false && /^[\p{L}\p{N}_@]/u.test(tokens[next]?.text ?? '')) return null;
  const of = wordsOf(tokens.slice(start, next));
  return of.length <= LONGEST ? { of, next } : null;
}

/** What is measured after a unit: "tonnes of CO2", "Tonnen CO2". */
export function measuredAt(tokens: readonly Token[], at: number, text: string, lexicon: Lexicon): Counted | null {
  const link = phraseAt(lexicon.lists.measured, tokens, at)?.length ?? 0;
  const word = tokens[at + link];
  if (word?.type !== 'word' || !word.apart) return null;
  const formula = /^(CO|CH|N|SO|NO|H|O)$/.test(word.text) && tokens[at + link + 1]?.apart === false;
  if (formula) {
    const equivalents = tokens[at + link + 2];
    const next = at + link + (equivalents?.apart === false && /^(e|eq)$/.test(equivalents.text) ? 3 : 2);
    // CO₂ and CO2 are one thing.
    return { of: text.slice(word.start, tokens[next - 1]?.end).normalize('NFKC'), next };
  }
  if (link === 0 || phraseAt(lexicon.lists.fillers, tokens, at + link) !== undefined) return null;
  return { of: word.text, next: at + link + 1 };
}

/** As written, but for forms and spaces that are made plain. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ text, apart }, index) => (apart && index > 0 ? ` ${text}` : text)).join('');
}

/** A modifier after the noun; it may be one that tells a rate elsewhere: "usuarios semanales". */
function isFollower(tokens: readonly Token[], at: number, after: RegExp | null, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (after === null || token?.apart !== true || !after.test(token.text)) return false;
  return isPlain(tokens, at, lexicon) || phraseAt(lexicon.lists.rates, tokens, at)?.length === 1;
}

function isPlain(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token?.type !== 'word' || !(token.apart || isElided(tokens, at))) return false;
  return (
    phraseAt(lexicon.lists.fillers, tokens, at) === undefined &&
    phraseAt(lexicon.hedges, tokens, at) === undefined &&
    phraseAt(lexicon.lists.rates, tokens, at) === undefined &&
    phraseAt(lexicon.lists.to, tokens, at) === undefined &&
    phraseAt(lexicon.lists.or, tokens, at) === undefined &&
    phraseAt(lexicon.lists.timeWords, tokens, at) === undefined &&
    phraseAt(lexicon.lists.months, tokens, at) === undefined &&
    phraseAt(lexicon.changesAfter, tokens, at) === undefined &&
    phraseAt(lexicon.morphs, tokens, at) === undefined &&
    phraseAt(lexicon.fractions, tokens, at) === undefined &&
    !lexicon.changeWords.has(token.key) &&
    !scaleWords.has(token.key)
  );
}

/** "D'utilisateurs", "d'emplois": what stands before it has lost its vowel. */
function isElided(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === "'" && tokens[at - 2]?.type === 'word';
}

function isModifier(
  tokens: readonly Token[],
  at: number,
  before: RegExp | null,
  noun: RegExp,
  lexicon: Lexicon,
): boolean {
  const text = tokens[at]?.text ?? '';
  return before?.test(text) === true && !noun.test(text) && isPlain(tokens, at, lexicon);
}

function isNoun(tokens: readonly Token[], at: number, noun: RegExp, lexicon: Lexicon): boolean {
  return noun.test(tokens[at]?.text ?? '') && isPlain(tokens, at, lexicon);
}
