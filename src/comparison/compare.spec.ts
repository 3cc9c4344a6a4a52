import { comparand, figure, METRICS, period, steadyRates } from '../../test/support/comparands.js';
import type { Figure } from '../quantities/figure.js';
import type { Value } from '../quantities/value.js';
import type { Comparand } from './comparand.js';
import { compare } from './compare.js';

type Over = Partial<Comparand>;

function said(a: Comparand, b: Comparand, rates = null as ReturnType<typeof steadyRates> | null) {
  const compared = compare(a, b, rates);
  expect(compare(b, a, rates)).toEqual(compared);
  return compared;
}

/** Verdict and codes, without the assumption that every dollar sign brings. */
function verdict(a: Comparand, b: Comparand, rates: Parameters<typeof said>[2] = null): string {
  const { verdict: word, reasons } = said(a, b, rates);
  return [word, ...reasons.map(({ code }) => code).filter((code) => code !== 'currency_assumed')].join(' ');
}

const both = (a: string | Figure | Value, b: string | Figure | Value, over: Over = {}, other: Over = over) =>
  verdict(comparand(a, over), comparand(b, other));

describe('what differs', () => {
  it.each<[string, Over, Over]>([
    ['subject', {}, { subjectId: 'another' }],
    ['metric', {}, { metric: METRICS.income }],
    ['basis', {}, { basis: 'target' }],
    ['measure', {}, { measure: 'run_rate' }],
    ['scope', { scope: new Map([['tax', { word: 'before' }]]) }, { scope: new Map([['tax', { word: 'after' }]]) }],
    ['period', {}, { period: period('2024') }],
    [
      'not_single_valued',
      { metric: { ...METRICS.revenue, singleValued: false } },
      { metric: { ...METRICS.revenue, singleValued: false } },
    ],
  ])('%s makes two claims not comparable', (code, a, b) =>
    expect(both('$13 billion', '$14 billion', a, b)).toBe(`not_comparable ${code}`),
  );

  it('is listed with every reason, in one order', () =>
    expect(
      both(
        '$13 billion',
        '5 percent',
        { scope: new Map([['tax', { word: 'before' }]]) },
        {
          ...{ subjectId: 'another', metric: METRICS.margin, basis: 'forecast', measure: 'run_rate' },
          ...{ period: period('2024'), scope: new Map([['tax', { word: 'after' }]]) },
        },
      ),
    ).toBe('not_comparable subject metric unit basis measure scope period'));

  it.each([
    ['$13 billion', '5 percent'],
    ['5 percent', '5 percentage points'],
    ['5 percent', '50 basis points'],
    ['5 employees', '5 users'],
  ])('is the unit dimension of %s and %s', (a, b) =>
    expect(both(a, b, { metric: METRICS.fact })).toBe('not_comparable unit'),
  );

  it('is the unit, where one is a change and the other a level', () => {
    const change = figure('16 percent', { kind: 'ratio_change', direction: 'up' });
    expect(both(change, '16 percent', { metric: METRICS.margin })).toBe('not_comparable unit');
  });

  it('is the type of value', () =>
    expect(both('5', { type: 'truth', truth: true, asWritten: 'yes' }, { metric: METRICS.fact })).toBe(
      'not_comparable value_type',
    ));

  it('is not what is counted where only one says it', () =>
    expect(both('5,000 employees', '5,000', { metric: METRICS.peak })).toBe('equal'));

  it('is not how a word of the scope is written', () =>
    expect(
      both(
        '$13 billion',
        '$13 billion',
        { scope: new Map([['tax', { word: 'After' }]]) },
        { scope: new Map([['tax', { word: 'after' }]]) },
      ),
    ).toBe('equal'));
});

