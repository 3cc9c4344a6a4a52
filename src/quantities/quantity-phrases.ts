import { absolute } from '../kernel/decimal.js';
import { remembered } from '../kernel/remembered.js';
import type { Figure } from './figure.js';
import type { Words } from './lexicon.js';
import { PHYSICAL_UNITS, UNIT_ALIASES } from './physical-units.js';
import { dimensionOf } from './units.js';

/** What stands beside a number. */
export type UnitOf = Pick<Figure, 'unit' | 'of'>;

/** Below this many digits before the point a number is written out, above it has a scale word. */
const MOST_WRITTEN_OUT = 6;
/** CLDR has scale words of every language up to this power of ten. */
const LARGEST_SCALE = 12;
/** How many zeros may be needed after the last digit to say how precise a number is: 13.0. */
const MOST_ZEROS = 3;

/**
 * How a language writes a number with its unit: the plainest first, then with zeros after the last digit, then without a
 * scale word, as CLDR has it.
 */
export function quantityPhrases(value: string, unit: UnitOf, words: Words): readonly string[] {
  const last = lastPlace(value);
  const scale = scaleOf(value);
  const places = Array.from({ length: MOST_ZEROS + 1 }, (_, zeros) => last - zeros);
  const compact = scale === 0 ? [] : places.flatMap((place) => [...written(value, unit, words, place, scale)]);
  return [...compact, ...places.flatMap((place) => [...written(value, unit, words, place, 0)])];
}

/** The first of the {@link quantityPhrases}, without making the others; null where there is none. */
export function plainestPhrase(value: string, unit: UnitOf, words: Words): string | null {
  const last = lastPlace(value);
  for (const scale of [scaleOf(value), 0]) {
    for (const phrase of written(value, unit, words, last, scale)) return phrase;
  }
  return null;
}

/** The plainest phrase that says a number down to a power of ten: 13.0 billion. */
export function phraseAt(value: string, unit: UnitOf, words: Words, place: number): string | null {
  for (const scale of [scaleOf(value), 0]) {
    for (const phrase of written(value, unit, words, Math.min(place, lastPlace(value)), scale)) return phrase;
  }
  return null;
}

/** The power of ten of the scale word with which a number is written; 0 where it has none. */
export function scaleOf(value: string): number {
  const digits = absolute(value).split('.')[0]?.length ?? 1;
  return digits <= MOST_WRITTEN_OUT ? 0 : Math.min(LARGEST_SCALE, 3 * Math.floor((digits - 1) / 3));
}

/** The power of ten of the last digit that is not zero. */
function lastPlace(value: string): number {
  const point = value.indexOf('.');
  if (point >= 0) return point - value.length + 1;
  return value === '0' ? 0 : value.length - value.replace(/0+$/, '').length;
}

function* written(value: string, unit: UnitOf, words: Words, place: number, scale: number): Generator<string> {
  const places = Math.max(0, scale - place);
  if (places > 20) return;
  const format = (style: Style): string =>
    formatOf(words.language, places, scale > 0, style, unit.unit).format(value as Intl.StringNumericLiteral);
  if (dimensionOf(unit.unit) === 'money') {
    const named = format('name');
    if (scale > 0 && Object.hasOwn(LINKS, words.language)) yield* linked(format('number'), named, words);
    yield named;
    yield format('code');
    return;
  }
  if (unit.unit === 'percent') yield format('percent');
  for (const word of unitWords(unit, words, value)) yield `${format('number')}${word === '' ? '' : ` ${word}`}`;
}

/** What is written beside the digits: nothing, a currency by name or by code, "percent". */
type Style = 'number' | 'name' | 'code' | 'percent';

/** Making a format takes a thousand times as long as using it. */
const formats = new Map<string, Intl.NumberFormat>();
/** Styles of numbers are few, but nobody bounds them. */
const MOST_FORMATS = 1000;

function formatOf(
  language: string,
  places: number,
  compact: boolean,
  style: Style,
  currency: string,
): Intl.NumberFormat {
  const beside = style === 'name' || style === 'code' ? currency : '';
  const key = `${language} ${places} ${compact} ${style} ${beside}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    ...(compact ? { notation: 'compact', compactDisplay: 'long' } : {}),
    ...(beside === '' ? {} : { style: 'currency', currency, currencyDisplay: style }),
    ...(style === 'percent' ? { style: 'unit', unit: 'percent', unitDisplay: 'long' } : {}),
  } as Intl.NumberFormatOptions);
  formats.set(key, made);
  return made;
}

/** "13 milliards d'euros": with the word that a language puts between a scale and a currency, which CLDR leaves out. */
function linked(number: string, money: string, { language }: Words): readonly string[] {
  const [link, elided = link] = LINKS[language] ?? [];
  if (link === undefined || elided === undefined || !money.startsWith(`${number} `)) return [];
  const name = money.slice(number.length + 1);
  return [`${number} ${/^[aeiouâàéèêîôœ]/i.test(name) ? elided : link}${name}`];
}

/** What stands between a scale word and a currency, and what does before a vowel. */
const LINKS: Readonly<Record<string, readonly [string, string?]>> = {
  fr: ['de ', "d'"],
  es: ['de '],
  it: ['di '],
  pt: ['de '],
};

/** Points of percentages, one and several. */
const POINTS: Readonly<
  Record<string, Readonly<Record<'percentage_point' | 'basis_point', readonly [string, string]>>>
> = {
  en: { percentage_point: ['percentage point', 'percentage points'], basis_point: ['basis point', 'basis points'] },
  de: { percentage_point: ['Prozentpunkt', 'Prozentpunkte'], basis_point: ['Basispunkt', 'Basispunkte'] },
  fr: {
    percentage_point: ['point de pourcentage', 'points de pourcentage'],
    basis_point: ['point de base', 'points de base'],
  },
  es: {
    percentage_point: ['punto porcentual', 'puntos porcentuales'],
    basis_point: ['punto básico', 'puntos básicos'],
  },
  it: { percentage_point: ['punto percentuale', 'punti percentuali'], basis_point: ['punto base', 'punti base'] },
  pt: { percentage_point: ['ponto percentual', 'pontos percentuais'], basis_point: ['ponto-base', 'pontos-base'] },
  nl: { percentage_point: ['procentpunt', 'procentpunten'], basis_point: ['basispunt', 'basispunten'] },
};

const pluralsOf = remembered((language) => new Intl.PluralRules(language), 20);

/** What a unit that is no money is called after a number. */
export function unitWords({ unit, of }: UnitOf, words: Words, value = '2'): readonly string[] {
  const noun = of ?? '';
  if (unit === '1') return [noun];
  if (unit === 'percentage_point' || unit === 'basis_point') {
    const [one, several] = POINTS[words.language]?.[unit] ?? [];
    const own = pluralsOf(words.language).select(Number(value)) === 'one' ? one : several;
    return [...(own === undefined ? [] : [own]), ...words.ratios[unit].split('|')];
  }
  if (unit === 'percent') return words.ratios.percent.split('|');
  const symbols = Object.entries(UNIT_ALIASES).flatMap(([symbol, code]) => (code === unit ? [symbol] : []));
  const names = Object.hasOwn(words.physical, unit) ? (words.physical[unit]?.split('|') ?? []) : [];
  const known = Object.hasOwn(PHYSICAL_UNITS, unit) ? [unit] : [];
  const measured = noun === '' ? '' : ` ${words.measured.split('|')[0] ?? ''} ${noun}`;
  return [...known, ...symbols, ...names].map((name) => `${name}${measured}`);
}
