import { digestOf } from '../kernel/digest.js';
import type { Computation, ComputedInputs, Derivable, Known } from './computation.js';
import { compute } from './compute.js';
import { type Corrections, correctionsOf } from './correction.js';
import { disagrees } from './disagreement.js';
import { evaluate } from './evaluate.js';
import {
  type ComputedWith,
  COMPUTING_RULE,
  derivedClaimOf,
  isDoubted,
  knownInputOf,
  type RecordedDerivation,
  standInOf,
  type Surroundings,
} from './known-derivation.js';
import { MOST_TOLD, type MovedBy, movedBy, type MovedInput, type ToldCause } from './moved-by.js';
import { type Input, isSame, toldOf, toldOfItself, toldOfRules } from './told-cause.js';
import type { Derived } from './worth.js';

/** What a derivation gives now. */
export interface ComputedDerivation extends Computation {
  readonly id: string;
  readonly computedWith: ComputedInputs;
  /** Null where it is computed for the first time. */
  readonly movedBy: MovedBy | null;
  /** SHA-256 of what it was computed with. */
  readonly digest: string;
  /** Whether it rests on what is to be computed again. */
  readonly restsOnStale: boolean;
}

/** What computing has found out on its way, by id of derivations. */
export interface Progress {
  readonly given: Map<string, Pick<Derived, 'result' | 'stale' | 'contested' | 'isUntold'>>;
  readonly causes: Map<string, readonly ToldCause[]>;
}

/** Where nothing was computed yet. */
export const nothingComputed = (): Progress => ({ given: new Map(), causes: new Map() });

/**
 * Computes derivations one after the other: each with what those before it gave. The caller may do something else in between.
 *
 * @param progress what was computed before, with other surroundings
 * @returns what computes the next; they are given in the order in which they can be computed
 */
export function computing(
  surroundings: Surroundings,
  progress: Progress = nothingComputed(),
): (next: RecordedDerivation) => ComputedDerivation {
  return (derivation) => {
    const derivable = derivableOf(derivation, surroundings, progress);
    const computation = compute(derivable);
    const rests = claimsIn(derivation, surroundings);
    const restsOnStale = rests.some(({ claim }) => derivedNow(claim, progress).some(({ stale }) => stale));
    const { told, moved } = whyOf(derivation, surroundings, rests, progress);
    const contested = derivable.inputs.some(isDoubted);
    const { result } = computation;
    progress.given.set(derivation.id, { result, stale: restsOnStale, contested, isUntold: isUntold(derivable) });
    progress.causes.set(derivation.id, distinct(told.length > 0 ? told : moved.flatMap(({ roots }) => roots)));
    const { id, computed } = derivation;
    return {
      ...computation,
      id,
      computedWith: Object.fromEntries(
        derivable.inputs.map(({ name, claimId, figure, contested: doubt, isUntold }) => [
          name,
          { claim: claimId, figure, contested: doubt, ...(isUntold && { untold: true as const }) },
        ]),
      ),
      movedBy: computed ? movedBy(told, moved) : null,
      digest: digest(derivable),
      restsOnStale,
    };
  };
}

/** What a derivation gives, and whether what is stated does not fit that: without a word. */
export interface Valued extends Pick<Computation, 'result' | 'mismatch'> {
  /** Whether no sentence may tell the result: it rests on what was only said off the record. */
  readonly isUntold: boolean;
}

/** The same as {@link computing}, of figures alone: a tenth of the time. */
export function valuing(surroundings: Surroundings): (next: RecordedDerivation) => Valued {
  const progress = nothingComputed();
  return (derivation) => {
    const derivable = derivableOf(derivation, surroundings, progress);
    const evaluated = evaluate(derivable);
    const { result } = evaluated;
    const untold = isUntold(derivable);
    progress.given.set(derivation.id, { result, stale: false, isUntold: untold });
    return { result, mismatch: disagrees(derivable, evaluated), isUntold: untold };
  };
}

const isUntold = ({ inputs }: Derivable): boolean => inputs.some((input) => input.isUntold === true);

const derivedNow = ({ derived }: ComputedWith, { given }: Progress): Derived[] =>
  derived.map((one) => ({ ...one, ...given.get(one.id) }));

/** A derivation as a computation sees it now. */
function derivableOf(
  { claimId, method, formula, named, followsCorrections, ...naming }: RecordedDerivation,
  all: Surroundings,
  progress: Progress,
): Derivable {
  const surroundings = followsCorrections ? all : { ...all, corrections: UNCORRECTED };
  const claim = surroundings.claims.get(claimId);
  const inputs = named.map((input) => knownInputOf(input, naming, surroundings, (one) => derivedNow(one, progress)));
  return { method, formula, inputs, claim: claim ? derivedClaimOf(claim, naming) : null };
}

function digest({ inputs, claim, ...rest }: Derivable): string {
  const plain = { ...rest, inputs: inputs.map(listed), claim: claim && listed(claim) };
  return digestOf([COMPUTING_RULE, JSON.stringify(plain)]);
}

/** With its scope as a list in a fixed order. */
const listed = (known: Known) => ({ ...known, scope: known.scope.size === 0 ? [] : [...known.scope].sort() });

const UNCORRECTED: Corrections = new Map();

function claimsIn(
  { named, followsCorrections, ...naming }: RecordedDerivation,
  { claims, corrections: known }: Surroundings,
): readonly Input[] {
  const corrections = followsCorrections ? known : UNCORRECTED;
  return named.flatMap(({ name, claimId }): Input[] => {
    const claim = claimId === null ? undefined : claims.get(standInOf(claimId, corrections, naming));
    if (claimId === null || !claim) return [];
    return [{ name, claim, chain: [claimId, ...correctionsOf(claimId, corrections, naming)] }];
  });
}

/** What happened to a derivation, and which of its inputs were computed again before it. */
function whyOf(
  { claimId, causes, before }: RecordedDerivation,
  { claims, standings }: Surroundings,
  inputs: readonly Input[],
  { given, causes: roots }: Progress,
): { readonly told: readonly ToldCause[]; readonly moved: readonly MovedInput[] } {
  const told = causes.flatMap((cause): ToldCause[] => {
    const { code } = cause;
    if (cause.claim === null) return [toldOfRules(code)];
    const own = cause.claim === claimId ? claims.get(claimId) : undefined;
    if (own) return [toldOfItself(code, own)];
    const meant = inputs.filter(({ chain }) => chain.includes(cause.claim ?? ''));
    return meant.map((input) => toldOf(cause, input, before?.[input.name], standings.get(input.claim.id)));
  });
  const again = inputs.filter(({ claim }) => claim.derived.some(({ id }) => given.has(id)));
  const moved = again.filter(({ claim }) =>
    claim.derived.some(({ id, result }) => given.has(id) && !isSame(result, given.get(id)?.result ?? null)),
  );
  return {
    told,
    moved: (moved.length > 0 ? moved : again).map(({ name, claim }) => ({
      name,
      claim: claim.id,
      roots: distinct(claim.derived.flatMap(({ id }) => roots.get(id) ?? [])),
    })),
  };
}

/** Each change once: what many roads lead to is one cause. */
function distinct(causes: readonly ToldCause[]): readonly ToldCause[] {
  const known = new Map(causes.map((cause) => [`${cause.code} ${cause.claims.join(' ')}`, cause]));
  return [...known.values()].slice(0, MOST_TOLD);
}
