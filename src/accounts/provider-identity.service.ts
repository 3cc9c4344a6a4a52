import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { userHeld } from './change-user.service.js';
import { endSessions } from './sessions.service.js';

/**
 * Lets somebody not sign in by the provider any more as this account: whoever they are there becomes nobody, and all sessions end. Roles and
 * desks that the provider gave stay, as if an admin had given them.
 *
 * @throws Refusal `not-found`; `last-admin` where nobody who administers could sign in any more
 */
export async function removeProviderIdentity(tx: EntityManager, id: string): Promise<void> {
  const { provider } = await userHeld(tx, id);
  if (!provider) throw new Refusal('not-found', 'They do not sign in by a provider.');
  await tx.query(`DELETE FROM provider_identity WHERE principal_id = $1`, [id]);
  await tx.query(`UPDATE membership SET origin = 'admin' WHERE principal_id = $1 AND origin = 'provider'`, [id]);
  await tx.query(`UPDATE principal SET changes = changes + 1 WHERE id = $1`, [id]);
  await endSessions(tx, id);
}
