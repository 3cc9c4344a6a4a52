import { negate, subtract } from '../../src/kernel/decimal.js';
import type { Figure } from '../../src/quantities/figure.js';

/** The figure with every number of it changed, in another unit. */
export function withNumbers(figure: Figure, change: (decimal: string) => string, unit = figure.unit): Figure {
  const each = (decimal: string | null) => (decimal === null ? null : change(decimal));
  const { point, lower, upper, stated, uncapped } = figure;
  return {
    ...figure,
    unit,
    ...{ point: each(point), lower: each(lower), upper: each(upper) },
    stated: { lower: each(stated.lower), upper: each(stated.upper) },
    uncapped: uncapped && { lower: each(uncapped.lower), upper: each(uncapped.upper) },
  };
}

/** The figure turned round at zero. */
export function mirrored(figure: Figure): Figure {
  const { lower, lowerInclusive, upper, upperInclusive, stated, uncapped } = withNumbers(figure, negate);
  const turned = (bounds: typeof stated) => ({ lower: bounds.upper, upper: bounds.lower });
  return {
    ...figure,
    ...{ lower: upper, lowerInclusive: upperInclusive, upper: lower, upperInclusive: lowerInclusive },
    ...{ stated: turned(stated), uncapped: uncapped && turned(uncapped) },
  };
}

/** The figure admitting as much more below and above as said; without a bound where that is null. */
export function widened(figure: Figure, below: string | null, above: string | null): Figure {
  const down = (end: string | null) => (end === null || below === null ? null : subtract(end, below));
  const up = (end: string | null) => (end === null || above === null ? null : subtract(end, negate(above)));
  const { lower, upper, uncapped } = figure;
  return {
    ...figure,
    ...{ lower: down(lower), lowerInclusive: below !== null && (figure.lowerInclusive || below !== '0') },
    ...{ upper: up(upper), upperInclusive: above !== null && (figure.upperInclusive || above !== '0') },
    uncapped: uncapped && { lower: down(uncapped.lower), upper: up(uncapped.upper) },
  };
}
