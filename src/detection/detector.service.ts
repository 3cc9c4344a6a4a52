import type { EntityManager } from 'typeorm';

import { type Lens, lensOfAll } from '../accounts/audience.js';
import type { KnownLink } from '../comparison/known-link.js';
import { linksOf } from '../comparison/known-links.queries.js';
import { reviseLinks, suggestLinks } from '../comparison/suggested-links.service.js';
import { bearingsOfPair } from './bearing.js';
import { type WeighedComparand, weighedComparands } from './bearings.queries.js';
import { candidatesNoting, candidatesOf, type Later } from './candidates.queries.js';
import { comparandsById, type RecordedComparand } from './comparands.queries.js';
import { compareAll, type ComparedPairOfClaims, type Ends } from './compare-all.queries.js';
import { type Candidate, conflictsByClaim, keyOf, suggestedKeys } from './findings.js';
import type { FoundByEngine, PairFoundByEngine } from './found.queries.js';
import { inputsThrough } from './inputs.queries.js';
import { isInForce, linksShown } from './link-shown.js';
import { isComparable, probesFrom } from './place.js';
import { notePlaces } from './places.service.js';
import { type ComparedPair, isRestated, settle, settleNarrower } from './settlement.js';

/**
 * Compares claims with everything they can conflict with, and brings the links between them up to date. As the engine.
 *
 * The topics of the claims have to be locked ({@link lockTopics}).
 * @param later left out, all claims but those that are compared by the same call, each of which is compared with earlier ones
 */
export async function detect(
  tx: EntityManager,
  claimIds: readonly string[],
  later: Later = { but: claimIds },
): Promise<void> {
  const ids = [...new Set(claimIds)];
  if (ids.length === 0) return;
  const claims = await comparandsById(tx, ids);
  await notePlaces(tx, [...claims.values()]);
  await detectFrom(tx, claims, { later, linked: ids });
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
 * {@link MOST_COMPARED} others for each kind of readers are compared for each metric of its topic, and those it is linked to.
 */
export async function detectFrom(
  tx: EntityManager,
  claims: ReadonlyMap<string, RecordedComparand>,
  { later, linked }: Known,
): Promise<Map<string, FoundByEngine>> {
  const probes = [...claims.values()].filter(isComparable).flatMap((claim) => probesFrom(claim, claim.inverseId));
  const candidates = await (later === 'noting' ? candidatesNoting(tx, probes) : candidatesOf(tx, probes, later));
  const links = await linksOf(tx, linked);
  const pairs = pairsIn(candidates, links);
  // Read again: whoever held the topic may have said something new about any of them.
  const weighed = await weighedComparands(tx, [...new Set([...pairs.values()].flat())]);
  const derived = new Map([...weighed].map(([id, one]) => [id, one.derived]));
  const inputs = await inputsThrough(tx, derived, (a, b) => lensOfPair(weighed.get(a), weighed.get(b)));
  const compared = await compareAll(tx, pairs, weighed, inputs);
  const found = conflictsByClaim([...claims.keys()], compared, candidates);
  const weighedPairs = pairsWeighed(compared, links, weighed);
  const forAll = new Set(pairsIn(candidates, links.filter(isForAll)).keys());
  const shown = await settleLinks(tx, weighedPairs, suggestedKeys(compared, candidates));
  return new Map(
    [...found].map(([id, { conflicts, moreLike }]) => [
      id,
      { moreLike, conflicts: conflicts.map((pair) => shownAs(pair, shown, weighedPairs, forAll)) },
    ]),
  );
}

const lensOfPair = (...ends: readonly (WeighedComparand | undefined)[]): Lens =>
  lensOfAll(...ends.flatMap((end) => end?.bearing ?? []));

function shownAs(
  pair: ComparedPairOfClaims,
  links: ReadonlyMap<string, readonly string[]>,
  weighed: ReadonlyMap<string, WeighedPair>,
  forAll: ReadonlySet<string>,
): PairFoundByEngine {
  const key = keyOf(pair.a, pair.b);
  const known = weighed.get(key);
  const restated = known !== undefined && isRestated(known);
  return { ...pair, links: links.get(key) ?? [], restated, byLinkAlone: !forAll.has(key) };
}

const isForAll = ({ readers }: KnownLink): boolean => readers === 'public';

/** A pair as all see it who read both, and as those do who alone may read some of the links between them. */
interface WeighedPair extends ComparedPair {
  readonly narrower: readonly ComparedPair[];
}

function pairsIn(candidates: readonly Candidate[], links: readonly KnownLink[]): Map<string, Ends> {
  const pairs = new Map<string, Ends>();
  const add = (a: string, b: string) => pairs.set(keyOf(a, b), a < b ? [a, b] : [b, a]);
  for (const { claimId, otherId } of candidates) add(claimId, otherId);
  for (const { a, b } of links) add(a, b);
  return pairs;
}

/** What decides about the links of each pair. */
function pairsWeighed(
  compared: ReadonlyMap<string, ComparedPairOfClaims>,
  links: readonly KnownLink[],
  weighed: ReadonlyMap<string, WeighedComparand>,
): Map<string, WeighedPair> {
  const known = new Map<string, KnownLink[]>();
  for (const link of links) known.set(keyOf(link.a, link.b), [...(known.get(keyOf(link.a, link.b)) ?? []), link]);
  return new Map(
    [...compared].flatMap(([key, { a, b, compared: verdict }]): [string, WeighedPair][] => {
      const [one, other] = [weighed.get(a)?.bearing, weighed.get(b)?.bearing];
      if (!one || !other) return [];
      const all = known.get(key) ?? [];
      const seenBy = (readers: string): ComparedPair => {
        const [first, second] = bearingsOfPair(one, other, readers);
        const seen = all.filter((link) => isForAll(link) || link.readers === readers);
        return { first, second, compared: verdict, links: seen };
      };
      const desks = new Set(all.filter((link) => !isForAll(link)).map(({ readers }) => readers));
      return [[key, { ...seenBy('public'), narrower: [...desks].map(seenBy) }]];
    }),
  );
}

/** @returns ids of the links that are shown for each pair, the first that one may read */
async function settleLinks(
  tx: EntityManager,
  pairs: ReadonlyMap<string, WeighedPair>,
  suggested: ReadonlySet<string>,
): Promise<Map<string, readonly string[]>> {
  const settlements = [...pairs].flatMap(([key, pair]) => [
    ...(pair.links.length > 0 || suggested.has(key) ? [{ key, links: pair.links, ...settle(pair) }] : []),
    ...pair.narrower.map((seen) => ({
      key,
      links: seen.links.filter((link) => !isForAll(link)),
      ...settleNarrower(seen),
    })),
  ]);
  await reviseLinks(
    tx,
    settlements.flatMap(({ revise }) => revise),
  );
  const drawn = await suggestLinks(
    tx,
    settlements.flatMap(({ draw }) => draw),
  );
  const after = new Map<string, KnownLink[]>();
  for (const { key, links, revise } of settlements) {
    const revised = links.map((link) => ({ ...link, ...revise.find(({ id }) => id === link.id) }));
    after.set(key, [...(after.get(key) ?? []), ...revised]);
  }
  return new Map([...after].map(([key, links]) => [key, shownOf(links, drawn.get(key))]));
}

/** What was drawn now says more than what was there before, but for what a desk's own statement makes. */
const shownOf = (links: readonly KnownLink[], drawn: string | undefined): string[] =>
  drawn === undefined
    ? linksShown(links)
    : [...linksShown(links.filter((link) => !isForAll(link) && isInForce(link))), drawn];
