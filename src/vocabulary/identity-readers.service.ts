import type { EntityManager } from 'typeorm';

import { isId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';

/** What of a record that can be protected decides who may do so. */
export interface Protectable {
  readonly confidential: boolean;
  readonly ownerId: string;
}

/**
 * Keeps who an open record is, for its owner alone; comes before its row is emptied.
 *
 * @param identity the fields that are withheld, named as in the record
 */
export async function keepIdentity(
  tx: EntityManager,
  id: string,
  identity: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx.query('SELECT keep_identity($1, $2)', [id, JSON.stringify(identity)]);
}

/** Removes the names of records that are confidential now from everything that was made with them. */
export async function forgetNames(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query('SELECT forget_names($1)', [ids]);
}

/**
 * Names those who may read who a protected record is, in place of those who might.
 *
 * Whoever is not its owner is refused in the same words, whether it is protected and whoever may read it.
 * @throws Refusal `not-allowed`, `invalid-request`, `unknown-reference`
 */
export async function nameReaders(
  tx: EntityManager,
  principalId: string,
  id: string,
  { ownerId, confidential }: Protectable,
  readers: readonly string[],
): Promise<void> {
  if (ownerId !== principalId && !(await isKeptFor(tx, principalId, id))) {
    throw new Refusal('not-allowed', 'Only whoever recorded something may say who can read what is protected of it.');
  }
  if (!confidential) {
    throw Refusal.at('/readers', 'invalid-request', 'Only what is protected has readers of its own.');
  }
  const named = [...new Set(readers.map((reader) => reader.toLowerCase()))].sort();
  const known: { id: string }[] = await tx.query('SELECT id FROM principal WHERE id = ANY($1)', [named.filter(isId)]);
  const stranger = named.find((reader) => !known.some((one) => one.id === reader));
  if (stranger !== undefined) {
    throw Refusal.at('/readers', 'unknown-reference', `Nobody has the id ${stranger}.`);
  }
  await tx.query('SELECT name_readers($1, $2)', [id, JSON.stringify(named)]);
}

/** Whether it has become theirs by being protected. */
async function isKeptFor(tx: EntityManager, principalId: string, id: string): Promise<boolean> {
  const kept: unknown[] = await tx.query('SELECT id FROM confidential_identity WHERE id = $1 AND owner_id = $2', [
    id,
    principalId,
  ]);
  return kept.length > 0;
}
