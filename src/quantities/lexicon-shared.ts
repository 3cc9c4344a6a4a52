import type { Hedge } from './lexicon.js';
import type { Phrases } from './phrase-book.js';
import { PHYSICAL_UNITS, UNIT_ALIASES } from './physical-units.js';
import type { UnitWord } from './unit-word.js';

/** Scale words of many languages. A number beside one that its own language does not know is not whole. */
export const scaleWords: ReadonlySet<string> = new Set(
  `hundred thousand million millions billion billions trillion trillions quadrillion hundert tausend millionen milliarde
  milliarden billionen billiarde billiarden trillionen mio mrd mia mille mil millier milliers milliard milliards millón
  millones millardo millardos billón billones trillón mila milione milioni miliardo miliardi bilione bilioni milhão milhões
  bilhão bilhões trilhão trilhões bilião biliões mijoen duizend miljoen miljard biljoen biljard miljon miljoner miljarder
  milion miliony milionów miliard miliardy miliardów bilion tys mln mld md mdr mds mrds млн млрд трлн тыс тысяч миллион
  миллиард lakh lakhs crore crores bn tn trn bln mn milyon milyar trilyon juta miliar triliun
  bilionésimo bilionésimos bilionesimo bilionesimos trilionésimo trilionésimos`.split(/\s+/),
);

/** Signs before a number that every language has. */
export const sharedHedges: Phrases<Hedge> = {
  '>': { kind: 'more_than' },
  '>=|≥|> =': { kind: 'at_least' },
  '<': { kind: 'less_than' },
  '<=|≤|< =': { kind: 'at_most' },
  '~|≈|±': { kind: 'approximate', keep: '~' },
  '=': { kind: 'exact' },
};

/** Signs after a number that every language has. */
export const sharedHedgesAfter: Phrases<Hedge> = { '+': { kind: 'at_least' } };

/** Symbols that are words, articles or scales more often than units where they stand in a text. */
const UNSAFE = new Set([
  'a',
  'd',
  's',
  'K',
  'mo',
  'min',
  'ms',
  'h',
  'B',
  'bit',
  'in',
  'u',
  'l',
  'mi',
  'har',
  'kn',
  'ft',
  'L',
  't',
  'm',
  'g',
  'J',
]);

/** Physical units by their symbols, case as written. Symbols of one letter that are safe enough stand beside digits only. */
export const SYMBOLS: Phrases<UnitWord> = Object.fromEntries(
  [
    ...Object.keys(PHYSICAL_UNITS)
      .filter((code) => !UNSAFE.has(code) && !code.includes('[') && !/[.]/.test(code))
      .map((code): [string, string] => [code, code]),
    ...Object.entries(UNIT_ALIASES).filter(([symbol]) => !UNSAFE.has(symbol)),
    ...[
      ['t', 't'],
      ['m', 'm'],
      ['g', 'g'],
      ['L', 'L'],
      ['l', 'L'],
      ['h', 'h'],
      ['min', 'min'],
      ['J', 'J'],
      ['ft', '[ft_i]'],
    ],
  ].map(([symbol = '', unit = '']): [string, UnitWord] => [symbol, { kind: 'physical', unit, exponent: 0 }]),
);
