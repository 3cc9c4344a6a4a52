import fc from 'fast-check';

import { anyFigure, comparand, figure, METRICS, period } from '../../test/support/comparands.js';
import type { Figure } from '../quantities/figure.js';
import type { Value } from '../quantities/value.js';
import type { Comparand } from './comparand.js';
import { compare } from './compare.js';
import { groupKey, groupsOf } from './group.js';
import { setsOf } from './sets.js';

const over = { metric: METRICS.fact };
const ALL = { sets: 1_000, members: 1_000, pairs: 1_000 };

/** Every maximal set and conflicting pair, by trying all subsets. */
function bruteForce(claims: readonly Comparand[]) {
  const conflict = claims.map((a) => claims.map((b) => compare(a, b, null).verdict === 'contradictory'));
  const isConsistent = (subset: number) =>
    claims.every((_, a) => claims.every((_, b) => !(subset & (1 << a)) || !(subset & (1 << b)) || !conflict[a]?.[b]));
  const subsets = Array.from({ length: 2 ** claims.length - 1 }, (_, at) => at + 1).filter(isConsistent);
  const maximal = subsets.filter((one) => !subsets.some((other) => other !== one && (other & one) === one));
  const members = (subset: number) => claims.flatMap((_, at) => (subset & (1 << at) ? [at] : []));
  const pairs = claims.flatMap((_, a) => claims.flatMap((_, b) => (a < b && conflict[a]?.[b] ? [[a, b]] : [])));
  return { sets: maximal.map(members), pairs };
}

const inOrder = (lists: readonly (readonly number[])[]) =>
  lists
    .map((list) => [...list].sort((a, b) => a - b))
    .map(String)
    .sort();

function expectAsBruteForce(claims: readonly Comparand[]): void {
  const groups = groupsOf(claims, ALL);
  expect(groups.map((group) => group.claims)).toEqual([claims]);
  const { consistent, conflicts } = groups[0]?.sets ?? setsOf([], ALL);
  const expected = bruteForce(claims);
  expect(inOrder(consistent.first.map(({ members }) => members.first))).toEqual(inOrder(expected.sets));
  expect(inOrder(conflicts.first)).toEqual(inOrder(expected.pairs));
  expect([consistent.count, conflicts.count]).toEqual([expected.sets.length, expected.pairs.length]);
}

describe('a group of comparable values', () => {
  it('falls into the sets and pairs that trying everything finds', () =>
    fc.assert(
      fc.property(fc.array(anyFigure('MW', 'kW'), { minLength: 1, maxLength: 7 }), (figures) =>
        expectAsBruteForce(figures.map((one) => comparand(one, over))),
      ),
      { numRuns: 150 },
    ));

  it('of inverse metrics is one', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(anyFigure('USD'), fc.boolean()), { minLength: 1, maxLength: 6 }), (figures) =>
        expectAsBruteForce(
          figures.map(([one, turned]) => comparand(one, { metric: turned ? METRICS.loss : METRICS.income })),
        ),
      ),
      { numRuns: 100 },
    ));

  const anyDay = fc.integer({ min: 10, max: 20 }).map((day) => `2026-11-${day}`);
  const anyValue: fc.Arbitrary<Value>[] = [
    fc
      .tuple(fc.option(anyDay), fc.option(anyDay))
      .filter(([from, to]) => (from ?? '0') < (to ?? '3') && (from !== null || to !== null))
      .map(([from, to]) => ({ type: 'date', from, to, asWritten: '' })),
    fc.boolean().map((truth) => ({ type: 'truth', truth, asWritten: '' })),
    fc.constantFrom('a', 'b', 'c').map((entityId) => ({ type: 'entity', entityId })),
  ];

  it.each(anyValue)('of other values falls into sets as well', (values) =>
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 6 }), (several) =>
        expectAsBruteForce(several.map((value) => comparand(value, over))),
      ),
      { numRuns: 50 },
    ),
  );

  it('is not transitive: 748, 749 and 700 ± 50', () => {
    const about = (point: string, lower: string, upper: string): Figure =>
      figure(point, { lower, upper, upperInclusive: true, stated: { lower: point, upper: point }, uncapped: null });
    const values = [about('748', '747', '749'), about('749.5', '749.1', '750'), about('700', '650', '750')];
    const [group] = groupsOf(values.map((value) => comparand(value, over)));
    expect(group?.sets.consistent).toMatchObject({
      count: 2,
      first: [{ members: { first: [2, 0] } }, { members: { first: [2, 1] } }],
    });
    expect(group?.sets.conflicts).toEqual({ count: 1, first: [[0, 1]] });
  });

  it('shows where all fit only because rounding is not taken strictly', () => {
    const [group] = groupsOf(['$3.1 billion', '$3.2 billion', '$3.12 billion'].map((words) => comparand(words)));
    expect(group?.sets.consistent.first.map(({ members, common }) => [members.first, common === null])).toEqual([
      [[0, 2], false],
      [[0, 1], true],
    ]);
  });

  it('counts everything and lists what it was asked for', () => {
    const claims = Array.from({ length: 2_000 }, (_, at) =>
      comparand(
        figure(String(at), {
          kind: 'exact',
          policy: 'stated',
          lower: String(at),
          upper: String(at),
          upperInclusive: true,
          uncapped: null,
        }),
        over,
      ),
    );
    const [group] = groupsOf(claims, { sets: 3, members: 2, pairs: 5 });
    expect(group?.sets.consistent).toMatchObject({ count: 2_000, first: { length: 3 } });
    expect(group?.sets.conflicts).toMatchObject({ count: 1_999_000, first: { length: 5 } });
  });

  it('of 20,000 values is swept, and not compared pair by pair', () => {
    const claims = Array.from({ length: 20_000 }, (_, at) =>
      comparand(figure(String(1 + ((at * 7919) % 100_000))), over),
    );
    const [group] = groupsOf(claims);
    expect(group?.sets.conflicts.first).toHaveLength(200);
    expect(group?.sets.consistent.count).toBeGreaterThan(100);
  });

  it('holds what can be compared with each other, and nothing that is open', () => {
    const same = [comparand('$13 billion'), comparand('$14 billion'), comparand('$13 billion', { scope: new Map() })];
    const others = [
      comparand('EUR 13 billion'),
      comparand('$13 billion', { basis: 'target' }),
      comparand('$13 billion', { period: period('H1 2025') }),
      comparand('$13 billion', { scope: new Map([['tax', { word: 'after' }]]) }),
      comparand('$13 billion', { measure: 'run_rate' }),
      comparand('$13 billion', { subjectId: 'another' }),
    ];
    const none = [
      comparand('13 billion'),
      comparand('$13 billion', { basis: 'unspecified' }),
      comparand('$13 billion', { period: period('unspecified') }),
      comparand('$13 billion', { metric: { ...METRICS.revenue, singleValued: false } }),
      comparand({ type: 'text', text: 'thirteen' }),
    ];
    const groups = groupsOf([...none, ...same, ...others]);
    expect(groups.map(({ claims }) => claims)).toEqual([same, ...others.map((other) => [other])]);
    expect(none.map(groupKey)).toEqual(none.map(() => null));
  });
});
