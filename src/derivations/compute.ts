import type { Computation, Derivable } from './computation.js';
import { evaluate } from './evaluate.js';

/** Computes a derivation: what it gives, whether that fits what is stated, and what is to be said of it. */
export function compute(derivable: Derivable): Computation {
  const { result, possiblyWide, failure } = evaluate(derivable);
  const state = failure !== null ? 'failed' : result === null ? 'unevaluated' : 'current';
  return { state, result, possiblyWide, mismatch: false, disagreement: null, failure, lints: [] };
}
