import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import { Transactions } from '../platform/transactions.js';
import { forgetDevices, rememberDevice } from './devices.service.js';
import { shownEmail } from './email.js';
import type { Me } from './me.dto.js';
import { meSignedIn } from './me-signed-in.service.js';
import { newPasswordHash } from './new-password.service.js';
import type { Redemption } from './one-time-link.dto.js';
import { type FoundLink, linkOf, useUp } from './one-time-links.service.js';
import { endSessions, type SignedInFrom, startSession } from './sessions.service.js';
import { firstAccountIn, founder, setUp } from './set-up.service.js';
import { revokeTokens } from './tokens.service.js';

/** From where a link is used. */
export interface UsedFrom extends SignedInFrom {
  readonly requestId: string;
  /** By what the browser is known already; undefined where it is not. */
  readonly device: string | undefined;
  /** Whether what was logged before there were accounts belongs to whoever makes the first. */
  readonly embedded: boolean;
}

/** Uses one-time links: the first account is made, or a password set, and a session begins. */
@Injectable()
export class Redeeming {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** @throws Refusal `unknown-reference` for a link that does not work, `invalid-request` for what is wrong with the fields */
  async redeem(
    given: Redemption,
    from: UsedFrom,
  ): Promise<{ readonly me: Me; readonly secret: string; readonly device: string }> {
    const link = await linkOf(this.db.manager, given.secret);
    const { caller, reason, use } = link.kind === 'set_up' ? await founding(given, from) : await choosing(link, given);
    const { secret, device } = await this.transactions.write(
      { caller, reason, requestId: from.requestId },
      async (tx) => {
        await useUp(tx, given.secret);
        await use(tx);
        const session = await startSession(tx, caller.principalId, from);
        const known = { address: from.address ?? '', presented: from.device };
        return { secret: session.secret, device: await rememberDevice(tx, caller.principalId, known) };
      },
    );
    return { me: await meSignedIn(this.db, this.transactions, secret), secret, device };
  }
}

/** What using a link comes to. */
interface Use {
  readonly caller: Caller;
  readonly reason: string;
  readonly use: (tx: EntityManager) => Promise<unknown>;
}

async function founding(given: Redemption, { embedded }: UsedFrom): Promise<Use> {
  const account = firstAccountIn(given);
  const hash = await newPasswordHash(given.password, { ...account, email: shownEmail(account.email) }, '/password');
  const caller = founder(embedded);
  return { caller, reason: 'set-up', use: (tx) => setUp(tx, caller, account, hash) };
}

async function choosing({ principalId, name, email }: FoundLink, given: Redemption): Promise<Use> {
  const excess = given.name !== undefined ? 'name' : given.email !== undefined ? 'email' : null;
  if (excess)
    throw Refusal.at(`/${excess}`, 'invalid-request', `This link sets a password and no ${excess}; leave it out.`);
  if (principalId === null) throw new Error('a link for a password is somebody’s');
  const hash = await newPasswordHash(given.password, { name: name ?? '', email: email ?? '' }, '/password');
  const caller = { principalId, deskId: principalId, desks: [], permissions: new Set<never>() };
  const use = async (tx: EntityManager): Promise<void> => {
    await tx.query(`UPDATE account SET password_hash = $2 WHERE principal_id = $1`, [principalId, hash]);
    await endSessions(tx, principalId);
    await forgetDevices(tx, principalId);
    // Whoever knew the password before may have made one.
    await revokeTokens(tx, principalId);
  };
  return { caller, reason: 'one-time link', use };
}
