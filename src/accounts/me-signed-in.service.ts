import type { DataSource } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { identify } from '../platform/identity.js';
import type { Transactions } from '../platform/transactions.js';
import type { Me } from './me.dto.js';
import { meOf } from './me.queries.js';

/** Who somebody is whose session has just begun: found as the guard will find them with the next request. */
export async function meSignedIn(db: DataSource, transactions: Transactions, session: string): Promise<Me> {
  const { known } = await identify(db, { session });
  if (!known) throw new Refusal('unauthenticated', 'The account was disabled in this moment; ask an admin.');
  return transactions.read(known, null, (tx) => meOf(tx, known, known.session));
}
