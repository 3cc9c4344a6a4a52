import type { EntityManager, EntityTarget } from 'typeorm';

import { insertRows } from '../platform/rows.js';
import type { Audience, Readership } from './audience.js';
import type { Owned } from './owned.entity.js';

/** What recording gave: the id of a new record, or of the one that was there. */
export interface Recorded extends Readership {
  readonly id: string;
  readonly created: boolean;
}

type Identified = Owned & { readonly identity: string };

/**
 * Records rows, each once for an audience by its `identity`, however many writers record it at the same moment.
 *
 * What is known already is not written at all, so that recording it again leaves no trace in history.
 *
 * @param changeable whether the identity of a row can change: what is found is then held as it is until the end of the transaction
 */
export async function recordOnce<Row extends Identified>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Omit<Row, 'version' | 'createdAt' | 'updatedAt'>[],
  { changeable = false }: { readonly changeable?: boolean } = {},
): Promise<Recorded[]> {
  const known = await knownByIdentity(tx, entity, rows, changeable);
  const fresh = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!known.has(keyOf(row)) && !fresh.has(keyOf(row))) fresh.set(keyOf(row), row);
  // In one order for all writers, so that none waits for another in a circle.
  const inOrder = [...fresh.values()].sort((a, b) => (a.identity < b.identity ? -1 : 1));
  const inserted = await insertRows(tx, entity, inOrder);
  const lost = inOrder.filter(({ id }) => !inserted.has(id));
  const wonByOthers = await knownByIdentity(tx, entity, lost, changeable);
  return rows.map((row) => {
    const key = keyOf(row);
    const id = known.get(key) ?? wonByOthers.get(key) ?? fresh.get(key)?.id ?? row.id;
    return { id, created: inserted.has(row.id), audience: row.audience, deskId: row.deskId };
  });
}

const keyOf = ({ identity, audience, deskId }: { readonly identity: string } & Readership): string =>
  `${audience === 'desk' ? deskId : audience} ${identity}`;

async function knownByIdentity<Row extends Identified>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly { readonly identity: string }[],
  changeable: boolean,
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const found: { id: string; identity: string; audience: Audience; deskId: string }[] = await tx.query(
    `SELECT id, identity, audience, desk_id AS "deskId" FROM "${tx.connection.getMetadata(entity).tableName}" WHERE identity = ANY($1) ${changeable ? 'FOR KEY SHARE' : ''}`,
    [rows.map(({ identity }) => identity)],
  );
  return new Map(found.map((row) => [keyOf(row), row.id]));
}
