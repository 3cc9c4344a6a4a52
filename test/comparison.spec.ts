import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { Reevaluations } from '../src/detection/reevaluations.service.js';
import { ImportJobs } from '../src/interchange/import-jobs.service.js';
import { ended } from './support/jobs.js';
import { type Reply, World } from './support/world.js';

type Json = Reply['body'];

const revenue = (value: string, more: object = {}): object => ({
  subject: 'Oracle',
  metric: 'revenue',
  value,
  language: 'en',
  basis: 'actual',
  period: '2025',
  ...more,
});

const CSV = { 'content-type': 'text/csv' };

/** Round rates, so that nobody takes them for real ones. */
const RATES = 'Date,USD,JPY,\n2025-01-02,1.25,150,\n2024-12-31,1.25,150,\n';

describe('POST /comparisons', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const compared = async (a: unknown, b: unknown): Promise<Json> => {
    const { status, body } = await world.post('/comparisons', { a, b });
    expect(status).toBe(200);
    return body;
  };
  const refused = async (a: unknown, b: unknown): Promise<unknown[]> => {
    const { status, body } = await world.post('/comparisons', { a, b });
    return [status, body.type, body.errors?.[0]?.pointer];
  };

  it('compares claims that are recorded with such that are not, and writes nothing', async () => {
    const { id } = (await world.post('/claims', revenue('$13 billion'))).body.claim;
    const tables = ['claim', 'entity', 'metric', 'source', 'link', 'comparand', 'history.change'];
    const counts = async (): Promise<unknown> =>
      world.sql(`SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS "${table}"`).join(', ')}`);
    const before = await counts();
    const body = await compared(id, revenue('more than $13 billion'));
    expect(body).toMatchObject({
      a: { id, subject: { name: 'Oracle' } },
      b: { id: null, metric: { name: 'revenue' }, value: { figure: { kind: 'more_than' } } },
      verdict: 'tension',
      link: null,
    });
    const unknown = await compared(
      revenue('$3', { subject: 'Oraclee', metric: 'marketing budget' }),
      revenue('$40', { subject: 'Oraclee', metric: 'marketing budget' }),
    );
    expect(unknown).toMatchObject({ a: { subject: { id: null, name: 'Oraclee' } }, verdict: 'contradictory' });
    expect((await compared(revenue('$3'), revenue('$3', { subject: 'Xerox' }))).verdict).toBe('not_comparable');
    expect(await counts()).toEqual(before);
  });

  it('says the same whichever comes first', async () => {
    const [a, b] = [revenue('$13 billion'), revenue('$15–20 billion', { basis: undefined })];
    const [one, other] = [await compared(a, b), await compared(b, a)];
    expect({ ...one, a: 0, b: 0 }).toEqual({ ...other, a: 0, b: 0 });
    expect(one.couldBe).toContain('contradictory');
  });

  it('leaves the currency open where a number of money has none', async () => {
    const body = await compared(revenue('15 billion'), revenue('$13 billion'));
    expect(body).toMatchObject({ verdict: 'ambiguous', couldBe: expect.arrayContaining(['contradictory']) });
    expect(body.reasons.map(({ code }: { code: string }) => code)).toContain('currency_open');
    expect((await compared(revenue('undisclosed'), revenue('$13 billion'))).verdict).toBe('consistent');
  });

  it('refuses figures that contradict themselves', async () => {
    const exact = { type: 'quantity', figure: { kind: 'exact', lower: '1', upper: '2', unit: 'USD' } };
    const atLeast = { type: 'quantity', figure: { kind: 'at_least', lower: '1', upper: '10', unit: 'USD' } };
    for (const value of [exact, atLeast]) {
      const { status, body } = await world.post('/claims', { ...revenue(''), value });
      expect([status, body.errors[0].pointer]).toEqual([400, '/value/upper']);
    }
  });

  it('has one hash for what nothing is recorded of, however often and in which order it is asked', async () => {
    const named = (subject: unknown, value: string): object =>
      revenue(value, { subject, scope: { segment: 'cloud' }, metric: 'marketing budget' });
    const [a, b] = [named('Oraclee', '$3'), named({ name: 'ORACLEE', kind: 'organisation' }, '$40')];
    const found = [await compared(a, b), await compared(b, a), await compared(a, b)];
    expect(found[0].verdict).toBe('contradictory');
    for (const one of found) expect({ ...one, a: 0, b: 0 }).toEqual({ ...found[0], a: 0, b: 0 });
    const others = await compared(a, named('Oracleee', '$40'));
    expect(others.verdict).toBe('not_comparable');
    expect((await compared(named('Oracleee', '$40'), a)).hash).toBe(others.hash);
    const valued = (name: string): object =>
      revenue('x', { metric: 'chief executive', value: { type: 'entity', entity: { name } }, valueType: 'entity' });
    const [one, two] = [await compared(valued('A'), valued('B')), await compared(valued('B'), valued('A'))];
    expect([one.hash, one.verdict]).toEqual([two.hash, two.verdict]);
  });

  it('refuses what is no claim, and what cannot be understood', async () => {
    const fine = revenue('$13 billion');
    expect(await refused(fine, undefined)).toEqual([400, '/problems/invalid-request', '/b']);
    expect(await refused(fine, 7)).toEqual([400, '/problems/invalid-request', '/b']);
    expect(await refused(fine, 'Oracle')).toEqual([400, '/problems/invalid-request', '/b/id']);
    expect(await refused(fine, { ...fine, colour: 'red' })).toEqual([400, '/problems/invalid-request', '/b/colour']);
    const id = randomUUID();
    expect(await refused(fine, id)).toEqual([422, '/problems/unknown-reference', '/b']);
    expect(await refused(revenue('1.234', { language: undefined }), fine)).toEqual([
      422,
      '/problems/ambiguous-figure',
      '/a/value',
    ]);
    for (const name of ['Titan Media', 'Titan Media Group'])
      await world.post('/entities', { name, create: true, aliases: ['Titan'] });
    expect(await refused(fine, revenue('$1', { subject: 'Titan' }))).toEqual([
      422,
      '/problems/ambiguous-name',
      '/b/subject',
    ]);
    for (const body of [null, [], 'x', { a: fine, b: fine, c: 1 }, { a: { a: {} }, b: [] }])
      expect((await world.post('/comparisons', body as object)).status).toBe(400);
  });

  it('takes as many statements for two ids as ever', async () => {
    const [a, b] = await Promise.all(
      ['$21 billion', '$22 billion'].map(async (value) => (await world.post('/claims', revenue(value))).body.claim.id),
    );
    const { queries } = await world.countingQueries(() => compared(a, b));
    // One of them says who asks, one whether what the claims say may be told.
    expect(queries).toHaveLength(8);
  });
});

describe('the queue of contradictions', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    for (let year = 1950; year < 1956; year++)
      for (const n of [0, 1])
        await world.post('/claims', revenue(`$${13 + n * (year - 1948)} billion`, { period: String(year) }));
    await world.post('/claims', revenue('more than $13 billion', { period: '1950' }));
    for (const value of ['20%', '30%']) {
      const stake = {
        ...revenue(value, { period: 'as of 1960-01-01' }),
        metric: 'ownership-stake',
        subject: 'Microsoft',
      };
      expect((await world.post('/claims', stake)).status).toBe(201);
    }
  });
  afterAll(() => world.stop());

  it('comes largest gap first, page by page, with the same items whatever the size of the page', async () => {
    const { body } = await world.get('/contradictions?limit=200&count=true');
    const gaps = body.items.map(({ gap }: Json) => (gap === null ? -1 : Number(gap.relative)));
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    expect(gaps.at(-1)).toBe(-1);
    expect(body.total).toBe(body.items.length);
    expect(body.items[0].a).toHaveProperty('counts.contradictions');
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const page = (await world.get(`/contradictions?limit=2${cursor}`)).body;
      paged.push(...page.items.map(({ id }: Json) => id));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(body.items.map(({ id }: Json) => id));
  });

  it('is narrowed by state, kind, subject and metric', async () => {
    const all = (await world.get('/contradictions')).body.items as Json[];
    const [first] = all;
    await world.post(`/links/${first.id}/dismiss`, { reason: 'Another segment.' });
    const ids = async (query: string): Promise<string[]> =>
      (await world.get(`/contradictions?${query}`)).body.items.map(({ id }: Json) => id);
    expect(await ids('')).not.toContain(first.id);
    expect(await ids('state=dismissed')).toEqual([first.id]);
    expect(await ids('state=all')).toContain(first.id);
    expect(await ids('kind=tension')).toHaveLength(all.filter(({ kind }) => kind === 'tension').length);
    expect(await ids('state=all&subject=Microsoft')).toHaveLength(1);
    expect(await ids('state=all&metric=ownership-stake')).toHaveLength(1);
    expect(await ids('metric=ownership-stake&subject=Oracle')).toEqual([]);
    for (const wrong of ['state=open', 'kind=supports', 'cursor=x', 'cursor=WyJ4IiwieSJd', 'limit=0'])
      expect((await world.get(`/contradictions?${wrong}`)).status).toBe(400);
  });

  it('is read as it was, with the verdicts of that time', async () => {
    const { body } = await world.get('/contradictions?limit=200&state=all');
    const at = new Date().toISOString();
    await pause(5);
    await world.post('/claims', revenue('$99 billion', { period: '1955' }));
    const past = await world.get(`/contradictions?limit=200&state=all&asOf=${at}`);
    expect(past.body).toEqual(body);
    const [{ a }] = body.items;
    expect((await world.get(`/claims/${a.id}/comparisons?asOf=${at}`)).status).toBe(200);
  });

  it('is read page by page as it was, whatever has become of it', async () => {
    const at = new Date().toISOString();
    const then = (await world.get(`/contradictions?limit=200&asOf=${at}`)).body.items as Json[];
    await pause(5);
    for (const { id } of then.slice(1, 3)) await world.post(`/links/${id}/dismiss`, { reason: 'Another segment.' });
    await world.post('/claims', revenue('$77 billion', { period: '1954' }));
    const paged: Json[] = [];
    for (let cursor = ''; ;) {
      const page = (await world.get(`/contradictions?limit=1&asOf=${at}${cursor}`)).body;
      paged.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(then);
  });

  it('takes as many statements to judge a link of a claim with many conflicts as with few', async () => {
    const judged = async (period: string, values: number): Promise<number> => {
      for (let n = 0; n < values; n++) await world.post('/claims', revenue(`$${13.5 + n * 3} billion`, { period }));
      const { body } = await world.post('/claims', revenue('$999 billion', { period }));
      const sent = world.countingQueries(() => world.post(`/links/${body.comparisons[0].link}/confirm`, {}));
      return (await sent).queries.length;
    };
    expect(await judged('1971', 12)).toBe(await judged('1970', 2));
  });

  it.each([
    ['the queue', () => '/contradictions'],
    ['that of a subject', () => '/contradictions?subject=Oracle'],
    ['the comparisons of a claim', () => '/claims/CLAIM/comparisons?verdict=contradictory'],
  ])('takes as many statements for many as for few: %s', async (_, path) => {
    const [claim] = await world.sql<{ id: string }>(`SELECT id FROM claim WHERE period_label = '1950' LIMIT 1`);
    const asked = `${path().replace('CLAIM', claim?.id ?? '')}${path().includes('?') ? '&' : '?'}limit=`;
    const few = await world.countingQueries(() => world.get(`${asked}1`));
    const many = await world.countingQueries(() => world.get(`${asked}200`));
    expect(many.queries.length).toBe(few.queries.length);
  });
});

describe('money in several currencies', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const stock = (value: string, more: object = {}): object => ({
    ...revenue(value, { period: '2025-01-01', ...more }),
    metric: 'contract-value',
    scope: { counterparty: 'Microsoft' },
  });

  it('is compared when rates are recorded, and again when they change', async () => {
    const dollars = (await world.post('/claims', stock('$13 billion'))).body.claim.id;
    const euros = (await world.post('/claims', stock('20 billion euros'))).body.claim.id;
    const before = await world.post('/comparisons', { a: dollars, b: euros });
    expect(before.body).toMatchObject({ verdict: 'not_comparable', rates: null });
    expect(before.body.reasons.map(({ code }: Json) => code)).toContain('no_rate');

    const job = await ended(world, await world.post('/imports?format=rates', RATES, CSV));
    expect(job).toMatchObject({
      kind: 'rates',
      state: 'done',
      result: { created: { rates: 4 }, existing: { rates: 0 } },
    });
    await world.quiet();
    const [link] = (await world.get(`/claims/${dollars}/links`)).body.items;
    expect(link).toMatchObject({
      kind: 'contradicts',
      origin: 'detector',
      verdict: 'contradictory',
      rates: job.result.name,
    });
    expect((await world.post('/comparisons', { a: euros, b: stock('$25 billion') })).body).toMatchObject({
      verdict: 'consistent',
      rates: job.result.name,
    });
    const again = await ended(world, await world.post('/imports?format=rates', RATES, CSV));
    expect(again.result).toEqual({ created: { rates: 0 }, existing: { rates: 4 }, name: job.result.name });

    const other = await ended(
      world,
      await world.post('/imports?format=rates', 'Date,USD\n2025-01-02,1.25\n2024-12-31,0.65\n', CSV),
    );
    expect(other.result.created).toEqual({ rates: 1 });
    await world.quiet();
    expect((await world.get(`/links/${link.id}`)).body).toMatchObject({
      state: 'resolved',
      settled: 'agrees',
      verdict: 'consistent',
    });
  });

  it('says which line of a file is wrong, and records nothing of it', async () => {
    const job = await ended(
      world,
      await world.post('/imports?format=rates', 'Date,USD\n2025-01-03,1\n2025-01-04,zero\n', CSV),
    );
    expect(job).toMatchObject({ state: 'failed', errors: [{ at: 3, code: 'invalid-request' }] });
    const tried = await ended(
      world,
      await world.post('/imports?format=rates&dryRun=true', 'Date,USD\n2025-01-03,1\n', CSV),
    );
    expect(tried).toMatchObject({ state: 'done', result: { created: { rates: 1 } } });
    expect(await world.sql(`SELECT 1 FROM rate WHERE day = '2025-01-03'`)).toEqual([]);
    for (const [body, type] of [
      [{}, {}],
      ['Date,USD\n', { 'content-type': 'application/x-ndjson' }],
    ] as const)
      expect((await world.post('/imports?format=rates', body, type)).status).toBe(415);
    expect((await world.post('/imports?format=dossier', RATES, CSV)).status).toBe(415);
    expect((await world.post('/claims', RATES, CSV)).status).toBe(415);
    expect((await world.post('/imports?format=rates', new Uint8Array([0xff, 0xfe]), CSV)).status).toBe(400);
  });
});

describe('new rules', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    for (let year = 1900; year < 1930; year++)
      for (const value of ['$13 billion', '$17 billion'])
        await world.post('/claims', revenue(value, { period: String(year) }));
  });
  afterAll(() => world.stop());

  const act = (sql: string): Promise<unknown> =>
    world.sql(`BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000001'; ${sql}; COMMIT`);

  it('compare everything again, batch by batch, and once', async () => {
    await act(
      `UPDATE link SET rule = 'old', verdict = 'tension'; UPDATE comparison_rule SET rule = 'old'; DELETE FROM comparand`,
    );
    const reevaluations = world.app.get(Reevaluations, { strict: false });
    reevaluations.batch = 7;
    await reevaluations.onApplicationBootstrap();
    await reevaluations.onApplicationBootstrap();
    const jobs = await world.sql(`SELECT id FROM job WHERE kind = 'reevaluation'`);
    expect(jobs).toHaveLength(1);
    await world.quiet();
    expect(await world.sql(`SELECT DISTINCT rule, verdict FROM link`)).toEqual([
      { rule: 'comparison-1', verdict: 'contradictory' },
    ]);
    expect(await world.sql(`SELECT rule FROM comparison_rule`)).toEqual([{ rule: 'comparison-1' }]);
    expect(await world.sql(`SELECT count(*)::int AS n FROM comparand`)).toEqual([{ n: 60 }]);
  });

  it('go on where a process ended, and stop when they are cancelled', async () => {
    await act(`UPDATE link SET rule = 'old'`);
    const reevaluations = world.app.get(Reevaluations, { strict: false });
    reevaluations.batch = 1;
    const sent = await world.post('/reevaluations', undefined);
    expect(sent.status).toBe(202);
    let job = sent.body;
    while (job.progress.done < 3 && job.state !== 'done') job = (await world.get(`/jobs/${sent.body.id}`)).body;
    const cancelled = await world.post(`/jobs/${sent.body.id}/cancel`, undefined);
    expect(cancelled.body.state).toBe('cancelled');
    await pause(200);
    const open = await world.sql<{ n: number }>(`SELECT count(*)::int AS n FROM link WHERE rule = 'old'`);
    expect(open[0]?.n).toBeGreaterThan(0);
    expect(open[0]?.n).toBeLessThan(30);

    // As if another process took it up after this one had died in the middle.
    await act(`UPDATE link SET rule = 'done already' WHERE rule <> 'old'`);
    await world.sql(`UPDATE job SET state = 'running' WHERE id = $1`, [sent.body.id]);
    await world.sql(`SELECT graphile_worker.add_job('job', json_build_object('id', $1::text), job_key := $1)`, [
      sent.body.id,
    ]);
    expect(await ended(world, { ...sent, body: sent.body })).toMatchObject({ state: 'done', result: { compared: 60 } });
    const rules = await world.sql<{ rule: string }>(`SELECT DISTINCT rule FROM link ORDER BY rule`);
    expect(rules.map(({ rule }) => rule)).toEqual(['comparison-1', 'done already']);
  });
});

