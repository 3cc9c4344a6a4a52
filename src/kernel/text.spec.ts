import fc from 'fast-check';

import { hiddenCharacter, hiddenCharacterInProse, isBlank, tidy } from './text.js';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('tidy', () => {
  it.each([
    ['  OpenAI \n', 'OpenAI'],
    ['Open\u00a0\u2007\u202f\u3000\tAI', 'Open AI'],
    ['Mu\u0308ller', 'Müller'],
    ['', ''],
    [' \n ', ''],
  ])('makes %j %j', (text, expected) => expect(tidy(text)).toBe(expected));

  it('leaves hidden characters to be named', () => expect(tidy('\ufeffOpen\u200bAI')).toBe('\ufeffOpen\u200bAI'));

  it('is idempotent for any text, lone surrogates included', () => {
    fc.assert(fc.property(fc.oneof(anyText, utf16()), (text) => expect(tidy(tidy(text))).toBe(tidy(text))));
  });
});

describe('hiddenCharacter', () => {
  it.each([
    ['Open\u202eAI', 'U+202E RIGHT-TO-LEFT OVERRIDE'],
    ['Open\u200bAI', 'U+200B ZERO WIDTH SPACE'],
    ['OpenAI\u200e', 'U+200E LEFT-TO-RIGHT MARK'],
    ['\u061cOpenAI', 'U+061C ARABIC LETTER MARK'],
    ['\u2066OpenAI\u2069', 'U+2066 LEFT-TO-RIGHT ISOLATE'],
    ['\ufeffOpenAI', 'U+FEFF ZERO WIDTH NO-BREAK SPACE'],
    ['Open\u00adAI', 'U+00AD SOFT HYPHEN'],
    ['Open\u034fAI', 'U+034F COMBINING GRAPHEME JOINER'],
    ['Open\u180eAI', 'U+180E MONGOLIAN VOWEL SEPARATOR'],
    ['Open\u2060AI', 'U+2060 WORD JOINER'],
    ['Open\u2064AI', 'U+2064 INVISIBLE PLUS'],
    ['Open\u0000AI', 'U+0000 NULL'],
    ['Open\nAI', 'U+000A LINE FEED'],
    ['Open\u007fAI', 'U+007F CONTROL CHARACTER'],
    ['Open\u0092AI', 'U+0092 CONTROL CHARACTER'],
    ['Open\u2028AI', 'U+2028 LINE SEPARATOR'],
    ['Open\u{e0041}AI', 'U+E0041 TAG CHARACTER'],
    ['OpenAI\ufe0f', 'U+FE0F VARIATION SELECTOR'],
    ['OpenAI 17\ufe0f', 'U+FE0F VARIATION SELECTOR'],
    ['葛\u{e0100}城', 'U+E0100 VARIATION SELECTOR'],
    ['Apple \uf8ff', 'U+F8FF PRIVATE USE CHARACTER'],
    ['a\ufdd0', 'U+FDD0 NONCHARACTER'],
    ['a\u{1ffff}', 'U+1FFFF NONCHARACTER'],
    ['a\ud83d', 'U+D83D LONE SURROGATE'],
    ['\udc00a', 'U+DC00 LONE SURROGATE'],
    ['\u3164', 'U+3164 HANGUL FILLER'],
    ['a\uffa0', 'U+FFA0 HALFWIDTH HANGUL FILLER'],
    ['a\u2800b', 'U+2800 BRAILLE PATTERN BLANK'],
    ['Open\u200dAI', 'U+200D ZERO WIDTH JOINER'],
    ['Open\u200cAI', 'U+200C ZERO WIDTH NON-JOINER'],
    ['\u0645\u200cA', 'U+200C ZERO WIDTH NON-JOINER'],
    ['\u0645\u200c\u200c\u06cc', 'U+200C ZERO WIDTH NON-JOINER'],
    ['👩\u200d', 'U+200D ZERO WIDTH JOINER'],
    ['👩\u200ca', 'U+200C ZERO WIDTH NON-JOINER'],
  ])('names what is hidden in %j', (text, expected) => expect(hiddenCharacter(text)).toBe(expected));

  it.each([
    'OpenAI',
    'Müller & Söhne',
    'Mu\u0308ller',
    'ОАО «Газпром»',
    '株式会社トヨタ',
    'شرکت ملی',
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
    '\u0645\u064e\u200c\u06cc',
    '\u0dc1\u0dca\u200d\u0dbb\u0dd3 ලංකා',
    '\u0915\u094d\u200d\u0937',
    '\u0d2e\u0d4b\u0d39\u0d28\u0d4d\u200d',
    '\u09b0\u200d\u09cd\u09af',
    '\u182d\u180b\u1820',
    '👩\u200d🚀',
    '👩🏽\u200d🚀',
    '🏳\ufe0f\u200d🌈',
    '❤\ufe0f',
    '1\ufe0f\u20e3',
    'Open AI',
    '\ufffd',
    '',
  ])('finds nothing hidden in %j', (text) => expect(hiddenCharacter(text)).toBeNull());

  it('never throws and names one character', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, utf16()), (text) => {
        expect(hiddenCharacter(text) ?? 'U+0000 X').toMatch(/^U\+[0-9A-F]{4,6} [A-Z -]+$/);
      }),
    );
  });
});

describe('hiddenCharacterInProse', () => {
  it.each([
    'Two lines,\r\n\ta tab',
    'soft\u00adhyphen and zero\u200bwidth',
    'he said \u200f\u05e9\u05dc\u05d5\u05dd\u200e.',
    'he said \u2067\u05e9\u2068a\u2069\u05dc\u2069.',
    'he said \u202b\u05e9\u202c.',
    'go \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}!',
    '',
  ])('accepts %j', (text) => expect(hiddenCharacterInProse(text)).toBeNull());

  it.each([
    ['a\u0000b', 'U+0000 NULL'],
    ['a\u001bb', 'U+001B CONTROL CHARACTER'],
    ['a\ud83d', 'U+D83D LONE SURROGATE'],
    ['$\u202e13\u202c bn', 'U+202E RIGHT-TO-LEFT OVERRIDE'],
    ['a \u202b b', 'U+202B RIGHT-TO-LEFT EMBEDDING'],
    ['a \u2067 b\nc \u2069', 'U+2067 RIGHT-TO-LEFT ISOLATE'],
    ['a \u2069', 'U+2069 POP DIRECTIONAL ISOLATE'],
    ['a \u202c', 'U+202C POP DIRECTIONAL FORMATTING'],
    ['\u2067 a \u202b b \u2069 c \u202c', 'U+2067 RIGHT-TO-LEFT ISOLATE'],
    ['a\u{e0041}\u{e0042}', 'U+E0041 TAG CHARACTER'],
    ['\u2067 \u0000', 'U+2067 RIGHT-TO-LEFT ISOLATE'],
    ['\u0000 \u2067', 'U+0000 NULL'],
  ])('names the first misplaced character of %j', (text, expected) => {
    expect(hiddenCharacterInProse(text)).toBe(expected);
  });
});

function utf16() {
  return fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units));
}

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u200b\u200b', '\u00ad', '\u2800', '\u0301 \u0301', '\u3164', '\u200f\u2066\u2069'])(
    '%j',
    (text) => expect(isBlank(text)).toBe(true),
  );
  it.each(['.', '0', '\u200bI said so\u200b', '\u{1f3f4}', 'क्ष', '—'])('but not %j', (text) =>
    expect(isBlank(text)).toBe(false),
  );
});
