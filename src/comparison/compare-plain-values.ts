import { addDays, daysBetween } from '../kernel/calendar-date.js';
import type { Value } from '../quantities/value.js';
import { propositionValueKey } from '../quantities/value.js';
import type { Judgement } from './judgement.js';
import { agreement, clash, incomparable } from './judgement.js';
import type { ReasonCode } from './verdict.js';

type DateValue = Extract<Value, { type: 'date' }>;

/**
 * Whether two values of one type that are no quantities can both be right (domain rules §5).
 *
 * - Dates are stretches of days: `equal` where they are the same days; `contradictory` without a common day, the gap being the
 *   days from the last of the one to the first of the other; else `consistent`: `bound` where one has no end ("before 2027"),
 *   `refinement` where one lies in the other, `rounding` where they overlap.
 * - Yes and no, and two different entities, are `contradictory`: the metric has one value. They have no gap.
 * - Texts are `equal` without regard to case and spaces; whether different texts can both be right is for people to say.
 */
export function comparePlainValues(a: Value, b: Value): Judgement {
  if (propositionValueKey(a) === propositionValueKey(b)) return agreement('equal', () => []);
  if (a.type === 'date' && b.type === 'date') return compareDates(a, b);
  if (a.type === 'truth') return clash(() => [{ code: 'values_apart', text: 'One says yes, the other no.' }], null);
  if (a.type === 'entity') {
    return clash(
      () => [{ code: 'values_apart', text: 'They name two different entities where there can be one.' }],
      null,
    );
  }
  if (a.type === 'text' && b.type === 'text' && textKey(a.text) === textKey(b.text))
    return agreement('equal', () => []);
  return incomparable(() => [
    { code: 'text_differs', text: 'The texts differ; whether both can be right is for people to say.' },
  ]);
}

function compareDates(a: DateValue, b: DateValue): Judgement {
  const agree = (code: ReasonCode, text: string) => {
    return agreement('consistent', () => [{ code, text: `${text}: ${daysOf(a)} and ${daysOf(b)}.` }]);
  };
  const days = daysApart(a, b) ?? daysApart(b, a);
  if (days !== null) {
    const count = days === 1 ? '1 day' : `${days} days`;
    const text = () => `${daysOf(a)} and ${daysOf(b)} have no day in common; the nearest are ${count} apart.`;
    return clash(() => [{ code: 'values_apart', text: text() }], { absolute: String(days), relative: null, unit: 'd' });
  }
  if ([a, b].some(({ from, to }) => from === null || to === null))
    return agree('bound', 'One leaves room for the other');
  if (liesWithin(a, b) || liesWithin(b, a)) return agree('refinement', 'One is the more precise of the two');
  return agree('rounding', 'They have days in common');
}

/** The days from the last of the earlier to the first of the later; null where the first does not end before the second. */
function daysApart({ to }: DateValue, { from }: DateValue): number | null {
  return to !== null && from !== null && to <= from ? daysBetween(to, from) + 1 : null;
}

function liesWithin(inner: DateValue, outer: DateValue): boolean {
  return (
    (outer.from === null || (inner.from !== null && outer.from <= inner.from)) &&
    (outer.to === null || (inner.to !== null && inner.to <= outer.to))
  );
}

function daysOf({ from, to }: DateValue): string {
  const last = to === null ? null : addDays(to, -1);
  if (from === null) return last === null ? 'any day' : `${last} or before`;
  if (last === null) return `${from} or after`;
  return from === last ? from : `${from} to ${last}`;
}

const textKey = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
