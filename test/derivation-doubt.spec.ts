import { HIT_31, LOSS_115 } from './support/dossier.js';
import { type Reply, World } from './support/world.js';

type Json = Reply['body'];

describe('inputs that are in doubt', () => {
  let world: World;
  let year = 2030;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  async function logged(claim: object, value: string): Promise<string> {
    const { body } = await world.post('/claims', { ...claim, value, period: String(year++) });
    return body.claim.id as string;
  }

  /** Claims each twice the one before, with their derivations: the first is not derived. */
  async function chain(length: number): Promise<{ readonly hit: string; readonly derivations: readonly string[] }> {
    const hit = await logged(HIT_31, '$3.1 billion');
    const derivations: string[] = [];
    let before = hit;
    for (let i = 0; i < length; i += 1) {
      const claim = await logged(LOSS_115, 'more than $1 billion');
      const derivation = { method: 'formula', formula: '2 * a', inputs: { a: before } };
      derivations.push((await world.post(`/claims/${claim}/derivations`, derivation)).body.id as string);
      before = claim;
    }
    return { hit, derivations };
  }

  const doubts = async (id: string): Promise<string[]> =>
    (await world.get(`/derivations/${id}`)).body.lints.flatMap(({ code, text }: Json) =>
      code === 'contested_input' ? [text as string] : [],
    );
  const supersede = (id: string, value: string) =>
    world.post(`/claims/${id}/supersede`, { reason: 'Restated.', value, language: 'en' });
  const said = (stance: string, statedAt: string) => ({ speaker: 'Firoz Valliji', stance, statedAt });

  it('end where what took the place of one is uncontested, all the way down', async () => {
    const { hit, derivations } = await chain(4);
    const { body } = await supersede(hit, '$3.3 billion');
    await world.quiet();
    const found = await Promise.all(derivations.map(doubts));
    expect(found[0]).toEqual([expect.stringContaining('was superseded, and what took its place is computed with')]);
    expect(found.slice(1)).toEqual([[], [], []]);

    await world.post(`/claims/${body.claim.id}/statements`, said('denies', '2031-01-15'));
    await world.quiet();
    const again = await Promise.all(derivations.map(doubts));
    expect(again[0]).toEqual([
      expect.stringContaining('what took its place, which is computed with, is contested itself'),
    ]);
    for (const one of again.slice(1)) expect(one).toEqual([expect.stringContaining('contested or rejected')]);
    const { body: first } = await world.get(`/derivations/${derivations[0]}/results`);
    expect(first.items[0].computedWith.a.contested).toBe('superseded-contested');
  });

  it('are told apart by what was taken back', async () => {
    const { hit, derivations } = await chain(1);
    const moved = async (): Promise<Json> => {
      await world.quiet();
      return (await world.get(`/derivations/${derivations[0]}`)).body.movedBy;
    };
    await world.post(`/claims/${hit}/statements`, said('denies', '2031-01-15'));
    expect(await moved()).toMatchObject({ code: 'disputed', text: 'a was disputed.' });
    await world.post(`/claims/${hit}/statements`, said('retracts', '2031-01-20'));
    expect(await moved()).toMatchObject({
      code: 'denial_retracted',
      text: 'a denial of a was taken back.',
      texts: { de: 'ein Dementi zu a wurde zurückgezogen.' },
    });
  });
});
