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
    ['1\u200d000 and 1\u00ad000', 'en', ['1\u200d000 = rounded 1000 1', '1\u00ad000 = rounded 1000 1']],
  ])('%s (%s)', (text, language, expected) => expect(found(text, language)).toEqual(expected));

  it('leaves out what is too long, and refuses texts over a million characters', () => {
    expect(found(`${'9'.repeat(101)} and 5 %`, 'en')).toEqual(['5 % = rounded 5 percent']);
    expect(() => findFigures('a'.repeat(1_000_001), {})).toThrow(Refusal);
  });

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
          }
        },
      ),
    ));
});
