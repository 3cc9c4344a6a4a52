import { inTurns } from './in-turns.js';

/** Takes a millisecond of the processor. */
function busy(item: number): number {
  const until = performance.now() + 1;
  while (performance.now() < until);
  return item * 2;
}

describe('long work in turns', () => {
  it('keeps the order', async () => {
    expect(await inTurns([1, 2, 3], (item) => item * 2)).toEqual([2, 4, 6]);
    expect(await inTurns([], busy)).toEqual([]);
  });

  it('lets others have their turn', async () => {
    const many = Array.from({ length: 200 }, (_, at) => at);
    let turns = 0;
    const other = setInterval(() => (turns += 1), 1);
    const results = await inTurns(many, busy);
    clearInterval(other);
    expect(results).toEqual(many.map((at) => at * 2));
    expect(turns).toBeGreaterThan(3);
  });

  it('ends with what is thrown', async () => {
    const refuse = (): never => {
      throw new RangeError('no');
    };
    await expect(inTurns([1], refuse)).rejects.toThrow(RangeError);
  });
});
