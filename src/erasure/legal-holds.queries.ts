import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { type Page, pageOf } from '../kernel/page.js';
import { pageById } from '../platform/list.dto.js';
import type { LegalHoldListQuery, LegalHoldView } from './legal-hold.dto.js';

interface Row extends Omit<LegalHoldView, 'createdAt' | 'releasedAt'> {
  readonly createdAt: Date;
  readonly releasedAt: Date | null;
}

const SHOWN = `h.id, h.kind, h.record_id AS record, h.ground, ${userBrief('h.owner_id')} AS "placedBy", h.created_at AS "createdAt",
  ${userBrief('h.releaser_id')} AS "releasedBy", h.released_at AS "releasedAt", h.release_reason AS "releaseReason", h.version FROM legal_hold h`;

const ASKED = `($1::boolean IS NULL OR (h.released_at IS NULL) = $1)`;

/** Holds, the newest first. */
export async function legalHoldPage(tx: EntityManager, query: LegalHoldListQuery): Promise<Page<LegalHoldView>> {
  const page = pageById(query);
  const inForce = query.inForce ?? null;
  const rows: Row[] = await tx.query(
    `SELECT ${SHOWN} WHERE ${ASKED} AND ($2::uuid IS NULL OR h.id < $2) ORDER BY h.id DESC LIMIT $3`,
    [inForce, page.after?.[0] ?? null, page.limit + 1],
  );
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM legal_hold h WHERE ${ASKED}`, [inForce])
    : [];
  return pageOf(rows, page, ({ id }) => [id], view, counted?.total);
}

/** One hold; undefined where there is none. */
export async function legalHoldById(tx: EntityManager, id: string): Promise<LegalHoldView | undefined> {
  const [row]: Row[] = await tx.query(`SELECT ${SHOWN} WHERE h.id = $1`, [id]);
  return row && view(row);
}

const view = ({ createdAt, releasedAt, ...row }: Row): LegalHoldView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  releasedAt: releasedAt?.toISOString() ?? null,
});
