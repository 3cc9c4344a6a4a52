import type { DataSource } from 'typeorm';

import type { Me } from '../accounts/me.dto.js';
import { meOf } from '../accounts/me.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { identify } from '../platform/identity.js';
import type { Transactions } from '../platform/transactions.js';

/** Who somebody is whose session has just begun: found as the guard will find them with the next request. */
export async function meSignedIn(db: DataSource, transactions: Transactions, session: string): Promise<Me> {
  const { known } = await identify(db, { session });
  if (!known) throw new Refusal('sign-in-failed', 'The account was disabled in this moment; ask an admin.');
  return transactions.read(known, null, (tx) => meOf(tx, known, known.session));
}
