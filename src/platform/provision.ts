import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { appPassword, type DatabaseRoles, rolesOf, scramVerifier, withSettings, withUser } from './database-roles.js';
import { notAllowed, ProvisionError, reasonOf } from './provision-error.js';

/** How to reach a database that is ready for migrations. */
export interface ProvisionedDatabase {
  /** For migrations only: acts as the owner of the schemas; `claimtrail.app_role` names the application's role. */
  readonly ownerUrl: string;
  /** For everything else: a role that owns nothing and cannot bypass row-level security. */
  readonly appUrl: string;
}

/** Schemas the owner has; the application may use what migrations grant it there. */
const schemas = ['claimtrail', 'history', 'as_of'];

/** Trusted extensions: whoever may create in the database may install them. */
const extensions = ['pg_trgm', 'btree_gist'];

/** The first version whose features the schema needs, as `server_version_num` says it. */
const OLDEST_VERSION = 180000;

/** A server that answers at all does so well within this. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Any fixed number: processes that provision the same database wait for each other on it. */
const PROVISION_LOCK = 4_702_111_234;

/**
 * Makes the two roles and the schemas of a database, or finds them made. Any number of processes may do so at once.
 *
 * @param adminUrl a user that may create roles, or one whose administrator has already made them
 * @throws ProvisionError if the server is too old or unreachable, or the user may not do what is needed
 */
export async function provisionDatabase(adminUrl: string): Promise<ProvisionedDatabase> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A connection lost between two statements fails the next one; that is where it is reported.
  admin.on('error', () => undefined);
  await admin.connect().catch((error: unknown) => {
    throw new ProvisionError(`The database of DATABASE_URL cannot be reached: ${reasonOf(error)}.`);
  });
  try {
    await refuseOldServer(admin);
    const roles = rolesOf(admin.database ?? '');
    const adminPassword = typeof admin.password === 'string' ? admin.password : '';
    const password = adminPassword === '' ? null : appPassword(adminPassword, roles.app);
    // Compiling a statement takes longer than any of ours runs; PostgreSQL decides on it by guesses of how far a recursion goes.
    const settings = { search_path: 'claimtrail', jit: 'off' };
    const appUrl = withSettings(withUser(adminUrl, roles.app, password), {
      ...settings,
      'claimtrail.engine_role': roles.engine,
    });
    await admin.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
    await makeRolesAndSchemas(admin, roles);
    await refuseMisplacedExtensions(admin);
    await makeLoginWork(admin, roles, appUrl, password);
    const ownerUrl = withSettings(adminUrl, {
      role: roles.owner,
      ...settings,
      'claimtrail.app_role': roles.app,
      'claimtrail.engine_role': roles.engine,
    });
    return { ownerUrl, appUrl };
  } finally {
    await admin.end();
  }
}

async function refuseOldServer(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ server_version_num: string }>('SHOW server_version_num');
  const version = Number(rows[0]?.server_version_num);
  if (version >= OLDEST_VERSION) return;
  throw new ProvisionError(
    `The server of DATABASE_URL runs PostgreSQL ${Math.floor(version / 10_000)}, and Claimtrail needs 18 or newer; upgrade it, or use another server.`,
  );
}

