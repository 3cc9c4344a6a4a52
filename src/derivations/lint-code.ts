/** What may be wrong with a derivation, in the order in which it is told (domain rules §6). */
export const LINT_CODES = [
  'unit_mismatch',
  'input_valid_time',
  'tax_mixing',
  'gross_net_mixing',
  'period_arithmetic',
  'division_by_zero_interval',
  'false_precision',
  'circular_input',
  'contested_input',
  'unsourced_assumption',
  'double_counting',
] as const;
export type LintCode = (typeof LINT_CODES)[number];
