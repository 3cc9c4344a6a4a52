import type { EntityManager } from 'typeorm';

import type { KnownLink } from '../comparison/known-link.js';
import { linksOf } from '../comparison/known-links.queries.js';
import { reviseLinks, suggestLinks } from '../comparison/suggested-links.service.js';
import { type WeighedComparand, weighedComparands } from './bearings.queries.js';
import { type Candidate, candidatesNoting, candidatesOf, type Later, MOST_COMPARED } from './candidates.queries.js';
import { comparandsById, type RecordedComparand } from './comparands.queries.js';
import { compareAll, type ComparedPairOfClaims, type Ends } from './compare-all.queries.js';
import { mostConsequentialFirst } from './consequence.js';
import { namedInputs } from './inputs.queries.js';
import { linkShown } from './link-shown.js';
import { isComparable, probesFrom } from './place.js';
import { notePlaces } from './places.service.js';
import { type ComparedPair, conflictIn, isRestated, settle } from './settlement.js';

/**
 * Links that the detector draws from one claim: to the most consequential of the claims it is compared with. What conflicts
 * with it beyond that is counted and listed, and those who are recorded after it draw theirs to it.
 */
export const MOST_SUGGESTED = 100;

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

/**
 * Compares claims with everything they can conflict with, and brings the links between them up to date.
 *
 * The topics of the claims have to be locked ({@link lockTopics}).
 * @param later left out, all claims but those that are compared by the same call, each of which is compared with earlier ones
 */
export async function detect(
  tx: EntityManager,
  claimIds: readonly string[],
  later: Later = { but: claimIds },
): Promise<Map<string, Detected>> {
  const ids = [...new Set(claimIds)];
  if (ids.length === 0) return new Map();
  const claims = await comparandsById(tx, ids);
  await notePlaces(tx, [...claims.values()]);
  return detectFrom(tx, claims, { later, linked: ids });
}

/** What is known about claims before they are compared. */
interface Known {
  /** `noting` for one claim alone that was not recorded before, whose place is still to be noted. */
  readonly later: Later | 'noting';
  /** Those that can be linked already. */
  readonly linked: readonly string[];
}

/**
 * The same for claims that were read. The number of statements is fixed, however many claims; for each at most
 * {@link MOST_COMPARED} others are compared for each metric of its topic, and those it is linked to.
 */
export async function detectFrom(
  tx: EntityManager,
  claims: ReadonlyMap<string, RecordedComparand>,
  { later, linked }: Known,
): Promise<Map<string, Detected>> {
  const probes = [...claims.values()].filter(isComparable).flatMap((claim) => probesFrom(claim, claim.inverseId));
  const candidates = await (later === 'noting' ? candidatesNoting(tx, probes) : candidatesOf(tx, probes, later));
  const links = await linksOf(tx, linked);
  const pairs = pairsIn(candidates, links);
  // Read again: whoever held the topic may have said something new about any of them.
  const weighed = await weighedComparands(tx, [...new Set([...pairs.values()].flat())]);
  const inputs = await namedInputs(tx, new Map([...weighed].map(([id, one]) => [id, one.inputs])));
  const compared = await compareAll(tx, pairs, weighed, inputs);
  const found = conflictsByClaim([...claims.keys()], compared, candidates);
  const weighedPairs = pairsWeighed(compared, links, weighed);
  const shown = await settleLinks(tx, weighedPairs, suggestedKeys(compared, candidates));
  return new Map(
    [...found].map(([id, { conflicts, more }]) => [
      id,
      { more, conflicts: conflicts.map((pair) => shownAs(pair, shown, weighedPairs)) },
    ]),
  );
}

