import type { EntityManager } from 'typeorm';

import type { ComparedPairOfClaims } from './compare-all.queries.js';

/** Two claims that were compared, and the link that says so; null where none was drawn. */
export interface DetectedPair extends ComparedPairOfClaims {
  readonly link: string | null;
  /** Whether the link says that the same originator gave another value later, so that nobody is alarmed. */
  readonly restated: boolean;
}

/** What was found about one claim. */
export interface Detected {
  /** Conflicts, the most consequential first. */
  readonly conflicts: readonly DetectedPair[];
  /** Whether there may be more than were compared. */
  readonly more: boolean;
}

/** What the engine found about one claim: more than anybody may be told (see {@link foundAsSeen}). */
export interface FoundByEngine {
  readonly conflicts: readonly DetectedPair[];
  /** For each kind of readers for whom there may be more than were compared, one claim that they may read. */
  readonly moreLike: readonly string[];
}

/**
 * What was found about claims, as far as the caller sees it: the conflicts with claims that they may read. Not as the engine.
 *
 * One statement; none where nothing was found.
 */
export async function foundAsSeen(
  tx: EntityManager,
  found: ReadonlyMap<string, FoundByEngine>,
): Promise<Map<string, Detected>> {
  const others = [...found.values()].flatMap(({ conflicts, moreLike }) => [
    ...conflicts.flatMap(({ a, b }) => [a, b]),
    ...moreLike,
  ]);
  const rows: { id: string }[] =
    others.length > 0 ? await tx.query(`SELECT id FROM claim WHERE id = ANY($1)`, [[...new Set(others)]]) : [];
  const seen = new Set(rows.map(({ id }) => id));
  return new Map(
    [...found].map(([id, { conflicts, moreLike }]) => [
      id,
      {
        conflicts: conflicts.filter(({ a, b }) => seen.has(a) && seen.has(b)),
        more: moreLike.some((one) => seen.has(one)),
      },
    ]),
  );
}