describe('comparing again', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    for (let year = 1900; year < 1920; year++)
      await world.post('/claims', revenue('$13 billion', { period: String(year) }));
  });
  afterAll(() => world.stop());

  const begin = (body?: unknown): Promise<Reply> => world.post('/reevaluations', body);

  it('takes no body, or an empty one', async () => {
    for (const body of [{ of: 'everything' }, [], [{}], null, '"x"', '1'])
      expect([body, (await begin(body)).status]).toEqual([body, 400]);
    expect(await world.sql(`SELECT 1 FROM job`)).toEqual([]);
    for (const body of [undefined, {}]) expect((await ended(world, await begin(body))).state).toBe('done');
  });

  it('is the job that has not begun yet, for two at once', async () => {
    const holder = new pg.Client({ connectionString: world.database.ownerUrl });
    await holder.connect();
    try {
      await holder.query(`BEGIN; LOCK TABLE comparand IN ACCESS EXCLUSIVE MODE`);
      const sent = await Promise.all([begin(), begin({}), begin()]);
      expect(sent.map(({ status }) => status)).toEqual([202, 202, 202]);
      const ids = new Set(sent.map(({ body }) => body.id));
      ids.add((await begin()).body.id);
      expect(ids.size).toBe(1);
      // What has begun may have passed by what was recorded since.
      await world.sql(`UPDATE job SET parameters = parameters || '{"after": ["", "", ""]}' WHERE id = $1`, [...ids]);
      const later = await begin();
      expect(ids).not.toContain(later.body.id);
      expect((await begin()).body.id).toBe(later.body.id);
    } finally {
      await holder.query('ROLLBACK');
      await holder.end();
    }
    await world.quiet();
  });

  it('lets an import go first, and goes on after it', async () => {
    world.app.get(Reevaluations, { strict: false }).batch = 1;
    const pass = await begin();
    while ((await world.get(`/jobs/${pass.body.id}`)).body.progress.done === 0) await pause(5);
    const sent = await world.post('/imports?format=dossier', {
      entities: [{ ref: 'openai', kind: 'organisation', names: { en: 'OpenAI' } }],
    });
    expect((await ended(world, sent)).state).toBe('done');
    expect(await ended(world, pass)).toMatchObject({ state: 'done', result: { compared: 20 } });
    const order = await world.sql<{ kind: string }>(`SELECT kind FROM job WHERE id = ANY($1) ORDER BY finished_at`, [
      [pass.body.id, sent.body.id],
    ]);
    expect(order.map(({ kind }) => kind)).toEqual(['import', 'reevaluation']);
  });
});

