import { createHash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { linksById, shownForPair } from '../comparison/links.queries.js';
import { isId } from '../kernel/ids.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { prepared } from '../platform/prepared-statements.js';
import { entitiesKnownAs } from '../vocabulary/known-as.queries.js';
import { claimsById } from './claims.queries.js';
import type { ContradictionView } from './contradiction.dto.js';

/** What narrows the queue; null is not asked for. */
export interface ContradictionQuery {
  readonly states: readonly string[];
  readonly kind: string | null;
  /** Id, or a name. */
  readonly subject: string | null;
  /** Id, or a key. */
  readonly metric: string | null;
}

/** Links without a gap come after all that have one. */
const GAP = 'coalesce(l.gap_relative, -1)';

/**
 * Conflicts between claims, the most consequential first; a fixed number of statements, and only ids and gaps are put in order.
 *
 * @param asOf null for now, which alone has an index to go on by
 */
export async function contradictionPage(
  tx: EntityManager,
  query: ContradictionQuery,
  page: PageRequest,
  asOf: Date | null,
): Promise<Page<ContradictionView>> {
  const parameters: unknown[] = [];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const states = given(query.states);
  const conditions = [`l.kind IN ('contradicts', 'tension')`, `l.state = ANY(${states})`, shownForPair(states)];
  if (query.kind) conditions.push(`l.kind = ${given(query.kind)}`);
  const claims = await claimsAbout(tx, query, given);
  const narrow = `SELECT l.id, ${GAP} AS gap FROM link l WHERE ${conditions.join(' AND ')}`;
  const from = claims
    ? `(${narrow} AND l.a_id IN (${claims}) UNION ${narrow} AND l.b_id IN (${claims}))`
    : `(${narrow})`;
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM ${from} l`, [...parameters])
    : [];
  const limit = given(page.limit + 1);
  const after = page.after
    ? ` WHERE (l.gap, l.id) < (${given(page.after[0])}::numeric, ${given(page.after[1])}::uuid)`
    : '';
  const rows: { id: string; gap: string }[] =
    page.after && !claims && asOf === null
      ? await tx.query(`SELECT id, link_gap::text AS gap FROM conflicts_after($1, $2, $3, $4, $5)`, [
          ...page.after,
          query.states,
          query.kind,
          page.limit + 1,
        ])
      : await tx.query(
          planned(
            `SELECT l.id, l.gap::text AS gap FROM ${from} l${after} ORDER BY l.gap DESC, l.id DESC LIMIT ${limit}`,
            claims,
          ),
          parameters,
        );
  const shown = await contradictionsById(
    tx,
    rows.slice(0, page.limit).map(({ id }) => id),
  );
  return pageOf(
    rows,
    page,
    ({ id, gap }) => [gap, id],
    ({ id }) => shown.get(id) as ContradictionView,
    counted?.total,
  );
}

/** SQL of a queue of some claims, which takes longer to plan than to run; how it can be narrowed makes 20 texts of it. */
const planned = (sql: string, claims: string | null): string =>
  claims ? prepared(`conflicts-${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`, sql) : sql;

async function contradictionsById(tx: EntityManager, ids: readonly string[]): Promise<Map<string, ContradictionView>> {
  const links = await linksById(tx, ids);
  const claims = await claimsById(tx, [...new Set([...links.values()].flatMap(({ a, b }) => [a.id, b.id]))]);
  return new Map(
    [...links].map(([id, link]) => [
      id,
      { ...link, a: claims.get(link.a.id), b: claims.get(link.b.id) } as ContradictionView,
    ]),
  );
}

/** SQL for the ids of claims about a subject, or of a metric; null where neither is asked for. */
async function claimsAbout(
  tx: EntityManager,
  { subject, metric }: ContradictionQuery,
  given: (value: unknown) => string,
): Promise<string | null> {
  const conditions: string[] = [];
  if (subject) conditions.push(`c.subject_id = ANY(${given(await entitiesKnownAs(tx, subject))})`);
  if (metric) {
    const id = isId(metric) ? given(metric) : `(SELECT k.id FROM metric k WHERE k.key = ${given(metric)})`;
    conditions.push(`c.metric_id = ${id}`);
  }
  return conditions.length > 0 ? `SELECT c.id FROM claim c WHERE ${conditions.join(' AND ')}` : null;
}
