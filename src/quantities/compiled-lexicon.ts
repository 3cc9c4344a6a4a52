import type { ListName } from './compiled-lists.js';
import { listsOf } from './compiled-lists.js';
import { entries, separate, split, unitsOf } from './compiled-units.js';
import type { PartBook } from './compound.js';
import { partBook } from './compound.js';
import type { FigureKind } from './figure.js';
import { FRACTION_SIGNS } from './fraction.js';
import type { Hedge, Words } from './lexicon.js';
import { sharedHedges, sharedHedgesAfter, SYMBOLS } from './lexicon-shared.js';
import { negatedHedges } from './negated-hedges.js';
import type { Morph } from './number-state.js';
import type { PhraseBook, Phrases } from './phrase-book.js';
import { phraseBook } from './phrase-book.js';
import type { UnitWord } from './unit-word.js';

/** The words of a language, ready to be looked up. */
export interface Lexicon {
  readonly words: Words;
  readonly morphs: PhraseBook<Morph>;
  readonly parts: PartBook | null;
  readonly links: PhraseBook<number>;
  readonly scales: PhraseBook<number>;
  /** Scale words that may mean another power. */
  readonly rivals: PhraseBook<number>;
  /** Scale letters that touch the number, of the language and region. */
  readonly suffixes: Readonly<Record<string, number>>;
  /** Words that are scales only where nothing is counted. */
  readonly colloquial: PhraseBook<number>;
  readonly units: PhraseBook<UnitWord>;
  /** Units told apart by case: symbols. */
  readonly symbols: PhraseBook<UnitWord>;
  /** Units that are sums of money as well. */
  readonly sumsOfMoney: PhraseBook<UnitWord>;
  readonly hedges: PhraseBook<Hedge>;
  /** Names of money that are masses too. */
  readonly weighed: PhraseBook<string>;
  readonly afterwards: PhraseBook<Hedge>;
  /** Openers of a range to what may stand between its ends. */
  readonly ranges: PhraseBook<PhraseBook<true>>;
  readonly fractions: PhraseBook<number>;
  /** Ends of glued denominators. */
  readonly denominators: readonly string[];
  readonly mixed: PhraseBook<string>;
  readonly dozens: PhraseBook<number>;
  readonly magnitudes: PhraseBook<readonly [string, string]>;
  readonly absent: PhraseBook<FigureKind>;
  readonly multiples: PhraseBook<string>;
  readonly factors: PhraseBook<string>;
  /** Factors that need no comparison after them. */
  readonly folds: PhraseBook<string>;
  /** Parts by which something changes. */
  readonly changeParts: PhraseBook<string>;
  readonly changeWords: ReadonlyMap<string, 'up' | 'down' | 'either'>;
  readonly changesAfter: PhraseBook<'up' | 'down'>;
  /** Lists of words that only have to be recognised, by their name in {@link Words}. */
  readonly lists: Readonly<Record<ListName, PhraseBook<true>>>;
  /** First keys of whatever can begin a quantity but digits. */
  readonly starters: ReadonlySet<string>;
}

/** What authors mean who think in the other scale. */
const LONG_SCALE: Phrases<number> = { 'billion|billions': 12, 'trillion|trillions': 18 };

const SHORT_SCALE: Phrases<number> = { 'billion|billions': 9, 'trillion|trillions': 12 };

const compiled = new Map<Words, Map<string, Lexicon>>();

/**
 * The compiled words of a language, made when they are first asked for; scales are those of the country.
 *
 * @param rival whether scale words have the power that others give them
 */
export function lexiconOf(words: Words, country: string | undefined, rival = false): Lexicon {
  const { regionalScales = {}, rivalScales = {}, regionalSuffixes = {} } = words;
  const special =
    country !== undefined && [regionalScales, rivalScales, regionalSuffixes].some((all) => Object.hasOwn(all, country));
  const region = special ? country : '';
  const key = rival ? `${region} rival` : region;
  const known = compiled.get(words) ?? new Map<string, Lexicon>();
  const lexicon = known.get(key) ?? compile(words, region, rival);
  compiled.set(words, known.set(key, lexicon));
  return lexicon;
}

