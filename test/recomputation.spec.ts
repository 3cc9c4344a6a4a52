import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { recomputeStale } from '../src/derivations/results.service.js';
import { standingLabels } from '../src/graph/standing.queries.js';
import { ImportJobs } from '../src/interchange/import-jobs.service.js';
import { Recomputations } from '../src/logbook/recomputations.service.js';
import { SOFTWARE, SYSTEM_PRINCIPAL } from '../src/platform/caller.js';
import { Jobs } from '../src/platform/jobs.js';
import { Transactions } from '../src/platform/transactions.js';
import { HIT_31, LOSS_115 } from './support/dossier.js';
import { type Reply, World } from './support/world.js';

type Json = Reply['body'];

const hit = (value: string, period: string): object => ({ ...HIT_31, value, period });
const loss = (period: string): object => ({ ...LOSS_115, period });

const logged = async (world: World, claim: object): Promise<string> => {
  const { status, body } = await world.post('/claims', claim);
  expect([200, 201]).toContain(status);
  return body.claim.id as string;
};

const derived = (world: World, claim: string, formula: string, inputs: object): Promise<Reply> =>
  world.post(`/claims/${claim}/derivations`, { method: 'formula', formula, inputs });

const shown = async (world: World, id: string): Promise<Json> => (await world.get(`/derivations/${id}`)).body;

const versions = async (world: World, id: string): Promise<number> =>
  (await world.get(`/derivations/${id}/results`)).body.items.length;

const superseded = async (world: World, id: string, value: string): Promise<string> => {
  const { status, body } = await world.post(`/claims/${id}/supersede`, { reason: 'Restated.', value, language: 'en' });
  expect(status).toBe(201);
  return body.claim.id as string;
};

/** Counts the statements that jobs send, those of their transactions among them, until all have ended. */
async function countingJobs(world: World, work: () => Promise<unknown>): Promise<readonly string[]> {
  const queries: string[] = [];
  const { db } = world.app.get(Jobs, { strict: false }) as unknown as { db: World['db'] };
  const { logger } = db;
  db.logger = { ...logger, logQuery: (query: string) => void queries.push(query) } as World['db']['logger'];
  try {
    await work();
    await world.quiet();
    return queries;
  } finally {
    db.logger = logger;
  }
}

/** A sheet in one import: of `n` claims each is derived from the root, and of as many each from the one before. */
async function imported(world: World, name: string, root: string, n: number): Promise<void> {
  const one = (kind: string, i: number, x: string): object => ({
    ...loss(String(1600 + i)),
    subject: `${kind} ${name}`,
    ref: `${kind}-${i}`,
    derivations: [{ method: 'formula', formula: '0.9 * x', inputs: { x: { claim: x } } }],
  });
  const claims = Array.from({ length: n }, (_, i) => [
    one('wide', i, root),
    one('deep', i, i === 0 ? root : `deep-${i - 1}`),
  ]);
  const sent = await world.post('/imports?format=dossier', { claims: claims.flat() });
  expect(sent.status).toBe(202);
  await world.quiet();
  const { body: job } = await world.get(`/jobs/${sent.body.id}`);
  expect([job.state, job.errors, job.result?.created.derivations]).toEqual(['done', [], 2 * n]);
}

