import type { EntityManager } from 'typeorm';

import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import type { DerivationResultView } from './derivation-result.dto.js';
import { type ResultJson, resultJson } from './derivations.queries.js';

interface Row {
  readonly version: number;
  readonly recorded_at: Date;
  readonly given: ResultJson;
}

/** Whether there is a derivation of this id. */
export async function derivationExists(tx: EntityManager, id: string): Promise<boolean> {
  const found: unknown[] = await tx.query(`SELECT 1 FROM derivation d WHERE d.id = $1`, [id]);
  return found.length > 0;
}

/**
 * All that a derivation ever gave, the newest first.
 *
 * @param asOf what was recorded after it is left out; null for nothing
 */
export async function resultPage(
  tx: EntityManager,
  id: string,
  asOf: Date | null,
  page: PageRequest,
): Promise<Page<DerivationResultView>> {
  const rows: Row[] = await tx.query(
    `SELECT h.version, h.recorded_at, ${resultJson('h', 't')} AS given FROM history.derivation_result h
     JOIN history.told_result t ON t.id = h.id AND t.version = h.version
     WHERE h.id = $1 AND ($2::timestamptz IS NULL OR h.recorded_at <= $2) AND ($3::int IS NULL OR h.version < $3)
     ORDER BY h.version DESC LIMIT $4`,
    [id, asOf, page.after ? Number(page.after[0]) : null, page.limit + 1],
  );
  const [counted]: { total: number }[] = page.count
    ? await tx.query(
        `SELECT count(*)::int AS total FROM history.derivation_result h WHERE h.id = $1 AND ($2::timestamptz IS NULL OR h.recorded_at <= $2)`,
        [id, asOf],
      )
    : [];
  return pageOf(rows, page, ({ version }) => [String(version)], view, counted?.total);
}

const view = ({ version, recorded_at, given }: Row): DerivationResultView =>
  ({ version, ...given, computedAt: recorded_at.toISOString() }) as DerivationResultView;