/** All or nothing, in one transaction. */
async function makeRolesAndSchemas(admin: pg.Client, { owner, app, engine }: DatabaseRoles): Promise<void> {
  const quoted = (name: string) => admin.escapeIdentifier(name);
  const database = quoted(admin.database ?? '');
  const createOwner = `CREATE ROLE ${quoted(owner)} NOLOGIN`;
  const createApp = `CREATE ROLE ${quoted(app)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOINHERIT`;
  const createEngine = `CREATE ROLE ${quoted(engine)} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOINHERIT`;
  const enterEngine = `GRANT ${quoted(engine)} TO ${quoted(app)} WITH INHERIT FALSE, SET TRUE`;
  const enterOwner = `GRANT ${quoted(owner)} TO ${quoted(admin.user ?? '')} WITH SET TRUE`;
  const grantCreate = `GRANT CREATE, CONNECT ON DATABASE ${database} TO ${quoted(owner)}`;
  const grantConnect = `GRANT CONNECT ON DATABASE ${database} TO ${quoted(app)}`;
  await admin.query('BEGIN');
  try {
    if (!(await roleExists(admin, owner))) await admin.query(createOwner);
    if (!(await roleExists(admin, app))) await admin.query(createApp);
    if (!(await roleExists(admin, engine))) await admin.query(createEngine);
    await refuseStrongRole(admin, { owner, app, engine });
    if (!(await holds(admin, "pg_has_role($1, $2, 'SET')", [app, engine]))) await admin.query(enterEngine);
    if (!(await holds(admin, 'pg_has_role($1, $2)', [owner, 'SET']))) await admin.query(enterOwner);
    if (!(await holds(admin, "has_database_privilege($1, current_database(), 'CREATE')", [owner]))) {
      await admin.query(grantCreate);
    }
    if (!(await holds(admin, "has_database_privilege($1, current_database(), 'CONNECT')", [app]))) {
      await admin.query(grantConnect);
    }
    await admin.query(`SET LOCAL ROLE ${quoted(owner)}`);
    for (const schema of schemas) {
      await admin.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      await admin.query(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC`);
      await admin.query(`REVOKE CREATE ON SCHEMA ${schema} FROM ${quoted(app)}`);
      await admin.query(`GRANT USAGE ON SCHEMA ${schema} TO ${quoted(app)}, ${quoted(engine)}`);
      await admin.query(`REVOKE CREATE ON SCHEMA ${schema} FROM ${quoted(engine)}`);
    }
    for (const extension of extensions) {
      await admin.query(`CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA claimtrail`);
    }
    await admin.query('COMMIT');
  } catch (error) {
    await admin.query('ROLLBACK').catch(() => undefined);
    throw notAllowed(admin, { owner, app, engine }, error);
  }
}

async function roleExists(admin: pg.Client, name: string): Promise<boolean> {
  return holds(admin, 'EXISTS (SELECT FROM pg_roles WHERE rolname = $1)', [name]);
}

async function holds(admin: pg.Client, condition: string, values: string[]): Promise<boolean> {
  const { rows } = await admin.query<{ holds: boolean }>(`SELECT ${condition} AS holds`, values);
  return rows[0]?.holds ?? false;
}

/** A role of that name may have been made by someone else, with more rights than the application is to have. */
async function refuseStrongRole(admin: pg.Client, { owner, app, engine }: DatabaseRoles): Promise<void> {
  const strong = `EXISTS (SELECT FROM pg_roles WHERE rolname = $1
    AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR pg_has_role($1, $2, 'MEMBER')))`;
  const [asApp, asEngine, asOwner] = [app, engine, owner].map((role) => admin.escapeIdentifier(role));
  const plain = 'NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION NOINHERIT';
  if (
    (await holds(admin, strong, [app, owner])) ||
    (await holds(admin, 'EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND NOT rolcanlogin)', [app]))
  ) {
    throw new ProvisionError(
      `The role "${app}" exists with other rights than the application may have; let an administrator run: ALTER ROLE ${asApp} LOGIN ${plain}; REVOKE ${asOwner} FROM ${asApp};`,
    );
  }
  if (
    (await holds(admin, strong, [engine, owner])) ||
    (await holds(admin, 'EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND rolcanlogin)', [engine]))
  ) {
    throw new ProvisionError(
      `The role "${engine}" exists with other rights than the application may have; let an administrator run: ALTER ROLE ${asEngine} NOLOGIN ${plain}; REVOKE ${asOwner} FROM ${asEngine};`,
    );
  }
  // What the engine sees, the application sees only where it has become the engine.
  if (await holds(admin, "pg_has_role($1, $2, 'USAGE')", [app, engine])) {
    throw new ProvisionError(
      `The role "${app}" has the rights of "${engine}" without asking for them; let an administrator run: REVOKE ${asEngine} FROM ${asApp}; GRANT ${asEngine} TO ${asApp} WITH INHERIT FALSE, SET TRUE;`,
    );
  }
}

/** An extension made earlier stays in its schema, where the search path does not find its operators. */
async function refuseMisplacedExtensions(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT extname AS name FROM pg_extension WHERE extname = ANY ($1) AND extnamespace <> 'claimtrail'::regnamespace",
    [extensions],
  );
  if (rows.length === 0) return;
  const moves = rows.map(({ name }) => `ALTER EXTENSION ${name} SET SCHEMA claimtrail;`);
  throw new ProvisionError(
    `The database has an extension outside the schema claimtrail; let an administrator run: ${moves.join(' ')}`,
  );
}

/** Sets the password only where signing in fails, so that processes which run already are not locked out. */
async function makeLoginWork(
  admin: pg.Client,
  roles: DatabaseRoles,
  appUrl: string,
  password: string | null,
): Promise<void> {
  const { app } = roles;
  const first = await loginFault(appUrl);
  if (first === null) return;
  if (password === null) {
    throw new ProvisionError(
      `The role "${app}" cannot sign in, and DATABASE_URL has no password to derive one from; put the password into DATABASE_URL.`,
    );
  }
  const verifier = admin.escapeLiteral(scramVerifier(password, randomBytes(16)));
  try {
    await admin.query(`ALTER ROLE ${admin.escapeIdentifier(app)} PASSWORD ${verifier}`);
  } catch (error) {
    throw notAllowed(admin, roles, error);
  }
  const second = await loginFault(appUrl);
  if (second !== null) {
    throw new ProvisionError(`The role "${app}" cannot sign in (${second}); allow it in pg_hba.conf of the server.`);
  }
}

async function loginFault(appUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return null;
  } catch (error) {
    return reasonOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
