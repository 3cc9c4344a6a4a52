import { DividesByZero } from './range.js';
import { TooLarge } from './work.js';

/** What a computation gives, or something else where it cannot be done. */
export function orElse<Result>(otherwise: Result, compute: () => Result): Result {
  try {
    return compute();
  } catch (thrown) {
    if (thrown instanceof DividesByZero || thrown instanceof TooLarge) return otherwise;
    throw thrown;
  }
}
