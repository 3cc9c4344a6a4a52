import fc from 'fast-check';

import type { Figure } from './figure.js';
import { findFigures } from './find-figures.js';
import { readFirstFigure } from './read-figure.js';

/** A text, its language, perhaps with a region, and every reading of the first quantity. */
type Case = readonly [text: string, language: string, readings: readonly string[]];

const NONE: readonly string[] = [];

describe('scales that are torn from their numbers', () => {
  it.each<Case>([
    ['$13–billion', 'en', ['13000000000 USD']],
    ['$13 "billion"', 'en', ['13000000000 USD']],
    ['$13 “billion”', 'en', ['13000000000 USD']],
    ['$13&nbsp;billion', 'en', ['13000000000 USD']],
    ['<b>$13</b> billion', 'en', ['13000000000 USD']],
    ['<span class="x">13</span> Milliarden Euro', 'de', ['13000000000 EUR']],
    ['$13—billion', 'en', NONE],
    ['$13 (billion)', 'en', NONE],
    ['**$13** billion', 'en', NONE],
    ['1<b>3</b> billion', 'en', NONE],
    ['10<sup>9</sup>', 'en', NONE],
    ['$13&foo;billion', 'en', NONE],
    ['13 (Milliarden) Euro', 'de', NONE],
    ['$13\u0000bn', 'en', NONE],
    ['$13\u0000 billion', 'en', NONE],
    ['$13\u0007million', 'en', NONE],
  ])('%s in %s', expectReadings);

  it.each<Case>([
    ['$13 billi\u043en', 'en', NONE],
    ['13 billi\u043en', 'en', NONE],
    ['13 billon dollars', 'en', NONE],
    ['13 Miliarden Euro', 'de', NONE],
    ['13 Miliarden', 'de', NONE],
    ["13 miliards d'euros", 'fr', NONE],
    ["13 mill. d'euros", 'fr', NONE],
    ['13 milionni di euro', 'it', NONE],
    ['13 milones de euros', 'es', NONE],
    ['13 miljarrd euro', 'nl', NONE],
    ['13 milhoẽs de euros', 'pt', NONE],
    ['13 Millionäre', 'de', ['13 1 Millionäre']],
    ['13 Milliardäre', 'de', ['13 1 Milliardäre']],
    ['13 billionaires', 'en', ['13 1 billionaires']],
    ['13 millionnaires', 'fr', ['13 1 millionnaires']],
    ['13 cores', 'en', ['13 1 cores']],
    ['13 chores', 'en', ['13 1 chores']],
    ['13 Tausender', 'de', ['13 1 Tausender']],
    ['13 trilhos', 'pt', ['13 1 trilhos']],
    ['13 lacs', 'fr', ['13 1 lacs']],
    ['13 missions', 'en', ['13 1 missions']],
    ['13 misiones', 'es', ['13 1 misiones']],
    ['13 mulheres', 'pt', ['13 1 mulheres']],
    ['13 billets', 'fr', ['13 1 billets']],
    ['400 bullion bars', 'en', ['400 1 bullion bars']],
  ])('%s in %s, by its looks', expectReadings);

  it('are read, or leave the number unread, but never make it small', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom('$', '€', ''),
        fc.array(
          fc.constantFrom(
            '–',
            '—',
            '"',
            '“',
            '(',
            '*',
            '</b>',
            '&nbsp;',
            '&x;',
            '\u2012',
            '\u0000',
            '\u2003',
            '`',
            ' ',
          ),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        fc.constantFrom(
          ['en', 'billion'],
          ['en', 'million'],
          ['de', 'Milliarden'],
          ['fr', 'milliards'],
          ['es', 'millones'],
        ),
        (number, currency, between, [language = '', scale = '']) => {
          const text = `${currency}${number}${between.join('')}${scale}`;
          for (const { readings } of findFigures(text, { language }).items) {
            for (const { point } of readings) expect(point).not.toBe(String(number));
          }
        },
      ),
    ));

  it('gives the earlier numbers of a list the scale of the last', () => {
    expect(found('12, 13 and 14 billion', 'en')).toEqual(['12000000000 1', '13000000000 1', '14000000000 1']);
    expect(found('$12, $13 and $14 billion respectively', 'en')).toEqual([
      '12000000000 USD',
      '13000000000 USD',
      '14000000000 USD',
    ]);
    expect(found('12, 13 und 14 Milliarden Euro', 'de')).toEqual([
      '12000000000 EUR',
      '13000000000 EUR',
      '14000000000 EUR',
    ]);
    expect(found('12 and 14 billion', 'en')).toEqual(['12000000000 1|12 1', '14000000000 1']);
    expect(found('12, 13, 14 billion', 'en')).toEqual(['12000000000 1|12 1', '13000000000 1|13 1', '14000000000 1']);
    expect(found('$12, $13, $14 billion', 'en')).toEqual([
      '12000000000 USD|12 USD',
      '13000000000 USD|13 USD',
      '14000000000 USD',
    ]);
    expect(found('in 2025, 13 billion', 'en')).toEqual(['13000000000 1']);
    expect(found('12 dollars and 14 million euros', 'en')).toEqual(['12 USD', '14000000 EUR']);
    expect(found('$12 and 14 million people', 'en')).toEqual(['12 USD', '14000000 1 people']);
    expect(found('in 2024 and 2025 13 billion', 'en')).toEqual(['13000000000 1']);
  });

  it('reads no number that has a tolerance, nor the tolerance', () => {
    expect(found('13 ± 1 billion', 'en')).toEqual([]);
    expect(found('2bn ± 5%', 'en')).toEqual([]);
    expect(found('13 +/- 1 billion', 'en')).toEqual([]);
    expect(found('1.5 billion ± 0.1 billion, and 7 tonnes', 'en')).toEqual(['7 t']);
  });
});

