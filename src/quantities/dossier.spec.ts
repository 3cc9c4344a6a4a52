import type { FiscalCalendar } from './period.js';
import { readFirstFigure } from './read-figure.js';
import { readPeriod } from './read-period.js';
import { readValue } from './read-value.js';
import { propositionValueKey, wordingContradicts } from './value.js';

/** Every value and wording of the OpenAI dossier: kind, lower, upper, unit. */
const FIGURES = [
  ['13 Milliarden US-Dollar', 'de', 'rounded', '12500000000', '13500000000', 'USD'],
  ['$13 billion', 'en', 'rounded', '12500000000', '13500000000', 'USD'],
  ['well more than $13 billion', 'en', 'more_than', '13000000000', null, 'USD'],
  ['above $20 billion', 'en', 'more_than', '20000000000', null, 'USD'],
  ['100 Milliarden US-Dollar', 'de', 'rounded', '95000000000', '105000000000', 'USD'],
  ['$100 billion', 'en', 'rounded', '95000000000', '105000000000', 'USD'],
  ['$4.3 billion', 'en', 'rounded', '4250000000', '4350000000', 'USD'],
  ['1,4 Billionen US-Dollar', 'de', 'rounded', '1350000000000', '1450000000000', 'USD'],
  ['$1.4 trillion', 'en', 'rounded', '1350000000000', '1450000000000', 'USD'],
  ['about $1.4 trillion', 'en', 'approximate', '1330000000000', '1470000000000', 'USD'],
  ['38 Milliarden US-Dollar', 'de', 'rounded', '37500000000', '38500000000', 'USD'],
  ['$38 billion', 'en', 'rounded', '37500000000', '38500000000', 'USD'],
  ['$250 billion', 'en', 'rounded', '245000000000', '255000000000', 'USD'],
  ['$3.1 billion', 'en', 'rounded', '3050000000', '3150000000', 'USD'],
  ['$4.1 billion', 'en', 'rounded', '4050000000', '4150000000', 'USD'],
  ['27%', 'en', 'rounded', '26.5', '27.5', 'percent'],
  ['16%', 'en', 'rounded', '15.5', '16.5', 'percent'],
  ['32.5%', 'en', 'rounded', '32.45', '32.55', 'percent'],
  ['$11.5 billion', 'en', 'rounded', '11450000000', '11550000000', 'USD'],
  ['more than $12 billion', 'en', 'more_than', '12000000000', null, 'USD'],
  ['$493.8 million', 'en', 'rounded', '493750000', '493850000', 'USD'],
  ['$865.8 million', 'en', 'rounded', '865750000', '865850000', 'USD'],
  ['20 percent', 'en', 'rounded', '19.5', '20.5', 'percent'],
  ['at least $4.33 billion', 'en', 'at_least', '4330000000', null, 'USD'],
  ['at least $2.5 billion', 'en', 'at_least', '2500000000', null, 'USD'],
  ['about $3.7 billion', 'en', 'approximate', '3515000000', '3885000000', 'USD'],
] as const;

const microsoft: FiscalCalendar = { end: '06-30', namedAfter: 'end' };

/** Every period of the dossier, with the fiscal calendar of its subject: kind, start, end. */
const PERIODS = [
  ['2024', null, 'duration', '2024-01-01', '2025-01-01'],
  ['2025', null, 'duration', '2025-01-01', '2026-01-01'],
  ['2027', null, 'duration', '2027-01-01', '2028-01-01'],
  ['2025-12-31', null, 'instant', '2025-12-31', '2026-01-01'],
  ['H1 2025', null, 'duration', '2025-01-01', '2025-07-01'],
  ['as of 2025-11', null, 'instant', '2025-11-01', '2025-12-01'],
  ['as of 2025-11-03', null, 'instant', '2025-11-03', '2025-11-04'],
  ['as of 2025-10-28', null, 'instant', '2025-10-28', '2025-10-29'],
  ['as of 2025-09-30', microsoft, 'instant', '2025-09-30', '2025-10-01'],
  ['as of 2025-10-31', microsoft, 'instant', '2025-10-31', '2025-11-01'],
  ['FY2026 Q1', microsoft, 'duration', '2025-07-01', '2025-10-01'],
  ['from 2025-10-28', microsoft, 'open', '2025-10-28', null],
  ['until 2025-10-28', microsoft, 'open', null, '2025-10-28'],
  ['2025-07-01/2025-10-01', null, 'duration', '2025-07-01', '2025-10-01'],
  ['first three quarters of 2025', null, 'duration', '2025-01-01', '2025-10-01'],
  ['unspecified', null, 'unspecified', null, null],
] as const;

describe('the OpenAI dossier', () => {
  it.each(FIGURES)('reads %s (%s)', (words, language, kind, lower, upper, unit) => {
    const { value } = readValue(words, { valueType: 'quantity', language, nonNegative: true });
    expect(value).toMatchObject({ type: 'quantity', figure: { kind, lower, upper, unit, asWritten: words } });
    expect(readFirstFigure(words, { language, nonNegative: true }).readings).toEqual([
      value.type === 'quantity' ? value.figure : null,
    ]);
  });

  it.each(PERIODS)('reads %s', (text, fiscalCalendar, kind, start, end) =>
    expect(readPeriod(text, { fiscalCalendar })).toMatchObject({ readings: [{ kind, start, end }], ambiguous: false }),
  );

  it.each([
    ['$13 billion', '13 Milliarden US-Dollar', true],
    ['$100 billion', '100 Milliarden US-Dollar', true],
    ['$1.4 trillion', '1,4 Billionen US-Dollar', true],
    ['about $1.4 trillion', '1,4 Billionen US-Dollar', false],
    ['$38 billion', '38 Milliarden US-Dollar', true],
  ])('files %s under %s', (wording, claimed, same) => {
    const said = readValue(wording, { valueType: 'quantity', language: 'en' }).value;
    const { value } = readValue(claimed, { valueType: 'quantity', language: 'de' });
    expect(wordingContradicts(said, value)).toBe(false);
    expect(propositionValueKey(said) === propositionValueKey(value)).toBe(same);
  });

  it('reads its date and its truth', () => {
    const planned = readValue('Ende 2026', { valueType: 'date', language: 'de' }).value;
    const said = readValue('before the end of 2026', { valueType: 'date', language: 'en' }).value;
    expect(planned).toMatchObject({ from: '2026-10-01', to: '2027-01-01' });
    expect(wordingContradicts(said, planned)).toBe(false);
    expect(readValue('yes', { valueType: 'truth', language: 'en' }).value).toMatchObject({ truth: true });
  });
});
