import type Fraction from 'fraction.js';

import type { Figure } from '../quantities/figure.js';
import type { Rates } from '../quantities/rates.js';
import { decimalOf, order } from '../quantities/rational.js';
import { areInverse } from './aggregation.js';
import { aligned, exchangeKey } from './common-unit.js';
import type { Comparand } from './comparand.js';
import type { Extent } from './extent.js';
import { downwards, extentOf, mapped, mirrored, upwards } from './extent.js';
import { findingOf } from './finding.js';
import type { Judgement } from './judgement.js';
import { agreement, clash, incomparable } from './judgement.js';
import { apartText, assumedCurrency, convertedBy, meetingText, noRate } from './sentences.js';
import { timeRelation } from './time-relation.js';
import type { Gap, ReasonCode } from './verdict.js';
import { figureWords } from './words.js';

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
  const common = aligned(sides, unitsOf(x, y), signedAlike(sides, figures), time, rates);
  if ('days' in common) return incomparable(() => [noRate(figures, common.days, rates), ...assumedCurrency(figures)]);

  const { a, b, exchange, unit } = common;
  const used = exchange === null || rates === null ? null : { name: rates.name, said: exchangeKey(exchange) };
  const isPart = time === 'first within second' || time === 'second within first';
  const turned = time === 'second within first';
  const [first, second] = turned ? [b, a] : [a, b];
  const found = isPart ? findingOf(mapped(first, upwards), mapped(second, downwards)) : findingOf(first, second);

  const words = (): [string, string] => {
    const said: [string, string] = [figureWords(x, a.admitted, unit), figureWords(y, b.admitted, unit)];
    return turned ? [said[1], said[0]] : said;
  };
  const extra = () => [
    ...(exchange === null || used === null ? [] : [convertedBy(exchange, used.name)]),
    ...assumedCurrency(figures),
  ];
  if (found.verdict === 'contradictory') {
    const gap = gapBetween(found.facing, unit);
    const code = isPart ? 'part_exceeds_whole' : 'values_apart';
    return clash(() => [{ code, text: apartText(code, words(), gap) }, ...extra()], gap, used);
  }
  const fits = isPart && found.verdict !== 'tension';
  const codes: readonly ReasonCode[] = fits ? ['part_within_whole'] : found.codes;
  // Values that a rate made alike are not the same.
  const verdict = fits || (found.verdict === 'equal' && used !== null) ? 'consistent' : found.verdict;
  return agreement(
    verdict,
    () => [...codes.map((code) => ({ code, text: meetingText(code, words()) })), ...extra()],
    used,
  );
}

/** How far two ends that face each other are apart: in their unit, and of the larger magnitude of the two. */
function gapBetween([from, to]: readonly [Fraction, Fraction], unit: string): Gap {
  const distance = to.sub(from);
  const larger = order(from.abs(), to.abs()) > 0 ? from.abs() : to.abs();
  const relative = larger.n === 0n ? null : decimalOf(distance.div(larger), RELATIVE_PLACES);
  return { absolute: decimalOf(distance), relative, unit };
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

/** Their units; none at all is none in any unit. */
function unitsOf(x: Figure, y: Figure): readonly [string, string] {
  return [x.kind === 'none' ? y.unit : x.unit, y.kind === 'none' ? x.unit : y.unit];
}

const isUnknown = ({ kind }: Figure): boolean => kind === 'unknown' || kind === 'undisclosed';

function withoutNumber(x: Figure, y: Figure): Judgement {
  if (x.kind === y.kind) return agreement('equal', () => []);
  const text = 'A value that is unknown or not disclosed excludes no other.';
  return agreement('consistent', () => [{ code: 'no_number', text }]);
}
