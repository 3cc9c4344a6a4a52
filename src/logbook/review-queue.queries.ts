import type { EntityManager } from 'typeorm';

import type { ClaimView } from '../claims/claim-brief.dto.js';
import { openCases } from '../disputes/counts.queries.js';
import { SUPERSEDES } from '../graph/claim-records.queries.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { claimsById } from './claims.queries.js';
import type { ReviewItem } from './review-queue.dto.js';

const USES = `(SELECT count(*)::int FROM usage u WHERE u.claim_id = w.id)`;

const STALE = `(SELECT count(DISTINCT n.id)::int FROM derivation d JOIN derivation_input i ON i.derivation_id = d.id JOIN claim n ON n.id = i.claim_id
  WHERE d.claim_id = w.id AND (n.review_state IN ('corrected', 'retracted') OR EXISTS (SELECT FROM link l WHERE l.b_id = n.id AND ${SUPERSEDES})))`;

interface Row {
  readonly id: string;
  readonly score: string;
  readonly uses: number;
  readonly disputes: number;
  readonly stale: number;
}

/** What narrows the queue; null is not asked for. */
interface Wanted {
  readonly states: readonly string[];
  readonly assignee: string | null;
}

/**
 * Claims in some states of their review, the most consequential first: a fixed number of statements. Every page weighs all claims in
 * these states anew, so that what it costs grows with the queue, and not with the store.
 */
export async function reviewPage(
  tx: EntityManager,
  { states, assignee }: Wanted,
  page: PageRequest,
): Promise<Page<ReviewItem>> {
  const [score, id] = page.after ?? [null, null];
  const parameters: unknown[] = [states];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const waiting = `SELECT c.id FROM claim c WHERE c.review_state = ANY($1::text[])${assignee === null ? '' : ` AND c.assignee_id = ${given(assignee)}`}`;
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM (${waiting}) w`, [...parameters])
    : [];
  const after =
    score === null
      ? ''
      : `WHERE s.score < ${given(score)}::bigint OR s.score = ${given(score)}::bigint AND s.id > ${given(id)}::uuid`;
  const rows: Row[] = await tx.query(
    `WITH waiting AS MATERIALIZED (${waiting}),
       weighed AS MATERIALIZED (SELECT w.id, ${USES} AS uses, ${openCases('w.id')} AS disputes, ${STALE} AS stale FROM waiting w),
       scored AS (SELECT w.*, (1 + w.uses)::bigint * (1 + w.disputes) * (1 + w.stale) AS score FROM weighed w)
     SELECT s.* FROM scored s ${after} ORDER BY s.score DESC, s.id LIMIT ${given(page.limit + 1)}`,
    parameters,
  );
  const claims = await claimsById(
    tx,
    rows.slice(0, page.limit).map((row) => row.id),
  );
  return pageOf(
    rows,
    page,
    (row) => [row.score, row.id],
    ({ id, score, uses, disputes, stale }) => ({
      claim: claims.get(id) as ClaimView,
      consequence: { score: Number(score), publishedUses: uses, disputes, staleInputs: stale },
    }),
    counted?.total,
  );
}
