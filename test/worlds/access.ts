import { createHash } from 'node:crypto';

import type pg from 'pg';

import { hashOfSecret, TOKEN_PREFIX } from '../../src/platform/secrets.js';
import { CAST, DESK_IDS, type DeskName, DESKS, permissionsOf, type Person, personId } from './cast.js';

/** How people get in. */
export interface Access {
  /** By tag: people and desks. */
  readonly ids: ReadonlyMap<string, string>;
  /** What somebody sends with each request; null is nobody. */
  headers(who: Person | null, desk: DeskName | null): Record<string, string>;
}

/** Puts the cast into a database: people with a session each, programs with a token. */
export async function accessOf(admin: pg.Client): Promise<Access> {
  await admin.query(`SELECT set_config('claimtrail.actor', '00000000-0000-7000-8000-000000000001', false),
    set_config('claimtrail.administers', 'on', false), set_config('search_path', 'claimtrail', false)`);
  for (const desk of DESKS) {
    await admin.query(`INSERT INTO desk (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [DESK_IDS[desk], desk]);
  }
  for (const person of CAST) await enter(admin, person);
  const headers = (who: Person | null, desk: DeskName | null): Record<string, string> => ({
    ...(who?.kind === 'service' && { authorization: `Bearer ${TOKEN_PREFIX}${secretOf(who)}` }),
    ...(who?.kind === 'person' && { cookie: `claimtrail_session=${secretOf(who)}`, 'x-csrf-token': CSRF }),
    ...(desk && { 'claimtrail-desk': DESK_IDS[desk] }),
  });
  const people = CAST.map((person): [string, string] => [`person ${person.name}`, personId(person)]);
  const desks = DESKS.map((desk): [string, string] => [`desk ${desk}`, DESK_IDS[desk]]);
  return { headers, ids: new Map([...people, ...desks]) };
}

/** When something was last used is for admins to see, whatever it was used for: here it is always the same. */
async function enter(admin: pg.Client, person: Person): Promise<void> {
  const [id, desks] = [personId(person), person.desks.map((desk) => DESK_IDS[desk])];
  // Of one moment, as an account and its desks are.
  await admin.query('BEGIN');
  await admin.query(`INSERT INTO principal (id, kind, name, roles, desk_id) VALUES ($1, $2, $3, $4, $5)`, [
    ...[id, person.kind, person.name, person.roles, desks[0]],
  ]);
  await admin.query(
    `INSERT INTO membership (id, principal_id, desk_id, origin) SELECT uuidv7(), $1, unnest($2::uuid[]), 'admin'`,
    [id, desks],
  );
  await admin.query('COMMIT');
  if (person.kind === 'person') return signIn(admin, person);
  await admin.query(
    `INSERT INTO api_token (id, principal_id, made_by, name, hash, prefix, scopes, last_used_at)
     VALUES ($1, $1, $1, 'worlds', $2, 'ct_', $3, '2100-01-01')`,
    [id, hashOfSecret(TOKEN_PREFIX + secretOf(person)), [...permissionsOf(person)]],
  );
}

async function signIn(admin: pg.Client, person: Person): Promise<void> {
  await admin.query(
    `WITH begun AS (INSERT INTO session (id, principal_id, csrf, created_at, last_seen_at, expires_at)
       VALUES ($1, $1, $2, '2025-01-01', '2100-01-01', '2100-01-01') RETURNING id)
     INSERT INTO session_token (hash, session_id, created_at, used) SELECT $3, id, '2100-01-01', true FROM begun`,
    [personId(person), CSRF, hashOfSecret(secretOf(person))],
  );
}

/** What every browser of these worlds repeats. */
const CSRF = 'the-same-in-all-worlds';

/** The same in all databases, and as secrets look. */
const secretOf = ({ name }: Person): string => createHash('sha256').update(name).digest('base64url').slice(0, 43);
