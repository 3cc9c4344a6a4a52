import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import { checkVersion } from '../platform/versions.js';
import type { MeChange } from './me.dto.js';

/**
 * Changes what somebody is called, or the desk they act for where a request names none.
 *
 * @param versions that their account may have; null for any
 * @throws Refusal `stale-version`, `invalid-request`
 */
export async function changeMe(
  tx: EntityManager,
  { principalId, desks }: Caller,
  { name, desk }: MeChange,
  versions: readonly number[] | null,
): Promise<void> {
  const rows: { version: number }[] = await tx.query(`SELECT version FROM principal WHERE id = $1 FOR NO KEY UPDATE`, [
    principalId,
  ]);
  checkVersion(versions, rows[0]?.version ?? 0);
  if (desk !== undefined && !desks.includes(desk))
    throw Refusal.at('/desk', 'invalid-request', 'The home desk must be one of your desks.');
  await tx.query(
    `UPDATE principal SET name = coalesce($2, name), desk_id = coalesce($3::uuid, desk_id) WHERE id = $1`,
    [principalId, name === undefined ? null : tidy(name), desk ?? null],
  );
}
