import type { EntityManager } from 'typeorm';

import { mayName, type Readership } from '../accounts/audience.js';
import { surroundingsOf } from '../derivations/computable.queries.js';
import { compute } from '../derivations/compute.js';
import { correctionsFrom } from '../derivations/corrections.queries.js';
import {
  derivedClaimOf,
  isInputName,
  knownInputOf,
  type NamedInput,
  standInOf,
} from '../derivations/known-derivation.js';
import { formulaFaults } from '../formulas/formula-inputs.js';
import { standingLabels } from '../graph/standing.queries.js';
import { pointerTo } from '../kernel/pointer.js';
import { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import { languageKept } from '../quantities/read-constant.js';
import type { EvaluationView, FormulaToTry, TriedInput } from './evaluation.dto.js';
import { periodOf } from './given-period.js';
import { constantOf } from './given-value.js';

/**
 * What a formula gives with some claims and constants, as a derivation would give it; nothing is recorded.
 *
 * A fixed number of statements, however many inputs. What fails by its numbers is an answer.
 * @throws Refusal `invalid-formula`, `unknown-reference`, `unreadable-figure`, `ambiguous-figure` with every fault
 */
export async function evaluation(tx: EntityManager, caller: Caller, given: FormulaToTry): Promise<EvaluationView> {
  const recording = new Recording(caller.principalId, caller.deskId, false, false);
  const formula = tidy(given.formula);
  const named = [...(given.inputs ?? [])].flatMap(([name, input]) => namedInput(recording, name, input, given) ?? []);
  recording.faults.push(
    ...formulaFaults(
      '',
      formula,
      [...(given.inputs ?? [])].map(([name]) => ({ name, wholeSource: false })),
    ),
  );
  recording.check();
  const naming: Readership = { audience: 'desk', deskId: caller.deskId };
  await checkReferences(tx, recording, named, given, naming);
  const claimIds = named.flatMap(({ claimId }) => claimId ?? []);
  const corrections = await correctionsFrom(tx, claimIds);
  const inputs = claimIds.map((id) => standInOf(id, corrections, naming));
  const surroundings = await surroundingsOf(
    tx,
    [{ claimId: given.claim ?? null, inputs }],
    corrections,
    standingLabels,
  );
  const claim = given.claim === undefined ? undefined : surroundings.claims.get(given.claim);
  const { state, ...rest } = compute({
    method: null,
    formula,
    inputs: named.map((input) => knownInputOf(input, naming, surroundings, ({ derived }) => derived)),
    claim: claim ? derivedClaimOf(claim) : null,
  });
  return { state, ...rest } as EvaluationView;
}

/** An input as a derivation would have it; null and a fault where it is none. */
function namedInput(
  recording: Recording,
  name: string,
  { claim, constant, language: own, period, source }: TriedInput,
  { language: ofAll }: FormulaToTry,
): NamedInput | null {
  const at = pointerTo('/inputs', name);
  const language = own ?? ofAll ?? null;
  if (!isInputName(name)) {
    const detail = 'The name of an input is letters, digits and underscore, as a formula writes it.';
    return recording.refuse(at, 'invalid-request', detail);
  }
  if ((claim === undefined) === (constant === undefined) || (claim !== undefined && source !== undefined)) {
    return recording.refuse(at, 'invalid-request', 'An input is a claim, or a constant that may have a source.');
  }
  try {
    if (constant !== undefined) constantOf(`${at}/constant`, tidy(constant), language);
    const words = { ...(period !== undefined && { period }), ...(language !== null && { language }) };
    const read = period === undefined ? null : periodOf(`${at}/period`, words, { fiscalCalendar: null });
    const text = constant === undefined ? null : tidy(constant);
    const kept = text === null ? language : languageKept(text, language);
    return { name, claimId: claim ?? null, constant: text, language: kept, period: read, sourceId: source ?? null };
  } catch (thrown) {
    return recording.refuseThrown(at, thrown);
  }
}

/** @throws Refusal `unknown-reference` for what is not there, or the caller may not know of */
async function checkReferences(
  tx: EntityManager,
  recording: Recording,
  named: readonly NamedInput[],
  { claim }: FormulaToTry,
  naming: Readership,
): Promise<void> {
  const asked = [
    ...named.flatMap(({ name, claimId, sourceId }) => {
      const at = pointerTo('/inputs', name);
      return [
        { pointer: `${at}/claim`, kind: 'claim', id: claimId },
        { pointer: `${at}/source`, kind: 'source', id: sourceId },
      ];
    }),
    { pointer: '/claim', kind: 'claim', id: claim ?? null },
  ].filter(({ id }) => id !== null);
  const rows: (Readership & { readonly id: string; readonly kind: string })[] = await tx.query(
    `SELECT c.id, 'claim' AS kind, c.audience, c.desk_id AS "deskId" FROM claim c WHERE c.id = ANY($1)
     UNION ALL SELECT o.id, 'source', o.audience, o.desk_id FROM source o WHERE o.id = ANY($1)`,
    [asked.map(({ id }) => id)],
  );
  const known = new Set(rows.filter((row) => mayName(naming, row)).map(({ id, kind }) => `${kind} ${id}`));
  for (const { pointer, kind, id } of asked) {
    if (!known.has(`${kind} ${id}`)) {
      recording.refuse(pointer, 'unknown-reference', `No ${kind} has the id ${id}.`);
    }
  }
  recording.check();
}
