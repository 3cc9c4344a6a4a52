import type { EntityManager } from 'typeorm';

import { claimBriefs } from '../claims/claim-briefs.queries.js';
import type { Figure } from '../quantities/figure.js';
import { standingGraphOf } from './attack-graph.js';
import { ATTACKS, decidingRecords } from './claim-records.queries.js';
import type { ImpactItemView, ImpactView } from './impact.dto.js';
import { depthsBelow, type Downward, fatesOf } from './impact.js';
import { fateWords, type Results, type RootsLeft } from './impact-words.js';
import { MOST_ITEMS, type Recalculated, recalculated } from './recalculated.queries.js';
import { type StandingGraph } from './standing-graph.js';

/** Claims that are read to tell standings, besides those that are shown. */
const MOST_READ = 5000;

/** Claims that a claim contradicts, whose standing may hang on it. */
const MOST_RIVALS = 100;

/** What would fall, and what hangs on it. */
export interface Falling {
  /** Where the walk downstream begins, and how deep that is. */
  readonly starts: ReadonlyMap<string, number>;
  /** What would be out: claims, or a source. */
  readonly fallen: readonly string[];
  /** Claims that would be worked out from it directly, beside what is recorded of claims. */
  readonly using: readonly { readonly derivation: string; readonly claim: string; readonly input: string }[];
  /** For claims that are stated in a source: from how many roots they come. */
  readonly roots: ReadonlyMap<string, RootsLeft>;
  /** Ids that are not shown: what falls itself. */
  readonly hidden: ReadonlySet<string>;
  readonly truncated: boolean;
}

/** What would become of everything downstream of a claim if it fell, or if it were `value` instead; with a fixed number of statements. */
export async function impactOfClaim(tx: EntityManager, id: string, value: Figure | null): Promise<ImpactView> {
  const rivals = value === null ? await rivalsOf(tx, id) : [];
  const starts = new Map([[id, 0], ...rivals.map((rival): [string, number] => [rival, 1])]);
  const nothing = { using: [], roots: new Map<string, RootsLeft>(), hidden: new Set([id]), truncated: false };
  return impactOf(
    tx,
    { ...nothing, starts, fallen: value === null ? [id] : [] },
    value === null ? null : { id, value },
  );
}

/** What would become of everything downstream of what falls. */
export async function impactOf(
  tx: EntityManager,
  falling: Falling,
  instead: { readonly id: string; readonly value: Figure } | null,
): Promise<ImpactView> {
  const { starts, fallen, using, roots, hidden } = falling;
  const steps = await stepsBelow(tx, [...starts.keys()]);
  const depths = depthsBelow(starts, steps);
  for (const id of hidden) depths.delete(id);
  const shown = [...depths].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).slice(0, MOST_ITEMS);
  const { records, truncated } = await decidingRecords(tx, [...hidden, ...shown.map(([id]) => id)], MOST_READ);
  const fates = fatesOf(new Map(shown), withUses(standingGraphOf(records), using), fallen);
  const results = instead
    ? await recalculated(
        tx,
        shown.map(([id]) => id),
        instead,
      )
    : null;
  const downstream = new Set(steps.map(({ claim }) => claim));
  const wanted = fates.filter((fate) => fate.now !== fate.then || isDownstream(fate.claimId, falling, downstream));
  const briefs = await claimBriefs(
    tx,
    wanted.map(({ claimId }) => claimId),
  );
  const items = wanted.flatMap((fate): ImpactItemView[] => {
    const claim = briefs.get(fate.claimId);
    const result = resultsOf(results, fate.claimId);
    const left = roots.get(fate.claimId) ?? null;
    const losesInput = fate.losesInput || using.some((one) => one.claim === fate.claimId);
    const { code, text, texts } = fateWords({ ...fate, losesInput }, result, left);
    const standing = { now: fate.now, then: fate.then };
    const values = result && { now: result.now, then: result.then };
    return claim
      ? [{ claim, depth: fate.depth, standing, result: values, roots: left, code, text, texts } as ImpactItemView]
      : [];
  });
  const isCut = depths.size > MOST_ITEMS || steps.length > MOST_ITEMS || truncated || falling.truncated;
  return { items, truncated: isCut };
}

/** What is downstream by derivation or by its roots is always shown, a rival only where something would change for it. */
const isDownstream = (id: string, { roots, using }: Falling, downstream: ReadonlySet<string>): boolean =>
  downstream.has(id) || roots.has(id) || using.some(({ claim }) => claim === id);

function resultsOf(results: ReadonlyMap<string, Recalculated> | null, id: string): Results | null {
  return results?.get(id) ?? null;
}

/** Derivations that use what is no claim, as if it were one. */
function withUses(graph: StandingGraph, using: Falling['using']): StandingGraph {
  const inputs = new Map(using.map(({ derivation, input }) => [derivation, input]));
  const derivations = graph.derivations.map((one) => {
    const input = inputs.get(one.id);
    return input === undefined ? one : { ...one, inputs: [...one.inputs, input] };
  });
  return { ...graph, derivations };
}

/** Steps downstream of some claims, nearest first. What very many claims rest on is not read to the end: one step more than are followed says so. */
async function stepsBelow(tx: EntityManager, claimIds: readonly string[]): Promise<Downward[]> {
  return tx.query(
    `WITH RECURSIVE below(input, claim) AS (
       SELECT NULL::uuid, id FROM unnest($1::uuid[]) AS id
       UNION
       SELECT n.* FROM below b CROSS JOIN LATERAL (SELECT i.claim_id, d.claim_id FROM derivation_input i JOIN derivation d ON d.id = i.derivation_id
         WHERE i.claim_id = b.claim LIMIT ${MOST_ITEMS + 1}) n)
     SELECT claim, input FROM (SELECT * FROM below LIMIT ${MOST_ITEMS + 1 + claimIds.length}) b WHERE input IS NOT NULL`,
    [claimIds],
  );
}

async function rivalsOf(tx: EntityManager, id: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `(SELECT l.b_id AS id FROM link l WHERE l.a_id = $1 AND ${ATTACKS} ORDER BY l.id LIMIT ${MOST_RIVALS})
     UNION (SELECT l.a_id FROM link l WHERE l.b_id = $1 AND ${ATTACKS} ORDER BY l.id LIMIT ${MOST_RIVALS})`,
    [id],
  );
  return rows.map((row) => row.id);
}
