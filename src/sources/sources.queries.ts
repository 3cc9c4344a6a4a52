import type { EntityManager } from 'typeorm';

import type { Readership } from '../accounts/audience.js';

/** A source as look-ups find it. */
export interface KnownSource extends Readership {
  readonly id: string;
  /** null for a confidential one. */
  readonly identity: string | null;
  readonly title: string | null;
}

const KNOWN = `jsonb_build_object('id', s.id, 'identity', s.identity, 'title', s.title, 'audience', s.audience, 'deskId', s.desk_id) AS found`;

/** More than a person would choose from. */
const NEIGHBOURS = 30;

/** Sources by id, in lower case, or identity; one identity may be recorded for several audiences. */
export async function sourcesKnown(
  tx: EntityManager,
  ids: readonly string[],
  identities: readonly string[],
): Promise<readonly KnownSource[]> {
  if (ids.length + identities.length === 0) return [];
  const rows: { found: KnownSource }[] = await tx.query(
    `SELECT ${KNOWN} FROM source s WHERE s.id = ANY($1) OR s.identity = ANY($2) ORDER BY s.id`,
    [ids, identities],
  );
  return rows.map(({ found }) => found);
}

/** For each title, as it is looked up, the sources that have it or one near it. */
export async function sourcesByTitle(
  tx: EntityManager,
  keys: readonly string[],
): Promise<Map<string, readonly KnownSource[]>> {
  const groups = new Map<string, readonly KnownSource[]>();
  if (keys.length === 0) return groups;
  const rows: { asked: string; found: KnownSource }[] = await tx.query(
    `SELECT given.key AS asked, near.found FROM unnest($1::text[]) AS given(key) CROSS JOIN LATERAL (
       SELECT ${KNOWN} FROM titles_near(given.key, ${NEIGHBOURS}) WITH ORDINALITY AS t(id, place) JOIN source s ON s.id = t.id ORDER BY t.place) near`,
    [[...new Set(keys)]],
  );
  for (const { asked, found } of rows) groups.set(asked, [...(groups.get(asked) ?? []), found]);
  return groups;
}
