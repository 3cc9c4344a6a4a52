import type { EntityManager } from 'typeorm';

import { audienceKey, AUDIENCES, lensOf } from '../accounts/audience.js';
import type { Standings } from '../claims/claim-briefs.queries.js';
import { inTurns } from '../platform/in-turns.js';
import { insertRows } from '../platform/rows.js';
import { asEngine, asReaders } from '../platform/transactions.js';
import {
  type Ordered,
  orderedAmong,
  type Pending,
  pendingById,
  pendingStale,
  recordedDerivations,
  surroundingsOf,
} from './computable.queries.js';
import { type ComputedDerivation, computing, nothingComputed, type Progress } from './compute-all.js';
import { append } from './dependency-order.js';
import { DerivationResult } from './derivation-result.entity.js';
import type { Surroundings } from './known-derivation.js';

/** Derivations that are computed at once: with them goes what memory it takes, not the number of statements. */
const AT_ONCE = 10_000;

/** Derivations with the same readers, and one of them. */
type Group = readonly [Pending, ...Pending[]];

/** The most readers first: what fewer read may rest on it, and never the other way round. */
function byReaders(pending: readonly Pending[]): Group[] {
  const groups = new Map<string, Pending[]>();
  for (const one of pending) append(groups, audienceKey(one), one);
  const size = ([first]: Group): number => AUDIENCES.indexOf(first.audience);
  return ([...groups.values()] as unknown as Group[]).sort((a, b) => size(b) - size(a));
}

/** Computes some derivations of an order with what the caller sees now: with a fixed number of statements, and requests are answered meanwhile. */
async function computed<Made>(
  tx: EntityManager,
  derivations: Ordered['derivations'],
  { corrections, standings, progress }: Pick<Surroundings, 'corrections'> & Computing,
  made: (one: ComputedDerivation) => Made,
): Promise<Made[]> {
  const recorded = await recordedDerivations(tx, derivations);
  const compute = computing(await surroundingsOf(tx, derivations, corrections, standings), progress);
  return inTurns(recorded, (one) => made(compute(one)));
}

/** What is known beside derivations, whoever reads them. */
interface Computing {
  readonly standings: Standings;
  readonly progress: Progress;
}

/**
 * Computes derivations that are new, each with what all of its readers see, and records what they give: with a fixed number of
 * statements for each ten thousand of one readership.
 *
 * @returns those that rest on something that is to be computed again, and so are to be computed again themselves
 */
export async function recordResults(
  tx: EntityManager,
  derivationIds: readonly string[],
  standings: Standings,
): Promise<string[]> {
  if (derivationIds.length === 0) return [];
  const stale: string[] = [];
  const progress = nothingComputed();
  for (const group of byReaders(await pendingById(tx, derivationIds))) {
    await asReaders(tx, lensOf(group[0]), async () => {
      const { derivations, corrections } = await orderedAmong(tx, group);
      for (let from = 0; from < derivations.length; from += AT_ONCE) {
        const step = derivations.slice(from, from + AT_ONCE);
        const results = await computed(tx, step, { corrections, standings, progress }, (one) => one);
        const rows = results.map(({ restsOnStale: _, ...row }) => row);
        await asEngine(tx, () => insertRows(tx, DerivationResult, rows));
        for (const { id, restsOnStale } of results) if (restsOnStale) stale.push(id);
      }
    });
  }
  return stale;
}

/** What one step of computing again came to, as far as it may be told to everybody. */
export interface Recomputed {
  /** Derivations that were computed. */
  readonly computed: number;
  /** Those of them that give something else than before. */
  readonly changed: number;
  /** Those that are still stale; some of them may be so only since. */
  readonly left: number;
  /** Whether nothing was left to do, for nobody. */
  readonly ended: boolean;
  /** Ids of all that give something else than before, whoever may read them: nobody is told. */
  readonly written: readonly string[];
}

const COLUMNS = `state text, result jsonb, possibly_wide boolean, mismatch boolean, disagreement jsonb, failure jsonb, lints jsonb, computed_with jsonb`;
const NAMES = COLUMNS.split(', ').map((column) => column.split(' ')[0] ?? '');
const listed = (table: string): string => NAMES.map((name) => `${table}.${name}`).join(', ');

/**
 * Computes what is stale, upstream first and each with what all of its readers see: ten thousand derivations with a fixed number of
 * statements for each readership. As software, not as the engine.
 *
 * What somebody made stale again meanwhile stays so, and what gives the same as before gets no new version.
 */
export async function recomputeStale(tx: EntityManager, standings: Standings): Promise<Recomputed> {
  const pending = await asEngine(tx, () => pendingStale(tx));
  const rows: string[] = [];
  const done = new Set<string>();
  const progress = nothingComputed();
  for (const group of byReaders(pending)) {
    const room = AT_ONCE - done.size;
    if (room === 0) break;
    await asReaders(tx, lensOf(group[0]), async () => {
      const { derivations, corrections } = await orderedAmong(tx, group);
      const step = derivations.slice(0, room);
      const marks = new Map(step.map(({ id, mark }) => [id, mark]));
      const toRow = (one: ComputedDerivation): string => rowOf(one, marks.get(one.id));
      for (const row of await computed(tx, step, { corrections, standings, progress }, toRow)) rows.push(row);
      for (const { id } of step) done.add(id);
    });
  }
  const written = new Set(rows.length > 0 ? await asEngine(tx, () => writeResults(tx, rows)) : []);
  const told = pending.filter(({ audience }) => audience !== 'desk').map(({ id }) => id);
  const computedNow = told.filter((id) => done.has(id));
  return {
    computed: computedNow.length,
    changed: computedNow.filter((id) => written.has(id)).length,
    left: told.length - computedNow.length,
    ended: done.size === 0,
    written: [...written],
  };
}

/** @returns ids of what gives something else than before */
async function writeResults(tx: EntityManager, rows: readonly string[]): Promise<string[]> {
  const written: { id: string }[] = await tx.query(
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
  return written.map(({ id }) => id);
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