describe('what is open', () => {
  const open = (
    a: Over,
    b: Over,
    values: readonly [string, string] = ['$13 billion', '$20 billion'],
    rates = null as Parameters<typeof said>[2],
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

describe('values', () => {
  it.each([
    // equal
    ['$13 billion', '$13 billion', 'equal'],
    ['$13 billion', '$13,000,000,000', 'equal'],
    ['between $12 and 14 billion', 'between $12 and 14 billion', 'equal'],
    ['more than $13 billion', 'over $13 billion', 'equal'],
    // consistent
    ['$13 billion', '$13.2 billion', 'consistent rounding refinement'],
    ['about $13 billion', '$13 billion', 'consistent refinement'],
    ['$3.12 billion', '$3.1 billion', 'consistent rounding refinement'],
    ['about $13 billion', 'about $14 billion', 'consistent rounding'],
    ['more than $13 billion', '$14 billion', 'consistent bound'],
    ['more than $13 billion', 'less than $14 billion', 'consistent bound'],
    ['at least $13 billion', '$13 billion', 'consistent bound'],
    ['up to $13 billion', '$13 billion', 'consistent bound'],
    ['between $12 and 14 billion', '$13 billion', 'consistent bound'],
    ['exactly $13 billion', '$13 billion', 'consistent refinement'],
    ['nearly $13 billion', '$12.5 billion', 'consistent bound'],
    // tension
    ['$13 billion', 'more than $13 billion', 'tension bound_excludes'],
    ['$13 billion', 'less than $13 billion', 'tension bound_excludes'],
    ['$13 billion', 'nearly $13 billion', 'tension bound_excludes'],
    ['$13 billion', 'more than $13.3 billion', 'tension bound_excludes'],
    ['between $12 and 14 billion', '$14.3 billion', 'tension bound_excludes'],
    ['$3.1 billion', '$3.2 billion', 'tension rounding_tie'],
    ['-$3.1 billion', '-$3.2 billion', 'tension rounding_tie'],
    ['$13 billion', 'at least $13.5 billion', 'tension rounding_tie'],
    ['2 percent', '2.3 percent', 'tension rounding_policy'],
    ['$1 billion', '$1.2 billion', 'tension rounding_policy'],
    // Without the cap they would touch at an end that rounding made, and that is no contradiction either.
    ['$1 billion', '$2 billion', 'tension rounding_policy'],
    // contradictory
    ['$11.5 billion', 'more than $12 billion', 'contradictory values_apart'],
    ['$13 billion', '$20 billion', 'contradictory values_apart'],
    ['at most $5', 'more than $5', 'contradictory values_apart'],
    ['exactly $13 billion', 'more than $13 billion', 'contradictory values_apart'],
    ['$1 billion', '$3 billion', 'contradictory values_apart'],
    ['between $12 and 14 billion', 'more than $15 billion', 'contradictory values_apart'],
  ])('of %s and %s', (a, b, expected) => expect(both(a, b, { metric: METRICS.fact })).toBe(expected));

  const measured = (number: string, unit: string) => figure(number, { unit });
  const gap = (a: string | Figure, b: string | Figure) =>
    said(comparand(a, { metric: METRICS.fact }), comparand(b, { metric: METRICS.fact })).gap;

  it('that are apart have a gap, relative to the larger of the two ends that face each other', () => {
    expect(gap('$11.5 billion', 'more than $12 billion')).toEqual({
      absolute: '450000000',
      relative: '0.0375',
      unit: 'USD',
    });
    expect(gap('-$12 billion', '$12 billion')).toEqual({ absolute: '23000000000', relative: '2', unit: 'USD' });
    expect(gap('at most $5', 'more than $5')).toEqual({ absolute: '0', relative: '0', unit: 'USD' });
    expect(gap('at most $0', 'more than $0')).toEqual({ absolute: '0', relative: null, unit: 'USD' });
    expect(gap(measured('3', 'GW'), measured('5,200', 'MW'))).toEqual({
      absolute: '2',
      relative: '0.38835',
      unit: 'GW',
    });
  });

  it('in one dimension convert exactly', () => {
    expect(both(measured('1', 'GW'), measured('1,000', 'MW'), { metric: METRICS.power })).toBe('equal');
    expect(both(measured('36', 'km/h'), measured('10', 'm/s'), { metric: METRICS.fact })).toBe('consistent refinement');
    expect(both('50 basis points', '0.5 percentage points', { metric: METRICS.fact })).toBe('consistent refinement');
    expect(both(measured('100', 'Cel'), measured('212', '[degF]'), { metric: METRICS.fact })).toMatch(/^consistent/);
    expect(both(measured('100', 'Cel'), measured('10', '[degF]'), { metric: METRICS.fact })).toBe(
      'contradictory values_apart',
    );
  });

  it('of changes compare with their direction', () => {
    const change = (words: string, direction: 'up' | 'down') => figure(words, { kind: 'ratio_change', direction });
    const over = { metric: METRICS.margin };
    expect(both(change('16 percent', 'up'), change('16 percent', 'up'), over)).toBe('equal');
    expect(both(change('16 percent', 'up'), change('16 percent', 'down'), over)).toBe('contradictory values_apart');
    expect(both(change('16 percent', 'down'), change('16.2 percent', 'down'), over)).toBe(
      'consistent rounding refinement',
    );
  });

  it('without a number exclude none, but "none" is zero', () => {
    const without = (kind: 'none' | 'unknown' | 'undisclosed') =>
      figure('0', { kind, point: null, lower: null, upper: null, stated: { lower: null, upper: null } });
    expect(both(without('undisclosed'), '$13 billion')).toBe('consistent no_number');
    expect(both(without('undisclosed'), without('unknown'))).toBe('consistent no_number');
    expect(both(without('undisclosed'), without('undisclosed'))).toBe('equal');
    expect(both(without('none'), without('undisclosed'))).toBe('consistent no_number');
    expect(both(without('none'), '$13 billion')).toBe('contradictory values_apart');
    expect(both(without('none'), 'less than $13 billion')).toBe('consistent bound');
  });

  it('of two inverse metrics compare with their sign changed', () => {
    const inverse = (a: string, b: string) => both(a, b, { metric: METRICS.loss }, { metric: METRICS.income });
    expect(inverse('$5 billion', '-$5 billion')).toBe('equal');
    expect(inverse('$5 billion', '$5 billion')).toBe('contradictory values_apart');
    expect(inverse('more than $5 billion', 'less than -$5 billion')).toBe('equal');
    expect(inverse('at most $5', 'less than -$5')).toBe('contradictory values_apart');
    expect(inverse('at most $5', 'at least -$5')).toBe('equal');
    const change = figure('16 percent', { kind: 'ratio_change', direction: 'up' });
    expect(both(change, change, { metric: METRICS.loss }, { metric: METRICS.income })).toBe('not_comparable metric');
  });
});

describe('periods', () => {
  const at = (
    a: string | Over,
    b: string | Over,
    values: readonly [string, string] = ['$13 billion', '$20 billion'],
    over: Over = {},
  ) => {
    const side = (given: string | Over): Over => ({
      ...over,
      ...(typeof given === 'string' ? { period: period(given) } : given),
    });
    return both(values[0], values[1], side(a), side(b));
  };
  const weeks = (start: string, end: string, more: Over = {}): Over => ({
    ...{ period: { ...period('2025'), start, end }, weekCalendar: true },
    ...more,
  });

  it('are the same where their days are, whatever they are called', () => {
    expect(at('2025', '2025-01-01/2026-01-01')).toBe('contradictory values_apart');
    expect(at('2025', { period: period('2025', { kind: 'rolling', label: 'LTM' }) })).toBe(
      'contradictory values_apart',
    );
  });

  it('are the same by one fiscal label of one subject', () => {
    const fiscal = (label: string, end: string): Over => ({
      period: period('2025', { label, end, calendar: 'fiscal' }),
    });
    expect(at(fiscal('FY2025 Q1', '2025-04-01'), fiscal('fy2025  q1', '2025-05-01'))).toBe(
      'contradictory values_apart',
    );
    expect(at(fiscal('FY2025 Q1', '2025-04-01'), fiscal('FY2025 Q2', '2025-05-01'))).not.toMatch(/values_apart/);
  });

  it('are the same up to seven days where a year has 52 or 53 weeks', () => {
    expect(at(weeks('2024-09-29', '2025-09-28'), { period: period('2024-10-01/2025-10-01') })).toBe(
      'contradictory values_apart',
    );
    expect(at(weeks('2024-09-29', '2025-09-28'), weeks('2024-09-29', '2025-10-05'))).toBe('contradictory values_apart');
    expect(at(weeks('2024-09-29', '2025-09-28'), weeks('2024-09-29', '2025-10-06'))).not.toMatch(/values_apart/);
    expect(at({ period: period('2024-09-29/2025-09-28') }, '2024-10-01/2025-10-01')).toBe('not_comparable period');
    expect(at(weeks('2025-01-06', '2025-01-13'), weeks('2025-01-13', '2025-01-20'))).toBe('not_comparable period');
  });

  it('of stocks are the same where they hold at one time', () => {
    const stock = (a: string, b: string, more: Over = {}) => at(a, b, undefined, { metric: METRICS.cash, ...more });
    expect(stock('as of 2025-11', 'as of 2025-11-03')).toBe('contradictory values_apart');
    expect(stock('from 2025-10-28', 'as of 2025-11-03')).toBe('contradictory values_apart');
    expect(stock('from 2025-10-28', 'until 2025-10-28')).toBe('not_comparable period');
    expect(stock('as of 2025-09-30', 'as of 2025-10-01')).toBe('not_comparable period');
    expect(stock('as of 2025-09-27', 'as of 2025-09-30', { weekCalendar: true })).toBe('contradictory values_apart');
    expect(stock('as of 2025-09-23', 'as of 2025-09-26', { weekCalendar: true })).toBe('not_comparable period');
  });

  it.each([
    ['$15 billion', '$13 billion', 'contradictory part_exceeds_whole'],
    ['$4.3 billion', '$13 billion', 'consistent part_within_whole'],
    ['$13 billion', '$13 billion', 'consistent part_within_whole'],
    ['$13 billion', '$12.9 billion', 'consistent part_within_whole'],
    ['$3.2 billion', '$3.1 billion', 'tension rounding_tie'],
    ['$13 billion', 'less than $13 billion', 'tension bound_excludes'],
    ['$1.2 billion', '$1 billion', 'tension rounding_policy'],
    ['at least $15 billion', 'up to $13 billion', 'contradictory part_exceeds_whole'],
    ['more than $13 billion', 'up to $13 billion', 'contradictory part_exceeds_whole'],
    ['up to $15 billion', '$13 billion', 'consistent part_within_whole'],
    ['$15 billion', 'more than $13 billion', 'consistent part_within_whole'],
    ['$15,000 million', '$13 billion', 'contradictory part_exceeds_whole'],
  ])('of a part with %s and a whole with %s', (part, whole, expected) => {
    expect(at('first three quarters of 2025', '2025', [part, whole])).toBe(expected);
    expect(at('H1 2025', 'first three quarters of 2025', [part, whole])).toBe(expected);
  });

  it('of a part and a whole say how far the part exceeds the whole', () =>
    expect(said(comparand('$15 billion', { period: period('H1 2025') }), comparand('$13 billion')).gap).toEqual({
      absolute: '1000000000',
      relative: '0.068966',
      unit: 'USD',
    }));

  it('of parts say nothing where a metric can be negative or does not add up', () => {
    const percent = ['15 percent', '13 percent'] as const;
    expect(at('H1 2025', '2025', undefined, { metric: METRICS.loss })).toBe('not_comparable period');
    expect(at('H1 2025', '2025', percent, { metric: METRICS.margin })).toBe('not_comparable period aggregation');
    expect(at('H1 2025', '2025', undefined, { measure: 'run_rate' })).toBe('not_comparable period aggregation');
    expect(at('H1 2025', 'Q4 2025', percent, { metric: METRICS.margin })).toBe('not_comparable period');
    const change = figure('16 percent', { kind: 'ratio_change', direction: 'up' });
    expect(both(change, change, { period: period('H1 2025') }, {})).toBe('not_comparable period aggregation');
  });

  it('of a part bound the largest of the whole', () => {
    expect(at('H1 2025', '2025', ['15 million', '13 million'], { metric: METRICS.peak })).toBe(
      'contradictory part_exceeds_whole',
    );
    expect(at('H1 2025', '2025', ['13 million', '15 million'], { metric: METRICS.peak })).toBe(
      'consistent part_within_whole',
    );
  });

  it('are no parts where one is an instant, overlaps, or has no known end', () => {
    expect(at('2025-12-31', '2025')).toBe('not_comparable period');
    expect(at('2025-07-01/2026-07-01', '2025')).toBe('not_comparable period');
    expect(at('H1 2025', 'from 2024-01-01')).toBe('not_comparable period');
    expect(at('H1 2025', 'until 2026-01-01', ['$15 billion', '$13 billion'])).toBe('contradictory part_exceeds_whole');
  });

  it('of parts compare across inverse metrics where one cannot be negative', () => {
    const cost = { ...METRICS.loss, key: 'cost', nonNegative: true, inverseOf: 'contribution' };
    const contribution = { ...METRICS.income, key: 'contribution', inverseOf: 'cost' };
    const halfOf = (a: string, b: string) =>
      both(a, b, { metric: cost, period: period('H1 2025') }, { metric: contribution });
    expect(halfOf('$15 billion', '-$13 billion')).toBe('contradictory part_exceeds_whole');
    expect(halfOf('$13 billion', '-$15 billion')).toBe('consistent part_within_whole');
    const wholeOf = (a: string, b: string) =>
      both(a, b, { metric: contribution, period: period('H1 2025') }, { metric: cost });
    expect(wholeOf('-$15 billion', '$13 billion')).toBe('contradictory part_exceeds_whole');
    expect(wholeOf('-$13 billion', '$15 billion')).toBe('consistent part_within_whole');
  });
});

describe('money', () => {
  const rates = steadyRates({ USD: '1.25', JPY: '150' });

  it('converts with rates that the verdict names, and not without', () => {
    const compared = said(comparand('US$12.5 billion'), comparand('EUR 10 billion'), rates);
    expect(compared).toMatchObject({ verdict: 'consistent', rates: 'steady rates' });
    expect(compared.reasons.map(({ text }) => text)).toContain(
      '1 USD is 0.8 EUR by the rates from 2025-01-01 to 2025-12-31 (steady rates).',
    );
    expect(verdict(comparand('US$13 billion'), comparand('EUR 20 billion'), rates)).toBe(
      'contradictory values_apart converted',
    );
    expect(verdict(comparand('US$13 billion'), comparand('EUR 20 billion'))).toBe('not_comparable no_rate');
    expect(verdict(comparand('US$13 billion'), comparand('GBP 20 billion'), rates)).toBe('not_comparable no_rate');
    expect(said(comparand('US$13 billion'), comparand('US$20 billion'), rates).rates).toBeNull();
  });

  it('asks for the rate of a stock on its day, and of a flow over its period', () => {
    const asked: unknown[] = [];
    const asking = { ...rates, range: (...question: [string, string, string, string]) => (asked.push(question), null) };
    const ask = (a: Over, b: Over) => {
      asked.length = 0;
      const { verdict: word, reasons } = compare(comparand('US$13', a), comparand('JPY 13', b), asking);
      expect([word, reasons.map(({ code }) => code)]).toEqual(['not_comparable', ['no_rate']]);
      return asked;
    };
    const stock = (words: string): Over => ({ metric: METRICS.cash, period: period(words) });
    expect(ask({}, {})).toEqual([['USD', 'JPY', '2025-01-01', '2025-12-31']]);
    expect(ask({ period: period('H1 2025') }, {})).toEqual([['USD', 'JPY', '2025-01-01', '2025-06-30']]);
    expect(ask({}, { period: period('H1 2025') })).toEqual([['JPY', 'USD', '2025-01-01', '2025-06-30']]);
    expect(ask(stock('as of 2025-11-03'), stock('as of 2025-11'))).toEqual([
      ['USD', 'JPY', '2025-11-03', '2025-11-03'],
    ]);
    expect(ask(stock('as of 2025-11'), stock('as of 2025-11'))).toEqual([['USD', 'JPY', '2025-11-30', '2025-11-30']]);
    expect(ask(stock('from 2025-10-28'), stock('from 2025-09-01'))).toEqual([
      ['USD', 'JPY', '2025-10-28', '2025-10-28'],
    ]);
    expect(ask(stock('2025'), stock('H1 2025'))).toEqual([['USD', 'JPY', '2025-01-01', '2025-06-30']]);
  });

  it('admits everything that a flow can be worth at the rates of its days', () => {
    const { range: of, ...rest } = steadyRates({ USD: '1' });
    const moving = {
      ...rest,
      range: (from: string, to: string, first: string, last: string) => {
        const one = of(from, to, first, last);
        if (one === null) return null;
        return from === 'EUR' ? { low: one.low, high: one.high.mul(2) } : { low: one.low.div(2), high: one.high };
      },
    };
    const with1to2 = (usd: string, eur: string, over: Over = {}) =>
      verdict(comparand(usd, over), comparand(eur, over), moving);
    expect(with1to2('exactly USD 15', 'exactly EUR 10')).toBe('consistent refinement converted');
    expect(with1to2('exactly USD 20', 'exactly EUR 10')).toMatch(/^consistent/);
    expect(with1to2('exactly USD 10', 'exactly EUR 10')).toMatch(/^consistent/);
    expect(with1to2('exactly USD 21', 'exactly EUR 10')).toBe('contradictory values_apart converted');
    expect(with1to2('exactly USD 9', 'exactly EUR 10')).toBe('contradictory values_apart converted');
    expect(with1to2('exactly USD -15', 'exactly EUR -10')).toMatch(/^consistent/);
    expect(with1to2('exactly USD -21', 'exactly EUR -10')).toBe('contradictory values_apart converted');
  });
});

describe('other values', () => {
  const plain = (a: Value, b: Value) => both(a, b, { metric: METRICS.fact });
  const days = (from: string | null, to: string | null): Value => ({ type: 'date', from, to, asWritten: '' });
  const truth = (yes: boolean): Value => ({ type: 'truth', truth: yes, asWritten: '' });
  const text = (words: string): Value => ({ type: 'text', text: words });

  it.each<[string, Value, Value, string]>([
    ['the same days', days('2026-10-01', '2027-01-01'), days('2026-10-01', '2027-01-01'), 'equal'],
    ['a day in a quarter', days('2026-11-03', '2026-11-04'), days('2026-10-01', '2027-01-01'), 'consistent refinement'],
    ['a quarter and a deadline', days('2026-10-01', '2027-01-01'), days(null, '2027-01-01'), 'consistent bound'],
    [
      'overlapping stretches',
      days('2026-10-01', '2027-01-01'),
      days('2026-12-01', '2027-03-01'),
      'consistent rounding',
    ],
    ['two days', days('2026-11-03', '2026-11-04'), days('2026-11-04', '2026-11-05'), 'contradictory values_apart'],
    ['yes and yes', truth(true), truth(true), 'equal'],
    ['yes and no', truth(true), truth(false), 'contradictory values_apart'],
    ['one entity', { type: 'entity', entityId: 'a' }, { type: 'entity', entityId: 'a' }, 'equal'],
    [
      'two entities',
      { type: 'entity', entityId: 'a' },
      { type: 'entity', entityId: 'b' },
      'contradictory values_apart',
    ],
    ['one text', text('In  Berlin'), text('in Berlin'), 'equal'],
    ['two texts', text('In Berlin'), text('In Paris'), 'not_comparable text_differs'],
  ])('compare: %s', (_, a, b, expected) => expect(plain(a, b)).toBe(expected));

  it('of dates have a gap in days', () =>
    expect(
      said(
        comparand(days('2026-10-01', '2027-01-01'), { metric: METRICS.fact }),
        comparand(days('2027-01-03', null), { metric: METRICS.fact }),
      ).gap,
    ).toEqual({ absolute: '3', relative: null, unit: 'd' }));
});
