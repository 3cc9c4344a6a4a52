import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  isCalendarDate,
  lastDayOfMonth,
  weekdayOf,
} from './calendar-date.js';
import { civilDayText, dayOfNumber, numberOfDay } from './civil-day.js';

const FIRST = Temporal.PlainDate.from('1000-01-01');
const LAST = Temporal.PlainDate.from('9999-12-31');
const WHOLE = FIRST.until(LAST, { largestUnit: 'day' }).days;

const dates = fc.integer({ min: 0, max: WHOLE }).map((days) => FIRST.add({ days }));

/** What a change of a date gives; null where it leaves the years. */
function givenBy(change: () => string): string | null {
  try {
    return change();
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

const within = (date: Temporal.PlainDate): string | null =>
  date.year >= 1000 && date.year <= 9999 ? date.toString() : null;

describe('days of the calendar, as Temporal has them', () => {
  it('numbers every day of a whole cycle in turn', () => {
    let number = numberOfDay({ year: 1900, month: 1, day: 1 });
    let before = '1899-12-31';
    for (; before < '2300-01-01'; number += 1) {
      const day = dayOfNumber(number);
      const text = civilDayText(day);
      if (numberOfDay(day) !== number || text <= before || !isCalendarDate(text)) throw new Error(text);
      before = text;
    }
    expect(before).toBe('2300-01-01');
    expect(number).toBe(numberOfDay({ year: 2300, month: 1, day: 2 }));
  });

  it('counts days between any two', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        const [from, to] = [a.toString(), b.toString()];
        expect(daysBetween(from, to)).toBe(a.until(b, { largestUnit: 'day' }).days);
        expect(compareDates(from, to)).toBe(Temporal.PlainDate.compare(a, b));
      }),
    );
  });

  it('adds days and months', () => {
    const days = fc.integer({ min: -WHOLE, max: WHOLE });
    fc.assert(
      fc.property(dates, days, (date, by) => {
        const text = date.toString();
        expect(givenBy(() => addDays(text, by))).toBe(within(date.add({ days: by })));
        const months = Math.round(by / 30);
        expect(givenBy(() => addMonths(text, months))).toBe(within(date.add({ months })));
      }),
    );
  });

  it('knows weekdays and the ends of months', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const text = date.toString();
        expect(weekdayOf(text)).toBe(date.dayOfWeek);
        expect(lastDayOfMonth(text)).toBe(date.with({ day: date.daysInMonth }).toString());
      }),
    );
  });

  it('knows which days there are', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), two, two, (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${month}-${day}`;
        const exists = givenBy(() => Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()) !== null;
        expect(isCalendarDate(text)).toBe(exists && year >= 1000);
      }),
      { numRuns: 1000 },
    );
  });
});
