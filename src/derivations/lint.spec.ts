import fc from 'fast-check';

import { constant, derivable, derived, input, lints } from '../../test/support/derivables.js';
import type { Period } from '../quantities/period.js';
import type { Derivable, DerivedClaim, KnownInput } from './computation.js';
import { METHODS } from './derivation.js';
import { disagreementOf } from './disagreement.js';
import { evaluate } from './evaluate.js';
import { lintsOf } from './lint.js';
import { LINT_CODES } from './lint-code.js';

const NAMES = ['a', 'b', 'c', 'd'];
const periods = fc.constantFrom(
  ...['2025', 'Q1 2025', 'Q2 2025', 'H1 2025', 'H2 2024', '2025-06', 'first three quarters of 2025'],
  ...['as of 2025-09-30', 'as of 2025', 'from 2025-10-28', 'until 2025-10-28', 'unspecified'],
);
/** The first and the last days that there are. */
const farAway = fc.constantFrom<Period>(
  ...[
    { kind: 'open', start: null, end: '1000-01-01' } as const,
    { kind: 'open', start: '9999-12-31', end: null } as const,
    { kind: 'duration', start: '1000-01-01', end: '9999-12-31' } as const,
    { kind: 'instant', start: '1000-01-01', end: '1000-01-02' } as const,
  ].map((days) => ({ ...days, label: null, certainty: 'stated' as const, calendar: 'calendar' as const })),
);
const values = fc.constantFrom(
  ...[
    '$4.3 billion',
    '27%',
    '5',
    '0',
    '-$3 million',
    'more than $12 billion',
    'about 3',
    'up to $5',
    '16% more',
    '5 t',
  ],
  ...['between -1 and 1', '12', 'exactly 4', '€2 million', '3,000 employees', '0.000001', '9 trillion'],
);
const metrics = fc.constantFrom(
  ...['revenue', 'net-income', 'pre-tax-income', 'ownership-stake', 'headcount', 'gross-margin', 'free-cash-flow'],
);
const known = fc.record({
  value: fc.option(values),
  metric: metrics,
  period: fc.option(fc.oneof({ weight: 9, arbitrary: periods }, { weight: 1, arbitrary: farAway })),
  subject: fc.constantFrom('one', 'another'),
  scope: fc.constantFrom({}, { tax: 'before' }, { tax: 'after' }, { kind: 'gross' }, { kind: 'net', segment: 'cloud' }),
  measure: fc.constantFrom('as_is' as const, 'run_rate' as const),
  claim: fc.option(fc.constantFrom('x', 'y', 'z')),
  sourced: fc.boolean(),
  contested: fc.option(fc.constantFrom('contested', 'superseded', 'rejected', 'rests-on-contested')),
}) as fc.Arbitrary<Parameters<typeof input>[1] & object>;
const inputs = fc.tuple(known, known, known, known).map((all) => all.map((said, i) => input(NAMES[i] ?? '', said)));
const expressions = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(...NAMES, ...NAMES, '4', '0.5', '12', '0', '1'),
    fc.tuple(tie('any'), fc.constantFrom('+', '-', '*', '/'), tie('any')).map(([x, sign, y]) => `(${x} ${sign} ${y})`),
    fc
      .tuple(fc.constantFrom('sum', 'avg', 'min', 'max'), tie('any'), tie('any'))
      .map(([f, x, y]) => `${f}(${x}, ${y})`),
    tie('any').map((x) => `-${x}`),
    tie('any').map((x) => `(${x}) ^ 2`),
    tie('any').map((x) => `(${x})%`),
  ),
})).any;
const derivables: fc.Arbitrary<Derivable> = fc
  .tuple(fc.option(expressions), inputs, fc.option(known), fc.option(fc.constantFrom(...METHODS)))
  .map(([formula, all, claim, method]) => derivable(formula, all, claim && derived(claim), method));