function compile(words: Words, region: string, rival: boolean): Lexicon {
  const { numbers, changes } = words;
  const rivals = separate({ ...words.rivalScales?.[''], ...words.rivalScales?.[region] });
  const usual = { ...separate(words.scales), ...separate(words.regionalScales?.[region] ?? {}) };
  const scales = rival
    ? { ...usual, ...separate(words.language === 'en' ? LONG_SCALE : SHORT_SCALE), ...rivals }
    : usual;
  const morphs = morphsOf(words, scales);
  const books = {
    morphs: phraseBook(
      ...morphs.filter(([word]) => !word.endsWith('-')).map(([phrase, morph]) => ({ [phrase]: morph })),
    ),
    mixed: phraseBook(numbers.mixed),
    fractions: phraseBook(numbers.fractions),
    dozens: phraseBook(numbers.dozens),
    magnitudes: phraseBook(numbers.magnitudes),
    units: unitsOf(words),
    hedges: phraseBook(sharedHedges, negatedHedges(words), words.hedges),
    ranges: phraseBook(
      Object.fromEntries(
        Object.entries(words.ranges).map(([open, middle]) => [open, phraseBook<true>({ [middle]: true })]),
      ),
    ),
    absent: phraseBook(words.absent),
    multiples: phraseBook(changes.multiples),
    factors: phraseBook(changes.factors),
    folds: phraseBook(changes.folds ?? {}),
  };
  const changeWords = new Map<string, 'up' | 'down' | 'either'>();
  for (const direction of ['up', 'down', 'either'] as const) {
    for (const word of split(changes[direction])) changeWords.set(word, direction);
  }
  const lists = listsOf(words);
  const firsts = [
    ...Object.values(books).map((book) => [...book.phrases.keys()]),
    ...[lists.articles, lists.negative].map((book) => [...book.phrases.keys()]),
    [...changeWords.keys()].map((word) => word.split(' ')[0] ?? ''),
    Object.keys(words.letterMoney ?? {}),
    ['-', '–', '+', ...Object.keys(FRACTION_SIGNS)],
  ];
  return {
    words,
    ...books,
    parts: numbers.glued ? partBook(partsOf(words, morphs)) : null,
    denominators: split(numbers.denominators ?? ''),
    links: phraseBook(numbers.links),
    scales: phraseBook(scales),
    rivals: phraseBook(rivals),
    suffixes: { ...words.suffixes, ...words.regionalSuffixes?.[region], ...(rival && lettersOf(rivals)) },
    colloquial: phraseBook(words.colloquialScales ?? {}),
    symbols: phraseBook(SYMBOLS),
    sumsOfMoney: phraseBook(
      Object.fromEntries(
        Object.entries(words.sumsOfMoney ?? {}).map(([name, sum]) => [name, { kind: 'money' as const, ...sum }]),
      ),
    ),
    weighed: phraseBook(words.weighed ?? {}),
    afterwards: phraseBook(sharedHedgesAfter, words.afterwards),
    changeWords,
    changesAfter: phraseBook(changes.after),
    changeParts: phraseBook(changes.parts ?? {}),
    lists,
    starters: new Set(firsts.flat()),
  };
}

/** The powers that others give to scale letters. */
function lettersOf(rivals: Phrases<number>): Phrases<number> {
  return Object.fromEntries(Object.entries(rivals).filter(([letters]) => /^[A-Z]$/.test(letters)));
}

function morphsOf({ numbers }: Words, scales: Phrases<number>): readonly (readonly [string, Morph])[] {
  const bare = new Set(split(numbers.bare));
  return [
    ...entries(scales).map(([word, exponent]): [string, Morph] =>
      exponent === 2
        ? [word, { kind: 'hundred', bare: bare.has(word) }]
        : [word, { kind: 'scale', exponent, bare: bare.has(word) }],
    ),
    ...entries(numbers.values).map(([word, value]): [string, Morph] => [word, { kind: 'value', value }]),
    ...split(numbers.hundred).map((word): [string, Morph] => [word, { kind: 'hundred', bare: bare.has(word) }]),
  ];
}

function partsOf({ numbers }: Words, morphs: readonly (readonly [string, Morph])[]): (readonly [string, Morph])[] {
  return [
    ...morphs.filter(([word]) => /^\p{L}+-?$/u.test(word)),
    ...split(numbers.unitsFirst).map((word): [string, Morph] => [word, { kind: 'unitsFirst' }]),
    ...entries(numbers.mixedEnds).map(([word, value]): [string, Morph] => [word, { kind: 'plus', value }]),
  ];
}
