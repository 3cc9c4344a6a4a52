import type { EntityManager } from 'typeorm';

import { audienceKey, type Lens, lensOfAll, type Readership } from '../accounts/audience.js';
import { lock } from '../platform/transactions.js';
import { circleThrough, type Step } from './circle.js';
import { REPLACES } from './corrections.queries.js';

/** A step that is recorded, and who knows of it. */
export interface KnownStep extends Step {
  /** Words of readerships: only who has all of them. */
  readonly readers: readonly string[];
}

/** A step that is not recorded yet: from a claim to an input, or from a claim to what takes its place. */
export interface AddedStep extends KnownStep {
  /** What all its readers see: a circle of which they do not know is none. */
  readonly lens: Lens;
}

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
 * Only what all readers of a step see counts, so that nobody learns of what they may not read. What is computed with it rests on no
 * more either: for a circle of results all of its derivations would have one audience, and the last of them was refused.
 * Until the end of the transaction nobody else adds a step to what was looked at, so that of two writers who close a circle
 * at the same moment one is refused.
 * @param before what this transaction has looked at already, with all that it rests on: a claim that is not among it rests on
 * nothing of which it could be a part, so that it is not looked at again. An import of a long chain would walk it with every batch.
 */
export async function lockedUpstream(
  tx: EntityManager,
  added: readonly AddedStep[],
  before: ReadonlySet<string> = NOTHING,
): Promise<Upstream> {
  if (added.length === 0) return { circle: null, upstream: new Set() };
  const settled = added.some(({ claim }) => before.has(claim)) ? NOTHING : before;
  let locked = settled;
  for (;;) {
    const recorded = await stepsUpstreamOf(tx, added, settled);
    const claims = new Set([...added, ...recorded].flatMap(({ claim, input }) => [claim, input]));
    if ([...claims].every((claim) => locked.has(claim))) {
      return { circle: circleOf(added, recorded), upstream: claims };
    }
    await lock(tx, 'derivations', [...claims]);
    locked = new Set([...settled, ...claims]);
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** A circle that new steps would close, each as its readers see it. */
function circleOf(added: readonly AddedStep[], recorded: readonly KnownStep[]): string[] | null {
  const lenses = new Map(added.map(({ lens }) => [[...lens].sort().join(' '), lens]));
  for (const [word, lens] of lenses) {
    const seen = [...recorded, ...added].filter(({ readers }) => readers.every((one) => lens.has(one)));
    const circle = circleThrough(
      added.filter((step) => [...step.lens].sort().join(' ') === word),
      seen,
    );
    if (circle) return circle;
  }
  return null;
}

/** Corrections as steps: what was computed from the older claim is computed from the newer one. Claims that the caller does not see make none. */
export async function correctingSteps(
  tx: EntityManager,
  corrections: readonly { readonly newer: string; readonly older: string }[],
): Promise<AddedStep[]> {
  if (corrections.length === 0) return [];
  const rows: (Readership & { readonly id: string })[] = await tx.query(
    `SELECT c.id, c.audience, c.desk_id AS "deskId" FROM claim c WHERE c.id = ANY($1)`,
    [[...new Set(corrections.flatMap(({ newer, older }) => [newer, older]))]],
  );
  const claims = new Map(rows.map((row) => [row.id, row]));
  return corrections.flatMap(({ newer, older }): AddedStep[] => {
    const [one, other] = [claims.get(older), claims.get(newer)];
    if (!one || !other) return [];
    const readers = [audienceKey(one), audienceKey(other)];
    return [{ claim: older, input: newer, readers, lens: lensOfAll(one, other) }];
  });
}

const KEY = (row: string): string => `audience_key(${row}.audience, ${row}.desk_id)`;

/**
 * All steps that the inputs of some rest on, to the end, as far as the caller sees them: of derivation, and from what was corrected to what
 * took its place. What lies behind the settled is left out.
 */
async function stepsUpstreamOf(
  tx: EntityManager,
  added: readonly Step[],
  settled: ReadonlySet<string>,
): Promise<KnownStep[]> {
  const from = new Set(added.map(({ input }) => input));
  return tx.query(
    `WITH RECURSIVE upstream(claim, input, readers) AS (
       SELECT NULL::uuid, id, NULL::text[] FROM unnest($1::uuid[]) AS id
       UNION
       SELECT n.* FROM upstream u CROSS JOIN LATERAL (
         SELECT d.claim_id, i.claim_id, ARRAY[${KEY('d')}] FROM derivation d CROSS JOIN LATERAL (
           SELECT i.claim_id FROM derivation_input i WHERE i.derivation_id = d.id AND i.claim_id IS NOT NULL OFFSET 0) i
         WHERE d.claim_id = u.input
         UNION ALL SELECT l.b_id, l.a_id, ARRAY[${KEY('a')}, ${KEY('b')}] FROM link l JOIN claim a ON a.id = l.a_id JOIN claim b ON b.id = l.b_id
           WHERE l.b_id = u.input AND ${REPLACES}) n
       WHERE NOT u.input = ANY($2::uuid[]))
     SELECT claim, input, readers FROM upstream WHERE claim IS NOT NULL`,
    [[...from].filter((input) => !settled.has(input)), [...settled]],
  );
}
