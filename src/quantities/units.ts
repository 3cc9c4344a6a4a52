import type { PhysicalDimension } from './physical-units.js';
import { PHYSICAL_UNITS, UNIT_ALIASES } from './physical-units.js';

/** What a unit measures: only values of one dimension can be compared. */
export type Dimension = 'money' | 'ratio' | 'count' | PhysicalDimension | 'other';

/** What the euro replaced: the news still compares with guilders and marks, and Intl no longer lists them. */
const BEFORE_EURO = 'ATS BEF CYP DEM EEK ESP FIM FRF GRD IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK'.split(' ');

/** ISO 4217 codes in CLDR's order, without the ones that are no letters, and those of before the euro. */
export const currencyCodes: ReadonlySet<string> = new Set([
  ...Intl.supportedValuesOf('currency').filter((code) => /^[A-Z]{3}$/.test(code)),
  ...BEFORE_EURO,
]);

const RATIOS: ReadonlySet<string> = new Set(['percent', 'percentage_point', 'basis_point']);

/** The dimension of a unit as figures carry it (`USD`, `percent`, `1`, `GW.h`, …); `other` for what is not known. */
export function dimensionOf(unit: string): Dimension {
  if (currencyCodes.has(unit)) return 'money';
  if (RATIOS.has(unit)) return 'ratio';
  return unit === '1'
    ? 'count'
    : ((Object.hasOwn(PHYSICAL_UNITS, unit) ? PHYSICAL_UNITS[unit]?.dimension : undefined) ?? 'other');
}

/** Dimensions of units that a metric knows by another name: a month is a time, and what few metrics measure is `other`. */
const METRIC_DIMENSIONS = {
  months: 'duration',
  speed: 'other',
  data: 'other',
  data_rate: 'other',
  frequency: 'other',
  pressure: 'other',
} as const satisfies Partial<Record<Dimension, string>>;

/** The dimension of a metric whose values have the unit. */
export function metricDimensionOf(
  unit: string,
): Exclude<Dimension, keyof typeof METRIC_DIMENSIONS> | 'duration' | 'other' {
  const dimension = dimensionOf(unit);
  return isRare(dimension) ? METRIC_DIMENSIONS[dimension] : dimension;
}

function isRare(dimension: Dimension): dimension is keyof typeof METRIC_DIMENSIONS {
  return Object.hasOwn(METRIC_DIMENSIONS, dimension);
}

/** The unit by its one name: the UCUM code of a symbol as it is usually written (`kWh` is `kW.h`), else as given. */
export function canonicalUnit(unit: string): string {
  return Object.hasOwn(UNIT_ALIASES, unit) ? (UNIT_ALIASES[unit] ?? unit) : unit;
}

/** Units that are words: shares of a hundred, and their differences. */
const RATIO_UNITS: readonly string[] = ['percent', 'percentage_point', 'basis_point'];

/** Letters, digits and the operators of UCUM: `W.h`, `t`, `km/h`, `Cel`. */
const SYMBOL = /^[A-Za-z%°µ[][A-Za-z0-9%°µ²³./^*()[\]_-]{0,29}$/;

/** Whether a text can be the unit of a figure: a currency of ISO 4217, `percent` and its kin, `1`, or a UCUM-style symbol. */
export function isUnit(text: string): boolean {
  if (/^[A-Z]{3}$/.test(text)) return currencyCodes.has(text);
  return text === '1' || RATIO_UNITS.includes(text) || SYMBOL.test(text);
}
