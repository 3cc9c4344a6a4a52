import { daysBetween } from '../kernel/calendar-date.js';
import type { Period } from '../quantities/period.js';
import type { Comparand } from './comparand.js';

/**
 * How the periods of two claims stand to each other.
 *
 * `first within second`: the first is a part of the second and not the same. `open`: at least one is not said.
 */
export type TimeRelation = 'same' | 'first within second' | 'second within first' | 'different' | 'open';

/** Fiscal quarters have 12 weeks at least, months four: what is shorter is not a period of a fiscal calendar. */
const SHORTEST_FISCAL_DAYS = 28;
/** How far the end of a year of 52 or 53 weeks can be from the end of the month (domain rules §5). */
const MOST_DAYS = 7;

/**
 * How the periods of two claims about one metric, or a metric and its inverse, stand to each other (domain rules §5).
 *
 * - *same*: equal first and last days, whatever the kind; or one fiscal label of one subject; or ends that differ by at
 *   most 7 days where a 52/53-week calendar is in play, see {@link sameByWeeks}.
 * - A stock holds at every time of its period, so that two are about the same where their times intersect.
 * - Two unspecified periods are the same where the metric has no nature, otherwise nobody knows.
 * - *within*: a flow is counted over a duration, so that an instant is no part of one. What began at an unknown time and
 *   ended at a known one ("until") can be a whole; what has no end cannot, because nobody knows how far it was counted.
 */
export function timeRelation(a: Comparand, b: Comparand): TimeRelation {
  const [p, q] = [a.period, b.period];
  if (p.kind === 'unspecified' || q.kind === 'unspecified') {
    return p.kind === q.kind && a.metric.nature === null && b.metric.nature === null ? 'same' : 'open';
  }
  if (p.start === q.start && p.end === q.end) return 'same';
  if (sameLabel(a, b) || ((a.weekCalendar || b.weekCalendar) && sameByWeeks(p, q))) return 'same';
  if (a.metric.nature === 'stock' && b.metric.nature === 'stock') return intersect(p, q) ? 'same' : 'different';
  if (p.kind === 'instant' || q.kind === 'instant') return 'different';
  if (isWithin(p, q)) return 'first within second';
  return isWithin(q, p) ? 'second within first' : 'different';
}

/** What names its year: "last year" is another year for whoever says it later. */
const NAMES_A_YEAR = /\d{4}|\bFY ?['’]?\d{2}\b/i;

/** `FY2026 Q1` of one subject is one period, whatever days two readers made of it. */
function sameLabel(a: Comparand, b: Comparand): boolean {
  const [mine, other] = [fiscalLabel(a.period), fiscalLabel(b.period)];
  return a.subjectId === b.subjectId && mine !== null && mine === other;
}

function fiscalLabel({ label, calendar }: Period): string | null {
  if (calendar !== 'fiscal' || label === null || !NAMES_A_YEAR.test(label)) return null;
  return label.replace(/\s+/g, ' ').trim().toUpperCase();
}

/**
 * Whether two periods are one but for the days by which a year of weeks misses the end of a month.
 *
 * Both ends of durations of at least 28 days, so that a week and the week after it stay two. Of two instants one has to be
 * a fiscal one or the last day of a month, so that a Tuesday and the Friday after it stay two.
 */
function sameByWeeks(p: Period, q: Period): boolean {
  if (p.start === null || p.end === null || q.start === null || q.end === null) return false;
  if (Math.abs(daysBetween(p.end, q.end)) > MOST_DAYS) return false;
  if (p.kind === 'instant' && q.kind === 'instant') return isNominal(p) || isNominal(q);
  if (p.kind === 'instant' || q.kind === 'instant') return false;
  const long = ({ start, end }: Period) =>
    start !== null && end !== null && daysBetween(start, end) >= SHORTEST_FISCAL_DAYS;
  return Math.abs(daysBetween(p.start, q.start)) <= MOST_DAYS && long(p) && long(q);
}

function isNominal({ end, calendar }: Period): boolean {
  return calendar === 'fiscal' || (end?.endsWith('-01') ?? false);
}

/** Days compare as texts. */
function intersect(p: Period, q: Period): boolean {
  const before = (end: string | null, start: string | null) => end !== null && start !== null && end <= start;
  return !before(p.end, q.start) && !before(q.end, p.start);
}

function isWithin(part: Period, whole: Period): boolean {
  if (part.start === null || part.end === null || whole.end === null) return false;
  return (whole.start === null || whole.start <= part.start) && part.end <= whole.end;
}
