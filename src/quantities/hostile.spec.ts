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
    'last',
    'year',
    'quarter ended',
    'letzten',
    'Monate',
    'to',
    '2024/25',
    '03/04/2025',
    'W53',
    '1000-01-01',
    '9999-12-31',
    'LTM',
    'YTD',
    'mid-',
    'Ende',
    'decade',
    's',
    '٢٠٢٥',
    '２０２５',
    '\u2212',
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
        fc.constantFrom('2025-10-31', '1000-01-01', '9999-12-31', null),
        (text, language, statedOn) => {
          for (const reader of [readFigure, readFirstFigure, readPeriod]) {
            try {
              const { readings, ambiguous } = reader(text, { language, statedOn });
              expect(ambiguous).toBe(readings.length > 1);
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
            }
          }
        },
      ),
      { numRuns: 3000 },
    ));

  it('that are too long are refused, and those that repeat themselves are read', () => {
    for (const text of ['1 ', '1a ', '1 - ', 'about ', '-', '1-', ' ', '$', 'between 1 ']) {
      readFirstFigure(text.repeat(500 / text.length), {});
    }
    for (const text of ['- ', '–', 'to ', 'last ', '1.', '1/', 'of the ', 'q1 ', "'", 'ended ', 'am ']) {
      readPeriod(text.repeat(200 / text.length), { statedOn: '2025-10-31' });
    }
    expect(() => readPeriod(' '.repeat(1_000_000))).toThrow(Refusal);
    expect(() => readFirstFigure('1'.repeat(10_000), {})).toThrow(Refusal);
  });
});
