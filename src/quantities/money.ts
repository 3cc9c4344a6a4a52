import type { SharedMoney } from './lexicon.js';

/** What a currency sign or name can mean. More than one code is an ambiguity; `assumed` where the sign alone does not say. */
export interface CurrencyWord {
  readonly codes: readonly string[];
  readonly assumed: boolean;
}

/**
 * Money that several countries call by one name: the commonest, or all where none is, and whose own it is.
 *
 * A country with money of that name makes it its own; everywhere else the commonest is taken and flagged (domain rules §3).
 */
const SHARED: Readonly<
  Record<SharedMoney, { readonly common: readonly string[]; readonly own: Readonly<Record<string, string>> }>
> = {
  dollar: {
    common: ['USD'],
    own: {
      ...{
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
      },
      ...{
        BB: 'BBD',
        BS: 'BSD',
        BZ: 'BZD',
        BM: 'BMD',
        FJ: 'FJD',
        GY: 'GYD',
        JM: 'JMD',
        LR: 'LRD',
        NA: 'NAD',
        SR: 'SRD',
        TT: 'TTD',
      },
    },
  },
  pound: { common: ['GBP'], own: { GB: 'GBP', EG: 'EGP', LB: 'LBP', SY: 'SYP', SD: 'SDG', SS: 'SSP', GI: 'GIP' } },
  franc: {
    common: ['CHF'],
    own: {
      ...{
        CH: 'CHF',
        LI: 'CHF',
        CM: 'XAF',
        GA: 'XAF',
        TD: 'XAF',
        CF: 'XAF',
        CG: 'XAF',
        GQ: 'XAF',
        SN: 'XOF',
        CI: 'XOF',
      },
      ...{
        ML: 'XOF',
        BF: 'XOF',
        BJ: 'XOF',
        NE: 'XOF',
        TG: 'XOF',
        PF: 'XPF',
        NC: 'XPF',
        CD: 'CDF',
        RW: 'RWF',
        GN: 'GNF',
      },
      ...{ BI: 'BIF', DJ: 'DJF', KM: 'KMF' },
    },
  },
  peso: {
    common: ['MXN'],
    own: { MX: 'MXN', AR: 'ARS', CL: 'CLP', CO: 'COP', UY: 'UYU', DO: 'DOP', CU: 'CUP', PH: 'PHP' },
  },
  krone: {
    common: ['SEK', 'NOK', 'DKK'],
    own: { SE: 'SEK', NO: 'NOK', DK: 'DKK', GL: 'DKK', FO: 'DKK', IS: 'ISK', CZ: 'CZK' },
  },
  rupee: { common: ['INR'], own: { IN: 'INR', PK: 'PKR', LK: 'LKR', NP: 'NPR', MU: 'MUR', SC: 'SCR' } },
  dinar: {
    common: ['KWD', 'IQD', 'JOD', 'DZD', 'TND', 'LYD', 'BHD', 'RSD'],
    own: {
      ...{ KW: 'KWD', IQ: 'IQD', JO: 'JOD', DZ: 'DZD', TN: 'TND', LY: 'LYD', BH: 'BHD', RS: 'RSD' },
    },
  },
  rial: { common: ['IRR'], own: { IR: 'IRR', OM: 'OMR', YE: 'YER' } },
  riyal: { common: ['SAR'], own: { SA: 'SAR', QA: 'QAR' } },
  lira: { common: ['TRY'], own: { TR: 'TRY', IT: 'ITL', LB: 'LBP', SY: 'SYP' } },
  dirham: { common: ['AED', 'MAD'], own: { AE: 'AED', MA: 'MAD' } },
  cfa: {
    common: ['XOF', 'XAF'],
    own: {
      ...{
        SN: 'XOF',
        CI: 'XOF',
        ML: 'XOF',
        BF: 'XOF',
        BJ: 'XOF',
        NE: 'XOF',
        TG: 'XOF',
        GW: 'XOF',
        CM: 'XAF',
        GA: 'XAF',
      },
      ...{ TD: 'XAF', CF: 'XAF', CG: 'XAF', GQ: 'XAF' },
    },
  },
  won: { common: ['KRW'], own: { KR: 'KRW', KP: 'KPW' } },
  real: { common: ['BRL'], own: { BR: 'BRL' } },
  yen: { common: ['JPY'], own: { JP: 'JPY' } },
  yuan: { common: ['CNY'], own: { CN: 'CNY' } },
  shilling: { common: ['KES', 'UGX', 'TZS'], own: { KE: 'KES', UG: 'UGX', TZ: 'TZS', SO: 'SOS' } },
};

/** Countries that write `$` for their pesos. Their dollars are still US dollars. */
const PESOS: Readonly<Record<string, string>> = {
  ...{ MX: 'MXN', AR: 'ARS', CL: 'CLP', CO: 'COP', UY: 'UYU', DO: 'DOP', CU: 'CUP' },
};

/** Names that mean one currency in practice, so that nothing is assumed. */
const SURE: ReadonlySet<SharedMoney> = new Set<SharedMoney>(['yen', 'yuan', 'real']);

/**
 * What a name or sign that countries share means in a text.
 *
 * @param country ISO 3166 code of two letters, if known
 */
export function sharedMoney(name: SharedMoney, country: string | undefined): CurrencyWord {
  const { common, own } = SHARED[name];
  const code = country === undefined || !Object.hasOwn(own, country) ? undefined : own[country];
  if (code !== undefined) return { codes: [code], assumed: false };
  return { codes: common, assumed: !SURE.has(name) };
}

/** What `$` means: the dollar of the country, or its peso. */
export function dollarSign(country: string | undefined): CurrencyWord {
  const peso = country === undefined || !Object.hasOwn(PESOS, country) ? undefined : PESOS[country];
  return peso === undefined ? sharedMoney('dollar', country) : { codes: [peso], assumed: false };
}

const DOLLAR_SIGNED: ReadonlySet<string> = new Set([...Object.values(SHARED.dollar.own), ...Object.values(PESOS)]);

/** Whether a currency is one for which `$` stands somewhere. */
export function isDollarSigned(code: string): boolean {
  return DOLLAR_SIGNED.has(code);
}

/** What `¥` means: JPY, as CLDR writes it, which is assumed where nothing says that it is not CNY. */
export function yenSign(language: string | undefined, country: string | undefined): CurrencyWord {
  if (country === 'JP' || language === 'ja') return { codes: ['JPY'], assumed: false };
  if (country === 'CN' || language === 'zh') return { codes: ['CNY'], assumed: false };
  return { codes: ['JPY'], assumed: true };
}
