import type { EntityManager } from 'typeorm';

import type { Caller } from '../platform/caller.js';
import type { KnownSession } from '../platform/identity.js';
import { PERMISSIONS, type Role } from '../platform/permissions.js';
import type { DeskBrief } from './desk.dto.js';
import type { CurrentSession, Me } from './me.dto.js';

/** SQL for the desks of a principal `p`, by name. */
export const DESKS_OF = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) ORDER BY d.name, d.id), '[]')
  FROM membership m JOIN desk d ON d.id = m.desk_id WHERE m.principal_id = p.id)`;

/** SQL for the home desk of a principal `p`. */
export const HOME_DESK_OF = `(SELECT jsonb_build_object('id', d.id, 'name', d.name) FROM desk d WHERE d.id = p.desk_id)`;

interface Row {
  readonly kind: Me['kind'];
  readonly name: string;
  readonly email: string | null;
  readonly roles: Role[];
  readonly desk: DeskBrief;
  readonly desks: DeskBrief[];
  readonly createdAt: Date | null;
  readonly expiresAt: Date | null;
  readonly anyone: boolean;
  readonly version: number;
}

/** Who a caller is. */
export async function meOf(tx: EntityManager, caller: Caller, session: KnownSession | null): Promise<Me> {
  const rows: Row[] = await tx.query(
    `SELECT p.kind, p.name, a.email, p.roles, ${HOME_DESK_OF} AS desk, ${DESKS_OF} AS desks,
            s.created_at AS "createdAt", s.expires_at AS "expiresAt", i.anyone, p.version
     FROM identify(NULL, NULL, NULL) i, principal p
     LEFT JOIN account a ON a.principal_id = p.id LEFT JOIN session s ON s.id = $2 AND s.principal_id = p.id
     WHERE p.id = $1`,
    [caller.principalId, session?.id ?? null],
  );
  const [row] = rows;
  if (!row) throw new Error('a caller is a principal');
  const { createdAt, expiresAt, anyone, ...rest } = row;
  return {
    id: caller.principalId,
    ...rest,
    permissions: PERMISSIONS.filter((permission) => caller.permissions.has(permission)),
    csrfToken: session?.csrfToken ?? null,
    session: session && createdAt && expiresAt ? currentSession(session.id, createdAt, expiresAt) : null,
    setUp: !anyone,
  };
}

const currentSession = (id: string, createdAt: Date, expiresAt: Date): CurrentSession => ({
  id,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});
