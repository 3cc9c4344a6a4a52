import type { EntityManager } from 'typeorm';

import { orderedById, recordedDerivations, surroundingsOf } from '../derivations/computable.queries.js';
import { type Valued, valuing } from '../derivations/compute-all.js';
import type { Surroundings } from '../derivations/known-derivation.js';
import { inTurns } from '../platform/in-turns.js';
import type { Figure } from '../quantities/figure.js';
import type { Results } from './impact-words.js';
import { standingLabels } from './standing.queries.js';

/** More claims downstream than these are a list that nobody goes through: what is nearest is shown. */
export const MOST_ITEMS = 500;

/** What a claim gives before and after. */
export type Recalculated = Results;

/** What claims give now, and what they would give if one were another value; those without a formula are left out. */
export async function recalculated(
  tx: EntityManager,
  claimIds: readonly string[],
  { id, value }: { readonly id: string; readonly value: Figure },
): Promise<Map<string, Recalculated>> {
  const rows: { id: string }[] = await tx.query(
    `SELECT d.id FROM unnest($1::uuid[]) AS asked(id) CROSS JOIN LATERAL (SELECT d.id FROM derivation d WHERE d.claim_id = asked.id AND d.formula IS NOT NULL LIMIT 20) d`,
    [claimIds],
  );
  const { derivations, corrections } = await orderedById(
    tx,
    rows.map((row) => row.id),
  );
  const recorded = await recordedDerivations(tx, derivations);
  const now = await surroundingsOf(tx, derivations, corrections, standingLabels);
  const [before, after] = [
    await inTurns(recorded, valuing(now)),
    await inTurns(recorded, valuing(withValue(now, id, value))),
  ];
  const found = new Map<string, Recalculated>();
  for (const [at, { claimId }] of recorded.entries()) {
    const results = between(before[at], after[at]);
    // Of rivals the first that gives a number.
    if (!found.has(claimId) || found.get(claimId)?.now === null) found.set(claimId, results);
  }
  return found;
}

const between = (before: Valued | undefined, after: Valued | undefined): Results => ({
  now: before?.result ?? null,
  then: after?.result ?? null,
  breaks: after?.mismatch === true && before?.mismatch === false,
  isUntold: before?.isUntold === true || after?.isUntold === true,
});

/** As if a claim were worth something else, whatever it was worked out from. */
function withValue(surroundings: Surroundings, id: string, figure: Figure): Surroundings {
  const claim = surroundings.claims.get(id);
  if (!claim) return surroundings;
  const changed = { ...claim, value: { type: 'quantity' as const, figure }, derived: [] };
  return { ...surroundings, claims: new Map([...surroundings.claims, [id, changed]]) };
}
