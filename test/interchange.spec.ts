import { get, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { ImportJobs } from '../src/interchange/import-jobs.service.js';
import { Jobs } from '../src/platform/jobs.js';
import { ended } from './support/jobs.js';
import { example as dossier, exampleText as dossierText, richDossier } from './support/rich-dossier.js';
import { type Reply, World } from './support/world.js';

const NDJSON = { 'content-type': 'application/x-ndjson' };
const NONE = { entities: 0, metrics: 0, sources: 0, relations: 0, claims: 0, statements: 0, derivations: 0, links: 0 };

const linesOf = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const imported = async (
  world: World,
  body: unknown,
  headers: Record<string, string> = {},
  query = '',
): Promise<Reply['body']> => ended(world, await world.post(`/imports?format=dossier${query}`, body, headers));

const changes = async (world: World): Promise<number> => {
  const [row] = await world.sql<{ n: number }>('SELECT count(*)::int AS n FROM history.change');
  return row?.n ?? -1;
};

describe('importing the dossier', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('only tries it with dryRun', async () => {
    const before = await changes(world);
    const job = await imported(world, dossierText, {}, '&dryRun=true');
    expect(job).toMatchObject({ state: 'done', errors: [] });
    expect(job.result.created).toMatchObject({ claims: 24, statements: 37 });
    expect(await changes(world)).toBe(before);
  });

  it('records all of it', async () => {
    const sent = await world.post('/imports?format=dossier', dossierText);
    expect(sent.headers.get('location')).toBe(`/api/v1/jobs/${sent.body.id}`);
    const job = await ended(world, sent);
    expect(job).toMatchObject({ kind: 'import', state: 'done', progress: { done: 66, total: 66 }, errors: [] });
    expect(job.result).toEqual({
      created: {
        entities: 17,
        metrics: 0,
        sources: 13,
        relations: 8,
        claims: 24,
        statements: 37,
        derivations: 6,
        links: 0,
      },
      existing: { ...NONE, metrics: 12 },
    });
    expect((await world.get('/claims?count=true')).body.total).toBe(24);
  });

  it('changes nothing the second time', async () => {
    const before = await changes(world);
    const job = await imported(world, dossierText);
    expect(job.result.created).toEqual(NONE);
    expect(job.result.existing).toMatchObject({ entities: 17, claims: 24, statements: 37, derivations: 6 });
    expect(await changes(world)).toBe(before);
    expect(await world.sql('SELECT * FROM job_input')).toEqual([]);
  });
});

const kinds = { entity: 'entities', metric: 'metrics', source: 'sources', claim: 'claims', link: 'links' } as const;

const typed = (whole: Partial<Record<string, object[]>>): object[] =>
  Object.entries(kinds).flatMap(([type, list]) => (whole[list] ?? []).map((one) => ({ type, ...one })));

const withBatches = (world: World, size: number): void =>
  void (world.app.get(ImportJobs, { strict: false }).batch = size);

describe('importing NDJSON', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('reads a dossier record by record', async () => {
    const records = typed(dossier);
    const job = await imported(world, linesOf([...records].reverse()), NDJSON);
    expect(job.errors).toEqual([]);
    expect(job.result.created).toMatchObject({ entities: 17, claims: 24, statements: 37, derivations: 6 });
  });
});

