import fc from 'fast-check';

import { languageKept, meaningKept, readConstant, readKeptConstant } from './read-constant.js';

const WORDS = [
  '1.234',
  '1,234',
  '44.1',
  '27%',
  '$3.1 billion',
  '10 Millionen Dollar',
  '1,08 Dollar je Euro',
  'some',
  '4',
];

describe('a constant without a language', () => {
  it.each(['44.1', '27%', '$3.1 billion', '4'])('is kept as %s', (text) => expect(languageKept(text, null)).toBeNull());

  it('is kept as one of no language where English would read something else', () => {
    expect(languageKept('10 Millionen Dollar', null)).toBe('und');
    expect(readConstant('1.234', null)).toMatchObject({ ambiguous: true });
  });

  it('means the same when it is read again, in any language', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...WORDS),
        fc.constantFrom(null, 'en', 'de', 'de-CH', 'fr', 'und', 'xx'),
        (text, language) => {
          const kept = languageKept(text, language);
          expect(readKeptConstant(text, kept)).toEqual(readConstant(text, language));
        },
      ),
    ));
});

it('two constants of the same words mean different things where their languages do', () => {
  expect(meaningKept('1.234', 'de')).not.toBe(meaningKept('1.234', 'en'));
  expect(meaningKept('27%', 'de')).toBe(meaningKept('27%', null));
  expect(meaningKept('1.234', 'de-AT')).toBe(meaningKept('1.234', 'it'));
});
