import fc from 'fast-check';

import { faultInDecision, OUTCOMES } from './outcome.js';

const CANDIDATES = [...'abcd'];

describe('a decision', () => {
  it.each([
    ['prefers some of several', 'prefer', ['a'], CANDIDATES, null],
    ['prefers the only one', 'prefer', ['a'], ['a'], null],
    ['does not prefer nobody', 'prefer', [], CANDIDATES, '/chosen'],
    ['does not prefer everybody', 'prefer', CANDIDATES, CANDIDATES, '/chosen'],
    ['can find all in error: none of these', 'error', [], CANDIDATES, null],
    ['does not find nothing in error', 'error', CANDIDATES, CANDIDATES, '/chosen'],
    ['puts one in the place of the others', 'superseded', ['a'], CANDIDATES, null],
    ['does not put two in their place', 'superseded', ['a', 'b'], CANDIDATES, '/chosen'],
    ['does not put one in its own place', 'superseded', ['a'], ['a'], '/chosen'],
    ['chooses only candidates', 'range', ['a', 'x'], CANDIDATES, '/chosen/1'],
    ['chooses each once', 'range', ['a', 'a'], CANDIDATES, '/chosen'],
    ['needs no choice where all hold', 'both_stand_different_basis', [], CANDIDATES, null],
  ] as const)('%s', (_, outcome, chosen, candidates, pointer) => {
    expect(faultInDecision({ outcome, chosen }, candidates)?.pointer ?? null).toBe(pointer);
  });

  it('never chooses a stranger, whatever the outcome', () => {
    const some = fc.array(fc.constantFrom(...'abcdefg'), { maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...OUTCOMES), some, (outcome, chosen) => {
        if (chosen.some((one) => !CANDIDATES.includes(one)))
          expect(faultInDecision({ outcome, chosen }, CANDIDATES)).not.toBe(null);
      }),
    );
  });
});
