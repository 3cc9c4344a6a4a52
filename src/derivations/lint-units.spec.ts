import { figure } from '../../test/support/comparands.js';
import { constant, derived, input, lints, lintsInShort, sentences } from '../../test/support/derivables.js';

const revenue = input('revenue', { value: '$4.3 billion' });
const staff = input('staff', { metric: 'headcount', value: '4,500', period: 'as of 2025-12-31' });
const euros = input('euros', { value: '€2 billion', subject: 'another' });

describe('units that do not fit', () => {
  it('are said where no number can be given, in the words of the failure', () => {
    const [lint, ...more] = lints('revenue + staff', [revenue, staff], derived({ value: null }));
    expect(more).toEqual([]);
    expect(lint).toEqual({
      code: 'unit_mismatch',
      text: 'The formula adds up or compares a number without a unit and US dollars, which cannot be done. Check whether every input belongs where the formula puts it.',
      texts: {
        en: lint?.text,
        de: 'Die Formel addiert oder vergleicht eine Zahl ohne Einheit und US-Dollar; das geht nicht. Prüfen Sie, ob jede Eingabe dort steht, wo sie hingehört.',
      },
      inputs: ['revenue', 'staff'],
      claims: ['revenue', 'staff'],
    });
  });

  it('are currencies that nobody converted', () => {
    expect(sentences('unit_mismatch', 'revenue + euros', [revenue, euros], derived({ value: null }))).toEqual([
      'The formula adds up or compares euros and US dollars. Nothing is converted silently: add the rate of exchange as an input, with its day and source.',
    ]);
    expect(sentences('unit_mismatch', 'euros * 2', [euros], derived({ value: '$5 billion' }))).toEqual([
      'The formula gives euros, but “the result” is stated in US dollars. Nothing is converted silently: add the rate of exchange as an input, with its day and source.',
    ]);
  });

  it('are those of the result and the claim', () => {
    const said = lints('revenue / staff', [revenue, staff], derived({ value: '4,500 employees', metric: 'headcount' }));
    expect(said.map(({ code, inputs, claims }) => [code, inputs, claims])).toContainEqual([
      'unit_mismatch',
      ['revenue', 'staff'],
      ['revenue', 'staff', 'the derived claim'],
    ]);
    expect(
      sentences('unit_mismatch', 'revenue * 2', [revenue], derived({ value: '27%', metric: 'gross-margin' })),
    ).toEqual([
      'The formula gives US dollars, but “the result” is stated in percent. Check whether every input belongs where the formula puts it.',
    ]);
  });

  it('are those of the metric where no number is stated', () => {
    expect(sentences('unit_mismatch', 'revenue * 2', [revenue], derived({ value: null, metric: 'headcount' }))).toEqual(
      [
        'The formula gives US dollars, which is not what “the result” is measured in. Check whether every input belongs where the formula puts it.',
      ],
    );
    const undisclosed = figure('$1', { kind: 'undisclosed', lower: null, upper: null, point: null });
    expect(lintsInShort('revenue * 2', [revenue], derived({ value: undisclosed, metric: 'headcount' }))).toHaveLength(
      1,
    );
    expect(lintsInShort('revenue * 2', [revenue], derived({ value: null, metric: 'order-intake' }))).toEqual([]);
    expect(lintsInShort('revenue / revenue', [revenue], derived({ value: null, metric: 'gross-margin' }))).toEqual([]);
    expect(
      lintsInShort('revenue / staff', [revenue, staff], derived({ value: null, metric: 'earnings-per-share' })),
    ).toEqual([]);
    expect(lintsInShort('staff * 2', [staff], derived({ value: null, metric: 'gross-margin' }))).toEqual([]);
  });

  it('are none where they convert, or a claim leaves its currency open', () => {
    const share = constant('share', '27%');
    expect(lintsInShort('share * 1', [share], derived({ value: '0.27', metric: 'gross-margin' }))).toEqual([]);
    expect(lintsInShort('revenue * 1', [revenue], derived({ value: '4.3 billion' }))).toEqual([]);
    expect(lintsInShort('revenue * 1', [revenue], derived({ value: '4.3 billion', metric: 'headcount' }))).toEqual([
      'unit_mismatch: revenue',
    ]);
  });
});

describe('a division by what may be zero', () => {
  it('is said, with what may be zero', () => {
    const [lint, ...more] = lints('revenue / (a - b)', [revenue, constant('a', '3%'), constant('b', '3%')]);
    expect(more).toEqual([]);
    expect(lint).toEqual({
      code: 'division_by_zero_interval',
      text: 'The formula divides by something that may be zero: “a” and “b”. A quotient has no limits then: use more precise inputs whose range leaves zero out.',
      texts: {
        en: lint?.text,
        de: 'Die Formel teilt durch etwas, das null sein kann: „a“ und „b“. Ein Quotient hat dann keine Grenzen: Nehmen Sie genauere Eingaben, deren Spanne null ausschließt.',
      },
      inputs: ['a', 'b'],
      claims: [],
    });
    expect(lintsInShort('revenue / 0', [revenue])).toEqual(['division_by_zero_interval: ']);
    expect(lintsInShort('revenue / a', [revenue, constant('a', '3%')])).toEqual([]);
  });
});
