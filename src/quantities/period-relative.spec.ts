import type { Period } from './period.js';
import type { PeriodOptions } from './read-period.js';
import { readPeriod } from './read-period.js';

const line = ({ kind, start, end, certainty, calendar }: Period) =>
  [kind, `${start ?? ''}..${end ?? ''}`, certainty === 'inferred' ? '?' : '', calendar === 'fiscal' ? 'fiscal' : '']
    .filter(Boolean)
    .join(' ');
const lines = (text: string, options: PeriodOptions = {}) => readPeriod(text, options).readings.map(line);

describe('periods counted from the day of the statement', () => {
  it.each([
    ['last year', ['duration 2024-01-01..2025-01-01 ?']],
    ['im vergangenen Jahr', ['duration 2024-01-01..2025-01-01 ?']],
    ['letztes Jahr', ['duration 2024-01-01..2025-01-01 ?']],
    ['im Vorjahr', ['duration 2024-01-01..2025-01-01 ?']],
    ['the previous year', ['duration 2024-01-01..2025-01-01 ?']],
    ['this year', ['duration 2025-01-01..2026-01-01 ?']],
    ['dieses Jahr', ['duration 2025-01-01..2026-01-01 ?']],
    ['im laufenden Jahr', ['duration 2025-01-01..2026-01-01 ?']],
    ['next year', ['duration 2026-01-01..2027-01-01 ?']],
    ['im kommenden Jahr', ['duration 2026-01-01..2027-01-01 ?']],
    ['nächstes Jahr', ['duration 2026-01-01..2027-01-01 ?']],
    ['last quarter', ['duration 2025-07-01..2025-10-01 ?']],
    ['letztes Quartal', ['duration 2025-07-01..2025-10-01 ?']],
    ['im letzten Quartal', ['duration 2025-07-01..2025-10-01 ?']],
    ['this quarter', ['duration 2025-10-01..2026-01-01 ?']],
    ['next quarter', ['duration 2026-01-01..2026-04-01 ?']],
    ['last month', ['duration 2025-09-01..2025-10-01 ?']],
    ['im Vormonat', ['duration 2025-09-01..2025-10-01 ?']],
    ['last week', ['duration 2025-10-20..2025-10-27 ?']],
    ['diese Woche', ['duration 2025-10-27..2025-11-03 ?']],
    ['yesterday', ['instant 2025-10-30..2025-10-31 ?']],
    ['gestern', ['instant 2025-10-30..2025-10-31 ?']],
    ['heute', ['instant 2025-10-31..2025-11-01 ?']],
    ['tomorrow', ['instant 2025-11-01..2025-11-02 ?']],
    ['vorgestern', ['instant 2025-10-29..2025-10-30 ?']],
    ['second half of this year', ['duration 2025-07-01..2026-01-01 ?']],
    ['year to date', ['rolling 2025-01-01..2025-11-01 ?']],
    ['YTD', ['rolling 2025-01-01..2025-11-01 ?']],
    ['seit Jahresbeginn', ['rolling 2025-01-01..2025-11-01 ?']],
    ['since the beginning of the year', ['rolling 2025-01-01..2025-11-01 ?']],
    ['so far this year', ['rolling 2025-01-01..2025-11-01 ?']],
    ['bisher in diesem Jahr', ['rolling 2025-01-01..2025-11-01 ?']],
    ['im laufenden Jahr bisher', ['rolling 2025-01-01..2025-11-01 ?']],
    ['im bisherigen Jahresverlauf', ['rolling 2025-01-01..2025-11-01 ?']],
    ['quarter to date', ['rolling 2025-10-01..2025-11-01 ?']],
    ['MTD', ['rolling 2025-10-01..2025-11-01 ?']],
    ['LTM', ['rolling 2024-11-01..2025-11-01 ?']],
    ['TTM', ['rolling 2024-11-01..2025-11-01 ?']],
    ['trailing twelve months', ['rolling 2024-11-01..2025-11-01 ?']],
    ['the last twelve months', ['rolling 2024-11-01..2025-11-01 ?']],
    ['in den letzten zwölf Monaten', ['rolling 2024-11-01..2025-11-01 ?']],
    ['over the past 12 months', ['rolling 2024-11-01..2025-11-01 ?']],
    ['in den vergangenen drei Monaten', ['rolling 2025-08-01..2025-11-01 ?']],
    ['last 30 days', ['rolling 2025-10-02..2025-11-01 ?']],
    ['in the past year', ['rolling 2024-11-01..2025-11-01 ?', 'duration 2024-01-01..2025-01-01 ?']],
    ['in the last five years', ['rolling 2020-11-01..2025-11-01 ?', 'duration 2020-01-01..2025-01-01 ?']],
    ['in den letzten fünf Jahren', ['rolling 2020-11-01..2025-11-01 ?', 'duration 2020-01-01..2025-01-01 ?']],
    ['last four quarters', ['duration 2024-10-01..2025-10-01 ?']],
    ['in the next 12 months', ['rolling 2025-10-31..2026-10-31 ?']],
    ['in the next five years', ['rolling 2025-10-31..2030-10-31 ?']],
    ['in the past decade', ['rolling 2015-11-01..2025-11-01 ?', 'duration 2010-01-01..2020-01-01 ?']],
    ['last decade', ['duration 2010-01-01..2020-01-01 ?']],
    ['this decade', ['duration 2020-01-01..2030-01-01 ?']],
    ['by the end of the decade', ['open ..2030-01-01 ?']],
    ['bis Ende des Jahrzehnts', ['open ..2030-01-01 ?']],
    ['by the end of the year', ['open ..2026-01-01 ?']],
    ['by year-end', ['open ..2026-01-01 ?']],
    ['bis Jahresende', ['open ..2026-01-01 ?']],
    ['bis Ende des Jahres', ['open ..2026-01-01 ?']],
    ['bis Ende nächsten Jahres', ['open ..2027-01-01 ?']],
    ['by the end of next year', ['open ..2027-01-01 ?']],
    ['by the end of this quarter', ['open ..2026-01-01 ?']],
    ['early next year', ['instant 2026-01-01..2026-04-01 ?']],
    ['Mitte nächsten Jahres', ['instant 2026-04-01..2026-10-01 ?']],
    ['since last year', ['open 2024-01-01.. ?']],
    ['seit gestern', ['open 2025-10-30.. ?']],
    ['two years ago', ['duration 2023-01-01..2024-01-01 ?', 'instant 2023-10-31..2023-11-01 ?']],
    ['vor zwei Jahren', ['duration 2023-01-01..2024-01-01 ?', 'instant 2023-10-31..2023-11-01 ?']],
    ['vor drei Tagen', ['instant 2025-10-28..2025-10-29 ?']],
    ['in the third quarter', ['duration 2025-07-01..2025-10-01 ?', 'duration 2026-07-01..2026-10-01 ?']],
    ['im dritten Quartal', ['duration 2025-07-01..2025-10-01 ?', 'duration 2026-07-01..2026-10-01 ?']],
    ['bis Ende November', ['open ..2024-12-01 ?', 'open ..2025-12-01 ?']],
    ['from 2020 to today', ['duration 2020-01-01..2025-11-01 ?']],
    ['LTM Q3 2025', ['rolling 2024-10-01..2025-10-01']],
    ['2025 YTD', ['rolling 2025-01-01..2025-11-01 ?']],
    ['2024 YTD', []],
    ['third quarter of last year', ['duration 2024-07-01..2024-10-01 ?']],
    ['im dritten Quartal des vergangenen Jahres', ['duration 2024-07-01..2024-10-01 ?']],
    ['Q3 last year', ['duration 2024-07-01..2024-10-01 ?']],
    ['im November vergangenen Jahres', ['duration 2024-11-01..2024-12-01 ?']],
    ['im ersten Halbjahr des kommenden Jahres', ['duration 2026-01-01..2026-07-01 ?']],
    ['in the first nine months of this year', ['duration 2025-01-01..2025-10-01 ?']],
    ['in den ersten neun Monaten dieses Jahres', ['duration 2025-01-01..2025-10-01 ?']],
    ['im dritten Quartal des Vorjahres', ['duration 2024-07-01..2024-10-01 ?']],
    ['by the end of November this year', ['open ..2025-12-01 ?']],
  ])('%s', (text, expected) => expect(lines(text, { statedOn: '2025-10-31T23:00:00-07:00' })).toEqual(expected));

  it('are not read without that day', () => {
    for (const text of ['last year', 'gestern', 'YTD', 'LTM', 'in the third quarter', 'by year-end']) {
      expect(lines(text)).toEqual([]);
    }
  });

  it('leave the years that can be written only as a refusal', () => {
    for (const statedOn of ['1000-01-01', '9999-12-31']) {
      for (const text of [
        'last decade',
        'next decade',
        'next 999 years',
        'last 999 years',
        'tomorrow',
        'yesterday',
        'YTD',
      ]) {
        try {
          readPeriod(text, { statedOn });
        } catch (error) {
          expect(error).toMatchObject({ code: 'unreadable-period' });
        }
      }
    }
    expect(() => readPeriod('999 months ended 1003-01-31')).toThrow('within the years 1000 to 9999');
  });
});

