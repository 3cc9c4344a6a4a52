import pg from 'pg';

import { GERSTNER, HIT_31, LOSS_115, REVENUE_13, STAKE_27 } from './support/dossier.js';
import { World } from './support/world.js';

describe('two writers at once, and what must not come of it', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('puts no other number into the mouth of who states a claim while it is changed', async () => {
    const { id } = (await world.post('/claims', { ...LOSS_115, period: '1991' })).body.claim;
    const changer = new pg.Client({ connectionString: world.database.appUrl });
    await changer.connect();
    await changer.query(
      `BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000002'; SET LOCAL claimtrail.readership = '{newsroom,public,00000000-0000-7000-8000-0000000000d1}'`,
    );
    await changer.query(`SELECT 1 FROM claim WHERE id = $1 FOR UPDATE`, [id]);
    const stated = world.post('/claims', {
      ...LOSS_115,
      period: '1991',
      statements: [{ speaker: 'The Register', stance: 'asserts' }],
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await changer.query(`UPDATE claim SET identity = 'another', period_label = 'another' WHERE id = $1`, [id]);
    await changer.query('COMMIT');
    await changer.end();
    const { status, body } = await stated;
    expect(status).toBe(201);
    expect(body.claim.id).not.toBe(id);
    expect((await world.get(`/claims/${id}/statements`)).body.items).toEqual([]);
  });

  it('does not change a claim that is stated while the change waits', async () => {
    const claim = { ...LOSS_115, period: '1992' };
    const { id } = (await world.post('/claims', claim)).body.claim;
    const answers = await Promise.all(
      [1, 2, 3, 4].flatMap((n) => [
        world.patch(`/claims/${id}`, { period: `200${n}` }, { 'if-match': '*' }),
        world.post(`/claims/${id}/statements`, {
          speaker: 'The Register',
          stance: 'asserts',
          statedAt: `2025-10-0${n}`,
        }),
      ]),
    );
    expect(answers.every(({ status }) => [200, 201, 409].includes(status))).toBe(true);
    const { body } = await world.get(`/claims/${id}/history`);
    const stated = await world.sql<{ at: Date }>(
      `SELECT min(recorded_at) AS at FROM history.statement WHERE claim_id = $1`,
      [id],
    );
    const changedAfter = body.items.filter(
      ({ operation, recordedAt }: { operation: string; recordedAt: string }) =>
        operation === 'changed' && recordedAt > (stated[0]?.at.toISOString() ?? ''),
    );
    expect(changedAfter).toEqual([]);
  });

  it('makes no circle of two crossed corrections', async () => {
    for (let year = 1950; year < 1956; year++) {
      const a = { ...LOSS_115, period: String(year) };
      const b = { ...LOSS_115, period: String(year + 20) };
      const [one, other] = [
        (await world.post('/claims', a)).body.claim.id,
        (await world.post('/claims', b)).body.claim.id,
      ];
      const answers = await Promise.all([
        world.post(`/claims/${one}/supersede`, { reason: 'Another year.', period: b.period }),
        world.post(`/claims/${other}/supersede`, { reason: 'Another year.', period: a.period }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });

  it('records nobody openly who is to be protected', async () => {
    const value = { type: 'entity', entity: { name: 'Sarah Friar', confidential: true, description: 'an insider' } };
    const refused = await world.post('/claims', {
      subject: 'OpenAI',
      metric: 'source of the leak',
      value,
      valueType: 'entity',
    });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/value/confidential']);
    const found = await world.get('/entities?q=friar');
    expect(found.body.items).toEqual([]);
    const open = await world.post('/claims', {
      subject: 'OpenAI',
      metric: 'chief executive',
      value: { type: 'entity', entity: { name: 'Sam Altman', kind: 'person' } },
      valueType: 'entity',
    });
    expect(open.body.claim.value).toMatchObject({ type: 'entity', entity: { name: 'Sam Altman' } });
  });

  it('keeps the alternative of a desk to the desk', async () => {
    const statement = {
      speaker: 'Sam Altman',
      stance: 'disputes',
      audience: 'desk',
      alternative: { value: 'well more than $13 billion', language: 'en' },
    };
    const { body } = await world.post('/claims', { ...REVENUE_13, period: '1993', statements: [GERSTNER, statement] });
    const { body: links } = await world.get(`/claims/${body.claim.id}/links`);
    const other = [links.items[0].a, links.items[0].b].find(({ id }) => id !== body.claim.id);
    expect((await world.get(`/claims/${other.id}`)).body.audience).toBe('desk');
  });

  it('knows an id in capitals, and the same inputs in another order', async () => {
    const hit = (await world.post('/claims', HIT_31)).body.claim.id as string;
    const stake = (await world.post('/claims', STAKE_27)).body.claim.id as string;
    const loss = (await world.post('/claims', LOSS_115)).body.claim.id as string;
    expect((await world.post('/links', { a: hit, b: loss, kind: 'context' })).status).toBe(201);
    expect((await world.post('/links', { a: hit.toUpperCase(), b: loss.toUpperCase(), kind: 'context' })).status).toBe(
      200,
    );
    expect((await world.post('/links', { a: hit, b: hit.toUpperCase(), kind: 'context' })).body.type).toBe(
      '/problems/self-reference',
    );
    const derive = (inputs: object) =>
      world.post(`/claims/${loss}/derivations`, { method: 'back_calculation', formula: 'share / stake', inputs });
    expect((await derive({ share: hit, stake })).status).toBe(201);
    expect((await derive({ stake: stake.toUpperCase(), share: { claim: hit.toUpperCase() } })).status).toBe(200);
    const disputed = await world.post(`/claims/${loss}/statements`, {
      speaker: 'Firoz Valliji',
      stance: 'disputes',
      alternative: hit.toUpperCase(),
    });
    expect(disputed.status).toBe(201);
  });

  it('raises a conflict again that somebody states, though a link of the pair was dismissed', async () => {
    const [a, b] = [
      (await world.post('/claims', { ...LOSS_115, period: '1994' })).body.claim.id,
      (await world.post('/claims', { ...LOSS_115, period: '1995' })).body.claim.id,
    ];
    const link = (await world.post('/links', { a, b, kind: 'tension', reason: 'They look alike.' })).body.id;
    await world.sql(
      `BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000002'; UPDATE link SET state = 'dismissed' WHERE id = '${link}'; COMMIT`,
    );
    await world.post(`/claims/${a}/statements`, { speaker: 'Firoz Valliji', stance: 'disputes', alternative: b });
    const { body } = await world.get(`/links/${link}`);
    expect([body.kind, body.origin, body.state, body.reason]).toEqual(['contradicts', 'statement', 'suggested', null]);
  });
});
