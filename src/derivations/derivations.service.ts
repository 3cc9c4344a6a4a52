import type { EntityManager } from 'typeorm';

import { type Audience, audienceKey, lensOf } from '../accounts/audience.js';
import { type Recorded, recordOnce } from '../accounts/record-once.service.js';
import { canonicalFormula } from '../formulas/canonical-formula.js';
import { digestOf } from '../kernel/digest.js';
import { newId } from '../kernel/ids.js';
import { pointerTo } from '../kernel/pointer.js';
import type { Recording } from '../kernel/recording.js';
import { insertRows } from '../platform/rows.js';
import type { Period } from '../quantities/period.js';
import { meaningKept } from '../quantities/read-constant.js';
import { Derivation } from './derivation.entity.js';
import type { Method } from './derivation.js';
import { DerivationInput } from './derivation-input.entity.js';
import { type AddedStep, lockedUpstream } from './upstream.service.js';

/** What a derivation computes with under one name. */
export interface InputDraft {
  readonly name: string;
  readonly claimId: string | null;
  /** At which the claim was computed with; null for the present one. */
  readonly claimVersion: number | null;
  readonly constant: string | null;
  readonly language: string | null;
  readonly period: Period | null;
  readonly sourceId: string | null;
  readonly note: string | null;
}

/** A derivation as it is to be recorded; everything it names is known. */
export interface DerivationDraft {
  readonly pointer: string;
  readonly claimId: string;
  readonly method: Method;
  readonly formula: string | null;
  readonly note: string | null;
  readonly attributedToId: string | null;
  readonly inputs: readonly InputDraft[];
  readonly audience: Audience;
}

/**
 * Records derivations, each once for an audience: claim, formula (however it is written), inputs,
 * method and who it is attributed to are its identity.
 *
 * A circle is refused, also where two writers close it at the same moment: each locks its claim and all that its inputs rest on.
 * What they give is still to be computed.
 * @returns for each draft the id, and whether it is new; nothing is recorded where a circle was found
 */
export async function recordDerivations(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly DerivationDraft[],
): Promise<Recorded[]> {
  if (drafts.length === 0 || (await namesLaterVersions(tx, recording, drafts))) return [];
  if (await closesCircle(tx, recording, drafts)) return [];
  const { deskId, ownerId } = recording;
  const rows = drafts.map(({ claimId, method, formula, note, attributedToId, audience, inputs }) => ({
    id: newId(),
    claimId,
    method,
    formula,
    note,
    attributedToId,
    identity: digestOf([
      claimId,
      formula && canonicalFormula(formula),
      method,
      attributedToId,
      ...inputs.toSorted(byName).flatMap(inputIdentity),
    ]),
    audience,
    deskId,
    ownerId,
  }));
  const recorded = await recordOnce(tx, Derivation, rows);
  drafts.forEach(({ claimId, formula, audience }, i) => {
    const derivation = recorded[i];
    if (!derivation?.created) return;
    recording.touched.add(claimId);
    recording.derivations.push(derivation.id);
    if (formula !== null) recording.noteChange(claimId, 'derived', { readers: audienceKey({ audience, deskId }) });
  });
  const inputs = drafts.flatMap((draft, i) => {
    const derivation = recorded[i];
    return derivation?.created
      ? draft.inputs.map((input, position) => ({ id: newId(), derivationId: derivation.id, position, ...input }))
      : [];
  });
  const versions = await versionsOf(
    tx,
    inputs.flatMap(({ claimId }) => claimId ?? []),
  );
  const versionOf = (claimId: string | null): number | null =>
    claimId === null ? null : (versions.get(claimId) ?? null);
  await insertRows(
    tx,
    DerivationInput,
    inputs.map((input) => ({ ...input, claimVersion: input.claimVersion ?? versionOf(input.claimId) })),
  );
  return recorded;
}

const byName = (a: InputDraft, b: InputDraft): number => (a.name < b.name ? -1 : 1);

/** One constant in two languages may be two numbers. */
function inputIdentity({ name, claimId, constant, language, sourceId, period }: InputDraft): (string | null)[] {
  const meaning = constant === null ? null : meaningKept(constant, language);
  const given = [name, claimId, constant, sourceId, period && `${period.start}/${period.end}`];
  return meaning === null ? given : [...given, meaning];
}

async function versionsOf(tx: EntityManager, claimIds: readonly string[]): Promise<Map<string, number>> {
  if (claimIds.length === 0) return new Map();
  const rows: { id: string; version: number }[] = await tx.query(`SELECT id, version FROM claim WHERE id = ANY($1)`, [
    claimIds,
  ]);
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Whether a version is given of which nothing can be known yet; a fault where it is. Without versions no statement is sent. */
async function namesLaterVersions(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly DerivationDraft[],
): Promise<boolean> {
  const given = drafts.flatMap(({ pointer, inputs }) =>
    inputs.flatMap(({ name, claimId, claimVersion }) =>
      claimId === null || claimVersion === null
        ? []
        : [{ at: `${pointerTo(`${pointer}/inputs`, name)}/version`, claimId, claimVersion }],
    ),
  );
  const versions = await versionsOf(
    tx,
    given.map(({ claimId }) => claimId),
  );
  const later = given.filter(({ claimId, claimVersion }) => claimVersion > (versions.get(claimId) ?? 0));
  for (const { at, claimId, claimVersion } of later) {
    const detail = `The claim has no version ${claimVersion} yet: it is at ${versions.get(claimId) ?? 0}.`;
    recording.refuse(at, 'unknown-reference', detail);
  }
  return later.length > 0;
}

async function closesCircle(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly DerivationDraft[],
): Promise<boolean> {
  const { deskId } = recording;
  const added = drafts.flatMap(({ claimId, inputs, audience }) => {
    const readership = { audience, deskId };
    const told = { readers: [audienceKey(readership)], lens: lensOf(readership) };
    return inputs.flatMap((input): AddedStep[] =>
      input.claimId ? [{ claim: claimId, input: input.claimId, ...told }] : [],
    );
  });
  const { circle, upstream } = await lockedUpstream(tx, added, recording.restsOn);
  for (const claim of upstream) recording.restsOn.add(claim);
  if (!circle) return false;
  const [draft] = drafts.filter(({ claimId }) => circle.includes(claimId));
  const detail = 'The claim would be derived from itself, by way of its inputs.';
  recording.refuse(`${draft?.pointer ?? ''}/inputs`, 'cycle', detail, { claims: circle });
  return true;
}
