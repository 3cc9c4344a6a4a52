import { HIT_31, LOSS_115, REVENUE_13, STAKE_27 } from './support/dossier.js';
import { World } from './support/world.js';

const NOBODY = '0190a6b4-0000-7000-8000-000000000000';

describe('conventions', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const key = (name: string) => ({ 'idempotency-key': name });

  describe('Idempotency-Key', () => {
    it('gives the answer again, to the byte, and records nothing more', async () => {
      const first = await world.post('/claims', REVENUE_13, key('a'));
      const again = await world.post('/claims', REVENUE_13, key('a'));
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.text).toBe(first.text);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect([again.headers.get('etag'), again.headers.get('location')]).toEqual([
        first.headers.get('etag'),
        first.headers.get('location'),
      ]);
    });

    it('makes one of identical requests at the same moment', async () => {
      const claim = { ...LOSS_115, statements: [{ speaker: 'The Register', stance: 'asserts' }] };
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => world.post('/claims', claim, key('b'))));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(201);
      expect(answers.filter(({ headers }) => headers.get('idempotency-replayed')).length).toBe(4);
    });

    it('is refused for another request, and not used up by a refused one', async () => {
      const other = await world.post('/claims', { ...REVENUE_13, basis: 'target' }, key('a'));
      expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
      expect((await world.post('/claims', { ...LOSS_115, value: 'a lot' }, key('c'))).status).toBe(422);
      expect((await world.post('/claims', { ...LOSS_115, period: '2030' }, key('c'))).status).toBe(201);
      expect((await world.post('/claims', LOSS_115, key('x'.repeat(300)))).status).toBe(400);
    });

    it('is honoured for 24 hours, and then forgotten', async () => {
      await world.post('/claims', { ...LOSS_115, period: '2029' }, key('d'));
      await world.sql(`UPDATE idempotent_request SET created_at = now() - interval '25 hours' WHERE key = 'd'`);
      const later = await world.post('/claims', { ...LOSS_115, period: '2028' }, key('d'));
      expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([201, null]);
    });
  });

  describe('lists', () => {
    it('are paged by a cursor that stays right while others write', async () => {
      for (const period of ['2001', '2002', '2003', '2004', '2005'])
        await world.post('/claims', { ...STAKE_27, period });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await world.get(
          `/claims?metric=ownership-stake&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
        );
        expect(body.items.length).toBeLessThanOrEqual(2);
        seen.push(...body.items.map(({ id }) => id));
        cursor = body.nextCursor;
        await world.post('/claims', { ...STAKE_27, period: `20${10 + seen.length}` });
      } while (cursor);
      expect(new Set(seen).size).toBe(5);
    });

    it('count only where they are asked to', async () => {
      expect((await world.get('/claims?limit=1')).body.total).toBeUndefined();
      expect((await world.get('/claims?limit=1&count=true&basis=target')).body.total).toBe(0);
    });

    it('are narrowed by subject, metric, basis, time and words', async () => {
      await world.post('/claims', HIT_31);
      const subjects = async (query: string) =>
        (await world.get(`/claims?${query}`)).body.items.map((claim: { metric: { key: string } }) => claim.metric.key);
      expect(new Set(await subjects('subject=OpenAI&metric=revenue'))).toEqual(new Set(['revenue']));
      expect(await subjects('q=equity-method')).toEqual(['equity-method-loss']);
      expect(await subjects('q=At-Equity')).toEqual(['equity-method-loss']);
      expect(await subjects('q=100%25')).toEqual([]);
      expect(await subjects(`subject=${encodeURIComponent('Micro_oft')}`)).toEqual([]);
      expect(await subjects('metric=net-loss&from=2030-01-01&to=2031-01-01')).toEqual(['net-loss']);
      expect(await subjects('basis=forecast')).toEqual([]);
    });

    it.each([
      ['limit=0'],
      ['limit=201'],
      ['limit=ten'],
      ['limit=1&limit=2'],
      ['cursor=abc'],
      ['cursor=WyJub25lIl0'],
      [`cursor=${Buffer.from(JSON.stringify([{}])).toString('base64url')}`],
      ['basis=guess'],
      ['from=2025-02-30'],
      ['count=maybe'],
      ['asOf=yesterday'],
      ['asOf=2999-01-01T00:00:00Z'],
      ['asOf=2025-13-01T00:00:00Z'],
      ['asOf=2025-02-30T00:00:00Z'],
      ['asOf=2026-01-01T24:00:00Z'],
      ['nonsense=1'],
      ['subject[id]=1'],
      ['q='],
    ])('refuse ?%s', async (query) => {
      const { status, body } = await world.get(`/claims?${query}`);
      expect([status, body.type]).toEqual([400, '/problems/invalid-request']);
    });
  });

  describe('bodies', () => {
    it('are read as UTF-8 that is not compressed, and nothing else', async () => {
      const refused: Record<string, string>[] = [
        { 'content-encoding': 'gzip' },
        { 'content-type': 'application/json; charset=utf-16' },
      ];
      for (const headers of refused) {
        expect((await world.post('/claims', LOSS_115, headers)).body.type).toBe('/problems/unsupported-media-type');
      }
      const said = await world.post('/claims', LOSS_115, { 'content-type': 'application/json; charset=UTF-8' });
      expect([200, 201]).toContain(said.status);
    });

    it('that are refused half-read do not stand before the next request', async () => {
      const broken = `{"type":\n${'x'.repeat(3_000_000)}`;
      for (let i = 0; i < 4; i++) {
        const refused = await fetch(`${world.url}/api/v1/imports?format=dossier`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-ndjson' },
          body: broken,
        }).then(
          ({ status }) => status,
          () => 400,
        );
        expect(refused).toBe(400);
        expect((await fetch(`${world.url}/health/live`, { signal: AbortSignal.timeout(5000) })).status).toBe(200);
      }
    });
  });

  describe('records that are not there', () => {
    it.each([
      `/claims/${NOBODY}`,
      `/claims/${NOBODY}/statements`,
      `/claims/${NOBODY}/derivations`,
      `/claims/${NOBODY}/links`,
      `/claims/${NOBODY}/history`,
      `/statements/${NOBODY}`,
      `/derivations/${NOBODY}`,
      `/links/${NOBODY}`,
      `/disputes/${NOBODY}`,
      '/claims/x',
      '/claims/%00',
      '/nothing',
      `/graph?claims=${NOBODY}`,
    ])('%s is 404', async (path) => {
      const { status } = await world.get(path);
      expect([400, 404]).toContain(status);
      if (!path.includes('%00')) expect(status).toBe(404);
    });
  });

  describe('a reading as of a past instant', () => {
    it('shows every list and record as it was then, and says that it is settled', async () => {
      const { body: first } = await world.post('/claims', {
        ...LOSS_115,
        period: '1999',
        statements: [{ speaker: 'The Register', stance: 'asserts' }],
      });
      const { id } = first.claim;
      const then = first.claim.createdAt as string;
      await new Promise((resolve) => setTimeout(resolve, 5));
      await world.post(`/claims/${id}/statements`, {
        speaker: 'Windows Central',
        stance: 'asserts',
        statedAt: '2025-10-31',
      });
      await world.post(`/claims/${id}/derivations`, {
        method: 'manual',
        inputs: { x: { constant: '27%', language: 'en' } },
      });
      await world.post('/links', {
        a: id,
        b: (await world.post('/claims', { ...LOSS_115, period: '1998' })).body.claim.id,
        kind: 'context',
      });
      const past = await world.get(`/claims/${id}?asOf=${then}`);
      expect(past.headers.get('claimtrail-settled')).toBe('true');
      expect(past.body.counts).toEqual({
        ...{ statements: 1, articles: 0, roots: 1 },
        ...{ disputes: 0, contradictions: 0 },
      });
      expect((await world.get(`/claims/${id}`)).body.counts.statements).toBe(2);
      expect((await world.get(`/claims/${id}/statements?asOf=${then}`)).body.items).toHaveLength(1);
      expect((await world.get(`/claims/${id}/derivations?asOf=${then}`)).body.items).toEqual([]);
      expect((await world.get(`/claims/${id}/links?asOf=${then}`)).body.items).toEqual([]);
      expect((await world.get(`/graph?claims=${id}&asOf=${then}`)).body.edges).toEqual([]);
      expect((await world.get(`/graph?claims=${id}`)).body.edges).toHaveLength(1);
      expect((await world.get(`/claims?metric=net-loss&asOf=2020-01-01T00:00:00Z`)).body.items).toEqual([]);
      expect((await world.get(`/claims/${id}?asOf=2020-01-01T00:00:00Z`)).status).toBe(404);
    });

    it('says that an instant is not settled while a transaction that may still write into it is running', async () => {
      const pg = (await import('pg')).default;
      const writer = new pg.Client({ connectionString: world.database.appUrl });
      await writer.connect();
      await writer.query('BEGIN');
      await writer.query(
        `SELECT set_config('claimtrail.actor', '00000000-0000-7000-8000-000000000002', true), pg_current_xact_id()`,
      );
      await new Promise((resolve) => setTimeout(resolve, 10));
      const now = new Date(Date.now() - 2).toISOString();
      expect((await world.get(`/claims?asOf=${now}`)).headers.get('claimtrail-settled')).toBe('false');
      expect((await world.get(`/claims?asOf=2020-01-01T00:00:00Z`)).headers.get('claimtrail-settled')).toBe('true');
      await writer.query('ROLLBACK');
      await writer.end();
      expect((await world.get(`/claims?asOf=${now}`)).headers.get('claimtrail-settled')).toBe('true');
    });

    it('is the same whenever it is asked, once settled, while others write', async () => {
      const instant = new Date(Date.now() - 5).toISOString();
      await world.get('/claims');
      const writes = Promise.all(
        Array.from({ length: 20 }, (_, i) => world.post('/claims', { ...STAKE_27, period: `${1900 + i}` })),
      );
      const readings = await Promise.all([1, 2, 3].map(() => world.get(`/claims?limit=200&asOf=${instant}`)));
      await writes;
      readings.push(await world.get(`/claims?limit=200&asOf=${instant}`));
      expect(new Set(readings.map(({ text }) => text)).size).toBe(1);
    });
  });

  describe('graph', () => {
    it('draws claims with the links and derivations between them, to a depth', async () => {
      const hit = (await world.post('/claims', { ...HIT_31, period: '2010' })).body.claim.id;
      const loss = (
        await world.post('/claims', {
          ...LOSS_115,
          period: '2010',
          derivations: [
            {
              method: 'back_calculation',
              formula: 'share / stake',
              inputs: { share: hit, stake: { constant: '27%', language: 'en' } },
            },
          ],
        })
      ).body.claim.id;
      const other = (await world.post('/claims', { ...LOSS_115, period: '2010', value: '$12 billion' })).body.claim.id;
      const link = await world.post('/links', {
        a: other,
        b: loss,
        kind: 'tension',
        reason: 'They come from one filing.',
      });
      expect([link.status, link.body.state, link.body.origin]).toEqual([201, 'confirmed', 'person']);
      expect((await world.post('/links', { a: loss, b: other, kind: 'tension' })).status).toBe(200);
      const near = await world.get(`/graph?claims=${hit}&depth=1`);
      expect(near.body.nodes.map(({ id, depth }: { id: string; depth: number }) => [id, depth])).toEqual([
        [hit, 0],
        [loss, 1],
      ]);
      expect(near.body.edges).toMatchObject([{ kind: 'derived_from', from: loss, to: hit, state: null, origin: null }]);
      const far = await world.get(`/graph?claims=${hit}&depth=2`);
      expect(far.body.nodes).toHaveLength(3);
      expect(far.body.edges.map(({ kind, state }: { kind: string; state: string }) => [kind, state])).toContainEqual([
        'tension',
        'confirmed',
      ]);
      expect((await world.get('/graph?subject=OpenAI&depth=0')).body.nodes.length).toBeGreaterThan(3);
      expect((await world.get('/graph')).status).toBe(400);
      expect((await world.get(`/graph?claims=${hit}&depth=11`)).status).toBe(400);
    });

    it('refuses links to itself, to nothing, and superseding without a correction', async () => {
      const { id } = (await world.post('/claims', STAKE_27)).body.claim;
      expect((await world.post('/links', { a: id, b: id, kind: 'context' })).body.type).toBe(
        '/problems/self-reference',
      );
      expect((await world.post('/links', { a: id, b: NOBODY, kind: 'context' })).body).toMatchObject({
        status: 422,
        errors: [{ pointer: '/b' }],
      });
      expect((await world.post('/links', { a: id, b: NOBODY, kind: 'supersedes' })).status).toBe(400);
    });
  });

  describe('the number of SQL statements', () => {
    it('does not grow with what a claim or a page of claims shows', async () => {
      const small = (await world.post('/claims', { ...HIT_31, period: '1990' })).body.claim.id;
      const speakers = Array.from({ length: 60 }, (_, i) => ({
        speaker: { name: 'Brad Gerstner' },
        stance: 'asserts',
        statedAt: `2025-10-${String((i % 30) + 1).padStart(2, '0')}`,
        wording: `$3.1 billion, ${i}`,
        language: 'en',
      }));
      const big = (await world.post('/claims', { ...HIT_31, period: '1991', statements: speakers })).body.claim.id;
      const count = async (path: string) => (await world.countingQueries(() => world.get(path))).queries.length;
      for (const part of ['', '/statements', '/derivations', '/links', '/history']) {
        expect(await count(`/claims/${big}${part}`)).toBe(await count(`/claims/${small}${part}`));
      }
      const one = await count('/claims?limit=1');
      expect(await count('/claims?limit=200')).toBe(one);
      expect({
        claim: await count(`/claims/${big}`),
        list: one,
        past: await count(`/claims/${big}?asOf=2026-01-01T00:00:00Z`),
      }).toEqual({ claim: 7, list: 8, past: 6 });
    });

    it('of logging does not grow with the number of statements', async () => {
      const log = async (period: string, n: number) => {
        const statements = Array.from({ length: n }, (_, i) => ({
          speaker: 'Sam Altman',
          stance: 'asserts',
          statedAt: '2025-10-31',
          wording: `$11.5 billion, ${i}`,
          language: 'en',
          source: `https://example.org/${period}/${i}`,
        }));
        const { queries, result } = await world.countingQueries(() =>
          world.post('/claims', { ...LOSS_115, period, statements }),
        );
        expect(result.status).toBe(201);
        return queries.length;
      };
      expect(await log('1981', 100)).toBe(await log('1982', 2));
    });
  });
});