describe('the lints of any derivation', () => {
  it('do not depend on the order of its inputs, and are the same every time', () => {
    fc.assert(
      fc.property(derivables, (given) => {
        const turned = { ...given, inputs: given.inputs.toReversed() };
        const found = lintsOf(given, evaluate(given));
        expect(lintsOf(turned, evaluate(turned))).toEqual(found);
        expect(disagreementOf(turned, evaluate(turned))).toEqual(disagreementOf(given, evaluate(given)));
      }),
      { numRuns: 200 },
    );
  });

  it('name inputs and claims that there are, in whole sentences of both languages', () => {
    fc.assert(
      fc.property(derivables, (given) => {
        const names = given.inputs.map(({ name }) => name);
        const claims = [...given.inputs, given.claim].flatMap((one) => one?.claimId ?? []);
        for (const lint of lintsOf(given, evaluate(given))) {
          expect(LINT_CODES).toContain(lint.code);
          expect(names).toEqual(expect.arrayContaining([...lint.inputs]));
          expect(claims).toEqual(expect.arrayContaining([...lint.claims]));
          expect([lint.text, lint.texts.en, lint.texts.de].filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
          expect(lint.text).toBe(lint.texts.en);
          expect(lint.texts.de).not.toBe(lint.texts.en);
          expect([lint.texts.en, lint.texts.de].every((text) => /^[\p{Lu}“„].*\.$/su.test(text))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('do not look at inputs that the formula does not use', () => {
    fc.assert(
      fc.property(derivables, known, (given, said) => {
        fc.pre(given.formula !== null);
        const more: Derivable = { ...given, inputs: [...given.inputs, input('unused', said)] };
        expect(lintsOf(more, evaluate(more))).toEqual(lintsOf(given, evaluate(given)));
      }),
    );
  });

  it('stay silent about what is in order', () => {
    const q = [1, 2, 3, 4].map((n) => input(`q${n}`, { value: '$2.0 billion', period: `Q${n} 2025` }));
    expect(lints('q1 + q2 + q3 + q4', q, derived({ value: '$8 billion' }))).toEqual([]);
    const growth = constant('growth', '16%');
    const half = input('half', { value: '$4.3 billion', period: 'H1 2025' });
    expect(
      lints('half / (1 + growth)', [half, growth], derived({ value: 'about $3.7 billion', period: '2024' })),
    ).toEqual([]);
  });

  it('are told in the order of the rules, twenty of a code at most', () => {
    const many = Array.from({ length: 60 }, (_, n) => input(`n${n}`, { contested: 'rejected', subject: `s${n}` }));
    const found = lints(many.map(({ name }) => name).join('+'), many);
    expect(found).toHaveLength(20);
    const all = lints(
      'a + b',
      [
        input('a', { metric: 'ebitda', contested: 'contested' }),
        input('b', { metric: 'net-income', contested: 'rejected', claim: 'x' }),
      ],
      derived({ claim: 'x', metric: 'ebitda', value: null }),
    );
    expect(all.map(({ code }) => code)).toEqual(['tax_mixing', 'circular_input', 'contested_input', 'contested_input']);
  });

  it('take time in proportion to what there is, and bounded words', () => {
    const label = { en: 'x'.repeat(100_000), de: '😀'.repeat(50_000) };
    const long: KnownInput[] = Array.from({ length: 600 }, (_, n) => ({ ...input(`n${n}`), claimId: `c${n}`, label }));
    const claim: DerivedClaim = { ...derived({ value: '$5 billion' }), label };
    const given = derivable(
      long
        .map(({ name }) => name)
        .join('+')
        .slice(0, 2000)
        .replace(/\+?n?\d*$/, ''),
      long,
      claim,
    );
    const before = performance.now();
    const found = [...lintsOf(given, evaluate(given)), disagreementOf(given, evaluate(given))];
    expect(performance.now() - before).toBeLessThan(5000);
    expect(found.length).toBeGreaterThan(1);
    for (const said of found) {
      expect(said?.texts.en.length).toBeLessThan(5000);
      expect(said?.texts.de.length).toBeLessThan(5000);
    }
  });

  it('put names into sentences as they are', () => {
    const hostile = { en: '{claim} $& {input}', de: '$1 {other}' };
    const [lint] = lints('a', [{ ...input('a', { contested: 'contested' }), label: hostile }]);
    expect(lint?.text).toMatch(/^“\{claim\} \$& \{input\}” is contested/);
    expect(lint?.texts.de).toMatch(/^„\$1 \{other\}“ ist umstritten/);
  });

  it('are kept apart from what evaluation says of a formula that cannot be read', () => {
    expect(lints('a +', [input('a')])).toEqual([]);
    expect(lints('a + missing', [input('a')])).toEqual([]);
  });
});
