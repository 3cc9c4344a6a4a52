import fc from 'fast-check';

import type { Comparand, ComparedMetric } from '../../src/comparison/comparand.js';
import type { Reading } from '../../src/quantities/admissible.js';
import { figureOf } from '../../src/quantities/admissible.js';
import type { Figure, FigureKind } from '../../src/quantities/figure.js';
import type { Period } from '../../src/quantities/period.js';
import type { Rates } from '../../src/quantities/rates.js';
import { rationalOf } from '../../src/quantities/rational.js';
import { readFigure } from '../../src/quantities/read-figure.js';
import { readPeriod } from '../../src/quantities/read-period.js';
import type { Value } from '../../src/quantities/value.js';

const flow = { nature: 'flow', singleValued: true, aggregation: 'sum', scope: {}, inverseOf: null } as const;

/** Metrics in the manner of the starter metrics. */
export const METRICS = {
  revenue: { ...flow, id: 'revenue', key: 'revenue', dimension: 'money', nonNegative: true },
  loss: { ...flow, id: 'loss', key: 'net-loss', dimension: 'money', nonNegative: false, inverseOf: 'net-income' },
  income: { ...flow, id: 'income', key: 'net-income', dimension: 'money', nonNegative: false, inverseOf: 'net-loss' },
  margin: { ...flow, id: 'margin', key: 'margin', dimension: 'ratio', nonNegative: false, aggregation: 'none' },
  peak: { ...flow, id: 'peak', key: 'peak-users', dimension: 'count', nonNegative: true, aggregation: 'max' },
  cash: {
    ...flow,
    id: 'cash',
    key: 'cash',
    dimension: 'money',
    nonNegative: true,
    nature: 'stock',
    aggregation: 'none',
  },
  power: { ...flow, id: 'power', key: 'capacity', dimension: 'power', nonNegative: true, nature: 'stock' },
  fact: { ...flow, id: 'fact', key: 'fact', dimension: null, nonNegative: false, nature: null, aggregation: 'none' },
} as const satisfies Readonly<Record<string, ComparedMetric>>;

/** The figure that English words say; the first reading. */
export function figure(words: string, over: Partial<Figure> = {}): Figure {
  const [read] = readFigure(words, { language: 'en' }).readings;
  if (read === undefined) throw new Error(`"${words}" is no figure.`);
  return { ...read, ...over };
}

/** The period that English words say; the first reading. */
export function period(words: string, over: Partial<Period> = {}): Period {
  const [read] = readPeriod(words).readings;
  if (read === undefined) throw new Error(`"${words}" is no period.`);
  return { ...read, ...over };
}

/** A claim about one subject: actual revenue of 2025, unless something else is said. A text is a figure in English. */
export function comparand(value: string | Figure | Value, over: Partial<Comparand> = {}): Comparand {
  return {
    id: null,
    subjectId: 'one subject',
    metric: METRICS.revenue,
    value: valueOf(value),
    basis: 'actual',
    measure: 'as_is',
    period: period('2025'),
    scope: new Map(),
    weekCalendar: false,
    ...over,
  };
}

function valueOf(given: string | Figure | Value): Value {
  if (typeof given === 'string') return { type: 'quantity', figure: figure(given) };
  return 'type' in given ? given : { type: 'quantity', figure: given };
}

/** Rates that are the same on every day: so many units of each currency for one euro. */
export function steadyRates(perEuro: Readonly<Record<string, string>>): Rates {
  const known: Readonly<Record<string, string>> = { EUR: '1', ...perEuro };
  return {
    name: 'steady rates',
    currencies: Object.keys(known),
    range(from, to) {
      const [divisor, dividend] = [known[from], known[to]];
      if (divisor === undefined || dividend === undefined) return null;
      const rate = rationalOf(dividend).div(rationalOf(divisor));
      return { low: rate, high: rate };
    },
  };
}

const KINDS: readonly FigureKind[] = [
  ...(['rounded', 'rounded', 'exact', 'approximate', 'range', 'at_least', 'more_than'] as const),
  ...(['at_most', 'less_than', 'just_under', 'order_of_magnitude'] as const),
];

/** A figure of any kind, near enough to zero that two of them often meet, in one of the units. */
export function anyFigure(...units: readonly [string, ...string[]]): fc.Arbitrary<Figure> {
  const amount = fc.record({
    mantissa: fc.integer({ min: 0, max: 40 }).map(String),
    places: fc.constant(0),
    exponent: fc.constantFrom(-1, 0, 0, 0, 1),
    negative: fc.boolean(),
  });
  return fc
    .record({
      kind: fc.constantFrom(...KINDS),
      amounts: fc.tuple(amount, amount),
      unit: fc.constantFrom(...units),
      hedged: fc.boolean(),
      nonNegative: fc.boolean(),
    })
    .map(({ kind, amounts: [low, high], unit, hedged, nonNegative }): Figure | null => {
      const amounts: Reading['amounts'] = kind === 'range' ? [low, high] : [low];
      const hedges = hedged ? ['about'] : [];
      return figureOf({ kind, amounts, unit, hedges, nonNegative, asWritten: '', assumed: [], direction: null });
    })
    .filter((made) => made !== null);
}

const PERIODS: readonly Period[] = [
  ...['2025', 'H1 2025', 'Q1 2025', 'Q4 2025', '2024', 'as of 2025-11', 'as of 2025-12-31', 'from 2025-10-28'],
  ...['until 2025-10-28', 'first three quarters of 2025', 'unspecified'],
].map((words) => period(words));

/** Any claim about one of few subjects, metrics and periods, so that two of them are often comparable. */
export function anyComparand(
  figures: fc.Arbitrary<Figure> = anyFigure('USD', 'USD', 'EUR', '1'),
): fc.Arbitrary<Comparand> {
  const word = fc.constantFrom('before', 'after').map((filler) => ({ word: filler }));
  return fc
    .record({
      value: figures,
      subjectId: fc.constantFrom('one subject', 'one subject', 'one subject', 'another'),
      metric: fc.constantFrom<ComparedMetric>(...Object.values(METRICS), METRICS.revenue, METRICS.revenue),
      basis: fc.constantFrom('actual', 'actual', 'actual', 'forecast', 'unspecified'),
      measure: fc.constantFrom('as_is', 'as_is', 'as_is', 'run_rate'),
      period: fc.constantFrom(...PERIODS),
      scope: fc.option(word).map((tax) => new Map(tax === null ? [] : [['tax', tax]])),
      weekCalendar: fc.boolean(),
    })
    .map(({ value, ...over }) => comparand(value, over));
}
