import type Fraction from 'fraction.js';

import type { Expression } from '../formulas/formula.js';
import { childrenOf } from '../formulas/formula-shape.js';
import type { Figure } from '../quantities/figure.js';
import { decimalOf, order, rationalOf } from '../quantities/rational.js';
import type { Lint } from './computation.js';
import type { Seen } from './seen.js';
import { lintOf } from './seen.js';
import { magnitudeOf, powerOfTen, shownEnds } from './shown-ends.js';

/** So many times as wide as what is stated has to be what is computed, before the last digit is called a guess. */
const TIMES_AS_WIDE = 3;

/**
 * A claim stated in more digits than its derivation supports.
 *
 * The rule: what is computed is at least three times as wide as what is stated, and the stated value lies within, so that its last
 * digit is a guess. Sums and differences are bookkeeping, and so is a value that somebody reports from books of their own: they
 * know more digits than the rounded inputs show. A bound, a hedged number and a stated range claim no digits; where the stated value
 * does not fit at all, that is said instead; and a range that may be too wide proves nothing.
 */
export function falsePrecision({ claim, evaluated, inputs, derivable }: Seen): readonly Lint[] {
  const { result, possiblyWide, formula } = evaluated;
  const figure = claim?.figure ?? null;
  if (claim === null || figure === null || result === null || possiblyWide || result.unit !== figure.unit) return [];
  if (claim.reported === true || derivable.method === 'sum' || formula === null) return [];
  if (!multiplies(formula.expression)) return [];
  const step = stepOf(figure);
  if (step === null || figure.point === null || result.lower === null || result.upper === null) return [];
  const [lower, upper] = [rationalOf(result.lower), rationalOf(result.upper)];
  if (order(upper.sub(lower), step.mul(TIMES_AS_WIDE)) < 0) return [];
  const [low, high] = [
    multipleIn(lower, result.lowerInclusive, step, 1),
    multipleIn(upper, result.upperInclusive, step, -1),
  ];
  const stated = rationalOf(figure.point);
  if (order(stated, low) < 0 || order(high, stated) < 0) return [];
  const place = magnitudeOf(step);
  return [
    lintOf(
      'false_precision',
      [claim, ...inputs.values()].some(({ isUntold }) => isUntold) ? 'false_precision_untold' : 'false_precision',
      [...inputs.values()],
      ({ quoted, amountTo, range, withThat }) => ({
        claim: quoted(claim.label),
        stated: withThat(amountTo(place, figure.point ?? '0', figure.unit)),
        range: range(shownEnds(result), result.unit),
        low: amountTo(place, decimalOf(low, 100), figure.unit),
        high: amountTo(place, decimalOf(high, 100), figure.unit),
      }),
      claim,
    ),
  ];
}

/** The multiple of a step that lies next to an end, within. */
function multipleIn(end: Fraction, inclusive: boolean, step: Fraction, inward: 1 | -1): Fraction {
  const times = end.div(step);
  const whole = inward === 1 ? times.ceil() : times.floor();
  return (!inclusive && whole.equals(times) ? whole.add(inward) : whole).mul(step);
}

/** Whether a formula multiplies or divides anything. */
function multiplies(expression: Expression): boolean {
  const open = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'multiply' || next.kind === 'divide' || next.kind === 'power') return true;
    open.push(...childrenOf(next));
  }
  return false;
}

/** What one more in the last stated digit comes to; null where a figure claims no digits. */
export function stepOf({ kind, hedges, point, lower, upper, uncapped }: Figure): Fraction | null {
  if (point === null) return null;
  if (kind === 'exact') return lastPlaceOf(point);
  if (kind !== 'rounded' || hedges.length > 0) return null;
  const [low, high] = [uncapped?.lower ?? lower, uncapped?.upper ?? upper];
  if (low === null || high === null) return null;
  const width = rationalOf(high).sub(rationalOf(low));
  // A rounded number admits half of its last digit each way.
  if (width.n === 0n) return null;
  const step = powerOfTen(magnitudeOf(width));
  return order(step, width) === 0 ? step : null;
}

/** The last digit other than zero: an exact 277,300,000 claims hundreds of thousands at least. */
function lastPlaceOf(point: string): Fraction | null {
  if (!/[1-9]/.test(point)) return null;
  const places = point.includes('.') ? point.length - point.indexOf('.') - 1 : 0;
  const zeros = places > 0 ? 0 : point.length - point.replace(/0+$/, '').length;
  return powerOfTen(zeros - places);
}
