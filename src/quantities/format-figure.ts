import { timesPowerOfTen } from '../kernel/decimal.js';
import type { Figure, FigureKind } from './figure.js';
import { languages } from './languages.js';
import type { Words } from './lexicon.js';
import type { Phrases } from './phrase-book.js';
import { quantityPhrases, scaleOf, unitWords } from './quantity-phrases.js';
import { readFigure } from './read-figure.js';

/**
 * A figure in the words of a language, or null where the language has none that say exactly this.
 *
 * What is returned reads back ({@link readFigure}) as the same figure and as no other: kind, interval, unit, what is counted,
 * direction. An interval that no wording has is not rounded to one that has.
 * @param language one that is read with its words (domain rules §3): en, de, fr, es, it, pt, nl
 */
export function formatFigure(figure: Figure, language: string): string | null {
  const words = Object.hasOwn(languages, language) ? languages[language] : undefined;
  if (words === undefined) return null;
  for (const text of phrasesOf(figure, words)) {
    if (text.length <= LONGEST && saysOnly(text, figure, language)) return text;
  }
  return null;
}

/** Longer than any wording that is worth trying. */
const LONGEST = 300;

function saysOnly(text: string, figure: Figure, language: string): boolean {
  const nonNegative = figure.lower === '0' && UPPER.includes(figure.kind);
  const { readings } = readFigure(text, { language, nonNegative });
  const [read] = readings;
  return readings.length === 1 && read !== undefined && SAME.every((field) => read[field] === figure[field]);
}

const SAME = [
  'kind',
  'lower',
  'lowerInclusive',
  'upper',
  'upperInclusive',
  'unit',
  'of',
  'direction',
] as const satisfies readonly (keyof Figure)[];
const UPPER: readonly FigureKind[] = ['at_most', 'less_than'];

/** Wordings that may say the figure, the plainest first. */
function* phrasesOf(figure: Figure, words: Words): Generator<string> {
  const { kind } = figure;
  if (kind === 'none' || kind === 'unknown' || kind === 'undisclosed') yield* phrasesFor(words.absent, kind);
  else if (kind === 'order_of_magnitude') yield* magnitudes(figure, words);
  else if (kind === 'ratio_change') yield* changes(figure, words);
  else yield* levels(figure, kind, words);
}

/** A number or a range with the hedge of its kind, those that the figure had first. */
function* levels(figure: Figure, kind: FigureKind, words: Words): Generator<string> {
  if (kind === 'range') yield* ranges(figure, words);
  const { point } = figure;
  if (point === null) return;
  const numbers = quantityPhrases(point, figure, words);
  if (kind === 'rounded') yield* numbers;
  for (const hedge of hedgesOf(kind, figure, words)) for (const number of numbers) yield `${hedge} ${number}`;
}

function* ranges(figure: Figure, words: Words): Generator<string> {
  const { lower, upper } = figure.stated;
  if (lower === null || upper === null) return;
  const [lows, highs] = [lower, upper].map((end) => quantityPhrases(end, figure, words));
  const shared = timesPowerOfTen(lower, -scaleOf(upper));
  const bare = [shared, lower].flatMap((end) => quantityPhrases(end, { unit: '1' }, words));
  const about = figure.hedges.length > 0 ? hedgesOf('approximate', figure, words).map((hedge) => `${hedge} `) : [''];
  const openers = Object.entries(words.ranges).map(([open, middle]) => [first(open), first(middle)] as const);
  for (const high of highs ?? []) {
    for (const hedge of about) {
      for (const low of [...bare, ...(lows ?? [])]) {
        if (hedge !== '') yield `${hedge}${low}–${high}`;
        for (const [open, middle] of openers) yield `${hedge}${open} ${low} ${middle} ${high}`;
        yield `${hedge}${low}–${high}`;
        yield `${hedge}${low} ${first(words.to)} ${high}`;
      }
    }
  }
  const below = hedgesOf(figure.upperInclusive ? 'at_most' : 'less_than', figure, words);
  const above = hedgesOf(figure.lowerInclusive ? 'at_least' : 'more_than', figure, words);
  const and = first(words.numbers.plus);
  for (const low of lows ?? []) {
    for (const high of highs ?? []) yield `${above[0] ?? ''} ${low} ${and} ${below[0] ?? ''} ${high}`;
  }
}

