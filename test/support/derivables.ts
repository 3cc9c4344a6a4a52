import type { Basis, Measure } from '../../src/claims/claim.js';
import type { ComparedMetric } from '../../src/comparison/comparand.js';
import type { Derivable, DerivedClaim, Known, KnownInput, Lint } from '../../src/derivations/computation.js';
import type { Method } from '../../src/derivations/derivation.js';
import { evaluate } from '../../src/derivations/evaluate.js';
import { lintsOf } from '../../src/derivations/lint.js';
import type { Figure } from '../../src/quantities/figure.js';
import type { Period } from '../../src/quantities/period.js';
import { starterMetrics } from '../../src/vocabulary/starter-metrics.js';
import { figure, period } from './comparands.js';

/** What a test says of a claim or an input; the rest is as plain as can be. */
export interface Said {
  /** In English; null where there is no number. */
  readonly value?: string | Figure | null;
  /** Key of a starter metric, or one of its own; null for a constant. */
  readonly metric?: string | ComparedMetric | null;
  readonly subject?: string;
  /** In English. */
  readonly period?: string | Period | null;
  readonly scope?: Readonly<Record<string, string>>;
  readonly basis?: Basis;
  readonly measure?: Measure;
  /** Null for a constant. */
  readonly claim?: string | null;
  readonly sourced?: boolean;
  readonly contested?: KnownInput['contested'];
}

/** A starter metric as a computation sees it. */
export function metricOf(key: string): ComparedMetric {
  const metric = starterMetrics.find((one) => one.key === key);
  if (metric === undefined) throw new Error(`There is no metric ${key}.`);
  const { dimension, nature, nonNegative, singleValued, aggregation, scope, inverseOf } = metric;
  return { id: key, key, dimension, nature, nonNegative, singleValued, aggregation, scope, inverseOf };
}

function knownOf(name: string, said: Said): Known {
  const { value = '$1 billion', metric = 'revenue', claim = name } = said;
  return {
    figure: typeof value === 'string' ? figure(value) : value,
    label: { en: name, de: name },
    subjectId: claim === null ? null : (said.subject ?? 'one subject'),
    metric: claim === null || metric === null ? null : typeof metric === 'string' ? metricOf(metric) : metric,
    basis: claim === null ? null : (said.basis ?? 'actual'),
    measure: claim === null ? null : (said.measure ?? 'as_is'),
    period: typeof said.period === 'object' ? said.period : period(said.period ?? '2025'),
    scope: new Map(Object.entries(said.scope ?? {})),
  };
}

/** An input: revenue of 2025, unless something else is said. A claim has the id of its name. */
export function input(name: string, said: Said = {}): KnownInput {
  const { claim = name, sourced = claim !== null, contested = null } = said;
  return { ...knownOf(name, said), name, claimId: claim, sourced, contested };
}

/** A constant: `constant('rate', '27%')`. */
export function constant(name: string, value: string, said: Said = {}): KnownInput {
  return input(name, { value, claim: null, period: null, sourced: true, ...said });
}

/** The claim that is derived: revenue of 2025, unless something else is said. */
export function derived(said: Said = {}): DerivedClaim {
  const { claim = 'the derived claim' } = said;
  return { ...knownOf('the result', { ...said, claim: claim ?? 'x' }), claimId: claim };
}

/** A derivation. */
export function derivable(
  formula: string | null,
  inputs: readonly KnownInput[],
  claim: DerivedClaim | null = null,
  method: Method | null = null,
): Derivable {
  return { formula, inputs, claim, method };
}

/** What is to be said of a derivation. */
export function lints(...said: Parameters<typeof derivable>): readonly Lint[] {
  const given = derivable(...said);
  return lintsOf(given, evaluate(given));
}

/** The same, in short: `input_valid_time: stake`. */
export function lintsInShort(...said: Parameters<typeof derivable>): readonly string[] {
  return lints(...said).map(({ code, inputs }) => `${code}: ${inputs.join(' ')}`);
}

/** What is said under one code, in English. */
export function sentences(code: string, ...said: Parameters<typeof derivable>): readonly string[] {
  return lints(...said).flatMap((lint) => (lint.code === code ? [lint.text] : []));
}
