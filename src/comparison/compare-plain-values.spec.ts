import { comparand, METRICS } from '../../test/support/comparands.js';
import { both, said } from '../../test/support/verdicts.js';
import type { Value } from '../quantities/value.js';

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
