import { dimensionWord } from '../quantities/convert-unit.js';
import { metricDimensionOf } from '../quantities/units.js';
import type { Evaluated, Failure, Lint } from './computation.js';
import type { LintCode } from './lint-code.js';
import type { Seen } from './seen.js';
import { lintOf } from './seen.js';
import { unitInWords } from './unit-words.js';

/** Units that do not fit each other, or the claim; where no number can be given, in the words of the failure. */
export function unitMismatch(seen: Seen): readonly Lint[] {
  const { claim, evaluated } = seen;
  const failed = failureAsLint(seen, 'unit_mismatch');
  if (failed.length > 0 || claim === null) return failed;
  const inputs = [...seen.inputs.values()];
  const { misfit } = evaluated;
  if (misfit !== null) {
    if (isCurrencyLeftOpen(seen, misfit)) return [];
    const money = [misfit.unit, misfit.wanted].every((unit) => dimensionWord(unit) === 'money');
    return [
      lintOf(
        'unit_mismatch',
        money ? 'currencies_apart' : 'units_apart',
        inputs,
        (speech) => ({
          claim: speech.quoted(claim.label),
          given: unitInWords(speech, misfit.unit),
          wanted: unitInWords(speech, misfit.wanted),
        }),
        claim,
      ),
    ];
  }
  const unit = measuredOtherwise(seen);
  if (unit === null) return [];
  const said = lintOf(
    'unit_mismatch',
    'wrong_dimension',
    inputs,
    (speech) => ({ claim: speech.quoted(claim.label), given: unitInWords(speech, unit) }),
    claim,
  );
  return [said];
}

/** Something is divided by a range that zero lies in. */
export function divisionByZero(seen: Seen): readonly Lint[] {
  return failureAsLint(seen, 'division_by_zero_interval');
}

function failureAsLint({ evaluated, inputs }: Seen, code: LintCode & Failure['code']): readonly Lint[] {
  const { failure } = evaluated;
  if (failure?.code !== code) return [];
  const { text, texts } = failure;
  const known = failure.inputs.filter((name) => inputs.has(name)).toSorted();
  // Units fail between inputs: where it is not known between which, all are meant.
  const names = known.length === 0 && code === 'unit_mismatch' ? [...inputs.keys()] : known;
  const claims = names.flatMap((name) => inputs.get(name)?.claimId ?? []);
  return [{ code, text, texts, inputs: names, claims: [...new Set(claims)].sort() }];
}

/** A claim of "13 billion" without a currency, where the metric is money: it is left open, and not in another unit. */
function isCurrencyLeftOpen({ claim }: Seen, { unit, wanted }: NonNullable<Evaluated['misfit']>): boolean {
  return (
    wanted === '1' &&
    claim?.figure?.of === undefined &&
    claim?.metric?.dimension === 'money' &&
    dimensionWord(unit) === 'money'
  );
}

/** Dimensions in which a value of one is certainly none of another. A plain number can be a share or a count. */
const APART: readonly string[] = ['money', 'energy', 'power', 'mass', 'length', 'area', 'volume', 'temperature'];

/** The unit of a result whose dimension is not that of the claim's metric, where the claim states no number. */
function measuredOtherwise({ claim, evaluated }: Seen): string | null {
  const [unit, wanted] = [evaluated.result?.unit ?? null, claim?.metric?.dimension ?? null];
  if (unit === null || wanted === null) return null;
  const figure = claim?.figure ?? null;
  if (figure !== null && figure.kind !== 'unknown' && figure.kind !== 'undisclosed') return null;
  const given = metricDimensionOf(unit);
  const either = APART.includes(given) || APART.includes(wanted);
  return either && given !== wanted && given !== 'other' && wanted !== 'other' ? unit : null;
}
