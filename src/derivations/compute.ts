import type { Computation, Derivable } from './computation.js';
import { disagreementOf } from './disagreement.js';
import { evaluate } from './evaluate.js';
import { lintsOf } from './lint.js';

/**
 * Computes a derivation: what it gives, whether that fits what is stated, and what is to be said of it.
 *
 * The order of the inputs makes no difference. Never throws for what a derivation may say.
 */
export function compute(derivable: Derivable): Computation {
  const evaluated = evaluate(derivable);
  const { result, possiblyWide, failure } = evaluated;
  const disagreement = result === null ? null : disagreementOf(derivable, evaluated);
  return {
    state: failure !== null ? 'failed' : result === null ? 'unevaluated' : 'current',
    result,
    possiblyWide,
    mismatch: disagreement !== null,
    disagreement,
    failure,
    lints: lintsOf(derivable, evaluated),
  };
}
