import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { type Caller, LOCAL_PRINCIPAL, NEWSROOM_DESK } from '../platform/caller.js';
import { identify, type KnownToken } from '../platform/identity.js';
import { desksNamed } from './desks.queries.js';
import { emailKey, shownEmail } from './email.js';
import { checkGivesNoMore, checkReadsNoMore } from './given-rights.service.js';
import { homeDeskAmong, setDesks } from './memberships.service.js';
import { linkForPassword } from './one-time-links.service.js';
import type { MadeUser, NewUser } from './user.dto.js';
import { userById } from './users.queries.js';

/**
 * Records a user. A person gets a link to set a password with.
 *
 * @param by the token that is used, which gives no more than it has; null for somebody in person
 * @param page where the link leads
 * @throws Refusal `invalid-request`, `unknown-reference`, `already-exists`; `not-allowed` before the first account is set up
 */
export async function recordUser(
  tx: EntityManager,
  caller: Caller,
  by: KnownToken | null,
  user: NewUser,
  page: string,
): Promise<MadeUser> {
  checkGivesNoMore(caller, by, user.roles, '/roles');
  const email = emailOf(user);
  if (email !== null) await refuseBeforeSetUp(tx, caller, user);
  const desks = user.desks === undefined ? [NEWSROOM_DESK] : await desksNamed(tx, user.desks, '/desks');
  checkReadsNoMore(caller, by, desks, '/desks');
  const [wanted = null] = user.desk === undefined ? [] : await desksNamed(tx, [user.desk], '/desk');
  const id = newId();
  await tx.query(`INSERT INTO principal (id, kind, name, desk_id, roles) VALUES ($1, $2, $3, $4, $5)`, [
    id,
    user.kind,
    tidy(user.name),
    homeDeskAmong(desks, wanted, null),
    [...new Set(user.roles)],
  ]);
  await setDesks(tx, id, desks);
  if (email !== null) await addAccount(tx, id, email, null);
  const link = email === null ? null : await linkForPassword(tx, id, { caller, token: by }, page);
  const made = await userById(tx, id);
  if (!made) throw new Error(`user ${id} was recorded and cannot be read`);
  return link === null ? made : { ...made, link };
}

/** Gives a person what they sign in with. */
export const addAccount = (
  tx: EntityManager,
  principalId: string,
  email: string,
  passwordHash: string | null,
): Promise<unknown> =>
  tx.query(`INSERT INTO account (principal_id, email, email_key, password_hash) VALUES ($1, $2, $3, $4)`, [
    principalId,
    shownEmail(email),
    emailKey(email),
    passwordHash,
  ]);

/** An answer without what is shown once. */
export function withoutLink(made: MadeUser): MadeUser {
  const { link: _, ...rest } = made;
  return rest;
}

function emailOf({ kind, email }: NewUser): string | null {
  if (kind === 'person' && email === undefined)
    throw Refusal.at('/email', 'invalid-request', 'A person needs an email address to sign in with.');
  if (kind === 'service' && email !== undefined)
    throw Refusal.at(
      '/email',
      'invalid-request',
      'A service account does not sign in, so it has no email address; leave it out.',
    );
  return email ?? null;
}

/** Any account ends that whoever sits at the machine may do everything; the first has to be an admin's. */
async function refuseBeforeSetUp(tx: EntityManager, { principalId }: Caller, { roles }: NewUser): Promise<void> {
  if (principalId !== LOCAL_PRINCIPAL && roles.includes('admin')) return;
  if ((await identify(tx, {})).anyone) return;
  if (principalId !== LOCAL_PRINCIPAL)
    throw Refusal.at(
      '/roles',
      'not-allowed',
      'The first account has to be an admin’s: it ends that one can be set up by the link of the start.',
    );
  throw new Refusal(
    'not-allowed',
    'Make your own account first, by the link that was printed when Claimtrail started: with the first account everybody has to sign in.',
  );
}
