import fc from 'fast-check';

import { changeWords, isNothing, plainly, together } from './change-words.js';

const field = { name: { en: 'sentence', de: 'Satz' } };
const told = (before: unknown, after: unknown) =>
  changeWords(field, 'text', { text: before }, { text: after }, new Map());

describe('a change in words', () => {
  it.each([
    ['one', 'two', 'sentence: one → two', 'Satz: one → two'],
    [null, 'two', 'sentence added: two', 'Satz hinzugefügt: two'],
    ['one', null, 'sentence removed: one', 'Satz entfernt: one'],
    [[], ['a', 'b'], 'sentence added: a, b', 'Satz hinzugefügt: a, b'],
    [{ en: 'a' }, { en: 'a', de: 'b' }, 'sentence: en: a → en: a, de: b', 'Satz: en: a → en: a, de: b'],
    [false, true, 'sentence: no → yes', 'Satz: nein → ja'],
    [{ id: 1, name: 'a' }, { id: 2, name: 'b' }, 'sentence: a → b', 'Satz: a → b'],
    [0, 1, 'sentence: 0 → 1', 'Satz: 0 → 1'],
  ])('of %p to %p', (before, after, en, de) => {
    expect(told(before, after)).toEqual({ en, de });
  });

  it('is bounded, whatever the values, and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 900 }), (before, after) => {
        const { en, de } = told(before, after);
        for (const text of [en, de]) {
          expect([...text].length).toBeLessThan(440);
        }
        expect(en.startsWith('sentence')).toBe(true);
      }),
    );
  });

  it('says nothing of nothing alone', () => {
    expect([null, undefined, [], {}].map(isNothing)).toEqual([true, true, true, true]);
    expect([0, false, '', [0]].map(isNothing)).toEqual([false, false, false, false]);
  });

  it('stands beside others', () => {
    expect(together([plainly('a'), plainly('b')])).toEqual({ en: 'a; b', de: 'a; b' });
  });
});
