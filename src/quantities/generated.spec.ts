import {
  absolute,
  canonicalDecimal,
  compare,
  isZero,
  multiply,
  negate,
  subtract,
  timesPowerOfTen,
} from '../kernel/decimal.js';
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
  /** What the digits that Intl printed say, with the scale that was printed after them. */
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
    const asked = shape === 'percent' ? `${sign}${integer.slice(0, 3)}` : number;
    return { text, value: printed(format.formatToParts(percent as unknown as number), asked), unit };
  });
}

/** The number that was printed: its digits, times the power of ten that brings them nearest to what was asked for. */
function printed(parts: readonly Intl.NumberFormatPart[], asked: string): string {
  const of = (...types: readonly string[]) =>
    parts
      .filter(({ type }) => types.includes(type))
      .map(({ value }) => value)
      .join('');
  const magnitude = canonicalDecimal(`${of('integer')}${of('fraction') && `.${of('fraction')}`}`);
  const mantissa = of('minusSign') === '' ? magnitude : negate(magnitude);
  if (of('compact') === '') return mantissa;
  const scaled = SCALES.map((exponent) => timesPowerOfTen(mantissa, exponent));
  const distance = (value: string) => absolute(subtract(value, asked));
  return scaled.reduce((best, value) => (compare(distance(value), distance(best)) < 0 ? value : best));
}

const SCALES = [0, 3, 6, 9, 12, 15];

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
  const fits = readings.filter((figure) => figure.unit === unit && figure.point === value);
  if (readings.length > 1) return fits.length > 0 ? 'ambiguous' : 'wrong';
  const [figure] = readings;
  if (figure === undefined) return 'unread';
  if (fits.length === 1) return 'right';
  return figure.point === null || isMisScaled(figure.point, value) ? 'mis-scaled' : 'wrong';
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
    const enough = tally.right >= 0.995 * (all.length - tally.ambiguous);
    expect(enough ? [] : failures.slice(0, 20)).toEqual([]);
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
