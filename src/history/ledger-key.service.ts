import { generateKeyPairSync } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import type { Config } from '../platform/config.js';
import { keyNameOf, type NoteKey, noteKeyFrom } from './signed-note.js';

/** A public key of the ledger. */
export interface KnownKey {
  readonly number: number;
  readonly vkey: string;
  readonly since: Date;
  /** What the key before says of it; null where none vouches for it. */
  readonly statement: string | null;
  /** Since when what it signs does not count; null for a good one. */
  readonly revoked: Date | null;
}

/** What says where the private key is. */
export type KeyPlace = Pick<Config, 'ledgerKey' | 'databaseUrl' | 'dataDir'>;

/** The file of the private key: the one that was named, or for the embedded store one beside its data; null where there is neither. */
export function keyFileOf({ ledgerKey, databaseUrl, dataDir }: KeyPlace): string | null {
  return ledgerKey ?? (databaseUrl === null ? join(dataDir, 'ledger', 'key.pem') : null);
}

/** Every key there ever was, the first one first. */
export function signingKeys(tx: EntityManager): Promise<KnownKey[]> {
  return tx.query(`SELECT k.number, k.vkey, k.since, k.statement, r.at AS revoked
    FROM history.signing_key k LEFT JOIN history.revoked_key r ON r.number = k.number ORDER BY k.number`);
}

/** What a ledger is called that has no key yet: nobody else's is called so. */
export const newOrigin = (): string => `claimtrail/ledger/${newId()}`;

/** What a ledger is called: its keys have it as their name. */
export const originOf = (keys: readonly KnownKey[]): string => keyNameOf(keys[0]?.vkey ?? '');

/**
 * The key that signs now, out of its file. The first one of a ledger is noted with it.
 *
 * @throws Refusal `not-sealable` where there is none, or one that is not of this ledger or was revoked
 */
export async function signingKey(tx: EntityManager, config: KeyPlace): Promise<NoteKey & { readonly number: number }> {
  const file = keyFileOf(config);
  if (file === null)
    throw notSealable('There is no key to sign with: set CLAIMTRAIL_LEDGER_KEY to a file with a private key.');
  if (config.ledgerKey === null) await makeKeyFile(file);
  const keys = await signingKeys(tx);
  const key = await keyIn(file, keys[0] ? originOf(keys) : newOrigin());
  const known = keys.find(({ vkey }) => vkey === key.vkey);
  if (known?.revoked) throw notSealable(`The key in ${file} was revoked; make another: npm run ledger -- rotate.`);
  if (known) return { ...key, number: known.number };
  if (keys.length > 0)
    throw notSealable(
      `The key in ${file} is none of this ledger; use the one that signed last, or npm run ledger -- rotate.`,
    );
  await tx.query(`SELECT history.keep_first_key($1)`, [key.vkey]);
  return { ...key, number: 1 };
}

/** Reads a private key, with the name of a ledger. @throws Refusal `not-sealable` */
export async function keyIn(file: string, origin: string): Promise<NoteKey> {
  const pem = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw notSealable(`The key that signs checkpoints cannot be read from ${file} (${error.code ?? 'unknown'}).`);
  });
  const key = noteKeyFrom(pem, origin);
  if (!key)
    throw notSealable(`The file ${file} has no Ed25519 private key; make one: openssl genpkey -algorithm ed25519.`);
  return key;
}

/** Makes a private key that nobody but this user reads, unless there is one: of several processes one does. */
export async function makeKeyFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const made = `${file}.${process.pid}-${newId()}`;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  try {
    await writeFile(made, pem, { mode: 0o600, flag: 'wx' });
    await link(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(made, { force: true });
  }
}

const notSealable = (detail: string): Refusal => new Refusal('not-sealable', detail);
