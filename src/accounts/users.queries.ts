import type { EntityManager } from 'typeorm';

import type { Page } from '../kernel/page.js';
import { LOCAL_PRINCIPAL } from '../platform/caller.js';
import { pageById, pageByText } from '../platform/list.dto.js';
import type { Role } from '../platform/permissions.js';
import type { DeskBrief } from './desk.dto.js';
import { listed } from './listed.queries.js';
import { DESKS_OF, HOME_DESK_OF } from './me.queries.js';
import type { UserKind, UserListQuery, UserState, UserView } from './user.dto.js';

interface Row {
  readonly id: string;
  readonly kind: UserKind;
  readonly name: string;
  readonly email: string | null;
  readonly roles: Role[];
  readonly desk: DeskBrief;
  readonly desks: DeskBrief[];
  readonly disabled: boolean;
  readonly state: UserState;
  readonly linkUntil: Date | null;
  readonly signedInAt: Date | null;
  readonly issuer: string | null;
  readonly linkedAt: Date;
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

const inTermsOf = (sql: string): string => sql.replaceAll(/\bp\./g, 'r.');

/** Whoever was invited has an account, and has never used it. */
const STATE = `CASE WHEN r.disabled THEN 'disabled' WHEN a.principal_id IS NOT NULL AND a.signed_in_at IS NULL THEN 'invited' ELSE 'active' END`;

const SELECT = `r.id, r.kind, r.name, a.email, r.roles, r.disabled, r.version, r.created_at AS "createdAt", r.updated_at AS "updatedAt",
  ${inTermsOf(HOME_DESK_OF)} AS desk, ${inTermsOf(DESKS_OF)} AS desks, ${STATE} AS state,
  (SELECT max(l.expires_at) FROM one_time_link l WHERE l.principal_id = r.id AND link_works(l.id)) AS "linkUntil",
  a.signed_in_at AS "signedInAt",
  i.issuer, i.created_at AS "linkedAt",
  greatest(a.signed_in_at, (SELECT max(s.last_seen_at) FROM session s WHERE s.principal_id = r.id),
    (SELECT max(t.last_used_at) FROM api_token t WHERE t.principal_id = r.id)) AS "lastSeenAt"`;

/** This software is no user, and neither is whoever sits at the machine of an instance that others use. */
const USERS = `principal r LEFT JOIN account a ON a.principal_id = r.id LEFT JOIN provider_identity i ON i.principal_id = r.id
  WHERE r.kind <> 'software' AND (r.id <> '${LOCAL_PRINCIPAL}' OR a.principal_id IS NOT NULL)`;

/** Users, the newest first or in the order of their names. @throws Refusal `invalid-request` for a cursor of another list */
export function userPage(tx: EntityManager, query: UserListQuery): Promise<Page<UserView>> {
  const parameters: string[] = [];
  const given = (value: string): string => `$${parameters.push(value)}`;
  const { kind, q, role, desk, state, order } = query;
  const narrowed = [
    ...(kind ? [`r.kind = ${given(kind)}`] : []),
    ...(q ? [`r.id IN (SELECT users_named(${given(q.trim())}))`] : []),
    ...(role ? [`${given(role)} = ANY (r.roles)`] : []),
    ...(desk ? [`EXISTS (SELECT FROM membership m WHERE m.principal_id = r.id AND m.desk_id = ${given(desk)})`] : []),
    ...(state ? [`${STATE} = ${given(state)}`] : []),
  ];
  const list = { select: SELECT, from: [USERS, ...narrowed].join(' AND '), parameters };
  if (order === 'name') return listed(tx, { ...list, by: 'name_sorted(r.name)' }, pageByText(query), view);
  return listed(tx, list, pageById(query), view);
}

/** One user; undefined where there is none. */
export async function userById(tx: EntityManager, id: string): Promise<UserView | undefined> {
  const rows: Row[] = await tx.query(`SELECT ${SELECT} FROM ${USERS} AND r.id = $1`, [id]);
  return rows.map(view)[0];
}

const view = ({ issuer, linkedAt, createdAt, updatedAt, version, ...row }: Row): UserView => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  email: row.email,
  roles: row.roles,
  desk: row.desk,
  desks: row.desks,
  disabled: row.disabled,
  state: row.state,
  linkUntil: row.linkUntil?.toISOString() ?? null,
  signedInAt: row.signedInAt?.toISOString() ?? null,
  provider: issuer === null ? null : { issuer, since: linkedAt.toISOString() },
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  version,
});
