import { Refusal } from '../kernel/refusal.js';
import type { FiscalCalendar, Period } from './period.js';
import { periodFrom, periodKey } from './period.js';
import { isPremature } from './premature.js';
import type { PeriodOptions } from './read-period.js';
import { readPeriod } from './read-period.js';

const microsoft: FiscalCalendar = { end: '06-30', namedAfter: 'end' };
const apple: FiscalCalendar = { end: '09-30', namedAfter: 'end', rule: '52/53', weekday: 6, weekdayRule: 'last' };

const line = ({ kind, start, end, certainty, calendar }: Period) =>
  [kind, `${start ?? ''}..${end ?? ''}`, certainty === 'inferred' ? '?' : '', calendar === 'fiscal' ? 'fiscal' : '']
    .filter(Boolean)
    .join(' ');
const lines = (text: string, options: PeriodOptions = {}) => readPeriod(text, options).readings.map(line);

describe('periods', () => {
  it.each([
    ['2025', 'duration 2025-01-01..2026-01-01'],
    ['2027', 'duration 2027-01-01..2028-01-01'],
    ['H1 2025', 'duration 2025-01-01..2025-07-01'],
    ['1. Halbjahr 2025', 'duration 2025-01-01..2025-07-01'],
    ['erstes Halbjahr 2025', 'duration 2025-01-01..2025-07-01'],
    ['second half of 2025', 'duration 2025-07-01..2026-01-01'],
    ['Q3 2025', 'duration 2025-07-01..2025-10-01'],
    ['2025 Q3', 'duration 2025-07-01..2025-10-01'],
    ['Q3/2025', 'duration 2025-07-01..2025-10-01'],
    ['third quarter of 2025', 'duration 2025-07-01..2025-10-01'],
    ['drittes Quartal 2025', 'duration 2025-07-01..2025-10-01'],
    ['3. Quartal 2025', 'duration 2025-07-01..2025-10-01'],
    ['as of 2025-11', 'instant 2025-11-01..2025-12-01'],
    ['Stand November 2025', 'instant 2025-11-01..2025-12-01'],
    ['as of 2025-11-03', 'instant 2025-11-03..2025-11-04'],
    ['Stand 3. November 2025', 'instant 2025-11-03..2025-11-04'],
    ['as of November 3, 2025', 'instant 2025-11-03..2025-11-04'],
    ['from 2025-10-28', 'open 2025-10-28..'],
    ['seit 28. Oktober 2025', 'open 2025-10-28..'],
    ['until 2025-10-28', 'open ..2025-10-28'],
    ['bis 28.10.2025', 'open ..2025-10-28'],
    ['2025-07-01/2025-10-01', 'duration 2025-07-01..2025-10-01'],
    ['2025-12-31', 'instant 2025-12-31..2026-01-01'],
    ['first three quarters of 2025', 'duration 2025-01-01..2025-10-01'],
    ['erste drei Quartale 2025', 'duration 2025-01-01..2025-10-01'],
    ['first nine months of 2025', 'duration 2025-01-01..2025-10-01'],
    ['die ersten neun Monate 2025', 'duration 2025-01-01..2025-10-01'],
    ['quarter ended 30 September 2025', 'duration 2025-07-01..2025-10-01'],
    ['nine months ended September 30, 2025', 'duration 2025-01-01..2025-10-01'],
    ['Quartal zum 30. September 2025', 'duration 2025-07-01..2025-10-01'],
    ['November 2025', 'duration 2025-11-01..2025-12-01'],
    ['by the end of 2026', 'open ..2027-01-01'],
    ['bis Ende 2026', 'open ..2027-01-01'],
    ['unspecified', 'unspecified ..'],
    ['', 'unspecified ..'],
    ['  ', 'unspecified ..'],
  ])('%s', (text, expected) => expect(lines(text)).toEqual([expected]));

  it.each([
    ['FY2026 Q1', microsoft, ['duration 2025-07-01..2025-10-01 fiscal']],
    ['Q1 FY26', microsoft, ['duration 2025-07-01..2025-10-01 fiscal']],
    ['first quarter of fiscal 2026', microsoft, ['duration 2025-07-01..2025-10-01 fiscal']],
    ['1. Quartal des Geschäftsjahres 2026', microsoft, ['duration 2025-07-01..2025-10-01 fiscal']],
    ['FY2026', microsoft, ['duration 2025-07-01..2026-07-01 fiscal']],
    ['FY2026', { end: '06-30', namedAfter: 'start' }, ['duration 2026-07-01..2027-07-01 fiscal']],
    ['FY2026', { end: '12-31', namedAfter: 'start' }, ['duration 2026-01-01..2027-01-01 fiscal']],
    ['FY2025', apple, ['duration 2024-09-29..2025-09-28 fiscal']],
    ['FY2025 Q4', apple, ['duration 2025-06-29..2025-09-28 fiscal']],
    ['FY2023', apple, ['duration 2022-09-25..2023-10-01 fiscal']],
    ['FY2023 Q1', apple, ['duration 2022-09-25..2022-12-25 fiscal', 'duration 2022-09-25..2023-01-01 fiscal']],
    ['quarter ended 27 September 2025', apple, ['duration 2025-06-29..2025-09-28 fiscal']],
    ['quarter ended 27 September 2025', null, ['duration 2025-06-28..2025-09-28 ?']],
    ['2026', microsoft, ['duration 2026-01-01..2027-01-01', 'duration 2025-07-01..2026-07-01 fiscal']],
    ['Q1 2026', microsoft, ['duration 2026-01-01..2026-04-01', 'duration 2025-07-01..2025-10-01 fiscal']],
    ['calendar 2026', microsoft, ['duration 2026-01-01..2027-01-01']],
    ['November 2025', microsoft, ['duration 2025-11-01..2025-12-01']],
  ] as const)('%s by a fiscal calendar', (text, fiscalCalendar, expected) =>
    expect(lines(text, { fiscalCalendar })).toEqual(expected),
  );

  it('counts "last year" from the day it was said', () => {
    const statedOn = '2025-10-31T23:00:00-07:00';
    expect(lines('last year')).toEqual([]);
    expect(lines('last year', { statedOn })).toEqual(['duration 2024-01-01..2025-01-01 ?']);
    expect(lines('letztes Jahr', { statedOn })).toEqual(['duration 2024-01-01..2025-01-01 ?']);
    expect(lines('this quarter', { statedOn })).toEqual(['duration 2025-10-01..2026-01-01 ?']);
    expect(lines('last quarter', { statedOn: '2025-01-05' })).toEqual(['duration 2024-10-01..2025-01-01 ?']);
    expect(lines('this year', { statedOn, fiscalCalendar: microsoft })).toEqual([
      'duration 2025-01-01..2026-01-01 ?',
      'duration 2025-07-01..2026-07-01 ? fiscal',
    ]);
  });

  it('keeps the label as it was written', () =>
    expect(readPeriod('  FY2026  Q1 ', { fiscalCalendar: microsoft }).readings[0]?.label).toBe('FY2026 Q1'));

  it('asks whether "until 2025" includes it', () =>
    expect(lines('until 2025')).toEqual(['open ..2025-01-01', 'open ..2026-01-01']));

  it.each([
    '2025-02-30',
    '20000',
    '20000-01-01',
    '30 February 2025',
    'as of 2025-13',
    '2025-10-01/2025-07-01',
    'FY2026',
    '0000',
    '9999-12-31',
    'x'.repeat(201),
  ])('refuses %s', (text) => expect(() => readPeriod(text)).toThrow(Refusal));

  it.each(['sometime', 'Q5 2025', 'fifth quarter of 2025', '13 months', '\ud800', '😀', '\u202e2025', 'YTD'])(
    'does not read %j',
    (text) => expect(lines(text)).toEqual([]),
  );
});

