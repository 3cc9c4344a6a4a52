import fc from 'fast-check';

import { type GivenLink, isJudging, linkKey } from './judging.js';
import { LINK_KINDS, LINK_ORIGINS, LINK_STATES } from './link.js';

const given: fc.Arbitrary<GivenLink> = fc.record({
  ...{ a: fc.constant('a'), b: fc.constant('b'), readers: fc.constant('public') },
  ...{ kind: fc.constantFrom(...LINK_KINDS), origin: fc.constantFrom(...LINK_ORIGINS) },
  state: fc.constantFrom(...LINK_STATES),
});
const said = fc.record({ state: fc.constantFrom(...LINK_STATES), settled: fc.constantFrom(null, 'agrees' as const) });

describe('isJudging', () => {
  it('is never so of what is only suggested, nor of what is said already', () => {
    fc.assert(
      fc.property(given, fc.option(said, { nil: undefined }), (link, known) => {
        expect(isJudging({ ...link, state: 'suggested' }, known)).toBe(false);
        expect(isJudging(link, { state: link.state, settled: null })).toBe(false);
      }),
    );
  });

  it('is so of everything else, but of a correction that nobody has judged', () => {
    fc.assert(
      fc.property(given, said, (link, known) => {
        fc.pre(link.state !== 'suggested' && link.state !== known.state);
        const corrects = link.kind === 'supersedes' && link.state === 'confirmed' && /person|import/.test(link.origin);
        const isOpen = known.state === 'suggested' || (known.state === 'resolved' && known.settled !== null);
        expect(isJudging(link, known)).toBe(!(corrects && isOpen));
        expect(isJudging(link, undefined)).toBe(!corrects);
      }),
    );
  });
});

describe('linkKey', () => {
  it('is the same from both ends where the kind has no direction', () => {
    const link = { a: '1', b: '2', readers: 'public' };
    const turned = { ...link, a: '2', b: '1' };
    expect(linkKey({ ...turned, kind: 'tension' })).toBe(linkKey({ ...link, kind: 'tension' }));
    expect(linkKey({ ...turned, kind: 'supersedes' })).not.toBe(linkKey({ ...link, kind: 'supersedes' }));
  });
});
