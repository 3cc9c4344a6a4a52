import Fraction from 'fraction.js';

import { rationalOf } from '../quantities/rational.js';
import type { Expression } from './formula.js';

/** One thing that a formula adds up or takes away. */
export interface Term {
  readonly sign: 1 | -1;
  /** Null where it is something else than a plain name. */
  readonly name: string | null;
}

/** What a formula adds up, and what it does with the sum. A name that is not added to anything is a sum of one. */
export interface Sum {
  readonly terms: readonly Term[];
  /** By which plain numbers the sum is multiplied in all: 4 of `4 * q`, ½ of `(a + b) / 2` and of `avg(a, b)`. */
  readonly factor: Fraction;
  /** Names by which the sum is multiplied or divided, sorted. */
  readonly companions: readonly string[];
  /** Whether it is what something is divided by. */
  readonly below: boolean;
  /** Whether the formula is this sum, its factor and its companions, and nothing else. */
  readonly whole: boolean;
}

/**
 * All sums of a formula, in the order in which they are written, that of `a + (b - c) / d` and of `b - c` among them.
 *
 * @param numbers names that stand for a plain number, such as 4 quarters, with that number
 */
export function sumsOf(expression: Expression, numbers: ReadonlyMap<string, Fraction>): readonly Sum[] {
  const found: Sum[] = [];
  const open: { readonly of: Expression; readonly below: boolean; readonly whole: boolean }[] = [
    { of: expression, below: false, whole: true },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { below, whole } = next;
    const { factor, parts } = productOf(next.of, numbers);
    for (const [index, part] of parts.entries()) {
      const added = flattened(part.of);
      const others = parts.filter((_, other) => other !== index).flatMap(({ of }) => namesIn(of));
      found.push({
        terms: added.map(({ sign, of }) => ({ sign, name: of.kind === 'name' ? of.name : null })),
        factor: part.below ? new Fraction(1) : factor,
        companions: [...new Set(others)].sort(),
        below: below !== part.below,
        whole: whole && parts.every((other, at) => at === index || flattened(other.of).length === 1),
      });
      for (const { of } of added) {
        for (const inner of added.length > 1 && isProduct(of) ? [of] : childrenOf(of)) {
          open.push({ of: inner, below: below !== part.below, whole: false });
        }
      }
    }
  }
  return found;
}

/** Numbers that stand in the formula as such. */
export function literalsIn(expression: Expression): readonly Fraction[] {
  const found: Fraction[] = [];
  const open = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'number') found.push(rationalOf(next.decimal));
    else if (next.kind === 'percent' && next.of.kind === 'number') found.push(rationalOf(next.of.decimal).div(100));
    else open.push(...childrenOf(next));
  }
  return found;
}

interface Part {
  readonly of: Expression;
  readonly below: boolean;
}

/** A product taken apart: plain numbers on the one hand, all other factors on the other. */
function productOf(expression: Expression, numbers: ReadonlyMap<string, Fraction>) {
  let factor = new Fraction(1);
  const parts: Part[] = [];
  const open: Part[] = [{ of: expression, below: false }];
  const times = (number: Fraction, below: boolean) => {
    if (!below) factor = factor.mul(number);
    else if (number.n !== 0n) factor = factor.div(number);
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { of, below } = next;
    const number = of.kind === 'name' ? numbers.get(of.name) : undefined;
    if (number !== undefined) times(number, below);
    else if (of.kind === 'number') times(rationalOf(of.decimal), below);
    else if (of.kind === 'negate' || of.kind === 'percent') {
      times(of.kind === 'negate' ? new Fraction(-1) : new Fraction(1, 100), below);
      open.push({ of: of.of, below });
    } else if (of.kind === 'multiply' || of.kind === 'divide') {
      open.push({ of: of.right, below: of.kind === 'divide' ? !below : below }, { of: of.left, below });
    } else if (of.kind === 'avg' && of.of.length > 0) {
      times(new Fraction(1, of.of.length), below);
      parts.push({ of: { kind: 'sum', of: of.of }, below });
    } else parts.push({ of, below });
  }
  return { factor, parts };
}

/** What is added up and taken away, sums within sums included. */
function flattened(expression: Expression): readonly { readonly sign: 1 | -1; readonly of: Expression }[] {
  const found: { readonly sign: 1 | -1; readonly of: Expression }[] = [];
  const open: { readonly sign: 1 | -1; readonly of: Expression }[] = [{ sign: 1, of: expression }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { of } = next;
    const { sign } = next;
    const turned = sign === 1 ? -1 : 1;
    if (of.kind === 'add') open.push({ sign, of: of.right }, { sign, of: of.left });
    else if (of.kind === 'subtract') open.push({ sign: turned, of: of.right }, { sign, of: of.left });
    else if (of.kind === 'negate') open.push({ sign: turned, of: of.of });
    else if (of.kind === 'sum') for (const one of of.of.toReversed()) open.push({ sign, of: one });
    else found.push({ sign, of });
  }
  return found;
}

const isProduct = ({ kind }: Expression): boolean =>
  kind === 'multiply' || kind === 'divide' || kind === 'percent' || kind === 'avg';

/** What an expression is made of, one step down. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
    case 'percent':
    case 'power':
      return [expression.of];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [expression.left, expression.right];
    default:
      return expression.of;
  }
}

/** The names of a formula, as often as they stand there. */
export function namesIn(expression: Expression): readonly string[] {
  const found: string[] = [];
  const open = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'name') found.push(next.name);
    else open.push(...childrenOf(next));
  }
  return found;
}
