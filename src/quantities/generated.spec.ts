import { absolute, add, compare, isZero, multiply, timesPowerOfTen } from '../kernel/decimal.js';
import { contains } from '../kernel/interval.js';
import { findFigures } from './find-figures.js';
import { languages } from './languages.js';
import { readFigure } from './read-figure.js';

/** Numbers drawn with a seed, so that every run reads the same phrases. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Phrase {
  readonly text: string;
  /** What was formatted, and half of the last place that was written. */
  readonly value: string;
  readonly unit: string;
}

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'CNY', 'INR', 'BRL', 'SEK', 'PLN', 'MXN', 'KRW'];

/** Phrases as CLDR writes them: compact long and short, currency (sign, code, name), percent, plain with separators. */
function phrases(language: string, count: number): Phrase[] {
  const random = draws(language.charCodeAt(0) * 1000 + language.charCodeAt(1));
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  return Array.from({ length: count }, (): Phrase => {
    const digits = 1 + Math.floor(random() * 15);
    const integer =
      String(Math.floor(random() * 9 + 1)) +
      Array.from({ length: digits - 1 }, () => Math.floor(random() * 10)).join('');
    const places = Math.floor(random() * 3);
    const sign = random() < 0.1 ? '-' : '';
    const number = `${sign}${integer}${places > 0 ? `.${String(Math.floor(random() * 10 ** places)).padStart(places, '0')}` : ''}`;
    const currency = pick(CURRENCIES);
    const shape = pick([
      'compact-long',
      'compact-short',
      'plain',
      'percent',
      'money',
      'money-code',
      'money-name',
      'money-compact',
    ]);
    const style = STYLES[shape] ?? {};
    const money = shape.startsWith('money') ? { currency } : {};
    const percent = shape === 'percent' ? timesPowerOfTen(`${sign}${integer.slice(0, 3)}`, -2) : number;
    const format = new Intl.NumberFormat(language, { ...style, ...money });
    const text = format.format(percent as unknown as number);
    const unit = shape === 'percent' ? 'percent' : shape.startsWith('money') ? currency : '1';
    return { text, value: shape === 'percent' ? `${sign}${integer.slice(0, 3)}` : number, unit };
  });
}

const STYLES: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  'compact-long': { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 },
  'compact-short': { notation: 'compact', compactDisplay: 'short', maximumSignificantDigits: 3 },
  plain: { maximumFractionDigits: 20 },
  percent: { style: 'percent', maximumFractionDigits: 2 },
  money: { style: 'currency' },
  'money-code': { style: 'currency', currencyDisplay: 'code' },
  'money-name': { style: 'currency', currencyDisplay: 'name' },
  'money-compact': { style: 'currency', notation: 'compact', maximumSignificantDigits: 3 },
};

type Verdict = 'right' | 'ambiguous' | 'unread' | 'wrong' | 'mis-scaled';

function verdictOf({ value, unit }: Phrase, readings: ReturnType<typeof readFigure>['readings']): Verdict {
  const fits = readings.filter((figure) => figure.unit === unit && isNear(figure, value));
  if (readings.length > 1) return fits.length > 0 ? 'ambiguous' : 'wrong';
  const [figure] = readings;
  if (figure === undefined) return 'unread';
  if (fits.length === 1) return 'right';
  return figure.point === null || isMisScaled(figure.point, value) ? 'mis-scaled' : 'wrong';
}

function isNear(figure: ReturnType<typeof readFigure>['readings'][number], value: string): boolean {
  if (contains(figure, value) || figure.upper === value) return true;
  // Three significant digits were asked for, and the fraction of money is cut.
  const slack = add(multiply(absolute(value), '0.005'), '0.51');
  return (
    figure.point !== null &&
    compare(absolute(add(figure.point, value.startsWith('-') ? value.slice(1) : `-${value}`)), slack) <= 0
  );
}

function isMisScaled(point: string, value: string): boolean {
  const [read, written] = [absolute(point), absolute(value)];
  if (isZero(read) || isZero(written)) return compare(written, '1') >= 0;
  return compare(read, multiply(written, '9.9')) >= 0 || compare(written, multiply(read, '9.9')) >= 0;
}

describe('phrases that Intl writes', () => {
  it.each(Object.keys(languages))('are read right in %s', (language) => {
    const tally: Record<Verdict, number> = { right: 0, ambiguous: 0, unread: 0, wrong: 0, 'mis-scaled': 0 };
    const failures: string[] = [];
    const all = phrases(language, 2000);
    for (const phrase of all) {
      const verdict = verdictOf(phrase, readFigure(phrase.text, { language }).readings);
      tally[verdict] += 1;
      if (verdict !== 'right')
        failures.push(`${verdict}: ${JSON.stringify(phrase.text)} is ${phrase.value} ${phrase.unit}`);
    }
    if (process.env['SHOW_RATES']) console.log(language, tally, failures.slice(0, Number(process.env['SHOW_RATES'])));
    expect(tally['mis-scaled']).toBe(0);
    expect(tally.ambiguous).toBeLessThanOrEqual(0.02 * all.length);
    expect(failures.slice(0, tally.right + tally.ambiguous >= 0.995 * all.length ? 0 : 20)).toEqual([]);
    expect(tally.right + tally.ambiguous).toBeGreaterThanOrEqual(0.995 * all.length);
  });

  it.each(Object.keys(languages))('are found in a sentence in %s', (language) => {
    const missed = phrases(language, 300).filter(({ text }) => {
      const sentence = `(xyz) ${text}.`;
      const { items } = findFigures(sentence, { language });
      return !items.some(({ start, end }) => sentence.slice(start, end).includes(text.replace(/\.$/, '')));
    });
    expect(missed.length).toBeLessThanOrEqual(6);
  });
});