describe('computing again, and nothing else', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    // Its statements grow with the number of batches.
    world.app.get(ImportJobs, { strict: false }).batch = 1000;
    world.app.get(Jobs, { strict: false }).progressEvery = Infinity;
  });
  afterAll(() => world.stop());

  /** Statements of the import, and of computing everything again after its root was corrected. */
  async function counted(name: string, year: string, n: number): Promise<readonly [number, number, number]> {
    const root = await logged(world, hit('$3.1 billion', year));
    const before = await countingJobs(world, () => imported(world, name, root, n));
    const stale = await world.sql('SELECT 1 FROM stale_derivation');
    expect(stale).toEqual([]);
    let request = 0;
    const again = await countingJobs(world, async () => {
      const { queries } = await world.countingQueries(() => superseded(world, root, '$3.3 billion'));
      request = queries.length;
    });
    const [rows] = await world.sql(
      `SELECT count(*)::int AS derivations, count(*) FILTER (WHERE r.version = 2)::int AS moved FROM derivation_result r JOIN derivation d ON d.id = r.id
       JOIN claim c ON c.id = d.claim_id JOIN entity e ON e.id = c.subject_id WHERE e.names::text LIKE $1`,
      [`% ${name}"%`],
    );
    expect(rows).toEqual({ derivations: 2 * n, moved: 2 * n });
    return [before.length, request, again.length];
  }

  it('takes as many statements for 600 formulas as for 60, of the import, of the change and of the job', async () => {
    const few = await counted('few', '1901', 30);
    const many = await counted('many', '1902', 300);
    expect(many).toEqual(few);
    // Of the import, of the change with its answer, and of the job.
    expect(Math.max(...many)).toBeLessThan(80);
  });

  it('finds a circle of derivations in one import, in whatever order and batches they come', async () => {
    const jobs = world.app.get(ImportJobs, { strict: false });
    const years = ['1951', '1952', '1953'] as const;
    const ids = await Promise.all(years.map((year) => logged(world, loss(year))));
    const one = (at: number): object => ({
      ...loss(years[at] ?? ''),
      derivations: [{ method: 'formula', formula: 'x', inputs: { x: { claim: ids[(at + 1) % 3] } } }],
    });
    const sent = async (order: readonly number[], batch: number): Promise<Json> => {
      jobs.batch = batch;
      const { body } = await world.post('/imports?format=dossier', { claims: order.map(one) });
      await world.quiet();
      return (await world.get(`/jobs/${body.id}`)).body;
    };
    try {
      for (const order of [
        [0, 1, 2],
        [2, 1, 0],
        [1, 0, 2],
      ]) {
        for (const batch of [1, 2, 1000]) {
          const { state, errors } = await sent(order, batch);
          expect([state, errors.map(({ code }: { code: string }) => code)]).toEqual(['failed', ['cycle']]);
        }
      }
      expect((await sent([1, 0], 1)).state).toBe('done');
    } finally {
      jobs.batch = 1000;
    }
  });

  it('takes as many statements for 50 derivations of a claim as for two', async () => {
    const root = await logged(world, hit('$3.1 billion', '1903'));
    const sent = async (year: string, n: number): Promise<number> => {
      const derivations = Array.from({ length: n }, (_, i) => ({
        method: 'formula',
        formula: `x / ${i + 2}`,
        inputs: { x: root },
      }));
      const { queries, result } = await world.countingQueries(() =>
        world.post('/claims', { ...loss(year), derivations }),
      );
      expect(result.status).toBe(201);
      const { body } = await world.get(`/claims/${result.body.claim.id}/derivations`);
      expect(new Set(body.items.map(({ state }: Json) => state))).toEqual(new Set(['current']));
      return queries.length;
    };
    expect(await sent('1904', 50)).toBe(await sent('1905', 2));
  });

  it('touches only what rests on what changed', async () => {
    const [one, other] = [
      await logged(world, hit('$3.1 billion', '1906')),
      await logged(world, hit('$3.1 billion', '1907')),
    ];
    const mine = await derived(world, await logged(world, loss('1906')), '2 * x', { x: one });
    const theirs = await derived(world, await logged(world, loss('1907')), '2 * x', { x: other });
    const { queries } = await world.countingQueries(() => superseded(world, one, '$3.2 billion'));
    expect(queries.filter((query) => query.includes('stale_derivation')).length).toBeGreaterThan(0);
    await world.quiet();
    expect([await versions(world, mine.body.id), await versions(world, theirs.body.id)]).toEqual([2, 1]);
    const [job] = await world.sql(`SELECT result FROM job WHERE kind = 'recomputation' ORDER BY id DESC LIMIT 1`);
    expect(job).toEqual({ result: { computed: 1, changed: 1 } });
  });

  it('sends nothing for derivations where none is concerned', async () => {
    const { queries } = await world.countingQueries(() => world.post('/claims', loss('1908')));
    expect(
      queries.filter((query) => /stale_derivation|derivation_result|pg_advisory_xact_lock\(\$3/.test(query)),
    ).toEqual([]);
  });
});

