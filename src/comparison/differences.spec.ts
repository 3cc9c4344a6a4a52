import { figure, METRICS, period } from '../../test/support/comparands.js';
import type { Over } from '../../test/support/verdicts.js';
import { both } from '../../test/support/verdicts.js';

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
