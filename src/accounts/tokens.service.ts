import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { type Caller, LOCAL_PRINCIPAL } from '../platform/caller.js';
import type { Known, KnownToken } from '../platform/identity.js';
import { needingToRead, type Permission, permissionsOf, usableScopes } from '../platform/permissions.js';
import { hashOfSecret, newSecret, TOKEN_PREFIX } from '../platform/secrets.js';
import { instantOf } from './account-fields.dto.js';
import { checkLetsIn, checkReadsNoMore } from './given-rights.service.js';
import { madeWith } from './made-with.queries.js';
import { holdSession } from './sessions.service.js';
import type { MadeToken, NewToken } from './token.dto.js';
import { tokenById } from './tokens.queries.js';
import { userById } from './users.queries.js';

/** Enough to tell tokens apart, and too little to guess the rest. */
const SHOWN_OF_TOKEN = TOKEN_PREFIX.length + 6;

/**
 * Makes a token of the caller, or as an admin of a service account; its secret is shown this once.
 *
 * @param by.token that it is made with, which it does not outlive; null where somebody makes it in person
 * @param by.session that it is made in, which does not end meanwhile: whoever ends it to revoke all tokens finds this one too
 * @throws Refusal `not-allowed` where it could do more than the caller; `unknown-reference`; `invalid-request`, also for writing without reading;
 *   `unauthenticated` where the session has just ended
 */
export async function makeToken(
  tx: EntityManager,
  caller: Caller,
  { session, token: by }: Pick<Known, 'session' | 'token'>,
  wanted: NewToken,
): Promise<MadeToken> {
  if (session) await holdSession(tx, session);
  const owner = wanted.user ?? caller.principalId;
  if (owner !== caller.principalId) await checkServiceAccount(tx, caller, by, owner, wanted.scopes);
  checkScopes(wanted.scopes, caller.permissions, 'A token may do no more than whoever makes it');
  await checkProgram(tx, owner, wanted.scopes);
  const blind = needingToRead(wanted.scopes);
  if (blind.length > 0) {
    throw Refusal.at('/scopes', 'invalid-request', `${blind.join(', ')} answers with records; add records:read.`);
  }
  const id = newId();
  const token = `${TOKEN_PREFIX}${newSecret()}`;
  await tx.query(
    `INSERT INTO api_token (id, principal_id, made_by, name, hash, prefix, scopes, expires_at, lineage)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ${madeWith('$9')})`,
    [
      id,
      owner,
      caller.principalId,
      tidy(wanted.name),
      hashOfSecret(token),
      token.slice(0, SHOWN_OF_TOKEN),
      [...new Set(wanted.scopes)],
      endOf(wanted, by),
      by?.id ?? null,
    ],
  );
  const made = await tokenById(tx, id);
  if (!made) throw Refusal.at('/expiresAt', 'invalid-request', 'expiresAt lies in the past.');
  return { ...made, token };
}

/** Revokes a token. @throws Refusal `not-found` for one that the caller may not know of, or that does not work any more */
export async function revokeToken(tx: EntityManager, id: string): Promise<void> {
  const [, revoked]: [unknown, number] = await tx.query(
    `UPDATE api_token SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL AND coalesce(expires_at > now(), true)`,
    [id],
  );
  if (revoked === 0) throw new Refusal('not-found', 'There is no such token.');
}

/** Revokes all tokens of somebody. @returns how many of them worked */
export async function revokeTokens(tx: EntityManager, principalId: string): Promise<number> {
  const [revoked]: [{ worked: boolean }[], number] = await tx.query(
    `UPDATE api_token SET revoked_at = now() WHERE principal_id = $1 AND revoked_at IS NULL
     RETURNING coalesce(expires_at > now(), true) AND tokens_work(lineage) AS worked`,
    [principalId],
  );
  return revoked.filter(({ worked }) => worked).length;
}

/**
 * Revokes what whoever sat at the machine made, for themselves and for programs, before there was an account: until then anybody who sits there
 * may make one, and nobody needs one.
 */
export async function revokeLocalTokens(tx: EntityManager): Promise<void> {
  await tx.query(`UPDATE api_token SET revoked_at = now() WHERE made_by = $1 AND revoked_at IS NULL`, [
    LOCAL_PRINCIPAL,
  ]);
}

/** An answer without what is shown once. */
export function withoutSecret(made: MadeToken): MadeToken {
  const { token: _, ...rest } = made;
  return rest;
}

function endOf({ expiresAt }: NewToken, by: KnownToken | null): Date | null {
  const end = expiresAt === undefined && by ? by.expiresAt : instantOf(expiresAt);
  if (by?.expiresAt && (end === null || end > by.expiresAt))
    throw Refusal.at('/expiresAt', 'not-allowed', 'A token that is made with a token ends no later than it.');
  if (end && end.getTime() <= Date.now())
    throw Refusal.at('/expiresAt', 'invalid-request', 'expiresAt lies in the past.');
  return end;
}

async function checkServiceAccount(
  tx: EntityManager,
  caller: Caller,
  by: KnownToken | null,
  owner: string,
  scopes: readonly Permission[],
): Promise<void> {
  if (!caller.permissions.has('accounts:administer'))
    throw Refusal.at('/user', 'not-allowed', 'Only an admin makes tokens for others.');
  const user = await userById(tx, owner);
  if (!user) throw Refusal.at('/user', 'unknown-reference', 'There is no such user.');
  if (user.kind !== 'service')
    throw Refusal.at(
      '/user',
      'not-allowed',
      'A person makes their tokens themselves; only service accounts are given them.',
    );
  const desks = user.desks.map((desk) => desk.id);
  checkReadsNoMore(caller, by, desks, '/user');
  await checkLetsIn(tx, by, owner, '/user');
  checkScopes(scopes, permissionsOf(user.roles), `A token may do no more than ${user.name}`);
}

/** @throws Refusal where a person would administer by a token */
async function checkProgram(tx: EntityManager, owner: string, scopes: readonly Permission[]): Promise<void> {
  const rows: { kind: string }[] = await tx.query(`SELECT kind FROM principal WHERE id = $1`, [owner]);
  const usable = new Set(usableScopes(rows[0]?.kind ?? '', scopes));
  checkScopes(scopes, usable, 'Accounts are administered in person, or by a token of a service account');
}

function checkScopes(scopes: readonly Permission[], allowed: ReadonlySet<Permission>, rule: string): void {
  const excess = scopes.filter((scope) => !allowed.has(scope));
  if (excess.length > 0) throw Refusal.at('/scopes', 'not-allowed', `${rule}; leave out ${excess.join(', ')}.`);
}
