import type { Computation, Derivable } from './computation.js';

/** Computes a derivation: what it gives, whether that fits what is stated, and what is to be said of it. */
export function compute(derivable: Derivable): Computation {
  const nothing = { result: null, possiblyWide: false, mismatch: false, disagreement: null, failure: null, lints: [] };
  return { state: derivable.formula === null ? 'unevaluated' : 'failed', ...nothing };
}
