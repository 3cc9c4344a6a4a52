import type { EntityManager } from 'typeorm';

import type { Readership } from '../accounts/audience.js';
import { firstOf } from '../kernel/first-of.js';
import type { FiscalCalendar } from '../quantities/period.js';
import type { EntityKind } from './entity.js';

/** An entity as look-ups find it; a merged one is found as what it was merged into. */
export interface KnownEntity extends Readership {
  readonly id: string;
  readonly kind: EntityKind | null;
  readonly names: Readonly<Record<string, string>>;
  readonly identifiers: Readonly<Record<string, string>>;
  readonly fiscalCalendar: FiscalCalendar | null;
}

interface Hit {
  readonly asked: string;
  readonly found: KnownEntity;
}

const FOUND = `jsonb_build_object('id', s.id, 'kind', s.kind, 'names', s.names, 'identifiers', s.identifiers,
  'fiscalCalendar', s.fiscal_calendar, 'audience', s.audience, 'deskId', s.desk_id) AS found`;

/**
 * By id, in lower case.
 *
 * @param asTheyAre ids by which a merged entity is meant itself, as only what declares it can mean it
 */
export async function entitiesById(
  tx: EntityManager,
  ids: readonly string[],
  asTheyAre: readonly string[] = [],
): Promise<Map<string, KnownEntity>> {
  if (ids.length + asTheyAre.length === 0) return new Map();
  const hits: Hit[] = await tx.query(
    `SELECT e.id AS asked, ${FOUND} FROM entity e
     JOIN entity s ON s.id = CASE WHEN e.id = ANY($2) THEN e.id ELSE coalesce(e.same_as_id, e.id) END
     WHERE e.id = ANY($1) OR e.id = ANY($2)`,
    [ids, asTheyAre],
  );
  return new Map(hits.map(({ asked, found }) => [asked, found]));
}

/** By name key; several entities may bear one name. */
export async function entitiesByName(tx: EntityManager, keys: readonly string[]): Promise<Map<string, KnownEntity[]>> {
  if (keys.length === 0) return new Map();
  const hits: Hit[] = await tx.query(
    `SELECT DISTINCT n.key AS asked, ${FOUND} FROM entity_name n JOIN entity e ON e.id = n.entity_id
     JOIN entity s ON s.id = ${firstOf('e.same_as_id', 'e.id')} WHERE n.key = ANY($1)`,
    [keys],
  );
  return grouped(hits);
}

/** By identifier, as `identifierKey` writes it. */
export async function entitiesByIdentifier(
  tx: EntityManager,
  identifiers: readonly (readonly [scheme: string, value: string])[],
): Promise<Map<string, KnownEntity[]>> {
  if (identifiers.length === 0) return new Map();
  const hits: Hit[] = await tx.query(
    `SELECT DISTINCT i.scheme || ' ' || i.value AS asked, ${FOUND}
     FROM unnest($1::text[], $2::text[]) AS given(scheme, value) JOIN entity_identifier i USING (scheme, value)
     JOIN entity e ON e.id = i.entity_id JOIN entity s ON s.id = ${firstOf('e.same_as_id', 'e.id')}`,
    [identifiers.map(([scheme]) => scheme), identifiers.map(([, value]) => value)],
  );
  return grouped(hits);
}

function grouped(hits: readonly Hit[]): Map<string, KnownEntity[]> {
  const groups = new Map<string, KnownEntity[]>();
  for (const { asked, found } of hits) {
    const group = groups.get(asked);
    if (group) group.push(found);
    else groups.set(asked, [found]);
  }
  return groups;
}
