import fc from 'fast-check';

import { mentions } from './name-in-text.js';

describe('a name in a text', () => {
  it('is found as words of its own, however it is written', () => {
    for (const text of [
      'Brad  GERSTNER of Altimeter',
      'somebody (brad gerstner)',
      'Ｂｒａｄ Gerstner',
      'Brad-Gerstner',
    ])
      expect([text, mentions(text, 'Brad Gerstner')]).toEqual([text, true]);
    for (const text of ['a sample', 'Samuel', '']) expect([text, mentions(text, 'Sam')]).toEqual([text, false]);
    expect(mentions('X said so', 'X')).toBe(false);
    expect(mentions('a – b', '–')).toBe(false);
  });

  it('is found wherever it stands', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/)).map((all) => all.join(' '));
    fc.assert(
      fc.property(words, fc.stringMatching(/^[a-z]{2,8}$/), words, (before, name, after) =>
        mentions(`${before} ${name} ${after}`, name.toUpperCase()),
      ),
    );
  });
});
