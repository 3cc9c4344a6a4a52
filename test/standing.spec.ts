import { setTimeout as pause } from 'node:timers/promises';

import type { StandingLabel } from '../src/claims/standing.js';
import { claimsOfStanding, standingsOf } from '../src/graph/standing.queries.js';
import { ALTMAN, GERSTNER, REVENUE_13 } from './support/dossier.js';
import { ended } from './support/jobs.js';
import { example } from './support/rich-dossier.js';
import { type Reply, World } from './support/world.js';

type Json = Reply['body'];

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
  });
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

  it('is asked for in lists, exactly, together with everything else that narrows them', async () => {
    await world.post(`/claims/${idOf('share25')}/statements`, {
      ...{ speaker: 'OpenAI', stance: 'disputes', statedAt: '2025-11-13' },
      source: { kind: 'press_release', title: 'OpenAI on its agreement with Microsoft' },
    });
    const refs = new Map([...ids].map(([ref, id]) => [id, ref]));
    const listed = async (query: string): Promise<string[]> => {
      const all: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await world.get(`/claims?${query}&count=true${cursor && `&cursor=${cursor}`}`);
        all.push(...body.items.map(({ id }: Json) => refs.get(id) ?? 'computed'));
        if (body.nextCursor === null) expect(body.total).toBe(all.length);
        cursor = body.nextCursor;
      }
      return all.sort();
    };
    expect(await listed('standing=contested')).toEqual(['rev13', 'rev13plus', 'share25']);
    expect(await listed('standing=contested&limit=1')).toEqual(['rev13', 'rev13plus', 'share25']);
    expect(await listed('standing=contested&metric=revenue')).toEqual(['rev13', 'rev13plus']);
    expect(await listed('standing=contested&q=Altman')).toEqual([]);
    expect(await listed('standing=rejected')).toEqual([]);
    expect(await listed('standing=accepted')).toEqual([]);
    const everything = await listed('basis=actual');
    const apart = await Promise.all(
      ['uncontested', 'contested,accepted', 'rejected', 'rests%20on%20contested%20input'].map((one) =>
        listed(`basis=actual&limit=3&standing=${one}`),
      ),
    );
    expect(apart.flat().sort()).toEqual(everything);
    expect(apart[0]).not.toContain('rev13');
    expect((await world.get('/claims?standing=doubtful')).status).toBe(400);
    expect((await world.get('/claims?standing=contested,')).status).toBe(400);
    const counted = async (query: string) =>
      (await world.countingQueries(() => world.get(`/claims?${query}`))).queries.length;
    expect(await counted('standing=contested&limit=200')).toBe(await counted('standing=contested&limit=1'));
    expect(await counted('standing=contested')).toBe((await counted('limit=1')) + 2);
    const past = new Date(Date.now() - 5).toISOString();
    expect((await world.get(`/claims?standing=contested&asOf=${past}`)).body.items).toHaveLength(3);
    expect((await world.get('/claims?standing=contested&asOf=2026-01-01T00:00:00Z')).body.items).toEqual([]);
    await world.post(`/claims/${idOf('share25')}/statements`, {
      ...{ speaker: 'OpenAI', stance: 'retracts', statedAt: '2025-11-14' },
      source: { kind: 'press_release', title: 'OpenAI on its agreement with Microsoft' },
    });
    expect(await listed('standing=contested')).toEqual(['rev13', 'rev13plus']);
  });

  it('is decided among the claims that are asked for where too many are contested throughout, and refused where these are too many', async () => {
    const of = (labels: readonly StandingLabel[], sql: string | null, most: number) =>
      world.reading((tx) => claimsOfStanding(tx, labels, sql === null ? null : { sql, parameters: ['revenue'] }, most));
    const sql = 'SELECT c.id FROM claim c JOIN metric m ON m.id = c.metric_id WHERE m.key = $1';
    const contested = [idOf('rev13'), idOf('rev13plus')].sort();
    expect((await of(['contested'], sql, 1)).ids.toSorted()).toEqual(contested);
    expect((await of(['contested'], sql, 1000)).ids.toSorted()).toEqual(contested);
    const others = await of(['uncontested', 'accepted'], sql, 1);
    expect({ ...others, ids: others.ids.toSorted() }).toEqual({ ids: contested, others: true });
    await expect(of(['contested'], null, 1)).rejects.toThrow('Too many claims are contested or rejected');
  });

  it('says where not everything that bears on a claim was read', async () => {
    const read = (most: number) => world.reading((tx) => standingsOf(tx, [idOf('rev24')], most));
    expect((await read(2)).get(idOf('rev24'))).toEqual(UNCONTESTED);
    expect((await read(0)).get(idOf('rev24'))).toMatchObject({
      label: 'uncontested',
      reasons: [{ code: 'not_all_read' }],
    });
  });

  it('is shown in graphs, with what contradicts each other, directly or by way of others', async () => {
    const { body } = await world.get(`/graph?claims=${idOf('rev13')},${idOf('loss115')}&depth=2`);
    expect(body.nodes.find(({ id }: Json) => id === idOf('rev13')).standing.label).toBe('contested');
    expect(body.components).toEqual([[idOf('rev13'), idOf('rev13plus')].sort()]);
    expect(body.edges.map(({ kind }: Json) => kind)).toContain('derived_from');
    const only = async (edges: string) =>
      (await world.get(`/graph?claims=${idOf('rev13')},${idOf('loss115')}&depth=2&edges=${edges}`)).body;
    const contradictions = await only('contradictions');
    expect(contradictions.edges.map(({ kind }: Json) => kind)).toEqual(['contradicts']);
    expect(contradictions.nodes).toHaveLength(3);
    const derivations = await only('derivations');
    expect(new Set(derivations.edges.map(({ kind }: Json) => kind))).toEqual(new Set(['derived_from']));
    expect(derivations.components).toEqual([]);
    expect((await world.get(`/graph?claims=${idOf('rev13')}&edges=some`)).status).toBe(400);
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

describe('what people and statements say against claims', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const logged = async (period: string, more: object = {}): Promise<Json> =>
    (await world.post('/claims', { ...REVENUE_13, period, statements: [GERSTNER], ...more })).body.claim;
  const standing = async ({ id }: Json): Promise<Json> => (await world.get(`/claims/${id}`)).body.standing;
  const say = (claim: Json, statement: object): Promise<Reply> =>
    world.post(`/claims/${claim.id}/statements`, { ...ALTMAN, alternative: undefined, ...statement });

  it('takes a dispute without alternative for an attack until it is retracted, and raised again for one again', async () => {
    const claim = await logged('1901');
    await logged('1902');
    const disputed = await say(claim, {});
    expect(disputed.status).toBe(201);
    expect(await standing(claim)).toMatchObject({
      label: 'contested',
      reasons: [{ code: 'disputed', text: 'Sam Altman disputes it.', statement: disputed.body.id }],
    });
    await say(claim, { speaker: 'Hardwareluxx', relays: disputed.body.id, statedAt: '2025-11-03' });
    expect((await standing(claim)).label).toBe('contested');
    await say(claim, { stance: 'retracts', statedAt: '2025-11-04' });
    expect(await standing(claim)).toEqual(UNCONTESTED);
    await say(claim, { stance: 'denies', statedAt: '2025-11-05' });
    expect((await standing(claim)).label).toBe('contested');
    expect(await standing(await logged('1902'))).toEqual(UNCONTESTED);
  });

  it('frees a claim when a dispute with an alternative is retracted', async () => {
    const claim = await logged('1903', { statements: [GERSTNER, ALTMAN] });
    expect(claim.standing).toMatchObject({
      label: 'contested',
      reasons: [{ text: 'Sam Altman disputes it and says it is well more than $13 billion.' }],
    });
    await say(claim, { stance: 'retracts', statedAt: '2025-11-04' });
    expect(await standing(claim)).toEqual(UNCONTESTED);
  });

  it('rejects what all who said it took back, and says who', async () => {
    const claim = await logged('1904');
    await say(claim, { speaker: 'Sam Altman', stance: 'confirms' });
    await say(claim, { speaker: 'Brad Gerstner', stance: 'retracts', statedAt: '2025-11-04' });
    expect(await standing(claim)).toEqual(UNCONTESTED);
    await say(claim, { speaker: 'Sam Altman', stance: 'retracts', statedAt: '2025-11-04' });
    expect(await standing(claim)).toMatchObject({
      label: 'rejected',
      reasons: [
        {
          code: 'withdrawn',
          texts: {
            en: 'Brad Gerstner and Sam Altman took it back, and nobody else stands by it.',
            de: 'Brad Gerstner und Sam Altman haben es zurückgenommen, und niemand sonst steht dazu.',
          },
        },
      ],
    });
  });

  it('names nobody who spoke on background', async () => {
    const claim = await logged('1905');
    await say(claim, { attribution: 'background' });
    expect((await standing(claim)).reasons[0].texts).toEqual({
      en: 'Somebody who is not named disputes it.',
      de: 'Jemand, der nicht genannt wird, bestreitet es.',
    });
    const other = await logged('1906');
    await say(other, {
      speaker: { name: 'Sarah Friar', confidential: true, description: 'a person familiar with the matter' },
    });
    const [owner] = await world.sql<{ owner_id: string }>(`SELECT owner_id FROM confidential_identity LIMIT 1`);
    expect(owner).toBeDefined();
    const { label, reasons } = await standing(other);
    expect(label).toBe('contested');
    expect(JSON.stringify(reasons)).toContain('a person familiar with the matter disputes it');
    expect(JSON.stringify(reasons)).not.toMatch(/Friar/);
  });

  it('takes a link that a person drew for an attack, and one of a person that is no contradiction for none', async () => {
    const [one, other, third] = [await logged('1907'), await logged('1908'), await logged('1909')];
    await world.post('/links', {
      a: one.id,
      b: other.id,
      kind: 'contradicts',
      reason: 'The same year by another calendar.',
    });
    await world.post('/links', { a: one.id, b: third.id, kind: 'tension' });
    expect([(await standing(one)).label, (await standing(other)).label]).toEqual(['contested', 'contested']);
    expect(await standing(third)).toEqual(UNCONTESTED);
    const { body } = await world.get('/graph/components?count=true');
    expect(body.items.find(({ claims }: Json) => claims.includes(one.id))).toEqual({
      id: [one.id, other.id].sort()[0],
      size: 2,
      contradictions: 1,
      claims: [one.id, other.id].sort(),
    });
    expect(body.truncated).toBe(false);
  });

  it('rejects nothing because the detector takes a later value for a correction, but once somebody confirms it', async () => {
    const later = { ...GERSTNER, statedAt: '2025-11-05', wording: '$14 billion' };
    const old = await logged('1916');
    const newer = await logged('1916', { value: '14 Milliarden US-Dollar', statements: [later] });
    const { items } = (await world.get(`/claims/${old.id}/links`)).body;
    expect(items).toMatchObject([{ kind: 'supersedes', origin: 'detector', state: 'suggested', a: { id: newer.id } }]);
    expect([await standing(old), await standing(newer)]).toEqual([UNCONTESTED, UNCONTESTED]);
    await world.post(`/links/${items[0].id}/confirm`, {});
    expect((await standing(old)).reasons).toMatchObject([{ code: 'superseded', claim: newer.id, link: items[0].id }]);
    expect(await standing(newer)).toEqual(UNCONTESTED);
  });

  it('sees what two say at the same moment', async () => {
    const [claim, other] = [await logged('1910'), await logged('1911')];
    const answers = await Promise.all([
      say(claim, {}),
      say(claim, { speaker: 'Sarah Friar' }),
      world.post('/links', { a: claim.id, b: other.id, kind: 'contradicts' }),
      world.post(`/claims/${other.id}/supersede`, {
        reason: 'A slip of the pen.',
        value: '$12 billion',
        language: 'en',
      }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await standing(claim)).label).toBe('contested');
    expect((await standing(other)).label).toBe('rejected');
  });

  it('lists components page by page, the largest first, of one subject where that is asked for', async () => {
    const claims = [
      await logged('1912'),
      await logged('1913'),
      await logged('1914'),
      await logged('1915', { subject: 'Oracle' }),
    ];
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as const) {
      await world.post('/links', { a: claims[a].id, b: claims[b].id, kind: 'contradicts' });
    }
    const first = (await world.get('/graph/components?limit=1&count=true')).body;
    expect(first.items).toMatchObject([{ size: 4, contradictions: 3, claims: claims.map(({ id }) => id).sort() }]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await world.get(`/graph/components?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: Json) => id));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(first.total);
    const ofOracle = (await world.get('/graph/components?subject=Oracle')).body.items;
    expect(ofOracle).toMatchObject([{ size: 2, contradictions: 1 }]);
    expect((await world.get('/graph/components?subject=Bernstein')).body.items).toEqual([]);
    expect((await world.get('/graph/components?cursor=x')).status).toBe(400);
  });
});
