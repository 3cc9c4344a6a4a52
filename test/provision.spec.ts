import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { appPassword, onDatabase, rolesOf, withUser } from '../src/platform/database-roles.js';
import { provisionDatabase } from '../src/platform/provision.js';

const adminUrl = process.env['TEST_ADMIN_URL'] ?? '';
// Everything a name can hold, and longer than a role may be called with its suffix.
const database = `ct ü'"% ${randomBytes(4).toString('hex')} ${'long '.repeat(8)}x`;
const user = `ct-user ${randomBytes(4).toString('hex')}`;
const url = onDatabase(adminUrl, database);
const quoted = pg.escapeIdentifier;

async function ask(at: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  return client
    .query<Record<string, unknown>>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describe('provisionDatabase', () => {
  beforeAll(async () => {
    await ask(adminUrl, `CREATE ROLE ${quoted(user)} LOGIN PASSWORD 'p@ ss/%w'`);
    await ask(adminUrl, `CREATE DATABASE ${quoted(database)}`);
  });
  afterAll(async () => {
    await ask(adminUrl, `DROP DATABASE ${quoted(database)} WITH (FORCE)`);
    const { owner, app, engine } = rolesOf(database);
    for (const role of [owner, app, engine, user]) await ask(adminUrl, `DROP ROLE IF EXISTS ${quoted(role)}`);
  });

  it('says what an administrator has to run where the user may not do it itself, and that is enough', async () => {
    const weakUrl = withUser(url, user, 'p@ ss/%w');
    await expect(provisionDatabase(weakUrl)).rejects.toThrow(/may not prepare the database .* CREATEROLE;/);
    await ask(adminUrl, `ALTER ROLE ${quoted(user)} CREATEROLE`);
    await ask(adminUrl, `GRANT CREATE, CONNECT ON DATABASE ${quoted(database)} TO ${quoted(user)} WITH GRANT OPTION`);
    const { ownerUrl, appUrl } = await provisionDatabase(weakUrl);
    const { owner, app } = rolesOf(database);
    const [asOwner] = await ask(
      ownerUrl,
      "SELECT current_user AS is, current_setting('claimtrail.app_role') AS app, current_schema() AS at",
    );
    expect(asOwner).toEqual({ is: owner, app, at: 'claimtrail' });
    expect(await ask(appUrl, 'SELECT current_user AS is, current_schema() AS at')).toEqual([
      { is: app, at: 'claimtrail' },
    ]);
    expect(Math.max(Buffer.byteLength(owner), Buffer.byteLength(app))).toBeLessThanOrEqual(63);
  });

  it('lets several processes do it at once, and agree', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => provisionDatabase(url)));
    expect(new Set(made.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await ask(made[0]?.appUrl ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('gives the application no more than it needs', async () => {
    const { ownerUrl, appUrl } = await provisionDatabase(url);
    const { owner } = rolesOf(database);
    await ask(ownerUrl, 'CREATE TABLE kept (a int)');
    for (const sql of [
      'SELECT * FROM kept',
      'DROP TABLE kept',
      'CREATE TABLE claimtrail.mine (a int)',
      'CREATE TABLE history.mine (a int)',
      'CREATE TABLE public.mine (a int)',
      'CREATE SCHEMA mine',
      'CREATE ROLE mine',
      `SET ROLE ${quoted(owner)}`,
    ]) {
      await expect(ask(appUrl, sql)).rejects.toThrow(/permission denied|must be owner/);
    }
    expect(await ask(appUrl, "SELECT word_similarity('claim', 'claims') > 0.5 AS similar")).toEqual([
      { similar: true },
    ]);
  });

  it('refuses a role of the application that may do more', async () => {
    const app = quoted(rolesOf(database).app);
    await ask(adminUrl, `ALTER ROLE ${app} BYPASSRLS`);
    await expect(provisionDatabase(url)).rejects.toThrow(/exists with other rights/);
    await ask(adminUrl, `ALTER ROLE ${app} NOBYPASSRLS`);
    await provisionDatabase(url);
  });

  it('refuses a role of the engine that may do more, or whose rights the application has without asking', async () => {
    const { app, engine } = rolesOf(database);
    for (const [strong, plain] of [
      ['BYPASSRLS', 'NOBYPASSRLS'],
      ['LOGIN', 'NOLOGIN'],
      ['SUPERUSER', 'NOSUPERUSER'],
    ]) {
      await ask(adminUrl, `ALTER ROLE ${quoted(engine)} ${strong}`);
      await expect(provisionDatabase(url)).rejects.toThrow(/_engine" exists with other rights/);
      await ask(adminUrl, `ALTER ROLE ${quoted(engine)} ${plain}`);
    }
    await ask(adminUrl, `GRANT ${quoted(engine)} TO ${quoted(app)} WITH INHERIT TRUE, SET TRUE`);
    await expect(provisionDatabase(url)).rejects.toThrow(/without asking for them/);
    await ask(adminUrl, `GRANT ${quoted(engine)} TO ${quoted(app)} WITH INHERIT FALSE, SET TRUE`);
    await provisionDatabase(url);
  });

  it('makes the role of the engine where an earlier version has made the others', async () => {
    const { app, engine } = rolesOf(database);
    await ask(url, `DROP OWNED BY ${quoted(engine)}`);
    await ask(adminUrl, `DROP ROLE ${quoted(engine)}`);
    const { appUrl } = await provisionDatabase(withUser(url, user, 'p@ ss/%w'));
    expect(
      await ask(
        appUrl,
        `SELECT set_config('role', current_setting('claimtrail.engine_role'), false) AS is, pg_has_role(session_user, current_setting('claimtrail.engine_role'), 'USAGE') AS inherits`,
      ),
    ).toEqual([{ is: engine, inherits: false }]);
    expect(await ask(appUrl, 'SELECT current_user AS is')).toEqual([{ is: app }]);
  });

  it('never says a password', async () => {
    await expect(provisionDatabase(withUser(url, user, 'hunter2'))).rejects.toThrow(
      /^(?!.*hunter2).*cannot be reached/,
    );
  });
});

describe('appPassword', () => {
  it('depends on the password of the administrator and on the role, and on nothing else', () => {
    expect(appPassword('a', 'r')).toBe(appPassword('a', 'r'));
    expect(new Set([appPassword('a', 'r'), appPassword('b', 'r'), appPassword('a', 's')]).size).toBe(3);
  });
});
