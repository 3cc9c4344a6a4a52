import type { EntityManager } from 'typeorm';

import { onlyOffRecord } from '../claims/naming.queries.js';
import type { ComparedPairOfClaims } from './compare-all.queries.js';

/** Two claims that were compared, and the link that says so; null where none was drawn. */
export interface DetectedPair extends ComparedPairOfClaims {
  readonly link: string | null;
  /** Whether the link says that the same originator gave another value later, so that nobody is alarmed. */
  readonly restated: boolean;
  /** Whether one of the two was only said off the record, as far as the caller knows. */
  readonly isUntold: boolean;
}

/** What was found about one claim. */
export interface Detected {
  /** Conflicts, the most consequential first. */
  readonly conflicts: readonly DetectedPair[];
  /** Whether there may be more than were compared. */
  readonly more: boolean;
}

/** Two claims that were compared, for whomever. */
export interface PairFoundByEngine extends Omit<DetectedPair, 'link' | 'isUntold'> {
  /** Ids of the links that say so: the first that somebody may read is shown to them. */
  readonly links: readonly string[];
  /** Whether the two were compared because of a link that not all may read who may read them: nobody else is told. */
  readonly byLinkAlone: boolean;
}

/** What the engine found about one claim: more than anybody may be told (see {@link foundAsSeen}). */
export interface FoundByEngine {
  readonly conflicts: readonly PairFoundByEngine[];
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
  const links = [...found.values()].flatMap(({ conflicts }) => conflicts.flatMap((pair) => pair.links));
  const rows: { id: string; untold: boolean }[] =
    others.length > 0
      ? await tx.query(
          `SELECT c.id, ${onlyOffRecord('c.id')} AS untold FROM claim c WHERE c.id = ANY($1) UNION ALL SELECT id, false FROM link WHERE id = ANY($2)`,
          [[...new Set(others)], [...new Set(links)]],
        )
      : [];
  const seen = new Set(rows.map(({ id }) => id));
  const untold = new Set(rows.flatMap(({ id, untold }) => (untold ? [id] : [])));
  return new Map(
    [...found].map(([id, { conflicts, moreLike }]) => [
      id,
      {
        conflicts: conflicts
          .filter(({ a, b }) => seen.has(a) && seen.has(b))
          .map(({ links, ...pair }) => ({ ...pair, link: links.find((link) => seen.has(link)) ?? null }))
          .filter(({ byLinkAlone, link }) => !byLinkAlone || link !== null)
          .map(({ byLinkAlone: _, ...pair }) => ({ ...pair, isUntold: untold.has(pair.a) || untold.has(pair.b) })),
        more: moreLike.some((one) => seen.has(one)),
      },
    ]),
  );
}