describe('a topic of more conflicts than are linked', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const links = (): Promise<unknown[]> => world.sql('SELECT id, version FROM link ORDER BY id');
  const compareAgain = async (): Promise<void> =>
    void expect((await ended(world, await world.post('/reevaluations', {}))).state).toBe('done');

  it('keeps its links when everything is compared again, however its claims were recorded', async () => {
    const claims = Array.from({ length: 160 }, (_, n) => revenue(`$${13 + ((n * 89) % 160) * 5} billion`));
    const imported = claims.slice(0, 140).map((claim, n) => ({ ...claim, subject: '#oracle', ref: `claim-${n}` }));
    const entities = [{ ref: 'oracle', kind: 'organisation', names: { en: 'Oracle' } }];
    world.app.get(ImportJobs, { strict: false }).batch = 30;
    const sent = await world.post('/imports?format=dossier', { entities, claims: imported });
    expect(await ended(world, sent)).toMatchObject({ state: 'done', errors: [] });
    for (const [n, claim] of claims.entries())
      if (n >= imported.length) expect((await world.post('/claims', claim)).body.conflicts.total).toBe(n);
    const recorded = await links();
    expect(recorded).toHaveLength((101 * 100) / 2 + 59 * 100);
    await compareAgain();
    expect(await links()).toEqual(recorded);
    const [{ id }] = (await world.sql<{ id: string }>('SELECT id FROM claim ORDER BY id LIMIT 1')) as [{ id: string }];
    await world.post(`/claims/${id}/statements`, { speaker: 'Sam Altman', stance: 'asserts' });
    await compareAgain();
    const stated = await links();
    expect(stated.length).toBeGreaterThanOrEqual(recorded.length);
    await compareAgain();
    expect(await links()).toEqual(stated);
  });
});

