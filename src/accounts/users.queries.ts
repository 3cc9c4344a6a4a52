import type { EntityManager } from 'typeorm';

import type { Page, PageRequest } from '../kernel/page.js';
import { LOCAL_PRINCIPAL } from '../platform/caller.js';
import type { Role } from '../platform/permissions.js';
import type { DeskBrief } from './desk.dto.js';
import { listed } from './listed.queries.js';
import { DESKS_OF, HOME_DESK_OF } from './me.queries.js';
import type { UserKind, UserView } from './user.dto.js';

interface Row {
  readonly id: string;
  readonly kind: UserKind;
  readonly name: string;
  readonly email: string | null;
  readonly roles: Role[];
  readonly desk: DeskBrief;
  readonly desks: DeskBrief[];
  readonly disabled: boolean;
  readonly issuer: string | null;
  readonly linkedAt: Date;
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

const inTermsOf = (sql: string): string => sql.replaceAll(/\bp\./g, 'r.');

const SELECT = `r.id, r.kind, r.name, a.email, r.roles, r.disabled, r.version, r.created_at AS "createdAt", r.updated_at AS "updatedAt",
  ${inTermsOf(HOME_DESK_OF)} AS desk, ${inTermsOf(DESKS_OF)} AS desks,
  i.issuer, i.created_at AS "linkedAt",
  greatest(a.signed_in_at, (SELECT max(s.last_seen_at) FROM session s WHERE s.principal_id = r.id),
    (SELECT max(t.last_used_at) FROM api_token t WHERE t.principal_id = r.id)) AS "lastSeenAt"`;

/** This software is no user, and neither is whoever sits at the machine of an instance that others use. */
const USERS = `principal r LEFT JOIN account a ON a.principal_id = r.id LEFT JOIN provider_identity i ON i.principal_id = r.id
  WHERE r.kind <> 'software' AND (r.id <> '${LOCAL_PRINCIPAL}' OR a.principal_id IS NOT NULL)`;

/** Users, the newest first. */
export function userPage(tx: EntityManager, kind: UserKind | null, page: PageRequest): Promise<Page<UserView>> {
  const from = `${USERS} AND ($1::text IS NULL OR r.kind = $1)`;
  return listed(tx, { select: SELECT, from, parameters: [kind] }, page, view);
}

/** One user; undefined where there is none. */
export async function userById(tx: EntityManager, id: string): Promise<UserView | undefined> {
  const rows: Row[] = await tx.query(`SELECT ${SELECT} FROM ${USERS} AND r.id = $1`, [id]);
  return rows.map(view)[0];
}

const view = ({ issuer, linkedAt, lastSeenAt, createdAt, updatedAt, version, ...row }: Row): UserView => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  email: row.email,
  roles: row.roles,
  desk: row.desk,
  desks: row.desks,
  disabled: row.disabled,
  provider: issuer === null ? null : { issuer, since: linkedAt.toISOString() },
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  version,
});
