import type Fraction from 'fraction.js';

import type { Figure } from '../quantities/figure.js';
import { decimalOf, order, rationalOf } from '../quantities/rational.js';
import type { Lint } from './computation.js';
import type { Seen } from './seen.js';
import { lintOf } from './seen.js';
import { magnitudeOf, powerOfTen, shownEnds } from './shown-ends.js';

/** So many values with as many digits have to fit before the last digit is called a guess. */
const MOST_FITTING = 3n;

/**
 * A claim stated in more digits than its derivation supports.
 *
 * The rule: of the numbers with as many digits as the stated one, at least three lie in the computed range, the stated one
 * among those that do, so that its last digit is a guess. A bound, a hedged number and a stated range claim no digits; where the stated value
 * does not fit at all, that is said instead; and a range that may be too wide proves nothing.
 */
export function falsePrecision({ claim, evaluated, inputs }: Seen): readonly Lint[] {
  const { result, possiblyWide } = evaluated;
  const figure = claim?.figure ?? null;
  if (claim === null || figure === null || result === null || possiblyWide || result.unit !== figure.unit) return [];
  const step = stepOf(figure);
  if (step === null || figure.point === null || result.lower === null || result.upper === null) return [];
  const [low, high] = [rationalOf(result.lower).div(step).ceil(), rationalOf(result.upper).div(step).floor()];
  const stated = rationalOf(figure.point).div(step);
  if (order(stated, low) < 0 || order(high, stated) < 0) return [];
  if (high.sub(low).n + 1n < MOST_FITTING) return [];
  const [first, last] = [low, high].map((end) => decimalOf(end.mul(step), 100)) as [string, string];
  return [
    lintOf(
      'false_precision',
      'false_precision',
      [...inputs.values()],
      ({ quoted, amount, range }) => ({
        claim: quoted(claim.label),
        stated: amount(figure.point ?? '0', figure.unit),
        range: range(shownEnds(result), result.unit),
        low: amount(first, figure.unit),
        high: amount(last, figure.unit),
      }),
      claim,
    ),
  ];
}

/** What one more in the last stated digit comes to; null where a figure claims no digits. */
function stepOf({ kind, hedges, point, lower, upper, uncapped }: Figure): Fraction | null {
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
