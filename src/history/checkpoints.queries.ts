import type { EntityManager } from 'typeorm';

/** A checkpoint as it is kept. */
export interface KeptCheckpoint {
  readonly number: number;
  readonly size: number;
  readonly root: Buffer;
  /** What is needed to go on from it (`merkle.ts`). */
  readonly edge: Buffer;
  readonly sealedAt: Date;
  readonly settled: Date;
  readonly vkey: string;
  readonly note: string;
}

/** How far a checkpoint has got to a place. */
export interface Delivery {
  readonly place: string;
  /** null as long as it is not there. */
  readonly deliveredAt: Date | null;
  readonly tries: number;
  /** Why the last try failed. */
  readonly fault: string | null;
}

/** The newest checkpoint; undefined before the first. */
export async function newestCheckpoint(tx: EntityManager): Promise<KeptCheckpoint | undefined> {
  const rows: KeptCheckpoint[] = await tx.query(
    `SELECT c.number, c.size::float8 AS size, c.root, c.edge, c.sealed_at AS "sealedAt", c.settled, k.vkey, c.note
     FROM history.checkpoint c JOIN history.signing_key k ON k.number = c.key ORDER BY c.number DESC LIMIT 1`,
  );
  return rows[0];
}

/** Whether something was recorded that no checkpoint covers. */
export async function isUnsealed(tx: EntityManager): Promise<boolean> {
  const [row]: { unsealed: boolean }[] = await tx.query(`SELECT history.is_unsealed() AS unsealed`);
  return row?.unsealed ?? false;
}

/** How far a checkpoint has got, place by place; of a place that waits for an earlier one, why it does. */
export function deliveriesOf(tx: EntityManager, number: number): Promise<Delivery[]> {
  return tx.query(
    `SELECT p.place, d.delivered_at AS "deliveredAt", coalesce(f.tries, d.tries, 0) AS tries, coalesce(f.fault, d.fault) AS fault
     FROM (SELECT DISTINCT place FROM checkpoint_delivery) p LEFT JOIN checkpoint_delivery d ON d.place = p.place AND d.number = $1
     LEFT JOIN LATERAL (SELECT o.tries, o.fault FROM checkpoint_delivery o WHERE o.place = p.place AND o.delivered_at IS NULL ORDER BY o.number LIMIT 1) f ON true
     ORDER BY p.place`,
    [number],
  );
}

/** A checkpoint that a place does not have yet. */
export interface Undelivered {
  readonly number: number;
  readonly note: string;
}

/** What a place does not have yet, the oldest first. */
export function undelivered(tx: EntityManager, place: string, most: number): Promise<Undelivered[]> {
  return tx.query(
    `SELECT c.number, c.note FROM history.checkpoint c WHERE NOT EXISTS (
       SELECT FROM checkpoint_delivery d WHERE d.place = $1 AND d.number = c.number AND d.delivered_at IS NOT NULL)
     ORDER BY c.number LIMIT $2`,
    [place, most],
  );
}