describe('periods of a subject with a fiscal year of its own', () => {
  const microsoft = { end: '06-30', namedAfter: 'end' } as const;
  it.each([
    ['FY2026 Q1', ['duration 2025-07-01..2025-10-01 fiscal']],
    ['FQ1 2026', ['duration 2025-07-01..2025-10-01 fiscal']],
    ['Q1 FY2025/26', ['duration 2025-07-01..2025-10-01 fiscal']],
    ['fiscal 2026', ['duration 2025-07-01..2026-07-01 fiscal']],
    ['fiscal year 2026', ['duration 2025-07-01..2026-07-01 fiscal']],
    ['Geschäftsjahr 2025/26', ['duration 2025-07-01..2026-07-01 fiscal']],
    ['Geschäftsjahr 2025/2026', ['duration 2025-07-01..2026-07-01 fiscal']],
    ['im Geschäftsjahr 2025/26', ['duration 2025-07-01..2026-07-01 fiscal']],
    ['FY25/26', ['duration 2025-07-01..2026-07-01 fiscal']],
    ['FY2025-26', ['duration 2025-07-01..2026-07-01 fiscal']],
    ['2025/26', ['duration 2025-01-01..2027-01-01', 'duration 2025-07-01..2026-07-01 fiscal']],
    ['fiscal third quarter of 2026', ['duration 2026-01-01..2026-04-01 fiscal']],
    ['third fiscal quarter of 2026', ['duration 2026-01-01..2026-04-01 fiscal']],
    ['third quarter of fiscal 2026', ['duration 2026-01-01..2026-04-01 fiscal']],
    ['third quarter of the fiscal year 2026', ['duration 2026-01-01..2026-04-01 fiscal']],
    ['drittes Geschäftsquartal 2026', ['duration 2026-01-01..2026-04-01 fiscal']],
    ['im dritten Quartal des Geschäftsjahres 2025/26', ['duration 2026-01-01..2026-04-01 fiscal']],
    ['first nine months of fiscal 2026', ['duration 2025-07-01..2026-04-01 fiscal']],
    ['9M FY26', ['duration 2025-07-01..2026-04-01 fiscal']],
    ['erstes Halbjahr 2025/26', ['duration 2025-07-01..2026-01-01 fiscal']],
    ['FY2024–FY2026', ['duration 2023-07-01..2026-07-01 fiscal']],
    ['end of fiscal 2026', ['instant 2026-04-01..2026-07-01 ? fiscal']],
    ['by the end of fiscal 2026', ['open ..2026-07-01 fiscal']],
    ['by the end of 2026', ['open ..2027-01-01', 'open ..2026-07-01 fiscal']],
    ['2026', ['duration 2026-01-01..2027-01-01', 'duration 2025-07-01..2026-07-01 fiscal']],
    ['calendar 2026', ['duration 2026-01-01..2027-01-01']],
    ['last fiscal year', ['duration 2024-07-01..2025-07-01 ? fiscal']],
    ['im abgelaufenen Geschäftsjahr', ['duration 2024-07-01..2025-07-01 ? fiscal']],
    ['im laufenden Geschäftsjahr', ['duration 2025-07-01..2026-07-01 ? fiscal']],
    ['next fiscal year', ['duration 2026-07-01..2027-07-01 ? fiscal']],
    ['last quarter', ['duration 2025-07-01..2025-10-01 ?']],
    ['third quarter of last year', ['duration 2024-07-01..2024-10-01 ?', 'duration 2025-01-01..2025-04-01 ? fiscal']],
    ['YTD', ['rolling 2025-01-01..2025-11-01 ?', 'rolling 2025-07-01..2025-11-01 ? fiscal']],
    ['fiscal year to date', ['rolling 2025-07-01..2025-11-01 ? fiscal']],
    ['FYTD', ['rolling 2025-07-01..2025-11-01 ? fiscal']],
    ['quarter ended 30 September 2025', ['duration 2025-07-01..2025-10-01']],
  ])('%s', (text, expected) =>
    expect(lines(text, { statedOn: '2025-10-31', fiscalCalendar: microsoft })).toEqual(expected),
  );

  it('that is the calendar year have no year that spans two', () =>
    expect(() => readPeriod('Geschäftsjahr 2025/26', { fiscalCalendar: { end: '12-31', namedAfter: 'end' } })).toThrow(
      'none begins in 2025 and ends in 2026',
    ));

  it.each(['FY2026 Q1', 'fiscal 2026', 'Geschäftsjahr 2025/26', 'Q1 2025/26', 'last fiscal year'])(
    'that is not known are refused a fiscal label: %s',
    (text) => expect(() => readPeriod(text, { statedOn: '2025-10-31' })).toThrow('record the fiscal calendar'),
  );

  it('have quarters named by their last day in a year of 52 or 53 weeks', () => {
    const apple = { end: '09-30', namedAfter: 'end', rule: '52/53', weekday: 6, weekdayRule: 'last' } as const;
    const read = (text: string) => lines(text, { fiscalCalendar: apple });
    expect(read('fiscal fourth quarter ended September 27, 2025')).toEqual(['duration 2025-06-29..2025-09-28 fiscal']);
    expect(read('twelve months ended 27 September 2025')).toEqual(['duration 2024-09-29..2025-09-28 fiscal']);
    expect(read('TTM 27 September 2025')).toEqual(['rolling 2024-09-29..2025-09-28 fiscal']);
  });
});
