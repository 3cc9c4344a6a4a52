import type { Expression } from './formula.js';
import { parseFormula } from './formula-parser.js';

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

/**
 * A formula as everybody would write it, whatever signs and spaces somebody chose: two of the same text compute the same in the
 * same way. What stands before `=` is only a label, and left out.
 *
 * @throws Refusal `invalid-formula`
 */
export const canonicalFormula = (formula: string): string => textOf(parseFormula(formula).expression);

function textOf(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.decimal;
    case 'name':
      return expression.name;
    case 'negate':
      return `-${closed(expression.of)}`;
    case 'percent':
      return `${closed(expression.of)}%`;
    case 'power':
      return `${closed(expression.of)} ^ ${expression.exponent}`;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const own = bindingOf(expression);
      const left = enclosed(expression.left, bindingOf(expression.left) < own);
      const right = enclosed(expression.right, bindingOf(expression.right) <= own);
      return `${left} ${SIGNS[expression.kind]} ${right}`;
    }
    default:
      return `${expression.kind}(${expression.of.map(textOf).join(', ')})`;
  }
}

/** How strongly an expression holds together. */
function bindingOf({ kind }: Expression): number {
  if (kind === 'add' || kind === 'subtract') return 1;
  return kind === 'multiply' || kind === 'divide' ? 2 : 3;
}

const enclosed = (expression: Expression, within: boolean): string =>
  within ? `(${textOf(expression)})` : textOf(expression);

const closed = (expression: Expression): string =>
  enclosed(expression, bindingOf(expression) < 3 || ['negate', 'percent', 'power'].includes(expression.kind));
