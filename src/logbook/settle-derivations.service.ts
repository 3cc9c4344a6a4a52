import type { EntityManager } from 'typeorm';

import type { ChangeCode } from '../derivations/moved-by.js';
import { recordResults } from '../derivations/results.service.js';
import {
  type ClaimChange,
  lockResults,
  markDerivations,
  markRenamed,
  markStale,
  type Renamed,
} from '../derivations/staleness.service.js';
import { standingLabels } from '../graph/standing.queries.js';
import type { Recording } from '../kernel/recording.js';
import { addRecomputation } from '../platform/jobs.js';
import { asEngine } from '../platform/transactions.js';

/**
 * Ends an act of recording for derivations: computes those that are new, and makes stale whatever rests on what changed. That is
 * computed again in the background.
 *
 * Comes last, after {@link conclude}: it reads what was concluded, and whoever holds its locks waits for nobody. What rests on what is
 * followed by the engine; what a derivation gives is computed from what its readers see. The number of
 * statements is fixed, however many derivations; without derivations, and where nothing changed, none is sent.
 */
export async function settleDerivations(
  tx: EntityManager,
  { derivations, restsOn, changes }: Pick<Recording, 'derivations' | 'restsOn' | 'changes'>,
): Promise<void> {
  const changed = [...changes.values()].map((change): ClaimChange => ({ ...change, code: change.code as ChangeCode }));
  if (derivations.length === 0 && changed.length === 0) return;
  await asEngine(tx, () => lockResults(tx, restsOn, changed));
  const stale = await recordResults(tx, derivations, standingLabels);
  if (stale.length + changed.length === 0) return;
  const marked = await asEngine(tx, async () => {
    await markDerivations(tx, stale);
    return changed.length > 0 ? markStale(tx, changed, derivations) : 0;
  });
  if (stale.length + marked > 0) await addRecomputation(tx);
}

/** The same after a change of some claims alone. */
export function settleChanges(tx: EntityManager, changes: readonly ClaimChange[]): Promise<void> {
  const noted = new Map(changes.map((change, i) => [String(i), change]));
  return settleDerivations(tx, { derivations: [], restsOn: new Set(), changes: noted });
}

/** Makes stale whatever is said with a name that changed. */
export async function settleNames(tx: EntityManager, renamed: Renamed): Promise<void> {
  if (renamed.ids.length === 0) return;
  if ((await asEngine(tx, () => markRenamed(tx, renamed))) > 0) await addRecomputation(tx);
}

/** The same for entities, and for all that were merged into what they were merged into. */
export async function settleSubjects(tx: EntityManager, entityIds: readonly string[]): Promise<void> {
  if (entityIds.length === 0) return;
  const marked = await asEngine(tx, async () => {
    const rows: { id: string }[] = await tx.query(
      `SELECT DISTINCT o.id FROM entity e JOIN entity o ON o.id = e.id OR o.same_as_id = e.id OR o.same_as_id = e.same_as_id
       WHERE e.id = ANY($1)`,
      [entityIds],
    );
    return markRenamed(tx, { of: 'subject_id', ids: rows.map(({ id }) => id) });
  });
  if (marked > 0) await addRecomputation(tx);
}
