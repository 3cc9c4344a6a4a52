import { comparand, figure, METRICS } from '../../test/support/comparands.js';
import { both, said } from '../../test/support/verdicts.js';
import type { Figure } from '../quantities/figure.js';

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
    expect(both(without('none'), 'EUR 13 billion')).toBe('contradictory values_apart');
    expect(both(without('none'), 'less than $13 billion')).toBe('consistent bound');
    expect(both(without('none'), without('none'))).toBe('equal');
  });

  it('of an order of magnitude end where nobody said they do', () => {
    const magnitude = (lower: string, upper: string) =>
      figure(lower, {
        kind: 'order_of_magnitude',
        policy: 'stated',
        point: null,
        lower,
        upper,
        stated: { lower, upper },
      });
    const tens = magnitude('10', '100');
    expect(both(tens, magnitude('100', '1000'), { metric: METRICS.fact })).toBe('tension rounding_tie');
    expect(both(tens, '100', { metric: METRICS.fact })).toBe('consistent rounding');
    expect(both(tens, '50', { metric: METRICS.fact })).toBe('consistent refinement');
    expect(both(tens, '200', { metric: METRICS.fact })).toBe('contradictory values_apart');
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
