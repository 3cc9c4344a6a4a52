import fc from 'fast-check';

import { figure } from '../../test/support/comparands.js';
import { constant, derivable, derived, input } from '../../test/support/derivables.js';
import type { Figure } from '../quantities/figure.js';
import { disagreementOf } from './disagreement.js';
import { evaluate } from './evaluate.js';

function disagreement(...said: Parameters<typeof derivable>) {
  const given = derivable(...said);
  return disagreementOf(given, evaluate(given));
}
const parts = [
  input('first', { value: '$6.4 billion', period: 'H1 2025' }),
  input('second', { value: '$7.0 billion', period: 'H2 2025' }),
];
const a = (lower: string | null, upper: string | null, over: Partial<Figure> = {}) =>
  input('a', {
    value: figure('between $1 and $2', { lower, upper, lowerInclusive: true, upperInclusive: true, ...over }),
  });
const stated = (value: string | Figure, more = {}) => derived({ value, ...more });

describe('parts that do not add up to the whole', () => {
  it('are named with the whole', () => {
    expect(disagreement('first + second', parts, stated('$13 billion'))).toBeNull();
    expect(disagreement('first + second', parts, stated('$12 billion'))).toEqual({
      text: 'The parts give 13.3 to 13.5 billion US dollars, but the whole, “the result”, is stated as 12 billion US dollars: they are 800 million US dollars or more apart. Check every part (“first” and “second”) and the whole; at least one of them is wrong, or a part is missing.',
      texts: {
        en: expect.stringContaining('The parts'),
        de: 'Die Teile ergeben 13,3 bis 13,5 Milliarden US-Dollar, das Ganze, „the result“, ist aber mit 12 Milliarden US-Dollar angegeben: Dazwischen liegen mindestens 800 Millionen US-Dollar. Prüfen Sie jeden Teil („first“ und „second“) und das Ganze; mindestens eines davon ist falsch, oder ein Teil fehlt.',
      },
      claims: ['the derived claim', 'first', 'second'],
    });
  });

  it('are parts where the formula does nothing but add them up', () => {
    const said = (formula: string) => disagreement(formula, parts, stated('$99 billion'))?.text.split(' ')[1];
    expect(['first + second', 'sum(second, first)', 'x = first + second'].map(said)).toEqual([
      'parts',
      'parts',
      'parts',
    ]);
    expect(
      ['first + second + 1 * first', 'first * 2', 'second - first', 'sum(first)', 'avg(first, second)'].map(said),
    ).not.toContain('parts');
  });
});

