import { digestOf } from '../kernel/digest.js';
import type { Figure } from '../quantities/figure.js';
import { formatFigure } from '../quantities/format-figure.js';
import type { Computation, ComputedInputs, Derivable, Known, Texts } from './computation.js';
import { compute } from './compute.js';
import { correctionsOf } from './correction.js';
import { disagrees } from './disagreement.js';
import { evaluate } from './evaluate.js';
import {
  type ComputedWith,
  COMPUTING_RULE,
  derivedClaimOf,
  knownInputOf,
  labelOf,
  type RecordedDerivation,
  standInOf,
  type Surroundings,
} from './known-derivation.js';
import { type Cause, MOST_TOLD, type MovedBy, movedBy, type MovedInput, type ToldCause } from './moved-by.js';
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
interface Progress {
  readonly given: Map<string, { readonly result: Figure | null; readonly stale: boolean }>;
  readonly causes: Map<string, readonly ToldCause[]>;
}

/**
 * Computes derivations one after the other: each with what those before it gave. The caller may do something else in between.
 *
 * @returns what computes the next; they are given in the order in which they can be computed
 */
export function computing(surroundings: Surroundings): (next: RecordedDerivation) => ComputedDerivation {
  const progress: Progress = { given: new Map(), causes: new Map() };
  return (derivation) => {
    const derivable = derivableOf(derivation, surroundings, progress);
    const computation = compute(derivable);
    const rests = claimsIn(derivation, surroundings);
    const restsOnStale = rests.some(({ claim }) => derivedNow(claim, progress).some(({ stale }) => stale));
    const { told, moved } = whyOf(derivation, surroundings, rests, progress);
    progress.given.set(derivation.id, { result: computation.result, stale: restsOnStale });
    progress.causes.set(derivation.id, distinct(told.length > 0 ? told : moved.flatMap(({ roots }) => roots)));
    const { id, computed } = derivation;
    return {
      ...computation,
      id,
      computedWith: Object.fromEntries(
        derivable.inputs.map(({ name, claimId, figure }) => [name, { claim: claimId, figure }]),
      ),
      movedBy: computed ? movedBy(told, moved) : null,
      digest: digest(derivable),
      restsOnStale,
    };
  };
}

/** What a derivation gives, and whether what is stated does not fit that: without a word. */
export type Valued = Pick<Computation, 'result' | 'mismatch'>;

/** The same as {@link computing}, of figures alone: a tenth of the time. */
export function valuing(surroundings: Surroundings): (next: RecordedDerivation) => Valued {
  const progress: Progress = { given: new Map(), causes: new Map() };
  return (derivation) => {
    const derivable = derivableOf(derivation, surroundings, progress);
    const evaluated = evaluate(derivable);
    const { result } = evaluated;
    progress.given.set(derivation.id, { result, stale: false });
    return { result, mismatch: disagrees(derivable, evaluated) };
  };
}

const derivedNow = ({ derived }: ComputedWith, { given }: Progress): Derived[] =>
  derived.map((one) => ({ ...one, ...given.get(one.id) }));

/** A derivation as a computation sees it now. */
function derivableOf(
  { claimId, method, formula, named, ...naming }: RecordedDerivation,
  surroundings: Surroundings,
  progress: Progress,
): Derivable {
  const claim = surroundings.claims.get(claimId);
  const inputs = named.map((input) => knownInputOf(input, naming, surroundings, (one) => derivedNow(one, progress)));
  return { method, formula, inputs, claim: claim ? derivedClaimOf(claim) : null };
}

function digest({ inputs, claim, ...rest }: Derivable): string {
  const plain = { ...rest, inputs: inputs.map(listed), claim: claim && listed(claim) };
  return digestOf([COMPUTING_RULE, JSON.stringify(plain)]);
}

/** With its scope as a list in a fixed order. */
const listed = (known: Known) => ({ ...known, scope: known.scope.size === 0 ? [] : [...known.scope].sort() });

interface Input {
  readonly name: string;
  /** The claim itself, and what took its place. */
  readonly chain: readonly string[];
  /** The one that is computed with. */
  readonly claim: ComputedWith;
}

function claimsIn({ named, ...naming }: RecordedDerivation, { claims, corrections }: Surroundings): readonly Input[] {
  return named.flatMap(({ name, claimId }): Input[] => {
    const claim = claimId === null ? undefined : claims.get(standInOf(claimId, corrections, naming));
    if (claimId === null || !claim) return [];
    return [{ name, claim, chain: [claimId, ...correctionsOf(claimId, corrections, naming)] }];
  });
}

/** What happened to a derivation, and which of its inputs were computed again before it. */
function whyOf(
  { claimId, causes }: RecordedDerivation,
  { claims }: Surroundings,
  inputs: readonly Input[],
  { given, causes: roots }: Progress,
): { readonly told: readonly ToldCause[]; readonly moved: readonly MovedInput[] } {
  const told = causes.flatMap((cause): ToldCause[] => {
    const { code } = cause;
    if (cause.claim === null) return [{ code, name: NAMELESS, label: NAMELESS, by: null, claims: [] }];
    const own = cause.claim === claimId ? claims.get(claimId) : undefined;
    if (own) return [{ code, name: labelOf(own), label: labelOf(own), by: null, claims: [own.id] }];
    return inputs.filter(({ chain }) => chain.includes(cause.claim ?? '')).map((input) => toldOf(cause, input));
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

function toldOf({ code, claim: changed }: Cause, { name, chain, claim }: Input): ToldCause {
  const replaced = code === 'superseded' && claim.id !== chain[0];
  const figure = replaced && claim.value.type === 'quantity' ? claim.value.figure : null;
  return {
    code,
    name: { en: name, de: name },
    label: labelOf(claim),
    by: figure && inWords(figure),
    claims: [...new Set([changed ?? claim.id, claim.id])],
  };
}

const NAMELESS = { en: '', de: '' };

/** Each change once: what many roads lead to is one cause. */
function distinct(causes: readonly ToldCause[]): readonly ToldCause[] {
  const known = new Map(causes.map((cause) => [`${cause.code} ${cause.claims.join(' ')}`, cause]));
  return [...known.values()].slice(0, MOST_TOLD);
}

/** What one figure is called by many derivations is put into words once: finding words that read back takes milliseconds. */
const spoken = new WeakMap<Figure, Texts>();

function inWords(figure: Figure): Texts {
  const words = (language: string): string => formatFigure(figure, language) ?? figure.asWritten;
  const known = spoken.get(figure) ?? { en: words('en'), de: words('de') };
  spoken.set(figure, known);
  return known;
}

const isSame = (a: Figure | null, b: Figure | null): boolean =>
  (['lower', 'lowerInclusive', 'upper', 'upperInclusive', 'point', 'unit'] as const).every(
    (field) => a?.[field] === b?.[field],
  );