describe('several at once', () => {
  let world: World;
  let year = 1900;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const next = (): string => String(year++);

  /** Keeps results from being written; requests go on. */
  async function holdingResults<Result>(work: (release: () => Promise<void>) => Promise<Result>): Promise<Result> {
    const holder = new pg.Client({ connectionString: world.database.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE claimtrail.derivation_result IN SHARE MODE');
    try {
      return await work(async () => void (await holder.query('COMMIT')));
    } finally {
      await holder.end();
    }
  }

  const waitingJobs = async (): Promise<number[]> => {
    for (;;) {
      const rows = await world.sql<{ pid: number }>(
        `SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'claimtrail.derivation_result'::regclass`,
      );
      if (rows.length > 0) return rows.map(({ pid }) => pid);
      await pause(10);
    }
  };

  it('never let a claim rest on itself, whether by derivations or by corrections', async () => {
    for (let round = 0; round < 5; round++) {
      const [from, to, last] = [next(), next(), next()];
      const [a, b, c] = [
        await logged(world, loss(from)),
        await logged(world, loss(to)),
        await logged(world, loss(last)),
      ];
      expect((await derived(world, b, 'x', { x: a })).status).toBe(201);
      // c would take the place of a, and be computed from b, which is computed from a.
      const closing = await Promise.all([
        derived(world, c, 'x', { x: b }),
        world.post(`/claims/${a}/supersede`, { reason: 'Another year.', period: last }),
      ]);
      const refused = closing.filter(({ status }) => status === 422);
      expect(refused.map(({ body }) => body.type)).toEqual(['/problems/cycle']);
      expect(closing.filter(({ status }) => status === 200 || status === 201)).toHaveLength(1);
    }
  });

  it('never let a claim rest on itself by two corrections', async () => {
    for (let round = 0; round < 5; round++) {
      const years = [next(), next(), next(), next()] as const;
      const [a, b, c, d] = (await Promise.all(years.map((one) => logged(world, loss(one))))) as [
        string,
        string,
        string,
        string,
      ];
      expect((await derived(world, c, 'x', { x: a })).status).toBe(201);
      expect((await derived(world, d, 'x', { x: b })).status).toBe(201);
      const closing = await Promise.all([
        world.post(`/claims/${a}/supersede`, { reason: 'Another year.', period: years[3] }),
        world.post(`/claims/${b}/supersede`, { reason: 'Another year.', period: years[2] }),
      ]);
      expect(closing.map(({ status }) => status).sort()).toEqual([200, 422]);
      expect(closing.find(({ status }) => status === 422)?.body.type).toBe('/problems/cycle');
    }
    await world.quiet();
  });

  it('refuse what took the place of an input to be computed from the result', async () => {
    const [from, to] = [next(), next()];
    const [a, b] = [await logged(world, loss(from)), await logged(world, loss(to))];
    expect((await derived(world, b, 'x', { x: a })).status).toBe(201);
    const own = await world.post(`/claims/${a}/supersede`, { reason: 'Another year.', period: to });
    expect([own.status, own.body.type]).toEqual([422, '/problems/cycle']);
    expect((await world.get(`/claims/${a}/links`)).body.items).toEqual([]);
  });

  it('leave stale what is changed while it is computed, and compute it once more', async () => {
    const root = await logged(world, hit('$3.1 billion', next()));
    const { body } = await derived(world, await logged(world, loss(next())), '2 * x', { x: root });
    await holdingResults(async (release) => {
      const first = await superseded(world, root, '$3.3 billion');
      await waitingJobs();
      await superseded(world, first, '$3.6 billion');
      await release();
    });
    await world.quiet();
    const now = await shown(world, body.id);
    expect([now.state, now.result.point, await versions(world, body.id)]).toEqual(['current', '7200000000', 2]);
  });

  it('do no harm by computing the same again', async () => {
    const root = await logged(world, hit('$3.1 billion', next()));
    const { body } = await derived(world, await logged(world, loss(next())), '2 * x', { x: root });
    const act = { caller: SOFTWARE, reason: 'computed again' };
    const transactions = world.app.get(Transactions);
    await holdingResults(async (release) => {
      await superseded(world, root, '$3.4 billion');
      const twice = [1, 2, 3].map(() => transactions.write(act, (tx) => recomputeStale(tx, standingLabels)));
      await waitingJobs();
      await release();
      const changed = (await Promise.all(twice)).reduce((sum, one) => sum + one.changed, 0);
      expect(changed).toBeLessThanOrEqual(1);
    });
    await world.quiet();
    expect([(await shown(world, body.id)).result.point, await versions(world, body.id)]).toEqual(['6800000000', 2]);
  });

  it('lose nothing when the job is cut off in the middle', async () => {
    const root = await logged(world, hit('$3.1 billion', next()));
    const { body } = await derived(world, await logged(world, loss(next())), '2 * x', { x: root });
    await holdingResults(async (release) => {
      await superseded(world, root, '$3.5 billion');
      const pids = await waitingJobs();
      const app = new pg.Client({ connectionString: world.database.appUrl });
      await app.connect();
      await app.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [pids]);
      await app.end();
      expect((await shown(world, body.id)).state).toBe('stale');
      await release();
    });
    await world.quiet();
    expect([(await shown(world, body.id)).result.point, await versions(world, body.id)]).toEqual(['7000000000', 2]);
  });

  it('miss no change that is made while something new is computed from it', async () => {
    for (let round = 0; round < 8; round++) {
      const root = await logged(world, hit('$3.1 billion', next()));
      const middle = await logged(world, loss(next()));
      const last = await logged(world, loss(next()));
      expect((await derived(world, middle, '2 * x', { x: root })).status).toBe(201);
      const [made] = await Promise.all([
        derived(world, last, '2 * x', { x: middle }),
        superseded(world, root, '$3.5 billion'),
      ]);
      await world.quiet();
      const now = await shown(world, made.body.id);
      expect([now.state, now.result.point]).toEqual(['current', '14000000000']);
    }
  });

  it('compute at the next start what was never computed, and what a lost job has left', async () => {
    const root = await logged(world, hit('$3.1 billion', next()));
    const { body } = await derived(world, await logged(world, loss(next())), '2 * x', { x: root });
    // As an earlier version of the program has left it.
    const [old] = await world.sql<{ id: string }>('SELECT uuidv7()::text AS id');
    await world.sql(`BEGIN; SET LOCAL claimtrail.actor = '${SYSTEM_PRINCIPAL}'; DELETE FROM computing_rule;
      INSERT INTO derivation (id, claim_id, method, formula, identity, audience, desk_id, owner_id)
        SELECT '${old?.id}', claim_id, method, formula, 'another', audience, desk_id, owner_id FROM derivation WHERE id = '${body.id}';
      INSERT INTO derivation_input (id, derivation_id, name, position, claim_id, claim_version)
        SELECT uuidv7(), '${old?.id}', name, position, claim_id, claim_version FROM derivation_input WHERE derivation_id = '${body.id}'; COMMIT`);
    expect(await shown(world, old?.id ?? '')).toMatchObject({ state: 'stale', result: null, computedAt: null });
    await world.app.get(Recomputations, { strict: false }).onApplicationBootstrap();
    await world.quiet();
    expect(await shown(world, old?.id ?? '')).toMatchObject({
      state: 'current',
      result: { point: '6200000000' },
      movedBy: null,
      previous: null,
    });
    // By the same rules it gives the same, and there is nothing to be told.
    expect(await versions(world, body.id)).toBe(1);

    await world.sql(`INSERT INTO stale_derivation (derivation_id, mark, causes) VALUES ($1, uuidv7(), '[]')`, [
      body.id,
    ]);
    expect((await shown(world, body.id)).state).toBe('stale');
    await world.app.get(Recomputations, { strict: false }).onApplicationBootstrap();
    await world.quiet();
    expect((await shown(world, body.id)).state).toBe('current');
  });
});