function shownAs(
  pair: ComparedPairOfClaims,
  links: ReadonlyMap<string, string>,
  weighed: ReadonlyMap<string, ComparedPair>,
): DetectedPair {
  const key = keyOf(pair.a, pair.b);
  const known = weighed.get(key);
  return { ...pair, link: links.get(key) ?? null, restated: known !== undefined && isRestated(known) };
}

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function pairsIn(candidates: readonly Candidate[], links: readonly KnownLink[]): Map<string, Ends> {
  const pairs = new Map<string, Ends>();
  const add = (a: string, b: string) => pairs.set(keyOf(a, b), a < b ? [a, b] : [b, a]);
  for (const { claimId, otherId } of candidates) add(claimId, otherId);
  for (const { a, b } of links) add(a, b);
  return pairs;
}

interface Found {
  readonly conflicts: readonly ComparedPairOfClaims[];
  readonly more: boolean;
}

function conflictsByClaim(
  ids: readonly string[],
  compared: ReadonlyMap<string, ComparedPairOfClaims>,
  candidates: readonly Candidate[],
): Map<string, Found> {
  const conflicts = new Map<string, ComparedPairOfClaims[]>(ids.map((id) => [id, []]));
  for (const pair of compared.values()) {
    if (conflictIn(pair.compared) === null) continue;
    conflicts.get(pair.a)?.push(pair);
    conflicts.get(pair.b)?.push(pair);
  }
  const counts = new Map<string, number>();
  for (const { claimId } of candidates) counts.set(claimId, (counts.get(claimId) ?? 0) + 1);
  return new Map(
    [...conflicts].map(([id, pairs]) => [
      id,
      { conflicts: pairs.sort(mostConsequentialFirst), more: (counts.get(id) ?? 0) >= MOST_COMPARED },
    ]),
  );
}

/** The pairs that are to be linked: for each claim the most consequential among its candidates, whatever is linked already. */
function suggestedKeys(
  compared: ReadonlyMap<string, ComparedPairOfClaims>,
  candidates: readonly Candidate[],
): Set<string> {
  const conflicts = new Map<string, ComparedPairOfClaims[]>();
  for (const { claimId, otherId } of candidates) {
    const pair = compared.get(keyOf(claimId, otherId));
    if (pair && conflictIn(pair.compared) !== null) conflicts.set(claimId, [...(conflicts.get(claimId) ?? []), pair]);
  }
  const suggested = [...conflicts.values()].flatMap((pairs) =>
    pairs.sort(mostConsequentialFirst).slice(0, MOST_SUGGESTED),
  );
  return new Set(suggested.map(({ a, b }) => keyOf(a, b)));
}

/** What decides about the links of each pair. */
function pairsWeighed(
  compared: ReadonlyMap<string, ComparedPairOfClaims>,
  links: readonly KnownLink[],
  weighed: ReadonlyMap<string, WeighedComparand>,
): Map<string, ComparedPair> {
  const known = new Map<string, KnownLink[]>();
  for (const link of links) known.set(keyOf(link.a, link.b), [...(known.get(keyOf(link.a, link.b)) ?? []), link]);
  return new Map(
    [...compared].flatMap(([key, { a, b, compared: verdict }]): [string, ComparedPair][] => {
      const [first, second] = [weighed.get(a)?.bearing, weighed.get(b)?.bearing];
      return first && second ? [[key, { first, second, compared: verdict, links: known.get(key) ?? [] }]] : [];
    }),
  );
}

/** @returns ids of the links that are shown for each pair */
async function settleLinks(
  tx: EntityManager,
  pairs: ReadonlyMap<string, ComparedPair>,
  suggested: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const settlements = [...pairs]
    .filter(([key, { links }]) => links.length > 0 || suggested.has(key))
    .map(([key, pair]) => ({ key, links: pair.links, ...settle(pair) }));
  await reviseLinks(
    tx,
    settlements.flatMap(({ revise }) => revise),
  );
  const drawn = await suggestLinks(
    tx,
    settlements.flatMap(({ draw }) => draw),
  );
  const shown = settlements.flatMap(({ key, links, revise }) => {
    const after = links.map((link) => ({ ...link, ...revise.find(({ id }) => id === link.id) }));
    const id = drawn.get(key) ?? linkShown(after);
    return id ? [[key, id] as const] : [];
  });
  return new Map(shown);
}
