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

/** Symbols in lower case or with what they measure, where nothing else is meant. */
const LOOSE_SYMBOLS: Readonly<Record<string, string>> = {
  ...{ kw: 'kW', gw: 'GW', tw: 'TW', kwh: 'kW.h', mwh: 'MW.h', gwh: 'GW.h', twh: 'TW.h', KWh: 'kW.h', Kwh: 'kW.h' },
  ...{ KW: 'kW', Kw: 'kW', Gw: 'GW', Mw: 'MW', Mwh: 'MW.h', Gwh: 'GW.h', Twh: 'TW.h', KWH: 'kW.h', MWH: 'MW.h' },
  ...{ KM: 'km', Km: 'km', KG: 'kg', Kg: 'kg', khz: 'kHz', mhz: 'MHz', ghz: 'GHz', Mhz: 'MHz', Ghz: 'GHz' },
};

/** Tonnes of what warms the climate, in one word. */
const EMISSIONS = ['t', 'kt', 'Mt', 'Gt'].flatMap((unit) =>
  ['CO2e', 'CO2', 'CO2eq'].map((of): [string, UnitWord] => [
    `${unit}${of}`,
    { kind: 'physical', unit, of, exponent: 0 },
  ]),
);

/** Symbols whose case alone tells a thousandth from a million. */
export const UNSURE_SYMBOLS: ReadonlySet<string> = new Set(['mw']);

/** Physical units by their symbols, case as written. Symbols of one letter that are safe enough stand beside digits only. */
export const SYMBOLS: Phrases<UnitWord> = Object.fromEntries([
  ...[
    ...Object.entries(LOOSE_SYMBOLS),
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
  ...EMISSIONS,
]);
