import type { Lexicon } from './lexicon.js';
import { phraseBook } from './lexicon.js';
import { currencyWords, signUnits } from './lexicon-shared.js';

/** The words with which English writes quantities. Scale words are of the short scale: a billion is 10⁹. */
export const english: Lexicon = {
  language: 'en',
  decimal: '.',
  numerals: phraseBook({
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    a: '1',
  }),
  scales: phraseBook({
    hundred: 2,
    thousand: 3,
    'million|mil.|mln|mn': 6,
    'billion|bln|bn|bn.': 9,
    'trillion|trn|tn': 12,
    quadrillion: 15,
  }),
  suffixes: {
    k: 3,
    K: 3,
    m: 6,
    M: 6,
    mn: 6,
    mln: 6,
    b: 9,
    B: 9,
    bn: 9,
    BN: 9,
    Bn: 9,
    bln: 9,
    t: 12,
    T: 12,
    tn: 12,
    trn: 12,
  },
  units: phraseBook({
    ...signUnits,
    ...currencyWords({
      USD: 'us dollars|us dollar|us-dollars|us-dollar|u.s. dollars|u.s. dollar|american dollars',
      EUR: 'euros|euro',
      GBP: 'pounds sterling|british pounds',
      CHF: 'swiss francs|swiss franc',
      JPY: 'japanese yen|yen',
      CNY: 'chinese yuan|yuan|renminbi',
      INR: 'indian rupees',
      KRW: 'south korean won|korean won',
      CAD: 'canadian dollars',
      AUD: 'australian dollars',
      NZD: 'new zealand dollars',
      HKD: 'hong kong dollars',
      SGD: 'singapore dollars',
      RUB: 'russian rubles|russian roubles|rubles|roubles',
      TRY: 'turkish lira',
      SEK: 'swedish kronor|swedish krona',
      NOK: 'norwegian kroner',
      DKK: 'danish kroner',
      BRL: 'brazilian reais',
      PLN: 'zlotys|zloty',
      ILS: 'israeli shekels|shekels',
      MXN: 'mexican pesos',
      ZAR: 'south african rand',
    }),
    'dollars|dollar': { sign: '$' },
    '%|percent|per cent|pct|pct.': { unit: 'percent' },
    'percentage points|percentage point|percentage-points|percentage-point|pp|ppt|ppts': { unit: 'percentage_point' },
    'basis points|basis point|bps|bp': { unit: 'basis_point' },
    'people|persons': { unit: '1', of: 'people' },
    'employees|staff|workers': { unit: '1', of: 'employees' },
    users: { unit: '1', of: 'users' },
    'weekly users|weekly active users': { unit: '1', of: 'weekly users' },
    'daily users|daily active users': { unit: '1', of: 'daily users' },
    'monthly users|monthly active users': { unit: '1', of: 'monthly users' },
    customers: { unit: '1', of: 'customers' },
    subscribers: { unit: '1', of: 'subscribers' },
    shares: { unit: '1', of: 'shares' },
  }),
  hedges: phraseBook({
    'more than|over|above|in excess of|greater than|north of|upwards of|exceeding|>': { kind: 'more_than' },
    'well more than|well over|well above|far more than|much more than|significantly more than|substantially more than|considerably more than|well in excess of|far above|way more than|way over|a lot more than':
      { kind: 'more_than', keep: 'emphatic' },
    'slightly more than|slightly over|slightly above|just over|just above|a little over|a little more than|a bit more than':
      { kind: 'more_than', keep: 'slightly' },
    'at least|no less than|not less than|no fewer than|a minimum of|minimum of|>=|≥': { kind: 'at_least' },
    'up to|at most|no more than|not more than|as much as|as many as|a maximum of|maximum of|<=|≤': { kind: 'at_most' },
    'less than|fewer than|under|below|<': { kind: 'less_than' },
    'well under|well below|far less than|far below|much less than|significantly less than|substantially less than': {
      kind: 'less_than',
      keep: 'emphatic',
    },
    nearly: { kind: 'just_under', keep: 'nearly' },
    almost: { kind: 'just_under', keep: 'almost' },
    'just under|slightly under|slightly below|just below|slightly less than': {
      kind: 'just_under',
      keep: 'just under',
    },
    about: { kind: 'approximate', keep: 'about' },
    around: { kind: 'approximate', keep: 'around' },
    roughly: { kind: 'approximate', keep: 'roughly' },
    'approximately|approx.|approx': { kind: 'approximate', keep: 'approximately' },
    some: { kind: 'approximate', keep: 'some' },
    'circa|ca.|c.|ca': { kind: 'approximate', keep: 'circa' },
    'close to|near': { kind: 'approximate', keep: 'close to' },
    'an estimated|estimated': { kind: 'approximate', keep: 'estimated' },
    '~|≈': { kind: 'approximate', keep: '~' },
    'exactly|precisely': { kind: 'exact', keep: 'exactly' },
  }),
  afterwards: phraseBook({
    'or more|or above|and more|+|-plus|plus': { kind: 'at_least' },
    'or less|or fewer|at most|max.|tops': { kind: 'at_most' },
    'or so|-odd|-ish|or thereabouts': { kind: 'approximate', keep: 'or so' },
  }),
  ranges: phraseBook({ between: 'and', from: 'to' }),
  to: phraseBook({ 'to|-|–|—': true }),
  spoilers: phraseBook({
    "not|n't|isn't|wasn't|no|never|nor|without|than|as|half|half of|half a|half the|third of|thirds of|quarters of|fifths of|eighths of|point|comma|quarter of|a quarter|fifth of|tenth of": true,
    'twice|double|triple|quadruple|times|by|and a|another|extra|additional|further|up|down|+|times the|twice the|double the': true,
    'version|no.|nr.|page|chapter|section|article|dozen|hundreds of|thousands of|tens of': true,
  }),
  rates: phraseBook({
    'per|/|a year|a month|a quarter|a week|a day|a share|an hour|a-year|each|annually|times|x|fold|-fold|apiece|and a half|and a quarter|±|out of|in every|of every|squared': true,
  }),
  changes: new Set(
    `up down rise rises rose risen rising grow grows grew grown growing growth increase increases increased increasing
    decrease decreased decline declines declined fall falls fell fallen falling drop drops dropped gain gains gained jump
    jumps jumped surge surged surges climb climbed soar soared plunge plunged shrink shrank cut more less fewer higher
    lower faster slower bigger smaller larger cheaper loss-making change changed expand expanded boost boosted`.split(
      /\s+/,
    ),
  ),
  levels: new Set(['to', 'at', 'reach', 'reached', 'reaching']),
  times: new Set(
    `year years month months quarter quarters week weeks day days hour hours minute minutes second seconds decade decades
    year-old january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec am pm`.split(/\s+/),
  ),
  fillers: new Set(
    `in for last this next by on at and but or as of from during since he she it they we who which that after before when
    while because with to is was were would will the according said says this today yesterday not if so`.split(/\s+/),
  ),
  unread:
    /^(thir|four|fif|six|seven|eigh|nine)teen$|^(twen|thir|for|fif|six|seven|eigh|nine)ty$|^(hundreds|thousands|millions|billions|trillions|dozens?|score|lakhs?|crores?|half|halves|thirds?|fifths?|tenths?|thousandths?|millionths?)$/,
};
