import { readFileSync } from 'node:fs';

import pg from 'pg';

import { exampleText } from './support/rich-dossier.js';
import { World } from './support/world.js';

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Not allowed, or nothing that can be written into. */
const REFUSED = ['42501', '42809', '55000', '428C9', '0A000'];

const SAID = `SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000002'; SET LOCAL claimtrail.as_of = '2999-01-01T00:00:00Z';
  SET LOCAL claimtrail.readership = '{newsroom,public,00000000-0000-7000-8000-0000000000d1}'; SET LOCAL claimtrail.administers = 'on'`;

describe('attempts to change or remove what history keeps', () => {
  let world: World;
  let app: pg.Client;
  let columns: Column[];
  let kept: string;
  beforeAll(async () => {
    world = await World.start();
    await world.post('/imports?format=dossier', exampleText);
    await world.quiet();
    const [claim] = await world.sql<{ id: string }>('SELECT id FROM claim LIMIT 1');
    await world.patch(`/claims/${claim?.id}`, { text: 'A second version.' }, { 'If-Match': '*' });
    app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
    columns = await world.sql<Column>(
      `SELECT n.nspname || '.' || c.relname AS table, a.attname AS column FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('history', 'as_of') AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum`,
    );
    kept = await fingerprint();
  });
  afterAll(async () => {
    await app.end();
    await world.stop();
  });
  // Whatever was tried.
  afterEach(async () => expect(await fingerprint()).toBe(kept));

  /** All that history keeps, in one digest. */
  async function fingerprint(): Promise<string> {
    const tables = await world.sql<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'history' ORDER BY 1`,
    );
    const digests = tables.map(
      ({ name }) =>
        `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM history.${name} t`,
    );
    const rows = await world.sql<{ digest: string }>(digests.join(' UNION ALL '));
    return rows.map(({ digest }) => digest).join(' ');
  }

  const tables = (): string[] => [...new Set(columns.map(({ table }) => table))];

  /** Tries statements as a role, each by itself, in a transaction that is undone. @returns those that were not refused */
  async function notRefused(role: 'app' | 'engine', attempts: readonly string[]): Promise<string[]> {
    const done: string[] = [];
    const hear = ({ message = '' }: { message?: string | undefined }): void =>
      void (message.startsWith('not refused') && done.push(message));
    app.on('notice', hear);
    await app.query(`BEGIN; ${SAID}`);
    if (role === 'engine')
      await app.query(`SELECT set_config('role', current_setting('claimtrail.engine_role'), true)`);
    await app.query(`SELECT set_config('tests.attempts', $1, true)`, [JSON.stringify(attempts)]);
    await app.query(`DO $try$ DECLARE attempt text; BEGIN
      FOR attempt IN SELECT jsonb_array_elements_text(current_setting('tests.attempts')::jsonb) LOOP
        BEGIN
          EXECUTE attempt;
          RAISE NOTICE 'not refused: %', attempt;
        EXCEPTION WHEN OTHERS THEN
          IF SQLSTATE NOT IN (${REFUSED.map((code) => `'${code}'`).join(', ')}) THEN RAISE NOTICE 'not refused: % (%)', attempt, SQLSTATE; END IF;
        END;
      END LOOP; END $try$`);
    await app.query('ROLLBACK');
    app.off('notice', hear);
    return done;
  }

  describe.each(['app', 'engine'] as const)('as the role %s', (role) => {
    it('fail for every column of every table and view', async () => {
      const attempts = columns.flatMap(({ table, column }) => [
        `UPDATE ${table} SET "${column}" = "${column}"`,
        `UPDATE ${table} SET "${column}" = DEFAULT`,
        `INSERT INTO ${table} ("${column}") VALUES (DEFAULT)`,
        `INSERT INTO ${table} ("${column}") SELECT "${column}" FROM ${table} LIMIT 1`,
        `ALTER TABLE ${table} DROP COLUMN "${column}"`,
        `ALTER TABLE ${table} ALTER COLUMN "${column}" SET DEFAULT NULL`,
      ]);
      expect(attempts.length).toBeGreaterThan(2500);
      expect(await notRefused(role, attempts)).toEqual([]);
    });

    it('fail for every table and view as a whole', async () => {
      const attempts = tables().flatMap((table) => [
        `DELETE FROM ${table}`,
        `DELETE FROM ${table} WHERE false`,
        `TRUNCATE ${table} CASCADE`,
        `DROP TABLE ${table} CASCADE`,
        `DROP VIEW ${table} CASCADE`,
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
        `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
        `ALTER TABLE ${table} RENAME TO other`,
        `ALTER TABLE ${table} OWNER TO CURRENT_USER`,
        `ALTER TABLE ${table} SET SCHEMA claimtrail`,
        `LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`,
        `CREATE RULE nothing AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
        `CREATE TRIGGER nothing BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
        `CREATE POLICY everything ON ${table} USING (true)`,
        `CREATE INDEX ON ${table} ((1))`,
        `COPY ${table} FROM PROGRAM 'true'`,
        `MERGE INTO ${table} USING (SELECT 1) one ON true WHEN MATCHED THEN DELETE`,
        `SELECT 1 FROM ${table} FOR UPDATE`,
        `CLUSTER ${table}`,
        `COMMENT ON TABLE ${table} IS 'other'`,
      ]);
      expect(attempts.length).toBeGreaterThan(600);
      expect(await notRefused(role, attempts)).toEqual([]);
    });

    it('fail with a table and a trigger of one’s own, by whatever writes history', async () => {
      const handlers = await world.sql<{ name: string }>(
        `SELECT p.oid::regprocedure::text AS name FROM pg_proc p WHERE p.prorettype = 'trigger'::regtype AND p.pronamespace IN ('history'::regnamespace, 'claimtrail'::regnamespace)
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
      );
      const attempts = handlers.flatMap(({ name }) => [
        `CREATE TEMP TABLE forged (LIKE claimtrail.claim); CREATE TRIGGER forge AFTER INSERT ON forged REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ${name}`,
        `CREATE TEMP TABLE forged (LIKE claimtrail.claim); CREATE TRIGGER forge BEFORE INSERT OR UPDATE ON forged FOR EACH ROW EXECUTE FUNCTION ${name}`,
      ]);
      expect(attempts.length).toBeGreaterThan(100);
      expect(await notRefused(role, attempts)).toEqual([]);
    });

    it('fail with every trigger, function and procedure of history', async () => {
      const routines = await world.sql<{ name: string; call: string | null; kind: string }>(
        `SELECT p.oid::regprocedure::text AS name, p.prokind AS kind,
           CASE WHEN p.prorettype = 'trigger'::regtype OR NOT has_function_privilege(current_setting('claimtrail.app_role'), p.oid, 'EXECUTE') THEN
             CASE p.prokind WHEN 'p' THEN 'CALL ' ELSE 'SELECT ' END || p.oid::regproc || '(' || coalesce((SELECT string_agg('NULL::' || format_type(t, NULL), ', ')
               FROM unnest(p.proargtypes::oid[]) t), '') || ')' END AS call
         FROM pg_proc p WHERE p.pronamespace IN ('history'::regnamespace, 'as_of'::regnamespace) ORDER BY 1`.replaceAll(
          `current_setting('claimtrail.app_role')`,
          `'${new URL(world.database.appUrl).username}'`,
        ),
      );
      const attempts = routines.flatMap(({ name, call, kind }) => [
        ...(call ? [call] : []),
        `DROP ROUTINE ${name} CASCADE`,
        `ALTER ROUTINE ${name} SECURITY INVOKER`,
        `ALTER ROUTINE ${name} RENAME TO other`,
        ...(kind === 'f' ? [`ALTER FUNCTION ${name} SET search_path = pg_temp`] : []),
      ]);
      const triggers = await world.sql<{ attempt: string }>(
        `SELECT unnest(ARRAY[format('DROP TRIGGER %I ON %s', g.tgname, g.tgrelid::regclass), format('ALTER TABLE %s DISABLE TRIGGER %I', g.tgrelid::regclass, g.tgname)]) AS attempt
         FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE NOT g.tgisinternal AND c.relnamespace IN ('history'::regnamespace, 'claimtrail'::regnamespace)`,
      );
      attempts.push(...triggers.map(({ attempt }) => attempt));
      expect(attempts.length).toBeGreaterThan(300);
      expect(await notRefused(role, attempts)).toEqual([]);
    });

    it('fail with every setting', async () => {
      const attempts = [
        'SET LOCAL session_replication_role = replica',
        `SELECT set_config('session_replication_role', 'replica', true)`,
        'SET LOCAL row_security = off; SELECT count(*) FROM history.claim',
        'SET LOCAL row_security = off; UPDATE claimtrail.claim SET text = NULL',
        'SET LOCAL search_path = as_of, claimtrail; UPDATE claim SET text = NULL',
        'SET LOCAL search_path = history, claimtrail; UPDATE claim SET text = NULL',
        `SET LOCAL search_path = history; DELETE FROM change`,
        `SET LOCAL claimtrail.actor = ''; UPDATE claimtrail.claim SET text = 'nobody'`,
        'SET LOCAL allow_system_table_mods = on',
        `SET LOCAL ROLE '${new URL(world.database.ownerUrl).username}'`,
        `SET SESSION AUTHORIZATION '${new URL(world.database.ownerUrl).username}'`,
        'CREATE TABLE history.mine (a int)',
        'CREATE FUNCTION history.mine() RETURNS int LANGUAGE sql RETURN 1',
        'CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION history.refuse_change()',
        `ALTER ROLE CURRENT_USER BYPASSRLS`,
        'ALTER SCHEMA history RENAME TO other',
        'DROP SCHEMA history CASCADE',
        'REASSIGN OWNED BY CURRENT_USER TO CURRENT_USER; ALTER TABLE history.claim OWNER TO CURRENT_USER',
      ];
      expect(await notRefused(role, attempts)).toEqual([]);
    });
  });

  it('fail with what is written: versions and moments are not those that are sent', async () => {
    await app.query(`BEGIN; ${SAID}`);
    try {
      const { rows } = await app.query(
        `UPDATE claim c SET text = 'another text', version = 77, created_at = '2000-01-01', updated_at = '2000-01-01' FROM claim o WHERE o.id = c.id
         RETURNING c.version = o.version + 1 AS next, c.created_at = o.created_at AS same, c.updated_at > o.updated_at AS later`,
      );
      expect(rows.length).toBeGreaterThan(20);
      expect(rows).toEqual(rows.map(() => ({ next: true, same: true, later: true })));
      await expect(app.query(`UPDATE claim SET id = uuidv7()`)).rejects.toMatchObject({
        code: expect.stringMatching(/23001|42501/),
      });
    } finally {
      await app.query('ROLLBACK');
    }
  });

  it('fail with every parameter of every reading', async () => {
    type Operation = { readonly parameters?: readonly { readonly name: string; readonly in: string }[] };
    const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      paths: Record<string, { get?: Operation }>;
    };
    const [claim] = await world.sql<{ id: string }>('SELECT id FROM claim LIMIT 1');
    const values = [
      `2025-11-03T09:30:00Z'; UPDATE history.claim SET text = 'other'; --`,
      `x'); DELETE FROM history.change; --`,
    ];
    const asked = Object.entries(paths).flatMap(([path, { get }]) => {
      if (!get || path.endsWith('/events')) return [];
      const addressed = path.replace('/api/v1', '').replace('{id}', claim?.id ?? '');
      const names = (get.parameters ?? []).filter(({ in: where }) => where === 'query').map(({ name }) => name);
      const sent = [...names, 'search_path'].flatMap((name) =>
        values.map((value) => `${addressed}?${new URLSearchParams({ [name]: value })}`),
      );
      return [...sent, path.replace('/api/v1', '').replace('{id}', encodeURIComponent(values[0] ?? ''))];
    });
    expect(asked.length).toBeGreaterThan(350);
    const broken: string[] = [];
    while (asked.length > 0) {
      const replies = asked.splice(0, 8).map(async (path) => [path, (await world.get(path)).status] as const);
      broken.push(
        ...(await Promise.all(replies)).flatMap(([path, status]) => (status >= 500 ? [`${path} ${status}`] : [])),
      );
    }
    expect(broken).toEqual([]);
  });

  it('fail with every method of every history, and with fields of bodies that only history has', async () => {
    const [one] = await world.sql<Record<'claim' | 'entity' | 'source', string>>(
      `SELECT (SELECT id FROM claim LIMIT 1) AS claim, (SELECT id FROM entity LIMIT 1) AS entity, (SELECT id FROM source LIMIT 1) AS source`,
    );
    const told: string[] = [];
    for (const path of [`/claims/${one?.claim}`, `/entities/${one?.entity}`, `/sources/${one?.source}`]) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const reply = await world.ask(method, `${path}/history`, { text: 'other' }, { 'If-Match': '*' });
        if (![404, 405].includes(reply.status)) told.push(`${method} ${path}/history ${reply.status}`);
      }
      for (const field of [
        'version',
        'recordedAt',
        'createdAt',
        'updatedAt',
        'recorded_at',
        'change_id',
        'replaced_at',
        'actor',
        'createdBy',
        'history',
        'asOf',
        'removed',
      ]) {
        const reply = await world.patch(path, { [field]: '2000-01-01T00:00:00Z' }, { 'If-Match': '*' });
        if (reply.status !== 400) told.push(`PATCH ${path} ${field} ${reply.status}`);
      }
      const gone = await world.ask('DELETE', path, undefined, { 'If-Match': '*' });
      if (![404, 405].includes(gone.status)) told.push(`DELETE ${path} ${gone.status}`);
      for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method'])
        await world.get(path, { [header]: 'DELETE' });
      const past = await world.patch(
        `${path}?asOf=2026-01-01T00:00:00Z`,
        { description: 'other' },
        { 'If-Match': '"0"' },
      );
      if (past.status < 400) told.push(`PATCH ${path} as of ${past.status}`);
    }
    expect(told).toEqual([]);
  });

  it('would be seen: a version that the owner of the tables changes is another', async () => {
    const owner = new pg.Client({ connectionString: world.database.adminUrl });
    await owner.connect();
    try {
      const before = kept;
      await owner.query(
        `BEGIN; SET LOCAL session_replication_role = replica; UPDATE history.claim SET text = 'other' WHERE version = 1; COMMIT`,
      );
      expect(await fingerprint()).not.toBe(before);
      kept = await fingerprint();
    } finally {
      await owner.end();
    }
  });

  it('leave each version with the moment of the next one', async () => {
    for (const name of tables().filter((table) =>
      columns.some((one) => one.table === table && one.column === 'replaced_at'),
    )) {
      const wrong = await world.sql(
        `SELECT r.id FROM ${name} r LEFT JOIN ${name} n ON n.id = r.id AND n.version = r.version + 1
         WHERE r.replaced_at IS DISTINCT FROM coalesce(n.recorded_at, 'infinity')`,
      );
      expect([name, wrong]).toEqual([name, []]);
    }
    await expect(
      world.sql(`UPDATE history.claim SET replaced_at = 'infinity' WHERE replaced_at < 'infinity'`),
    ).rejects.toThrow();
  });
});
