import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';

/** Lets somebody belong to these desks and no others. @returns whether that changes anything */
export async function setDesks(tx: EntityManager, principalId: string, desks: readonly string[]): Promise<boolean> {
  const [, gone]: [unknown, number] = await tx.query(
    `DELETE FROM membership WHERE principal_id = $1 AND desk_id <> ALL ($2::uuid[])`,
    [principalId, desks],
  );
  const come: unknown[] = await tx.query(
    `INSERT INTO membership (id, principal_id, desk_id, origin)
     SELECT m.id, $1, m.desk_id, 'admin' FROM unnest($2::uuid[], $3::uuid[]) AS m (id, desk_id)
     ON CONFLICT (principal_id, desk_id) DO NOTHING RETURNING id`,
    [principalId, desks.map(() => newId()), desks],
  );
  return gone + come.length > 0;
}

/**
 * The desk that is acted for where a request names none: what was asked for, else what it was, else the first.
 *
 * @throws Refusal `invalid-request` where somebody would act for a desk they do not belong to
 */
export function homeDeskAmong(desks: readonly string[], wanted: string | null, before: string | null): string {
  const [first] = desks;
  if (first === undefined) throw Refusal.at('/desks', 'invalid-request', 'Everybody belongs to one desk at least.');
  if (wanted !== null && !desks.includes(wanted))
    throw Refusal.at('/desk', 'invalid-request', 'The home desk must be one of the desks.');
  return wanted ?? (before !== null && desks.includes(before) ? before : first);
}
