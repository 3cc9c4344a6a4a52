import { figure } from '../../test/support/comparands.js';
import { constant, derived, input, lintsInShort, sentences } from '../../test/support/derivables.js';

const inputs = [
  input('share', { metric: 'equity-method-loss', value: '$3.1 billion' }),
  input('stake', { metric: 'ownership-stake', value: '27%' }),
];
/** The derivation gives 11.09 to 11.89 billion. */
const found = (value: string | ReturnType<typeof figure> | null) =>
  lintsInShort('share / stake', inputs, derived({ metric: 'net-loss', value }));

describe('more digits than the inputs allow', () => {
  it.each([
    '$11.5 billion',
    '$11.8 billion',
    '$11.1 billion',
    '$11.48 billion',
    '$11.4815 billion',
    'exactly $11.5 billion',
  ])('are found: %s', (value) => expect(found(value)).toEqual(['false_precision: share stake']));

  it.each([
    '$11 billion',
    '$12 billion',
    'about $11.5 billion',
    'more than $11.5 billion',
    'at least $11.48 billion',
    'nearly $11.5 billion',
    'up to $11.5 billion',
    'between $11.4 billion and $11.5 billion',
    'between $11 billion and $12 billion',
  ])('are not claimed by %s', (value) => expect(found(value)).toEqual([]));

  it('are not found where the value does not fit at all, is not said, or is in another unit', () => {
    expect(found('$12.5 billion')).toEqual([]);
    expect(found('$10.9 billion')).toEqual([]);
    expect(found(null)).toEqual([]);
    expect(found(figure('$11.5 billion', { unit: 'EUR' }))).not.toContain('false_precision: share stake');
  });

  it('take three values that would fit', () => {
    const stated = derived({ value: '$4.2 billion' });
    const part = (lower: string, upper: string) => [
      input('a', { value: figure('$4.2 billion', { kind: 'range', policy: 'stated', point: null, lower, upper }) }),
    ];
    expect(lintsInShort('a', part('4150000000', '4350000000'), stated)).toEqual([]);
    expect(lintsInShort('a', part('4150000000', '4400000001'), stated)).toEqual(['false_precision: a']);
    expect(lintsInShort('a', part('4110000000', '4390000000'), stated)).toEqual([]);
  });

  it('are not proven by a range that may be too wide, or has no end', () => {
    const wide = lintsInShort('a * (4 - a)', [constant('a', '2')], derived({ value: '3.8', metric: 'headcount' }));
    expect(wide).toEqual([]);
    const open = [
      input('share', { metric: 'equity-method-loss', value: 'more than $3.1 billion' }),
      ...inputs.slice(1),
    ];
    expect(lintsInShort('share / stake', open, derived({ metric: 'net-loss', value: '$12.5 billion' }))).toEqual([]);
  });

  it('count from the last digit that is said: what the cap of five percent does makes no digits', () => {
    const sum = [input('a', { value: '$0.5 billion' }), input('b', { value: '$0.5 billion' })];
    expect(lintsInShort('a + b', sum, derived({ value: '$1 billion' }))).not.toContain('false_precision: a b');
    expect(
      sentences('false_precision', 'share / stake', inputs, derived({ metric: 'net-loss', value: '$11.48 billion' })),
    ).toEqual([
      '“the result” is stated as 11.48 billion US dollars, which is more precise than the inputs allow: they give 11.09 to 11.89 billion US dollars, so that 11.1 billion US dollars and 11.88 billion US dollars would be just as right. State fewer digits, or say “about”.',
    ]);
  });
});
