import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { migrate } from '../src/app/database.js';
import { setUpLink } from './support/accounts.js';
import { contentsOf, emptyDatabase, fill, migrateUntilRights, tablesOf, undoRights } from './support/before-rights.js';
import { Browser } from './support/browser.js';
import type { FreshDatabase } from './support/database.js';
import { type Person, type Reply, World } from './support/world.js';

/** Moments of what is in before-rights.sql: after the import, and before the worker was stopped. */
const IMPORTED = '2025-11-26T08:44:38.188Z';
const CHANGED = '2025-11-26T08:44:41.398Z';

/** What that instance exported then, as SHA-256: the export of a settled moment stays the same. */
const EXPORTED = {
  [`/exports?format=dossier&asOf=${IMPORTED}`]: 'cf12dc36191e3eed7ef34f3e22ed64b5afafc995de764cab971baeea0d9892b3',
  [`/exports?format=dossier&asOf=${CHANGED}`]: 'f50d42739a7608eb5274f9482d5de55b39e25efba3b60149e9132f76811b975b',
};

/** What exports did not say then: that a claim is rejected. */
const SAID_SINCE = /,\s*"standing": ?"rejected"/g;

/** The job that waited when the instance ended. */
const WAITING = '01a21707-4282-70c0-b3e5-7f0d91a00ba6';

/** Who was protected then: names that their owner alone reads. */
const PROTECTED = /Dylan Patel|Sarah Friar \(2\)|Payments \(2\)/;

/** What migrations add to on purpose: people get roles and memberships. */
const ADDED_TO = ['claimtrail.principal', 'history.principal', 'history.change'];

/** What makes everything be compared again, as rights are part of it now. */
const FORGOTTEN = 'claimtrail.comparison_rule';

/** What was corrected under an Idempotency-Key, and with what. */
const LOSS_31 = '01a21707-3057-7200-a4c3-f4d218f269f8';
const CORRECTION = {
  ...{ subject: 'Microsoft', metric: 'equity-method-loss', value: '$3.2 billion', language: 'en', basis: 'actual' },
  ...{ scope: { investee: 'OpenAI', tax: 'after' }, period: 'FY2026 Q1', reason: 'misread' },
};

const REVENUE_13 = '01a21707-3056-72b0-86b1-efc735ac0558';

async function upgraded(): Promise<{ database: FreshDatabase; before: Contents; after: Contents; tables: Tables }> {
  const database = await emptyDatabase();
  await migrateUntilRights(database.ownerUrl);
  await fill(database);
  const tables = await tablesOf(database.ownerUrl);
  const before = await contentsOf(database.ownerUrl, tables);
  await migrate(database.ownerUrl);
  return { database, before, after: await contentsOf(database.ownerUrl, tables), tables };
}
type Tables = Awaited<ReturnType<typeof tablesOf>>;
type Contents = Awaited<ReturnType<typeof contentsOf>>;

const without = (contents: Contents, left: readonly string[] = [...ADDED_TO, FORGOTTEN]) =>
  Object.fromEntries(Object.entries(contents).filter(([table]) => !left.includes(table)));

