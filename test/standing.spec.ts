import { setTimeout as pause } from 'node:timers/promises';

import { example } from './support/rich-dossier.js';
import { type Reply, World } from './support/world.js';

type Json = Reply['body'];

async function ended(world: World, sent: Reply): Promise<Json> {
  expect(sent.status).toBe(202);
  for (;;) {
    const { body } = await world.get(`/jobs/${sent.body.id}`);
    if (!['queued', 'running'].includes(body.state)) return body;
    await pause(20);
  }
}

const UNCONTESTED = { label: 'uncontested', reasons: [] };

describe('the standing of the claims of the example', () => {
  let world: World;
  /** Ids by local name: claims are recorded in the order of the dossier. */
  const ids = new Map<string, string>();
  const idOf = (ref: string): string => ids.get(ref) ?? '';
  const standing = async (ref: string, query = ''): Promise<Json> =>
    (await world.get(`/claims/${ids.get(ref) ?? ref}${query}`)).body.standing;
  beforeAll(async () => {
    world = await World.start();
    expect(await ended(world, await world.post('/imports?format=dossier', JSON.stringify(example)))).toMatchObject({
      state: 'done',
    });
    const claims = await world.sql<{ id: string }>(`SELECT id FROM claim ORDER BY id`);
    example.claims.forEach(({ ref }, n) => ids.set(ref as string, claims[n]?.id ?? ''));
  }, 60_000);
  afterAll(() => world.stop());

  it('is contested where somebody disputes a claim and says what is right, on both sides', async () => {
    expect(await standing('rev13')).toEqual({
      label: 'contested',
      reasons: [
        {
          code: 'disputed',
          text: 'Sam Altman disputes it and says it is well more than $13 billion.',
          texts: {
            en: 'Sam Altman disputes it and says it is well more than $13 billion.',
            de: 'Sam Altman bestreitet es und nennt stattdessen deutlich mehr als 13 Milliarden US-Dollar.',
          },
          claim: idOf('rev13plus'),
          link: expect.any(String),
          statement: expect.any(String),
        },
      ],
    });
    expect(await standing('rev13plus')).toMatchObject({
      label: 'contested',
      reasons: [
        {
          code: 'contradicted',
          texts: {
            en: '$13 billion (revenue, OpenAI) contradicts it, and nothing decides between the two.',
            de: 'Die Angabe 13 Milliarden US-Dollar (Umsatz, OpenAI) widerspricht ihm, und nichts entscheidet zwischen beiden.',
          },
          claim: idOf('rev13'),
        },
      ],
    });
  });

  it('is uncontested everywhere else: what the detector suggests contests nothing', async () => {
    const { body } = await world.get('/contradictions?limit=200');
    expect(body.items.map(({ a, b }: Json) => [a.id, b.id].sort())).toContainEqual(
      [idOf('loss115'), idOf('loss12')].sort(),
    );
    const contested = new Set([idOf('rev13'), idOf('rev13plus')]);
    const { items } = (await world.get('/claims?limit=200')).body;
    expect(items.filter((claim: Json) => !contested.has(claim.id)).map((claim: Json) => claim.standing)).toEqual(
      Array.from({ length: items.length - 2 }, () => UNCONTESTED),
    );
    for (const { a, b } of body.items) {
      for (const end of [a, b]) expect(end.standing.label).toBe(contested.has(end.id) ? 'contested' : 'uncontested');
    }
  });

  it('follows what people make of a suggestion: confirmed both are contested, dismissed neither is', async () => {
    const { body } = await world.get(`/claims/${idOf('loss115')}/links`);
    const link = body.items.find(({ kind }: Json) => kind === 'contradicts');
    const before = new Date().toISOString();
    await pause(5);
    const confirmed = await world.post(`/links/${link.id}/confirm`, {});
    expect((await standing('loss115')).reasons).toEqual([
      {
        code: 'contradicted',
        text: 'More than $12 billion (net loss, OpenAI) contradicts it, and nothing decides between the two.',
        texts: expect.anything(),
        claim: idOf('loss12'),
        link: link.id,
      },
    ]);
    expect((await standing('loss12')).label).toBe('contested');
    expect(await standing('loss12', `?asOf=${before}`)).toEqual(UNCONTESTED);
    await world.post(
      `/links/${link.id}/dismiss`,
      { reason: 'One is after tax.' },
      { 'if-match': confirmed.headers.get('etag') ?? '' },
    );
    expect([await standing('loss115'), await standing('loss12')]).toEqual([UNCONTESTED, UNCONTESTED]);
  });

  it('spreads down a chain of derivations and back', async () => {
    const spread = {
      ...example.claims.find(({ ref }) => ref === 'rev24low'),
      ref: undefined,
      subject: 'OpenAI',
      value: 'at least $4.9 billion',
      basis: 'hypothetical',
      statements: [],
      derivations: [{ method: 'formula', formula: '2 * half', inputs: { half: idOf('rev24low') } }],
    };
    const twice = (await world.post('/claims', spread)).body.claim;
    expect(twice.standing).toEqual(UNCONTESTED);
    const denial = {
      speaker: 'OpenAI',
      stance: 'denies',
      statedAt: '2025-11-13',
      source: { kind: 'press_release', title: 'OpenAI on its agreement with Microsoft' },
    };
    expect((await world.post(`/claims/${idOf('share20')}/statements`, denial)).status).toBe(201);
    expect(await standing('share20')).toMatchObject({
      label: 'contested',
      reasons: [{ code: 'disputed', texts: { en: 'OpenAI denies it.', de: 'OpenAI dementiert es.' } }],
    });
    expect(await standing(twice.id)).toMatchObject({
      label: 'rests on contested input',
      reasons: [
        {
          code: 'input_rests',
          text: 'It is computed from at least $2.5 billion (revenue, OpenAI), which rests on contested input itself.',
          claim: idOf('rev24low'),
        },
        {
          code: 'input_contested',
          text: 'At least $2.5 billion (revenue, OpenAI) is computed from 20 percent (revenue share rate, OpenAI), which is contested.',
          claim: idOf('share20'),
        },
        { code: 'disputed', text: 'OpenAI denies 20 percent (revenue share rate, OpenAI).' },
      ],
    });
    expect((await standing('rev9m')).label).toBe('rests on contested input');
    expect(await standing('rev24')).toEqual(UNCONTESTED);

    const another = { method: 'formula', formula: 'half + 0', inputs: { half: idOf('revH1') } };
    expect((await world.post(`/claims/${idOf('rev9m')}/derivations`, another)).status).toBe(201);
    // One way to compute it rests on nothing contested.
    expect(await standing('rev9m')).toEqual(UNCONTESTED);

    await world.post(`/claims/${idOf('share20')}/statements`, {
      ...denial,
      stance: 'retracts',
      statedAt: '2025-11-14',
    });
    expect([await standing('share20'), await standing(twice.id)]).toEqual([UNCONTESTED, UNCONTESTED]);
  });

  it('rejects what was corrected, and frees what that attacked', async () => {
    const corrected = await world.post(`/claims/${idOf('rev13plus')}/supersede`, {
      reason: 'What was meant is at least that much.',
      value: 'at least $13 billion',
    });
    expect(corrected.status).toBe(201);
    expect(corrected.body.claim.standing).toEqual(UNCONTESTED);
    expect(await standing('rev13plus')).toMatchObject({
      label: 'rejected',
      reasons: [
        {
          code: 'superseded',
          texts: {
            en: 'It was corrected: at least $13 billion (revenue, OpenAI) took its place.',
            de: 'Es wurde berichtigt: An die Stelle trat die Angabe mindestens 13 Milliarden US-Dollar (Umsatz, OpenAI).',
          },
          claim: corrected.body.claim.id,
        },
      ],
    });
    expect(await standing('rev13')).toMatchObject({
      label: 'uncontested',
      reasons: [
        {
          code: 'disputed_and_rejected',
          text: 'Sam Altman disputes it and says it is well more than $13 billion, but that was rejected.',
        },
        { code: 'superseded', claim: corrected.body.claim.id },
      ],
    });
  });
});
