import fc from 'fast-check';

import { absolute, canonicalDecimal, compare, isZero, multiply, timesPowerOfTen } from '../kernel/decimal.js';
import { contains } from '../kernel/interval.js';
import type { Figure, Readings } from './figure.js';
import { readFigure, readFirstFigure } from './read-figure.js';

type Verdict = 'right' | 'ambiguous' | 'unread' | 'wrong' | 'mis-scaled';

/** How a reading fares against the number that was written. An ambiguity counts only if the right reading is in it. */
function verdict({ readings }: Readings<Figure>, number: string): Verdict {
  const [figure] = readings;
  if (figure === undefined) return 'unread';
  if (readings.length > 1) return readings.some((reading) => contains(reading, number)) ? 'ambiguous' : 'wrong';
  if (contains(figure, number)) return 'right';
  return isMisScaled(figure, number) ? 'mis-scaled' : 'wrong';
}

function isMisScaled({ point }: Figure, number: string): boolean {
  if (point === null) return true;
  const [read, written] = [absolute(point), absolute(number)];
  if (isZero(read) || isZero(written)) return !(isZero(read) && isZero(written)) && compare(written, '1') >= 0;
  return compare(read, multiply(written, '10')) >= 0 || compare(written, multiply(read, '10')) >= 0;
}

const SCALES = {
  en: [
    ['million', 6],
    ['m', 6],
    ['billion', 9],
    ['bn', 9],
    ['trillion', 12],
  ],
  de: [
    ['Millionen', 6],
    ['Mio.', 6],
    ['Milliarden', 9],
    ['Mrd.', 9],
    ['Billionen', 12],
  ],
} as const;
const FRAMES = {
  en: ['#', '$#', 'US$#', '€#', 'USD #', '# dollars', '# euros', 'about $#', 'roughly #', '-$#', '−#', '$# in total'],
  de: [
    '#',
    '# Euro',
    '# €',
    '# US-Dollar',
    '# USD',
    'rund # Dollar',
    'etwa # Euro',
    'circa #',
    '−# Euro',
    '# Euro hoch',
  ],
} as const;

const written = fc.record({
  language: fc.constantFrom('en' as const, 'de' as const),
  integer: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1000, max: 9_999_999 })),
  fraction: fc.stringMatching(/^\d{0,3}$/),
  grouped: fc.boolean(),
  scale: fc.option(fc.nat(4)),
  frame: fc.nat(100),
  space: fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009'),
});

describe('scale', () => {
  it('is kept however a number is written in English or German', () =>
    fc.assert(
      fc.property(written, ({ language, integer, fraction, grouped, scale, frame, space }) => {
        const [point, group] = language === 'en' ? ['.', ','] : [',', '.'];
        const whole = grouped ? String(integer).replace(/\B(?=(\d{3})+$)/g, group) : String(integer);
        const [word, exponent] = scale === null ? ['', 0] : (SCALES[language][scale] ?? ['', 0]);
        const shape = FRAMES[language][frame % FRAMES[language].length] ?? '#';
        const joint = word === 'm' || word === 'bn' || word === '' ? '' : space;
        const text = shape.replace('#', `${whole}${fraction && `${point}${fraction}`}${joint}${word}`);
        const sign = /^[-−]/.test(text) ? '-' : '';
        const number = timesPowerOfTen(canonicalDecimal(`${sign}${integer}${fraction && `.${fraction}`}`), exponent);
        const result = verdict(readFirstFigure(text, { language }), number);
        const plain = scale === null && !grouped && /^(#|.*hoch|.*total)$/.test(shape);
        const short = word === 'm' && !/[$€]|USD/.test(shape);
        // "Circa 1500" is a year as well.
        const year = scale === null && !grouped && text === `circa ${integer}` && integer >= 1500 && integer < 2200;
        if (result !== 'right' && !plain && !short && !year)
          throw new Error(`${JSON.stringify(text)} (${language}): ${result}`);
        expect(['right', 'unread']).toContain(result);
      }),
      { numRuns: 3000 },
    ));

  it.each(['en', 'de', 'en-GB', 'de-AT'])('is kept in what Intl writes in %s', (locale) => {
    const tally = { right: 0, ambiguous: 0, unread: 0, wrong: 0, 'mis-scaled': 0 };
    const without = { ...tally };
    const unread = new Set<string>();
    for (const style of STYLES) {
      const format = new Intl.NumberFormat(locale, style);
      for (const number of NUMBERS) {
        const text = format.format(number);
        const value = canonicalDecimal(plain(number, style.style === 'percent' ? 2 : 0));
        for (const language of [locale, undefined]) {
          const read = readFigure(text, { language });
          const result = verdict(read, value);
          if (language === undefined) without[result] += 1;
          else tally[result] += 1;
          const unit = style.style === 'percent' ? 'percent' : (style.currency ?? '1');
          // "277m" may be metres as well.
          if (result === 'ambiguous' && /\dm$/.test(text)) continue;
          expect([text, ...read.readings.map((figure) => figure.unit)]).toEqual([
            text,
            ...read.readings.map(() => unit),
          ]);
          if (result === 'unread') unread.add(text);
          if (result === 'mis-scaled') throw new Error(`${JSON.stringify(text)} is not ${value}`);
        }
      }
    }
    if (process.env['SHOW_RATES']) console.log(locale, tally, without, [...unread].slice(0, 20));
    expect(tally['mis-scaled']).toBe(0);
    expect(tally.wrong).toBe(0);
    expect(tally.right).toBeGreaterThan(0.9 * STYLES.length * NUMBERS.length);
  });
});

const NUMBERS = [
  '0',
  '1',
  '-1',
  '5',
  '12',
  '27',
  '99.5',
  '125',
  '999',
  '1000',
  '1234',
  '1234.5',
  '-1234.56',
  '12345',
  '13000',
  '277300000',
  '493800000',
  '1400000',
  '1234567',
  '13000000000',
  '-3100000000',
  '1400000000000',
  '98765432.1',
  '0.5',
  '0.27',
] as const;

const STYLES: readonly Intl.NumberFormatOptions[] = [
  {},
  { maximumFractionDigits: 20 },
  { notation: 'compact' },
  { notation: 'compact', compactDisplay: 'long' },
  { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 2 },
  { style: 'percent', maximumFractionDigits: 2 },
  ...['USD', 'EUR', 'GBP', 'CHF'].flatMap((currency): Intl.NumberFormatOptions[] => [
    { style: 'currency', currency },
    { style: 'currency', currency, notation: 'compact' },
    { style: 'currency', currency, notation: 'compact', compactDisplay: 'long' },
    { style: 'currency', currency, currencyDisplay: 'code' },
    { style: 'currency', currency, currencySign: 'accounting' },
    { style: 'currency', currency, currencyDisplay: 'name' },
  ]),
];

function plain(number: string, shift: number): string {
  return timesPowerOfTen(canonicalDecimal(number), shift);
}
