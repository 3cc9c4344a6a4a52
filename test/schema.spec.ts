import pg from 'pg';

import { World } from './support/world.js';

const SYSTEM = '00000000-0000-7000-8000-000000000001';
const LOCAL = '00000000-0000-7000-8000-000000000002';
const DESK = '00000000-0000-7000-8000-0000000000d1';

describe('the schema', () => {
  let world: World;
  let app: pg.Client;
  beforeAll(async () => {
    world = await World.start();
    app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await world.stop();
  });

  /** Writes as the application's role in a transaction that has said who acts, and undoes it. */
  async function asApplication<Result>(work: () => Promise<Result>): Promise<Result> {
    await app.query('BEGIN');
    try {
      await app.query(
        `SELECT set_config('claimtrail.actor', $1, true), set_config('claimtrail.readership', $2, true)`,
        [LOCAL, `{newsroom,public,${DESK}}`],
      );
      return await work();
    } finally {
      await app.query('ROLLBACK');
    }
  }

  it('is the one the entities describe', async () => {
    const drift = await world.db.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('belongs to a role the application does not have', async () => {
    const owners = await world.sql<{ owner: string; super: boolean; bypass: boolean }>(
      `SELECT DISTINCT pg_get_userbyid(c.relowner) AS owner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('claimtrail', 'history', 'as_of')`,
    );
    const { rows } = await app.query(
      `SELECT current_user AS name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user`,
    );
    expect(owners).toHaveLength(1);
    expect(rows[0].name).not.toBe(owners[0]?.owner);
    expect(rows[0]).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    await expect(app.query(`SET ROLE ${pg.escapeIdentifier(owners[0]?.owner ?? '')}`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('keeps the history of every table that has versions', async () => {
    const tracked = await world.sql<{ table_name: string; kept: boolean; past: boolean }>(
      `SELECT c.table_name, to_regclass('history.' || c.table_name) IS NOT NULL AS kept, to_regclass('as_of.' || c.table_name) IS NOT NULL AS past
       FROM information_schema.columns c WHERE c.table_schema = 'claimtrail' AND c.column_name = 'version' ORDER BY 1`,
    );
    expect(tracked.map(({ table_name }) => table_name)).toEqual([
      'claim',
      'confidential_identity',
      'derivation',
      'derivation_input',
      'derivation_result',
      'desk',
      'dispute',
      'dispute_argument',
      'dispute_candidate',
      'dispute_derivation',
      'entity',
      'erasure',
      'evidence_search',
      'legal_hold',
      'link',
      'membership',
      'metric',
      'principal',
      'rate_set',
      'scope_value',
      'source',
      'source_relation',
      'statement',
      'usage',
    ]);
    expect(tracked.every(({ kept, past }) => kept && past)).toBe(true);
  });

  const kept = ['claim', 'statement', 'entity', 'source', 'derivation', 'link', 'metric', 'change'];
  it.each(kept)('lets the application neither write, change nor remove history.%s', async (table) => {
    for (const attack of [
      `INSERT INTO history.${table} (id) SELECT id FROM history.${table} LIMIT 1`,
      `UPDATE history.${table} SET ${table === 'change' ? 'reason' : 'recorded_at'} = ${table === 'change' ? `'other'` : 'now()'}`,
      `DELETE FROM history.${table}`,
      `TRUNCATE history.${table} CASCADE`,
      `ALTER TABLE history.${table} DISABLE TRIGGER ALL`,
      `DROP TABLE history.${table} CASCADE`,
    ]) {
      await expect(asApplication(() => app.query(attack))).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it.each([
    'claim',
    'statement',
    'entity',
    'source',
    'derivation',
    'derivation_input',
    'derivation_result',
    'link',
    'metric',
    'principal',
    'desk',
  ])('lets the application remove nothing from %s, nor stop its triggers', async (table) => {
    for (const attack of [
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    ]) {
      await expect(asApplication(() => app.query(attack))).rejects.toThrow(/permission denied|must be owner/);
    }
    await expect(asApplication(() => app.query(`SET session_replication_role = replica`))).rejects.toThrow(
      /permission denied/,
    );
  });

  it('refuses a write that does not say who acts', async () => {
    const write = `INSERT INTO entity (id, names, aliases, identifiers, confidential, audience, desk_id, owner_id)
      VALUES (uuidv7(), '{"en":"OpenAI"}', '[]', '{}', false, 'newsroom', '${DESK}', '${LOCAL}')`;
    await expect(app.query(write)).rejects.toThrow(/must say who acts/);
    await expect(asApplication(() => app.query(write))).resolves.toMatchObject({ rowCount: 1 });
  });

  it('numbers and dates versions itself, whatever a writer says', async () => {
    const rows = await asApplication(async () => {
      await app.query(
        `INSERT INTO entity (id, names, aliases, identifiers, confidential, audience, desk_id, owner_id, version, created_at, updated_at)
         VALUES ('00000000-0000-7000-8000-00000000aaaa', '{"en":"OpenAI"}', '[]', '{}', false, 'newsroom', $1, $2, 77, '1999-01-01', '1999-01-01')`,
        [DESK, LOCAL],
      );
      await app.query(
        `UPDATE entity SET description = 'x', version = 99, created_at = '1999-01-01' WHERE id = '00000000-0000-7000-8000-00000000aaaa'`,
      );
      return (
        await app.query(`SELECT version, created_at FROM entity WHERE id = '00000000-0000-7000-8000-00000000aaaa'`)
      ).rows;
    });
    expect(rows[0].version).toBe(2);
    expect(rows[0].created_at.getFullYear()).toBeGreaterThan(2020);
  });

  it('makes no version of an update that changes nothing', async () => {
    const versions = await asApplication(async () => {
      await app.query(
        `INSERT INTO entity (id, names, aliases, identifiers, confidential, audience, desk_id, owner_id)
         VALUES ('00000000-0000-7000-8000-00000000cccc', '{"en":"OpenAI"}', '[]', '{}', false, 'newsroom', $1, $2)`,
        [DESK, LOCAL],
      );
      await app.query(`UPDATE entity SET names = '{"en":"OpenAI"}' WHERE id = '00000000-0000-7000-8000-00000000cccc'`);
      return (await app.query(`SELECT version FROM history.entity WHERE id = '00000000-0000-7000-8000-00000000cccc'`))
        .rows;
    });
    expect(versions).toEqual([{ version: 1 }]);
  });

  it('lets nobody act as somebody else in the middle of a transaction', async () => {
    const actors = await asApplication(async () => {
      const insert = (id: string, owner: string) =>
        app.query(
          `INSERT INTO entity (id, names, aliases, identifiers, confidential, audience, desk_id, owner_id) VALUES ($3, '{"en":"OpenAI"}', '[]', '{}', false, 'newsroom', $1, $2)`,
          [DESK, owner, id],
        );
      await insert('00000000-0000-7000-8000-00000000bbb1', LOCAL);
      await app.query(`SELECT set_config('claimtrail.actor', $1, true)`, [SYSTEM]);
      await insert('00000000-0000-7000-8000-00000000bbb2', SYSTEM);
      return (
        await app.query(
          `SELECT DISTINCT c.actor_id FROM history.entity e, history.changes(ARRAY[e.change_id]) c WHERE e.id::text LIKE '%bbb_'`,
        )
      ).rows;
    });
    expect(actors).toEqual([{ actor_id: LOCAL }]);
  });
});
