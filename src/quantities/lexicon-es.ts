import type { Words } from './lexicon.js';
import { neutral } from './lexicon-neutral.js';
import { spanishNumbers } from './number-words-es.js';

/** The words with which Spanish writes quantities. */
export const spanish: Words = {
  ...neutral,
  language: 'es',
  decimal: ',',
  groups: '.',
  numbers: spanishNumbers,
  scales: {
    'mil|miles': 3,
    'millón|millones|m': 6,
    'mil millones|mil m|millardo|millardos': 9,
    'billón|billones|b': 12,
    'trillón|trillones': 18,
  },

  suffixes: { k: 3, K: 3, M: 6 },
  moneyPrefixes: { k: 3, K: 3, M: 6 },
  unitLinks: 'de',
  currencies: { EUR: 'euros|euro', USD: 'dólares estadounidenses|dólares americanos' },
  shared: { dollar: 'dólares|dólar', pound: 'libras|libra', peso: 'pesos|peso', franc: 'francos|franco' },
  ratios: {
    percent: '%|por ciento|por cien',
    permille: '‰|por mil',
    percentage_point: 'puntos porcentuales|punto porcentual',
    basis_point: 'puntos básicos|punto básico',
  },
};
