import type { Compared, Verdict } from '../comparison/verdict.js';
import { compare } from '../kernel/decimal.js';

/** What matters more comes first. */
const WEIGHT: Readonly<Record<Verdict, number>> = {
  contradictory: 0,
  tension: 1,
  ambiguous: 2,
  consistent: 3,
  equal: 4,
  not_comparable: 5,
};

interface Weighed {
  readonly a: string;
  readonly b: string;
  readonly compared: Compared;
}

/** Orders comparisons: contradictions, then tensions, then what is open; among them the largest relative gap first; ids last. */
export function mostConsequentialFirst(one: Weighed, other: Weighed): number {
  const byVerdict = WEIGHT[one.compared.verdict] - WEIGHT[other.compared.verdict];
  if (byVerdict !== 0) return byVerdict;
  const byGap = compare(gapOf(other.compared), gapOf(one.compared));
  if (byGap !== 0) return byGap;
  return `${one.a} ${one.b}` < `${other.a} ${other.b}` ? -1 : 1;
}

const gapOf = ({ gap }: Compared): string => gap?.relative ?? '-1';
