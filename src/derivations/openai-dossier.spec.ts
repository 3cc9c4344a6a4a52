import { readFileSync } from 'node:fs';

import type { Basis } from '../claims/claim.js';
import type { FiscalCalendar } from '../quantities/period.js';
import { decimalOf, rationalOf } from '../quantities/rational.js';
import { readFigure } from '../quantities/read-figure.js';
import { readPeriod } from '../quantities/read-period.js';
import type { MetricDefinition } from '../vocabulary/metric.js';
import type { Computation, DerivedClaim, KnownInput } from './computation.js';
import { compute } from './compute.js';
import type { Method } from './derivation.js';
import { solve } from './solve.js';

interface Dossier {
  readonly entities: readonly { readonly ref: string; readonly fiscalCalendar?: FiscalCalendar }[];
  readonly metrics: readonly (Partial<MetricDefinition> & { readonly key: string })[];
  readonly claims: readonly {
    readonly ref: string;
    readonly subject: string;
    readonly metric: string;
    readonly value: string;
    readonly language: string;
    readonly basis: Basis;
    readonly scope?: Readonly<Record<string, string>>;
    readonly period?: string;
    readonly derivations?: readonly {
      readonly method: Method;
      readonly formula?: string;
      readonly inputs: Readonly<
        Record<string, { readonly claim?: string; readonly constant?: string; readonly source?: string }>
      >;
    }[];
  }[];
}

const dossier = JSON.parse(readFileSync('examples/openai-dossier.json', 'utf8')) as Dossier;

function claim(ref: string): DerivedClaim {
  const given = dossier.claims.find((one) => one.ref === ref);
  const metric = dossier.metrics.find(({ key }) => key === given?.metric);
  if (given === undefined || metric === undefined) throw new Error(`No claim ${ref}.`);
  const fiscalCalendar = dossier.entities.find((one) => one.ref === given.subject)?.fiscalCalendar ?? null;
  const label = (language: 'en' | 'de'): string => `${metric.labels?.[language] ?? metric.key} (${given.subject})`;
  return {
    claimId: ref,
    figure:
      readFigure(given.value, { language: given.language, nonNegative: metric.nonNegative === true }).readings[0] ??
      null,
    label: { en: label('en'), de: label('de') },
    subjectId: given.subject,
    metric: {
      ...{ id: metric.key, key: metric.key, dimension: metric.dimension ?? null, nature: metric.nature ?? null },
      ...{ nonNegative: metric.nonNegative === true, singleValued: metric.singleValued === true },
      ...{ aggregation: metric.aggregation ?? 'none', scope: metric.scope ?? {}, inverseOf: metric.inverseOf ?? null },
    },
    basis: given.basis,
    measure: 'as_is',
    period: readPeriod(given.period ?? 'unspecified', { fiscalCalendar }).readings[0] ?? null,
    scope: new Map(Object.entries(given.scope ?? {})),
  };
}

function derivationOf(ref: string) {
  const [derivation] = dossier.claims.find((one) => one.ref === ref)?.derivations ?? [];
  if (derivation === undefined) throw new Error(`No derivation of ${ref}.`);
  const inputs = Object.entries(derivation.inputs).map(([name, { claim: input, constant, source }]): KnownInput => {
    if (input !== undefined) return { ...claim(input), name, sourced: true, contested: null };
    return {
      ...{ name, claimId: null, label: { en: name, de: name }, sourced: source !== undefined, contested: null },
      ...{ subjectId: null, metric: null, basis: null, measure: null, period: null, scope: new Map() },
      figure: constant === undefined ? null : (readFigure(constant, { language: 'en' }).readings[0] ?? null),
    };
  });
  return { method: derivation.method, formula: derivation.formula ?? null, inputs, claim: claim(ref) };
}

const computed = (ref: string): Computation => compute(derivationOf(ref));

/** To four decimals of a billion. */
const billions = (decimal: string | null | undefined): string =>
  decimal ? decimalOf(rationalOf(decimal).div(1_000_000_000), 4) : 'unbounded';

describe('derivations of the OpenAI dossier', () => {
  it.each([
    ['loss115', '11.0909', '11.8868', '11.4815'],
    ['loss12', '12.4424', '12.7889', '12.6154'],
    ['rev9m', '4.2232', '4.4403', '4.329'],
    ['rev24low', '2.4085', '2.5326', '2.469'],
    ['rev24', '3.6481', '3.7662', '3.7069'],
  ])('%s is between %s and %s billion', (ref, lower, upper, point) => {
    const { state, result, possiblyWide, failure } = computed(ref);
    expect([billions(result?.lower), billions(result?.upper), billions(result?.point)]).toEqual([lower, upper, point]);
    expect({ state, possiblyWide, failure, unit: result?.unit }).toEqual({
      state: 'current',
      possiblyWide: false,
      failure: null,
      unit: 'USD',
    });
    expect(result?.assumed).toEqual(['currency']);
  });

  it('says what is stated, what comes out, and to what they do not agree', () => {
    const mismatches = ['loss115', 'loss12', 'rev9m', 'rev24'].map((ref) => computed(ref).mismatch);
    expect(mismatches).toEqual([false, false, false, false]);
  });

  it('finds that the stake came after the quarter', () => {
    expect(computed('loss115').lints.map(({ code }) => code)).toContain('input_valid_time');
    expect(computed('loss12').lints.map(({ code }) => code)).not.toContain('input_valid_time');
  });

  it('writes the loss as an interval', () => {
    expect(computed('loss115').result?.asWritten).toBe('11.0909 billion to 11.8868 billion USD');
  });

  it('says which stake would give a loss of 11.5 billion', () => {
    const { formula, inputs } = derivationOf('loss115');
    const target = claim('loss115').figure;
    const solved = target && solve(formula ?? '', inputs, 'stake', target);
    expect(solved?.required?.unit).toBe('percent');
    const [lower, upper, point] = [solved?.required?.lower, solved?.required?.upper, solved?.required?.point];
    // 3.05 ÷ 11.55, 3.15 ÷ 11.45 and 3.1 ÷ 11.5
    expect([lower, upper, point].map((end) => end?.slice(0, 7))).toEqual(['26.4069', '27.5109', '26.9565']);
  });

  it('has no result where no formula is known', () => {
    expect(computed('rev13')).toMatchObject({ state: 'unevaluated', result: null, failure: null });
  });
});
