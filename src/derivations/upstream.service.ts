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
 * @param before what this transaction has looked at already, with all that it rests on: a claim that is not among it rests on
 * nothing of which it could be a part, so that it is not looked at again. An import of a long chain would walk it with every batch.
 */
export async function lockedUpstream(
  tx: EntityManager,
  added: readonly Step[],
  before: ReadonlySet<string> = NOTHING,
): Promise<Upstream> {
  if (added.length === 0) return { circle: null, upstream: new Set() };
  const settled = added.some(({ claim }) => before.has(claim)) ? NOTHING : before;
  let locked = settled;
  for (;;) {
    const recorded = await stepsUpstreamOf(tx, added, settled);
    const claims = new Set([...added, ...recorded].flatMap(({ claim, input }) => [claim, input]));
    if ([...claims].every((claim) => locked.has(claim))) {
      return { circle: circleIn([...recorded, ...added]), upstream: claims };
    }
    await lock(tx, 'derivations', [...claims]);
    locked = new Set([...settled, ...claims]);
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * All steps that the inputs of some rest on, to the end: of derivation, and from what was corrected to what took its place. What lies
 * behind the settled is left out.
 */
async function stepsUpstreamOf(
  tx: EntityManager,
  added: readonly Step[],
  settled: ReadonlySet<string>,
): Promise<Step[]> {
  const from = new Set(added.map(({ input }) => input));
  return tx.query(
    `WITH RECURSIVE upstream(claim, input) AS (
       SELECT NULL::uuid, id FROM unnest($1::uuid[]) AS id
       UNION
       SELECT n.* FROM upstream u CROSS JOIN LATERAL (
         SELECT d.claim_id, i.claim_id FROM derivation d CROSS JOIN LATERAL (
           SELECT i.claim_id FROM derivation_input i WHERE i.derivation_id = d.id AND i.claim_id IS NOT NULL OFFSET 0) i
         WHERE d.claim_id = u.input
         UNION ALL SELECT l.b_id, l.a_id FROM link l WHERE l.b_id = u.input AND ${REPLACES}) n
       WHERE NOT u.input = ANY($2::uuid[]))
     SELECT claim, input FROM upstream WHERE claim IS NOT NULL`,
    [[...from].filter((input) => !settled.has(input)), [...settled]],
  );
}
