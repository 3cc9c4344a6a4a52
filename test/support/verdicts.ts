import type { Comparand } from '../../src/comparison/comparand.js';
import { compare } from '../../src/comparison/compare.js';
import type { Compared } from '../../src/comparison/verdict.js';
import type { Figure } from '../../src/quantities/figure.js';
import type { Rates } from '../../src/quantities/rates.js';
import type { Value } from '../../src/quantities/value.js';
import { comparand } from './comparands.js';

/** What is different about a claim. */
export type Over = Partial<Comparand>;

/** What the comparison of two claims says, having seen that both orders give the same. */
export function said(a: Comparand, b: Comparand, rates: Rates | null = null): Compared {
  const compared = compare(a, b, rates);
  expect(compare(b, a, rates)).toEqual(compared);
  return compared;
}

/** Verdict and codes in one line, without the assumption that every dollar sign brings. */
export function verdict(a: Comparand, b: Comparand, rates: Rates | null = null): string {
  const { verdict: word, reasons } = said(a, b, rates);
  return [word, ...reasons.map(({ code }) => code).filter((code) => code !== 'currency_assumed')].join(' ');
}

/** The same of two values, about claims that are alike unless something else is said. */
export function both(
  a: string | Figure | Value,
  b: string | Figure | Value,
  over: Over = {},
  other: Over = over,
): string {
  return verdict(comparand(a, over), comparand(b, other));
}
