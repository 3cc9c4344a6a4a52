import fc from 'fast-check';

import { decimalText } from '../formulas/exact-rounding.js';
import { parseFormula } from '../formulas/formula-parser.js';
import type { Figure } from '../quantities/figure.js';
import type { SheetFormula } from './sheet.js';
import { Sheet } from './sheet.js';

function figure(lower: number, upper = lower): Figure {
  const [low, high] = [String(lower), String(upper)];
  return {
    ...{
      kind: 'range',
      asWritten: '',
      point: low,
      lower: low,
      lowerInclusive: true,
      upper: high,
      upperInclusive: true,
    },
    ...{ stated: { lower: low, upper: high }, uncapped: null, unit: '1', policy: 'stated' },
    ...{ hedges: [], direction: null, assumed: [] },
  };
}

/** A formula whose names are the claims themselves, all of which state 1. */
function row(id: string, claimId: string, formula: string): SheetFormula {
  const parsed = parseFormula(formula);
  return {
    id,
    claimId,
    formula: parsed,
    inputs: parsed.names.map((name) => ({ name, claimId: name, figure: figure(1) })),
  };
}

function given(sheet: Sheet, id: string): string {
  const outcome = sheet.outcomeOf(id);
  if (outcome === null) return 'nothing';
  if ('failure' in outcome) return outcome.failure;
  const { lower, upper } = outcome.range;
  return `${lower && decimalText(lower)}..${upper && decimalText(upper)}`;
}

const recalculated = (sheet: Sheet, claims: Readonly<Record<string, Figure | null>>) =>
  sheet.recalculate(new Map(Object.entries(claims)));

describe('a sheet of formulas', () => {
  it('computes only what depends on what changed, in the order of who needs what', () => {
    const sheet = new Sheet([
      row('3', 'd', 'b + c'),
      row('1', 'b', 'a * 2'),
      row('2', 'c', 'b + 1'),
      row('4', 'z', 'y * 2'),
    ]);
    expect(recalculated(sheet, { a: figure(5) })).toEqual({ computed: ['1', '2', '3'], circles: [] });
    expect([given(sheet, '3'), given(sheet, '4')]).toEqual(['21..21', 'nothing']);
    expect(recalculated(sheet, { y: figure(2) }).computed).toEqual(['4']);
    expect(recalculated(sheet, { c: figure(9) }).computed).toEqual(['3']);
  });

  it('stops where nothing moves', () => {
    const sheet = new Sheet([row('1', 'b', 'max(a, 10)'), row('2', 'c', 'b + 1')]);
    expect(recalculated(sheet, { a: figure(5) }).computed).toEqual(['1', '2']);
    expect(recalculated(sheet, { a: figure(6) }).computed).toEqual(['1']);
    expect(recalculated(sheet, { a: figure(11) }).computed).toEqual(['1', '2']);
  });

  it('does not choose between rivals, nor go on with what failed', () => {
    const sheet = new Sheet([
      row('1', 'b', 'a * 2'),
      row('2', 'b', 'a * 3'),
      row('3', 'c', 'b + 1'),
      row('4', 'e', '1 / d'),
      row('5', 'f', 'e + 1'),
    ]);
    recalculated(sheet, { a: figure(5), d: figure(0) });
    // What b and e state is 1.
    expect(['1', '2', '3', '4', '5'].map((id) => given(sheet, id))).toEqual([
      '10..10',
      '15..15',
      'nothing',
      'division_by_zero_interval',
      'nothing',
    ]);
    recalculated(sheet, { b: figure(7) });
    expect(given(sheet, '3')).toBe('8..8');
  });

  it('has no result where an input has no number', () => {
    const sheet = new Sheet([row('1', 'b', 'a * 2')]);
    recalculated(sheet, { a: null });
    expect(given(sheet, '1')).toBe('no_number');
  });

  it('names circles and computes around them', () => {
    const sheet = new Sheet([
      row('1', 'b', 'a + c'),
      row('2', 'c', 'b + 1'),
      row('3', 'd', 'c + 1'),
      row('4', 'e', 'a + 1'),
      row('5', 'f', 'f + a'),
    ]);
    const { computed, circles } = recalculated(sheet, { a: figure(5) });
    expect(computed).toEqual(['4']);
    expect(circles.map((circle) => circle.toSorted())).toEqual([['b', 'c'], ['f']]);
  });

  it('goes through a chain of ten thousand, with ends that stay fifty digits long', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      row(String(i).padStart(5, '0'), `c${i + 1}`, `c${i} / 3 + 2`),
    );
    const sheet = new Sheet(rows);
    const { computed } = recalculated(sheet, { c0: figure(5, 6) });
    expect(computed.length).toBeGreaterThan(90);
    expect(given(sheet, computed.at(-1) ?? '')).toMatch(/^(2\.9{40,}\d*|3)\.\.3(\.0{40,}\d*)?$/);
    const last = new Sheet(
      Array.from({ length: 10_000 }, (_, i) => row(String(i).padStart(5, '0'), `c${i + 1}`, `c${i} + 0.1`)),
    );
    expect(recalculated(last, { c0: figure(5, 6) }).computed).toHaveLength(10_000);
    expect(given(last, '09999')).toBe('1005..1006');
  });

  it('does not depend on the order in which formulas are given', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.constantFrom('+', '*', '/', '-')), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.func(fc.nat()),
        (pairs, shuffle) => {
          // Each is made of what comes before it, so there are no circles.
          const rows = pairs.map(([a, b, sign], i) =>
            row(String(i), `c${i + 1}`, `c${a % (i + 1)} ${sign} c${b % (i + 1)}`),
          );
          const mixed = rows.toSorted((x, y) => shuffle(x.id) - shuffle(y.id));
          const [one, other] = [new Sheet(rows), new Sheet(mixed)];
          const changed = { c0: figure(2, 3) };
          expect(recalculated(one, changed)).toEqual(recalculated(other, changed));
          for (const { id } of rows) expect(given(one, id)).toBe(given(other, id));
        },
      ),
    ));
});