describe('an instance of before there were accounts', () => {
  let world: World;
  let database: FreshDatabase;
  let [before, after, tables]: [Contents, Contents, Tables] = [{}, {}, {}];
  /** Whoever sat at the machine has made the first account. */
  let owner: Browser;
  let colleague: Person;
  let stranger: Person;
  beforeAll(async () => {
    ({ database, before, after, tables } = await upgraded());
    await asOwner(`SELECT graphile_worker.add_job('job', json_build_object('id', id), job_key := id::text, max_attempts := 5,
      run_at := now() + interval '1 hour') FROM job WHERE state = 'queued'`);
    world = await World.on(database);
    owner = new Browser(world);
    const account = { name: 'User of this computer', email: 'chief@newsroom.test', password: 'gravel teacup at noon' };
    // Their name is what they were called so far: nothing of them changes, and the account is made all the same.
    expect(await owner.redeem(await setUpLink(world), account)).toMatchObject({ status: 201 });
    colleague = await world.person({ name: 'A colleague' });
    stranger = await world.person({ name: 'Somebody elsewhere', desks: ['Politics'] });
  });
  afterAll(() => world.stop());

  const asOwner = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const claims = async (asks: Browser | Person, asOf = ''): Promise<Reply['body'][]> =>
    (await asks.get(`/claims?limit=200${asOf && `&asOf=${asOf}`}`)).body.items;
  const everything = async (asks: Browser | Person, asOf = ''): Promise<string> => {
    const [query, and] = [asOf && `?asOf=${asOf}`, asOf && `&asOf=${asOf}`];
    const paths = ['claims', 'entities', 'sources', 'contradictions'].map((list) => `/${list}?limit=200${and}`);
    paths.push(`/exports?format=dossier${and}`, `/exports?format=ndjson${and}`, `/entities?q=patel${and}`);
    // The newest, among which are those of the desk and of people who are protected, and the one that most is said of.
    for (const id of [REVENUE_13, ...(await claims(asks, asOf)).slice(0, 12).map((claim) => claim.id)])
      for (const part of ['/statements', '/derivations', '/provenance', '/history'])
        paths.push(`/claims/${id}${part}${query}`);
    const answers = await Promise.all(paths.map((path) => asks.get(path)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    return answers.map(({ text }) => text).join('\n');
  };

  it('held something in every table there was', () => {
    expect(Object.keys(before).length).toBeGreaterThan(40);
    expect(Object.entries(before).filter(([, { rows }]) => rows === 0)).toEqual([]);
  });

  it('has every row and every version as it was', () => {
    expect(without(after)).toEqual(without(before));
    for (const table of ADDED_TO) expect(after[table]?.rows).toBeGreaterThanOrEqual(before[table]?.rows ?? 0);
  });

  it('exports any past moment as it did then, for whom it belonged to', async () => {
    for (const [path, digest] of Object.entries(EXPORTED)) {
      const { text } = await owner.get(path);
      const then = text.replaceAll(SAID_SINCE, '');
      expect([path, createHash('sha256').update(then).digest('hex')]).toEqual([path, digest]);
    }
    // What is passed on is counted in one order whoever asks, and nothing twice.
    const { text } = await owner.get(`/exports?format=ndjson&asOf=${IMPORTED}`);
    const refs = [...text.matchAll(/"ref":"statement-(\d+)"/g)].map(([, n]) => Number(n)).sort((a, b) => a - b);
    expect(refs).toEqual(refs.map((_, i) => i + 1));
    expect(refs.length).toBeGreaterThan(2);
  });

  it('tells what was changed, by whom and why', async () => {
    const { items } = (await colleague.get(`/claims/${REVENUE_13}/history`)).body;
    expect(items).toMatchObject([
      { version: 3, reason: 'as it was said', actor: { name: 'User of this computer' } },
      { version: 2, reason: 'in a sentence', changes: [{ path: 'text', before: null }] },
      { version: 1, reason: 'import', operation: 'created' },
    ]);
    expect((await stranger.get(`/claims/${REVENUE_13}/history`)).body.items).toEqual(items);
    const then = await stranger.get(`/claims/${REVENUE_13}?asOf=${IMPORTED}`);
    expect(then.body).toMatchObject({ id: REVENUE_13, version: 1, text: null });
  });

  it('shows the owner whom they protected, and colleagues what the owner says of them, in the past too', async () => {
    expect(await everything(owner)).toMatch(PROTECTED);
    for (const asks of [colleague, stranger])
      for (const asOf of ['', IMPORTED, CHANGED]) expect(await everything(asks, asOf)).not.toMatch(PROTECTED);
    expect(await everything(colleague)).toContain('an analyst familiar with the matter');
  });

  it('shows another desk what is not meant for the newsroom desk alone', async () => {
    for (const asOf of ['', IMPORTED, CHANGED]) {
      const [all, theirs] = [await claims(colleague, asOf), await claims(stranger, asOf)];
      const ids = (items: Reply['body'][]) => items.map(({ id }) => id);
      expect(ids(all)).toEqual(ids(await claims(owner, asOf)));
      // A claim that was widened since is read by all, also as it was when it was the desk's.
      const desks = (await claims(colleague)).filter(({ audience }) => audience === 'desk').map(({ id }) => id);
      expect(ids(theirs)).toEqual(ids(all).filter((id) => !desks.includes(id)));
      expect(theirs.length).toBeGreaterThan(30);
      expect(await everything(stranger, asOf)).not.toMatch(
        /"\$12 billion|\$2\.9 billion|an analyst familiar|notes of a call/,
      );
      for (const id of desks) expect((await stranger.get(`/claims/${id}`)).status).toBe(404);
    }
  });

  it('has links for those who read both ends and what makes them', async () => {
    const wrong = await world.sql(
      `SELECT l.id FROM link l JOIN claim a ON a.id = l.a_id JOIN claim b ON b.id = l.b_id LEFT JOIN statement s ON s.id = l.statement_id
       CROSS JOIN LATERAL (SELECT audience_key(a.audience, a.desk_id) AS a, audience_key(b.audience, b.desk_id) AS b) k
       WHERE (l.a_readership, l.b_readership, l.own_readership) IS DISTINCT FROM
         (k.a, k.b, CASE WHEN s.audience = 'desk' AND s.desk_id::text NOT IN (k.a, k.b) THEN s.desk_id::text ELSE 'public' END)
       UNION ALL SELECT h.id FROM history.link h JOIN link l ON l.id = h.id
       WHERE (h.a_readership, h.b_readership, h.own_readership) IS DISTINCT FROM (l.a_readership, l.b_readership, l.own_readership)`,
    );
    expect(wrong).toEqual([]);
    const narrow = await world.sql<{ id: string }>(`SELECT id FROM link WHERE own_readership <> 'public'`);
    expect(narrow).toHaveLength(1);
    const conflicts = async (asks: Browser | Person, asOf = '') =>
      (await asks.get(`/contradictions?limit=200${asOf}`)).body.items.map(({ id }: { id: string }) => id);
    for (const asOf of ['', `&asOf=${CHANGED}`]) {
      const theirs = await conflicts(stranger, asOf);
      expect(await conflicts(colleague, asOf)).toEqual(expect.arrayContaining([...theirs, narrow[0]?.id]));
      expect(theirs).not.toContain(narrow[0]?.id);
    }
  });

  it('knows a request that is repeated after the upgrade, and does it once', async () => {
    await asOwner(`UPDATE idempotent_request SET created_at = now()`);
    const repeated = await owner.post(`/claims/${LOSS_31}/supersede`, CORRECTION, { 'Idempotency-Key': 'correction' });
    // What was answered then does not say for whom.
    expect(repeated).toMatchObject({ status: 409, body: { type: '/problems/answer-withheld' } });
    const other = await owner.post(`/claims/${LOSS_31}/supersede`, {}, { 'Idempotency-Key': 'correction' });
    expect(other.status).toBe(400);
    expect(await contentsOf(database.ownerUrl, { 'history.claim': tables['history.claim'] ?? [] })).toEqual({
      'history.claim': before['history.claim'],
    });
  });

  it('lets what was open then be protected now, in all of the past', async () => {
    const [gerstner] = (await owner.get('/entities?q=gerstner')).body.items;
    expect(await everything(stranger, IMPORTED)).toContain('Gerstner');
    const protecting = { confidential: true, description: 'an investor familiar with the matter' };
    expect((await owner.patch(`/entities/${gerstner.id}`, protecting, { 'If-Match': '*' })).status).toBe(200);
    for (const asOf of ['', IMPORTED, CHANGED]) expect(await everything(stranger, asOf)).not.toContain('Gerstner');
    expect((await owner.get(`/entities/${gerstner.id}?asOf=${IMPORTED}`)).body.name).toBe('Brad Gerstner');
  });

  it('does what waited, and computes what was stale', async () => {
    await asOwner(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
    while ((await world.sql(`SELECT 1 FROM job WHERE state IN ('queued', 'running')`)).length > 0) await pause(20);
    expect((await owner.get(`/jobs/${WAITING}`)).body).toMatchObject({
      state: 'done',
      result: { created: { claims: 1 } },
    });
    expect((await colleague.get(`/jobs/${WAITING}`)).status).toBe(404);
    expect((await claims(stranger)).map(({ value }) => value.figure?.asWritten)).toContain('$9 billion');
    expect(
      await world.sql(
        `SELECT FROM stale_derivation UNION ALL SELECT FROM job WHERE state = 'failed' AND finished_at > now() - interval '1 hour'`,
      ),
    ).toEqual([]);
    const loss = (await claims(stranger)).find(({ value }) => value.figure?.asWritten === 'more than $12 billion');
    const { items } = (await stranger.get(`/claims/${loss.id}/derivations`)).body;
    // 4.1 billion over the corrected 33 %.
    expect(items).toMatchObject([
      { state: 'current', formula: 'share / stake', result: { point: expect.stringMatching(/^12424242424\.24/) } },
    ]);
    const earlier = (await stranger.get(`/claims/${loss.id}/derivations?asOf=${CHANGED}`)).body;
    expect(earlier.items).toMatchObject([{ result: { point: expect.stringMatching(/^12615384615\.38/) } }]);
  });

  it('is not changed by migrating again', async () => {
    const [now, schema] = [await contentsOf(database.ownerUrl, tables), await tablesOf(database.ownerUrl)];
    await migrate(database.ownerUrl);
    expect(await contentsOf(database.ownerUrl, tables)).toEqual(now);
    expect(await tablesOf(database.ownerUrl)).toEqual(schema);
  });
});

it('what an instance held is there after going down, and after going up again', async () => {
  const { database, before, after, tables } = await upgraded();
  expect(await undoRights(database.ownerUrl)).toBeGreaterThan(10);
  const down = await contentsOf(database.ownerUrl, tables);
  expect(without(down)).toEqual(without(before));
  expect(await tablesOf(database.ownerUrl)).toEqual(tables);
  await migrate(database.ownerUrl);
  expect(without(await contentsOf(database.ownerUrl, tables))).toEqual(without(after));
  await database.drop();
});