describe('a stated value and what its derivation gives', () => {
  it.each([
    ['more than $2 billion', '2', null],
    ['at least $2 billion', '2', 'agree'],
    ['less than $1 billion', '1', null],
    ['at most $1 billion', '1', 'agree'],
    ['more than $1.99 billion', 'below', 'agree'],
    ['up to $900 million', 'above', null],
  ])('touch only where both ends are meant: %s', (value, _, agree) => {
    const said = disagreement('a', [a('1000000000', '2000000000')], stated(value));
    expect(said === null).toBe(agree === 'agree');
  });

  it('say a gap that is cut, and touching ends as apart by nothing', () => {
    expect(disagreement('a', [a('1000000000', '2000000000')], stated('more than $2 billion'))?.text).toBe(
      '“the result” is stated as more than 2 billion US dollars, but its derivation gives 1 to 2 billion US dollars: they touch and have no value in common. Check the inputs (“a”) and the stated value; at least one of them cannot be right.',
    );
    const far = disagreement('a', [a('1000000000', '1123456789')], stated('more than $2 billion'))?.text;
    expect(far).toContain('they are 876 million US dollars or more apart');
  });

  it('have no ends where they have none', () => {
    expect(disagreement('a', [a('1000000000', null)], stated('at most $5 billion'))).toBeNull();
    expect(disagreement('a', [a('6000000000', null)], stated('at most $5 billion'))?.text).toContain(
      'stated as at most 5 billion US dollars, but its derivation gives at least 6 billion US dollars',
    );
    expect(disagreement('a', [a(null, '4000000000')], stated('at least $5 billion'))?.text).toContain(
      'at most 4 billion',
    );
    expect(disagreement('a', [a(null, null)], stated('at least $5 billion'))).toBeNull();
  });

  it('are compared in one unit', () => {
    const share = constant('share', '27%');
    expect(disagreement('share', [share], stated('0.27', { metric: 'gross-margin' }))).toBeNull();
    expect(disagreement('share', [share], stated('0.29', { metric: 'gross-margin' }))).not.toBeNull();
    const tons = constant('mass', '5 t');
    expect(disagreement('mass', [tons], stated('5,000 kg'))).toBeNull();
    expect(disagreement('mass', [tons], stated('7,000 kg'))).not.toBeNull();
    for (const [unit, lower, upper] of [
      ['1', '0.265', '0.275'],
      ['basis_point', '2650', '2750'],
    ] as const) {
      const given = { formula: null, result: figure('between 1 and 2', { unit, lower, upper }) };
      const said = (value: string) => disagreementOf(derivable('a', [], stated(value)), given);
      expect([said('27%'), said('29%') === null]).toEqual([null, false]);
    }
  });

  it('cannot be compared across dimensions and currencies, nor without a number', () => {
    const big = [a('6000000000', '7000000000')];
    expect(disagreement('a', big, stated('€1 billion'))).toBeNull();
    expect(disagreement('a', big, stated('5 t'))).toBeNull();
    expect(disagreement('a', big, derived({ value: null }))).toBeNull();
    expect(disagreement('a', big)).toBeNull();
    expect(disagreement('a', big, stated(figure('$5', { kind: 'unknown' })))).toBeNull();
    expect(disagreement('a', big, stated(figure('$5', { kind: 'undisclosed' })))).toBeNull();
    expect(disagreement('a / 0', big, stated('$1 billion'))).toBeNull();
    expect(disagreement('a', big, stated(figure('$5', { kind: 'none', unit: '1' })))?.text).toContain(
      'stated as 0 US dollars',
    );
  });

  it('are as many percentage points apart, in German with its dative', () => {
    const share = constant('share', '27%');
    const said = disagreement('share', [share], stated('31.0%', { metric: 'gross-margin' }));
    expect(said?.text).toContain('is stated as 31.0 percent');
    expect(said?.text).toContain('they are 3.45 percentage points or more apart');
    expect(said?.texts.de).toContain('Dazwischen liegen mindestens 3,45 Prozentpunkte');
    const points = disagreement(
      'a',
      [constant('a', '2 percentage points')],
      stated('3.5 percentage points', { metric: 'gross-margin' }),
    );
    expect(points?.texts.de).toContain('ist mit 3,5 Prozentpunkten angegeben');
  });

  it('are said with a minus where they are below zero', () => {
    const below = disagreement('a', [a('1000000000', '2000000000')], stated('-$3.0 billion', { metric: 'net-income' }));
    expect(below?.text).toContain('is stated as −3.0 billion US dollars');
  });

  it('are said as finely as it takes to see them apart', () => {
    const near = disagreement(
      'a',
      [a('1000000000', '2000000000')],
      stated(figure('between $2 and $3', { lower: '2000000001', upper: '3000000000' })),
    );
    expect(near?.text).toContain('stated as 2.000000001 to 3');
    expect(near?.text).toContain('they are 1 US dollar or more apart');
  });

  it('disagree exactly where they have no number in common, whatever is widened', () => {
    const ends = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat({ max: 20 }), fc.boolean(), fc.boolean());
    const ranged = ([low, width, first, last]: readonly [number, number, boolean, boolean]) => {
      const closed = width === 0;
      return figure('between $1 and $2', {
        ...{ lower: String(low), upper: String(low + width) },
        ...{ lowerInclusive: first || closed, upperInclusive: last || closed },
        stated: { lower: String(low), upper: String(low + width) },
      });
    };
    // All whole and half numbers tell two such ranges apart.
    const has = ({ lower, upper, lowerInclusive, upperInclusive }: Figure, at: number) =>
      (at > Number(lower) || (lowerInclusive && at === Number(lower))) &&
      (at < Number(upper) || (upperInclusive && at === Number(upper)));
    const halves = Array.from({ length: 300 }, (_, index) => (index - 120) / 2);
    fc.assert(
      fc.property(ends, ends, (x, y) => {
        const [one, other] = [ranged(x), ranged(y)];
        const meet = halves.some((at) => has(one, at) && has(other, at));
        const given = { formula: null, result: other };
        expect(disagreementOf(derivable('a', [], stated(one)), given) === null).toBe(meet);
      }),
    );
  });
});

describe('what was only said off the record', () => {
  it('leaves every figure out, since each would tell it', () => {
    const amount = fc.integer({ min: 1, max: 999 }).map((n) => `$${n}.5 billion`);
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.constantFrom('a + b', 'a - b', 'a * 2 + b'),
        fc.nat(2),
        (x, y, z, f, who) => {
          const said = [input('a', { value: x }), input('b', { value: y }), stated(z)] as const;
          const [one, other, claim] = said.map((known, i) => (i === who ? { ...known, isUntold: true } : known));
          const found = disagreement(f, [one, other] as never, claim as never);
          for (const text of Object.values(found?.texts ?? {})) expect(text).not.toMatch(/\d/);
          expect(found === null).toBe(disagreement(f, [said[0], said[1]], said[2]) === null);
        },
      ),
    );
  });
});
