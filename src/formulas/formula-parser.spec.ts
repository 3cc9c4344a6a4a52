import fc from 'fast-check';

import { Refusal } from '../kernel/refusal.js';
import type { Expression } from './formula.js';
import { parseFormula } from './formula-parser.js';

/** Lisp, so that a tree fits into a line. */
function lisp(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.decimal;
    case 'name':
      return expression.name;
    case 'negate':
    case 'percent':
      return `(${expression.kind} ${lisp(expression.of)})`;
    case 'power':
      return `(^ ${lisp(expression.of)} ${expression.exponent})`;
    case 'sum':
    case 'avg':
    case 'min':
    case 'max':
      return `(${[expression.kind, ...expression.of.map(lisp)].join(' ')})`;
    default:
      return `(${expression.kind} ${lisp(expression.left)} ${lisp(expression.right)})`;
  }
}

const read = (text: string): string => lisp(parseFormula(text).expression);

function refusal(text: string): string {
  try {
    parseFormula(text);
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'invalid-formula') return thrown.message;
    throw thrown;
  }
  throw new Error(`“${text}” was read.`);
}

describe('a formula', () => {
  it.each([
    ['share / stake', '(divide share stake)'],
    ['loss = share / stake', '(divide share stake)'],
    ['a + b * c', '(add a (multiply b c))'],
    ['a - b - c', '(subtract (subtract a b) c)'],
    ['a / b / c', '(divide (divide a b) c)'],
    ['(a + b) * c', '(multiply (add a b) c)'],
    ['-a ^ 2', '(negate (^ a 2))'],
    ['a ^ -2', '(^ a -2)'],
    ['a ^ (-2)', '(^ a -2)'],
    ['a ^ 2 %', '(percent (^ a 2))'],
    ['27%', '(percent 27)'],
    ['half / (1 + growth)', '(divide half (add 1 growth))'],
    ['sum(a, b, 4)', '(sum a b 4)'],
    ['avg(a) + min(b, max(c, 2))', '(add (avg a) (min b (max c 2)))'],
    ['sum + max', '(add sum max)'],
    ['2 − 1 – 1', '(subtract (subtract 2 1) 1)'],
    ['2 × a · b', '(multiply (multiply 2 a) b)'],
    ['a ÷ ２', '(divide a 2)'],
    ['（a＋b）％', '(percent (add a b))'],
    ['a\u00a0+\u2003b', '(add a b)'],
    ['007.50', '7.5'],
    ['a - -b', '(subtract a (negate b))'],
    ['+a', 'a'],
  ])('%s is read', (text, tree) => expect(read(text)).toBe(tree));

  it('says which names it uses, and what it is called', () => {
    expect(parseFormula('loss = share / stake + share')).toMatchObject({ label: 'loss', names: ['share', 'stake'] });
  });

  it.each([
    ['', 'Expected a number, a name or “(” instead of the end (character 1 of the formula).'],
    ['a +', 'Expected a number, a name or “(” instead of the end (character 4 of the formula).'],
    ['a b', 'Expected a sign between two values, or the end, instead of “b” (character 3 of the formula).'],
    ['(a', 'Expected “)” instead of the end (character 3 of the formula).'],
    ['a)', 'There is no “(” for this “)” (character 2 of the formula).'],
    [
      '1,5',
      'A comma stands only between the values of a function; decimals have a point (character 2 of the formula).',
    ],
    ['.5', 'A point stands only inside a number, after its first digit (character 1 of the formula).'],
    ['5.', 'Expected a digit after the point (character 2 of the formula).'],
    ['1e9', 'Expected a sign between two values, or the end, instead of “e9” (character 2 of the formula).'],
    ['a.b', 'A point stands only inside a number, after its first digit (character 2 of the formula).'],
    ['a[0]', '“[” has no place in a formula (character 2 of the formula).'],
    ['a; b', '“;” has no place in a formula (character 2 of the formula).'],
    ['a = b = c', 'An equals sign stands only after a name at the beginning (character 7 of the formula).'],
    ['constructor', '“constructor” cannot be a name (character 1 of the formula).'],
    ['a + __proto__', '“__proto__” cannot be a name (character 5 of the formula).'],
    ['sqrt(a)', 'There is no function “sqrt”; there are sum, avg, min, max (character 1 of the formula).'],
    ['toString(a)', 'There is no function “toString”; there are sum, avg, min, max (character 1 of the formula).'],
    ['sum()', 'Expected a number, a name or “(” instead of “)” (character 5 of the formula).'],
    ['größe', 'Names are made of the letters a to z, digits and _; “ö” is none (character 3 of the formula).'],
    ['ä + b', 'Names are made of the letters a to z, digits and _; “ä” is none (character 1 of the formula).'],
    ['a ^ 65', 'Expected a whole number of at most 64 as exponent instead of “65” (character 5 of the formula).'],
    ['a ^ 0.5', 'Expected a whole number of at most 64 as exponent instead of “0.5” (character 5 of the formula).'],
    ['a ^ b', 'Expected a whole number of at most 64 as exponent instead of “b” (character 5 of the formula).'],
    ['a ^ 2 ^ 2', 'Write parentheses around a power of a power (character 7 of the formula).'],
    ['(a ^ 9) ^ 9', 'Exponents reach 64 at most (character 9 of the formula).'],
    ['a\u200bb', 'The character U+200B has no place in a formula (character 2 of the formula).'],
    ['a + 😀', '“😀” has no place in a formula (character 5 of the formula).'],
  ])('%s is refused', (text, detail) => expect(refusal(text)).toBe(detail));

  it('is bounded in length, depth, digits and names', () => {
    expect(refusal('('.repeat(10_000))).toBe('A formula has at most 2000 characters; this has 10000.');
    expect(refusal('a'.repeat(100_000))).toContain('at most 2000');
    expect(refusal('('.repeat(1_000))).toBe('A formula nests at most 100 deep (character 101 of the formula).');
    expect(refusal('-'.repeat(1_999) + 'a')).toContain('nests at most 100 deep');
    expect(refusal('sum('.repeat(400))).toContain('nests at most 100 deep');
    expect(refusal('9'.repeat(101))).toContain('at most 100 digits');
    expect(refusal('a'.repeat(51))).toContain('at most 50 characters');
    expect(read('('.repeat(100) + 'a' + ')'.repeat(100))).toBe('a');
    expect(parseFormula(Array.from({ length: 1000 }, () => 'a').join('+')).names).toEqual(['a']);
    expect(parseFormula('a' + '%'.repeat(1_999)).names).toEqual(['a']);
  });

  it('is read or refused, whatever the text', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc
            .array(fc.constantFrom(...'ab12.+-*/^%(), =', 'sum', 'min('), { maxLength: 40 })
            .map((parts) => parts.join('')),
        ),
        (text) => {
          try {
            parseFormula(text);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 3000 },
    ));
});
