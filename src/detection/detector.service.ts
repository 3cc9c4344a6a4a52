import type { EntityManager } from 'typeorm';

import type { KnownLink } from '../comparison/known-link.js';
import { linksAt } from '../comparison/known-links.queries.js';
import { reviseLinks, suggestLinks } from '../comparison/suggested-links.service.js';
import { bearingsOf } from './bearings.queries.js';
import { candidatesOf, forgetPlaces, MOST_COMPARED, notePlaces } from './candidates.queries.js';
import { comparandsById, type RecordedComparand } from './comparands.queries.js';
import { compareAll, type ComparedPairOfClaims, type Ends } from './compare-all.queries.js';
import { mostConsequentialFirst } from './consequence.js';
import { isComparable, placeOf, probesFrom } from './place.js';
import { conflictIn, settle } from './settlement.js';

/** Links that the detector draws from one claim when it is recorded; what conflicts with it beyond that is counted and listed. */
export const MOST_SUGGESTED = 100;

/** What was found about one claim. */
export interface Detected {
  /** Conflicts, the most consequential first. */
  readonly conflicts: readonly ComparedPairOfClaims[];
  /** Whether there may be more than were compared. */
  readonly more: boolean;
}

/**
 * Compares claims with everything they can conflict with, and brings the links between them up to date.
 *
 * The topics of the claims have to be locked ({@link lockTopics}). The number of statements is fixed, however many claims;
 * for each claim at most {@link MOST_COMPARED} others are compared for each metric of its topic, and those it is linked to.
 */
export async function detect(tx: EntityManager, claimIds: readonly string[]): Promise<Map<string, Detected>> {
  const ids = [...new Set(claimIds)];
  if (ids.length === 0) return new Map();
  const claims = await comparandsById(tx, ids);
  const comparable = await place(tx, [...claims.values()]);
  const probes = comparable.flatMap((claim) => probesFrom(claim, claim.inverseId));
  const candidates = await candidatesOf(tx, probes);
  const links = await linksAt(tx, ids);
  const pairs = pairsIn(candidates, links);
  const others = await comparandsById(tx, strangersIn(pairs, claims));
  const compared = await compareAll(tx, pairs, new Map([...claims, ...others]));
  const found = conflictsByClaim(ids, compared, candidates);
  await settleLinks(tx, compared, links, found);
  return found;
}

/** Notes where claims are found from now on. @returns those that can conflict with anything */
export async function place(tx: EntityManager, claims: readonly RecordedComparand[]): Promise<RecordedComparand[]> {
  const comparable = claims.filter(isComparable);
  await notePlaces(tx, comparable.map(placeOf));
  await forgetPlaces(
    tx,
    claims.filter((claim) => !isComparable(claim)).map(({ id }) => id),
  );
  return comparable;
}

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function pairsIn(
  candidates: readonly { readonly claimId: string; readonly otherId: string }[],
  links: readonly KnownLink[],
): Map<string, Ends> {
  const pairs = new Map<string, Ends>();
  const add = (a: string, b: string) => pairs.set(keyOf(a, b), a < b ? [a, b] : [b, a]);
  for (const { claimId, otherId } of candidates) add(claimId, otherId);
  for (const { a, b } of links) add(a, b);
  return pairs;
}

const strangersIn = (pairs: ReadonlyMap<string, Ends>, known: ReadonlyMap<string, unknown>): string[] => [
  ...new Set([...pairs.values()].flat().filter((id) => !known.has(id))),
];

function conflictsByClaim(
  ids: readonly string[],
  compared: ReadonlyMap<string, ComparedPairOfClaims>,
  candidates: readonly { readonly claimId: string }[],
): Map<string, Detected> {
  const conflicts = new Map<string, ComparedPairOfClaims[]>(ids.map((id) => [id, []]));
  for (const pair of compared.values()) {
    if (conflictIn(pair.compared) === null) continue;
    conflicts.get(pair.a)?.push(pair);
    conflicts.get(pair.b)?.push(pair);
  }
  const counts = new Map<string, number>();
  for (const { claimId } of candidates) counts.set(claimId, (counts.get(claimId) ?? 0) + 1);
  return new Map(
    [...conflicts].map(([id, found]) => [
      id,
      { conflicts: found.sort(mostConsequentialFirst), more: (counts.get(id) ?? 0) >= MOST_COMPARED },
    ]),
  );
}

async function settleLinks(
  tx: EntityManager,
  compared: ReadonlyMap<string, ComparedPairOfClaims>,
  links: readonly KnownLink[],
  found: ReadonlyMap<string, Detected>,
): Promise<void> {
  const known = new Map<string, KnownLink[]>();
  for (const link of links) {
    const key = keyOf(link.a, link.b);
    known.set(key, [...(known.get(key) ?? []), link]);
  }
  const drawn = [...found.values()].flatMap(({ conflicts }) => conflicts.slice(0, MOST_SUGGESTED));
  const keys = new Set([...known.keys(), ...drawn.map(({ a, b }) => keyOf(a, b))]);
  if (keys.size === 0) return;
  const pairs = [...keys].flatMap((key) => compared.get(key) ?? []);
  const bearings = await bearingsOf(tx, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  const settlements = pairs.flatMap(({ a, b, compared: result }) => {
    const [first, second] = [bearings.get(a), bearings.get(b)];
    if (!first || !second) return [];
    return [settle({ first, second, compared: result, links: known.get(keyOf(a, b)) ?? [] })];
  });
  await reviseLinks(
    tx,
    settlements.flatMap(({ revise }) => revise),
  );
  await suggestLinks(
    tx,
    settlements.flatMap(({ draw }) => draw),
  );
}
