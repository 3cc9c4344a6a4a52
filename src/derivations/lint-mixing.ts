import { rationalOf } from '../quantities/rational.js';
import { togetherIn } from './added-values.js';
import type { Known, KnownInput, Lint } from './computation.js';
import type { LintCode } from './lint-code.js';
import type { Side } from './mixed-sides.js';
import { grossNetSideOf, taxSideOf } from './mixed-sides.js';
import { lintSentences } from './remark.js';
import type { Seen } from './seen.js';
import { lintOf } from './seen.js';

/** A distinction that a formula can lose. */
interface Distinction {
  readonly code: LintCode;
  readonly sideOf: (known: Known) => Side | null;
  /** What names the difference between the two sides, in names, metrics and labels. */
  readonly difference: RegExp;
}

const TAX: Distinction = {
  code: 'tax_mixing',
  sideOf: taxSideOf,
  difference: /(?<!pre-?|post-?|before |after |vor |nach )(tax|steuer)/i,
};
const GROSS_NET: Distinction = {
  code: 'gross_net_mixing',
  sideOf: grossNetSideOf,
  difference: /tax|steuer|vat\b|mwst|fee|gebühr|deduct|abzug|abgabe|discount|rabatt|commission|provision|allowance/i,
};

/** Values before and after tax in one sum, or made into each other without any tax. */
export const taxMixing = (seen: Seen): readonly Lint[] => mixing(seen, TAX);

/** Gross and net values in one sum, or made into each other without any deduction. */
export const grossNetMixing = (seen: Seen): readonly Lint[] => mixing(seen, GROSS_NET);

/**
 * Silent wherever the formula may account for the difference itself: it subtracts or divides the two sides (which gives the tax,
 * or its rate), it adds or takes away an input that is a tax, or one of which nobody knows what it is; and, where one side becomes the
 * other, it has such an input at all.
 */
function mixing(seen: Seen, distinction: Distinction): readonly Lint[] {
  const all = [...seen.inputs.values()];
  const sided = all.flatMap((input) => {
    const side = distinction.sideOf(input);
    return side === null ? [] : [{ input, side }];
  });
  if (sided.length === 0) return [];
  const result = all.some((input) => mayBeDifference(input, distinction) && !changesNothing(input));
  return [...inSums(seen, sided, distinction), ...(result ? [] : inResult(seen, sided, distinction))];
}

interface Sided {
  readonly input: KnownInput;
  readonly side: Side;
}

/** Two sides put together; the first pair of every sum. What the sum is multiplied or divided by makes them no more alike. */
function inSums({ evaluated, inputs }: Seen, sided: readonly Sided[], distinction: Distinction): readonly Lint[] {
  const byName = new Map(sided.map((one) => [one.input.name, one]));
  const together = evaluated.formula === null ? [] : togetherIn(evaluated.formula.expression);
  return together.flatMap(({ way, names, plain }) => {
    // What is added or taken away beside them may be the difference.
    const others = plain.flatMap((name) => inputs.get(name) ?? []);
    if (others.some((input) => mayBeDifference(input, distinction))) return [];
    for (const sign of [1, -1] as const) {
      const added = names.flatMap((one) => (one.sign === sign ? (byName.get(one.name) ?? []) : []));
      const [first] = added.toSorted((a, b) => (a.input.name < b.input.name ? -1 : 1));
      const other = added.find((one) => first !== undefined && areSides(first.side, one.side));
      if (first === undefined || other === undefined) continue;
      const key = way === 'added' ? 'mixed_sum' : 'mixed_choice';
      return [
        lintOf(distinction.code, key, [first.input, other.input], ({ quoted, language }) => ({
          input: quoted(first.input.label),
          side: lintSentences[language].sides[first.side.side],
          other: quoted(other.input.label),
          otherSide: lintSentences[language].sides[other.side.side],
        })),
      ];
    }
    return [];
  });
}

/** An input of one side that becomes a claim of the other, by nothing but shares, counts and whole numbers. */
function inResult({ sums, inputs, claim, literals }: Seen, sided: readonly Sided[], distinction: Distinction) {
  const target = claim === null ? null : distinction.sideOf(claim);
  if (claim === null || target === null || claim.metric?.dimension !== 'money') return [];
  if (literals.some(({ d }) => d !== 1n)) return [];
  const others = [...inputs.values()].filter(({ name }) => sided.every(({ input }) => input.name !== name));
  if (others.some((input) => isMoney(input))) return [];
  if (!sided.every(({ side }) => areSides(side, target))) return [];
  const above = new Set(sums.flatMap(({ terms, below }) => (below ? [] : terms.map(({ name }) => name))));
  const subtracted = sums.some(({ terms }) => terms.some(({ sign }) => sign === -1));
  if (subtracted) return [];
  return sided
    .filter(({ input, side }) => {
      if (!above.has(input.name) || !isMoney(input)) return false;
      // Taxes of one are no taxes of another, unless both records say which side they mean.
      return (side.explicit && target.explicit) || (input.subjectId !== null && input.subjectId === claim.subjectId);
    })
    .map(({ input, side }) =>
      lintOf(
        distinction.code,
        'mixed_result',
        [input],
        ({ quoted, language }) => ({
          input: quoted(input.label),
          side: lintSentences[language].sides[side.side],
          claim: quoted(claim.label),
          otherSide: lintSentences[language].sides[target.side],
        }),
        claim,
      ),
    );
}

/** The two sides of one thing. */
const areSides = (a: Side, b: Side): boolean => a.side !== b.side && (a.of === b.of || (a.explicit && b.explicit));

const isMoney = ({ metric }: Known): boolean => metric?.dimension === 'money';

/** Whether a constant is a whole number, a factor of 1 or 4: no tax comes off by that. */
function changesNothing({ claimId, figure }: KnownInput): boolean {
  if (claimId !== null || figure === null || figure.point === null) return false;
  if (figure.unit !== '1' && figure.unit !== 'percent') return false;
  const point = rationalOf(figure.point);
  return (figure.unit === '1' ? point : point.div(100)).d === 1n;
}

/** Whether an input may be the difference itself: it is a tax by name, or a value of which nobody knows what it measures. */
function mayBeDifference(input: KnownInput, { difference, sideOf }: Distinction): boolean {
  if (sideOf(input) !== null) return false;
  return input.metric === null || difference.test(`${input.name} ${input.metric.key}`);
}
