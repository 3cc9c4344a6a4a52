import type { Figure } from '../api/figure.js';
import { shift } from '../format/decimal.js';

/** A number line: where it starts and ends, and where its ticks are. Positions are per cent of its length. */
export interface Axis {
  readonly ticks: readonly { readonly decimal: string; readonly at: number }[];
  /** Where a decimal lies. For drawing only: binary floats are exact enough for pixels, never for what is written. */
  readonly position: (decimal: string) => number;
}

/** Steps between ticks are 1, 2 or 5 times a power of ten. */
const steps = [1, 2, 5, 10] as const;

/** About as many ticks as can be labelled on a phone. */
const TICKS = 4;

/** Beyond this a tick would be hidden by the arrow, and its number would leave the page. */
const LAST_TICK = 97;

/** A line on which all the figures fit, with room for the arrow of what has no limit; null where none has a number. */
export function axisOf(figures: readonly Figure[]): Axis | null {
  const ends = figures.flatMap(({ lower, upper, point }) => [lower, upper, point]).filter((end) => end !== null);
  if (ends.length === 0) return null;
  const numbers = ends.map(Number);
  const least = Math.min(...numbers);
  const most = Math.max(...numbers);
  const span = most - least || Math.abs(most) / 5 || 1;
  const roomBelow = figures.some(({ lower }) => lower === null) ? 0.25 : 0.08;
  const roomAbove = figures.some(({ upper }) => upper === null) ? 0.25 : 0.08;
  const from = least >= 0 ? Math.max(0, least - span * roomBelow) : least - span * roomBelow;
  const to = most + span * roomAbove;
  const position = (decimal: string) => ((Number(decimal) - from) / (to - from)) * 100;
  const ticks = ticksBetween(from, to).map((decimal) => ({ decimal, at: position(decimal) }));
  return { position, ticks: ticks.filter(({ at }) => at < LAST_TICK) };
}

/** Whole multiples of a round step, written exactly: the power of ten is a shift of the point, not a multiplication. */
function ticksBetween(from: number, to: number): string[] {
  const rough = (to - from) / TICKS;
  const exponent = Math.floor(Math.log10(rough));
  const step = steps.find((factor) => factor * 10 ** exponent >= rough) ?? 10;
  const unit = step * 10 ** exponent;
  const first = Math.ceil(from / unit);
  const count = Math.floor(to / unit) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => shift(String((first + index) * step), exponent));
}
