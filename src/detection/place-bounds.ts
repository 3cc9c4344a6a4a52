import { negate } from '../kernel/decimal.js';
import type { Figure } from '../quantities/figure.js';
import type { Value } from '../quantities/value.js';

/** A value as a stretch of numbers, so that the database can leave out what cannot be apart from it. */
export interface ComparedBounds {
  /** Only stretches of one unit are left out by their numbers. */
  readonly unit: string;
  /** Null is unbounded. */
  readonly lower: string | null;
  readonly upper: string | null;
  /** Before rounding widened it. */
  readonly stated_lower: string | null;
  readonly stated_upper: string | null;
  /** Whether it is a bound or a range: its unrounded set can miss another though the stretches meet. */
  readonly bound: boolean;
}

/** Kinds of figures that are one number, whatever surrounds it. */
const NUMBERS: readonly Figure['kind'][] = ['rounded', 'approximate', 'order_of_magnitude', 'exact'];

/** The bounds of a value: dates in days, yes and no as 1 and 0, an entity as a unit of its own. */
export function boundsOf(value: Value): ComparedBounds {
  switch (value.type) {
    case 'quantity':
      return figureBounds(value.figure);
    case 'date':
      return plain('day', daysIn(value.from), daysIn(value.to));
    case 'truth':
      return plain('truth', value.truth ? '1' : '0', value.truth ? '1' : '0');
    case 'entity':
      return plain(value.entityId, null, null);
    case 'text':
      return plain('text', null, null);
  }
}

const plain = (unit: string, lower: string | null, upper: string | null): ComparedBounds => ({
  ...{ unit, lower, upper, stated_lower: lower, stated_upper: upper, bound: false },
});

function figureBounds(figure: Figure): ComparedBounds {
  const { kind, unit, lower, upper, stated } = figure;
  if (kind === 'none') return plain('none', '0', '0');
  const bounds = {
    unit: kind === 'ratio_change' ? `${unit} changed` : unit,
    lower,
    upper,
    stated_lower: stated.lower ?? lower,
    stated_upper: stated.upper ?? upper,
    bound: !NUMBERS.includes(kind),
  };
  return kind === 'ratio_change' && figure.direction === 'down' ? turned(bounds) : bounds;
}

function turned(bounds: ComparedBounds): ComparedBounds {
  const other = (end: string | null): string | null => (end === null ? null : negate(end));
  const { lower, upper, stated_lower, stated_upper } = bounds;
  return {
    ...bounds,
    lower: other(upper),
    upper: other(lower),
    stated_lower: other(stated_upper),
    stated_upper: other(stated_lower),
  };
}

const daysIn = (day: string | null): string | null => (day === null ? null : String(Date.parse(day) / 86_400_000));
