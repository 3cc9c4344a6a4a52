import { CALLERS, Theatre, told } from './worlds/run.js';

/** One for every kind of caller; more are played by `npm run test:worlds`; a seed that failed there is replayed with WORLDS_SEED=<seed> WORLDS=1. */
const WORLDS = Number(process.env['WORLDS'] ?? CALLERS.length);
const SEED = Number(process.env['WORLDS_SEED'] ?? 1);

describe('worlds', () => {
  let theatre: Theatre;
  beforeAll(async () => void (theatre = await Theatre.open()));
  afterAll(() => theatre.close());

  it(`answer as if nothing were there that the caller may not see, from seed ${SEED}`, async () => {
    const found: string[] = [];
    let [hidden, asked] = [0, 0];
    for await (const played of theatre.run({ seed: SEED, count: WORLDS })) {
      if (played.found) found.push(told(played.found));
      hidden += played.hidden;
      asked += played.asked;
    }
    expect(found).toEqual([]);
    // Worlds in which nothing is hidden prove nothing.
    expect(hidden).toBeGreaterThanOrEqual(4 * WORLDS);
    expect(asked).toBeGreaterThan(40 * WORLDS);
  }, 600_000);

  it('do not differ where nothing is left out', async () => {
    for await (const played of theatre.run({ seed: SEED, count: Math.min(2, WORLDS), control: true })) {
      expect(played.found).toBeNull();
    }
  });
});
