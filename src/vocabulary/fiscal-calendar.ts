import { isCalendarDate } from '../kernel/calendar-date.js';

const FIELDS: readonly string[] = ['end', 'namedAfter', 'rule', 'weekday', 'weekdayRule'];

/** What is wrong with a fiscal calendar that somebody sent, as the end of a sentence; null where nothing is. */
export function faultInFiscalCalendar(given: unknown): string | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'must be an object';
  const unknown = Object.keys(given).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) return `has no field ${JSON.stringify(unknown.slice(0, 50))}`;
  const { end, namedAfter, rule, weekday, weekdayRule } = given as Readonly<Record<string, unknown>>;
  // In a leap year, so that 29 February exists.
  if (typeof end !== 'string' || !isCalendarDate(`2024-${end}`)) return 'must have an end that exists, such as "06-30"';
  if (namedAfter !== 'start' && namedAfter !== 'end') return 'must be namedAfter "start" or "end"';
  if (rule === undefined) {
    const idle = weekday !== undefined || weekdayRule !== undefined;
    return idle ? 'must have a weekday only with the rule "52/53"' : null;
  }
  if (rule !== '52/53') return 'must have the rule "52/53" or none';
  if (!Number.isInteger(weekday) || (weekday as number) < 1 || (weekday as number) > 7)
    return 'must have a weekday from 1 (Monday) to 7 (Sunday) with the rule "52/53"';
  if (weekdayRule !== undefined && weekdayRule !== 'last' && weekdayRule !== 'nearest')
    return 'must have the weekdayRule "last" or "nearest"';
  return null;
}
