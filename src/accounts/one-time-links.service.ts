import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { KnownToken } from '../platform/identity.js';
import { rolesWithin } from '../platform/permissions.js';
import { hashOfSecret, newSecret } from '../platform/secrets.js';
import { madeWith } from './made-with.queries.js';
import type { LinkPurpose, MadeOneTimeLink, OneTimeLink } from './one-time-link.dto.js';
import type { UserView } from './user.dto.js';

/** Somebody who is invited may be away for a few days. */
const PASSWORD_LINK = '3 days';

/** Whoever starts an instance sits before it. */
const SET_UP_LINK = '24 hours';

/** A link that was just made: what stands behind the # of its address is known to nobody else. */
interface Fresh {
  readonly secret: string;
  readonly expiresAt: Date;
}

/** By what a link is made, and what that can give. */
export interface MadeBy {
  readonly caller: Caller;
  /** null for somebody in person, who gives what others need. */
  readonly token: KnownToken | null;
}

/**
 * Makes a link by which somebody sets a password and signs in; those they had before stop working.
 *
 * One that is made with a token works as long as the token does, and while the account may do no more than the token could have given.
 */
export async function linkForPassword(
  tx: EntityManager,
  principalId: string,
  by: MadeBy,
  page: string,
): Promise<OneTimeLink> {
  await voidLinks(tx, principalId);
  const { secret, expiresAt } = await makeLink(tx, 'password', principalId, PASSWORD_LINK, by);
  return { href: `${page}/welcome#${secret}`, expiresAt: expiresAt.toISOString() };
}

/** The same as an admin asks for it. @throws Refusal `not-allowed` for whoever does not sign in */
export function linkForUser(
  tx: EntityManager,
  { id, kind, disabled }: UserView,
  by: MadeBy,
  page: string,
): Promise<OneTimeLink> {
  if (kind !== 'person') throw new Refusal('not-allowed', 'A service account does not sign in; it has tokens.');
  if (disabled) throw new Refusal('not-allowed', 'The user is disabled; enable them first.');
  return linkForPassword(tx, id, by, page);
}

/** An answer without what is shown once. */
export const withoutAddress = ({ expiresAt }: MadeOneTimeLink): MadeOneTimeLink => ({ expiresAt });

/** Makes the link by which the first account is set up; earlier ones stop working. */
export async function linkForSetUp(tx: EntityManager, page: string): Promise<OneTimeLink> {
  await tx.query(`DELETE FROM one_time_link WHERE kind = 'set_up' AND used_at IS NULL`);
  const { secret, expiresAt } = await makeLink(tx, 'set_up', null, SET_UP_LINK, null);
  return { href: `${page}/set-up#${secret}`, expiresAt: expiresAt.toISOString() };
}

/** Lets the links of somebody not work any more; of two that are made at once the second waits here, and ends the first. */
export async function voidLinks(tx: EntityManager, principalId: string): Promise<void> {
  await tx.query(`SELECT FROM account WHERE principal_id = $1 FOR NO KEY UPDATE`, [principalId]);
  await tx.query(`DELETE FROM one_time_link WHERE principal_id = $1 AND used_at IS NULL`, [principalId]);
}

async function makeLink(
  tx: EntityManager,
  kind: LinkPurpose['kind'],
  principalId: string | null,
  validFor: string,
  by: MadeBy | null,
): Promise<Fresh> {
  const secret = newSecret();
  const token = by?.token ?? null;
  const rows: { expires_at: Date }[] = await tx.query(
    `INSERT INTO one_time_link (id, kind, hash, principal_id, expires_at, lineage, roles, desks) VALUES ($1, $2, $3, $4, now() + $5::interval,
       ${madeWith('$6')}, $7, $8) RETURNING expires_at`,
    [
      newId(),
      kind,
      hashOfSecret(secret),
      principalId,
      validFor,
      token?.id ?? null,
      by && token && rolesWithin(by.caller.permissions),
      by && token && by.caller.desks,
    ],
  );
  return { secret, expiresAt: rows[0]?.expires_at ?? new Date() };
}

/** What a link is for, and whose it is; null for the first account. */
export interface FoundLink extends LinkPurpose {
  readonly principalId: string | null;
}

/** @throws Refusal `unknown-reference` for a link that never was, has been used, or has ended */
export async function linkOf(db: Pick<EntityManager, 'query'>, secret: string): Promise<FoundLink> {
  const rows: FoundLink[] = await db.query(
    `SELECT l.kind, l.principal_id AS "principalId", l.name, l.email FROM link_of($1) l`,
    [hashOfSecret(secret)],
  );
  const [found] = rows;
  if (!found) throw spent();
  return found;
}

/** Uses a link up. @throws Refusal `unknown-reference` where somebody else has just done so */
export async function useUp(tx: EntityManager, secret: string): Promise<void> {
  const [{ used }] = (await tx.query(`SELECT redeem_link($1) AS used`, [hashOfSecret(secret)])) as [{ used: boolean }];
  if (!used) throw spent();
}

const spent = (): Refusal =>
  Refusal.at(
    '/secret',
    'unknown-reference',
    'The link does not work any more: it works once and for a limited time. Ask for a new one.',
  );
