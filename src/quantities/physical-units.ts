/** What a physical unit measures. Units of one dimension convert exactly into each other. */
export type PhysicalDimension =
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'power'
  | 'energy'
  | 'speed'
  | 'temperature'
  | 'duration'
  | 'months'
  | 'data'
  | 'data_rate'
  | 'frequency'
  | 'pressure';

/**
 * A physical unit: value in base units = (value + offset) × numerator ÷ denominator, all exact.
 *
 * The base units are m, m2, m3, kg, W, J, m/s, K, s, mo, By, bit/s, Hz and Pa.
 */
export interface PhysicalUnit {
  readonly dimension: PhysicalDimension;
  /** Decimals in plain notation. */
  readonly numerator: string;
  readonly denominator: string;
  /** Added before the factor, in the unit itself; `0` but for temperatures. */
  readonly offset: string;
}

const unit = (dimension: PhysicalDimension, numerator: string, denominator = '1', offset = '0'): PhysicalUnit => ({
  dimension,
  numerator,
  denominator,
  offset,
});

/** Decimal prefixes by their symbol, as a power of ten. */
const PREFIXES: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  c: -2,
  h: 2,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

/** The unit and its multiples: `prefixed('W', …, ['k', 'M'])` gives W, kW and MW. */
function prefixed(symbol: string, base: PhysicalUnit, prefixes: readonly string[]): Record<string, PhysicalUnit> {
  const multiples = prefixes.map((prefix): [string, PhysicalUnit] => {
    const power = PREFIXES[prefix] ?? 0;
    const zeros = '0'.repeat(Math.abs(power));
    const { dimension, numerator, denominator } = base;
    const multiple =
      power > 0
        ? unit(dimension, `${numerator}${zeros}`, denominator)
        : unit(dimension, numerator, `${denominator}${zeros}`);
    return [`${prefix}${symbol}`, multiple];
  });
  return Object.fromEntries([[symbol, base], ...multiples]);
}

/**
 * The physical units a newsroom meets, by their UCUM code (`W.h`, `Cel`, `[bbl_us]`).
 *
 * Factors are exact: by SI (watt hour, tonne, degree Celsius), the international yard and pound agreement of 1959 (inch, mile,
 * pound), the US survey foot (acre), and UCUM 2.1 for the rest. `[HP_m]` (metric horsepower, German PS: 75 kgf·m/s) has no
 * code in UCUM and is named in its manner. Months and years are kept apart from seconds: a month has no fixed length.
 */
export const PHYSICAL_UNITS: Readonly<Record<string, PhysicalUnit>> = {
  ...prefixed('m', unit('length', '1'), ['n', 'u', 'm', 'c', 'k']),
  '[in_i]': unit('length', '254', '10000'),
  '[ft_i]': unit('length', '3048', '10000'),
  '[yd_i]': unit('length', '9144', '10000'),
  '[mi_i]': unit('length', '1609344', '1000'),
  '[nmi_i]': unit('length', '1852'),

  m2: unit('area', '1'),
  cm2: unit('area', '1', '10000'),
  km2: unit('area', '1000000'),
  har: unit('area', '10000'),
  '[sft_i]': unit('area', '9290304', '100000000'),
  '[mi_i]2': unit('area', '2589988110336', '1000000'),
  '[acr_us]': unit('area', '62726400000', '15499969'),

  m3: unit('volume', '1'),
  cm3: unit('volume', '1', '1000000'),
  hm3: unit('volume', '1000000'),
  km3: unit('volume', '1000000000'),
  ...prefixed('L', unit('volume', '1', '1000'), ['m', 'c', 'h']),
  '[gal_us]': unit('volume', '3785411784', '1000000000000'),
  '[gal_br]': unit('volume', '454609', '100000000'),
  '[bbl_us]': unit('volume', '158987294928', '1000000000000'),
  '[cft_i]': unit('volume', '28316846592', '1000000000000'),

  ...prefixed('g', unit('mass', '1', '1000'), ['u', 'm', 'k']),
  ...prefixed('t', unit('mass', '1000'), ['k', 'M', 'G']),
  '[lb_av]': unit('mass', '45359237', '100000000'),
  '[oz_av]': unit('mass', '28349523125', '1000000000000'),
  '[oz_tr]': unit('mass', '311034768', '10000000000'),
  '[stone_av]': unit('mass', '635029318', '100000000'),
  '[ston_av]': unit('mass', '90718474', '100000'),
  '[lton_av]': unit('mass', '10160469088', '10000000'),
  '[car_m]': unit('mass', '2', '10000'),

  ...prefixed('W', unit('power', '1'), ['m', 'k', 'M', 'G', 'T']),
  '[HP]': unit('power', '74569987158227022', '100000000000000'),
  '[HP_m]': unit('power', '73549875', '100000'),

  ...prefixed('J', unit('energy', '1'), ['k', 'M', 'G', 'T', 'P', 'E']),
  ...prefixed('W.h', unit('energy', '3600'), ['k', 'M', 'G', 'T', 'P']),
  ...prefixed('cal_th', unit('energy', '4184', '1000'), ['k']),
  '[Btu_IT]': unit('energy', '105505585262', '100000000'),

  'm/s': unit('speed', '1'),
  'km/h': unit('speed', '10', '36'),
  '[mi_i]/h': unit('speed', '44704', '100000'),
  '[kn_i]': unit('speed', '1852', '3600'),

  K: unit('temperature', '1'),
  Cel: unit('temperature', '1', '1', '273.15'),
  '[degF]': unit('temperature', '5', '9', '459.67'),

  ms: unit('duration', '1', '1000'),
  s: unit('duration', '1'),
  min: unit('duration', '60'),
  h: unit('duration', '3600'),
  d: unit('duration', '86400'),
  wk: unit('duration', '604800'),
  mo: unit('months', '1'),
  a: unit('months', '12'),

  ...prefixed('By', unit('data', '1'), ['k', 'M', 'G', 'T', 'P', 'E']),
  ...prefixed('bit', unit('data', '1', '8'), ['k', 'M', 'G', 'T']),
  ...prefixed('bit/s', unit('data_rate', '1'), ['k', 'M', 'G', 'T']),
  ...prefixed('Hz', unit('frequency', '1'), ['k', 'M', 'G']),
  ...prefixed('Pa', unit('pressure', '1'), ['h', 'k', 'M']),
  bar: unit('pressure', '100000'),
};

/** Symbols as they are usually written, to their UCUM code. Case as written. */
export const UNIT_ALIASES: Readonly<Record<string, string>> = {
  '°C': 'Cel',
  '℃': 'Cel',
  '°F': '[degF]',
  '℉': '[degF]',
  µm: 'um',
  'm²': 'm2',
  'km²': 'km2',
  'cm²': 'cm2',
  'm³': 'm3',
  'cm³': 'cm3',
  'km³': 'km3',
  ha: 'har',
  l: 'L',
  ml: 'mL',
  cl: 'cL',
  hl: 'hL',
  Wh: 'W.h',
  kWh: 'kW.h',
  MWh: 'MW.h',
  GWh: 'GW.h',
  TWh: 'TW.h',
  PWh: 'PW.h',
  kcal: 'kcal_th',
  bbl: '[bbl_us]',
  mph: '[mi_i]/h',
  kn: '[kn_i]',
  mi: '[mi_i]',
  ft: '[ft_i]',
  yd: '[yd_i]',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  oz: '[oz_av]',
  hp: '[HP]',
  PS: '[HP_m]',
  B: 'By',
  kB: 'kBy',
  MB: 'MBy',
  GB: 'GBy',
  TB: 'TBy',
  PB: 'PBy',
};
