import type { Words } from './lexicon.js';
import { neutral } from './lexicon-neutral.js';
import { frenchNumbers } from './number-words-fr.js';

/** The words with which French writes quantities. */
export const french: Words = {
  ...neutral,
  language: 'fr',
  decimal: ',',
  groups: '',
  numbers: frenchNumbers,
  scales: {
    'mille|millier|milliers': 3,
    'million|millions|mio|m.': 6,
    'milliard|milliards|md|mds|mrd|mia|mia.': 9,
    'billion|billions|bn': 12,
    'billiard|billiards': 15,
    'trillion|trillions': 18,
  },

  suffixes: { k: 3, K: 3, M: 6, Md: 9, Mds: 9 },
  moneyPrefixes: { k: 3, K: 3, M: 6, Md: 9, Mds: 9, Mrd: 9 },
  unitLinks: "de|d'|des",
  currencies: {
    EUR: 'euros|euro',
    USD: 'dollars américains|dollars des états-unis',
    CHF: 'francs suisses|franc suisse',
  },
  shared: { dollar: 'dollars|dollar', pound: 'livres|livre', franc: 'francs|franc' },
  ratios: {
    percent: '%|pour cent|pourcent|p. cent',
    permille: '‰|pour mille',
    percentage_point: 'points de pourcentage|point de pourcentage',
    basis_point: 'points de base|point de base',
  },
};
