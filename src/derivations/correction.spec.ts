import type { Audience } from '../accounts/audience.js';
import { type Correction, correctionsOf } from './correction.js';

const NEWSROOM = { audience: 'newsroom', deskId: 'd1' } as const;

const corrections = (...steps: readonly (readonly [claim: string, by: string, audience?: Audience])[]) => {
  const known = new Map<string, Correction[]>();
  for (const [claim, by, audience = 'newsroom'] of steps)
    known.set(claim, [...(known.get(claim) ?? []), { claim, by, audience, deskId: 'd1' }]);
  return known;
};

describe('correctionsOf', () => {
  it('follows corrections of corrections, each time the newest', () => {
    expect(correctionsOf('a', corrections(['a', 'c'], ['a', 'b'], ['c', 'd']), NEWSROOM)).toEqual(['c', 'd']);
    expect(correctionsOf('x', corrections(['a', 'b']), NEWSROOM)).toEqual([]);
  });

  it('does not tell many what was corrected for few', () => {
    expect(correctionsOf('a', corrections(['a', 'c', 'desk'], ['a', 'b']), NEWSROOM)).toEqual(['b']);
    expect(correctionsOf('a', corrections(['a', 'c', 'desk']), { audience: 'desk', deskId: 'd1' })).toEqual(['c']);
    expect(correctionsOf('a', corrections(['a', 'c', 'desk']), { audience: 'desk', deskId: 'd2' })).toEqual([]);
  });

  it('ends in a circle, and after a hundred steps', () => {
    expect(correctionsOf('a', corrections(['a', 'b'], ['b', 'a']), NEWSROOM)).toEqual(['b']);
    const chain = Array.from({ length: 200 }, (_, i) => [`c${i}`, `c${i + 1}`] as const);
    expect(correctionsOf('c0', corrections(...chain), NEWSROOM)).toHaveLength(100);
  });
});
