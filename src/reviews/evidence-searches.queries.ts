import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { sourceBrief, type SourceJson, sourceJson } from '../sources/source-brief.js';
import type { SearchView } from './evidence-search.dto.js';

interface Row extends Omit<SearchView, 'source' | 'searchedAt' | 'createdAt'> {
  readonly source: SourceJson | null;
  readonly searchedAt: Date;
  readonly createdAt: Date;
}

const SHOWN = `s.id, s.claim_id AS claim, s.place AS "where", s.outcome, s.searched_at AS "searchedAt", s.note, s.created_at AS "createdAt", s.version,
  (SELECT ${sourceJson('o')} FROM source o WHERE o.id = s.source_id) AS source,
  ${userBrief('s.owner_id')} AS "createdBy"`;

/** Where evidence of a claim was looked for, in the order in which that was recorded. */
export async function searchPage(tx: EntityManager, claimId: string, page: PageRequest): Promise<Page<SearchView>> {
  const rows: Row[] = await tx.query(
    `SELECT ${SHOWN} FROM evidence_search s WHERE s.claim_id = $1 AND ($2::uuid IS NULL OR s.id > $2) ORDER BY s.id LIMIT $3`,
    [claimId, page.after?.[0] ?? null, page.limit + 1],
  );
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM evidence_search WHERE claim_id = $1`, [claimId])
    : [];
  return pageOf(rows, page, ({ id }) => [id], view, counted?.total);
}

/** One search; undefined where there is none. */
export async function searchById(tx: EntityManager, id: string): Promise<SearchView | undefined> {
  const [row]: Row[] = await tx.query(`SELECT ${SHOWN} FROM evidence_search s WHERE s.id = $1`, [id]);
  return row && view(row);
}

const view = ({ source, searchedAt, createdAt, ...row }: Row): SearchView => ({
  ...row,
  source: source && sourceBrief(source),
  searchedAt: searchedAt.toISOString(),
  createdAt: createdAt.toISOString(),
});
