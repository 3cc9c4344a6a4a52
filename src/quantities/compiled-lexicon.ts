import type { PartBook } from './compound.js';
import { partBook } from './compound.js';
import { currencyNames } from './currency-names.js';
import { CURRENCY_SIGNS, SHARED_SIGNS } from './currency-signs.js';
import type { FigureKind } from './figure.js';
import { FRACTION_SIGNS } from './fraction.js';
import type { Hedge, Words } from './lexicon.js';
import { sharedHedges, sharedHedgesAfter, SYMBOLS } from './lexicon-shared.js';
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
  readonly units: PhraseBook<UnitWord>;
  /** Units told apart by case: symbols. */
  readonly symbols: PhraseBook<UnitWord>;
  /** Units that are sums of money as well. */
  readonly sumsOfMoney: PhraseBook<UnitWord>;
  readonly hedges: PhraseBook<Hedge>;
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
  readonly changeWords: ReadonlyMap<string, 'up' | 'down' | 'either'>;
  readonly changesAfter: PhraseBook<'up' | 'down'>;
  /** Lists of words that only have to be recognised, by their name in {@link Words}. */
  readonly lists: Readonly<Record<ListName, PhraseBook<true>>>;
  /** First keys of whatever can begin a quantity but digits. */
  readonly starters: ReadonlySet<string>;
}

type ListName =
  | 'unitLinks'
  | 'measured'
  | 'to'
  | 'or'
  | 'labels'
  | 'yearWords'
  | 'timeWords'
  | 'months'
  | 'ordinals'
  | 'spoilers'
  | 'rates'
  | 'fillers'
  | 'points'
  | 'prepositions'
  | 'by'
  | 'levels'
  | 'moves'
  | 'asMuch'
  | 'times'
  | 'point'
  | 'negative'
  | 'articles'
  | 'determiners'
  | 'fractionOf'
  | 'plus'
  | 'over'
  | 'sums'
  | 'definite'
  | 'hours';

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
  const { regionalScales = {}, rivalScales = {} } = words;
  const special =
    country !== undefined && (Object.hasOwn(regionalScales, country) || Object.hasOwn(rivalScales, country));
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
    hedges: phraseBook(sharedHedges, words.hedges),
    ranges: phraseBook(
      Object.fromEntries(
        Object.entries(words.ranges).map(([open, middle]) => [open, phraseBook<true>({ [middle]: true })]),
      ),
    ),
    absent: phraseBook(words.absent),
    multiples: phraseBook(changes.multiples),
    factors: phraseBook(changes.factors),
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
    symbols: phraseBook(SYMBOLS),
    sumsOfMoney: phraseBook(
      Object.fromEntries(
        Object.entries(words.sumsOfMoney ?? {}).map(([name, sum]) => [name, { kind: 'money' as const, ...sum }]),
      ),
    ),
    afterwards: phraseBook(sharedHedgesAfter, words.afterwards),
    changeWords,
    changesAfter: phraseBook(changes.after),
    lists,
    starters: new Set(firsts.flat()),
  };
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

function unitsOf(words: Words): PhraseBook<UnitWord> {
  const money = (unit: string): UnitWord => ({ kind: 'money', unit, exponent: 0 });
  const physical = (unit: string): UnitWord => ({ kind: 'physical', unit, exponent: 0 });
  const list = <Key extends string>(names: Readonly<Partial<Record<Key, string>>>, make: (key: Key) => UnitWord) =>
    Object.fromEntries((Object.entries(names) as [Key, string][]).map(([key, phrases]) => [phrases, make(key)]));
  return phraseBook(
    ...[...(words.nameLocales ?? []), words.language].map((locale) =>
      Object.fromEntries(Object.entries(currencyNames(locale)).map(([name, code]) => [name, money(code)])),
    ),
    Object.fromEntries(Object.entries(CURRENCY_SIGNS).map(([sign, code]) => [sign, money(code)])),
    list(words.currencies, money),
    list(words.shared, (shared) => ({ kind: 'money', unit: '', shared, exponent: 0 })),
    Object.fromEntries(
      Object.entries(SHARED_SIGNS).map(([sign, shared]) => [sign, { kind: 'money', unit: '', shared, exponent: 0 }]),
    ),
    { '¥': { kind: 'money', unit: '', shared: '¥', exponent: 0 } },
    { $: { kind: 'money', unit: '', shared: '$', exponent: 0 } },
    list(words.subunits, (unit) =>
      unit === 'cent' || unit === '$'
        ? { kind: 'money', unit: '', shared: unit, exponent: -2 }
        : { kind: 'money', unit, exponent: -2 },
    ),
    Object.fromEntries(
      entries(words.scaledMoney ?? {}).map(([name, { unit, exponent }]) => [name, { kind: 'money', unit, exponent }]),
    ),
    list(words.ratios, (unit) =>
      unit === 'permille' ? { kind: 'ratio', unit: 'percent', exponent: -1 } : { kind: 'ratio', unit, exponent: 0 },
    ),
    list(words.physical, physical),
    ...Object.entries(words.prefixed).map(([base, names]) =>
      Object.fromEntries(
        [['', ''], ...Object.entries(words.prefixes)].flatMap(([symbol = '', prefix = '']) =>
          split(names).map((name) => [`${prefix}${name}`, physical(`${symbol}${base}`)]),
        ),
      ),
    ),
  );
}

function listsOf(words: Words): Lexicon['lists'] {
  const { numbers, changes } = words;
  const all: Record<ListName, string> = {
    ...words,
    by: changes.by,
    levels: changes.levels,
    moves: changes.moves ?? '',
    asMuch: changes.asMuch,
    times: changes.times,
    point: numbers.point,
    negative: numbers.negative,
    articles: numbers.articles,
    determiners: numbers.determiners,
    fractionOf: numbers.fractionOf,
    plus: numbers.plus,
    over: numbers.over,
    sums: numbers.sums ?? '',
    definite: words.definite ?? '',
    hours: words.hours ?? '',
  };
  const book = (name: ListName): PhraseBook<true> => phraseBook(all[name] === '' ? {} : { [all[name]]: true });
  return {
    unitLinks: book('unitLinks'),
    measured: book('measured'),
    to: book('to'),
    or: book('or'),
    labels: book('labels'),
    yearWords: book('yearWords'),
    timeWords: book('timeWords'),
    months: book('months'),
    ordinals: book('ordinals'),
    spoilers: book('spoilers'),
    rates: book('rates'),
    fillers: book('fillers'),
    points: book('points'),
    prepositions: book('prepositions'),
    by: book('by'),
    levels: book('levels'),
    moves: book('moves'),
    asMuch: book('asMuch'),
    times: book('times'),
    point: book('point'),
    negative: book('negative'),
    articles: book('articles'),
    determiners: book('determiners'),
    fractionOf: book('fractionOf'),
    plus: book('plus'),
    over: book('over'),
    sums: book('sums'),
    definite: book('definite'),
    hours: book('hours'),
  };
}

/** The phrases one by one, so that some of them can be replaced. */
function separate<Meaning>(phrases: Phrases<Meaning>): Phrases<Meaning> {
  return Object.fromEntries(entries(phrases));
}

function entries<Meaning>(phrases: Phrases<Meaning>): [string, Meaning][] {
  return Object.entries(phrases).flatMap(([written, meaning]) =>
    split(written).map((phrase): [string, Meaning] => [phrase, meaning]),
  );
}

function split(phrases: string): string[] {
  return phrases === '' ? [] : phrases.split('|');
}
