import fc from 'fast-check';

import { looksLike, nameKey, nameSkeleton, slugOf } from './names.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);
const nearLetters = fc.string({ unit: fc.constantFrom('a', 'b', 'l', 'I', 'o', '0', '1', 'é', ' '), maxLength: 12 });

describe('nameKey', () => {
  it.each([
    ['OpenAI', 'openai'],
    ['  Open\u00a0 AI ', 'open ai'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
    ['ＯｐｅｎＡＩ', 'openai'],
    ['Müller', 'Mu\u0308ller'],
    ['ﬁnance', 'Finance'],
    ['Open\u00adAI', 'openai'],
  ])('makes %j and %j one name', (one, other) => expect(nameKey(one)).toBe(nameKey(other)));

  it.each([
    ['Müller', 'Muller'],
    ['Işık', 'İşik'],
    ['OpenAI', 'Open AI'],
    ['OpenAI', 'OpenAl'],
  ])('keeps %j and %j apart', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));

  it('is idempotent, and blind to case', () => {
    fc.assert(
      fc.property(anyText, (name) => expect(nameKey(nameKey(name))).toBe(nameKey(name))),
      { numRuns: 1000 },
    );
    for (let code = 0; code < 0x30000; code++) {
      const key = nameKey(String.fromCodePoint(code));
      if (nameKey(key) !== key) throw new Error(`U+${code.toString(16)} is not folded in one go`);
    }
  });
});

describe('nameSkeleton', () => {
  it.each([
    ['OpenAI', 'OpenAl'],
    ['OpenAI', '0penA|'],
    ['Modern', 'Modem'],
    ['VVolkswagen', 'Wolkswagen'],
    ['Ørsted', 'Orsted'],
    ['BMW', '\u0412\u041cW'],
    ['Nike', '\u039dike'],
    ['𝐎𝐩𝐞𝐧𝐀𝐈', 'OpenAI'],
    ['Siemens AG', 'Siemens'],
    ['Muster GmbH & Co. KG', 'Muster'],
    ['L’Oréal S.A.', "L'Oreal"],
    ['OpenAI™', 'OpenAI'],
    ['राम', ' राम '],
  ])('%j looks like %j', (one, other) => expect(nameSkeleton(one)).toBe(nameSkeleton(other)));

  it.each([
    ['राम', 'रीमा'],
    ['か', 'が'],
    ['!!!', '???'],
    ['Oracle', 'Google'],
  ])('%j does not look like %j', (one, other) => expect(nameSkeleton(one)).not.toBe(nameSkeleton(other)));

  it('keeps a name that is nothing but a legal form or punctuation', () => {
    expect(nameSkeleton('SE')).not.toBe('');
    expect(nameSkeleton('Co. AG')).toBe('co');
    expect(nameSkeleton('!!!')).toBe('!!!');
  });
});

describe('looksLike', () => {
  it.each([
    ['OpenAl', 'OpenAI'],
    ['ОpenAI', 'OpenAI'],
    ['0penAI', 'OpenAI'],
    ['OpenA1', 'OpenAI'],
    ['Goog1e', 'Google'],
    ['Microsft', 'Microsoft'],
    ['Müller', 'Muller'],
    ['Müller', 'Mueller'],
    ['OpenAI Inc.', 'OpenAI'],
    ['openai inc', 'OpenAI'],
    ['Open AI', 'OpenAI'],
    ['Apple', 'Ample'],
    ['Brad Gerstner', 'Brad Gerstener'],
    ['Satya Nadella', 'Satay Nadela'],
    ['Lan', 'Ian'],
    ['Boeing 737', 'Boeig 737'],
  ])('%j is similar to %j', (one, other) => expect(looksLike(one, other)).toBe(true));

  it.each([
    ['OpenAI', 'openai'],
    ['OpenAI', ' OpenAI '],
    ['Oracle', 'Google'],
    ['Boeing 737', 'Boeing 747'],
    ['OpenAI 17', 'OpenAI 18'],
    ['Q3', 'Q4'],
    ['Agenda10', 'Agenda11'],
    ['Agenda 2010', 'Agenda 2030'],
    ['GPT-4', 'GPT-5'],
    ['Area 5 1', 'Area 51'],
    ['Channel 1.0', 'Channel 10'],
    ['World War 1', 'World War I'],
    ['BMW', 'BMX'],
    ['AWS', 'ASW'],
    ['Intel', 'Inteligo'],
    ['Apple', 'Maple Inc'],
    ['!!!', '???'],
    ['', 'OpenAI'],
    ['\u200b', '\u200c'],
  ])('%j is not similar to %j', (one, other) => expect(looksLike(one, other)).toBe(false));

  it('is symmetric, never throws, and never finds a name similar to itself', () => {
    const name = fc.oneof(anyText, nearLetters);
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(looksLike(one, other)).toBe(looksLike(other, one));
        expect(looksLike(one, one)).toBe(false);
        expect(looksLike(one, one.toUpperCase()) && nameKey(one) === nameKey(one.toUpperCase())).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the textbook distance where skeletons differ', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const limit = Math.min(one.length, other.length) < 9 ? 1 : 2;
        expect(looksLike(one, other)).toBe(one !== other && distance(one, other) <= limit);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers in linear time', () => {
    const started = performance.now();
    looksLike('a'.repeat(20_000), `b${'a'.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('slugOf', () => {
  it.each([
    ['Net loss', 'net-loss'],
    ['Überschuss für Größe & Maß', 'ueberschuss-fuer-groesse-mass'],
    ['Ørsted Łódź Æon', 'orsted-lodz-aeon'],
    ['Émile  Zola!', 'emile-zola'],
    ['CO₂ emissions', 'co2-emissions'],
    ['東京', '6771-4eac'],
    ['OpenAI 東京', 'openai-6771-4eac'],
    ['!!', '21-21'],
    ['', 'unnamed'],
    ['x'.repeat(100), 'x'.repeat(80)],
    [`${'x'.repeat(79)} y`, 'x'.repeat(79)],
  ])('makes %j %j', (text, slug) => expect(slugOf(text)).toBe(slug));

  it('is a slug for any text, and of a slug the same slug', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(slugOf(text)).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slugOf(slugOf(text))).toBe(slugOf(text));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Optimal string alignment over the full table. */
function distance(one: string, other: string): number {
  const table = [...one, ''].map((_, i) => [...other, ''].map((__, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number) => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= one.length; i++) {
    for (let j = 1; j <= other.length; j++) {
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const cell = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1),
        swapped ? at(i - 2, j - 2) + 1 : Infinity,
      );
      table[i]?.splice(j, 1, cell);
    }
  }
  return at(one.length, other.length);
}
