import type { SharedMoney } from './lexicon.js';

/** Signs that mean one currency in every language, in lower case. */
export const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  ...{
    '£gb': 'GBP',
    $us: 'USD',
    $ca: 'CAD',
    $au: 'AUD',
    $mx: 'MXN',
    $nz: 'NZD',
    $hk: 'HKD',
    $sg: 'SGD',
    $tw: 'TWD',
    $can: 'CAD',
  },
  ...{
    us$: 'USD',
    'us-$': 'USD',
    元: 'CNY',
    'us $': 'USD',
    'u.s.$': 'USD',
    usa$: 'USD',
    a$: 'AUD',
    au$: 'AUD',
    c$: 'CAD',
    'c $': 'CAD',
    ca$: 'CAD',
  },
  ...{ can$: 'CAD', nz$: 'NZD', hk$: 'HKD', nt$: 'TWD', s$: 'SGD', mx$: 'MXN', mex$: 'MXN', r$: 'BRL', 'r $': 'BRL' },
  ...{ ar$: 'ARS', clp$: 'CLP', col$: 'COP', rd$: 'DOP', j$: 'JMD', tt$: 'TTD', z$: 'ZWL', n$: 'NAD', fj$: 'FJD' },
  ...{ bz$: 'BZD', bds$: 'BBD', $b: 'BOB', $u: 'UYU', c$: 'CAD', '€': 'EUR', '£': 'GBP', '₹': 'INR' },
  ...{ '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₪': 'ILS', '₫': 'VND', '₴': 'UAH', '₦': 'NGN', '₱': 'PHP', '฿': 'THB' },
  ...{ '₭': 'LAK', '₮': 'MNT', '₲': 'PYG', '₡': 'CRC', '₵': 'GHS', '₸': 'KZT', '₼': 'AZN', '₾': 'GEL', '₿': 'XBT' },
  ...{ '៛': 'KHR', '֏': 'AMD', zł: 'PLN', kč: 'CZK', ft: 'HUF', 'cn¥': 'CNY', 'jp¥': 'JPY', rmb: 'CNY' },
  ...{ rm: 'MYR', 'sfr.': 'CHF', sfr: 'CHF', 'fr.': 'CHF', fcfa: 'XAF', 'f cfa': 'XAF', 'e£': 'EGP', 'l.e.': 'EGP' },
};

/** Signs of the kinds of {@link sharedMoney}. */
export const SHARED_SIGNS: Readonly<Record<string, SharedMoney>> = {
  kr: 'krone',
  'kr.': 'krone',
  rs: 'rupee',
  'rs.': 'rupee',
};
