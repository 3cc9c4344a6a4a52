import type { EntityManager } from 'typeorm';

import { lensOf } from '../accounts/audience.js';
import type { NewArgument } from '../disputes/dispute.dto.js';
import { DisputeArgument } from '../disputes/dispute-argument.entity.js';
import type { DisputeView } from '../disputes/dispute-view.dto.js';
import { casesById, type KnownCase, MOST_ARGUMENTS } from '../disputes/disputes.queries.js';
import type { Evidence } from '../disputes/outcome.js';
import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { insertRows } from '../platform/rows.js';
import { asReaders } from '../platform/transactions.js';
import { disputeAnswer } from './dispute-views.queries.js';
import { alreadyDecided } from './open-disputes.service.js';

/** A case that nobody else changes until the end of the transaction. @throws Refusal `not-found` */
export async function heldCase(tx: EntityManager, id: string): Promise<KnownCase> {
  await tx.query(`SELECT FROM dispute WHERE id = $1 FOR UPDATE`, [id]);
  const known = (await casesById(tx, [id])).get(id);
  if (!known) throw new Refusal('not-found', 'There is no such dispute.');
  return known;
}

/** The same, of one that is still to be decided. @throws Refusal `already-decided` */
export async function heldOpenCase(tx: EntityManager, id: string): Promise<KnownCase> {
  const known = await heldCase(tx, id);
  if (known.state === 'resolved') throw alreadyDecided(known);
  return known;
}

/**
 * Says something for or against a candidate of a case.
 *
 * @throws Refusal `not-found`, `already-decided`, `unknown-reference` also for evidence that not all readers of the case may read
 */
export async function argue(
  tx: EntityManager,
  { principalId }: Caller,
  id: string,
  { candidate, stance, text, evidence = [] }: NewArgument,
): Promise<Answer<DisputeView>> {
  const known = await heldOpenCase(tx, id);
  if (candidate && !known.candidates.some(({ claim }) => claim === candidate)) {
    throw Refusal.at('/candidate', 'unknown-reference', 'The case has no such candidate.');
  }
  await refuseUnread(tx, known, evidence ?? []);
  const [{ said }] = (await tx.query(`SELECT count(*)::int AS said FROM dispute_argument WHERE dispute_id = $1`, [
    id,
  ])) as [{ said: number }];
  if (said >= MOST_ARGUMENTS) {
    throw new Refusal('invalid-request', `A case has at most ${MOST_ARGUMENTS} arguments.`);
  }
  await insertRows(tx, DisputeArgument, [
    {
      ...{ id: newId(), disputeId: id, claimId: candidate ?? null, stance, text: tidy(text), ownerId: principalId },
      evidence: (evidence ?? []).map((one) => ({ kind: one.kind, id: one.id })),
    },
  ]);
  return disputeAnswer(tx, id, 201);
}

async function refuseUnread(tx: EntityManager, known: KnownCase, evidence: readonly Evidence[]): Promise<void> {
  if (evidence.length === 0) return;
  const rows: Evidence[] = await asReaders(tx, lensOf(known), () =>
    tx.query(
      ['claim', 'statement', 'source', 'derivation']
        .map((table) => `SELECT '${table}' AS kind, id FROM ${table} WHERE id = ANY($1)`)
        .join(' UNION ALL '),
      [evidence.map(({ id }) => id)],
    ),
  );
  const read = new Set(rows.map(({ kind, id }) => `${kind} ${id}`));
  const unread = evidence.findIndex(({ kind, id }) => !read.has(`${kind} ${id}`));
  if (unread < 0) return;
  const { kind, id } = evidence[unread] as Evidence;
  throw Refusal.at(
    `/evidence/${unread}/id`,
    'unknown-reference',
    `No ${kind} has the id ${id} that all readers of the case may read.`,
  );
}
