import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { rolesOf } from '../src/platform/database-roles.js';
import { HIT_31, LOSS_115 } from './support/dossier.js';
import { type Person, World } from './support/world.js';

/** What everybody reads: whose rows these are decides about writing alone. */
const EVERYBODYS = [
  'desk',
  'principal',
  'metric',
  'metric_name',
  'rate_set',
  'rate',
  'comparison_rule',
  'computing_rule',
  'checkpoint_delivery',
  'checkpoint',
  'signing_key',
  'revoked_key',
];

/** What attests what everybody may read: of what is another desk's there is none among it. */
const LEAF = 'history.leaf';

/** Whoever is known may call a metric by another name, and say more of it. */
const COMMON = ['metric', 'metric_name'];

/** Rows that no route makes: what signing in leaves, what an import was given, what is stale, and a link to get in. */
const rest = (person: string, job: string, derivation: string): string => `
  INSERT INTO account (principal_id, email, email_key) VALUES ('${person}', 'a@example.org', 'a@example.org');
  INSERT INTO device (hash, principal_id) VALUES ('x', '${person}');
  INSERT INTO familiar_address (principal_id, network) VALUES ('${person}', 'x');
  INSERT INTO provider_identity (issuer, subject, principal_id, roles) VALUES ('https://example.org', 'x', '${person}', '{}');
  INSERT INTO one_time_link (id, kind, hash, principal_id, expires_at) VALUES (uuidv7(), 'password', 'x', '${person}', now() + interval '1 day');
  INSERT INTO job_input (job_id, position, place, kind, refs, content) VALUES ('${job}', 7, '7', 'claim', '[]', '{}') ON CONFLICT DO NOTHING;
  WITH asked AS (INSERT INTO erasure (records, ground, owner_id) VALUES ('[]', 'x', '${person}') RETURNING id) INSERT INTO erasure_words SELECT id, '[]', '[]' FROM asked;
  INSERT INTO history.signing_key (number, vkey, since) VALUES (1, 'x', now());
  INSERT INTO history.checkpoint (number, size, root, edge, sealed_at, settled, key, note) VALUES (1, 1, decode(repeat('00', 32), 'hex'), '', now(), now(), 1, 'x');
  INSERT INTO checkpoint_delivery (number, place) VALUES (1, 'x');
  INSERT INTO legal_hold (kind, record_id, ground, owner_id) SELECT 'claim', id, 'x', '${person}' FROM claim LIMIT 1;
  INSERT INTO transition (claim_id, to_state) SELECT id, 'submitted' FROM claim WHERE audience = 'desk' AND owner_id = '${person}' LIMIT 1;
  INSERT INTO evidence_search (id, claim_id, place, outcome, searched_at, owner_id) SELECT uuidv7(), id, 'x', 'not_found', now(), '${person}' FROM claim WHERE audience = 'desk' LIMIT 1;
  INSERT INTO usage (id, claim_id, claim_version, identity, kind, title, published_at, owner_id) SELECT uuidv7(), id, 1, 'x', 'story', 'x', now(), '${person}' FROM claim WHERE audience = 'desk' LIMIT 1;
  INSERT INTO scope_value (id, claim_id, dimension, word) SELECT uuidv7(), id, 'segment', 'all' FROM claim LIMIT 1;
  INSERT INTO rate_set (id, name, base, first_day, last_day, digest, owner_id) VALUES (uuidv7(), 'x', 'EUR', '2025-01-01', '2025-01-01', 'x', '${person}');
  INSERT INTO rate (set_id, currency, day, rate) SELECT id, 'USD', '2025-01-01', 1.1 FROM rate_set WHERE digest = 'x';
  INSERT INTO stale_derivation (derivation_id, mark, causes) VALUES ('${derivation}', uuidv7(), '[]') ON CONFLICT DO NOTHING;
  INSERT INTO withdrawn_name (record, principal_id) SELECT id, '${person}' FROM entity LIMIT 1`;

interface Table {
  readonly name: string;
  /** Columns that the application may give a new row. */
  readonly given: string | null;
  /** One that it may change; null where it changes none. */
  readonly changed: string | null;
  readonly removed: boolean;
  readonly row: unknown;
}

