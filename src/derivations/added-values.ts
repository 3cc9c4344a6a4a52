import type { Expression } from '../formulas/formula.js';
import { childrenOf } from '../formulas/formula-shape.js';

/** A name among what is put together, and its sign. */
export interface AddedName {
  readonly name: string;
  readonly sign: 1 | -1;
}

/** Names that a formula adds up, or of which it takes the largest or smallest. */
export interface Together {
  readonly way: 'added' | 'chosen';
  /** Those that are multiplied and divided by the same: `a` and `b` of `a / s + b / s`. */
  readonly names: readonly AddedName[];
  /** Names that are added or taken away there as they stand. */
  readonly plain: readonly string[];
}

/** What a formula puts together, by what it is multiplied and divided with. */
export function togetherIn(expression: Expression): readonly Together[] {
  const found: Together[] = [];
  const open = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const chosen = next.kind === 'min' || next.kind === 'max' ? next.of : null;
    const terms = chosen?.map((of): Term => ({ of, sign: 1 })) ?? termsOf(next);
    if (terms.length < 2) {
      open.push(...childrenOf(next));
      continue;
    }
    open.push(...terms.map(({ of }) => of));
    const plain = terms.flatMap(({ of }) => (of.kind === 'name' ? [of.name] : []));
    for (const names of alikeIn(terms)) found.push({ way: chosen === null ? 'added' : 'chosen', names, plain });
  }
  return found;
}

interface Term {
  readonly of: Expression;
  readonly sign: 1 | -1;
}

/** What is added up and taken away, sums within sums included; itself alone where it is no sum. */
function termsOf(expression: Expression): readonly Term[] {
  const found: Term[] = [];
  const open: Term[] = [{ of: expression, sign: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { of, sign } = next;
    const turned = sign === 1 ? -1 : 1;
    if (of.kind === 'add' || of.kind === 'subtract') {
      open.push({ of: of.right, sign: of.kind === 'add' ? sign : turned }, { of: of.left, sign });
    } else if (of.kind === 'negate') open.push({ of: of.of, sign: turned });
    else if (of.kind === 'sum' || of.kind === 'avg') {
      for (const one of of.of.toReversed()) open.push({ of: one, sign });
    } else found.push({ of, sign });
  }
  return found;
}

/** The names of terms with the same factors: one name of each term, times or by what all have in common. */
function alikeIn(terms: readonly Term[]): readonly (readonly AddedName[])[] {
  const groups = new Map<string, AddedName[]>();
  for (const { of, sign } of terms) {
    const factors = factorsOf(of);
    for (const [at, { of: factor, below }] of factors.entries()) {
      if (factor.kind !== 'name' || below) continue;
      const others = factors.filter((_, other) => other !== at).map((one) => JSON.stringify([one.below, one.of]));
      const key = others.sort().join(' ');
      groups.set(key, [...(groups.get(key) ?? []), { name: factor.name, sign }]);
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

interface Factor {
  readonly of: Expression;
  readonly below: boolean;
}

/** More factors than anybody multiplies with an amount. */
const MOST_FACTORS = 8;

function factorsOf(expression: Expression): readonly Factor[] {
  const found: Factor[] = [];
  const open: Factor[] = [{ of: expression, below: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { of, below } = next;
    if (of.kind === 'multiply' || of.kind === 'divide') {
      open.push({ of: of.right, below: of.kind === 'divide' ? !below : below }, { of: of.left, below });
    } else found.push({ of, below });
    if (found.length > MOST_FACTORS) return [];
  }
  return found;
}
