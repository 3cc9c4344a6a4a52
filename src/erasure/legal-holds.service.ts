import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Answer } from '../platform/posts.js';
import type { HoldRelease, LegalHoldView, NewLegalHold } from './legal-hold.dto.js';
import { legalHoldById } from './legal-holds.queries.js';

/** Keeps a record from being erased. @throws Refusal `unknown-reference`, `already-exists`, `not-allowed` */
export async function holdRecord(
  tx: EntityManager,
  { kind, record, ground }: NewLegalHold,
): Promise<Answer<LegalHoldView>> {
  const [made]: { id: string }[] = await tx.query('SELECT hold_record($1, $2, $3) AS id', [kind, record, tidy(ground)]);
  const body = await shown(tx, made?.id ?? '');
  return { status: 201, body, version: body.version };
}

/** Ends a hold. @throws Refusal `not-found`, `already-decided`, `not-allowed` */
export async function releaseHold(
  tx: EntityManager,
  id: string,
  { reason }: HoldRelease,
): Promise<Answer<LegalHoldView>> {
  await shown(tx, id);
  const [{ released }] = (await tx.query('SELECT release_hold($1, $2) AS released', [id, tidy(reason)])) as [
    { released: boolean },
  ];
  if (!released) throw new Refusal('already-decided', 'The hold has been released already.');
  const body = await shown(tx, id);
  return { status: 200, body, version: body.version };
}

async function shown(tx: EntityManager, id: string): Promise<LegalHoldView> {
  const hold = await legalHoldById(tx, id);
  if (!hold) throw new Refusal('not-found', 'There is no such hold.');
  return hold;
}
