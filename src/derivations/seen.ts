import type Fraction from 'fraction.js';

import type { Sum } from '../formulas/formula-shape.js';
import { literalsIn, sumsOf } from '../formulas/formula-shape.js';
import { rationalOf } from '../quantities/rational.js';
import type { Derivable, DerivedClaim, Evaluated, Known, KnownInput, Lint } from './computation.js';
import type { LintCode } from './lint-code.js';
import type { SentenceKey } from './lint-sentences.js';
import { remarkOf } from './remark.js';
import type { Parts, Speech } from './speech.js';

/** A derivation made ready for the lints. */
export interface Seen {
  readonly derivable: Derivable;
  readonly evaluated: Evaluated;
  readonly claim: DerivedClaim | null;
  /** The inputs that the formula uses, all where there is none; by name, in its order. */
  readonly inputs: ReadonlyMap<string, KnownInput>;
  /** Without a formula there are none. */
  readonly sums: readonly Sum[];
  /** Names that stand for a plain number, such as 4 quarters. */
  readonly numbers: ReadonlyMap<string, Fraction>;
  /** Numbers that stand in the formula as such. */
  readonly literals: readonly Fraction[];
}

/** Makes a derivation ready for the lints; the order of its inputs makes no difference. */
export function seenOf(derivable: Derivable, evaluated: Evaluated): Seen {
  const { formula } = evaluated;
  const used = formula === null ? null : new Set(formula.names);
  const inputs = derivable.inputs
    .filter(({ name }) => used === null || used.has(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const byName = new Map(inputs.map((input) => [input.name, input]));
  const numbers = new Map<string, Fraction>();
  for (const input of inputs) {
    const number = plainNumberOf(input);
    if (number !== null) numbers.set(input.name, number);
  }
  return {
    derivable,
    evaluated,
    claim: derivable.claim,
    inputs: byName,
    numbers,
    sums: formula === null ? [] : sumsOf(formula.expression, numbers),
    literals: formula === null ? [] : literalsIn(formula.expression),
  };
}

/** The number that a constant without a unit is, `quarters: 4`; null for everything that measures something. */
function plainNumberOf({ claimId, figure }: KnownInput): Fraction | null {
  if (claimId !== null || figure === null || figure.unit !== '1' || figure.of !== undefined) return null;
  if (figure.kind !== 'rounded' && figure.kind !== 'exact') return null;
  return figure.point !== null && /^[1-9]\d*$/.test(figure.point) ? rationalOf(figure.point) : null;
}

/** A lint, with the names and the claims that it is about. */
export function lintOf(
  code: LintCode,
  key: SentenceKey,
  inputs: readonly KnownInput[],
  parts: (speech: Speech) => Parts,
  claim: DerivedClaim | null = null,
): Lint {
  const ids = [...inputs, ...(claim === null ? [] : [claim])].flatMap(({ claimId }) => claimId ?? []);
  return {
    ...remarkOf(code, key, parts),
    inputs: [...new Set(inputs.map(({ name }) => name))].sort(),
    claims: [...new Set(ids)].sort(),
  };
}

/** Whether the value is counted over a time, and for which: `[start, end)`; null for anything else. */
export function stretchOf({ metric, period, measure, figure }: Known): Stretch | null {
  if (metric?.nature !== 'flow' || measure === 'run_rate' || figure?.kind === 'ratio_change') return null;
  return durationOf(period);
}

/** First day, and the day after the last. */
export interface Stretch {
  readonly start: string;
  readonly end: string;
}

/** The days of a period that has both ends and is no instant. */
export function durationOf(period: Known['period']): Stretch | null {
  if (period === null || (period.kind !== 'duration' && period.kind !== 'rolling')) return null;
  const { start, end } = period;
  return start === null || end === null ? null : { start, end };
}

/** Whether two are values of one metric of one subject. */
export function sameThing(a: Known, b: Known): boolean {
  return a.subjectId !== null && a.subjectId === b.subjectId && a.metric !== null && a.metric.id === b.metric?.id;
}

/** What a claim or an input says of a dimension of its scope, by default where it says nothing. */
export function scopeOf({ scope, metric }: Known): ReadonlyMap<string, string> {
  const filled = new Map<string, string>();
  for (const [dimension, { default: otherwise }] of Object.entries(metric?.scope ?? {})) {
    if (otherwise !== undefined) filled.set(dimension, otherwise.toLowerCase());
  }
  for (const [dimension, filler] of scope) filled.set(dimension, filler.normalize('NFC').toLowerCase());
  return filled;
}
