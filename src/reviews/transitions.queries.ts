import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import type { TransitionView } from './transition.dto.js';

interface Row extends Omit<TransitionView, 'at'> {
  readonly at: Date;
}

/** SQL for what of the evidence of a step `t` the caller may read. */
const EVIDENCE = `CASE WHEN t.evidence = '[]' THEN t.evidence ELSE (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'id', e.id) ORDER BY e.place), '[]')
  FROM ROWS FROM (jsonb_to_recordset(t.evidence) AS (kind text, id uuid)) WITH ORDINALITY AS e(kind, id, place)
  WHERE CASE e.kind WHEN 'statement' THEN EXISTS (SELECT FROM statement x WHERE x.id = e.id) WHEN 'source' THEN EXISTS (SELECT FROM source x WHERE x.id = e.id)
    WHEN 'derivation' THEN EXISTS (SELECT FROM derivation x WHERE x.id = e.id) ELSE EXISTS (SELECT FROM evidence_search x WHERE x.id = e.id) END) END`;

/** The steps that the review of a claim took, in their order. */
export async function transitionPage(
  tx: EntityManager,
  claimId: string,
  page: PageRequest,
): Promise<Page<TransitionView>> {
  const rows: Row[] = await tx.query(
    `SELECT t.id, t.from_state AS "from", t.to_state AS "to", t.reason, t.verdict, ${EVIDENCE} AS evidence,
       (SELECT c.id FROM claim c WHERE c.id = t.superseded_by) AS "supersededBy",
       ${userBrief('t.actor_id')} AS "by", t.at, t.claim_version AS "claimVersion"
     FROM transition t WHERE t.claim_id = $1 AND ($2::uuid IS NULL OR t.id > $2) ORDER BY t.id LIMIT $3`,
    [claimId, page.after?.[0] ?? null, page.limit + 1],
  );
  const total = page.count ? await countOf(tx, claimId) : undefined;
  return pageOf(
    rows,
    page,
    ({ id }) => [id],
    (row) => ({ ...row, at: row.at.toISOString() }),
    total,
  );
}

async function countOf(tx: EntityManager, claimId: string): Promise<number> {
  const [row]: { total: number }[] = await tx.query(
    `SELECT count(*)::int AS total FROM transition t WHERE t.claim_id = $1`,
    [claimId],
  );
  return row?.total ?? 0;
}
