import { incidence } from './grounded.js';

/** How claims were computed, as arrays of ints: claims are 0 to `size` − 1, derivations 0 to `derived.length` − 1. */
export interface Derived {
  readonly size: number;
  /** The claim that each derivation gives. */
  readonly derived: ArrayLike<number>;
  /** Inputs: the derivation of each, and the claim that is computed with. */
  readonly inputOf: ArrayLike<number>;
  readonly input: ArrayLike<number>;
}

/**
 * Which claims rest on contested input, and in how many steps: those all of whose derivations have an input that is contested,
 * rejected, or rests on contested input itself.
 *
 * It spreads from what is contested in the order of the steps, so that each claim is reached in the fewest: a derivation by its
 * nearest such input, a claim once the last of its derivations is reached. What is computed in a circle waits for itself and rests on
 * nothing, unless something else in the circle does. Linear.
 * @param contested steps of the reason of each claim that is contested or rejected, at least 1; 0 for all others
 * @param exempt 1 for claims that never rest on anything: contested, rejected or accepted themselves
 * @returns steps; 0 where it does not
 */
export function resting(
  { size, derived, inputOf, input }: Derived,
  contested: ArrayLike<number>,
  exempt: ArrayLike<number>,
): Int32Array {
  const steps = new Int32Array(size);
  const uses = incidence(size, input);
  const reached = new Uint8Array(derived.length);
  const standing = new Int32Array(size);
  for (let d = 0; d < derived.length; d++) {
    const claim = derived[d] ?? 0;
    standing[claim] = (standing[claim] ?? 0) + 1;
  }
  let level: number[] = [];
  const later = levelsOf(size, contested);
  for (let step = 1; level.length > 0 || step < later.length; step++) {
    const next: number[] = [];
    for (const claim of [...(later[step] ?? []), ...level]) {
      for (let i = uses.starts[claim] ?? 0; i < (uses.starts[claim + 1] ?? 0); i++) {
        const derivation = inputOf[uses.edges[i] ?? 0] ?? 0;
        if (reached[derivation] === 1) continue;
        reached[derivation] = 1;
        const result = derived[derivation] ?? 0;
        standing[result] = (standing[result] ?? 0) - 1;
        if (standing[result] !== 0 || exempt[result] === 1) continue;
        steps[result] = step + 1;
        next.push(result);
      }
    }
    level = next;
  }
  return steps;
}

function levelsOf(size: number, contested: ArrayLike<number>): number[][] {
  const levels: number[][] = [];
  for (let claim = 0; claim < size; claim++) {
    const step = contested[claim] ?? 0;
    if (step > 0) (levels[step] ??= []).push(claim);
  }
  return levels;
}