describe('periods given as objects', () => {
  it('are completed, and equal by kind and days', () => {
    const given = periodFrom({ kind: 'duration', start: '2025-01-01', end: '2026-01-01' });
    expect(given).toMatchObject({ label: null, certainty: 'stated', calendar: 'calendar' });
    expect(readPeriod('2025').readings.map(periodKey)).toEqual([periodKey(given)]);
  });

  it.each([
    null,
    'duration',
    [],
    {},
    { kind: 'era' },
    { kind: 'duration', start: '2025-01-01' },
    { kind: 'duration', start: '2025-01-01', end: '2025-01-01' },
    { kind: 'instant', start: '2025-02-30', end: '2025-03-01' },
    { kind: 'open' },
    { kind: 'open', start: '2025-01-01', end: '2026-01-01' },
    { kind: 'unspecified', start: '2025-01-01' },
    { kind: 'unspecified', label: 5 },
    { kind: 'unspecified', certainty: 'sure' },
  ])('are refused: %j', (given) => expect(() => periodFrom(given)).toThrow(Refusal));
});

describe('premature', () => {
  const [year] = readPeriod('2025').readings;
  const [day] = readPeriod('2025-12-31').readings;
  it.each([
    ['actual', year, ['2025-11-03', '2025-10-31T09:00:00Z'], true],
    ['actual', year, ['2026-02-01', '2025-11-03'], true],
    ['actual', year, ['2025-12-31'], false],
    ['actual', year, ['2026-02-01'], false],
    ['actual', year, [], false],
    ['target', year, ['2025-11-03'], false],
    ['actual', day, ['2025-11-03'], false],
  ] as const)('%s, %j, stated %j: %s', (basis, period, statedOn, expected) => {
    if (period === undefined) throw new Error('The period was not read.');
    expect(isPremature({ basis, period, statedOn })).toBe(expected);
  });
});
