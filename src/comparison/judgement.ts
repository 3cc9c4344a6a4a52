import type { Gap, Reason, Verdict } from './verdict.js';

/** A verdict on two values, before rule and hash are put on it. */
export interface Judgement {
  readonly verdict: Exclude<Verdict, 'ambiguous'>;
  readonly reasons: readonly Reason[];
  readonly gap: Gap | null;
  /** Name of the set of rates that was used; null where no money was converted. */
  readonly rates: string | null;
}

/** They can both be right, perhaps with strain. */
export function agreement(
  verdict: 'equal' | 'consistent' | 'tension' | 'contradictory',
  reasons: readonly Reason[],
  rates: string | null = null,
): Judgement {
  return { verdict, reasons, gap: null, rates };
}

/** They cannot both be right. The gap is null where values have no distance: yes and no, two persons. */
export function clash(reasons: readonly Reason[], gap: Gap | null, rates: string | null = null): Judgement {
  return { verdict: 'contradictory', reasons, gap, rates };
}

/** They say nothing about each other. */
export function incomparable(reasons: readonly Reason[]): Judgement {
  return { verdict: 'not_comparable', reasons, gap: null, rates: null };
}
