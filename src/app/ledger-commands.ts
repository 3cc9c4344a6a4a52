import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';

import { wholeLedger } from '../history/ledger-export.service.js';
import {
  keyFileOf,
  keyIn,
  type KeyPlace,
  type KnownKey,
  makeKeyFile,
  newOrigin,
  originOf,
  signingKeys,
} from '../history/ledger-key.service.js';
import { keyIdOf, type NoteKey, successionNote } from '../history/signed-note.js';
import { inSameSnapshot } from '../platform/same-snapshot.js';
import { StartError } from '../platform/start-error.js';

/** What can be done to a ledger by whoever operates the instance. */
export const LEDGER_USAGE = `npm run ledger -- <command>
  export <file>                          the whole ledger, protected names included, for verify.mjs
  keys                                   the public keys, as verify.mjs takes them with --keys
  rotate                                 a new key, which the one before vouches for where it can
  revoke <key id> <instant or now> <why> what the key signs after that does not count`;

/** What a command works with. */
export interface LedgerTools {
  /** As the owner of the tables: it reads everything, an export on all connections of its pool. */
  readonly db: DataSource;
  readonly config: KeyPlace;
}

/** Does a command. @returns what there is to say of it @throws StartError with a sentence on what is wrong with it */
export function runLedgerCommand(tools: LedgerTools, command: string, given: readonly string[]): Promise<string> {
  const [first, second, ...more] = given;
  if (command === 'export' && first !== undefined && second === undefined) return exportTo(tools, first);
  if (command === 'keys' && first === undefined) return tools.db.transaction(listed);
  if (command === 'rotate' && first === undefined) return tools.db.transaction((tx) => rotate(tx, tools.config));
  if (command === 'revoke' && first !== undefined && second !== undefined && more.length > 0)
    return tools.db.transaction((tx) => revoke(tx, first, second, more.join(' ')));
  return Promise.reject(new StartError(LEDGER_USAGE));
}

/** Everything, in one snapshot, into a file that does not exist yet. */
async function exportTo({ db }: LedgerTools, file: string): Promise<string> {
  const started = performance.now();
  const exporting = inSameSnapshot(db, (txs) =>
    pipeline(wholeLedger(txs), createWriteStream(file, { flags: 'wx', mode: 0o600 })),
  ).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' && error.syscall !== 'open') throw error;
    throw new StartError(
      `The file ${file} cannot be written anew (${error.code ?? 'unknown'}); name one that is not there.`,
    );
  });
  await exporting.catch(async (error: unknown) => {
    if (!(error instanceof QueryFailedError)) throw error;
    await rm(file, { force: true });
    throw new StartError(
      `The export was given up, and its file removed: the database is not as its migrations made it (${error.message}). Somebody has changed its tables.`,
    );
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `The ledger was written to ${file} in ${seconds} s. Check it with: node verify.mjs ${file} <checkpoints that were kept elsewhere>`;
}

async function listed(tx: EntityManager): Promise<string> {
  const keys = await signingKeys(tx);
  if (keys.length === 0) return '# There is no key yet: it is made when the ledger is sealed first.';
  return keys.map(({ vkey, revoked }) => (revoked ? `${vkey} revoked ${revoked.toISOString()}` : vkey)).join('\n');
}

/** The private key changes its place within the transaction that notes the public one: both happen, or none. */
async function rotate(tx: EntityManager, config: KeyPlace): Promise<string> {
  await tx.query(`SELECT pg_advisory_xact_lock(22, 0)`);
  const file = keyFileOf(config);
  if (file === null) throw new StartError('Set CLAIMTRAIL_LEDGER_KEY to the file with the key that is to be replaced.');
  const keys = await signingKeys(tx);
  const origin = keys.length > 0 ? originOf(keys) : newOrigin();
  const before = existsSync(file) ? await keyIn(file, origin) : null;
  const next = `${file}.next-${Date.now()}`;
  await makeKeyFile(next);
  const key = await keyIn(next, origin);
  const since = new Date();
  const predecessor = before && keys.find(({ vkey, revoked }) => vkey === before.vkey && !revoked);
  const statement = predecessor && before ? successionNote(origin, key.vkey, since, before) : null;
  await tx.query(`INSERT INTO history.signing_key (number, vkey, since, statement) VALUES ($1, $2, $3, $4)`, [
    (keys.at(-1)?.number ?? 0) + 1,
    key.vkey,
    since,
    statement,
  ]);
  if (before) await rename(file, retired(file, before));
  await rename(next, file);
  return told(key, keys, before, statement, file);
}

const retired = (file: string, { vkey }: NoteKey): string => `${file}.retired-${keyIdOf(vkey)}`;

function told(key: NoteKey, keys: readonly KnownKey[], before: NoteKey | null, statement: string | null, file: string) {
  const vouched =
    statement !== null
      ? 'The key before vouches for it, so that whoever trusts that one trusts this one.'
      : 'No key before vouches for it: give it to everybody who checks exports, by a way that they trust.';
  const kept = before ? ` The private key before is in ${retired(file, before)}; remove it.` : '';
  return `${key.vkey}\n\nThis is key ${keys.length + 1} of the ledger, and signs from now on. ${vouched}${kept}`;
}

async function revoke(tx: EntityManager, id: string, at: string, reason: string): Promise<string> {
  const key = (await signingKeys(tx)).find(({ vkey }) => keyIdOf(vkey) === id);
  if (!key) throw new StartError(`No key of this ledger has the id ${id}; npm run ledger -- keys lists them.`);
  if (key.revoked) throw new StartError(`That key was revoked at ${key.revoked.toISOString()} already.`);
  const moment = at === 'now' ? new Date() : new Date(at);
  if (Number.isNaN(moment.getTime()) || moment.getTime() > Date.now())
    throw new StartError('The moment has to be now, or an instant that has been, such as 2026-11-01T09:30:00Z.');
  await tx.query(`INSERT INTO history.revoked_key (number, at, reason) VALUES ($1, $2, $3)`, [
    key.number,
    moment,
    reason,
  ]);
  return `${key.vkey} revoked ${moment.toISOString()}\n\nGive this line to everybody who checks exports (verify.mjs --keys). If it is the key in use, make another: npm run ledger -- rotate.`;
}
