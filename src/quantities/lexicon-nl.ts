import type { Words } from './lexicon.js';
import { neutral } from './lexicon-neutral.js';
import { dutchNumbers } from './number-words-nl.js';

/** The words with which Dutch writes quantities. */
export const dutch: Words = {
  ...neutral,
  language: 'nl',
  decimal: ',',
  groups: '.',
  numbers: dutchNumbers,
  scales: {
    'duizend|dzd.': 3,
    'miljoen|miljoenen|mln|mln.|mio': 6,
    'miljard|miljarden|mld|mld.|mrd': 9,
    'biljoen|biljoenen|bln|bln.': 12,
    'biljard|biljarden': 15,
    'triljoen|triljoenen': 18,
  },

  suffixes: { k: 3, K: 3 },
  moneyPrefixes: { k: 3, K: 3, M: 6 },
  unitLinks: 'aan',
  currencies: { EUR: "euro|euro's", USD: 'amerikaanse dollar|us dollar' },
  shared: { dollar: 'dollar|dollars', pound: 'pond|ponden', franc: 'frank' },
  ratios: {
    percent: '%|procent|pct',
    permille: '‰|promille',
    percentage_point: 'procentpunt|procentpunten',
    basis_point: 'basispunt|basispunten',
  },
};