describe('dashes, minus signs and spaces of every kind', () => {
  it.each<Case>([
    ['$15\u201220bn', 'en', ['[14500000000, 21000000000] USD']],
    ['\u201213 billion', 'en', ['-13000000000 1']],
    ['\u27965 %', 'en', ['-5 percent']],
    ['\u2796\ufe0f5 %', 'en', ['-5 percent']],
    ['\u207b5 %', 'en', ['-5 percent']],
    ['\ufe585 %', 'en', ['-5 percent']],
    ['$—2.3bn', 'en', ['-2300000000 USD']],
    ['$\u20152.3bn', 'en', ['-2300000000 USD']],
    ['$\u2e3a2.3bn', 'en', ['-2300000000 USD']],
    ['13\u0085billion', 'en', ['13000000000 1']],
    ['13\u2028billion', 'en', ['13000000000 1']],
    ['13\u3000billion', 'en', ['13000000000 1']],
    ['13\u1680billion', 'en', ['13000000000 1']],
  ])('%s in %s', expectReadings);
});

describe('scale words and accountants', () => {
  it.each<Case>([
    ['Rs 500 cr', 'en', ['5000000000 INR']],
    ['Rs 500 Cr.', 'en', ['5000000000 INR']],
    ['5 lakh cr', 'en', ['5000000000000 1']],
    ['13 lacs', 'en', ['1300000 1']],
    ['$13 grand', 'en', ['13000 USD']],
    ['$13 thou', 'en', ['13000 USD']],
    ['24 grand slams', 'en', ['24 1 grand slams']],
    ['13 quintillion', 'en', ['13000000000000000000 1']],
    ['13 sextillion', 'en', ['13000000000000000000000 1']],
    ['45.4L', 'en-IN', ['4540000 1']],
    ['61L', 'en-IN', ['6100000 1']],
    ['₹5KCr', 'en-IN', ['50000000000 INR']],
    ['5LCr', 'en-IN', ['5000000000000 1']],
    ['₹5T', 'en-IN', ['5000000000000 INR', '5000 INR']],
    ['61L', 'en', ['61 L']],
    ['$(2.3) million', 'en', ['-2300000 USD']],
    ['net loss of $(2,300) million', 'en', ['-2300000000 USD']],
    ['$(2.3 million)', 'en', ['-2300000 USD']],
  ])('%s in %s', expectReadings);
});

