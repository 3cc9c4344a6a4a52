import Fraction from 'fraction.js';

import type { Stretch as Bounded } from '../comparison/extent.js';
import { extentOf, mapped } from '../comparison/extent.js';
import type { Expression } from '../formulas/formula.js';
import { namesIn, sumsOf } from '../formulas/formula-shape.js';
import { conversionOf, converted } from '../quantities/convert-unit.js';
import type { Figure } from '../quantities/figure.js';
import { decimalOf, order, rationalOf } from '../quantities/rational.js';
import type { Derivable, DerivedClaim, Disagreement, Evaluated, KnownInput } from './computation.js';
import { stepOf } from './lint-precision.js';
import { textsOf } from './remark.js';
import { magnitudeOf, shortened, shownEnds } from './shown-ends.js';
import type { Ends, Speech } from './speech.js';

/** Digits of a gap that are worth saying; it is cut, so that "or more" stays true. */
const GAP_DIGITS = 3;
/** How much finer ends are said until they no longer seem to meet. */
const FINEST = 12;

/**
 * What is to be said where the stated value lies outside what the derivation gives: null where the two have a point in common, or
 * cannot be compared (no number, another dimension, another currency).
 *
 * Ends are compared exactly, after exact conversion of units; ends that touch meet only where both are included.
 * Of a plain sum the sentence names the parts and the whole. It tells no figure where one of them was only said off the record: each would tell that one.
 * @param evaluated its result in any unit; without one there is nothing to be said
 */
export function disagreementOf(
  derivable: Derivable,
  evaluated: Pick<Evaluated, 'formula' | 'result'>,
): Disagreement | null {
  const found = apartIn(derivable, evaluated);
  if (found === null) return null;
  const { claim, stated, given, unit, gap } = found;
  const expression = evaluated.formula?.expression ?? null;
  const used = usedBy(derivable, expression);
  const said = apart(endsOf(stated), endsOf(given));
  const apartBy = gap.n === 0n ? 'touching' : 'disagreement';
  const gapUnit = unit === 'percent' ? 'percentage_point' : unit;
  const isUntold = [claim, ...used].some((one) => one.isUntold === true);
  const key = isUntold ? 'disagreement_untold' : apartBy;
  const texts = textsOf(isSum(expression) ? `${key}_sum` : key, ({ quoted, list, range, amount, ...speech }) => ({
    claim: quoted(claim.label),
    stated: speech.withThat(
      (apartBy === 'touching' ? null : asWritten(claim, speech.amountTo)) ?? range(said[0], unit),
    ),
    given: range(said[1], unit),
    gap: amount(decimalOf(shortened(gap, -1, GAP_DIGITS), 100), gapUnit),
    inputs: list(used.map(({ label }) => quoted(label))),
  }));
  return { text: texts.en, texts, claims: claimsOf(claim, used) };
}

/** A rounded number with the digits that it has, `15.0 billion US dollars`; null for anything else. */
function asWritten({ figure }: DerivedClaim, amountTo: Speech['amountTo']): string | null {
  const step = figure === null || figure.kind !== 'rounded' ? null : stepOf(figure);
  if (figure === null || figure.point === null || step === null) return null;
  return amountTo(magnitudeOf(step), figure.point, figure.unit);
}

/** Whether there is a {@link disagreementOf disagreement}, without the words. */
export function disagrees(derivable: Derivable, evaluated: Pick<Evaluated, 'result'>): boolean {
  return apartIn(derivable, evaluated) !== null;
}

/** What is stated and what is given, in the unit of what is stated, where no number is in both. */
function apartIn({ claim }: Derivable, { result }: Pick<Evaluated, 'result'>) {
  const figure = claim?.figure ?? null;
  if (claim === null || figure === null || result === null) return null;
  if (figure.kind === 'unknown' || figure.kind === 'undisclosed') return null;
  const unit = figure.kind === 'none' ? result.unit : figure.unit;
  const stated = extentOf(figure).admitted;
  const given = inUnit(result, unit);
  const gap = given && gapBetween(stated, given);
  return given && gap && { claim, stated, given, unit, gap };
}

