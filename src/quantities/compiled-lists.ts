import type { Words } from './lexicon.js';
import type { PhraseBook } from './phrase-book.js';
import { phraseBook } from './phrase-book.js';

/** The lists of {@link Words} whose words only have to be recognised. */
export type ListName =
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
  | 'hours'
  | 'thresholds'
  | 'negations'
  | 'moneyNouns'
  | 'homonyms'
  | 'closing';

/** Makes a book of every list. */
export function listsOf(words: Words): Readonly<Record<ListName, PhraseBook<true>>> {
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
    thresholds: changes.thresholds,
    moneyNouns: words.moneyNouns ?? '',
    homonyms: words.homonyms ?? '',
    closing: changes.closing ?? '',
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
    thresholds: book('thresholds'),
    negations: book('negations'),
    moneyNouns: book('moneyNouns'),
    homonyms: book('homonyms'),
    closing: book('closing'),
  };
}
