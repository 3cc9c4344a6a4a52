import type { EntityManager } from 'typeorm';

import { type Audience, audienceKey } from '../accounts/audience.js';
import { type Recorded, recordOnce } from '../accounts/record-once.service.js';
import { digestOf } from '../kernel/digest.js';
import { newId } from '../kernel/ids.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { insertRows } from '../platform/rows.js';
import type { Figure } from '../quantities/figure.js';
import { Claim } from './claim.entity.js';
import { namingOf } from './naming.js';
import { type Proposition, propositionIdentity } from './proposition.js';
import { ScopeValue } from './scope-value.entity.js';
import { Statement } from './statement.entity.js';
import type { Attribution, Evidence, Locator, Mode, Stance } from './statement.js';

/** A claim as it is to be recorded. */
export interface ClaimDraft {
  readonly proposition: Proposition;
  /** The value in the words in which it was logged; null where it came as a figure. */
  readonly asWritten: string | null;
  readonly language: string | null;
  readonly text: string | null;
  readonly audience: Audience;
}

/** Records propositions, each once for an audience, however many writers record it at the same moment. */
export async function recordClaims(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly ClaimDraft[],
): Promise<Recorded[]> {
  const rows = drafts.map((draft) => claimRow(recording, draft));
  const recorded = await recordOnce(tx, Claim, rows, { changeable: true });
  const scopes = drafts.flatMap(({ proposition }, i) => {
    const claim = recorded[i];
    return claim?.created ? scopeRows(claim.id, proposition) : [];
  });
  await insertRows(tx, ScopeValue, scopes);
  for (const { id, created } of recorded) {
    if (!created) continue;
    recording.touched.add(id);
    recording.fresh.add(id);
  }
  return recorded;
}

/** The columns that hold what a claim says. */
export function propositionColumns(proposition: Proposition) {
  const { subjectId, metricId, value, basis, measure, period } = proposition;
  const figure = value.type === 'quantity' ? value.figure : null;
  return {
    subjectId,
    metricId,
    valueType: value.type,
    value,
    unit: figure?.unit ?? null,
    lower: figure?.lower ?? null,
    upper: figure?.upper ?? null,
    valueEntityId: value.type === 'entity' ? value.entityId : null,
    basis,
    measure,
    periodKind: period.kind,
    periodStart: period.start,
    periodEnd: period.end,
    periodLabel: period.label,
    periodCertainty: period.certainty,
    periodCalendar: period.calendar,
    identity: propositionIdentity(proposition),
  };
}

/** Writes another proposition into a claim. @throws the unique index where it is recorded already */
export async function changeProposition(
  tx: EntityManager,
  id: string,
  { proposition, asWritten, language, text, audience }: ClaimDraft,
): Promise<void> {
  await tx.update(Claim, { id }, { ...propositionColumns(proposition), asWritten, language, text, audience } as object);
  const kept = [...proposition.scope.keys()];
  await tx.query(`DELETE FROM scope_value WHERE claim_id = $1 AND NOT dimension = ANY($2)`, [id, kept]);
  await tx.query(
    `INSERT INTO scope_value (id, claim_id, dimension, entity_id, word)
     SELECT * FROM json_to_recordset($1::json) AS given(id uuid, claim_id uuid, dimension text, entity_id uuid, word text)
     ON CONFLICT (claim_id, dimension) DO UPDATE SET entity_id = excluded.entity_id, word = excluded.word
     WHERE (scope_value.entity_id, scope_value.word) IS DISTINCT FROM (excluded.entity_id, excluded.word)`,
    [
      JSON.stringify(
        scopeRows(id, proposition).map((row) => ({ ...row, claim_id: row.claimId, entity_id: row.entityId })),
      ),
    ],
  );
}

function claimRow({ ownerId, deskId }: Recording, { proposition, asWritten, language, text, audience }: ClaimDraft) {
  return { id: newId(), ...propositionColumns(proposition), asWritten, language, text, audience, deskId, ownerId };
}

function scopeRows(claimId: string, { scope }: Proposition) {
  return [...scope].map(([dimension, filler]) => ({
    id: newId(),
    claimId,
    dimension,
    entityId: 'entityId' in filler ? filler.entityId : null,
    word: 'word' in filler ? filler.word : null,
  }));
}

/** A statement as it is to be recorded; everything it names is known. */
export interface StatementDraft {
  readonly claimId: string;
  readonly speakerId: string | null;
  readonly stance: Stance;
  readonly mode: Mode | null;
  readonly attribution: Attribution | null;
  readonly evidence: Evidence | null;
  readonly statedOn: string | null;
  readonly statedAt: Date | null;
  readonly wording: string | null;
  readonly language: string | null;
  readonly figure: Figure | null;
  readonly sourceId: string | null;
  readonly locator: Locator | null;
  readonly relaysId: string | null;
  readonly alternativeId: string | null;
  readonly audience: Audience;
}

/** Claim, speaker, stance, source, day, relayed statement and wording make it the same statement (domain §1). */
function statementIdentity(draft: StatementDraft): string {
  const { claimId, speakerId, stance, sourceId, statedOn, relaysId, wording } = draft;
  return digestOf([claimId, speakerId, stance, sourceId, statedOn, relaysId, wording && tidy(wording)]);
}

/** What a stance does to a claim, for whatever rests on it; null where it does nothing. Off the record it is only told that something was said. */
const CHANGES: Readonly<Record<Stance, string | null>> = {
  asserts: 'affirmed',
  confirms: 'affirmed',
  denies: 'disputed',
  disputes: 'disputed',
  hedges: null,
  declines_to_comment: null,
  retracts: 'retracted',
};

/** Records statements, each once for an audience; the ids are given, so that their order is that of the request. */
export async function recordStatements(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly (StatementDraft & { readonly id: string })[],
): Promise<Recorded[]> {
  const { ownerId, deskId } = recording;
  const rows = drafts.map((draft) => ({ ...draft, identity: statementIdentity(draft), deskId, ownerId }));
  const recorded = await recordOnce(tx, Statement, rows);
  drafts.forEach(({ claimId, stance, attribution, audience }, i) => {
    if (!recorded[i]?.created) return;
    recording.touched.add(claimId);
    const change = CHANGES[stance] && (namingOf(attribution, null) === 'untold' ? 'heard' : CHANGES[stance]);
    if (change) recording.noteChange(claimId, change, { readers: audienceKey({ audience, deskId }) });
  });
  return recorded;
}
