/** What a unit measures: only values of one dimension can be compared. */
export type Dimension = 'money' | 'ratio' | 'count' | 'other';

/** ISO 4217 codes in CLDR's order, without the ones that are no letters. */
export const currencyCodes: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').filter((code) => /^[A-Z]{3}$/.test(code)),
);

/** The codes that are read in running text, where AMD, ALL and TOP are more often something else. */
export const commonCurrencies: ReadonlySet<string> = new Set(
  `USD EUR GBP JPY CNY CHF CAD AUD NZD HKD SGD TWD INR KRW SEK NOK DKK PLN CZK HUF RON BRL MXN ZAR RUB UAH ILS AED SAR THB
  IDR MYR PHP VND NGN`.split(/\s+/),
);

const RATIOS: ReadonlySet<string> = new Set(['percent', 'percentage_point', 'basis_point']);

/** The dimension of a unit as figures carry it (`USD`, `percent`, `1`, …); `other` for what is not known. */
export function dimensionOf(unit: string): Dimension {
  if (currencyCodes.has(unit)) return 'money';
  if (RATIOS.has(unit)) return 'ratio';
  return unit === '1' ? 'count' : 'other';
}

/** What a currency sign or name can mean. More than one code is an ambiguity; `assumed` where the sign alone does not say. */
export interface CurrencyWord {
  readonly codes: readonly string[];
  readonly assumed: boolean;
}

const sure = (...codes: string[]): CurrencyWord => ({ codes, assumed: false });

/** Signs that are the same in every language; `$` and `¥` depend on the country, see {@link signOf}. */
export const currencySigns: Readonly<Record<string, CurrencyWord>> = {
  us$: sure('USD'),
  a$: sure('AUD'),
  au$: sure('AUD'),
  c$: sure('CAD'),
  ca$: sure('CAD'),
  nz$: sure('NZD'),
  hk$: sure('HKD'),
  nt$: sure('TWD'),
  s$: sure('SGD'),
  mx$: sure('MXN'),
  r$: sure('BRL'),
  '€': sure('EUR'),
  '£': sure('GBP'),
  '₹': sure('INR'),
  '₩': sure('KRW'),
  '₽': sure('RUB'),
  '₺': sure('TRY'),
  '₪': sure('ILS'),
  '₫': sure('VND'),
  '₴': sure('UAH'),
  '₦': sure('NGN'),
  '₱': sure('PHP'),
  '฿': sure('THB'),
};

/** Countries whose own money is written `$`. */
const DOLLAR_COUNTRIES: Readonly<Record<string, string>> = {
  US: 'USD',
  PR: 'USD',
  EC: 'USD',
  SV: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  HK: 'HKD',
  SG: 'SGD',
  TW: 'TWD',
  MX: 'MXN',
  AR: 'ARS',
  CL: 'CLP',
  CO: 'COP',
};

/**
 * What `$`, "dollar" or `¥` means in a text.
 *
 * A country with dollars of its own makes `$` its own; everywhere else it is taken for USD and flagged (domain rules §3).
 * `¥` is JPY or CNY, and both where nothing says which.
 * @param country ISO 3166 code of two letters, if known
 */
export function signOf(sign: '$' | '¥', language: string | undefined, country: string | undefined): CurrencyWord {
  if (sign === '$') {
    const own = country === undefined ? undefined : DOLLAR_COUNTRIES[country];
    return own === undefined ? { codes: ['USD'], assumed: true } : sure(own);
  }
  if (country === 'JP' || language === 'ja') return sure('JPY');
  if (country === 'CN' || language === 'zh') return sure('CNY');
  return sure('JPY', 'CNY');
}

/** Units that are words: shares of a hundred, and their differences. */
const RATIO_UNITS: readonly string[] = ['percent', 'percentage_point', 'basis_point'];

/** Letters, digits and the operators of UCUM: `W.h`, `t`, `km/h`, `Cel`. */
const SYMBOL = /^[A-Za-z%°µ][A-Za-z0-9%°µ./^*()[\]_-]{0,29}$/;

/** Whether a text can be the unit of a figure: a currency of ISO 4217, `percent` and its kin, `1`, or a UCUM-style symbol. */
export function isUnit(text: string): boolean {
  if (/^[A-Z]{3}$/.test(text)) return currencyCodes.has(text);
  return text === '1' || RATIO_UNITS.includes(text) || SYMBOL.test(text);
}
