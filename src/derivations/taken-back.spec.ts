import fc from 'fast-check';

import { ATTRIBUTIONS, STANCES } from '../claims/statement.js';
import { type Retraction, takenBackBy } from './taken-back.js';

const said = (
  stance: Retraction['before'][number]['stance'],
  attribution: Retraction['attribution'] = 'on_record',
) => ({
  stance,
  attribution,
});

describe('what a retraction takes back', () => {
  it.each([
    ['an assertion', 'on_record', [said('asserts')], 'assertion'],
    ['a denial', null, [said('denies'), said('disputes')], 'denial'],
    ['both', 'on_record', [said('asserts'), said('denies')], null],
    ['nothing that is known', 'on_record', [], null],
    ['something off the record', 'off_record', [said('asserts')], 'untold'],
    ['openly what was only said off the record', 'on_record', [said('asserts', 'off_record')], 'untold'],
    ['openly what was said on background', 'on_record', [said('asserts', 'background')], 'assertion'],
    ['what was also said off the record', 'on_record', [said('asserts'), said('denies', 'off_record')], 'assertion'],
  ] as const)('is %s', (_, attribution, before, expected) => {
    expect(takenBackBy({ attribution, before })).toBe(expected);
  });

  it('never depends on what was said off the record, where anything else was said', () => {
    const attribution = fc.constantFrom(null, ...ATTRIBUTIONS);
    const before = fc.array(fc.record({ stance: fc.constantFrom(...STANCES), attribution }));
    fc.assert(
      fc.property(before, fc.constantFrom(...STANCES), (others, stance) => {
        const all = [said('hedges'), ...others];
        const more = [...all, said(stance, 'off_record')];
        expect(takenBackBy({ attribution: 'on_record', before: more })).toBe(
          takenBackBy({ attribution: 'on_record', before: all }),
        );
      }),
    );
  });
});
