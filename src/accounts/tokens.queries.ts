import type { EntityManager } from 'typeorm';

import type { Page, PageRequest } from '../kernel/page.js';
import type { Permission } from '../platform/permissions.js';
import { listed } from './listed.queries.js';
import type { TokenView } from './token.dto.js';
import type { UserBrief } from './user-brief.dto.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly scopes: Permission[];
  readonly prefix: string;
  readonly user: UserBrief;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
}

const SELECT = `r.id, r.name, r.scopes, r.prefix, jsonb_build_object('id', p.id, 'name', p.name) AS "user", r.created_at AS "createdAt",
  r.last_used_at AS "lastUsedAt", r.expires_at AS "expiresAt"`;

const TOKENS = `api_token r JOIN principal p ON p.id = r.principal_id
  WHERE r.revoked_at IS NULL AND coalesce(r.expires_at > now(), true) AND tokens_work(r.lineage)`;

/** Tokens of a principal that work, the newest first. */
export const tokenPage = (tx: EntityManager, principalId: string, page: PageRequest): Promise<Page<TokenView>> =>
  listed(tx, { select: SELECT, from: `${TOKENS} AND r.principal_id = $1`, parameters: [principalId] }, page, view);

/** One token that works; undefined where there is none. */
export async function tokenById(tx: EntityManager, id: string): Promise<TokenView | undefined> {
  const rows: Row[] = await tx.query(`SELECT ${SELECT} FROM ${TOKENS} AND r.id = $1`, [id]);
  return rows.map(view)[0];
}

const view = ({ id, name, scopes, prefix, user, createdAt, lastUsedAt, expiresAt }: Row): TokenView => ({
  id,
  name,
  scopes,
  prefix,
  user,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
});
