import type { Exact } from './exact.js';
import { negated, ONE, raised, signOf, times } from './exact.js';
import { isPowerShort, shortened } from './exact-rounding.js';
import { spend } from './work.js';

/** A power, rounded in a direction on the way where it becomes very long. */
export function powerOf(at: Exact, exponent: number, direction: -1 | 1): Exact {
  spend(exponent / 4);
  if (isPowerShort(at, exponent)) return shortened(raised(at, exponent), direction);
  const isNegative = signOf(at) < 0 && exponent % 2 === 1;
  const away = isNegative ? (-direction as -1 | 1) : direction;
  let power = ONE;
  let square: Exact = { ...at, n: at.n < 0n ? -at.n : at.n };
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest % 2 === 1) power = shortened(times(power, square), away);
    if (rest > 1) square = shortened(times(square, square), away);
  }
  return isNegative ? negated(power) : power;
}
