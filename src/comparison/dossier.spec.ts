import { readFileSync } from 'node:fs';

import type { Basis, Measure } from '../claims/claim.js';
import type { FiscalCalendar } from '../quantities/period.js';
import { readPeriod } from '../quantities/read-period.js';
import type { ValueOptions } from '../quantities/read-value.js';
import { readValue } from '../quantities/read-value.js';
import type { MetricDefinition } from '../vocabulary/metric.js';
import type { Comparand } from './comparand.js';
import { compare } from './compare.js';

interface Dossier {
  readonly entities: readonly { readonly ref: string; readonly fiscalCalendar?: FiscalCalendar }[];
  readonly metrics: readonly (Partial<MetricDefinition> & { readonly key: string })[];
  readonly claims: readonly {
    readonly ref: string;
    readonly subject: string;
    readonly metric: string;
    readonly value: string;
    readonly language: string;
    readonly valueType?: 'date' | 'truth';
    readonly basis: Basis;
    readonly measure?: Measure;
    readonly scope?: Readonly<Record<string, string>>;
    readonly period?: string;
  }[];
}

const dossier = JSON.parse(readFileSync('examples/openai-dossier.json', 'utf8')) as Dossier;

function claim(ref: string): Comparand {
  const given = dossier.claims.find((one) => one.ref === ref);
  const metric = dossier.metrics.find(({ key }) => key === given?.metric);
  const subject = dossier.entities.find((one) => one.ref === given?.subject);
  if (given === undefined || metric === undefined || subject === undefined) throw new Error(`No claim ${ref}.`);
  const options: ValueOptions = {
    valueType: given.valueType ?? 'quantity',
    language: given.language,
    nonNegative: metric.nonNegative === true,
  };
  const [period] = readPeriod(given.period ?? 'unspecified', {
    fiscalCalendar: subject.fiscalCalendar ?? null,
  }).readings;
  if (period === undefined) throw new Error(`No period of ${ref}.`);
  return {
    id: null,
    subjectId: given.subject,
    metric: {
      id: metric.key,
      key: metric.key,
      dimension: metric.dimension ?? null,
      nature: metric.nature ?? null,
      nonNegative: metric.nonNegative === true,
      singleValued: metric.singleValued === true,
      aggregation: metric.aggregation ?? 'none',
      scope: metric.scope ?? {},
      inverseOf: metric.inverseOf ?? null,
    },
    value: readValue(given.value, options).value,
    basis: given.basis,
    measure: given.measure ?? 'as_is',
    period,
    scope: new Map(
      Object.entries(given.scope ?? {}).map(([dimension, filler]) => [
        dimension,
        metric.scope?.[dimension]?.type === 'entity' ? { entityId: filler } : { word: filler },
      ]),
    ),
    weekCalendar: subject.fiscalCalendar?.rule === '52/53',
  };
}

const verdictOf = (a: string, b: string) => {
  const said = compare(claim(a), claim(b), null);
  expect(compare(claim(b), claim(a), null)).toEqual(said);
  return [said.verdict, ...said.reasons.map(({ code }) => code)];
};

describe('the OpenAI dossier', () => {
  it.each([
    ['rev13', 'rev13plus', ['tension', 'bound_excludes', 'currency_assumed']],
    ['rev13', 'runrate20', ['not_comparable', 'basis', 'measure', 'period']],
    ['rev13', 'rev13target', ['not_comparable', 'basis']],
    ['rev13', 'msftcommit13', ['not_comparable', 'subject', 'metric', 'basis', 'period']],
    ['rev13', 'revH1', ['consistent', 'part_within_whole', 'currency_assumed']],
    ['loss115', 'loss12', ['contradictory', 'values_apart', 'currency_assumed']],
    ['hit31', 'hit41', ['not_comparable', 'scope']],
    ['stake27', 'stake325', ['not_comparable', 'period']],
    ['rev24low', 'rev24', ['consistent', 'bound', 'currency_assumed']],
    ['revH1', 'rev9m', ['consistent', 'part_within_whole', 'currency_assumed']],
  ])('compares %s with %s', (a, b, expected) => expect(verdictOf(a, b)).toEqual(expected));

  it('says how far two losses are apart', () => {
    const { gap, reasons } = compare(claim('loss115'), claim('loss12'), null);
    expect(gap).toEqual({ absolute: '450000000', relative: '0.0375', unit: 'USD' });
    expect(reasons.map(({ text }) => text)).toEqual([
      '“more than $12 billion” (more than 12 billion USD) and “$11.5 billion” (11.45 billion to 11.55 billion USD) are apart by 450 million USD or more.',
      'The text does not say whose currency it means; it was taken for USD.',
    ]);
  });
});
