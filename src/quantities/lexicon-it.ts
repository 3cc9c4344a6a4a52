import type { Words } from './lexicon.js';
import { neutral } from './lexicon-neutral.js';
import { italianNumbers } from './number-words-it.js';

/** The words with which Italian writes quantities. */
export const italian: Words = {
  ...neutral,
  language: 'it',
  decimal: ',',
  groups: '.',
  numbers: italianNumbers,
  scales: {
    'mille|mila': 3,
    'milione|milioni|mln|mio': 6,
    'miliardo|miliardi|mld|mrd': 9,
    'bilione|bilioni|mila miliardi|mila mld|bln': 12,
    'trilione|trilioni': 18,
  },

  suffixes: { k: 3, K: 3, M: 6 },
  moneyPrefixes: { k: 3, K: 3, M: 6, Mln: 6, Mld: 9 },
  unitLinks: "di|d'",
  currencies: { EUR: 'euro', USD: 'dollari statunitensi|dollari americani' },
  shared: { dollar: 'dollari|dollaro', pound: 'sterline|sterlina', franc: 'franchi|franco' },
  ratios: {
    percent: '%|per cento|percento',
    permille: '‰|per mille',
    percentage_point: 'punti percentuali|punto percentuale',
    basis_point: 'punti base|punto base',
  },
};
