import type Fraction from 'fraction.js';

import { order } from '../quantities/rational.js';
import type { Extent, Stretch } from './extent.js';
import { liesWithin, sameStretch } from './extent.js';
import type { ReasonCode } from './verdict.js';

/** What two extents in one unit say to each other. */
export type Finding =
  | {
      readonly verdict: 'equal' | 'consistent' | 'tension';
      /** Empty for `equal`. */
      readonly codes: readonly ReasonCode[];
      readonly facing: null;
    }
  | {
      readonly verdict: 'contradictory';
      readonly codes: readonly ReasonCode[];
      /** The two ends that face each other, the lower first. */
      readonly facing: readonly [Fraction, Fraction];
    };

/**
 * Whether both of two extents can be right (domain rules §5). Symmetric, and widening what either admits never makes it
 * `contradictory`.
 *
 * 1. `equal`: they admit the same numbers.
 * 2. They admit a number in common: `tension` (`bound_excludes`) where one of them is a bound or a range and what was said,
 *    before rounding, has no number in common; `tension` (`rounding_tie`) where that one number is an end of both that
 *    rounding made; else `consistent`: `bound` where one is a bound or a range, `refinement` where one lies in the other,
 *    `rounding` where only rounding lets them agree.
 * 3. They admit none in common: `contradictory`, with gap 0 where stated ends touch, unless rounding is to blame. That makes
 *    it `tension`: `rounding_tie` where they touch at an end that rounding made, `rounding_policy` where without the 5 %
 *    cap they would have a number in common, or would so touch ("$1 billion" and "$2 billion").
 */
export function findingOf(a: Extent, b: Extent): Finding {
  if (sameStretch(a.admitted, b.admitted)) return agreeing('equal');
  const meeting = meetingOf(a.admitted, b.admitted);
  if (meeting.facing === null || meeting.how === 'touch in a number') {
    if ((a.bound || b.bound) && !haveCommon(a.unrounded, b.unrounded)) return agreeing('tension', 'bound_excludes');
    if (meeting.how === 'touch in a number' && meeting.softness === 'both') return agreeing('tension', 'rounding_tie');
    return agreeing('consistent', ...agreementOf(a, b));
  }
  if (!canMeet(a, b)) return { verdict: 'contradictory', codes: ['values_apart'], facing: meeting.facing };
  return agreeing(
    'tension',
    meeting.how === 'touch' && meeting.softness !== 'none' ? 'rounding_tie' : 'rounding_policy',
  );
}

/**
 * Whether two extents are not `contradictory`: without the 5 % cap they have a number in common, or touch at an end that
 * rounding made.
 */
function canMeet(a: Extent, b: Extent): boolean {
  const { how, softness } = meetingOf(a.uncapped, b.uncapped);
  return how === 'overlap' || how === 'touch in a number' || (how === 'touch' && softness !== 'none');
}

function agreeing(verdict: 'equal' | 'consistent' | 'tension', ...codes: readonly ReasonCode[]): Finding {
  return { verdict, codes, facing: null };
}

function agreementOf(a: Extent, b: Extent): readonly ReasonCode[] {
  if (a.bound || b.bound) return ['bound'];
  const refines = liesWithin(a.admitted, b.admitted) || liesWithin(b.admitted, a.admitted);
  const rounds = !haveCommon(a.unrounded, b.unrounded) || !refines;
  return [...(rounds ? (['rounding'] as const) : []), ...(refines ? (['refinement'] as const) : [])];
}

interface Meeting {
  readonly how: 'overlap' | 'touch in a number' | 'touch' | 'apart';
  /** How many of the two ends that face each other rounding made. */
  readonly softness: 'none' | 'one' | 'both';
  /** The upper end of the lower one and the lower end of the upper one; null exactly where they overlap. */
  readonly facing: readonly [Fraction, Fraction] | null;
}

function haveCommon(a: Stretch, b: Stretch): boolean {
  const { how } = meetingOf(a, b);
  return how === 'overlap' || how === 'touch in a number';
}

/** How two stretches, neither of them empty, meet. */
function meetingOf(a: Stretch, b: Stretch): Meeting {
  const [x, y] = [facing(a, b), facing(b, a)];
  // Of two points in one place both directions touch; where either direction lies apart, the other does not.
  return x.how === 'apart' || (x.how !== 'overlap' && y.how === 'overlap') ? x : y.how !== 'overlap' ? y : x;
}

function facing({ upper }: Stretch, { lower }: Stretch): Meeting {
  if (upper.at === null || lower.at === null) return OVERLAP;
  const position = order(upper.at, lower.at);
  if (position > 0) return OVERLAP;
  const ends = [upper.soft, lower.soft].filter((soft) => soft).length;
  const softness = ends === 0 ? 'none' : ends === 1 ? 'one' : 'both';
  const touch = upper.inclusive && lower.inclusive ? 'touch in a number' : 'touch';
  return { how: position < 0 ? 'apart' : touch, softness, facing: [upper.at, lower.at] };
}

const OVERLAP: Meeting = { how: 'overlap', softness: 'none', facing: null };
