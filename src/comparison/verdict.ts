/** What a comparison says (domain rules §5). */
export const VERDICTS = ['not_comparable', 'ambiguous', 'equal', 'consistent', 'tension', 'contradictory'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a comparison says what it says: a code for programs, a sentence for readers. */
export interface Reason {
  readonly code: ReasonCode;
  /** One sentence, English. */
  readonly text: string;
}

/**
 * Differences come first and in this order; they make two claims not comparable.
 *
 * `not_single_valued`: a subject can have several values of the metric at once. `no_rate`: money of two currencies without a
 * rate for the days that count. `text_differs`: whether two free texts can both be right is for people to say.
 */
export const DIFFERENCES = [
  'subject',
  'metric',
  'unit',
  'basis',
  'measure',
  'scope',
  'period',
  'not_single_valued',
  'no_rate',
  'value_type',
  'text_differs',
] as const;

/** Fields that one side leaves open. */
export const OPEN_FIELDS = ['basis_open', 'period_open', 'scope_open', 'currency_open'] as const;

/**
 * What makes values agree, or not.
 *
 * `consistent` has `rounding`, `bound`, `refinement`, `part_within_whole` or `no_number`; `tension` has `bound_excludes`,
 * `rounding_tie` or `rounding_policy`; `contradictory` has `values_apart` or `part_exceeds_whole`. `converted` and
 * `currency_assumed` say what a verdict rests on, `inputs_differ` why two derived values can differ.
 */
export const FINDINGS = [
  'rounding',
  'bound',
  'refinement',
  'part_within_whole',
  'part_exceeds_whole',
  'bound_excludes',
  'rounding_tie',
  'rounding_policy',
  'values_apart',
  'currency_assumed',
  'converted',
  'no_number',
  'inputs_differ',
] as const;

export type ReasonCode =
  | (typeof DIFFERENCES)[number]
  | (typeof OPEN_FIELDS)[number]
  | (typeof FINDINGS)[number]
  | (typeof AGGREGATED)[number];

/** Periods of a metric that does not add up are never mixed: a quarter's ratio is no part of a year's. */
export const AGGREGATED = ['aggregation'] as const;

/** How far two values are apart. */
export interface Gap {
  /**
   * The distance of the two ends that face each other, in `unit`: a decimal in plain notation, never negative. Exact, or to
   * 30 digits after the point where a conversion made it endless. Of dates, the days from the last of the one to the first
   * of the other.
   */
  readonly absolute: string;
  /**
   * Of the larger magnitude of the two ends that face each other, a decimal with at most 6 digits after the point; null
   * where both are zero, and for dates. More than 1 where the ends have different signs.
   */
  readonly relative: string | null;
  readonly unit: string;
}

/** What comparing two claims gives; the same whichever of the two comes first. */
export interface Compared {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly gap: Gap | null;
  /** For `ambiguous`: every verdict that some filling of what is open would give. */
  readonly couldBe: readonly Verdict[];
  /** Version of the rules that were applied. */
  readonly rule: string;
  /** Name of the set of rates that was used; null where no money was converted. */
  readonly rates: string | null;
  /** SHA-256 of what was compared, the same for both orders. */
  readonly hash: string;
}
