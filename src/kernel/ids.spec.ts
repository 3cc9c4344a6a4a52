import { isId, newId, newIdAmong } from './ids.js';

describe('ids of records', () => {
  it('are in order for the same readers', () => {
    const ids = Array.from({ length: 20_000 }, () => newIdAmong('newsroom'));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('do not say how many were made for others between them', () => {
    /** How far apart the counters of two ids are, where one millisecond had both. */
    const gap = (between: number): number | null => {
      const first = newIdAmong('newsroom');
      for (let i = 0; i < between; i++) newIdAmong('desk');
      return apart(first, newIdAmong('newsroom'));
    };
    const gaps = Array.from({ length: 2000 }, (_, i) => gap(i % 4)).filter((one) => one !== null);
    expect(new Set(gaps)).toEqual(new Set([1]));
  });

  it('have no order where nobody reads them in one', () => {
    const ids = Array.from({ length: 1000 }, newId);
    expect(ids.every(isId)).toBe(true);
    const together = ids.slice(1).map((id, i) => apart(ids[i] as string, id));
    expect(together.filter((one) => one !== null && one > 0 && one < 1000)).toEqual([]);
  });
});

/** The difference of the counters (the 31 bits after the milliseconds, RFC 9562 6.2) of two ids; null for two milliseconds. */
function apart(a: string, b: string): number | null {
  const [first, second] = [a, b].map((id) => {
    const digits = id.replaceAll('-', '');
    const counter =
      (BigInt(`0x${digits.slice(13, 16)}`) << 20n) | ((BigInt(`0x${digits.slice(16, 22)}`) & 0x3fffffn) >> 2n);
    return { at: digits.slice(0, 12), counter: Number(counter) };
  });
  return first?.at === second?.at ? (second?.counter ?? 0) - (first?.counter ?? 0) : null;
}