/** The result in a unit; null where there is no exact way. A percentage is a hundredth of a plain number. */
function inUnit(result: Figure, unit: string): Bounded | null {
  const { admitted } = extentOf(result);
  if (result.unit === unit) return admitted;
  const [from, to] = [hundredths(result.unit), hundredths(unit)];
  const convert = conversionOf(result.unit, unit);
  if (convert === null && (from === null || to === null)) return null;
  const change = (at: Fraction) => (convert === null ? at.mul(from ?? 1).div(to ?? 1) : converted(at, convert));
  const moved = ({ lower, upper }: Bounded): Bounded => ({
    lower: { ...lower, at: lower.at === null ? null : change(lower.at) },
    upper: { ...upper, at: upper.at === null ? null : change(upper.at) },
  });
  return mapped(extentOf(result), moved).admitted;
}

/** What a unit is as a plain number; null where it is none. */
function hundredths(unit: string): Fraction | null {
  if (unit === '1') return new Fraction(1);
  if (unit === 'percent' || unit === 'percentage_point') return new Fraction(1, 100);
  return unit === 'basis_point' ? new Fraction(1, 10_000) : null;
}

/** How far two stretches are apart, zero where they touch without a common point; null where they have one. */
function gapBetween(a: Bounded, b: Bounded): Fraction | null {
  return below(a, b) ?? below(b, a);
}

function below({ upper }: Bounded, { lower }: Bounded): Fraction | null {
  if (upper.at === null || lower.at === null) return null;
  const way = order(upper.at, lower.at);
  if (way > 0 || (way === 0 && upper.inclusive && lower.inclusive)) return null;
  return lower.at.sub(upper.at);
}

function endsOf({ lower, upper }: Bounded): Ends {
  return {
    lower: lower.at === null ? null : decimalOf(lower.at, 60),
    lowerInclusive: lower.inclusive,
    upper: upper.at === null ? null : decimalOf(upper.at, 60),
    upperInclusive: upper.inclusive,
  };
}

/** Both as they are said: as roughly as they still seem apart. */
function apart(a: Ends, b: Ends): readonly [Ends, Ends] {
  for (let finer = 0; finer <= FINEST; finer += 1) {
    const said = [shownEnds(a, finer), shownEnds(b, finer)] as const;
    if (!seemToMeet(...said)) return said;
  }
  return [a, b];
}

function seemToMeet(a: Ends, b: Ends): boolean {
  const over = (upper: string | null, lower: string | null) =>
    upper === null || lower === null || order(rationalOf(upper), rationalOf(lower)) >= 0;
  return over(a.upper, b.lower) && over(b.upper, a.lower);
}

/** The inputs that the formula uses, by name. */
function usedBy({ inputs }: Derivable, expression: Expression | null): readonly KnownInput[] {
  const names = expression === null ? null : new Set(namesIn(expression));
  return inputs
    .filter(({ name }) => names === null || names.has(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The derived claim first, then those that it is computed from. */
function claimsOf(claim: DerivedClaim, inputs: readonly KnownInput[]): readonly string[] {
  const others = inputs.flatMap(({ claimId }) => claimId ?? []).sort();
  return [...new Set([...(claim.claimId === null ? [] : [claim.claimId]), ...others])];
}

/** Whether a formula does nothing but add up two names or more. */
function isSum(expression: Expression | null): boolean {
  if (expression === null || (expression.kind !== 'add' && expression.kind !== 'sum')) return false;
  const [sum] = sumsOf(expression, new Map());
  return sum !== undefined && sum.terms.length > 1 && sum.terms.every(({ name, sign }) => name !== null && sign === 1);
}
