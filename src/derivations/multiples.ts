import Fraction from 'fraction.js';

import type { Expression } from '../formulas/formula.js';
import { rationalOf } from '../quantities/rational.js';

/** How often each name is counted, 4 of `q + 3 * q`, and what is added to that. */
interface Multiples {
  readonly names: ReadonlyMap<string, Fraction>;
  readonly rest: Fraction;
}

/**
 * How often a formula counts each of its names, where it does nothing but add them up and multiply them by plain numbers; null else.
 *
 * @param numbers names that stand for a plain number, such as 4 quarters, with that number
 */
export function multiplesIn(
  expression: Expression,
  numbers: ReadonlyMap<string, Fraction>,
): ReadonlyMap<string, Fraction> | null {
  const found = multiplesOf(expression, numbers);
  return found?.rest.n === 0n ? found.names : null;
}

// Formulas are nested a hundred deep at most.
function multiplesOf(of: Expression, numbers: ReadonlyMap<string, Fraction>): Multiples | null {
  const inner = (one: Expression) => multiplesOf(one, numbers);
  switch (of.kind) {
    case 'number':
      return plain(rationalOf(of.decimal));
    case 'name': {
      const number = numbers.get(of.name);
      return number === undefined ? { names: new Map([[of.name, new Fraction(1)]]), rest: NOTHING } : plain(number);
    }
    case 'negate':
      return times(inner(of.of), new Fraction(-1));
    case 'percent':
      return times(inner(of.of), new Fraction(1, 100));
    case 'add':
      return added([inner(of.left), inner(of.right)]);
    case 'subtract':
      return added([inner(of.left), times(inner(of.right), new Fraction(-1))]);
    case 'sum':
      return added(of.of.map(inner));
    case 'avg':
      return of.of.length === 0 ? null : times(added(of.of.map(inner)), new Fraction(1, of.of.length));
    case 'multiply': {
      const [left, right] = [inner(of.left), inner(of.right)];
      const [a, b] = [numberIn(left), numberIn(right)];
      return b === null ? (a === null ? null : times(right, a)) : times(left, b);
    }
    case 'divide': {
      const by = numberIn(inner(of.right));
      return by === null || by.n === 0n ? null : times(inner(of.left), by.inverse());
    }
    default:
      return null;
  }
}

const NOTHING = new Fraction(0);

const plain = (rest: Fraction): Multiples => ({ names: new Map(), rest });

const numberIn = (found: Multiples | null): Fraction | null => (found?.names.size === 0 ? found.rest : null);

function times(found: Multiples | null, by: Fraction): Multiples | null {
  if (found === null) return null;
  return { names: new Map([...found.names].map(([name, often]) => [name, often.mul(by)])), rest: found.rest.mul(by) };
}

function added(all: readonly (Multiples | null)[]): Multiples | null {
  const names = new Map<string, Fraction>();
  let rest = NOTHING;
  for (const one of all) {
    if (one === null) return null;
    rest = rest.add(one.rest);
    for (const [name, often] of one.names) names.set(name, (names.get(name) ?? NOTHING).add(often));
  }
  return { names, rest };
}
