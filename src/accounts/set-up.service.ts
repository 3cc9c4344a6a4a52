import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { type Caller, LOCAL_PRINCIPAL, NEWSROOM_DESK } from '../platform/caller.js';
import { EVERYTHING } from '../platform/permissions.js';
import { setDesks } from './memberships.service.js';
import type { Redemption } from './one-time-link.dto.js';
import { revokeLocalTokens } from './tokens.service.js';
import { addAccount } from './users.service.js';

/** What the first account is called and signs in with. */
export interface FirstAccount {
  readonly name: string;
  readonly email: string;
}

/** What a request says of the first account. @throws Refusal `invalid-request` where something is missing */
export function firstAccountIn({ name, email }: Redemption): FirstAccount {
  if (name === undefined) throw Refusal.at('/name', 'invalid-request', 'The first account needs a name.');
  if (email === undefined) throw Refusal.at('/email', 'invalid-request', 'The first account needs an email address.');
  return { name, email };
}

/**
 * Who the first account will be: where whoever sits at the machine was trusted, at this start or an earlier one, it is theirs, with all that
 * they have logged.
 *
 * @param embedded whether that can be so
 */
export const founder = (embedded: boolean): Caller => ({
  principalId: embedded ? LOCAL_PRINCIPAL : newId(),
  deskId: NEWSROOM_DESK,
  desks: [NEWSROOM_DESK],
  permissions: EVERYTHING,
});

/** Makes the first account: it administers, and may do all that an editor may. @param tx acts as {@link founder} */
export async function setUp(
  tx: EntityManager,
  { principalId }: Caller,
  { name, email }: FirstAccount,
  passwordHash: string,
): Promise<void> {
  const given = [principalId, tidy(name)];
  await revokeLocalTokens(tx);
  if (principalId === LOCAL_PRINCIPAL) {
    await tx.query(`UPDATE principal SET name = $2, roles = '{admin,editor}', disabled = false WHERE id = $1`, given);
  } else {
    await tx.query(
      `INSERT INTO principal (id, kind, name, desk_id, roles) VALUES ($1, 'person', $2, $3, '{admin,editor}')`,
      [...given, NEWSROOM_DESK],
    );
    await setDesks(tx, principalId, [NEWSROOM_DESK]);
  }
  await addAccount(tx, principalId, email, passwordHash);
}
