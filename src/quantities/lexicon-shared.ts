import type { Lexicon, UnitWord } from './lexicon.js';
import { phraseBook } from './lexicon.js';
import { currencySigns } from './units.js';

/** Currency signs, in the form of a lexicon's units. */
export const signUnits: Readonly<Record<string, UnitWord>> = {
  ...Object.fromEntries(Object.entries(currencySigns).map(([sign, { codes }]) => [sign, { currency: codes }])),
  $: { sign: '$' },
  '¥': { sign: '¥' },
  '%': { unit: 'percent' },
};

/** Names by ISO code, turned into the form of a lexicon's units. */
export function currencyWords(names: Readonly<Record<string, string>>): Readonly<Record<string, UnitWord>> {
  return Object.fromEntries(Object.entries(names).map(([code, phrases]) => [phrases, { currency: [code] }]));
}

/** Scale words of many languages. A number beside one that its own language does not know is not whole. */
export const scaleWords: ReadonlySet<string> = new Set(
  `hundred thousand million millions billion billions trillion trillions quadrillion hundert tausend millionen milliarde
  milliarden billionen billiarde billiarden trillionen mio mrd mia mille mil millier milliers milliard milliards millón
  millones millardo millardos billón billones trillón mila milione milioni miliardo miliardi bilione bilioni milhão milhões
  bilhão bilhões trilhão trilhões duizend miljoen miljard biljoen biljard miljon miljoner miljarder milion miliony milionów
  miliard miliardy miliardów bilion tys mln mld md mdr mds mrds млн млрд трлн тыс тысяч миллион миллиард lakh lakhs crore
  crores bn tn trn bln mn milyon milyar trilyon juta miliar triliun`.split(/\s+/),
);

const none = phraseBook<never>({});

/** For languages without words yet: digits, signs and codes alone. */
export const neutral: Omit<Lexicon, 'decimal'> = {
  language: 'und',
  numerals: none,
  scales: none,
  suffixes: {},
  units: phraseBook(signUnits),
  hedges: none,
  afterwards: none,
  ranges: none,
  to: phraseBook({ '-|–': true }),
  spoilers: none,
  rates: none,
  changes: new Set(),
  levels: new Set(),
  times: new Set(),
  fillers: new Set(),
  unread: /^$/,
};
