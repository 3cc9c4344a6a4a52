import type { Figure } from '../quantities/figure.js';
import type { Rates } from '../quantities/rates.js';
import { decimalOf } from '../quantities/rational.js';
import type { Exchange } from './common-unit.js';
import type { Gap, Reason, ReasonCode } from './verdict.js';
import { numberWords, unitWords } from './words.js';

/** Digits of a rate in a sentence; the calculation is exact. */
const RATE_PLACES = 6;

/** Why two values cannot both be right, in the words of both; of a part and a whole the part comes first. */
export function apartText(code: ReasonCode, [first, second]: readonly [string, string], gap: Gap): string {
  const distance = `${numberWords(gap.absolute)}${unitWords(gap.unit)}`;
  if (code === 'part_exceeds_whole') {
    return `The part, ${first}, exceeds the whole, ${second}, by ${distance} or more.`;
  }
  if (gap.absolute === '0') return `${first} and ${second} touch and have no value in common.`;
  return `${first} and ${second} are apart by ${distance} or more.`;
}

/** How two values can both be right, or nearly, in the words of both; of a part and a whole the part comes first. */
export function meetingText(code: ReasonCode, [first, second]: readonly [string, string]): string {
  switch (code) {
    case 'bound':
      return `A bound or range leaves room: ${first} and ${second} have values in common.`;
    case 'refinement':
      return `One is the more precise of the two: ${first} and ${second}.`;
    case 'rounding':
      return `Rounding lets them agree: ${first} and ${second} have values in common.`;
    case 'part_within_whole':
      return `The part, ${first}, fits into the whole, ${second}.`;
    case 'bound_excludes':
      return `Only rounding lets them agree; what was said excludes it: ${first} and ${second}.`;
    case 'rounding_tie':
      return `They only touch at an end that rounding made: ${first} and ${second}.`;
    default:
      return `Only the rule that rounding reaches 5 percent at most keeps them apart: ${first} and ${second}.`;
  }
}

/** Why money was not converted. @param days for which there would have to be rates; null where not even they are known */
export function noRate(
  figures: readonly Figure[],
  days: readonly [first: string, last: string] | null,
  rates: Rates | null,
): Reason {
  const units = figures.map(({ unit }) => unit).sort();
  const when = days === null ? 'days that are not known' : days[0] === days[1] ? days[0] : `${days[0]} to ${days[1]}`;
  const why = rates === null ? 'there is no set of rates' : `${rates.name} does not have them all`;
  return { code: 'no_rate', text: `${units.join(' and ')} compare only by the rates of ${when}; ${why}.` };
}

/** With which rates money was converted. */
export function convertedBy({ from, to, first, last, range }: Exchange, name: string): Reason {
  const [low, high] = [decimalOf(range.low, RATE_PLACES), decimalOf(range.high, RATE_PLACES)];
  const rate = low === high ? low : `${low} to ${high}`;
  const days = first === last ? `of ${first}` : `from ${first} to ${last}`;
  return { code: 'converted', text: `1 ${from} is ${rate} ${to} by the rates ${days} (${name}).` };
}

/** A dollar sign in a text whose country is unknown was taken for USD, and every verdict that rests on it says so. */
export function assumedCurrency(figures: readonly Figure[]): readonly Reason[] {
  const assumed = figures.filter((figure) => figure.assumed.includes('currency'));
  if (assumed.length === 0) return [];
  const units = [...new Set(assumed.map(({ unit }) => unit))].sort().join(' and ');
  return [
    { code: 'currency_assumed', text: `The text does not say whose currency it means; it was taken for ${units}.` },
  ];
}
