import { FewAtOnce } from './few-at-once.js';

describe('FewAtOnce', () => {
  it('runs two of many at once, in order, and refuses what is too much to wait for', async () => {
    const few = new FewAtOnce(2, 3);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const work = (nr: number) => async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running--;
      order.push(nr);
    };
    const all = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((nr) => few.run(work(nr))));
    expect(all.map(({ status }) => status === 'fulfilled')).toEqual([true, true, true, true, true, false, false]);
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  it('goes on after work that failed', async () => {
    const few = new FewAtOnce(1, 1);
    await expect(few.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(few.run(() => Promise.resolve(7))).resolves.toBe(7);
  });
});
