import type { Derivable, Evaluated, Lint } from './computation.js';
import type { LintCode } from './lint-code.js';
import { LINT_CODES } from './lint-code.js';
import { doubleCounting } from './lint-double-counting.js';
import { circularInputs, contestedInputs, unsourcedAssumptions } from './lint-inputs.js';
import { grossNetMixing, taxMixing } from './lint-mixing.js';
import { periodArithmetic } from './lint-period-arithmetic.js';
import { falsePrecision } from './lint-precision.js';
import { divisionByZero, unitMismatch } from './lint-units.js';
import { inputValidTime } from './lint-valid-time.js';
import type { Seen } from './seen.js';
import { seenOf } from './seen.js';

const RULES: Readonly<Record<LintCode, (seen: Seen) => readonly Lint[]>> = {
  unit_mismatch: unitMismatch,
  input_valid_time: inputValidTime,
  tax_mixing: taxMixing,
  gross_net_mixing: grossNetMixing,
  period_arithmetic: periodArithmetic,
  division_by_zero_interval: divisionByZero,
  false_precision: falsePrecision,
  circular_input: circularInputs,
  contested_input: contestedInputs,
  unsourced_assumption: unsourcedAssumptions,
  double_counting: doubleCounting,
};

/** More of one code than anybody reads. */
const MOST_OF_A_CODE = 20;

/**
 * Everything that a reporter has to know of a derivation (domain rules §6).
 *
 * A lint says only what follows from what is recorded: where that leaves doubt, there is none. The order of the inputs makes
 * no difference; inputs that the formula does not use are not looked at; at most 20 of one code.
 */
export function lintsOf(derivable: Derivable, evaluated: Evaluated): readonly Lint[] {
  const seen = seenOf(derivable, evaluated);
  return LINT_CODES.flatMap((code) => RULES[code](seen).slice(0, MOST_OF_A_CODE));
}
