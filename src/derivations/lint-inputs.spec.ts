import { constant, derived, input, lints, lintsInShort, sentences } from '../../test/support/derivables.js';

const half = input('half', { value: '$4.3 billion', period: 'H1 2025' });
const growth = constant('growth', '16%');

describe('an input that is the derived claim', () => {
  it('is circular, whatever it is called', () => {
    const [lint] = lints('half / growth', [half, growth], derived({ claim: 'half', value: null, metric: 'net-loss' }));
    expect(lint).toMatchObject({ code: 'circular_input', inputs: ['half'], claims: ['half'] });
    expect(lint?.text).toBe(
      '“half” is the very claim that is derived: the figure is computed from itself. Use an input that does not rest on it.',
    );
    expect(lintsInShort(null, [half], derived({ claim: 'half', value: null }))).toEqual(['circular_input: half']);
  });

  it('is circular by way of a correction', () => {
    const corrected = input('half', { claim: 'the derived claim', contested: 'superseded', metric: 'net-loss' });
    expect(sentences('circular_input', 'half * 1', [corrected], derived({ value: null }))).toEqual([
      '“half” was superseded by the very claim that is derived, so that the figure is computed from itself. Use an input that does not rest on it.',
    ]);
  });

  it('is none where either is not recorded, or the formula does not use it', () => {
    expect(
      lintsInShort(
        'growth',
        [constant('growth', '16%')],
        derived({ claim: null, value: '16%', metric: 'gross-margin' }),
      ),
    ).toEqual([]);
    expect(
      lintsInShort('growth', [half, growth], derived({ claim: 'half', value: '16%', metric: 'gross-margin' })),
    ).toEqual([]);
  });
});

describe('an input that does not stand', () => {
  it.each([
    ['contested', 'is contested'],
    ['superseded', 'was superseded'],
    ['rejected', 'was rejected'],
    ['rests-on-contested', 'was itself computed from something contested'],
    ['superseded-contested', 'was superseded, and what took its place, which is computed with, is contested itself'],
    ['superseded-rejected', 'was superseded, and what took its place, which is computed with, was rejected itself'],
    [
      'superseded-rests-on-contested',
      'was superseded, and what took its place, which is computed with, was itself computed',
    ],
  ] as const)('is said: %s', (contested, words) => {
    const [lint, ...more] = lints('half / growth', [{ ...half, contested }, growth]);
    expect(lint).toMatchObject({ code: 'contested_input', inputs: ['half'], claims: ['half'] });
    expect(lint?.text).toContain(`“half” ${words}`);
    expect(more).toEqual([]);
    expect(lintsInShort(null, [{ ...half, contested }])).toEqual(['contested_input: half']);
  });
});

describe('a constant', () => {
  it('is an assumption where it has no source', () => {
    const [lint] = lints('half / growth', [half, { ...growth, sourced: false }]);
    expect(lint).toMatchObject({ code: 'unsourced_assumption', inputs: ['growth'], claims: [] });
    expect(lint?.texts).toEqual({
      en: '“growth”, 16%, is an assumption without a source. Name a source where others can look it up.',
      de: '„growth“, 16%, ist eine Annahme ohne Quelle. Nennen Sie eine Quelle, in der andere nachsehen können.',
    });
    expect(lintsInShort('half / growth', [half, growth])).toEqual([]);
  });

  it('says its value once', () => {
    const stake = { ...growth, sourced: false, label: { en: 'growth (16%)', de: 'growth (16%)' } };
    expect(sentences('unsourced_assumption', 'half / growth', [half, stake])).toEqual([
      '“growth (16%)” is an assumption without a source. Name a source where others can look it up.',
    ]);
  });

  it.each([
    ['quarters', '4'],
    ['months_per_year', '12'],
    ['days', '365'],
    ['Monate', '3'],
    ['per_thousand', '1000'],
  ])('needs none where the calendar says it: %s = %s', (name, value) =>
    expect(lintsInShort(`half * ${name}`, [half, constant(name, value, { sourced: false })])).not.toContain(
      `unsourced_assumption: ${name}`,
    ),
  );

  it.each([
    ['rides', '4'],
    ['quarters', '5'],
    ['months', '12%'],
    ['year_cost', '$12'],
    ['stage', '3'],
    ['days', '365 users'],
  ])('needs one where it says something else: %s = %s', (name, value) =>
    expect(lintsInShort(`half * ${name}`, [half, constant(name, value, { sourced: false })])).toContain(
      `unsourced_assumption: ${name}`,
    ),
  );

  it('is neither a source nor a claim', () => {
    expect(lintsInShort(null, [input('quarter', { claim: null, value: null, sourced: true })])).toEqual([]);
    expect(lintsInShort(null, [input('quarter', { claim: null, value: null, sourced: false })])).toEqual([]);
  });
});
