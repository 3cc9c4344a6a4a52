import fc from 'fast-check';

import { attributionOfRetraction, isNameless, namelessAmong, namingOf, type Utterance } from './naming.js';
import { ATTRIBUTIONS, STANCES } from './statement.js';

const attribution = fc.constantFrom(null, ...ATTRIBUTIONS);
const utterance: fc.Arbitrary<Utterance> = fc.record({
  speaker: fc.constantFrom(null, { id: 'a' }, { id: 'b' }),
  attribution,
  stance: fc.constantFrom(...STANCES),
});

describe('how somebody may be named', () => {
  it('names nobody who is protected or spoke without a name', () => {
    fc.assert(
      fc.property(attribution, fc.boolean(), (said, confidential) => {
        const naming = namingOf(said, { confidential });
        expect(naming === 'named').toBe(!confidential && !isNameless(said));
        if (said === 'off_record') expect(naming).toBe('untold');
        if (said === 'deep_background') expect(naming).toBe('unnamed');
        if (said === 'background') expect(naming).toBe(confidential ? 'described' : 'unnamed');
      }),
    );
    expect(namingOf('on_record', null)).toBe('unnamed');
  });

  it('takes a retraction for what it takes back', () => {
    fc.assert(
      fc.property(attribution, fc.array(attribution), (own, before) => {
        const said = attributionOfRetraction(own, before);
        const wasNameless = before.length > 0 && before.every(isNameless);
        expect(isNameless(said)).toBe(isNameless(own) || wasNameless);
      }),
    );
    expect(attributionOfRetraction('on_record', ['background', 'off_record'])).toBe('off_record');
    expect(attributionOfRetraction('on_record', ['background', 'deep_background'])).toBe('deep_background');
    expect(attributionOfRetraction('on_record', ['background', 'on_record'])).toBe('on_record');
    expect(attributionOfRetraction('off_record', ['background'])).toBe('off_record');
    expect(attributionOfRetraction('on_record', [])).toBe('on_record');
  });

  it('finds those who never spoke so that they may be named, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(utterance), (statements) => {
        const nameless = namelessAmong(statements);
        expect(namelessAmong(statements.toReversed())).toEqual(nameless);
        for (const id of ['a', 'b']) {
          const own = statements.filter(({ speaker }) => speaker?.id === id);
          const open = own.some(({ attribution: how, stance }) => stance !== 'retracts' && !isNameless(how));
          expect(nameless.has(id)).toBe(!open && own.some(({ attribution: how }) => isNameless(how)));
        }
      }),
    );
  });
});
