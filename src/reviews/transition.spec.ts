import fc from 'fast-check';

import { REVIEW_STATES } from '../claims/review.js';
import { faultsOf, possibleFor, refusalOf, type Standpoint, STEPS } from './transition.js';

const state = fc.constantFrom(...REVIEW_STATES);
const standpoint: fc.Arbitrary<Standpoint> = fc.record({
  isAuthor: fc.boolean(),
  isReviewer: fc.boolean(),
  wrote: fc.boolean(),
  changed: fc.boolean(),
  may: fc.record({ write: fc.boolean(), review: fc.boolean(), publish: fc.boolean() }),
});

describe('the steps of a review', () => {
  it('are possible exactly where nothing refuses them', () => {
    fc.assert(
      fc.property(state, state, standpoint, (from, to, who) => {
        expect(possibleFor(from, who).includes(to)).toBe(refusalOf(from, to, who) === null);
      }),
    );
  });

  it('are nobody’s who may do nothing', () => {
    fc.assert(
      fc.property(state, standpoint, (from, who) => {
        expect(possibleFor(from, { ...who, may: { write: false, review: false, publish: false } })).toEqual([]);
      }),
    );
  });

  it('become no more by having written some of it', () => {
    fc.assert(
      fc.property(state, standpoint, (from, who) => {
        const all = possibleFor(from, { ...who, wrote: false });
        expect(all).toEqual(expect.arrayContaining(possibleFor(from, { ...who, wrote: true })));
      }),
    );
  });

  it('become none but publishing fewer where the claim has changed since its verdict', () => {
    fc.assert(
      fc.property(state, standpoint, (from, who) => {
        const all = possibleFor(from, { ...who, changed: false });
        expect(possibleFor(from, { ...who, changed: true })).toEqual(all.filter((to) => to !== 'published'));
      }),
    );
  });

  it('lead from everywhere to published or corrected, and from a correction nowhere', () => {
    const next = (from: string) => STEPS.filter((one) => one.from === from).map(({ to }) => to);
    const reached = (from: string, seen = new Set<string>()): Set<string> => {
      for (const to of next(from)) if (!seen.has(to)) reached(to, seen.add(to));
      return seen;
    };
    expect(next('corrected')).toEqual([]);
    for (const from of REVIEW_STATES.filter((one) => one !== 'corrected')) {
      expect([...reached(from)]).toEqual(expect.arrayContaining(['published', 'corrected', 'retracted']));
    }
  });

  it('need what the table says, each where it belongs', () => {
    const places = (...given: Parameters<typeof faultsOf>) => faultsOf(...given).map(({ at }) => at);
    expect(places('draft', { to: 'submitted' })).toEqual([]);
    expect(places('in_review', { to: 'reviewed' })).toEqual(['/reason', '/verdict']);
    expect(places('published', { to: 'corrected', reason: 'x', supersededBy: 'b' })).toEqual([]);
    expect(places('published', { to: 'retracted', reason: 'x', supersededBy: 'b', verdict: 'refuted' })).toEqual([
      '/verdict',
      '/supersededBy',
    ]);
    expect(places('draft', { to: 'published' })).toEqual([]);
  });
});
