import type Fraction from 'fraction.js';

import type { Figure } from '../quantities/figure.js';
import type { Rates } from '../quantities/rates.js';
import { decimalOf } from '../quantities/rational.js';
import { areInverse } from './aggregation.js';
import type { Aligned, Exchange, NoRate } from './common-unit.js';
import { aligned } from './common-unit.js';
import type { Comparand } from './comparand.js';
import type { Extent } from './extent.js';
import { downwards, extentOf, mapped, mirrored, upwards } from './extent.js';
import { findingOf } from './finding.js';
import type { Judgement } from './judgement.js';
import { agreement, clash, incomparable } from './judgement.js';
import { timeRelation } from './time-relation.js';
import type { Gap, Reason, ReasonCode } from './verdict.js';
import { figureWords, numberWords, unitWords } from './words.js';

/** Digits of a relative gap after the point: a millionth is finer than any figure of the news. */
const RELATIVE_PLACES = 6;

/**
 * Whether two quantities can both be right, about claims that differ in nothing that keeps them from being compared and
 * leave nothing open. See {@link findingOf} for the rules.
 *
 * What is unknown or undisclosed excludes no number. Where one claim is about a part of the other's period, everything from
 * the part's value upwards is compared with everything from the whole's value downwards: they can both be right exactly
 * where the part can be no larger than the whole.
 */
export function compareQuantities(
  sides: readonly [Comparand, Comparand],
  figures: readonly [Figure, Figure],
  rates: Rates | null,
): Judgement {
  const [x, y] = figures;
  if (isUnknown(x) || isUnknown(y)) return withoutNumber(x, y);
  const time = timeRelation(...sides);
  const common = aligned(sides, figures, signedAlike(sides, figures), time, rates);
  if ('days' in common) return noRate(figures, common, rates);

  const assumed = assumedCurrency(figures);
  const words = wordsOf(figures, common);
  const exchange = common.exchange;
  const extra = [...(exchange === null || rates === null ? [] : [convertedBy(exchange, rates)]), ...assumed];
  const used = exchange === null ? null : (rates?.name ?? null);
  if (time === 'first within second' || time === 'second within first') {
    const [part, whole] = time === 'first within second' ? [common.a, common.b] : [common.b, common.a];
    const [small, large] = time === 'first within second' ? words : [words[1], words[0]];
    return partAndWhole(part, whole, { small, large, unit: common.unit, extra, used });
  }
  const found = findingOf(common.a, common.b);
  const gap = found.facing === null ? null : gapBetween(found.facing, common.unit);
  // Values that a rate made alike are not the same.
  if (found.verdict === 'equal' && exchange !== null) return agreement('consistent', [...extra], used);
  if (gap !== null) return clash([{ code: 'values_apart', text: apartText(words, gap) }, ...extra], gap, used);
  const reasons = found.codes.map((code) => ({ code, text: sentence(code, words) }));
  return agreement(found.verdict, [...reasons, ...extra], used);
}

/** How far two ends that face each other are apart: in their unit, and of the larger magnitude of the two. */
export function gapBetween([from, to]: readonly [Fraction, Fraction], unit: string): Gap {
  const distance = to.sub(from);
  const larger = from.abs().compare(to.abs()) > 0 ? from.abs() : to.abs();
  const relative = larger.n === 0n ? null : decimalOf(distance.div(larger), RELATIVE_PLACES);
  return { absolute: decimalOf(distance), relative, unit };
}

interface Parts {
  readonly small: string;
  readonly large: string;
  readonly unit: string;
  readonly extra: readonly Reason[];
  readonly used: string | null;
}

function partAndWhole(part: Extent, whole: Extent, { small, large, unit, extra, used }: Parts): Judgement {
  const found = findingOf(mapped(part, upwards), mapped(whole, downwards));
  if (found.facing !== null) {
    const gap = gapBetween(found.facing, unit);
    const text = `The part, ${small}, exceeds the whole, ${large}, by at least ${amountOf(gap)}.`;
    return clash([{ code: 'part_exceeds_whole', text }, ...extra], gap, used);
  }
  if (found.verdict === 'tension') {
    const reasons = found.codes.map((code) => ({ code, text: sentence(code, [small, large]) }));
    return agreement('tension', [...reasons, ...extra], used);
  }
  const text = `The part, ${small}, fits into the whole, ${large}.`;
  return agreement('consistent', [{ code: 'part_within_whole', text }, ...extra], used);
}

/** The two extents, in the sense of one metric: a net loss of 5 is a net income of −5. A metric that cannot be negative stays. */
function signedAlike(
  [a, b]: readonly [Comparand, Comparand],
  [x, y]: readonly [Figure, Figure],
): readonly [Extent, Extent] {
  const [first, second] = [extentOf(x), extentOf(y)];
  if (!areInverse(a.metric, b.metric)) return [first, second];
  const turnFirst = b.metric.nonNegative && !a.metric.nonNegative;
  return turnFirst ? [mapped(first, mirrored), second] : [first, mapped(second, mirrored)];
}

const isUnknown = ({ kind }: Figure): boolean => kind === 'unknown' || kind === 'undisclosed';

function withoutNumber(x: Figure, y: Figure): Judgement {
  if (x.kind === y.kind) return agreement('equal', [], null);
  const text = 'A value that is unknown or not disclosed excludes no other.';
  return agreement('consistent', [{ code: 'no_number', text }], null);
}

function noRate(figures: readonly [Figure, Figure], { days }: NoRate, rates: Rates | null): Judgement {
  const [from, to] = figures.map(({ unit }) => unit).sort();
  const when = days === null ? 'no known day' : days[0] === days[1] ? days[0] : `${days[0]} to ${days[1]}`;
  const set = rates === null ? 'there is no set of rates' : `${rates.name} does not have them`;
  const text = `${from} and ${to} compare only with the rates of ${when}, and ${set}.`;
  return incomparable([{ code: 'no_rate', text }, ...assumedCurrency(figures)]);
}

function convertedBy({ from, to, first, last, range }: Exchange, { name }: Rates): Reason {
  const [low, high] = [decimalOf(range.low, 6), decimalOf(range.high, 6)];
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

function wordsOf([x, y]: readonly [Figure, Figure], { a, b, unit }: Aligned): [string, string] {
  return [figureWords(x, a.admitted, unit), figureWords(y, b.admitted, unit)];
}

function amountOf({ absolute, unit }: Gap): string {
  return `${numberWords(absolute)}${unitWords(unit)}`;
}

function apartText([first, second]: readonly [string, string], gap: Gap): string {
  const touching = gap.absolute === '0';
  return touching
    ? `${first} and ${second} touch and have no value in common.`
    : `${first} and ${second} are apart by at least ${amountOf(gap)}.`;
}

function sentence(code: ReasonCode, [first, second]: readonly [string, string]): string {
  switch (code) {
    case 'bound':
      return `A bound or range leaves room: ${first} and ${second} have values in common.`;
    case 'refinement':
      return `One is the more precise of the two: ${first} and ${second}.`;
    case 'rounding':
      return `Rounding lets them agree: ${first} and ${second} have values in common.`;
    case 'bound_excludes':
      return `Only rounding lets them agree: as said, the one excludes the other: ${first} and ${second}.`;
    case 'rounding_tie':
      return `They only touch at an end that rounding made: ${first} and ${second}.`;
    default:
      return `Only the rule that rounding reaches 5 % at most keeps them apart: ${first} and ${second}.`;
  }
}
