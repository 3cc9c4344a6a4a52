import { randomBytes } from 'node:crypto';

import { hash, parseOptions, verify } from '@node-rs/argon2';

import { FewAtOnce, type Place } from '../platform/few-at-once.js';
import { passwordAsHashed } from './password.js';

/**
 * Argon2id as OWASP recommends it (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. A guess costs whoever stole
 * the table as much as it costs us, some 30 ms of a core.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Two hold 38 MiB, and leave the other threads of Node's pool to files and names of hosts. */
const AT_ONCE = 2;

/** What two can do in about three seconds: longer than that nobody should wait to sign in. */
const MOST_WAITING = 200;

const turns = new FewAtOnce(AT_ONCE, MOST_WAITING);

/** No password has this hash: what is compared where an account is unknown, so that it takes as long as with one that is. */
const NOBODYS = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$${unpadded(16)}$${unpadded(32)}`;

/**
 * A password as it is stored.
 *
 * @throws Refusal `unavailable` where too many passwords wait already
 */
export function hashPassword(password: string): Promise<string> {
  return turns.run(() => hash(passwordAsHashed(password), PARAMETERS));
}

/**
 * Whether a password is the one that was hashed; takes the same time where there is none.
 *
 * @param stored null where there is no account, or one without password: then the answer is no
 * @param place `ahead` of others that wait, for the few that no flood may keep out
 * @throws Refusal `unavailable` where too many passwords wait already
 */
export async function verifyPassword(stored: string | null, password: string, place: Place = 'last'): Promise<boolean> {
  const right = await turns.run(() => verify(stored ?? NOBODYS, passwordAsHashed(password)).catch(() => false), place);
  return stored !== null && right;
}

/** Whether a password was hashed with other parameters than those of today, and is to be hashed anew when it is typed next. */
export function needsRehash(stored: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism, outputLen } = parseOptions(stored);
  const used = { algorithm, memoryCost, timeCost, parallelism, outputLen };
  return JSON.stringify(used) !== JSON.stringify(PARAMETERS);
}

function unpadded(bytes: number): string {
  return randomBytes(bytes).toString('base64').replace(/=+$/, '');
}
