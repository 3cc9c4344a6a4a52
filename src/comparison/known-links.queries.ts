import type { EntityManager } from 'typeorm';

import { explanationOf, type KnownLink } from './known-link.js';

/** SQL for what a link `l` rests on; null where its ends have not been compared yet. Decimals are text. */
export const EXPLAINED = `CASE WHEN l.verdict IS NULL THEN NULL ELSE jsonb_build_object('verdict', l.verdict, 'reasons', l.reasons,
  'gap', CASE WHEN l.gap_absolute IS NULL THEN NULL ELSE
    jsonb_build_object('absolute', l.gap_absolute::text, 'relative', l.gap_relative::text, 'unit', l.gap_unit) END,
  'couldBe', l.could_be, 'rule', l.rule, 'hash', l.hash, 'rates', l.rates) END`;

const KNOWN = `l.id, l.version, l.a_id AS a, l.b_id AS b, l.kind, l.origin, l.state, l.own_readership AS readers, l.reason, l.settled, l.material, l.dispute_id AS dispute, ${EXPLAINED} AS explanation`;

/** Every link between the two claims of each pair; its ends may stand either way round. */
export async function linksBetween(
  tx: EntityManager,
  pairs: readonly (readonly [string, string])[],
): Promise<KnownLink[]> {
  if (pairs.length === 0) return [];
  const rows: KnownLink[] = await tx.query(
    `SELECT ${KNOWN} FROM (SELECT * FROM unnest($1::uuid[], $2::uuid[]) UNION SELECT * FROM unnest($2::uuid[], $1::uuid[])) p(a, b)
     JOIN link l ON l.a_id = p.a AND l.b_id = p.b`,
    [pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  );
  return rows.map(knownLink);
}

/** Every link that begins or ends at one of the claims. */
export async function linksOf(tx: EntityManager, claimIds: readonly string[]): Promise<KnownLink[]> {
  if (claimIds.length === 0) return [];
  const rows: KnownLink[] = await tx.query(
    `SELECT ${KNOWN} FROM link l WHERE l.a_id = ANY($1)
     UNION ALL SELECT ${KNOWN} FROM link l WHERE l.b_id = ANY($1) AND NOT l.a_id = ANY($1)`,
    [claimIds],
  );
  return rows.map(knownLink);
}

/** A link out of what the database gave: with keys in our order. */
export function knownLink({ explanation, ...row }: KnownLink): KnownLink {
  return { ...row, explanation: explanation && explanationOf(explanation) };
}
