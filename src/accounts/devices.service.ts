import { createHash } from 'node:crypto';

import type { FastifyReply } from 'fastify';
import type { EntityManager } from 'typeorm';

import { cookieName, type Cookies, type CookieSettings, setCookie } from '../platform/cookies.js';
import { networkOf } from '../platform/networks.js';
import { hashOfSecret, isSecret, newSecret } from '../platform/secrets.js';

const DEVICE_COOKIE = 'claimtrail_device';

/** A browser that is not used for this long has to be known anew. */
const LONGEST_DEVICE_SECONDS = 180 * 24 * 60 * 60;

/** The most browsers and networks that one account is known by; the oldest make room. */
const MOST_KNOWN = 20;

/** By what the browser of a request is known; undefined where it sends nothing that could be it. */
export function deviceSecretOf(cookies: Cookies, settings: CookieSettings): string | undefined {
  const secret = cookies[cookieName(DEVICE_COOKIE, settings)];
  return secret !== undefined && isSecret(secret) ? secret : undefined;
}

/** Lets a browser be known the next time. */
export const setDeviceCookie = (reply: FastifyReply, secret: string): void =>
  setCookie(reply, DEVICE_COOKIE, secret, LONGEST_DEVICE_SECONDS);

/** What a network is kept as: no address stands beside what somebody did. */
export const networkDigest = (address: string): Buffer =>
  createHash('sha256')
    .update(`network ${networkOf(address)}`)
    .digest();

/**
 * Notes where somebody has just proven who they are, so that no flood of guesses keeps them out from there.
 *
 * @param tx acts as this principal, or as somebody who administers
 * @param presented the secret that their browser sent: whoever else is known by it is known by the new one, and nobody by the old one any more,
 * which somebody else may have put there
 * @returns the secret for `setDeviceCookie`
 */
export async function rememberDevice(
  tx: EntityManager,
  principalId: string,
  { address, presented }: { readonly address: string; readonly presented: string | undefined },
): Promise<string> {
  const secret = newSecret();
  if (presented !== undefined)
    await tx.query(`SELECT renew_device($1, $2)`, [hashOfSecret(presented), hashOfSecret(secret)]);
  await tx.query(
    `INSERT INTO device (hash, principal_id) VALUES ($1, $2) ON CONFLICT (hash, principal_id) DO UPDATE SET last_used_at = now()`,
    [hashOfSecret(secret), principalId],
  );
  await tx.query(
    `INSERT INTO familiar_address (principal_id, network) VALUES ($1, $2)
     ON CONFLICT (principal_id, network) DO UPDATE SET last_used_at = now()`,
    [principalId, networkDigest(address)],
  );
  for (const [table, key] of [
    ['device', 'hash'],
    ['familiar_address', 'network'],
  ])
    await tx.query(
      `DELETE FROM ${table} WHERE principal_id = $1 AND ${key} IN (
         SELECT ${key} FROM ${table} WHERE principal_id = $1 ORDER BY last_used_at DESC, ${key} OFFSET ${MOST_KNOWN})`,
      [principalId],
    );
  return secret;
}

/** Forgets where somebody signed in: after another password is set, nobody who knew the old one is known any more. */
export async function forgetDevices(tx: EntityManager, principalId: string): Promise<void> {
  await tx.query(`DELETE FROM device WHERE principal_id = $1`, [principalId]);
  await tx.query(`DELETE FROM familiar_address WHERE principal_id = $1`, [principalId]);
}
