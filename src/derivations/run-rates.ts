import { addedIn, scopeKey } from './added.js';
import type { DerivedClaim, KnownInput, Lint } from './computation.js';
import type { Seen } from './seen.js';
import { durationOf, lintOf } from './seen.js';

/** Run rates that are added to what came in, or that are taken for it: a run rate is never a year's revenue (domain rules §2). */
export function runRates(seen: Seen, claim: DerivedClaim | null): readonly Lint[] {
  const added = seen.sums.flatMap((sum) => {
    const terms = addedIn(seen, sum);
    const rate = terms.find(({ input }) => isFlow(input) && input.measure === 'run_rate');
    const other = terms.find(
      ({ input, sign }) =>
        isFlow(input) && input.measure === 'as_is' && sign === rate?.sign && isLike(input, rate.input),
    );
    if (rate === undefined || other === undefined) return [];
    return [
      lintOf('period_arithmetic', 'run_rate_added', [rate.input, other.input], ({ quoted }) => ({
        input: quoted(rate.input.label),
        other: quoted(other.input.label),
      })),
    ];
  });
  return added.length > 0 || claim === null ? added : takenForIt(seen, claim);
}

function takenForIt(seen: Seen, claim: DerivedClaim): readonly Lint[] {
  const whole = durationOf(claim.period);
  if (whole === null || claim.measure !== 'as_is' || claim.basis !== 'actual') return [];
  return seen.sums.flatMap((sum) => {
    const [term] = addedIn(seen, sum);
    const isPlain = sum.whole && sum.factor.equals(1) && sum.companions.length === 0 && sum.terms.length === 1;
    if (!isPlain || sum.below || term === undefined) return [];
    const { input } = term;
    if (!isFlow(input) || input.measure !== 'run_rate' || scopeKey(input) !== scopeKey(claim)) return [];
    return [
      lintOf(
        'period_arithmetic',
        'run_rate_as_it_is',
        [input],
        ({ quoted, days }) => ({ input: quoted(input.label), claim: quoted(claim.label), whole: days(whole) }),
        claim,
      ),
    ];
  });
}

const isFlow = ({ metric }: KnownInput): boolean => metric?.nature === 'flow' && metric.dimension !== 'ratio';

const isLike = (a: KnownInput, b: KnownInput): boolean => a.metric?.dimension === b.metric?.dimension;