/** "Tens of millions": the ends are those of the word times a scale. */
function* magnitudes(figure: Figure, words: Words): Generator<string> {
  for (const [phrases, [lower, upper]] of Object.entries(words.numbers.magnitudes)) {
    for (const [scale, exponent] of [['', 0] as const, ...Object.entries(words.scales)]) {
      if (timesPowerOfTen(lower, exponent) !== figure.lower || timesPowerOfTen(upper, exponent) !== figure.upper)
        continue;
      for (const name of scale.split('|').toSorted((a, b) => b.length - a.length)) {
        for (const unit of namesOf(figure, words))
          yield [first(phrases), asNoun(name, words), unit].filter(Boolean).join(' ');
      }
    }
  }
}

/** A word with a capital where the language counts nothing without one (German). */
function asNoun(word: string, { counted: { noun } }: Words): string {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return !noun.test(word) && noun.test(capital) ? capital : word;
}

/** Units after a word that is no number: with the word between them that the language needs, and without. */
function namesOf(figure: Figure, words: Words): readonly string[] {
  const names = [...unitWords(figure, words), ...(words.currencies[figure.unit]?.split('|') ?? []), figure.unit];
  return [...names, ...names.map((name) => `${first(words.unitLinks)} ${name}`.trim())];
}

/** "16 percent more", "doubled", "3 times as much as". */
function* changes(figure: Figure, words: Words): Generator<string> {
  const { after, up, down, either, by, multiples, times, asMuch } = words.changes;
  if (figure.unit === '1') {
    for (const number of quantityPhrases(figure.point ?? '1', figure, words)) {
      for (const factor of times.split('|')) {
        for (const glue of [' ', '']) {
          yield `${number}${glue}${factor}`;
          yield `${number}${glue}${factor} ${first(asMuch)}`;
        }
      }
    }
    for (const phrases of Object.keys(words.changes.factors)) yield `${first(phrases)} ${first(asMuch)}`;
    return;
  }
  for (const phrases of Object.keys(multiples)) yield first(phrases);
  const { direction } = figure;
  const verbs = first(direction === 'up' ? up : direction === 'down' ? down : either);
  for (const kind of LEVELS) {
    for (const level of levels(figure, kind, words)) {
      if (direction !== null) for (const word of phrasesFor(after, direction)) yield `${level} ${word}`;
      yield `${verbs} ${first(by)} ${level}`;
      yield `${verbs} ${level}`;
    }
  }
}

const LEVELS: readonly FigureKind[] = [
  ...(['rounded', 'approximate', 'more_than', 'at_least', 'less_than', 'at_most'] as const),
  ...(['just_under', 'exact', 'range'] as const),
];

/** Words before a number that make it of a kind: those under which the figure kept its hedges come first. */
function hedgesOf(kind: FigureKind, { hedges }: Figure, words: Words): readonly string[] {
  const fitting = Object.entries(words.hedges).filter(([, hedge]) => hedge.kind === kind && hedge.inclusive !== true);
  const [own, others] = [true, false].map((kept) =>
    fitting.filter(([, { keep }]) => kept === (keep === undefined ? hedges.length === 0 : hedges.includes(keep))),
  );
  return [...(own ?? []), ...(others ?? [])].map(([phrases]) => first(phrases));
}

function phrasesFor<Meaning>(phrases: Phrases<Meaning>, meaning: Meaning): readonly string[] {
  return Object.entries(phrases).flatMap(([written, means]) => (means === meaning ? [first(written)] : []));
}

function first(phrases: string): string {
  return phrases.split('|')[0] ?? '';
}
