import type { DataSource } from 'typeorm';

import { type Permission, permissionsOf, type Role } from './permissions.js';
import { prepared } from './prepared-statements.js';
import { hashOfSecret, newSecret } from './secrets.js';

/** By what somebody is looked for: one of these, or nothing; by an id only where the session is none. */
export interface Credentials {
  readonly session?: string;
  readonly token?: string;
  /** Known by other means: the bootstrap token, sitting at the machine, owning a job. */
  readonly principalId?: string;
}

/** The session a request belongs to. */
export interface KnownSession {
  readonly id: string;
  /** What a request that changes something has to repeat in X-CSRF-Token. */
  readonly csrfToken: string;
}

/** Somebody who is known, with the rights of this moment. */
export interface Known {
  readonly principalId: string;
  readonly deskId: string;
  readonly desks: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  /** null for whoever came with a token. */
  readonly session: KnownSession | null;
  /** Whether its use has to be noted: {@link touch}. */
  readonly due: boolean;
}

/** What was found out about who asks. */
export interface Identity {
  /** Whether there is any account at all. */
  readonly anyone: boolean;
  readonly known: Known | null;
}

interface Found {
  readonly anyone: boolean;
  readonly principal_id: string | null;
  readonly roles: Role[];
  readonly desk_id: string;
  readonly desks: string[];
  readonly scopes: Permission[] | null;
  readonly session_id: string | null;
  readonly csrf: string;
  readonly due: boolean;
}

const IDENTIFY = prepared(
  'identify',
  `SELECT i.anyone, i.principal_id, i.roles, i.desk_id, i.desks::text[] AS desks, i.scopes, i.session_id, i.csrf, i.due FROM identify($1, $2, $3) AS i`,
);

/** Who somebody is, in one statement. Whoever is disabled is nobody. */
export async function identify(db: Pick<DataSource, 'query'>, given: Credentials): Promise<Identity> {
  const rows: Found[] = await db.query(IDENTIFY, [
    given.session === undefined ? null : hashOfSecret(given.session),
    given.token === undefined ? null : hashOfSecret(given.token),
    given.principalId ?? null,
  ]);
  const [found] = rows;
  if (!found) throw new Error('identify gives one row, always');
  const { anyone, principal_id: principalId, session_id: sessionId } = found;
  if (principalId === null) return { anyone, known: null };
  const known = {
    principalId,
    deskId: found.desk_id,
    desks: found.desks,
    permissions: permissionsOf(found.roles, found.scopes),
    session: sessionId === null ? null : { id: sessionId, csrfToken: found.csrf },
    due: found.due,
  };
  return { anyone, known };
}

/**
 * Notes that a session or token is used; at most once a minute there is something to note.
 *
 * @returns the secret that takes the place of the session's, where it is time for a new one
 */
export async function touch(
  db: Pick<DataSource, 'query'>,
  { session, token }: Credentials,
  address: string | null,
): Promise<string | null> {
  if (token !== undefined) await db.query(`SELECT touch_token($1)`, [hashOfSecret(token)]);
  if (session === undefined) return null;
  const fresh = newSecret();
  const [{ renewed }] = (await db.query(`SELECT touch_session($1, $2, $3) AS renewed`, [
    hashOfSecret(session),
    hashOfSecret(fresh),
    address,
  ])) as [{ renewed: boolean }];
  return renewed ? fresh : null;
}
