import type Fraction from 'fraction.js';

import type { Bounds, Figure } from '../quantities/figure.js';
import { order, rationalOf } from '../quantities/rational.js';

/** One end of a stretch of the number line. */
export interface End {
  /** Null is unbounded. */
  readonly at: Fraction | null;
  readonly inclusive: boolean;
  /** Whether rounding made it: nobody said this number. */
  readonly soft: boolean;
}

/** A stretch of the number line. */
export interface Stretch {
  readonly lower: End;
  readonly upper: End;
}

/** A figure as the comparison sees it, in exact fractions of one unit. */
export interface Extent {
  /** What the figure admits. */
  readonly admitted: Stretch;
  /** What was said, before rounding widened it: the point 13 of "13 billion", (13, ∞) of "more than 13 billion". */
  readonly unrounded: Stretch;
  /** What it would admit without the 5 % cap; the same as `admitted` where the cap did nothing. */
  readonly uncapped: Stretch;
  /** Whether it is a bound or a range, and no number with something around it. */
  readonly bound: boolean;
}

/** Kinds whose ends nobody said: they come from rounding, or from what "about" admits. */
const SOFT_KINDS: readonly Figure['kind'][] = ['rounded', 'approximate', 'order_of_magnitude'];

/** Kinds that are one number, whatever surrounds it. */
const NUMBERS: readonly Figure['kind'][] = [...SOFT_KINDS, 'exact'];

/** One claim is compared with thousands, so that what its figure comes to is kept as long as the figure is. */
const known = new WeakMap<Figure, Extent>();

/** The extent of a figure, in its own unit. `none` is zero; what is unknown or undisclosed has no ends. */
export function extentOf(figure: Figure): Extent {
  const extent = known.get(figure) ?? computed(figure);
  known.set(figure, extent);
  return extent;
}

function computed(figure: Figure): Extent {
  if (figure.kind === 'none') return computed({ ...figure, kind: 'exact', ...point('0') });
  const soft = figure.policy !== 'stated' || SOFT_KINDS.includes(figure.kind);
  const { stated } = figure;
  const end = (side: 'lower' | 'upper', bounds: Bounds, inclusive: boolean): End => ({
    at: bounds[side] === null ? null : rationalOf(bounds[side]),
    inclusive: bounds[side] !== null && inclusive,
    // "Tens of billions" names no end either.
    soft: soft && (bounds[side] !== stated[side] || figure.kind === 'order_of_magnitude'),
  });
  const within = (bounds: Bounds): Stretch => ({
    lower: end('lower', bounds, figure.lowerInclusive),
    upper: end('upper', bounds, figure.upperInclusive),
  });
  const admitted = within(figure);
  const unrounded = soft ? saidWithin(stated, figure, admitted) : admitted;
  const uncapped = figure.uncapped === null ? admitted : hull(within(figure.uncapped), admitted);
  const bound = !NUMBERS.includes(figure.kind) && !isPoint(unrounded);
  return signed(figure, { admitted, unrounded, uncapped, bound });
}

/** Changes both ends of everything in an extent, keeping their order. */
export function mapped(extent: Extent, change: (stretch: Stretch) => Stretch): Extent {
  const { admitted, unrounded, uncapped } = extent;
  return { ...extent, admitted: change(admitted), unrounded: change(unrounded), uncapped: change(uncapped) };
}

/** The number line turned round at zero: a net loss of 5 is a net income of −5. */
export function mirrored({ lower, upper }: Stretch): Stretch {
  const turned = (end: End): End => ({ ...end, at: end.at?.neg() ?? null });
  return { lower: turned(upper), upper: turned(lower) };
}

/** Everything from the stretch upwards: what the whole is, if a part of it lies in the stretch. */
export function upwards({ lower }: Stretch): Stretch {
  return { lower, upper: OPEN };
}

/** Everything from the stretch downwards: what a part is, if the whole lies in the stretch. */
export function downwards({ upper }: Stretch): Stretch {
  return { lower: OPEN, upper };
}

/** Whether the two stretches are the same set of numbers. */
export function sameStretch(a: Stretch, b: Stretch): boolean {
  return sameEnd(a.lower, b.lower) && sameEnd(a.upper, b.upper);
}

/** Whether every number of the one is in the other. */
export function liesWithin(inner: Stretch, outer: Stretch): boolean {
  return reaches(outer.lower, inner.lower, -1) && reaches(outer.upper, inner.upper, 1);
}

const OPEN: End = { at: null, inclusive: false, soft: false };

function point(at: string) {
  return {
    ...{ lower: at, lowerInclusive: true, upper: at, upperInclusive: true },
    ...{ stated: { lower: at, upper: at }, uncapped: null, policy: 'stated' as const },
  };
}

/** What was said, closed; the admitted interval where what a caller gave as said does not lie in it. */
function saidWithin(stated: Bounds, { lower, upper }: Figure, admitted: Stretch): Stretch {
  const end = (at: string | null): End => ({
    at: at === null ? null : rationalOf(at),
    inclusive: at !== null,
    soft: false,
  });
  const said = { lower: end(stated.lower ?? lower), upper: end(stated.upper ?? upper) };
  const closed = { lower: { ...admitted.lower, inclusive: true }, upper: { ...admitted.upper, inclusive: true } };
  return liesWithin(said, closed) && isOrdered(said) ? said : admitted;
}

/** A change is signed by its direction: down 16 % is −16 %. */
function signed({ kind, direction }: Figure, extent: Extent): Extent {
  return kind === 'ratio_change' && direction === 'down' ? mapped(extent, mirrored) : extent;
}

/** The smallest stretch that holds both: a cap never makes an interval wider. */
function hull(a: Stretch, b: Stretch): Stretch {
  return {
    lower: reaches(a.lower, b.lower, -1) ? a.lower : b.lower,
    upper: reaches(a.upper, b.upper, 1) ? a.upper : b.upper,
  };
}

/** Whether the outer end lies at least as far out as the inner one, in the direction −1 (down) or 1 (up). */
function reaches(outer: End, inner: End, direction: -1 | 1): boolean {
  if (outer.at === null) return true;
  if (inner.at === null) return false;
  const further = order(outer.at, inner.at) * direction;
  return further > 0 || (further === 0 && (outer.inclusive || !inner.inclusive));
}

function sameEnd(a: End, b: End): boolean {
  if (a.at === null || b.at === null) return a.at === b.at;
  return a.inclusive === b.inclusive && order(a.at, b.at) === 0;
}

function isPoint({ lower, upper }: Stretch): boolean {
  return lower.at !== null && upper.at !== null && order(lower.at, upper.at) === 0;
}

function isOrdered({ lower, upper }: Stretch): boolean {
  return lower.at === null || upper.at === null || order(lower.at, upper.at) <= 0;
}
