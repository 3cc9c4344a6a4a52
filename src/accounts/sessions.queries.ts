import type { EntityManager } from 'typeorm';

import type { Page, PageRequest } from '../kernel/page.js';
import { listed } from './listed.queries.js';
import type { SessionView } from './session.dto.js';
import type { UserBrief } from './user-brief.dto.js';

interface Row {
  readonly id: string;
  readonly user: UserBrief;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
}

const SELECT = `r.id, jsonb_build_object('id', p.id, 'name', p.name) AS "user", r.created_at AS "createdAt", r.last_seen_at AS "lastSeenAt",
  r.expires_at AS "expiresAt", r.address, r.user_agent AS "userAgent"`;

/** Sessions that have not ended, of one principal or of all, the newest first. @param current the one that asks */
export function sessionPage(
  tx: EntityManager,
  principalId: string | null,
  page: PageRequest,
  current: string | null,
): Promise<Page<SessionView>> {
  const from = `session r JOIN principal p ON p.id = r.principal_id
    WHERE r.expires_at > now() AND r.last_seen_at > now() - interval '7 days' AND ($1::uuid IS NULL OR r.principal_id = $1)`;
  return listed(tx, { select: SELECT, from, parameters: [principalId] }, page, (row: Row) => view(row, current));
}

const view = (
  { id, user, createdAt, lastSeenAt, expiresAt, address, userAgent }: Row,
  current: string | null,
): SessionView => ({
  id,
  user,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  address,
  userAgent,
  current: id === current,
});