describe('topics', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    for (const value of ['748 million', '749 million', '760 million', 'between 700 and 755 million'])
      await world.post('/claims', revenue(`$${value}`.replace('$between', 'between $'), { period: '2024' }));
    await world.post('/claims', { ...revenue('$1.1 billion', { period: '2023' }), metric: 'net-loss' });
    await world.post('/claims', { ...revenue('$-1.7 billion', { period: '2023' }), metric: 'net-income' });
  });
  afterAll(() => world.stop());

  it('fall into groups with the pairs that conflict and the largest sets that can be right together', async () => {
    const { status, body } = await world.get('/topics?subject=Oracle&metric=revenue');
    expect([status, body.truncated, body.items.length]).toEqual([200, false, 1]);
    const [group] = body.items;
    const words = new Map<string, string>(
      group.claims.first.map(({ id, value }: Json) => [id, value.figure.asWritten]),
    );
    expect(group.claims.count).toBe(4);
    const sets = group.consistent.first.map(({ claims }: Json) => claims.map((id: string) => words.get(id)).sort());
    expect(group.consistent.count).toBe(sets.length);
    expect(sets.length).toBeGreaterThan(1);
    expect(group.conflicts.count).toBe(group.conflicts.first.length);
    for (const { a, b } of group.conflicts.first) {
      const { body: compared } = await world.post('/comparisons', { a, b });
      expect(compared.verdict).toBe('contradictory');
    }
  });

  it('come page by page, and with the inverse metric', async () => {
    const all = (await world.get('/topics?subject=Oracle')).body.items as Json[];
    expect(all).toHaveLength(2);
    const first = (await world.get('/topics?subject=Oracle&limit=1')).body;
    const second = (await world.get(`/topics?subject=Oracle&limit=1&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items]).toEqual(all);
    expect(second.nextCursor).toBeNull();
    const losses = (await world.get('/topics?subject=Oracle&metric=net-income')).body.items;
    expect(losses).toMatchObject([{ claims: { count: 2 }, conflicts: { count: 1 } }]);
    for (const wrong of [
      '',
      'subject=Nobody',
      'subject=Oracle&metric=nothing',
      'subject=Oracle&cursor=x',
      'subject=Oracle&limit=51',
    ])
      expect((await world.get(`/topics?${wrong}`)).status).toBe(400);
  });

  it('have conflicts across groups in a list of their own', async () => {
    expect((await world.get('/topics?subject=Oracle')).body.acrossGroups).toEqual({ count: 0, first: [] });
    const part = await world.post('/claims', revenue('$9 billion', { period: '2024-01-01/2024-10-01' }));
    const { items, acrossGroups } = (await world.get('/topics?subject=Oracle&metric=revenue')).body;
    expect(items).toHaveLength(2);
    expect(acrossGroups.count).toBe(part.body.conflicts.total);
    expect(acrossGroups.first.map(({ link }: Json) => link).sort()).toEqual(
      part.body.comparisons.map(({ link }: Json) => link).sort(),
    );
    expect(acrossGroups.first[0].kind).toBe('contradicts');
    await world.post(`/links/${acrossGroups.first[0].link}/dismiss`, { reason: 'Another segment.' });
    const after = (await world.get('/topics?subject=Oracle&metric=revenue&limit=1')).body.acrossGroups;
    expect(after.count).toBe(acrossGroups.count - 1);
  });

  it('take as many statements for many claims as for few', async () => {
    const few = await world.countingQueries(() => world.get('/topics?subject=Oracle&metric=net-income'));
    const many = await world.countingQueries(() => world.get('/topics?subject=Oracle&metric=revenue'));
    expect(many.queries.length).toBe(few.queries.length);
  });
});
