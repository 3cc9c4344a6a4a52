import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { SYSTEM_PRINCIPAL } from '../platform/caller.js';
import { prepared } from '../platform/prepared-statements.js';
import type { Explanation, KnownLink } from './known-link.js';
import type { LinkKind } from './link.js';

/** A link that the detector is to draw. */
export interface Suggestion {
  readonly a: string;
  readonly b: string;
  readonly kind: LinkKind;
  readonly reason: string | null;
  readonly explanation: Explanation;
}

/** A link that is there, as it is to be from now on. */
export type Revised = Pick<KnownLink, 'id' | 'version' | 'kind' | 'state' | 'reason' | 'settled' | 'material'> & {
  readonly explanation: Explanation;
};

const EXPLAINING = [
  ['verdict', 'text'],
  ['reasons', 'jsonb'],
  ['gap_absolute', 'numeric'],
  ['gap_relative', 'numeric'],
  ['gap_unit', 'text'],
  ['could_be', 'jsonb'],
  ['rule', 'text'],
  ['hash', 'text'],
  ['rates', 'text'],
] as const;

const NAMES = EXPLAINING.map(([name]) => name).join(', ');
const TYPED = EXPLAINING.map(([name, type]) => `${name} ${type}`).join(', ');

const columnsOf = ({ verdict, reasons, gap, couldBe, rule, hash, rates }: Explanation) => ({
  verdict,
  reasons,
  gap_absolute: gap?.absolute ?? null,
  gap_relative: gap?.relative ?? null,
  gap_unit: gap?.unit ?? null,
  could_be: couldBe,
  rule,
  hash,
  rates,
});

const DRAWN = prepared(
  'suggested-links',
  `INSERT INTO link (id, a_id, b_id, kind, reason, origin, state, owner_id, ${NAMES})
   SELECT id, a_id, b_id, kind, reason, 'detector', 'suggested', $2, ${NAMES}
   FROM json_to_recordset($1::json) AS given(id uuid, a_id uuid, b_id uuid, kind text, reason text, ${TYPED}) ON CONFLICT DO NOTHING
   RETURNING id, least(a_id, b_id) || ' ' || greatest(a_id, b_id) AS ends`,
);

/**
 * Draws what the detector suggests; where somebody else has drawn the same meanwhile, theirs stays.
 *
 * @returns ids of the links that were drawn, by their ends in the order of their ids, with a space between
 */
export async function suggestLinks(
  tx: EntityManager,
  suggestions: readonly Suggestion[],
): Promise<ReadonlyMap<string, string>> {
  if (suggestions.length === 0) return new Map();
  const rows = suggestions
    .map(({ a, b, kind, reason, explanation }) => ({
      ...{ id: newId(), a_id: a, b_id: b, kind, reason },
      ...columnsOf(explanation),
    }))
    .sort((x, y) => (`${x.a_id} ${x.b_id}` < `${y.a_id} ${y.b_id}` ? -1 : 1));
  const drawn: { id: string; ends: string }[] = await tx.query(DRAWN, [JSON.stringify(rows), SYSTEM_PRINCIPAL]);
  return new Map(drawn.map(({ id, ends }) => [ends, id]));
}

/** Revises links that nobody else has changed since they were read. */
export async function reviseLinks(tx: EntityManager, revised: readonly Revised[]): Promise<void> {
  if (revised.length === 0) return;
  const rows = revised.map(({ explanation, ...link }) => ({ ...link, ...columnsOf(explanation) }));
  const all = `kind, state, reason, settled, material, ${NAMES}`;
  await tx.query(
    `UPDATE link l SET (${all}) = ROW (${all
      .split(', ')
      .map((name) => `g.${name}`)
      .join(', ')})
     FROM json_to_recordset($1::json) AS g(id uuid, version int, kind text, state text, reason text, settled text, material text, ${TYPED})
     WHERE l.id = g.id AND l.version = g.version`,
    [JSON.stringify(rows.sort((x, y) => (x.id < y.id ? -1 : 1)))],
  );
}
