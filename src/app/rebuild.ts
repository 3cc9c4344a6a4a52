import type { DataSource, EntityManager } from 'typeorm';

import { comparandsById } from '../detection/comparands.queries.js';
import { notePlaces } from '../detection/places.service.js';
import { SOFTWARE } from '../platform/caller.js';
import { asEngine, Transactions } from '../platform/transactions.js';
import { indexEntities } from '../vocabulary/entity-rows.service.js';
import { indexMetrics } from '../vocabulary/metric-rows.service.js';

/** How many records had their look-ups made anew. */
export interface Rebuilt {
  readonly entities: number;
  readonly metrics: number;
  readonly claims: number;
}

/** Records in one transaction: few enough that nobody who writes waits long for them. */
const BATCH = 500;

const act = { caller: SOFTWARE, reason: 'rebuild of look-ups' };

/**
 * Makes everything anew that is made from the record: the look-ups of names and identifiers, and of what can be compared.
 *
 * May run while the application serves: whoever changes a record waits for the batch it is in. What is recorded meanwhile
 * makes its own look-ups. The engine does it, since look-ups are of what anybody may read.
 *
 * @param db connected as the application's role
 */
export async function rebuildLookups(db: DataSource): Promise<Rebuilt> {
  const transactions = new Transactions(db);
  await transactions.write(act, (tx) => asEngine(tx, () => removeForeignIdentifiers(tx)));
  return {
    // What was merged into an entity is looked up with it.
    entities: await inBatches(transactions, 'entity', 'same_as_id IS NULL', indexEntities),
    metrics: await inBatches(transactions, 'metric', 'true', indexMetrics),
    claims: await inBatches(transactions, 'claim', 'true', placeClaims),
  };
}

/** An identifier that stands with another entity than its own would keep that one from having it. */
async function removeForeignIdentifiers(tx: EntityManager): Promise<void> {
  await tx.query(
    `DELETE FROM entity_identifier i USING entity e
     WHERE e.id = i.entity_id AND e.identifiers ->> i.scheme IS DISTINCT FROM i.value`,
  );
}

async function placeClaims(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await notePlaces(tx, [...(await comparandsById(tx, ids)).values()]);
}

async function inBatches(
  transactions: Transactions,
  table: 'entity' | 'metric' | 'claim',
  condition: string,
  index: (tx: EntityManager, ids: readonly string[]) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (let after: string | null = null; ;) {
    const ids: string[] = await transactions.write(act, (tx) =>
      asEngine(tx, async () => {
        const batch = await lockedBatch(tx, table, condition, after);
        await index(tx, batch);
        return batch;
      }),
    );
    done += ids.length;
    if (ids.length < BATCH) return done;
    after = ids.at(-1) ?? null;
  }
}

/** Locked, so that names which change meanwhile are not looked up by what they were before. */
async function lockedBatch(
  tx: EntityManager,
  table: string,
  condition: string,
  after: string | null,
): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM ${table} WHERE ${condition} AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT ${BATCH} FOR SHARE`,
    [after],
  );
  return rows.map(({ id }) => id);
}
