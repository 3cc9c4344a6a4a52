import type { EntityManager } from 'typeorm';

import { drawLinks, type DrawnLink, type LinkDraft } from '../comparison/links.service.js';
import type { Recording } from '../kernel/recording.js';
import { asEngine } from '../platform/transactions.js';
import { type HeldComparand, heldComparands } from './comparands.queries.js';
import { detectFrom } from './detector.service.js';
import { type Detected, foundAsSeen } from './found.queries.js';
import { notePlaces } from './places.service.js';
import { detector } from './switch.js';

/** What recording came to in the end. */
export interface Concluded {
  /** The links that were given, in their order. */
  readonly drawn: readonly DrawnLink[];
  /** What was found about each claim that was touched, as the caller sees it. */
  readonly found: ReadonlyMap<string, Detected>;
  /** Whether anything conflicts with a claim that was touched, whoever may read it: nobody is told. */
  readonly conflicts: boolean;
}

/**
 * Ends an act of recording: draws the links that people and statements make, then compares every claim that is new or about
 * which something new was said.
 *
 * Comes last in its transaction: it locks the topics of all these claims, and whoever holds a topic waits for nothing else. The engine
 * compares with what anybody may read; of that the caller is told what they may read themselves.
 * @param claimIds claims that are compared although nothing new was said about them
 */
export async function conclude(
  tx: EntityManager,
  { ownerId, touched }: Pick<Recording, 'ownerId' | 'touched'>,
  links: readonly LinkDraft[],
  claimIds: readonly string[],
): Promise<Concluded> {
  const ids = [...new Set([...touched, ...claimIds, ...links.flatMap(({ a, b }) => [a, b])])];
  if (!detector.on)
    return {
      drawn: await asEngine(tx, () => drawLinks(tx, ownerId, links)),
      found: new Map(),
      conflicts: links.length > 0,
    };
  const claims = await heldComparands(tx, ids);
  const { drawn, found } = await asEngine(tx, () => concluded(tx, ownerId, links, claims));
  const conflicts = drawn.length > 0 || [...found.values()].some((one) => one.conflicts.length > 0);
  return { drawn, found: await foundAsSeen(tx, found), conflicts };
}

async function concluded(
  tx: EntityManager,
  ownerId: string,
  links: readonly LinkDraft[],
  claims: ReadonlyMap<string, HeldComparand>,
) {
  const alone = claims.size === 1 && [...claims.values()].every(({ made }) => made);
  if (!alone) await notePlaces(tx, [...claims.values()]);
  const drawn = await drawLinks(tx, ownerId, links);
  const linked = [...claims.values()].filter(({ made }) => !made || drawn.length > 0).map(({ id }) => id);
  const later = alone ? 'noting' : { but: [...claims.keys()] };
  return { drawn, found: await detectFrom(tx, claims, { later, linked }) };
}
