import { addedIn, grouped, scopeKey } from './added.js';
import type { DerivedClaim, Lint } from './computation.js';
import { areKin, ofAnotherTime } from './lone-flow.js';
import type { Seen, Stretch } from './seen.js';
import { stretchOf } from './seen.js';

/**
 * Flows of several kinds that are added up, taken from or divided by each other, and are not of the claim's time: the revenue of a
 * quarter less the cost of a year.
 *
 * Silent for one kind at several times, which is compared or averaged for good reason; for what the claim itself is of, which
 * was before; and for projections.
 */
export function flowsApart(seen: Seen, claim: DerivedClaim): readonly Lint[] {
  const whole = stretchOf(claim);
  const isProjected = claim.basis !== null && claim.basis !== 'actual' && claim.basis !== 'unspecified';
  if (whole === null || isProjected) return [];
  return [...inSums(seen, claim, whole), ...inQuotient(seen, claim, whole)];
}

function inSums(seen: Seen, claim: DerivedClaim, whole: Stretch): readonly Lint[] {
  const plain = seen.sums.filter((sum) => sum.whole && sum.factor.abs().equals(1) && sum.companions.length === 0);
  return plain.flatMap((sum) => {
    const added = addedIn(seen, sum);
    const timed = added.flatMap(({ input, sign }) => {
      const time = stretchOf(input);
      return time === null ? [] : [{ ...time, sign, by: input }];
    });
    const groups = grouped(timed, ({ by }) => scopeKey(by));
    if (timed.length !== sum.terms.length || groups.length < 2) return [];
    return groups.flatMap((group) => {
      const [first] = group;
      if (first === undefined || group.length > 1 || areKin(first.by, claim)) return [];
      return ofAnotherTime(first.by, first, claim, whole);
    });
  });
}

/** A ratio of two flows: gross profit by revenue. */
function inQuotient({ sums, inputs }: Seen, claim: DerivedClaim, whole: Stretch): readonly Lint[] {
  const [a, b] = [...inputs.values()];
  if (claim.metric?.dimension !== 'ratio' || a === undefined || b === undefined || inputs.size !== 2) return [];
  if (a.metric === null || b.metric === null || areKin(a, b)) return [];
  if (!sums.every((sum) => sum.whole && sum.terms.length === 1 && sum.terms[0]?.name !== null)) return [];
  if (sums.length !== 2 || sums[0]?.below === sums[1]?.below) return [];
  const times = [a, b].map((input) => ({ input, time: input.metric?.dimension === 'ratio' ? null : stretchOf(input) }));
  if (times.some(({ time }) => time === null)) return [];
  return times.flatMap(({ input, time }) => (time === null ? [] : ofAnotherTime(input, time, claim, whole)));
}