describe('what cannot be imported', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(async () => {
    const [left] = await world.sql<{ n: number }>(
      'SELECT (SELECT count(*) FROM entity) + (SELECT count(*) FROM claim) + (SELECT count(*) FROM job_input) AS n',
    );
    await world.stop();
    expect(Number(left?.n)).toBe(0);
  });

  const entity = (ref: string): object => ({ type: 'entity', ref, names: { en: `Oracle ${ref}` } });
  const claim = (ref: string, more: object): object => ({
    type: 'claim',
    ref,
    subject: 'a',
    metric: 'revenue',
    value: '$13 billion',
    language: 'en',
    period: '2025',
    ...more,
  });

  it.each([
    ['a broken line', '{"type":"entity"}\n{"type":', 400, 'Line 2'],
    ['a NUL', '\n{"type":"entity","ref":"a\\u0000"}', 400, 'Line 2'],
    ['half a pair', '{"type":"entity","ref":"a\\ud800"}', 400, 'Line 1'],
    ['no object', '[]', 400, 'Line 1'],
    ['bytes that are no UTF-8', new Uint8Array([123, 34, 255, 34, 125]), 400, 'Line 1'],
    ['a line that is too long', `{}\n${'x'.repeat(1_100_000)}`, 413, 'Line 2'],
  ])('refuses %s and keeps nothing', async (_, body, status, said) => {
    const answer = await world.post('/imports?format=dossier', body, NDJSON);
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringContaining(said)]);
    expect(await world.sql('SELECT * FROM job')).toEqual([]);
  });

  it('says which formats and types it reads', async () => {
    expect((await world.post('/imports?format=csv', {})).body.detail).toContain('dossier, ndjson');
    expect((await world.post('/imports?format=ndjson', {})).status).toBe(415);
    expect((await world.post('/imports?format=dossier', 'x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await world.post('/claims', '{}', NDJSON)).status).toBe(415);
    expect((await world.post('/imports?format=dossier', { claim: [] })).body.errors[0].pointer).toBe('/claim');
    const large = await world.post('/imports?format=dossier', { note: 'x'.repeat(33 * 1024 * 1024) });
    expect([large.status, large.body.detail]).toEqual([413, expect.stringContaining('NDJSON')]);
  });

  it('keeps nothing of a stream that breaks off', async () => {
    await new Promise<void>((resolve) => {
      const asked = request(`${world.url}/api/v1/imports?format=dossier`, { method: 'POST', headers: NDJSON });
      asked.once('error', () => resolve());
      asked.write(linesOf([entity('a')]));
      setTimeout(() => asked.destroy(), 100);
      asked.once('close', () => resolve());
    });
    await pause(200);
    expect(await world.sql('SELECT * FROM job')).toEqual([]);
  });

  it.each([
    ['two of one local name', [entity('a'), entity('a')], [2, 'already-exists', '/ref']],
    ['a type there is not', [{ type: 'person' }], [1, 'invalid-request', '/type']],
    ['an unknown field', [{ ...entity('a'), nome: 'x' }], [1, 'invalid-request', '/nome']],
    ['a name of another kind', [entity('a'), claim('c', { subject: 'c' })], [2, 'unknown-reference', '/subject']],
    [
      'an unknown statement',
      [entity('a'), claim('c', { statements: [{ speaker: 'a', stance: 'asserts', relays: 'x' }] })],
      [2, 'unknown-reference', '/statements/0/relays'],
    ],
    ['an unknown claim', [{ type: 'link', a: 'x', b: 'y', kind: 'context' }], [1, 'unknown-reference', '/a']],
    ['an unreadable value', [entity('a'), claim('c', { value: 'much' })], [2, 'unreadable-figure', '/value']],
  ])('names the line of %s', async (_, records, [at, code, text]) => {
    const job = await imported(world, linesOf(records), NDJSON);
    expect(job).toMatchObject({ state: 'failed', result: null });
    expect(job.errors[0]).toEqual({ at, code, text: expect.stringContaining(`${text}: `) });
  });

  it('names the place in a document', async () => {
    const job = await imported(world, { entities: [{ ref: 'a' }, { ref: 'b', names: {} }] });
    expect(job.errors.map(({ at }: { at: string }) => at)).toEqual(['/entities/0/names', '/entities/1/names']);
    expect(job.errorCount).toBe(job.errors.length);
  });

  it('finds circles of relays, within a batch and across', async () => {
    const relaying = (ref: string, value: string, other: string): object =>
      claim(`c${ref}`, { value, statements: [{ ref, speaker: 'a', stance: 'asserts', relays: other }] });
    const records = [entity('a'), relaying('x', '$13 billion', 'y'), relaying('y', '$14 billion', 'x')];
    for (const size of [1, 500]) {
      withBatches(world, size);
      const job = await imported(world, linesOf(records), NDJSON);
      expect(job.errors.map(({ at, code }: { at: number; code: string }) => [at, code])).toEqual([
        [2, 'cycle'],
        [3, 'cycle'],
      ]);
    }
  });
});

describe('jobs', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('are done once for an Idempotency-Key', async () => {
    const headers = { ...NDJSON, 'idempotency-key': 'k1' };
    const first = await world.post('/imports?format=dossier', linesOf(typed(dossier)), headers);
    const second = await world.post('/imports?format=dossier', linesOf(typed(dossier)), headers);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body.id).toBe(first.body.id);
    const other = await world.post('/imports?format=dossier', linesOf(typed(dossier).slice(1)), headers);
    expect(other.body.type).toBe('/problems/idempotency-key-reused');
    await ended(world, first);
  });

  it('can be watched until they end', async () => {
    const sent = await world.post('/imports?format=dossier', dossierText);
    const events = await world.get(`/jobs/${sent.body.id}/events`);
    expect(events.type).toBe('text/event-stream');
    expect(events.text).toMatch(/event: done\ndata: \{.*"state":"done".*\}\n\n$/s);
  });

  it('can be cancelled while they wait or run', async () => {
    withBatches(world, 1);
    const many = Array.from({ length: 3000 }, (_, n) => ({
      type: 'entity',
      ref: `o-${n}`,
      names: { en: `Oracle ${n}` },
    }));
    const running = await world.post('/imports?format=dossier', linesOf(many), NDJSON);
    const waiting = await world.post('/imports?format=dossier', linesOf(many), NDJSON);
    expect((await world.post(`/jobs/${waiting.body.id}/cancel`, undefined)).body.state).toBe('cancelled');
    for (let job = running; job.body.state === 'queued';) job = await world.get(`/jobs/${running.body.id}`);
    const answer = await world.post(`/jobs/${running.body.id}/cancel`, undefined);
    expect(answer.body).toMatchObject({ state: 'cancelled', result: null });
    await pause(600);
    expect((await world.get(`/jobs/${running.body.id}`)).body.state).toBe('cancelled');
    expect(await world.sql(`SELECT 1 FROM entity WHERE names->>'en' LIKE 'Oracle %'`)).toEqual([]);
    expect(await world.sql(`SELECT 1 FROM job_input`)).toEqual([]);
  });

  it('are shown to nobody else', async () => {
    const sent = await world.post('/imports?format=dossier', dossierText);
    await ended(world, sent);
    await world.sql(`UPDATE job SET owner_id = '00000000-0000-7000-8000-000000000003' WHERE id = $1`, [sent.body.id]);
    for (const path of ['', '/events']) expect((await world.get(`/jobs/${sent.body.id}${path}`)).status).toBe(404);
    expect((await world.post(`/jobs/${sent.body.id}/cancel`, undefined)).status).toBe(404);
  });

  it('are taken over from workers that died', async () => {
    const id = '01930000-0000-7000-8000-000000000001';
    await world.sql(
      `INSERT INTO job (id, kind, state, done, errors, parameters, desk_id, owner_id) VALUES ($1, 'import', 'running', 0, '[]',
         '{"format":"dossier","dryRun":false}', '00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-000000000002')`,
      [id],
    );
    await world.sql(`SELECT graphile_worker.add_job('job', json_build_object('id', $1::text), job_key := $1::text)`, [
      id,
    ]);
    await world.sql(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-dead', locked_at = now() - interval '1 minute', attempts = 1 WHERE key = $1`,
      [id],
    );
    const jobs = world.app.get(Jobs, { strict: false });
    await jobs.onModuleDestroy();
    await jobs.onApplicationBootstrap();
    for (let job; job?.body.state !== 'done'; job = await world.get(`/jobs/${id}`)) await pause(20);
  });
});

