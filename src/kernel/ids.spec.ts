import { isId, newId } from './ids.js';

describe('ids of records', () => {
  it('are in the order in which they were made', () => {
    const ids = Array.from({ length: 50_000 }, newId);
    expect(ids.every(isId)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('hardly say whether there was one between two', () => {
    const gaps = (between: number): number[] =>
      Array.from({ length: 20_000 }, () => {
        const ids = Array.from({ length: between + 2 }, newId);
        return apart(ids[0] as string, ids.at(-1) as string);
      }).filter((gap) => gap !== null);
    const [none, one] = [gaps(0), gaps(1)];
    const below = (all: readonly number[], bound: number): number =>
      all.filter((gap) => gap <= bound).length / all.length;
    // Whoever says "there was one" above a bound is right as often as somebody who guesses, and a little more.
    const right = Array.from({ length: 22 }, (_, i) => (1 + below(none, 2 ** i) - below(one, 2 ** i)) / 2);
    expect(Math.max(...right)).toBeLessThan(0.65);
  });
});

/** The difference of the counters of two ids; null for two milliseconds. */
function apart(a: string, b: string): number | null {
  const [first, second] = [a, b].map((id) => {
    const digits = id.replaceAll('-', '');
    const low = (BigInt(`0x${digits.slice(16, 22)}`) & 0x3fffffn) >> 2n;
    return { at: digits.slice(0, 12), counter: Number((BigInt(`0x${digits.slice(13, 16)}`) << 20n) | low) };
  });
  return first?.at === second?.at ? (second?.counter ?? 0) - (first?.counter ?? 0) : null;
}
