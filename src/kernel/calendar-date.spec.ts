import {
  addDays,
  addMonths,
  compareDates,
  dayOf,
  daysBetween,
  isCalendarDate,
  lastDayOfMonth,
  weekdayOf,
} from './calendar-date.js';

describe('calendar dates', () => {
  it.each(['2025-11-03', '2024-02-29', '1000-01-01', '9999-12-31'])('knows %s', (text) =>
    expect(isCalendarDate(text)).toBe(true),
  );

  it.each([
    '2025-02-30',
    '2025-02-29',
    '20000-01-01',
    '+020000-01-01',
    '0999-12-31',
    '2025-13-01',
    '2025-1-1',
    '',
    '2025',
    '2025-11-03T00:00',
    '2025-11-03[u-ca=hebrew]',
    '\ud800',
  ])('refuses %j', (text) => expect(isCalendarDate(text)).toBe(false));

  it('counts days and months', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-07-01', -3)).toBe('2025-04-01');
    expect(lastDayOfMonth('2025-02-01')).toBe('2025-02-28');
    expect(compareDates('2025-01-01', '2025-01-02')).toBe(-1);
    expect(daysBetween('2025-01-01', '2026-01-01')).toBe(365);
    expect(weekdayOf('2025-09-27')).toBe(6);
  });

  it('leaves no years but 1000 to 9999', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2025-02-30', 1)).toThrow(RangeError);
    expect(() => addMonths('1000-01-01', -1)).toThrow(RangeError);
  });

  it('takes the day of a moment from its own offset', () => {
    expect(dayOf('2025-11-03')).toEqual({ day: '2025-11-03', instant: null });
    expect(dayOf('2025-10-31T23:00:00-07:00')).toEqual({ day: '2025-10-31', instant: '2025-11-01T06:00:00Z' });
    expect(dayOf('2025-10-31t23:00:00z').instant).toBe('2025-10-31T23:00:00Z');
  });

  it.each(['2025-10-31T23:00:00', '2025-02-30T23:00:00Z', 'yesterday', '', '2025-10-31T25:00:00Z', '20000-01-01'])(
    'refuses %j as a time',
    (text) => expect(() => dayOf(text)).toThrow(RangeError),
  );
});
