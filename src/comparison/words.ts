import type Fraction from 'fraction.js';

import { addDays } from '../kernel/calendar-date.js';
import { timesPowerOfTen } from '../kernel/decimal.js';
import type { Figure } from '../quantities/figure.js';
import type { Period } from '../quantities/period.js';
import { decimalOf } from '../quantities/rational.js';
import { currencyCodes } from '../quantities/units.js';
import type { Stretch } from './extent.js';

const SCALES: readonly (readonly [power: number, word: string])[] = [
  [12, ' trillion'],
  [9, ' billion'],
  [6, ' million'],
];

/** A number in English, exact: `13.5 billion`, `277,300`. */
export function numberWords(decimal: string): string {
  const digits = decimal.replace(/^-|\..*/g, '').length;
  const [power, word] = SCALES.find(([scale]) => digits > scale) ?? [0, ''];
  const [whole = '', fraction] = timesPowerOfTen(decimal, -power).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`}${word}`;
}

/** A stretch in English: `12.5 billion to 13.5 billion USD`, `more than 13 billion USD`. */
export function stretchWords({ lower, upper }: Stretch, unit: string): string {
  const [from, to] = [amountWords(lower.at), amountWords(upper.at)];
  const said = unitWords(unit);
  if (from === null && to === null) return 'any number';
  if (to === null) return `${lower.inclusive ? 'at least' : 'more than'} ${from}${said}`;
  if (from === null) return `${upper.inclusive ? 'at most' : 'less than'} ${to}${said}`;
  return from === to ? `${from}${said}` : `${from} to ${to}${said}`;
}

/** A figure as it was written, shortened, with what it admits. */
export function figureWords({ asWritten }: Figure, admitted: Stretch, unit: string): string {
  const characters = [...asWritten];
  const shown = characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : asWritten;
  const stretch = stretchWords(admitted, unit);
  return shown === '' ? stretch : `“${shown}” (${stretch})`;
}

/** A period in English, with the days that belong to it. */
export function periodWords({ kind, start, end, label }: Period): string {
  const last = end === null ? null : addDays(end, -1);
  if (kind === 'unspecified') return 'an unspecified period';
  const days =
    start === null ? `until ${last}` : last === null ? `from ${start}` : start === last ? start : `${start} to ${last}`;
  return label === null || label === days ? days : `${label} (${days})`;
}

/** A unit after a number, with its space: ` USD`, ` percentage point`; nothing for a count. */
export function unitWords(unit: string): string {
  if (unit === '1') return '';
  return ` ${unit.replace(/_/g, currencyCodes.has(unit) ? '_' : ' ')}`;
}

/** Digits after the point of a number that conversion made endless. */
const PLACES = 6;

/** A number as it is, or rounded where a conversion made it endless. */
function amountWords(at: Fraction | null): string | null {
  if (at === null) return null;
  const exact = decimalOf(at);
  const rounded = decimalOf(at, PLACES);
  return numberWords(at.d > LONG && rounded !== '0' ? rounded : exact);
}

/** Denominators of decimals with twelve digits after the point are no larger. */
const LONG = 10n ** 12n;
