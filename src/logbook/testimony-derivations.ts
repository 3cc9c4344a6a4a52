import { mayName } from '../accounts/audience.js';
import type { DerivationDraft, InputDraft } from '../derivations/derivations.service.js';
import { isInputName } from '../derivations/known-derivation.js';
import { formulaFaults } from '../formulas/formula-inputs.js';
import { pointerTo } from '../kernel/pointer.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { languageKept } from '../quantities/read-constant.js';
import type { GivenDerivation } from './entry.js';
import { periodOf } from './given-period.js';
import { constantOf } from './given-value.js';
import type { Names, Testimony } from './testimony.js';

/** More inputs than any formula a reporter would read. */
const MOST_INPUTS = 100;

/** A derivation as it is to be recorded, or null and a fault. */
export function derivationOf(
  recording: Recording,
  { claim, language: ofClaim }: Testimony,
  pointer: string,
  given: GivenDerivation,
  names: Names,
): DerivationDraft | null {
  const audience = given.audience ?? claim.audience;
  const readership = { audience, deskId: recording.deskId };
  if (!mayName(readership, claim))
    return recording.refuse(
      `${pointer}/audience`,
      'audience-too-wide',
      'The claim is for fewer readers than this derivation.',
    );
  const given_inputs = [...(given.inputs ?? [])];
  if (given_inputs.length > MOST_INPUTS)
    return recording.refuse(`${pointer}/inputs`, 'invalid-request', `A derivation has at most ${MOST_INPUTS} inputs.`);
  const inputs: InputDraft[] = [];
  for (const [name, input] of given_inputs) {
    const at = pointerTo(`${pointer}/inputs`, name);
    if (!isInputName(name)) {
      return recording.refuse(
        at,
        'invalid-request',
        'The name of an input is letters, digits and underscore, as a formula writes it.',
      );
    }
    const claimId = input.claim === undefined ? null : names.claimIdOf(at, input.claim, readership);
    if (input.claim !== undefined && !claimId) return null;
    if (claimId === claim.id)
      return recording.refuse(at, 'self-reference', 'A claim cannot be an input of its own derivation.');
    const sourceId = input.source ? (names.sources.get(`${at}/source`)?.id ?? null) : null;
    if (input.source && !sourceId) return null;
    const language = input.language ?? given.language ?? ofClaim;
    const constant = input.constant === undefined ? null : tidy(input.constant);
    if ((claimId && (constant !== null || sourceId)) || (!claimId && constant === null && !sourceId)) {
      return recording.refuse(
        at,
        'invalid-request',
        'An input is a claim, or a constant that may have a source, or a whole source.',
      );
    }
    if (input.version !== undefined && !claimId)
      return recording.refuse(`${at}/version`, 'invalid-request', 'Only a claim is named at a version.');
    try {
      if (constant !== null) constantOf(`${at}/constant`, constant, language);
      const period =
        input.period === undefined
          ? null
          : periodOf(
              `${at}/period`,
              { period: input.period, ...(language !== null && { language }) },
              { fiscalCalendar: null },
            );
      inputs.push({
        name,
        claimId,
        claimVersion: input.version ?? null,
        constant,
        language: constant === null ? (input.language ?? null) : languageKept(constant, language),
        period,
        sourceId,
        note: input.note ?? null,
      });
    } catch (thrown) {
      return recording.refuseThrown(at, thrown);
    }
  }
  const formula = given.formula ? tidy(given.formula) : null;
  if (formula !== null) {
    const faults = formulaFaults(
      pointer,
      formula,
      inputs.map(({ name, claimId, constant }) => ({ name, wholeSource: claimId === null && constant === null })),
    );
    if (faults.length > 0) {
      recording.faults.push(...faults);
      return null;
    }
  }
  const speaker = given.attributedTo ? (names.entities.get(`${pointer}/attributedTo`)?.id ?? null) : null;
  if (given.attributedTo && !speaker) return null;
  return {
    pointer,
    claimId: claim.id,
    method: given.method,
    formula,
    note: given.note ? tidy(given.note) : null,
    attributedToId: speaker,
    inputs,
    audience,
  };
}
