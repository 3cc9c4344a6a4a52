import type { Words } from './lexicon.js';
import { neutral } from './lexicon-neutral.js';
import { portugueseNumbers } from './number-words-pt.js';

/** The words with which Portuguese writes quantities. */
export const portuguese: Words = {
  ...neutral,
  language: 'pt',
  decimal: ',',
  groups: '.',
  numbers: portugueseNumbers,
  scales: { mil: 3, 'milhão|milhões|mi': 6, 'bilhão|bilhões|bi|mil milhões|mil mi': 9, 'trilhão|trilhões|tri': 12 },
  regionalScales: { PT: { 'bilião|biliões|bi': 12, 'trilião|triliões|tri': 18 } },
  suffixes: { k: 3, K: 3, M: 6 },
  moneyPrefixes: { k: 3, K: 3, M: 6 },
  unitLinks: 'de',
  currencies: { EUR: 'euros|euro', USD: 'dólares americanos|dólares dos estados unidos', BRL: 'reais brasileiros' },
  shared: {
    dollar: 'dólares|dólar',
    pound: 'libras|libra',
    real: 'reais|real',
    franc: 'francos|franco',
    peso: 'pesos|peso',
  },
  ratios: {
    percent: '%|por cento|porcento',
    permille: '‰|por mil',
    percentage_point: 'pontos percentuais|ponto percentual',
    basis_point: 'pontos-base|pontos base|ponto-base',
  },
};
