import type { Exact } from './exact.js';
import { negated, ONE, order, plus, quotient, raised, times, totalOf } from './exact.js';
import { isPowerShort, isShort } from './exact-rounding.js';
import type { Plan } from './formula-plan.js';
import { DividesByZero } from './range.js';

/** Computes a plan from numbers, one for each variable, by index. Null where it would have to be rounded on the way. */
export type ComputingExactly = (numbers: readonly Exact[]) => Exact | null;

/** Thrown where a number becomes so long that only a range around it is kept. */
class TooLong extends Error {
  override readonly name = 'TooLong';
}

/**
 * Makes a function of a plan: its result for single numbers, without any rounding.
 *
 * The function throws DividesByZero and TooLarge.
 */
export function computingExactly(plan: Plan): ComputingExactly {
  const compute = step(plan);
  return (numbers) => {
    try {
      return compute(numbers);
    } catch (thrown) {
      if (thrown instanceof TooLong) return null;
      throw thrown;
    }
  };
}

type Step = (numbers: readonly Exact[]) => Exact;

function step(plan: Plan): Step {
  switch (plan.kind) {
    case 'number': {
      const { at } = plan;
      return () => at;
    }
    case 'variable': {
      const { index } = plan;
      return (numbers) => {
        const number = numbers[index];
        if (number === undefined) throw new RangeError('A variable without a number.');
        return number;
      };
    }
    case 'negate': {
      const of = step(plan.of);
      return (numbers) => negated(of(numbers));
    }
    case 'scale': {
      const [of, { factor }] = [step(plan.of), plan];
      return (numbers) => short(times(of(numbers), factor));
    }
    case 'multiply': {
      const [left, right] = [step(plan.left), step(plan.right)];
      return (numbers) => short(times(left(numbers), right(numbers)));
    }
    case 'divide': {
      const [left, right] = [step(plan.left), step(plan.right)];
      return (numbers) => divided(left(numbers), right(numbers));
    }
    case 'power': {
      const [of, size, isBelow] = [step(plan.of), Math.abs(plan.exponent), plan.exponent < 0];
      return (numbers) => {
        const base = of(numbers);
        if (!isPowerShort(base, size)) throw new TooLong('A power that is only kept rounded.');
        const power = short(raised(base, size));
        return isBelow ? divided(ONE, power) : power;
      };
    }
    case 'sum':
      return sumOf(plan.of.map(step));
    case 'min':
    case 'max': {
      const [of, side] = [plan.of.map(step), plan.kind === 'min' ? -1 : 1];
      return (numbers) =>
        of.map((part) => part(numbers)).reduce((best, other) => (order(other, best) === side ? other : best));
    }
  }
}

function sumOf(parts: readonly Step[]): Step {
  const [first, second, third] = parts;
  if (first !== undefined && second !== undefined && third === undefined)
    return (numbers) => short(plus(first(numbers), second(numbers)));
  return (numbers) =>
    short(
      totalOf(
        parts.map((part) => part(numbers)),
        short,
      ),
    );
}

function divided(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new DividesByZero('Division by zero.');
  return short(quotient(a, b));
}

function short(number: Exact): Exact {
  if (!isShort(number)) throw new TooLong('A number that is only kept rounded.');
  return number;
}
