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

  it('take a range that is three times as wide', () => {
    const stated = derived({ value: '$4.2 billion' });
    const part = (lower: string, upper: string) => [
      input('a', { value: figure('$4.2 billion', { kind: 'range', policy: 'stated', point: null, lower, upper }) }),
      constant('one', '1'),
    ];
    const one = (lower: string, upper: string, method: 'sum' | null = null) =>
      lintsInShort('a * 1', part(lower, upper), stated, method);
    expect(one('4150000000', '4350000000')).toEqual([]);
    expect(one('4150000000', '4449999999')).toEqual([]);
    expect(one('4150000000', '4450000000')).toEqual(['false_precision: a']);
    expect(one('4150000000', '4450000000', 'sum')).toEqual([]);
  });

  it('are not found in bookkeeping, nor in what somebody reports from books of their own', () => {
    const money = (name: string, value: string, metric = 'revenue') => input(name, { value, metric });
    const less = [money('a', '$1 billion'), money('b', '$0.2 billion', 'cost-of-revenue')];
    expect(lintsInShort('a - b', less, derived({ metric: 'gross-profit', value: '$0.80 billion' }))).toEqual([]);
    expect(lintsInShort('sum(a, b)', less, derived({ metric: 'order-intake', value: '$1.20 billion' }))).toEqual([]);
    const reported = { ...derived({ metric: 'net-loss', value: '$11.5 billion' }), reported: true };
    expect(lintsInShort('share / stake', inputs, reported)).toEqual([]);
  });

  it('are said as they are written, and what would be just as right as well', () => {
    const third = [input('a', { value: '$39 billion' })];
    const [said] = sentences('false_precision', 'a / 3', third, derived({ value: '$13.0 billion' }));
    expect(said).toContain('is stated as 13.0 billion US dollars');
    // 38.5 up to, but not including, 39.5 billion by 3.
    expect(said).toContain('so that 12.9 billion US dollars and 13.1 billion US dollars would');
    const open = figure('$39 billion', { lower: '38700000000', upper: '39600000000' });
    const [ends] = sentences(
      'false_precision',
      'a / 3',
      [input('a', { value: open })],
      derived({ value: '$13.0 billion' }),
    );
    expect(ends).toContain('so that 12.9 billion US dollars and 13.1 billion US dollars would');
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
    const wide = figure('$1 billion', { kind: 'range', policy: 'stated', lower: '700000000', upper: '1300000000' });
    expect(lintsInShort('a', [input('a', { value: wide })], derived({ value: '$1 billion' }))).toEqual([]);
    expect(found(figure('$11.5 billion', { hedges: ['about'] }))).toEqual([]);
    expect(lintsInShort('a + b', sum, derived({ value: '$1 billion' }))).not.toContain('false_precision: a b');
    expect(
      sentences('false_precision', 'share / stake', inputs, derived({ metric: 'net-loss', value: '$11.48 billion' })),
    ).toEqual([
      '“the result” is stated as 11.48 billion US dollars, which is more precise than the inputs allow: they give 11.09 to 11.89 billion US dollars, so that 11.10 billion US dollars and 11.88 billion US dollars would be just as right. State fewer digits, or say “about”.',
    ]);
  });
});
