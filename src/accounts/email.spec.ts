import fc from 'fast-check';

import { emailKey, faultInEmail, shownEmail } from './email.js';

describe('emailKey', () => {
  it.each([
    ['Desk@Newsroom.Test', 'desk@newsroom.test'],
    ['  desk@newsroom.test ', 'desk@newsroom.test'],
    ['ｄｅｓｋ＠newsroom.test', 'desk@newsroom.test'],
    ['des\u212a@newsroom.test', 'desk@newsroom.test'],
    ['de\u017fk@newsroom.test', 'desk@newsroom.test'],
    ['desk@bücher.test', 'desk@xn--bcher-kva.test'],
    ['desk@xn--bcher-kva.test', 'desk@xn--bcher-kva.test'],
    ['desk@newsroom\u3002test', 'desk@newsroom.test'],
  ])('of %p is %p', (written, key) => {
    expect(emailKey(written)).toBe(key);
    expect(faultInEmail(written)).toBeNull();
  });

  it('keeps apart what is delivered apart', () => {
    expect(new Set(['a.desk@x.test', 'adesk@x.test', 'a+desk@x.test', 'a.desk@y.test'].map(emailKey)).size).toBe(4);
  });

  it('is total and idempotent, and gives only ASCII where nothing is wrong', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.emailAddress()), (text) => {
        const key = emailKey(text);
        expect(emailKey(key)).toBe(key);
        if (faultInEmail(text) === null) {
          expect(key).toMatch(/^[!-?A-~]+@[a-z\d.-]+$/);
          expect(faultInEmail(key)).toBeNull();
        }
      }),
    );
  });
});

describe('shownEmail', () => {
  it.each([
    ['Ute@Müller.example', 'ute@müller.example'],
    ['ute@xn--mller-kva.example', 'ute@müller.example'],
    ['ute@straße.example', 'ute@straße.example'],
    ['desk@newsroom.test', 'desk@newsroom.test'],
    ['desk@новости.test', 'desk@новости.test'],
    ['desk@新聞.test', 'desk@新聞.test'],
  ])('of %p is %p', (written, shown) => {
    expect(shownEmail(written)).toBe(shown);
  });

  it.each([
    // Cyrillic letters that could be Latin ones: of a whole label, and of one that is mixed.
    'desk@\u0441\u043e\u0440.test',
    'desk@n\u0435wsroom.test',
    // A dotless i, a Latin alpha, and letters that run from right to left.
    'desk@cla\u0131m.test',
    'desk@newsp\u0251per.test',
    'desk@\u05d7\u05d3\u05e9.test',
    'desk@xn--a.test',
  ])('is that of DNS where it could be taken for another one: %p', (written) => {
    expect(shownEmail(written)).toBe(emailKey(written));
  });

  it('is total and idempotent, has the same key, and fits where that fits', () => {
    const domain = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          domain.map((name) => `desk@${name}.test`),
        ),
        (text) => {
          const shown = shownEmail(text);
          expect(emailKey(shown)).toBe(emailKey(text));
          expect(shownEmail(shown)).toBe(shown);
          expect(shown.length).toBeLessThanOrEqual(emailKey(text).length);
        },
      ),
    );
  });
});

describe('faultInEmail', () => {
  it.each([
    '',
    '@',
    'desk',
    'desk@',
    '@newsroom.test',
    'a@b@newsroom.test',
    'desk＠x@newsroom.test',
    '.desk@newsroom.test',
    'a..b@newsroom.test',
    'd\u0435sk@newsroom.test',
    'de\u200bsk@newsroom.test',
    'de sk@newsroom.test',
    'desk@new room.test',
    'desk@-x.test',
    'desk@x..test',
    'desk@newsroom.test\r\nBcc: a@b.test',
    `${'a'.repeat(65)}@newsroom.test`,
    `a@${'b'.repeat(250)}.test`,
    `a@${'b.'.repeat(130)}test`,
    'a'.repeat(1_000_000),
  ])('finds one in %#', (text) => {
    expect(faultInEmail(text)).toMatch(/^must /);
  });
});
