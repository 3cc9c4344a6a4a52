import fc from 'fast-check';

import { checkNewPassword, LONGEST_PASSWORD_BYTES, passwordAsHashed } from './password.js';

const editor = { email: 'copy.desk@newsroom.test', name: 'Night Shift' };
const codesOf = (password: string, owner = editor) => checkNewPassword(password, owner).map(({ code }) => code);

describe('checkNewPassword', () => {
  it.each([
    'gravel teacup monsoon',
    'Zwölf Boxkämpfer jagen',
    '東京の朝は静かで美しい時間です',
    'kV8#pQ2!zR5x',
    'drei verlorene Handschuhe',
    '🚲🌧🍐🧦🪁🎻🥨🧭🪴🛶🧊🫖',
  ])('takes %p', (password) => {
    expect(codesOf(password)).toEqual([]);
  });

  it.each([
    ['', ['too-short', 'too-simple']],
    ['kV8#pQ2!zR5', ['too-short']],
    ['aaaaaaaaaaaaaaaa', ['too-simple']],
    ['abcabcabcabcabc', ['too-simple']],
    ['passwordpassword', ['common']],
    ['P4ssw0rd!2026', ['common']],
    ['ｐａｓｓｗｏｒｄ２０２６！', ['common']],
    ['qwertyuiop1234', ['common']],
    ['abcdefghijklmnop', ['common']],
    ['123456789012345', ['common']],
    ['Sommer2025Sommer', ['common']],
    ['contraseña1234', ['common']],
    ['Fußball2026!!', ['common']],
    ['FUSSBALL 2026', ['common']],
    ['Berlin2026!Berlin', ['common']],
    ['München2026!!', ['common']],
    ['muenchen 2026!!', ['common']],
    ['schalke04schalke04', ['common']],
    ['bundesliga2026', ['common']],
    ['Arschloch123!', ['common']],
    ['Scheiße12345!', ['common']],
    ['correct horse battery staple', ['common']],
    ['Zahnbürste Laterne Kiesel', []],
    ['Berlin Laterne Kiesel', []],
    ['the horse has a staple', []],
    ['correct copy.desk staple', ['contains-email']],
    ['NíghtShift teapot 81', ['contains-name']],
    ['ö'.repeat(501), ['too-long']],
  ])('refuses %p', (password, codes) => {
    expect(codesOf(password)).toEqual(codes);
  });

  it('looks for no part of a name that is too short to mean anything', () => {
    expect(codesOf('gravel teacup monsoon', { email: 'a@up.test', name: 'Li Vel' })).toEqual([]);
  });

  it('answers every text, in sentences, and depends on no way to type the same characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary' }), (password, name) => {
        const owner = { email: `${name}@newsroom.test`, name };
        const problems = checkNewPassword(password, owner);
        for (const { detail } of problems) expect(detail).toMatch(/\.$/);
        const composed = passwordAsHashed(password);
        if (Buffer.byteLength(composed) <= LONGEST_PASSWORD_BYTES)
          expect(checkNewPassword(composed, owner)).toEqual(problems);
      }),
    );
  });

  it('takes no longer than a moment for the longest', () => {
    for (const text of ['qwe'.repeat(333), 'ab1'.repeat(333), 'a'.repeat(1000), 'password'.repeat(125)]) {
      expect(codesOf(text)).not.toEqual([]);
    }
  });
});
