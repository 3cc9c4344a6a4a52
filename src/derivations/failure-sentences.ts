import { dimensionWord } from '../quantities/convert-unit.js';
import type { Failure, FailureCode, KnownInput, Texts } from './computation.js';
import type { SentenceKey } from './lint-sentences.js';
import { remarkOf } from './remark.js';
import type { Parts, Speech } from './speech.js';
import { unitInWords } from './unit-words.js';

/** What is known of why a formula gives no number. */
export interface FailureCause {
  /** Names of the formula that are the reason, where it is known which. */
  readonly names?: readonly string[];
  /** Units that cannot be added up or compared. */
  readonly units?: readonly [given: string, wanted: string] | null;
}

/**
 * Why a formula gives no number, in words (domain rules §6).
 *
 * @param inputs those of the derivation, in any order: names among them are said with their labels
 */
export function failureOf(code: FailureCode, cause: FailureCause, inputs: readonly KnownInput[]): Failure {
  const names = [...new Set(cause.names ?? [])].sort();
  const labels = names.map((name): Texts => {
    const label = inputs.find((input) => input.name === name)?.label;
    return label ?? { en: name, de: name };
  });
  const parts = (speech: Speech): Parts => ({
    names: speech.list(names),
    inputs: speech.list(labels.map(speech.quoted)),
    given: cause.units ? unitInWords(speech, cause.units[0]) : '',
    wanted: cause.units ? unitInWords(speech, cause.units[1]) : '',
  });
  return { ...remarkOf(code, keyOf(code, names, cause), parts), inputs: names };
}

function keyOf(code: FailureCode, names: readonly string[], { units }: FailureCause): SentenceKey {
  switch (code) {
    case 'unit_mismatch':
      if (!units) return 'units_do_not_fit';
      return units.every((unit) => dimensionWord(unit) === 'money') ? 'not_addable_currencies' : 'not_addable';
    case 'division_by_zero_interval':
      return names.length === 0 ? 'some_divisor_may_be_zero' : 'divisor_may_be_zero';
    case 'missing_input':
    case 'no_number':
      return names.length === 0 ? 'invalid_formula' : code;
    default:
      return code;
  }
}
