import fc from 'fast-check';

import { Refusal } from '../kernel/refusal.js';
import { readFigure, readFirstFigure } from './read-figure.js';
import { readPeriod } from './read-period.js';

describe('hostile texts', () => {
  const nasty = [
    '\u202e',
    '\u2066',
    '\u200b',
    '\ud800',
    '😀',
    '1️⃣',
    '²',
    '١',
    '１',
    '-',
    '.',
    ',',
    '$',
    '%',
    '(',
    ')',
    ' ',
    '\u00a0',
    'billion',
    'Mrd.',
    '1',
    '000',
    '2025',
    'about',
    '–',
    'between',
    'Q',
    'of',
    'bis',
    '\u0301',
    '\n',
    '\0',
    "'",
    '/',
    'end',
    'FY',
  ];

  it('throw nothing but refusals', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...nasty), { maxLength: 30 }).map((pieces) => pieces.join('')),
          fc.array(fc.constantFrom(...nasty), { maxLength: 30 }).map((pieces) => pieces.join(' ')),
          fc.string({ unit: 'binary', maxLength: 600 }),
        ),
        fc.constantFrom('en', 'de', 'fr', '', undefined, 'xx-\ud800'),
        (text, language) => {
          for (const reader of [readFigure, readFirstFigure, readPeriod]) {
            try {
              const { readings, ambiguous } = reader(text, { language });
              expect(ambiguous).toBe(readings.length > 1);
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
            }
          }
        },
      ),
      { numRuns: 3000 },
    ));

  it('are answered at once', () => {
    const started = performance.now();
    for (const text of ['1 ', '1a ', '1 - ', 'about ', '-', '1-', ' ', '$', 'between 1 ']) {
      readFirstFigure(text.repeat(500 / text.length), {});
    }
    expect(() => readFirstFigure('1'.repeat(10_000), {})).toThrow(Refusal);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
