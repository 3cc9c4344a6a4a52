import type { EntityManager } from 'typeorm';

import { lock } from '../platform/transactions.js';
import { circleIn, type Step } from './circle.js';
import { REPLACES } from './corrections.queries.js';

/** What some steps rest on, to the end. */
export interface Upstream {
  /** The claims of one circle that the steps would close; null where they close none. */
  readonly circle: readonly string[] | null;
  /** All claims that they rest on. */
  readonly upstream: ReadonlySet<string>;
}

/**
 * Looks whether new steps would make a claim rest on itself, by its derivations and by following corrections: what was computed
 * from a claim is computed from what took its place.
 *
 * Until the end of the transaction nobody else adds a step to what was looked at, so that of two writers who close a circle
 * at the same moment one is refused.
 * @param added steps that are not recorded yet: from a claim to an input, from a claim to what takes its place
 */
export async function lockedUpstream(tx: EntityManager, added: readonly Step[]): Promise<Upstream> {
  if (added.length === 0) return { circle: null, upstream: new Set() };
  let locked = new Set<string>();
  for (;;) {
    const recorded = await stepsUpstreamOf(
      tx,
      added.map(({ input }) => input),
    );
    const claims = new Set([...added, ...recorded].flatMap(({ claim, input }) => [claim, input]));
    if ([...claims].every((claim) => locked.has(claim))) {
      return { circle: circleIn([...recorded, ...added]), upstream: claims };
    }
    await lock(tx, 'derivations', [...claims]);
    locked = claims;
  }
}

/** All steps that claims rest on, to the end: of derivation, and from what was corrected to what took its place. */
async function stepsUpstreamOf(tx: EntityManager, claimIds: readonly string[]): Promise<Step[]> {
  return tx.query(
    `WITH RECURSIVE upstream(claim, input) AS (
       SELECT NULL::uuid, id FROM unnest($1::uuid[]) AS id
       UNION
       SELECT n.* FROM upstream u CROSS JOIN LATERAL (
         SELECT d.claim_id, i.claim_id FROM derivation d JOIN derivation_input i ON i.derivation_id = d.id
         WHERE d.claim_id = u.input AND i.claim_id IS NOT NULL
         UNION ALL SELECT l.b_id, l.a_id FROM link l WHERE l.b_id = u.input AND ${REPLACES}) n)
     SELECT claim, input FROM upstream WHERE claim IS NOT NULL`,
    [[...new Set(claimIds)]],
  );
}
