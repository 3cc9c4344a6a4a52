import { mayName, type Readership } from '../accounts/audience.js';
import type { RecordedComparand } from '../detection/comparands.queries.js';
import type { Figure } from '../quantities/figure.js';
import type { Period } from '../quantities/period.js';
import { readKeptConstant } from '../quantities/read-constant.js';
import { labelOf } from './claim-label.js';
import type { ComputedInputs, DerivedClaim, Doubt, KnownInput } from './computation.js';
import { type Corrections, correctionsOf } from './correction.js';
import type { Dependent } from './dependency-order.js';
import type { Method } from './derivation.js';
import type { Cause } from './moved-by.js';
import type { TakenBack } from './taken-back.js';
import { type Derived, isWorthUntold, type Report, worthOf } from './worth.js';

/** Version of the rules by which derivations are computed: raised with whatever changes what one gives or what is said of it. */
export const COMPUTING_RULE = '4';

const INPUT_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,49}$/;

/** Whether a formula can write this name. */
export const isInputName = (name: string): boolean => INPUT_NAME.test(name);

/** What a derivation computes with under one name, as it is recorded. */
export interface NamedInput {
  readonly name: string;
  readonly claimId: string | null;
  readonly constant: string | null;
  readonly language: string | null;
  readonly period: Period | null;
  readonly sourceId: string | null;
}

/** What has to be known of a derivation to put it in order. */
export interface OrderedDerivation extends Dependent, Readership {
  /** What has to be the same still when it becomes current; null where it is not stale. */
  readonly mark: string | null;
  /** Whether it is computed with what took the place of its inputs: not where its claim would rest on itself by that. */
  readonly followsCorrections: boolean;
}

/** A derivation as it is recorded, with all that is needed to compute it. */
export interface RecordedDerivation extends Readership {
  readonly id: string;
  readonly claimId: string;
  readonly method: Method | null;
  readonly formula: string | null;
  readonly named: readonly NamedInput[];
  /** Whether it is computed with what took the place of its inputs. */
  readonly followsCorrections: boolean;
  /** What happened since it was computed last. */
  readonly causes: readonly Cause[];
  /** Whether it was computed before. */
  readonly computed: boolean;
  /** With what it was computed last; null where it was not. */
  readonly before?: ComputedInputs | null;
}

/** A claim as derivations see it. */
export interface ComputedWith extends RecordedComparand {
  readonly metricLabels: Readonly<Record<string, string>>;
  /** Of a protected subject, what everybody may read: what is said of a derivation is said to all its readers. */
  readonly subjectNames: Readonly<Record<string, string>>;
  /** Ids of the claims of which somebody said that they are the same. */
  readonly sameAs: readonly string[];
  readonly derived: readonly Derived[];
  readonly reports: readonly Report[];
  /** What whoever retracted last had said of the claim before; null where nobody retracted, or had said both or neither. */
  readonly takenBack?: TakenBack | null;
  /** Whether everybody who says it did so off the record: then no sentence says what it states. */
  readonly isUntold?: boolean;
}

/** What is known beside derivations, by id of claims. */
export interface Surroundings {
  readonly claims: ReadonlyMap<string, ComputedWith>;
  readonly corrections: Corrections;
  /** Labels of standing. */
  readonly standings: ReadonlyMap<string, string>;
}

const statedIn = ({ value }: ComputedWith): Figure | null => (value.type === 'quantity' ? value.figure : null);

const knownOf = (claim: ComputedWith) => {
  const { subjectId, metric, basis, measure, period } = claim;
  const scope = new Map(
    [...claim.scope].map(([dimension, filler]) => [dimension, 'entityId' in filler ? filler.entityId : filler.word]),
  );
  return { subjectId, metric, basis, measure, period, scope };
};

/**
 * The claim that is derived, as a computation sees it.
 *
 * @param naming who may read what computes it: reports for fewer do not count
 */
export const derivedClaimOf = (claim: ComputedWith, naming?: Readership): DerivedClaim => ({
  ...knownOf(claim),
  claimId: claim.id,
  sameAs: claim.sameAs,
  figure: statedIn(claim),
  label: labelOf(claim),
  isUntold: claim.isUntold === true,
  reported: naming !== undefined && claim.reports.some((one) => mayName(naming, one)),
});

const NOTHING_KNOWN = {
  subjectId: null,
  metric: null,
  basis: null,
  measure: null,
  scope: new Map<string, string>(),
  contested: null,
} as const;

/** The claim that an input is computed with: what took its place last, else itself. */
export const standInOf = (claimId: string, corrections: Corrections, naming: Readership): string =>
  correctionsOf(claimId, corrections, naming).at(-1) ?? claimId;

/**
 * An input as a computation sees it.
 *
 * @param derivedOf what the derivations of a claim give now
 */
export function knownInputOf(
  input: NamedInput,
  naming: Readership,
  { claims, corrections, standings }: Surroundings,
  derivedOf: (claim: ComputedWith) => readonly Derived[],
): KnownInput {
  const { name, claimId, constant, period, sourceId } = input;
  const standIn = claimId === null ? null : standInOf(claimId, corrections, naming);
  const claim = standIn === null ? undefined : claims.get(standIn);
  if (claim) {
    const label = labelOf(claim);
    const derived = derivedOf(claim);
    const figure = worthOf(statedIn(claim), derived, claim.reports, naming);
    return {
      ...knownOf(claim),
      name,
      claimId: claim.id,
      figure,
      isUntold: isWorthUntold(figure, claim.isUntold === true, derived),
      // What was only said off the record is called by its name in the formula alone.
      label: claim.isUntold ? { en: name, de: name } : { en: `${name} (${label.en})`, de: `${name} (${label.de})` },
      sourced: true,
      contested: contestedAs(doubtOf(standings.get(claim.id), derived, naming), standIn !== claimId),
    };
  }
  const label = constant === null ? name : `${name} (${constant})`;
  const figure = constant === null ? null : constantIn(constant, input.language);
  return {
    ...NOTHING_KNOWN,
    name,
    claimId: null,
    figure,
    label: { en: label, de: label },
    period,
    sourced: sourceId !== null,
  };
}

/** Constants were read when they were recorded; what no longer can be, has no number. */
function constantIn(constant: string, language: string | null): Figure | null {
  const { readings } = readKeptConstant(constant, language);
  return readings.length === 1 ? (readings[0] ?? null) : null;
}

const contestedAs = (doubt: Doubt | null, superseded: boolean): KnownInput['contested'] => {
  if (!superseded) return doubt;
  return doubt === null ? 'superseded' : `superseded-${doubt}`;
};

/**
 * What is wrong with a claim that is computed with. What rests on a claim that was superseded is computed with what took its place:
 * where that is uncontested, all the way, nothing is wrong with it.
 */
function doubtOf(standing: string | undefined, derived: readonly Derived[], naming: Readership): Doubt | null {
  if (standing === 'contested' || standing === 'rejected') return standing;
  if (standing !== 'rests on contested input') return null;
  return derived.some((one) => mayName(naming, one) && one.contested === false) ? null : 'rests-on-contested';
}

/** Whether what an input was computed with is in doubt. */
export const isDoubted = ({ contested }: Pick<KnownInput, 'contested'>): boolean =>
  contested !== null && contested !== 'superseded';
