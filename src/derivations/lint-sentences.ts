/** Every sentence of lints, failures and disagreements; what stands in braces is filled in. */
export type SentenceKey =
  | 'units_apart'
  | 'currencies_apart'
  | 'wrong_dimension'
  | 'valid_time_apart'
  | 'valid_time_partly'
  | 'mixed_sum'
  | 'mixed_choice'
  | 'mixed_result'
  | 'period_multiplied'
  | 'period_multiplied_roughly'
  | 'period_divided'
  | 'period_multiplied_perhaps'
  | 'period_shorter'
  | 'period_longer'
  | 'period_elsewhere'
  | 'run_rate_added'
  | 'run_rate_as_it_is'
  | 'period_missing'
  | 'period_missing_one'
  | 'period_beyond'
  | 'period_beyond_one'
  | 'false_precision'
  | 'circular'
  | 'circular_by_correction'
  | 'contested'
  | 'superseded'
  | 'rejected'
  | 'rests_on_contested'
  | 'superseded_contested'
  | 'superseded_rejected'
  | 'superseded_rests_on_contested'
  | 'unsourced'
  | 'unsourced_said'
  | 'twice_one_name'
  | 'twice_one_claim'
  | 'overlapping'
  | 'overlapping_stock'
  | 'part_and_whole'
  | 'invalid_formula'
  | 'missing_input'
  | 'no_number'
  | 'not_addable'
  | 'not_addable_currencies'
  | 'units_do_not_fit'
  | 'divisor_may_be_zero'
  | 'some_divisor_may_be_zero'
  | 'too_large'
  | 'disagreement'
  | 'disagreement_sum'
  | 'touching'
  | 'touching_sum';

/** Words for the two sides of what may be mixed. */
export type SideKey = 'before_tax' | 'after_tax' | 'gross' | 'net';

/** The sentences of one language. */
export interface LintSentences {
  readonly sentences: Readonly<Record<SentenceKey, string>>;
  readonly sides: Readonly<Record<SideKey, string>>;
}
