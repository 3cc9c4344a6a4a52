import { originatorOf, type Told } from './origin-facts.js';
import type { Relays } from './origin-relays.js';

/**
 * Chains of relays that come back to somebody who was already on them, by way of somebody else: they repeat themselves, and confirm nothing.
 * Chains that share a statement are told as one; ids in order. Linear in the statements.
 *
 * @param told statements that were passed on the way to an end
 */
export function speakerCircles(told: readonly Told[], { nextOf, endOf }: Relays): string[][] {
  const passed = told.filter(({ id }) => endOf.get(id) !== null);
  const covered = new Map<string, number>();
  const cover = (id: string, by: number): void => void covered.set(id, (covered.get(id) ?? 0) + by);
  const order = fromEnds(passed, nextOf, (from, back) => {
    cover(from.id, 1);
    cover(back.id, -1);
  });
  const group = new Map<string, string[]>();
  const circles: string[][] = [];
  const isOpen = new Set<string>();
  for (const { id } of order.toReversed()) {
    const next = nextOf.get(id);
    const by = covered.get(id) ?? 0;
    if (!next || by === 0) continue;
    cover(next.id, by);
    isOpen.add(id);
  }
  // From the ends outward: who is open belongs to the circle of the statement that they pass on.
  for (const { id } of order) {
    const next = nextOf.get(id);
    if (!next || !isOpen.has(id)) continue;
    let circle = group.get(next.id);
    if (!circle) {
      circle = [next.id];
      circles.push(circle);
      group.set(next.id, circle);
    }
    circle.push(id);
    group.set(id, circle);
  }
  return circles.map((circle) => circle.sort());
}

/** All statements, each after what it passes on; `back` is told of each that comes back to a speaker. */
function fromEnds(
  passed: readonly Told[],
  nextOf: ReadonlyMap<string, Told>,
  back: (from: Told, to: Told) => void,
): Told[] {
  const passing = new Map<string | null, Told[]>();
  for (const told of passed) {
    const next = nextOf.get(told.id)?.id ?? null;
    const others = passing.get(next);
    if (others) others.push(told);
    else passing.set(next, [told]);
  }
  const order: Told[] = [];
  const spoken = new Map<string, Told[]>();
  const visits: (Told | { readonly leaving: string })[] = [...(passing.get(null) ?? [])];
  for (let visit = visits.pop(); visit; visit = visits.pop()) {
    if ('leaving' in visit) {
      spoken.get(visit.leaving)?.pop();
      continue;
    }
    order.push(visit);
    const speaker = originatorOf(visit);
    if (speaker !== null) {
      const own = spoken.get(speaker) ?? [];
      const before = own.at(-1);
      const next = nextOf.get(visit.id);
      if (before && next && originatorOf(next) !== speaker) back(visit, before);
      spoken.set(speaker, own);
      own.push(visit);
      visits.push({ leaving: speaker });
    }
    visits.push(...(passing.get(visit.id) ?? []));
  }
  return order;
}