describe('letters before a currency, and scales that two hands write', () => {
  it.each<Case>([
    ...['fr', 'it', 'pt', 'es'].flatMap((language): Case[] => [
      ['13 m€', language, ['13000000 EUR']],
      ['13 m$', language, ['13000000 USD']],
    ]),
    ["13 m d'euros", 'fr', ['13000000 EUR']],
    ['13 m de euros', 'es', ['13000000 EUR']],
    ['13 m', 'fr', ['13 m']],
    ['13 B$', 'fr', NONE],
    ['13 B$', 'de', NONE],
    ['13 Bi', 'pt', ['13000000000 1', '13000000000000 1']],
    ['13 bi', 'pt', ['13000000000 1']],
    ['13 Bi', 'pt-BR', ['13000000000 1']],
    ['13 Bi', 'pt-PT', ['13000000000000 1']],
    ['13 Billion', 'und', ['13000000000 1', '13000000000000 1']],
    ['13 Billion Dollar', '', ['13000000000 USD', '13000000000000 USD']],
    ['13 billion', '', ['13000000000 1']],
  ])('%s in %s', expectReadings);
});

describe('currency signs', () => {
  it.each<Case>([
    ['Rp 500 billion', 'en', ['500000000000 IDR']],
    ['Rp500 billion', 'en', ['500000000000 IDR']],
    ['KSh 5 million', 'en', ['5000000 KES']],
    ['Tk 500 crore', 'en', ['5000000000 BDT']],
    ['R5 billion', 'en', ['5000000000 ZAR']],
    ['R5bn', 'en', ['5000000000 ZAR']],
    ['R5', 'en', NONE],
    ['EC$ 13 million', 'en', ['13000000 XCD']],
    ['13 $AR', 'fr', ['13 ARS']],
    ['13 $CL', 'fr', ['13 CLP']],
    ['13 $CO', 'fr', ['13 COP']],
    ['13 $TT', 'fr', ['13 TTD']],
    ['13 $UY', 'fr', ['13 UYU']],
    ['13 £LB', 'fr', ['13 LBP']],
    ['13 £FK', 'fr', ['13 FKP']],
    ['13 £GI', 'fr', ['13 GIP']],
    ['13 millions F CFA', 'fr', ['13000000 XOF']],
    ['$AB 13', 'en', NONE],
    ['QQ$13', 'en', NONE],
    ['13 $QQ', 'fr', NONE],
    ['13 £QQ', 'fr', NONE],
    ['¥13', 'en-CN', ['13 CNY']],
    ['¥13', 'en', ['13 JPY']],
    ['¥13 billion yuan', 'en', ['13000000000 CNY']],
    ['50 Rp', 'de-CH', ['0.5 CHF']],
  ])('%s in %s', expectReadings);

  it('assumes that a yen sign is of yen, and leaves open whether rupiah or hundredths of francs are meant', () => {
    expect(readFirstFigure('¥13', { language: 'en' }).readings[0]?.assumed).toEqual(['currency']);
    expect(found('20.628.263.955 Rp', 'de')).toEqual(['206282639.55 CHF|20628263955 IDR']);
  });
});

describe('powers of any base', () => {
  it.each<Case>([
    ['1.1^23', 'en', ['8.95430243255237 1']],
    ['2.5^-1', 'en', ['0.4 1']],
    ['-1.1^+23', 'en', ['-8.95430243255237 1']],
    ['-1.1^--23', 'en', ['-8.95430243255237 1']],
    ['2^10', 'en', ['1024 1']],
    ['10^6', 'en', ['1000000 1']],
    ['9^999', 'en', NONE],
    ['99999^99', 'en', NONE],
    ['0^-1', 'en', NONE],
  ])('%s in %s', expectReadings);
});

function expectReadings(text: string, language: string, readings: readonly string[]): void {
  expect(readFirstFigure(text, { language }).readings.map(shown)).toEqual(readings);
  expect(found(text, language)[0]?.split('|') ?? []).toEqual(
    language === '' && readings.length === 1 ? expect.arrayContaining([...readings]) : readings,
  );
}

function found(text: string, language: string): readonly string[] {
  return findFigures(text, { language }).items.map(({ readings }) => readings.map(shown).join('|'));
}

function shown({ point, lower, upper, unit, of }: Figure): string {
  return `${point ?? `[${lower ?? ''}, ${upper ?? ''}]`} ${unit}${of === undefined ? '' : ` ${of}`}`;
}
