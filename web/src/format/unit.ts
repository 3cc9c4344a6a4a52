import type { Language } from './reader.js';

/** Units that are words: one of it, and several. */
const words: Readonly<Record<Language, Readonly<Record<string, readonly [string, string]>>>> = {
  en: {
    percentage_point: ['percentage point', 'percentage points'],
    basis_point: ['basis point', 'basis points'],
    '[bbl_us]': ['barrel', 'barrels'],
    '[acr_us]': ['acre', 'acres'],
    d: ['day', 'days'],
    wk: ['week', 'weeks'],
    mo: ['month', 'months'],
    a: ['year', 'years'],
    h: ['hour', 'hours'],
    min: ['minute', 'minutes'],
    s: ['second', 'seconds'],
  },
  de: {
    percentage_point: ['Prozentpunkt', 'Prozentpunkte'],
    basis_point: ['Basispunkt', 'Basispunkte'],
    '[bbl_us]': ['Barrel', 'Barrel'],
    '[acr_us]': ['Acre', 'Acres'],
    d: ['Tag', 'Tage'],
    wk: ['Woche', 'Wochen'],
    mo: ['Monat', 'Monate'],
    a: ['Jahr', 'Jahre'],
    h: ['Stunde', 'Stunden'],
    min: ['Minute', 'Minuten'],
    s: ['Sekunde', 'Sekunden'],
  },
};

/** How people write what UCUM writes in brackets or otherwise than is usual. */
const symbols: Readonly<Record<string, string>> = {
  percent: '%',
  um: 'µm',
  ug: 'µg',
  har: 'ha',
  Cel: '°C',
  '[degF]': '°F',
  '[in_i]': 'in',
  '[ft_i]': 'ft',
  '[yd_i]': 'yd',
  '[mi_i]': 'mi',
  '[nmi_i]': 'nmi',
  '[mi_i]2': 'sq mi',
  '[sft_i]': 'sq ft',
  '[cft_i]': 'cu ft',
  '[gal_us]': 'US gal',
  '[gal_br]': 'imp. gal',
  '[lb_av]': 'lb',
  '[oz_av]': 'oz',
  '[oz_tr]': 'oz t',
  '[stone_av]': 'st',
  '[ston_av]': 'short tn',
  '[lton_av]': 'long tn',
  '[car_m]': 'ct',
  '[HP]': 'hp',
  '[HP_m]': 'PS',
  '[Btu_IT]': 'BTU',
  '[mi_i]/h': 'mph',
  '[kn_i]': 'kn',
};

/**
 * What a unit is called after a number: `USD`, `%`, `percentage points`, `°C`, `kWh`, `km²`.
 *
 * @param unit as figures carry it: an ISO 4217 code, a word of this product, or a UCUM code
 * @param one whether the number is one
 */
export function unitWord(unit: string, language: Language, one = false): string {
  const forms = words[language][unit];
  if (forms) return forms[one ? 0 : 1];
  return symbols[unit] ?? usual(unit);
}

/** `kW.h` is written kWh, `MBy` MB, `kcal_th` kcal, `km2` km². */
function usual(unit: string): string {
  return unit
    .replace(/W\.h$/, 'Wh')
    .replace(/By$/, 'B')
    .replace(/_th$/, '')
    .replace(/(?<=m)2$/, '²')
    .replace(/(?<=m)3$/, '³');
}
