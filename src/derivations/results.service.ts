import type { EntityManager } from 'typeorm';

import { inTurns } from '../platform/in-turns.js';
import { insertRows } from '../platform/rows.js';
import {
  type Ordered,
  orderedById,
  orderedStale,
  recordedDerivations,
  type Standings,
  surroundingsOf,
} from './computable.queries.js';
import { type ComputedDerivation, computing } from './compute-all.js';
import { DerivationResult } from './derivation-result.entity.js';

/** Derivations that are computed at once: with them goes what memory it takes, not the number of statements. */
const AT_ONCE = 10_000;

/** Computes some derivations of an order with what is recorded now: with a fixed number of statements, and requests are answered meanwhile. */
async function computed<Made>(
  tx: EntityManager,
  derivations: Ordered['derivations'],
  corrections: Ordered['corrections'],
  standings: Standings,
  made: (one: ComputedDerivation) => Made,
): Promise<Made[]> {
  const recorded = await recordedDerivations(
    tx,
    derivations.map(({ id }) => id),
  );
  const compute = computing(await surroundingsOf(tx, derivations, corrections, standings));
  return inTurns(recorded, (one) => made(compute(one)));
}

/**
 * Computes derivations that are new, and records what they give, with a fixed number of statements for each ten thousand.
 *
 * @returns those that rest on something that is to be computed again, and so are to be computed again themselves
 */
export async function recordResults(
  tx: EntityManager,
  derivationIds: readonly string[],
  standings: Standings,
): Promise<string[]> {
  if (derivationIds.length === 0) return [];
  const { derivations, corrections } = await orderedById(tx, derivationIds);
  const stale: string[] = [];
  for (let from = 0; from < derivations.length; from += AT_ONCE) {
    const results = await computed(tx, derivations.slice(from, from + AT_ONCE), corrections, standings, (one) => one);
    await insertRows(
      tx,
      DerivationResult,
      results.map(({ restsOnStale: _, ...row }) => row),
    );
    for (const { id, restsOnStale } of results) if (restsOnStale) stale.push(id);
  }
  return stale;
}

/** What one step of computing again came to. */
export interface Recomputed {
  /** Derivations that were computed. */
  readonly computed: number;
  /** Those of them that give something else than before. */
  readonly changed: number;
  /** Those that are still stale; some of them may be so only since. */
  readonly left: number;
}

const COLUMNS = `state text, result jsonb, possibly_wide boolean, mismatch boolean, disagreement jsonb, failure jsonb, lints jsonb, computed_with jsonb`;
const NAMES = COLUMNS.split(', ').map((column) => column.split(' ')[0] ?? '');
const listed = (table: string): string => NAMES.map((name) => `${table}.${name}`).join(', ');

/**
 * Computes what is stale, upstream first: ten thousand derivations with a fixed number of statements.
 *
 * What somebody made stale again meanwhile stays so, and what gives the same as before gets no new version.
 */
export async function recomputeStale(tx: EntityManager, standings: Standings): Promise<Recomputed> {
  const { derivations, corrections } = await orderedStale(tx);
  const step = derivations.slice(0, AT_ONCE);
  if (step.length === 0) return { computed: 0, changed: 0, left: 0 };
  const marks = new Map(step.map(({ id, mark }) => [id, mark]));
  const rows = await computed(tx, step, corrections, standings, (one) => rowOf(one, marks.get(one.id)));
  const written: unknown[] = await tx.query(
    `WITH given AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS g(id uuid, mark uuid, ${COLUMNS}, moved_by jsonb, digest text)),
     held AS MATERIALIZED (
       SELECT s.derivation_id AS id FROM stale_derivation s JOIN given g ON g.id = s.derivation_id AND g.mark = s.mark ORDER BY s.derivation_id FOR UPDATE OF s),
     done AS (DELETE FROM stale_derivation s USING held WHERE s.derivation_id = held.id RETURNING s.derivation_id AS id)
     INSERT INTO derivation_result AS r (id, ${NAMES.join(', ')}, moved_by, digest)
     SELECT g.id, ${listed('g')}, g.moved_by, g.digest FROM given g JOIN done ON done.id = g.id ORDER BY g.id
     ON CONFLICT (id) DO UPDATE SET ${[...NAMES, 'moved_by', 'digest'].map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE (${listed('r')}) IS DISTINCT FROM (${listed('excluded')}) RETURNING r.id`,
    [`[${rows.join(',')}]`],
  );
  return { computed: step.length, changed: written.length, left: derivations.length - step.length };
}

/** A result as JSON: each by itself, since ten thousand in one go are long in the making. */
const rowOf = (one: ComputedDerivation, mark: string | null | undefined): string =>
  JSON.stringify({
    id: one.id,
    mark,
    state: one.state,
    result: one.result,
    possibly_wide: one.possiblyWide,
    mismatch: one.mismatch,
    disagreement: one.disagreement,
    failure: one.failure,
    lints: one.lints,
    computed_with: one.computedWith,
    moved_by: one.movedBy,
    digest: one.digest,
  });