describe('exporting', () => {
  let one: World;
  let other: World;
  beforeAll(async () => void ([one, other] = await Promise.all([World.start(), World.start()])));
  afterAll(async () => void (await Promise.all([one.stop(), other.stop()])));

  it('gives a dossier that another instance imports and exports to the same bytes', async () => {
    await imported(one, dossierText);
    const first = await one.get('/exports?format=dossier');
    expect(first.status).toBe(200);
    expect(first.body.claims).toHaveLength(24);
    const job = await imported(other, first.text);
    expect(job.errors).toEqual([]);
    const second = await other.get('/exports?format=dossier');
    expect(second.text).toBe(first.text);
    const lines = await one.get('/exports?format=dossier', { accept: 'application/x-ndjson' });
    expect((await other.get('/exports?format=dossier', { accept: 'application/x-ndjson' })).text).toBe(lines.text);
  });

  it('does so with everything a dossier can hold, in batches of any size', async () => {
    withBatches(one, 1);
    const rich = await imported(one, richDossier);
    expect(rich.errors).toEqual([]);
    expect(rich.result.created.links).toBe(3);
    const first = await one.get('/exports?format=dossier');
    const before = await changes(one);
    const again = await imported(one, first.text);
    expect(again.errors).toEqual([]);
    expect(again.result.created).toEqual(NONE);
    expect(await changes(one)).toBe(before);
    expect((await imported(one, richDossier)).result.created).toEqual(NONE);
    const third = await World.start();
    try {
      withBatches(third, 7);
      const copied = await imported(third, first.text);
      expect(copied.errors).toEqual([]);
      expect(copied.result.existing).toMatchObject({ entities: 0, sources: 0, claims: 0, statements: 0 });
      const second = await third.get('/exports?format=dossier');
      expect(second.text).toBe(first.text);
      const claims = await third.get('/exports?format=ndjson');
      expect(claims.text.split('\n')).toHaveLength(first.body.claims.length + 1);
      const logged = await ended(third, await third.post('/imports?format=ndjson', claims.text, NDJSON));
      expect(logged.errors).toEqual([]);
      // What was said of and by an entity that was merged is, in the words of the world, of the other.
      expect(logged.result.created).toEqual({ ...NONE, claims: 1, statements: 1 });
      const [line = ''] = claims.text.split('\n');
      const posted = await third.post('/claims', line);
      expect([posted.status, posted.body.created]).toEqual([200, []]);
    } finally {
      await third.stop();
    }
  });

  it('exports what was recorded at an instant', async () => {
    const [row] = await one.sql<{ at: Date }>("SELECT max(at) AS at FROM history.change WHERE reason = 'import'");
    const [first] = await one.sql<{ at: Date }>("SELECT min(at) AS at FROM history.change WHERE reason = 'import'");
    const past = await one.get(`/exports?format=dossier&asOf=${first?.at.toISOString()}`);
    expect(past.headers.get('claimtrail-settled')).toBe('true');
    expect(past.body.claims).toHaveLength(24);
    const now = await one.get(`/exports?format=dossier&asOf=${row?.at.toISOString()}`);
    expect(now.text).toBe((await one.get('/exports?format=dossier')).text);
  });

  it('gives the connection back when the reader goes away', async () => {
    for (let i = 0; i < 15; i++) {
      await new Promise<void>((resolve) => {
        const asked = get(`${one.url}/api/v1/exports?format=dossier`, (answer) => {
          answer.once('close', () => resolve());
          answer.once('error', () => undefined);
          asked.destroy();
        });
      });
    }
    expect((await one.get('/exports?format=dossier')).status).toBe(200);
  });
});
