import fc from 'fast-check';

import { Refusal } from '../kernel/refusal.js';
import { findFigures } from './find-figures.js';

const found = (text: string, language: string | null) =>
  findFigures(text, { language }).items.map(({ start, end, readings }) =>
    [
      text.slice(start, end),
      ...readings.map(({ kind, point, unit, of }) => [kind, point, unit, of].filter(Boolean).join(' ')),
    ].join(' = '),
  );

const figuresIn = (text: string, language: string | null) =>
  findFigures(text, { language }).items.map(({ start, end, readings }) => [
    start,
    end,
    readings.map((figure) => ({ ...figure, asWritten: '' })),
  ]);

describe('finding figures', () => {
  it.each([
    [
      'In 2025 revenue rose by 16 percent to $13bn, from 800 million weekly users.',
      'en',
      [
        'rose by 16 percent = ratio_change 16 percent',
        '$13bn = rounded 13000000000 USD',
        '800 million weekly users = rounded 800000000 1 weekly users',
      ],
    ],
    ['I read 12 of them', 'en', ['12 = rounded 12 1']],
    ['GPT-5, Llama 3.1 and iPhone 15', 'en', []],
    ['on 2025-11-03 at 12:30, page 7, 3:1', 'en', []],
    ['Der 3. Quartalsbericht nennt 13 Mrd. Euro', 'de', ['13 Mrd. Euro = rounded 13000000000 EUR']],
    ['see https://example.org/a?q=30%20 and 5 %', 'en', ['5 % = rounded 5 percent']],
    ['it was 1000 or 1000', 'en', ['1000 = rounded 1000 1', '1000 = rounded 1000 1']],
    ['Inflation rose from 3 to 4 percent', 'en', ['3 = rounded 3 percent', '4 percent = rounded 4 percent']],
    ['sales grew 3x, by 2x 50 g', 'en', ['3x = ratio_change 3 1', '50 g = rounded 50 g']],
    ['k€ 5', 'en', ['k€ 5 = rounded 5000 EUR']],
    ['1.234 US-Dollar', null, ['1.234 US-Dollar = rounded 1.234 USD = rounded 1234 USD']],
    ['23.571 Zuid-Koreaanse won', null, ['23.571 Zuid-Koreaanse won = rounded 23571 KRW = rounded 23.571 1']],
    ['５ ｗｅｅｋｌｙ　ｕｓｅｒｓ', 'en', ['５ ｗｅｅｋｌｙ　ｕｓｅｒｓ = rounded 5 1 weekly users']],
    ['5 weekly&nbsp;us\u00aders', 'en', ['5 weekly&nbsp;us\u00aders = rounded 5 1 weekly users']],
    ['５ ｔｏｎｎｅｓ ｏｆ ｓｔｅｅｌ', 'en', ['５ ｔｏｎｎｅｓ ｏｆ ｓｔｅｅｌ = rounded 5 t steel']],
    ['1\u200d000 and 1\u00ad000', 'en', ['1\u200d000 = rounded 1000 1', '1\u00ad000 = rounded 1000 1']],
  ])('%s (%s)', (text, language, expected) => expect(found(text, language)).toEqual(expected));

  it('leaves out what is too long, and refuses texts over a million characters', () => {
    expect(found(`${'9'.repeat(101)} and 5 %`, 'en')).toEqual(['5 % = rounded 5 percent']);
    expect(() => findFigures('a'.repeat(1_000_001), {})).toThrow(Refusal);
  });

  it('reads full-width forms as plain ones', () =>
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '1',
            '2',
            ' ',
            ',',
            '.',
            '$',
            '%',
            '-',
            'bn',
            'k',
            '(',
            '/',
            '~',
            '>',
            ' users',
            ' tonnes of ',
          ),
          maxLength: 30,
        }),
        fc.constantFrom('en', 'de', 'it', null),
        (text, language) => {
          const wide = text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
          expect(figuresIn(wide, language)).toEqual(figuresIn(text, language));
        },
      ),
    ));

  it('gives offsets that cut out what was read, whatever the text', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({
            unit: fc.constantFrom(
              '1',
              ' ',
              ',',
              '.',
              '$',
              '%',
              '-',
              'bn',
              ' million',
              '½',
              '\u200d',
              '\u202f',
              '１',
              'two',
              ' and ',
            ),
            maxLength: 40,
          }),
        ),
        fc.constantFrom('en', 'de', 'fr', 'xx', null),
        (text, language) => {
          for (const { start, end, readings } of findFigures(text, { language }).items) {
            for (const { asWritten } of readings) expect(text.slice(start, end)).toContain(asWritten);
            expect(readings.map(({ asWritten }) => asWritten)).toContain(text.slice(start, end));
          }
        },
      ),
    ));
});
