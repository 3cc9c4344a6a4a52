import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Answer } from '../platform/posts.js';
import { asEngine } from '../platform/transactions.js';
import { indexEntities } from '../vocabulary/entity-rows.service.js';
import type { ErasureView, NewErasure } from './erasure.dto.js';
import { erasureById } from './erasures.queries.js';

/** More is no pattern that can be looked for. */
const MOST_CHARACTERS = 5000;

/**
 * Asks for something to be erased; another admin has to approve it.
 *
 * @throws Refusal `invalid-request` where nothing is to be erased, or the ground would keep it; `unknown-reference`, `not-allowed`
 */
export async function requestErasure(
  tx: EntityManager,
  { records: given, words, ground, reason }: NewErasure,
): Promise<Answer<ErasureView>> {
  const records = given ?? [];
  const sought = words ? [...new Set(words.map(tidy))] : null;
  if (records.length === 0 && (sought ?? []).length === 0) {
    throw new Refusal('invalid-request', 'Say which records are to be erased, or which words.');
  }
  const short = sought?.findIndex((word) => word.length < 2 || !/[\p{L}\p{N}]/u.test(word)) ?? -1;
  if (short >= 0) {
    throw Refusal.at(
      `/words/${short}`,
      'invalid-request',
      'A single character, or none that is a letter or digit, stands everywhere.',
    );
  }
  if ((sought ?? []).join('').length > MOST_CHARACTERS) {
    throw Refusal.at(
      '/words',
      'invalid-request',
      `All words together have at most ${MOST_CHARACTERS} characters; ask for several erasures.`,
    );
  }
  const [made]: { id: string }[] = await tx.query('SELECT request_erasure($1, $2, $3, $4) AS id', [
    JSON.stringify(records.map(({ kind, id }) => ({ kind, id }))),
    sought ? JSON.stringify(sought) : null,
    tidy(ground),
    reason ? tidy(reason) : null,
  ]);
  const body = await shown(tx, made?.id ?? '');
  return { status: 201, body, version: body.version, location: `/erasures/${body.id}` };
}

/**
 * Erases what somebody else asked for. Look-ups of names are made anew for what is left of them.
 *
 * @throws Refusal `not-found`, `already-decided`, `four-eyes`, `not-allowed`, `erasure-blocked`
 */
export async function approveErasure(tx: EntityManager, id: string): Promise<Answer<ErasureView>> {
  await shown(tx, id);
  const [{ entities }] = (await tx.query('SELECT approve_erasure($1) AS entities', [id])) as [{ entities: string[] }];
  await asEngine(tx, () => indexEntities(tx, entities));
  const body = await shown(tx, id);
  return { status: 200, body, version: body.version };
}

/** Withdraws what was asked for. @throws Refusal `not-found`, `already-decided`, `not-allowed` */
export async function withdrawErasure(tx: EntityManager, id: string): Promise<Answer<ErasureView>> {
  await shown(tx, id);
  const [{ withdrawn }] = (await tx.query('SELECT withdraw_erasure($1) AS withdrawn', [id])) as [
    { withdrawn: boolean },
  ];
  if (!withdrawn) throw new Refusal('already-decided', 'It is done, or withdrawn, already.');
  const body = await shown(tx, id);
  return { status: 200, body, version: body.version };
}

async function shown(tx: EntityManager, id: string): Promise<ErasureView> {
  const erasure = await erasureById(tx, id);
  if (!erasure) throw new Refusal('not-found', 'There is no such erasure.');
  return erasure;
}
