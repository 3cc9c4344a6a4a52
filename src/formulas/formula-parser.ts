import { remembered } from '../kernel/remembered.js';
import type { Expression, Formula } from './formula.js';
import type { Token } from './formula-tokens.js';
import { refusedAt, tokensOf } from './formula-tokens.js';

/** Parentheses, functions and signs inside each other. */
const DEEPEST = 100;
/** The size of an exponent, also of a power of a power. */
const LARGEST_EXPONENT = 64;

/** How strongly signs between two operands bind. */
const BINDING: Readonly<
  Record<string, { readonly power: number; readonly kind: 'add' | 'subtract' | 'multiply' | 'divide' }>
> = {
  '+': { power: 1, kind: 'add' },
  '-': { power: 1, kind: 'subtract' },
  '*': { power: 2, kind: 'multiply' },
  '/': { power: 2, kind: 'divide' },
};
/** A sheet has one formula in many lines. A long one takes a hundred kilobytes. */
const MOST_REMEMBERED = 200;
const FUNCTIONS = ['sum', 'avg', 'min', 'max'] as const;
type FunctionName = (typeof FUNCTIONS)[number];

/** An expression, and the largest exponent that is reached in it by powers of powers. */
interface Parsed {
  readonly expression: Expression;
  readonly degree: number;
}

/**
 * Reads a formula: `+ − × ÷ ^ %`, parentheses, `sum avg min max`, plain decimals and names; `name = ` may stand before it.
 *
 * `^` binds more strongly than a sign before it (−2^2 is −4), its exponent is a whole number. Takes time in proportion to the length.
 * @throws Refusal `invalid-formula` that says what was expected, and where
 */
export const parseFormula = remembered(parsed, MOST_REMEMBERED);

function parsed(text: string): Formula {
  const tokens = tokensOf(text);
  const [first, second] = tokens;
  const labelled = first?.kind === 'name' && second?.text === '=';
  const parser = new Parser(tokens, labelled ? 2 : 0);
  const { expression } = parser.expression(0, 0);
  parser.expectEnd();
  return { label: labelled ? first.text : null, expression, names: [...parser.names] };
}

/** A Pratt parser; what it nests is bounded, so that its own recursion is. */
class Parser {
  readonly names = new Set<string>();

  constructor(
    private readonly tokens: readonly Token[],
    private position: number,
  ) {}

  /** Operands joined by signs that bind more strongly than `above`. */
  expression(above: number, depth: number): Parsed {
    let left = this.signed(depth);
    for (;;) {
      const sign = this.next;
      const binding = sign.kind === 'sign' && Object.hasOwn(BINDING, sign.text) ? BINDING[sign.text] : undefined;
      if (binding === undefined || binding.power <= above) return left;
      this.position += 1;
      const right = this.expression(binding.power, depth);
      left = {
        expression: { kind: binding.kind, left: left.expression, right: right.expression },
        degree: Math.max(left.degree, right.degree),
      };
    }
  }

  expectEnd(): void {
    const { next } = this;
    if (next.kind === 'end') return;
    if (next.text === ')') throw refusedAt(next.at, 'There is no “(” for this “)”');
    if (next.text === ',') {
      throw refusedAt(next.at, 'A comma stands only between the values of a function; decimals have a point');
    }
    if (next.text === '=') throw refusedAt(next.at, 'An equals sign stands only after a name at the beginning');
    throw refusedAt(next.at, `Expected a sign between two values, or the end, instead of ${wordsOf(next)}`);
  }

  private get next(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '', at: 0 };
  }

  private isNext(sign: string): boolean {
    return this.next.text === sign;
  }

  private signed(depth: number): Parsed {
    const { next } = this;
    if (next.text !== '-' && next.text !== '+') return this.power(depth);
    this.position += 1;
    const { expression, degree } = this.signed(deeper(depth, next));
    return { expression: next.text === '-' ? { kind: 'negate', of: expression } : expression, degree };
  }

  private power(depth: number): Parsed {
    let base = this.percent(this.operand(depth));
    const sign = this.next;
    if (sign.text !== '^') return base;
    this.position += 1;
    const exponent = this.exponent();
    const degree = base.degree * Math.max(Math.abs(exponent), 1);
    if (degree > LARGEST_EXPONENT) throw refusedAt(sign.at, `Exponents reach ${LARGEST_EXPONENT} at most`);
    base = { expression: { kind: 'power', of: base.expression, exponent }, degree };
    if (this.isNext('^')) throw refusedAt(this.next.at, 'Write parentheses around a power of a power');
    return this.percent(base);
  }

  private percent({ expression, degree }: Parsed): Parsed {
    let of = expression;
    for (; this.isNext('%'); this.position += 1) of = { kind: 'percent', of };
    return { expression: of, degree };
  }

  private exponent(): number {
    const bracketed = this.isNext('(');
    if (bracketed) this.position += 1;
    const negative = this.isNext('-');
    if (negative || this.isNext('+')) this.position += 1;
    const { kind, text, at } = this.next;
    const whole = kind === 'number' && /^\d+$/.test(text) && Number(text) <= LARGEST_EXPONENT;
    if (!whole) {
      throw refusedAt(
        at,
        `Expected a whole number of at most ${LARGEST_EXPONENT} as exponent instead of ${wordsOf(this.next)}`,
      );
    }
    this.position += 1;
    if (bracketed) this.expect(')', 'Expected “)” after the exponent, which is a whole number,');
    return negative && Number(text) !== 0 ? -Number(text) : Number(text);
  }

  private operand(depth: number): Parsed {
    const token = this.next;
    this.position += 1;
    if (token.kind === 'number')
      return { expression: { kind: 'number', decimal: plainDecimal(token.text) }, degree: 1 };
    if (token.kind === 'name') return this.named(token, depth);
    if (token.text === '(') {
      const inner = this.expression(0, deeper(depth, token));
      this.expect(')', 'Expected “)”');
      return inner;
    }
    throw refusedAt(token.at, `Expected a number, a name or “(” instead of ${wordsOf(token)}`);
  }

  /** A function where “(” follows; an input may be called like one. */
  private named(token: Token, depth: number): Parsed {
    if (!this.isNext('(')) {
      this.names.add(token.text);
      return { expression: { kind: 'name', name: token.text }, degree: 1 };
    }
    if (!isFunction(token.text)) {
      throw refusedAt(token.at, `There is no function “${token.text}”; there are ${FUNCTIONS.join(', ')}`);
    }
    const inside = deeper(depth, this.next);
    const values: Parsed[] = [];
    do {
      this.position += 1;
      values.push(this.expression(0, inside));
    } while (this.isNext(','));
    this.expect(')', 'Expected “,” or “)”');
    const degree = values.reduce((most, value) => Math.max(most, value.degree), 1);
    return { expression: { kind: token.text, of: values.map(({ expression }) => expression) }, degree };
  }

  private expect(sign: string, otherwise: string): void {
    if (!this.isNext(sign)) throw refusedAt(this.next.at, `${otherwise} instead of ${wordsOf(this.next)}`);
    this.position += 1;
  }
}

function deeper(depth: number, { at }: Token): number {
  if (depth >= DEEPEST) throw refusedAt(at, `A formula nests at most ${DEEPEST} deep`);
  return depth + 1;
}

function isFunction(name: string): name is FunctionName {
  return FUNCTIONS.some((known) => known === name);
}

function wordsOf({ kind, text }: Token): string {
  return kind === 'end' ? 'the end' : `“${text}”`;
}

/** Without zeros at either end. */
function plainDecimal(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${digits && `.${digits}`}`;
}
