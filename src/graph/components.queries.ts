import type { EntityManager } from 'typeorm';

import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { entitiesKnownAs } from '../vocabulary/known-as.queries.js';
import type { ComponentView } from './components.dto.js';
import { type Component, componentsOf } from './components.js';

/** Contradictions that are read for one answer; where there are more, those with the largest gap. */
const MOST_EDGES = 50_000;

/** Claims of one component that are named; all of them are counted. */
const MOST_CLAIMS = 200;

/** SQL for links `l` that say that two claims cannot both be right, and were neither dismissed nor taken back. */
const OPEN = `l.kind IN ('contradicts', 'tension') AND l.kind = 'contradicts' AND l.state IN ('suggested', 'confirmed')`;

/** Contradictions without a gap come after all that have one. */
const GAP = 'coalesce(l.gap_relative, -1)';

/**
 * Groups of claims that contradict each other, directly or by way of others, the largest first.
 *
 * Every page reads the contradictions anew, at most 50,000 of them, with one statement: the cost grows with the number of open
 * contradictions and not with the number of claims, and is bounded.
 */
export async function componentPage(
  tx: EntityManager,
  subject: string | null,
  page: PageRequest,
): Promise<Page<ComponentView> & { readonly truncated: boolean }> {
  const rows: { a: string; b: string }[] =
    subject === null
      ? await tx.query(
          `SELECT l.a_id AS a, l.b_id AS b FROM link l WHERE ${OPEN} ORDER BY ${GAP} DESC, l.id DESC LIMIT ${MOST_EDGES + 1}`,
        )
      : await edgesAbout(tx, await entitiesKnownAs(tx, subject));
  const all = componentsOf([
    ...new Map(rows.slice(0, MOST_EDGES).map(({ a, b }) => [`${a} ${b}`, [a, b] as const])).values(),
  ]);
  const [size = '', id = ''] = page.after ?? [];
  const isAfter = ({ claims }: Component): boolean =>
    page.after === null || claims.length < Number(size) || (claims.length === Number(size) && (claims[0] ?? '') > id);
  const shown = pageOf(
    all.filter(isAfter),
    page,
    ({ claims }) => [String(claims.length), claims[0] ?? ''],
    view,
    page.count ? all.length : undefined,
  );
  return { ...shown, truncated: rows.length > MOST_EDGES };
}

async function edgesAbout(tx: EntityManager, subjects: readonly string[]): Promise<{ a: string; b: string }[]> {
  return tx.query(
    `SELECT a, b FROM (
       SELECT l.id, l.a_id AS a, l.b_id AS b, ${GAP} AS gap FROM claim c JOIN link l ON l.a_id = c.id WHERE c.subject_id = ANY($1) AND ${OPEN}
       UNION SELECT l.id, l.a_id, l.b_id, ${GAP} FROM claim c JOIN link l ON l.b_id = c.id WHERE c.subject_id = ANY($1) AND ${OPEN}) l
     ORDER BY gap DESC, id DESC LIMIT ${MOST_EDGES + 1}`,
    [subjects],
  );
}

const view = ({ claims, edges }: Component): ComponentView => ({
  id: claims[0] ?? '',
  size: claims.length,
  contradictions: edges,
  claims: claims.slice(0, MOST_CLAIMS),
});
