import type { ComparedPairOfClaims } from './compare-all.queries.js';
import { mostConsequentialFirst } from './consequence.js';
import { conflictIn } from './settlement.js';

/**
 * Claims for the same readers that are compared with one claim when it is recorded: those that conflict most; the rest is found by asking.
 * What others may read takes nobody's place.
 */
export const MOST_COMPARED = 200;

/**
 * Links that the detector draws from one claim: to the most consequential of the claims for the same readers. What conflicts
 * with it beyond that is counted and listed, and those who are recorded after it draw theirs to it.
 */
export const MOST_SUGGESTED = 100;

/** A claim and one that may conflict with it. */
export interface Candidate {
  readonly claimId: string;
  readonly otherId: string;
  /** Word of those who may read the other. */
  readonly readers: string;
}

/** Two claims, in whatever order, in one word. */
export const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What comparing found about one claim, for whomever. */
export interface Found {
  readonly conflicts: readonly ComparedPairOfClaims[];
  /** For each kind of readers for whom there may be more than were compared, one claim that they may read. */
  readonly moreLike: readonly string[];
}

/** The conflicts of each claim, the most consequential first. */
export function conflictsByClaim(
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
  const full = [...groupedBy(candidates, byReaders).values()].filter(({ length }) => length >= MOST_COMPARED);
  const moreLike = groupedBy(
    full.flatMap(([first]) => first ?? []),
    ({ claimId }) => claimId,
  );
  return new Map(
    [...conflicts].map(([id, pairs]) => [
      id,
      {
        conflicts: pairs.sort(mostConsequentialFirst),
        moreLike: (moreLike.get(id) ?? []).map(({ otherId }) => otherId),
      },
    ]),
  );
}

const byReaders = ({ claimId, readers }: Candidate): string => `${claimId} ${readers}`;

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/**
 * The pairs that are to be linked: for each claim the most consequential among its candidates for the same readers, whatever is linked
 * already.
 */
export function suggestedKeys(
  compared: ReadonlyMap<string, ComparedPairOfClaims>,
  candidates: readonly Candidate[],
): Set<string> {
  const suggested = [...groupedBy(candidates, byReaders).values()].flatMap((group) =>
    group
      .flatMap(({ claimId, otherId }) => compared.get(keyOf(claimId, otherId)) ?? [])
      .filter((pair) => conflictIn(pair.compared) !== null)
      .sort(mostConsequentialFirst)
      .slice(0, MOST_SUGGESTED),
  );
  return new Set(suggested.map(({ a, b }) => keyOf(a, b)));
}
