import { type ClauseKey, movedBy, type ToldCause } from './moved-by.js';

const named = (name: string) => ({ en: name, de: name });
const told = (code: ToldCause['code'], clause: ClauseKey, more: Partial<ToldCause> = {}): ToldCause => ({
  ...{
    code,
    clause,
    name: named('a'),
    label: named('revenue of OpenAI for 2024'),
    from: null,
    by: null,
    claims: ['1'],
  },
  ...more,
});

describe('why a derivation gives something else', () => {
  it.each([
    ['retracted', 'retracted', 'a was retracted by somebody who had said it.'],
    ['denial_retracted', 'denial_retracted', 'a denial of a was taken back.'],
    ['retracted', 'taken_back', 'somebody took back what they had said about a.'],
    ['derived', 'derived', 'a was derived in another way.'],
    ['derived', 'derived_first', 'a was derived.'],
    ['linked', 'contested_now', 'a is contested now.'],
    ['linked', 'uncontested_now', 'a is no longer contested.'],
    ['linked', 'rejected_now', 'a is rejected now.'],
    ['changed', 'changed', 'a was changed.'],
  ] as const)('is told: %s, as %s', (code, clause, text) => {
    expect(movedBy([told(code, clause)], [])).toMatchObject({ code, text, claims: ['1'] });
  });

  it('is told from what to what, and of which claim where it happened further up', () => {
    const cause = told('changed', 'changed', { from: named('$1 billion'), by: named('$2 billion') });
    expect(movedBy([cause], []).texts).toEqual({
      en: 'a was changed from $1 billion to $2 billion.',
      de: 'a wurde von $1 billion auf $2 billion geändert.',
    });
    expect(movedBy([], [{ name: 'x', claim: '2', roots: [cause] }])).toMatchObject({
      code: 'recomputed',
      text: 'x was computed again: revenue of OpenAI for 2024 was changed from $1 billion to $2 billion.',
      claims: ['2', '1'],
    });
  });
});
