import type { Readership } from '../accounts/audience.js';
import type { RecordedComparand } from '../detection/comparands.queries.js';
import type { Figure } from '../quantities/figure.js';
import type { Period } from '../quantities/period.js';
import { readKeptConstant } from '../quantities/read-constant.js';
import type { DerivedClaim, KnownInput, Texts } from './computation.js';
import { type Corrections, correctionsOf } from './correction.js';
import type { Dependent } from './dependency-order.js';
import type { Method } from './derivation.js';
import type { Cause } from './moved-by.js';
import { type Derived, type Report, worthOf } from './worth.js';

/** Version of the rules by which derivations are computed: raised with whatever changes what one gives or what is said of it. */
export const COMPUTING_RULE = '1';

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
}

/** A derivation as it is recorded, with all that is needed to compute it. */
export interface RecordedDerivation extends Readership {
  readonly id: string;
  readonly claimId: string;
  readonly method: Method | null;
  readonly formula: string | null;
  readonly named: readonly NamedInput[];
  /** What happened since it was computed last. */
  readonly causes: readonly Cause[];
  /** Whether it was computed before. */
  readonly computed: boolean;
}

/** A claim as derivations see it. */
export interface ComputedWith extends RecordedComparand, Readership {
  readonly metricLabels: Readonly<Record<string, string>>;
  /** Of a protected subject, what everybody may read: what is said of a derivation is said to all its readers. */
  readonly subjectNames: Readonly<Record<string, string>>;
  /** Ids of the claims of which somebody said that they are the same. */
  readonly sameAs: readonly string[];
  readonly derived: readonly Derived[];
  readonly reports: readonly Report[];
}

/** What is known beside derivations, by id of claims. */
export interface Surroundings {
  readonly claims: ReadonlyMap<string, ComputedWith>;
  readonly corrections: Corrections;
  /** Labels of standing. */
  readonly standings: ReadonlyMap<string, string>;
}

/** How sentences call a claim. */
export function labelOf({ metric, metricLabels, subjectNames }: ComputedWith): Texts {
  const named = (names: Readonly<Record<string, string>>, language: string): string =>
    names[language] ?? names['en'] ?? Object.values(names)[0] ?? '';
  return {
    en: `${named(metricLabels, 'en') || metric.key} of ${named(subjectNames, 'en')}`,
    de: `${named(metricLabels, 'de') || metric.key} von ${named(subjectNames, 'de')}`,
  };
}

const statedIn = ({ value }: ComputedWith): Figure | null => (value.type === 'quantity' ? value.figure : null);

const knownOf = (claim: ComputedWith) => {
  const { subjectId, metric, basis, measure, period } = claim;
  const scope = new Map(
    [...claim.scope].map(([dimension, filler]) => [dimension, 'entityId' in filler ? filler.entityId : filler.word]),
  );
  return { subjectId, metric, basis, measure, period, scope };
};

/** The claim that is derived, as a computation sees it. */
export const derivedClaimOf = (claim: ComputedWith): DerivedClaim => ({
  ...knownOf(claim),
  claimId: claim.id,
  sameAs: claim.sameAs,
  figure: statedIn(claim),
  label: labelOf(claim),
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
    return {
      ...knownOf(claim),
      name,
      claimId: claim.id,
      figure: worthOf(statedIn(claim), derivedOf(claim), claim.reports, naming),
      label: { en: `${name} (${label.en})`, de: `${name} (${label.de})` },
      sourced: true,
      contested: standIn === claimId ? contestedAs(standings.get(claim.id)) : 'superseded',
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

const contestedAs = (standing: string | undefined): KnownInput['contested'] => {
  if (standing === 'contested' || standing === 'rejected') return standing;
  return standing === 'rests on contested input' ? 'rests-on-contested' : null;
};
