import fc from 'fast-check';

import { Refusal } from '../kernel/refusal.js';
import { fiscalQuarters, fiscalYear } from './fiscal-year.js';
import type { FiscalCalendar, Period } from './period.js';
import { periodKey } from './period.js';
import { readPeriod } from './read-period.js';

const years = fc.integer({ min: 1003, max: 9990 });
const endDays = fc.constantFrom('01-31', '02-28', '02-29', '03-31', '06-30', '09-30', '11-30', '12-31', '04-05');
const plainCalendars: fc.Arbitrary<FiscalCalendar> = fc.record({
  end: endDays,
  namedAfter: fc.constantFrom('start', 'end'),
});
const weekCalendars: fc.Arbitrary<FiscalCalendar> = fc.record({
  end: endDays,
  namedAfter: fc.constantFrom('start', 'end'),
  rule: fc.constant('52/53'),
  weekday: fc.integer({ min: 1, max: 7 }),
  weekdayRule: fc.constantFrom('last', 'nearest'),
});
const calendars = fc.oneof(plainCalendars, weekCalendars);

const one = (text: string, fiscalCalendar: FiscalCalendar | null = null, statedOn: string | null = null): Period => {
  const { readings } = readPeriod(text, { fiscalCalendar, statedOn });
  const [reading] = readings;
  if (reading === undefined || readings.length > 1) throw new Error(`${text} has ${readings.length} readings.`);
  return reading;
};

describe('laws of periods', () => {
  it('quarters and halves tile a year, and months tile a quarter', () =>
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 4 }), (year, n) => {
        const quarters = [1, 2, 3, 4].map((q) => one(`Q${q} ${year}`));
        expect(quarters.map(({ start }) => start)).toEqual([
          one(`${year}`).start,
          ...quarters.slice(0, 3).map(({ end }) => end),
        ]);
        expect(quarters[3]?.end).toBe(one(`${year}`).end);
        expect(one(`H1 ${year}`)).toMatchObject({ start: quarters[0]?.start, end: quarters[1]?.end });
        expect(one(`zweites Halbjahr ${year}`)).toMatchObject({ start: quarters[2]?.start, end: quarters[3]?.end });
        const months = [1, 2, 3].map((m) => one(`${year}-${String(3 * (n - 1) + m).padStart(2, '0')}`));
        expect([months[0]?.start, months[2]?.end]).toEqual([quarters[n - 1]?.start, quarters[n - 1]?.end]);
        expect(one(`first nine months of ${year}`)).toMatchObject({ start: quarters[0]?.start, end: quarters[2]?.end });
      }),
    ));

  it('fiscal years follow each other, and their quarters tile them', () =>
    fc.assert(
      fc.property(calendars, years, (calendar, year) => {
        const { start, end } = fiscalYear(calendar, year);
        expect(start < end).toBe(true);
        expect(fiscalYear(calendar, year + 1).start).toBe(end);
        const ways = calendar.rule === undefined ? [0] : [0, 1];
        for (const way of ways) {
          const quarters = [1, 2, 3, 4].map((q) => fiscalQuarters(calendar, year, q, 1)).map((of) => of[way] ?? of[0]);
          expect(quarters.map((days) => days?.start)).toEqual([
            start,
            ...quarters.slice(0, 3).map((days) => days?.end),
          ]);
          expect(quarters[3]?.end).toBe(end);
        }
      }),
    ));

  it('a fiscal year is found by its number and by the two years it spans', () =>
    fc.assert(
      fc.property(plainCalendars, years, (calendar, year) => {
        if (calendar.end === '12-31') return;
        const spanning = `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
        const name = calendar.namedAfter === 'end' ? year + 1 : year;
        expect(periodKey(one(`FY${name}`, calendar))).toBe(periodKey(one(`Geschäftsjahr ${spanning}`, calendar)));
        expect(periodKey(one(`Q3 FY${name}`, calendar))).toBe(periodKey(one(`Q3 ${spanning}`, calendar)));
      }),
    ));

  const phrases = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('', 'by ', 'until ', 'seit ', 'as of ', 'vor ', 'after '),
        fc.constantFrom('', 'Q3 ', 'end of ', 'Mitte ', 'November ', '3. November ', 'first two months of ', 'FY'),
        years,
      )
      .map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom('last ', 'next ', 'the past ', 'letzte '),
        fc.constantFrom('two ', '12 ', ''),
        fc.constantFrom('year', 'quarters', 'Monate', 'decade', 'week'),
      )
      .map((parts) => parts.join('')),
    fc.tuple(years, fc.constantFrom('/', '–', ' to '), fc.integer({ min: 0, max: 99 })).map((parts) => parts.join('')),
  );

  it('every period is closed–open and starts before it ends; its label reads as the same again', () =>
    fc.assert(
      fc.property(
        phrases,
        calendars,
        fc.constantFrom('2025-10-31', '2024-02-29', '1999-12-31'),
        (text, fiscalCalendar, statedOn) => {
          try {
            const { readings, ambiguous } = readPeriod(text, { fiscalCalendar, statedOn });
            expect(ambiguous).toBe(readings.length > 1);
            expect(new Set(readings.map(({ start, end }) => `${start}/${end}`)).size).toBe(readings.length);
            for (const period of readings) {
              if (period.start !== null && period.end !== null) expect(period.start < period.end).toBe(true);
              expect(period.kind === 'open').toBe(period.start === null || period.end === null);
              const again = readPeriod(period.label ?? '', { fiscalCalendar, statedOn }).readings;
              expect(again.map(periodKey)).toContain(periodKey(period));
            }
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        },
      ),
      { numRuns: 600 },
    ));

  it('what is counted from a statement is inferred and meets its day', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1100-01-01'), max: new Date('9000-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          for (const text of [
            'this year',
            'dieses Quartal',
            'this month',
            'diese Woche',
            'YTD',
            'LTM',
            'today',
            'this decade',
          ]) {
            const { start, end, certainty } = one(text, null, day);
            expect(certainty).toBe('inferred');
            expect((start ?? '') <= day && day < (end ?? '')).toBe(true);
          }
          expect(one('last quarter', null, day).end).toBe(one('this quarter', null, day).start);
          expect(one('next year', null, day).start).toBe(one('this year', null, day).end);
        },
      ),
    ));
});
