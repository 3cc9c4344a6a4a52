import type { Citation, Publication } from './origin-facts.js';

/** Where following citations leads. */
export interface Citations {
  /** What is cited and cites nothing itself: presumed roots. */
  readonly ends: readonly Publication[];
  /** Rings of sources that cite each other. */
  readonly rings: readonly (readonly string[])[];
  /** Sources from which every way only leads round in a ring. */
  readonly stranded: readonly string[];
}

/**
 * Follows what sources cite, to the end.
 *
 * Where the way leads to a source in which the claim is stated by somebody whose walk ends otherwise (`grounded`), the figure is from
 * there: it has its root already, and what else is cited is cited for something else.
 *
 * Linear in sources and citations.
 * @param starts sources that cite something, of statements that relay nothing
 * @param passing sources that state the claim by relaying a statement of such a source, with these sources: whoever cites them is led there
 */
export function followCitations(
  starts: readonly string[],
  citations: readonly Citation[],
  grounded: ReadonlySet<string>,
  passing: ReadonlyMap<string, ReadonlySet<string>>,
): Citations {
  const isStart = new Set(starts);
  const cited = citations.filter(({ sourceId }) => isStart.has(sourceId) || !passing.has(sourceId));
  const cites = groupsOf([
    ...cited.map(({ sourceId, to }) => [sourceId, to.id] as const),
    ...[...passing].flatMap(([source, others]) => [...others].map((to) => [source, to] as const)),
  ]);
  const onwards = (source: string): readonly string[] => (grounded.has(source) ? [] : (cites.get(source) ?? []));
  const reached = reachedFrom(starts, onwards);
  const inverse = groupsOf([...reached].flatMap((source) => onwards(source).map((to) => [to, source] as const)));
  const backwards = (source: string): readonly string[] => inverse.get(source) ?? [];
  const settled = reachedFrom(
    [...reached].filter((source) => grounded.has(source)),
    backwards,
  );
  const presumed = reachedFrom(
    starts.filter((source) => !settled.has(source)),
    onwards,
  );
  const ends = [...presumed].filter((source) => !cites.has(source));
  const ending = reachedFrom(ends, backwards);
  const known = new Map(citations.map(({ to }) => [to.id, to]));
  return {
    ends: ends.flatMap((source) => known.get(source) ?? []),
    rings: ringsIn(reached, onwards),
    stranded: starts.filter((source) => !settled.has(source) && !ending.has(source)),
  };
}

function groupsOf(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function reachedFrom(starts: readonly string[], onwards: (at: string) => readonly string[]): Set<string> {
  const reached = new Set(starts);
  for (const at of reached) for (const next of onwards(at)) reached.add(next);
  return reached;
}

/** Strongly connected components with more than one member (Tarjan 1972), without recursion. */
function ringsIn(sources: ReadonlySet<string>, onwards: (at: string) => readonly string[]): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const rings: string[][] = [];
  const enter = (source: string): Visit => {
    order.set(source, order.size);
    low.set(source, order.size - 1);
    open.push(source);
    isOpen.add(source);
    return { source, next: onwards(source)[Symbol.iterator]() };
  };
  const lower = (source: string, to: number): void => void low.set(source, Math.min(low.get(source) ?? to, to));
  for (const source of sources) {
    const visits = order.has(source) ? [] : [enter(source)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { value, done } = visit.next.next();
      if (!done) {
        if (!order.has(value)) visits.push(enter(value));
        else if (isOpen.has(value)) lower(visit.source, order.get(value) ?? 0);
        continue;
      }
      visits.pop();
      const before = visits.at(-1);
      if (before) lower(before.source, low.get(visit.source) ?? 0);
      if (low.get(visit.source) !== order.get(visit.source)) continue;
      const ring = open.splice(open.lastIndexOf(visit.source));
      for (const member of ring) isOpen.delete(member);
      if (ring.length > 1) rings.push(ring.sort());
    }
  }
  return rings;
}

interface Visit {
  readonly source: string;
  readonly next: Iterator<string>;
}
