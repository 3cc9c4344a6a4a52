import { comparand, figure, METRICS, period } from '../../test/support/comparands.js';
import type { Over } from '../../test/support/verdicts.js';
import { both, said } from '../../test/support/verdicts.js';

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

  it('are not the same by a label that means another year for whoever says it later', () => {
    const last = (year: string): Over => ({ period: period(year, { label: 'last year', calendar: 'fiscal' }) });
    expect(at(last('2024'), last('2025'))).toBe('not_comparable period');
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
