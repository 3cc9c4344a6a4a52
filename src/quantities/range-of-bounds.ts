import { compare } from '../kernel/decimal.js';
import type { Figure, FigureKind } from './figure.js';
import type { Wording } from './found-quantity.js';

/** The range that a lower and an upper bound make; null where they make none: no number lies between them, or the units differ. */
export function rangeOfBounds(
  a: Figure,
  b: Figure,
  { text, tokens }: Wording,
  from: number,
  next: number,
): Figure | null {
  const [low, high] = a.point !== null && LOWER.has(a.kind) ? [a, b] : [b, a];
  if (!LOWER.has(low.kind) || !UPPER.has(high.kind) || low.point === null || high.point === null) return null;
  if (a.of !== undefined && b.of !== undefined && a.of !== b.of) return null;
  if (compare(low.point, high.point) >= 0 || (low.unit !== high.unit && low.unit !== '1' && high.unit !== '1'))
    return null;
  return {
    ...b,
    kind: 'range',
    asWritten: text.slice(tokens[from]?.start, tokens[next - 1]?.end),
    point: null,
    lower: low.point,
    lowerInclusive: low.kind === 'at_least',
    upper: high.point,
    upperInclusive: high.kind === 'at_most',
    stated: { lower: low.point, upper: high.point },
    unit: low.unit === '1' ? high.unit : low.unit,
    hedges: [...a.hedges, ...b.hedges],
  };
}

const LOWER: ReadonlySet<FigureKind> = new Set(['more_than', 'at_least']);

const UPPER: ReadonlySet<FigureKind> = new Set(['less_than', 'at_most']);

/** Kinds that have one end. */
export const BOUNDS: ReadonlySet<FigureKind> = new Set([...LOWER, ...UPPER]);
