import fc from 'fast-check';

import { canonicalFormula } from './canonical-formula.js';
import type { Expression } from './formula.js';
import { parseFormula } from './formula-parser.js';

const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('x', 'y', '4', '0.50', 'sum'),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '−', ' * ', '×', '·', '/', ' ÷ '), tie('formula'))
      .map((parts) => parts.join('')),
    tie('formula').map((inner) => `(${inner})`),
    tie('formula').map((inner) => `-(${inner})`),
    tie('formula').map((inner) => `(${inner})%`),
    tie('formula').map((inner) => `(${inner})^-2`),
    fc.array(tie('formula'), { minLength: 1, maxLength: 3 }).map((all) => `max(${all.join(',')})`),
  ),
}));

const treeOf = (text: string): Expression | null => {
  try {
    return parseFormula(text).expression;
  } catch {
    return null;
  }
};

describe('the canonical text of a formula', () => {
  it.each([
    ['x*4', 'x * 4'],
    ['x × 4', 'x * 4'],
    ['loss = share/stake', 'share / stake'],
    ['half/(1+growth)', 'half / (1 + growth)'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a-b)-c', 'a - b - c'],
    ['-x^2', '-(x ^ 2)'],
    ['(-x)^2', '(-x) ^ 2'],
    ['a*27.0%', 'a * 27%'],
    ['sum(a,b)÷2', 'sum(a, b) / 2'],
  ])('of %s is %s', (written, text) => expect(canonicalFormula(written)).toBe(text));

  it('is read as what was written, and is its own canonical text', () =>
    fc.assert(
      fc.property(formula, (written) => {
        const tree = treeOf(written);
        fc.pre(tree !== null);
        const text = canonicalFormula(written);
        expect(treeOf(text)).toEqual(tree);
        expect(canonicalFormula(text)).toBe(text);
      }),
    ));

  it('is found of the longest sum', () => {
    const longest = Array.from({ length: 1000 }, () => 'x').join('+');
    expect(canonicalFormula(longest)).toHaveLength(3997);
  });
});
