import type { Gap, Reason, Verdict } from './verdict.js';

/** A verdict on two values, before rule and hash are put on it. */
export interface Judgement {
  readonly verdict: Exclude<Verdict, 'ambiguous'>;
  /** Made when asked for: of the fillings of what is open only the verdicts count. */
  readonly reasons: () => readonly Reason[];
  readonly gap: Gap | null;
  /** What money was converted with; null where none was. */
  readonly rates: UsedRates | null;
}

/** A set of rates that was used, by its name, and what it said. */
export interface UsedRates {
  readonly name: string;
  /** Currencies, days, the lowest and the highest rate: what a hash has to know. */
  readonly said: string;
}

/** They can both be right, perhaps with strain. */
export function agreement(
  verdict: 'equal' | 'consistent' | 'tension',
  reasons: () => readonly Reason[],
  rates: UsedRates | null = null,
): Judgement {
  return { verdict, reasons, gap: null, rates };
}

/** They cannot both be right. The gap is null where values have no distance: yes and no, two persons. */
export function clash(reasons: () => readonly Reason[], gap: Gap | null, rates: UsedRates | null = null): Judgement {
  return { verdict: 'contradictory', reasons, gap, rates };
}

/** They say nothing about each other. */
export function incomparable(reasons: () => readonly Reason[]): Judgement {
  return { verdict: 'not_comparable', reasons, gap: null, rates: null };
}
