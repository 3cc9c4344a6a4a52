import type { Added } from './added.js';
import { addedIn, grouped, scopeKey } from './added.js';
import type { KnownInput, Lint } from './computation.js';
import { coverageOf, FISCAL_SLACK, joined } from './coverage.js';
import type { Seen, Stretch } from './seen.js';
import { lintOf, scopeOf, stretchOf } from './seen.js';

/** Stretches that are worth naming in one sentence. */
const MOST_SAID = 3;
/** Days before and after all others. */
const [FIRST, LAST] = ['1000-01-01', '9999-12-31'];

/**
 * Parts of a sum that overlap: one claim added more than once; values of one metric, subject and scope whose times overlap; a
 * value and another that is narrowed down further, for overlapping times.
 *
 * Days are counted with their signs, so that a year less its first half and plus its second quarter counts nothing twice.
 * Sums that are multiplied by a number are not looked at: an average adds up rival values for good reason.
 */
export function doubleCounting(seen: Seen): readonly Lint[] {
  return seen.sums
    .filter(({ terms, factor }) => terms.length > 1 && factor.abs().equals(1))
    .flatMap((sum) => {
      const added = addedIn(seen, sum);
      const twice = addedTwice(added);
      const found = new Set(twice.flatMap(({ inputs }) => inputs));
      const rest = added.filter(({ input }) => !found.has(input.name));
      return [...twice, ...overlapping(rest), ...partsAndWholes(rest)];
    });
}

function addedTwice(added: readonly Added[]): readonly Lint[] {
  const byClaim = grouped(added, ({ input: { claimId, name }, sign }) => `${sign} ${claimId ?? `name ${name}`}`);
  return byClaim.flatMap((same) => {
    const inputs = unique(same);
    const [input] = inputs;
    if (input === undefined || same.length < 2) return [];
    const key = inputs.length === 1 ? 'twice_one_name' : 'twice_one_claim';
    return [
      lintOf('double_counting', key, inputs, ({ quoted, list }) => ({
        input: quoted(input.label),
        inputs: list(inputs.map(({ label }) => quoted(label))),
      })),
    ];
  });
}

/** Values of one thing whose times overlap. */
function overlapping(added: readonly Added[]): readonly Lint[] {
  const groups = grouped(added.filter(isOfOneThing), ({ input }) => scopeKey(input));
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const isStock = first.input.metric?.nature === 'stock';
    const counted = group.flatMap(({ input, sign }) => {
      const time = isStock ? heldIn(input) : stretchOf(input);
      return time === null ? [] : [{ ...time, sign, by: input }];
    });
    const twice = coverageOf(counted, isStock ? 1 : FISCAL_SLACK).filter(({ times }) => Math.abs(times) > 1);
    if (twice.length === 0) return [];
    const inputs = [...new Set(twice.flatMap(({ by }) => by))].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const days = joined(twice, FISCAL_SLACK).slice(0, MOST_SAID);
    return [
      lintOf('double_counting', isStock ? 'overlapping_stock' : 'overlapping', inputs, (speech) => ({
        inputs: speech.list(inputs.map(({ label }) => speech.quoted(label))),
        days: speech.list(days.map(speech.days)),
      })),
    ];
  });
}

/** A value and one that is narrowed down further; silent where anything of the metric is taken away. */
function partsAndWholes(added: readonly Added[]): readonly Lint[] {
  const groups = grouped(added.filter(isOfOneThing), ({ input }) => `${input.subjectId} ${input.metric?.id}`);
  return groups.flatMap((group) => {
    if (group.some(({ sign }) => sign !== group[0]?.sign)) return [];
    const scoped = unique(group).map((input) => ({ input, scope: scopeOf(input) }));
    return scoped.flatMap((whole) => {
      const part = scoped.find((other) => isNarrower(other.scope, whole.scope) && meet(other.input, whole.input));
      if (part === undefined) return [];
      const inputs = [whole.input, part.input];
      return [
        lintOf('double_counting', 'part_and_whole', inputs, ({ quoted }) => ({
          input: quoted(whole.input.label),
          other: quoted(part.input.label),
        })),
      ];
    });
  });
}

/** Whether its metric can have only one value at a time, so that two of it overlap. */
const isOfOneThing = ({ input: { metric, subjectId, measure, figure } }: Added): boolean =>
  metric !== null &&
  metric.singleValued &&
  metric.nature !== null &&
  subjectId !== null &&
  measure !== 'run_rate' &&
  figure?.kind !== 'ratio_change';

/** Whether the first says all that the second says of its scope, and more. */
function isNarrower(narrow: ReadonlyMap<string, string>, wide: ReadonlyMap<string, string>): boolean {
  return narrow.size > wide.size && [...wide].every(([dimension, filler]) => narrow.get(dimension) === filler);
}

function meet(a: KnownInput, b: KnownInput): boolean {
  const isStock = a.metric?.nature === 'stock';
  const [p, q] = isStock ? [heldIn(a), heldIn(b)] : [stretchOf(a), stretchOf(b)];
  if (p === null || q === null) return false;
  const counted = [p, q].map((time) => ({ ...time, sign: 1 as const, by: null }));
  return coverageOf(counted, isStock ? 1 : FISCAL_SLACK).some(({ times }) => times > 1);
}

/** The days for which a stock holds; null where nobody said. */
function heldIn({ period }: KnownInput): Stretch | null {
  if (period === null || period.kind === 'unspecified') return null;
  const [start, end] = [period.start ?? FIRST, period.end ?? LAST];
  return { start, end };
}

function unique(added: readonly Added[]): readonly KnownInput[] {
  return [...new Set(added.map(({ input }) => input))];
}
