import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { type Page, pageOf } from '../kernel/page.js';
import { pageById } from '../platform/list.dto.js';
import type { ErasureFound, ErasureListQuery, ErasureView } from './erasure.dto.js';

interface Row extends Omit<ErasureView, 'decidedAt' | 'createdAt'> {
  readonly decidedAt: Date | null;
  readonly createdAt: Date;
}

const SHOWN = `e.id, e.state, e.records, coalesce(w.words, '[]') AS words, coalesce(w.withheld, 0) AS withheld, e.ground, e.reason, e.found, e.revisions, ${userBrief('e.owner_id')} AS "requestedBy",
  ${userBrief('e.decider_id')} AS "decidedBy", e.decided_at AS "decidedAt", e.created_at AS "createdAt", e.version
  FROM erasure e LEFT JOIN erasure_words w ON w.erasure_id = e.id`;

/** Erasures, the newest first. */
export async function erasurePage(tx: EntityManager, query: ErasureListQuery): Promise<Page<ErasureView>> {
  const page = pageById(query);
  const rows: Row[] = await tx.query(
    `SELECT ${SHOWN} WHERE ($1::uuid IS NULL OR e.id < $1) AND ($2::text IS NULL OR e.state = $2) ORDER BY e.id DESC LIMIT $3`,
    [page.after?.[0] ?? null, query.state ?? null, page.limit + 1],
  );
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM erasure WHERE $1::text IS NULL OR state = $1`, [
        query.state ?? null,
      ])
    : [];
  return pageOf(rows, page, ({ id }) => [id], view, counted?.total);
}

/** One erasure, and where what it asks for stands; undefined where there is none. */
export async function erasureById(tx: EntityManager, id: string): Promise<ErasureView | undefined> {
  const [row]: Row[] = await tx.query(`SELECT ${SHOWN} WHERE e.id = $1`, [id]);
  if (!row) return undefined;
  const found: ErasureFound[] | null =
    row.state === 'requested' ? await tx.query('SELECT * FROM erasure_found($1)', [id]) : row.found;
  return { ...view(row), found };
}

const view = ({ decidedAt, createdAt, ...row }: Row): ErasureView => ({
  ...row,
  decidedAt: decidedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
