import type { DataSource } from 'typeorm';

import { type Permission, permissionsOf, type Role, usableScopes } from './permissions.js';
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

/** The token a request was made with. */
export interface KnownToken {
  readonly id: string;
  /** null for one that does not end by itself. */
  readonly expiresAt: Date | null;
}

/** Somebody who is known, with the rights of this moment. */
export interface Known {
  readonly principalId: string;
  readonly deskId: string;
  readonly desks: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  /** null for whoever came with a token. */
  readonly session: KnownSession | null;
  /** null for whoever came without one, or with the bootstrap token. */
  readonly token: KnownToken | null;
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
  readonly kind: string;
  readonly roles: Role[];
  readonly desk_id: string;
  readonly desks: string[];
  readonly scopes: Permission[] | null;
  readonly session_id: string | null;
  readonly csrf: string;
  readonly token_id: string | null;
  readonly token_expires_at: Date | null;
  readonly due: boolean;
}

const IDENTIFY = prepared(
  'identify',
  `SELECT i.anyone, i.principal_id, i.kind, i.roles, i.desk_id, i.desks::text[] AS desks, i.scopes, i.session_id, i.csrf, i.token_id, i.token_expires_at, i.due FROM identify($1, $2, $3) AS i`,
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
    permissions: permissionsOf(found.roles, found.scopes && usableScopes(found.kind, found.scopes)),
    session: sessionId === null ? null : { id: sessionId, csrfToken: found.csrf },
    token: found.token_id === null ? null : { id: found.token_id, expiresAt: found.token_expires_at },
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
