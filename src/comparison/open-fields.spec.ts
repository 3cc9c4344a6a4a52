import { comparand, METRICS, period, steadyRates } from '../../test/support/comparands.js';
import type { Over } from '../../test/support/verdicts.js';
import { said } from '../../test/support/verdicts.js';
import type { Rates } from '../quantities/rates.js';

describe('what is open', () => {
  const open = (
    a: Over,
    b: Over,
    values: readonly [string, string] = ['$13 billion', '$20 billion'],
    rates = null as Rates | null,
  ) => {
    const { verdict: word, reasons, couldBe } = said(comparand(values[0], a), comparand(values[1], b), rates);
    return [
      word,
      reasons
        .map(({ code }) => code)
        .filter((code) => code !== 'currency_assumed')
        .join(' '),
      couldBe.join(' '),
    ];
  };
  const taxed = { ...METRICS.revenue, scope: { tax: { type: 'word', default: 'after' } } } as const;
  const before = new Map([['tax', { word: 'before' }]]);
  const after = new Map([['tax', { word: 'after' }]]);

  it.each<[string, Over, Over, string, string]>([
    ['an unspecified basis', {}, { basis: 'unspecified' }, 'basis_open', 'not_comparable contradictory'],
    ['two of them', { basis: 'unspecified' }, { basis: 'unspecified' }, 'basis_open', 'not_comparable contradictory'],
    [
      'an unspecified period of a flow that adds up',
      {},
      { period: period('unspecified') },
      'period_open',
      'not_comparable consistent contradictory',
    ],
    [
      'a period open on both sides, of a flow',
      { period: period('unspecified') },
      { period: period('unspecified') },
      'period_open',
      'not_comparable consistent contradictory',
    ],
    [
      'an unspecified time of a stock',
      { metric: METRICS.cash, period: period('as of 2025-11') },
      { metric: METRICS.cash, period: period('unspecified') },
      'period_open',
      'not_comparable contradictory',
    ],
    [
      'a period on one side where the metric has no nature',
      { metric: METRICS.fact },
      { metric: METRICS.fact, period: period('unspecified') },
      'period_open',
      'not_comparable contradictory',
    ],
    ['a dimension that one side fills', { scope: before }, {}, 'scope_open', 'not_comparable contradictory'],
    [
      'everything at once',
      { scope: before, basis: 'unspecified' },
      { period: period('unspecified') },
      'basis_open period_open scope_open',
      'not_comparable consistent contradictory',
    ],
  ])('is ambiguous: %s', (_, a, b, codes, couldBe) => expect(open(a, b)).toEqual(['ambiguous', codes, couldBe]));

  it('is no period open on both sides where the metric has no nature', () =>
    expect(
      open(
        { metric: METRICS.fact, period: period('unspecified') },
        { metric: METRICS.fact, period: period('unspecified') },
      ),
    ).toEqual(['contradictory', 'values_apart', '']));

  it('is no dimension that is missing on both sides, nor one with a default', () => {
    expect(open({ metric: taxed }, { metric: taxed })[0]).toBe('contradictory');
    expect(open({ metric: taxed, scope: after }, { metric: taxed })[0]).toBe('contradictory');
    expect(open({ metric: taxed, scope: before }, { metric: taxed })).toEqual(['not_comparable', 'scope', '']);
  });

  it('is a currency that is not said at all', () => {
    expect(open({}, {}, ['$13 billion', '20 billion'])).toEqual([
      'ambiguous',
      'currency_open',
      'not_comparable contradictory',
    ]);
    expect(open({}, {}, ['13 billion', '13 billion'])).toEqual(['ambiguous', 'currency_open', 'not_comparable equal']);
    expect(open({}, {}, ['$13 billion', '20 billion'], steadyRates({ USD: '1', CHF: '1.5' }))).toEqual([
      'ambiguous',
      'currency_open',
      'not_comparable consistent contradictory',
    ]);
    expect(open({ metric: METRICS.peak }, { metric: METRICS.peak }, ['$13 billion', '20 billion'])[1]).toBe('unit');
  });

  it('is not a currency that was assumed, and every verdict that rests on it says so', () => {
    const codes = (a: string, b: string) => said(comparand(a), comparand(b)).reasons.map(({ code }) => code);
    expect(codes('$13 billion', 'US$13 billion')).toEqual(['currency_assumed']);
    expect(codes('US$13 billion', 'USD 13 billion')).toEqual([]);
    expect(codes('$13 billion', 'EUR 13 billion')).toEqual(['no_rate', 'currency_assumed']);
    expect(codes('$13 billion', '13 billion')).toEqual(['currency_open', 'currency_assumed']);
  });

  it('says nothing where something differs that no filling mends', () =>
    expect(open({ basis: 'unspecified' }, { subjectId: 'another' })).toEqual(['not_comparable', 'subject', '']));
});
