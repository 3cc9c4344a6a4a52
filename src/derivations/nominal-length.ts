import Fraction from 'fraction.js';

import { daysBetween } from '../kernel/calendar-date.js';
import type { Stretch } from './seen.js';

/** The length of a month on average, in days times 400: the calendar repeats after 400 years of 146,097 days. */
const MONTHS_OF_CYCLE = 4800;
const DAYS_OF_CYCLE = 146_097;
/** Whole months, and quarters of weeks, miss their average by at most so many days. */
const MOST_DAYS_OFF = 8;

/**
 * How long a stretch is in months, whole where it is a few days off at most (a fiscal quarter of 13 weeks has 3 months), else a
 * fraction of its days. Positive.
 */
export function monthsOf({ start, end }: Stretch): Fraction {
  const days = daysBetween(start, end);
  const whole = Math.round((days * MONTHS_OF_CYCLE) / DAYS_OF_CYCLE);
  const off = Math.abs(days - (whole * DAYS_OF_CYCLE) / MONTHS_OF_CYCLE);
  const most = Math.min(MOST_DAYS_OFF, whole * 3);
  return whole > 0 && off <= most ? new Fraction(whole) : new Fraction(days * MONTHS_OF_CYCLE, DAYS_OF_CYCLE);
}

/** Whether a stretch times the factor is as long as so many months, within one part in fifty. */
export function comesTo(part: Fraction, factor: Fraction, whole: Fraction): boolean {
  return part.mul(factor).sub(whole).abs().mul(50).compare(whole) <= 0;
}

/** Whether one is as long as the other, within one part in fifty. */
export const areAlike = (a: Stretch, b: Stretch): boolean => comesTo(monthsOf(a), new Fraction(1), monthsOf(b));

/** Whether a stretch times the factor is about as long as so many months, within three parts in twenty. */
export function roughlyComesTo(part: Fraction, factor: Fraction, whole: Fraction): boolean {
  return part.mul(factor).sub(whole).abs().mul(20).compare(whole.mul(3)) <= 0;
}
