import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

/** PostgreSQL cuts names off here, in bytes. */
const LONGEST_NAME = 63;

/** The roles that belong to one database. */
export interface DatabaseRoles {
  /** Owns schemas and tables; nobody signs in with it. */
  readonly owner: string;
  /** What the application signs in with: owns nothing and bypasses nothing. */
  readonly app: string;
  /** What the application becomes where it compares and computes across audiences: nobody signs in with it. */
  readonly engine: string;
}

/** Names the roles of a database: its own name with a suffix, shortened with a digest where it would be too long. */
export function rolesOf(database: string): DatabaseRoles {
  return { owner: named(database, '_owner'), app: named(database, '_app'), engine: named(database, '_engine') };
}

function named(database: string, suffix: string): string {
  if (Buffer.byteLength(database + suffix) <= LONGEST_NAME) return database + suffix;
  const digest = createHash('sha256').update(database).digest('hex').slice(0, 8);
  const room = LONGEST_NAME - suffix.length - digest.length - 1;
  let kept = '';
  for (const letter of database) {
    if (Buffer.byteLength(kept + letter) > room) break;
    kept += letter;
  }
  return `${kept}_${digest}${suffix}`;
}

/**
 * The password of the application's role, derived from that of the administrator: processes that start with the same
 * DATABASE_URL agree on it without sharing anything else.
 */
export function appPassword(adminPassword: string, role: string): string {
  return createHmac('sha256', adminPassword).update(`claimtrail application role ${role}`).digest('base64url');
}

/** RFC 7677 asks for at least this many; PostgreSQL's own default is the same. */
const SCRAM_ITERATIONS = 4096;

/**
 * What PostgreSQL stores of a password, made here so that the password itself never stands in a statement or a log.
 *
 * @param password ASCII only: nothing is normalised
 * @see RFC 5803 section 3
 */
export function scramVerifier(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 32, 'sha256');
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const serverKey = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** The same server and credentials, another database. */
export function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** A connection URL with settings that every session starts with, after those it has already. */
export function withSettings(url: string, settings: Readonly<Record<string, string>>): string {
  const changed = new URL(url);
  const given = changed.searchParams.get('options');
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replace(/[\\\s]/g, '\\$&')}`);
  // `+` for a space, as URLSearchParams would write it, is not understood everywhere.
  changed.searchParams.delete('options');
  const rest = changed.searchParams.toString();
  const options = encodeURIComponent([...(given ? [given] : []), ...own].join(' '));
  changed.search = rest ? `${rest}&options=${options}` : `options=${options}`;
  return changed.href;
}

/** A connection URL for another user; without a host they are parameters, as the URL has no place for them. */
export function withUser(url: string, user: string, password: string | null): string {
  const changed = new URL(url);
  if (changed.hostname === '') {
    changed.searchParams.set('user', user);
    if (password === null) changed.searchParams.delete('password');
    else changed.searchParams.set('password', password);
    return changed.href;
  }
  for (const name of ['user', 'password']) changed.searchParams.delete(name);
  changed.username = encodeURIComponent(user);
  changed.password = password === null ? '' : encodeURIComponent(password);
  return changed.href;
}
