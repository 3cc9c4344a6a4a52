import { comparand, figure, METRICS, period } from '../../test/support/comparands.js';
import type { NamedInput } from './differing-inputs.js';
import { differingInputs, inputsReason } from './differing-inputs.js';

const taxed = (words: string, tax: string) => comparand(words, { scope: new Map([['tax', { word: tax }]]) });
const stake = (words: string, when: string) => comparand(words, { metric: METRICS.margin, period: period(when) });
const constant = (words: string): NamedInput => ({
  name: 'growth',
  constant: { type: 'quantity', figure: figure(words) },
});

/** What The Register and Bernstein worked with, as in examples/openai-dossier.json. */
const register: readonly NamedInput[] = [
  { name: 'share', claim: taxed('$3.1 billion', 'after') },
  { name: 'stake', claim: stake('27%', 'from 2025-10-28') },
];
const bernstein: readonly NamedInput[] = [
  { name: 'share', claim: taxed('$4.1 billion', 'before') },
  { name: 'stake', claim: stake('32.5%', 'until 2025-10-28') },
];

describe('the inputs of two derivations', () => {
  it('differ in what the note of the dossier says', () => {
    expect(inputsReason(register, bernstein)).toEqual({
      code: 'inputs_differ',
      text: 'Inputs differ: share (tax), stake.',
    });
    expect(inputsReason(bernstein, register)).toEqual(inputsReason(register, bernstein));
  });

  it('do not differ where they are the same, in any order and whatever the words', () => {
    expect(inputsReason(register, [...register].reverse())).toBeNull();
    expect(differingInputs([constant('16%')], [constant('16 percent')])).toEqual([]);
  });

  it.each<[string, NamedInput, NamedInput, readonly string[]]>([
    ['constants of two values', constant('16%'), constant('17%'), ['growth']],
    ['a constant and a claim', constant('16%'), { name: 'growth', claim: stake('16%', '2025') }, ['growth']],
    ['two sources', { name: 'filing', sourceId: 'a' }, { name: 'filing', sourceId: 'b' }, ['filing']],
    ['two names for two things', constant('16%'), { name: 'filing', sourceId: 'b' }, ['filing', 'growth']],
    ['two names for one thing', constant('16%'), { ...constant('16%'), name: 'rate' }, []],
  ])('differ: %s', (_, a, b, names) => expect(differingInputs([a], [b]).map(({ name }) => name)).toEqual(names));
});
