import type { NumberWords, Words } from './lexicon.js';

/** For languages without number words yet. */
export const noNumbers: NumberWords = {
  ...{
    values: {},
    hundred: '',
    bare: '',
    articles: '',
    determiners: '',
    links: {},
    unitsFirst: '',
    glued: false,
    wideTens: [],
    point: '',
  },
  ...{
    negative: '',
    fractions: {},
    fractionOf: '',
    plus: '',
    mixed: {},
    mixedEnds: {},
    over: '',
    dozens: {},
    magnitudes: {},
  },
};

/** For languages without words yet: digits, signs and codes alone. */
export const neutral: Words = {
  language: 'und',
  decimal: '.',
  groups: ',.',
  numbers: noNumbers,
  ...{ scales: {}, suffixes: {}, moneyPrefixes: {}, unitLinks: '', currencies: {}, shared: {}, subunits: {} },
  ratios: { percent: '%', permille: '‰', percentage_point: '', basis_point: '' },
  ...{ points: '', physical: {}, prefixed: {}, prefixes: {}, measured: '' },
  counted: { noun: /^$/, before: null, after: null },
  ...{ negations: '', hedges: {}, afterwards: {}, ranges: {}, prepositions: '', to: '', or: '' },
  changes: {
    up: '',
    down: '',
    either: '',
    by: '',
    levels: '',
    thresholds: '',
    after: {},
    multiples: {},
    factors: {},
    asMuch: '',
    times: '',
  },
  ...{
    absent: {},
    labels: '',
    yearWords: '',
    timeWords: '',
    months: '',
    ordinals: '',
    ordinalPoint: false,
    spoilers: '',
  },
  ...{ rates: '', fillers: '' },
};
