import type { StandingLabel } from '../claims/standing.js';
import { labelsOf } from './standing.js';
import type { StandingGraph } from './standing-graph.js';

/** A claim is worked out from another. */
export interface Downward {
  readonly claim: string;
  readonly input: string;
}

/** What would become of a claim. */
export interface Fate {
  readonly claimId: string;
  /** Steps of derivation from what falls. */
  readonly depth: number;
  readonly now: StandingLabel;
  readonly then: StandingLabel;
  /** Whether one of the claims it is worked out from would be rejected, and is not now. */
  readonly losesInput: boolean;
}

/**
 * How far claims are downstream, nearest first: each once, however many ways lead there; loops end the walk.
 *
 * @param starts depths of where it begins
 */
export function depthsBelow(starts: ReadonlyMap<string, number>, steps: readonly Downward[]): Map<string, number> {
  const below = new Map<string, string[]>();
  for (const { claim, input } of steps) {
    const others = below.get(input);
    if (others) others.push(claim);
    else below.set(input, [claim]);
  }
  const depths = new Map<string, number>();
  const levels = new Map<number, string[]>();
  for (const [id, depth] of starts) levels.set(depth, [...(levels.get(depth) ?? []), id]);
  const last = Math.max(0, ...levels.keys());
  for (let at = 0, level = levels.get(0) ?? []; level.length > 0 || at <= last; at++) {
    const reached = level.filter((id) => !depths.has(id));
    for (const id of reached) depths.set(id, at);
    level = [...new Set([...reached.flatMap((id) => below.get(id) ?? []), ...(levels.get(at + 1) ?? [])])];
  }
  return depths;
}

/**
 * What would become of claims if some fell: the standing of each, now and then (domain §8).
 *
 * @param fallen ids of claims, and of whatever else derivations rest on, that would be out
 */
export function fatesOf(depths: ReadonlyMap<string, number>, graph: StandingGraph, fallen: readonly string[]): Fate[] {
  const now = labelsOf(graph);
  const then = labelsOf({
    ...graph,
    claims: [...new Set([...graph.claims, ...fallen])],
    fallen: [...graph.fallen, ...fallen.map((claim) => ({ id: claim, claim, rank: 0 }))],
  });
  const isOut = new Set(fallen);
  const losing = new Set(
    graph.derivations
      .filter(({ inputs }) =>
        inputs.some((input) => isOut.has(input) || (then.get(input) === 'rejected' && now.get(input) !== 'rejected')),
      )
      .map(({ claim }) => claim),
  );
  return [...depths]
    .map(([claimId, depth]) => ({
      claimId,
      depth,
      now: now.get(claimId) ?? 'uncontested',
      then: then.get(claimId) ?? 'uncontested',
      losesInput: losing.has(claimId),
    }))
    .sort((a, b) => a.depth - b.depth || (a.claimId < b.claimId ? -1 : 1));
}