describe('what is another desk’s, in plain SQL', () => {
  let world: World;
  let app: pg.Client;
  let theirs: Person;
  let other: Person;
  let tables: Table[];

  beforeAll(async () => {
    world = await World.start();
    theirs = await world.person({ name: 'First', desks: ['First desk'], signedIn: true });
    other = await world.person({ name: 'Second', desks: ['Second desk'] });
    await world.sql(`DELETE FROM api_token WHERE principal_id = $1`, [other.id]);
    await recordEverything();
    app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
    tables = await world.sql<Table>(
      `SELECT c.relname AS name, has_table_privilege($1, c.oid, 'DELETE') AS removed,
         string_agg(quote_ident(a.attname), ', ') FILTER (WHERE has_column_privilege($1, c.oid, a.attnum, 'INSERT')) AS given,
         min(quote_ident(a.attname)) FILTER (WHERE has_column_privilege($1, c.oid, a.attnum, 'UPDATE')) AS changed
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
       WHERE c.relnamespace = 'claimtrail'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity AND c.relname <> 'sign_in_budget' GROUP BY c.oid, c.relname ORDER BY 1`,
      [rolesOf(new URL(process.env['TEST_APP_URL'] ?? '').pathname.slice(1)).app],
    );
    tables = await Promise.all(
      tables.map(async (table) => {
        const [found] = await world.sql<{ row: unknown }>(
          `SELECT to_jsonb(r) AS row FROM ${table.name} r ORDER BY ctid DESC LIMIT 1`,
        );
        return { ...table, row: found?.row };
      }),
    );
  });
  afterAll(async () => {
    await app.end();
    await world.stop();
  });

  async function recordEverything(): Promise<void> {
    const [citing, cited] = ['Notes', 'Cited notes'].map((title) => ({ kind: 'document', title, audience: 'desk' }));
    const to = (await theirs.post('/sources', cited)).body.id;
    await theirs.post('/sources', { ...citing, relations: [{ kind: 'cites', to }] });
    await theirs.post('/entities', {
      name: 'A unit',
      kind: 'organisation',
      audience: 'desk',
      identifiers: { wikidata: 'Q2283' },
    });
    await theirs.post('/entities', {
      name: 'An informer',
      kind: 'person',
      audience: 'desk',
      confidential: true,
      description: 'somebody who knows',
    });
    const hit = (
      await theirs.post('/claims', {
        ...HIT_31,
        audience: 'desk',
        subject: { id: (await theirs.get('/entities?q=unit')).body.items[0].id },
      })
    ).body.claim;
    const derivations = [{ method: 'formula', formula: 'share / 2', inputs: { share: hit.id } }];
    const loss = (
      await theirs.post(
        '/claims',
        {
          ...LOSS_115,
          audience: 'desk',
          statements: [{ speaker: 'The Register', stance: 'asserts', audience: 'desk' }],
          derivations,
        },
        { 'idempotency-key': 'one' },
      )
    ).body;
    await theirs.post('/links', { a: hit.id, b: loss.claim.id, kind: 'context' });
    const disputed = (await theirs.get(`/claims/${loss.claim.id}/derivations`)).body.items.map(
      ({ id }: { id: string }) => id,
    );
    const dispute = (
      await theirs.post('/disputes', { question: 'Which of the two?', candidates: [hit.id], derivations: disputed })
    ).body.id;
    await theirs.post(`/disputes/${dispute}/arguments`, { stance: 'for', text: 'The filing says so.' });
    const job = (await theirs.ask('POST', '/imports?format=ndjson', '{}', { 'content-type': 'application/x-ndjson' }))
      .body.id;
    // Once it has ended, nobody removes what it was given.
    while (['queued', 'running'].includes((await theirs.get(`/jobs/${job}`)).body.state)) await pause(20);
    const [derivation] = await world.sql<{ id: string }>('SELECT id FROM derivation LIMIT 1');
    await world.sql(
      `SELECT set_config('claimtrail.actor', '${theirs.id}', false), set_config('claimtrail.readership', '{newsroom,public,${theirs.deskId}}', false);
       ${rest(theirs.id, job, derivation?.id ?? '')}`,
    );
  }

  /** In a transaction that is undone, as the person of the other desk or as nobody. */
  async function tried(who: Person | null, sql: string, parameters: unknown[] = []): Promise<string> {
    await app.query('BEGIN');
    try {
      if (who)
        await app.query(
          `SELECT set_config('claimtrail.actor', $1, true), set_config('claimtrail.readership', $2, true), set_config('claimtrail.as_of', '2999-01-01T00:00:00Z', true)`,
          [who.id, `{newsroom,public,${who.deskId}}`],
        );
      return await app.query<{ n?: string }>(sql, parameters).then(
        ({ rowCount, rows }) => rows[0]?.n ?? `${String(rowCount)} rows`,
        ({ code }: pg.DatabaseError) => String(code),
      );
    } finally {
      await app.query('ROLLBACK');
    }
  }

  // Budgets of attempts are nobody's.
  it('is in every table that rights are kept of', () => {
    expect(tables.filter(({ row }) => row === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('is read in no table and no view', async () => {
    const { rows } = await app.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('claimtrail', 'history', 'as_of') AND c.relkind IN ('r', 'v') AND has_any_column_privilege(c.oid, 'SELECT') ORDER BY 1`,
    );
    const told: string[] = [];
    for (const { name } of rows) {
      if (EVERYBODYS.includes(name.replace(/.*\./, '')) || name === LEAF) continue;
      // One's own, of desks.
      const own = /membership/.test(name) ? '1' : '0';
      const n = await tried(other, `SELECT count(*)::text AS n FROM ${name}`);
      if (n !== own) told.push(`${name} select ${n}`);
    }
    expect(told).toEqual([]);
    const records = await tried(other, `SELECT string_agg(DISTINCT record, ', ' ORDER BY record) AS n FROM ${LEAF}`);
    expect(records.split(', ').filter((record) => !EVERYBODYS.includes(record))).toEqual(['membership']);
  });

  it.each([
    ['somebody of another desk', (): Person | null => other],
    ['whoever has not said who they are', () => null],
  ])('is neither written nor removed by %s', async (_, who) => {
    const refused = ['0 rows', '42501'];
    const done: string[] = [];
    for (const { name, given, changed, removed, row } of tables) {
      const whose = name === 'principal' ? `WHERE id = '${theirs.id}'` : '';
      const common = who() !== null && COMMON.includes(name);
      const attempts = {
        ...(given && {
          insert: `INSERT INTO ${name} (${given}) SELECT ${given} FROM jsonb_populate_record(NULL::${name}, $1)`,
        }),
        ...(changed && !common && { update: `UPDATE ${name} SET ${changed} = NULL ${whose}` }),
        ...(removed && !common && { remove: `DELETE FROM ${name}` }),
      };
      for (const [what, sql] of Object.entries(attempts)) {
        const outcome = await tried(who(), sql, what === 'insert' ? [JSON.stringify(row)] : []);
        // What whoever is known may say of a metric is another's only where it is said twice.
        const fine = what === 'insert' && name === 'metric_name' && who() ? [...refused, '23505'] : refused;
        if (!fine.includes(outcome)) done.push(`claimtrail.${name} ${what} ${outcome}`);
      }
    }
    expect(done).toEqual([]);
  });
});
