import type { EntityManager } from 'typeorm';

import { claimBriefs } from '../claims/claim-briefs.queries.js';
import type { Figure } from '../quantities/figure.js';
import { standingGraphOf } from './attack-graph.js';
import { decidingRecords } from './claim-records.queries.js';
import { MOST_STEPS, rivalsOf, stepsBelow } from './downstream.queries.js';
import type { ImpactItemView, ImpactView } from './impact.dto.js';
import { depthsBelow, fatesOf } from './impact.js';
import { fateWords, type Results, type RootsLeft } from './impact-words.js';
import { factsByClaim, originFacts } from './origins.queries.js';
import { rootsWithoutClaim } from './origins-without.js';
import { MOST_ITEMS, type Recalculated, recalculated } from './recalculated.queries.js';
import { type StandingGraph } from './standing-graph.js';

/** Claims that are read to tell standings, besides those that are shown. */
const MOST_READ = 5000;

/** Statements that are followed to whoever relays them. */
const MOST_TOLD = 2000;

/** What would fall, and what hangs on it. */
export interface Falling {
  /** Where the walk downstream begins, and how deep that is. */
  readonly starts: ReadonlyMap<string, number>;
  /** What would be out: claims, or a source. */
  readonly fallen: readonly string[];
  /** Claims that would be worked out from it directly, beside what is recorded of claims; `carries` where nothing else supports them. */
  readonly using: readonly {
    readonly derivation: string;
    readonly claim: string;
    readonly input: string;
    readonly carries: boolean;
  }[];
  /** For claims that are stated in a source: from how many roots they come. */
  readonly roots: ReadonlyMap<string, RootsLeft>;
  /** Ids that are not shown: what falls itself. */
  readonly hidden: ReadonlySet<string>;
  /** Where the walk begins only because they contradict what falls. */
  readonly rivals: ReadonlySet<string>;
  readonly truncated: boolean;
}

/** What would become of everything downstream of a claim if it fell, or if it were `value` instead; with a fixed number of statements. */
export async function impactOfClaim(tx: EntityManager, id: string, value: Figure | null): Promise<ImpactView> {
  const rivals = value === null ? await rivalsOf(tx, [id]) : [];
  const relaying = value === null ? await claimsRelaying(tx, id) : new Map<string, RootsLeft>();
  const roots = new Map([...relaying].filter(([, { now, then }]) => then < now));
  const fallen = [...roots].flatMap(([claim, { then }]) => (then === 0 ? [claim] : []));
  const near = new Set([...rivals, ...roots.keys()]);
  const starts = new Map([[id, 0], ...[...near].map((one): [string, number] => [one, 1])]);
  const nothing = { using: [], roots, hidden: new Set([id]), truncated: false };
  const only = new Set(rivals.filter((rival) => !roots.has(rival)));
  return impactOf(
    tx,
    { ...nothing, starts, rivals: only, fallen: value === null ? [id, ...fallen] : [] },
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
  const own = new Map([...starts].filter(([id]) => !falling.rivals.has(id)));
  const downstream = new Set(depthsBelow(own, steps).keys());
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
      ? [
          {
            claim,
            depth: fate.depth,
            standing,
            result: values,
            roots: left && { now: left.now, then: left.then },
            code,
            text,
            texts,
          } as ImpactItemView,
        ]
      : [];
  });
  const isCut = depths.size > MOST_ITEMS || steps.length > MOST_STEPS || truncated || falling.truncated;
  return { items, total: items.length + Math.max(0, depths.size - MOST_ITEMS), truncated: isCut };
}

/** What is downstream by derivation or by its roots is always shown, a rival only where something would change for it. */
const isDownstream = (id: string, { roots, using }: Falling, downstream: ReadonlySet<string>): boolean =>
  downstream.has(id) || roots.has(id) || using.some(({ claim }) => claim === id);

function resultsOf(results: ReadonlyMap<string, Recalculated> | null, id: string): Results | null {
  return results?.get(id) ?? null;
}

/** Derivations that use what is no claim, as if it were one; those without a formula where nothing else supports their claim. */
function withUses(graph: StandingGraph, using: Falling['using']): StandingGraph {
  const inputs = new Map(using.map(({ derivation, input }) => [derivation, input]));
  const known = new Set(graph.derivations.map(({ id }) => id));
  const derivations = graph.derivations.map((one) => {
    const input = inputs.get(one.id);
    return input === undefined ? one : { ...one, inputs: [...one.inputs, input] };
  });
  const more = using.filter(({ derivation, carries }) => carries && !known.has(derivation));
  return {
    ...graph,
    derivations: [
      ...derivations,
      ...more.map(({ derivation, claim, input }) => ({ id: derivation, claim, inputs: [input] })),
    ],
  };
}

/** Claims that pass on what is said about a claim, directly or not: from how many roots they come, and would without it. */
async function claimsRelaying(tx: EntityManager, id: string): Promise<Map<string, RootsLeft>> {
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE told(id, claim_id) AS (
       SELECT t.* FROM (SELECT s.id, s.claim_id FROM statement s WHERE s.claim_id = $1 LIMIT ${MOST_TOLD}) t
       UNION
       SELECT n.* FROM told p CROSS JOIN LATERAL (SELECT s.id, s.claim_id FROM statement s WHERE s.relays_id = p.id LIMIT ${MOST_TOLD}) n)
     SELECT DISTINCT t.claim_id AS id FROM (SELECT * FROM told LIMIT ${MOST_TOLD}) t WHERE t.claim_id <> $1 ORDER BY 1 LIMIT ${MOST_ITEMS}`,
    [id],
  );
  const claims = rows.map((row) => row.id);
  const facts = await originFacts(tx, claims);
  const split = factsByClaim(claims, facts);
  return new Map(claims.map((claim) => [claim, rootsWithoutClaim(claim, split.get(claim) ?? facts, id)]));
}
