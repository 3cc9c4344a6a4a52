import type { EntityManager } from 'typeorm';

import type { ClaimView } from '../claims/claim-brief.dto.js';
import { conclude } from '../detection/conclude.service.js';
import { lockTopics } from '../detection/topics.service.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import { checkVersion } from '../platform/versions.js';
import { claimsById } from './claims.queries.js';
import type { Entry } from './entry.js';
import { withoutNulls } from './given.js';
import { knownProposition } from './known-proposition.queries.js';
import { recordingOf } from './logbook.service.js';
import { replaceProposition } from './propositions.service.js';
import { settleDerivations } from './settle-derivations.service.js';
import { settleDisputes } from './settle-disputes.service.js';

type Change = Partial<Entry> & { readonly reason?: string };

/** What makes a claim the claim it is. */
const PROPOSITION = [
  'subject',
  'metric',
  'value',
  'valueType',
  'basis',
  'measure',
  'period',
  'periodCertainty',
  'scope',
  'audience',
] as const;

/**
 * Changes a claim: its sentence at any time; what it claims and for whom only while nobody has stated it and nothing rests on
 * it, as far as whoever changes it can be sure of that, so that no number is put into somebody's mouth (domain §1).
 *
 * @param versions that the claim may have; null for any
 * @throws Refusal `not-found`, `stale-version`, `proposition-fixed`
 */
export async function changeClaim(
  tx: EntityManager,
  caller: Caller,
  id: string,
  change: Change,
  versions: readonly number[] | null,
): Promise<ClaimView> {
  const [row]: { version: number; text: string | null; language: string | null }[] = await tx.query(
    `SELECT version, text, language FROM claim WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!row) throw new Refusal('not-found', 'There is no such claim.');
  checkVersion(versions, row.version);
  const given = withoutNulls(change);
  const text = change.text === undefined ? row.text : change.text && tidy(change.text);
  const [fixed] = PROPOSITION.filter((field) => given[field] !== undefined);
  if (fixed === undefined) {
    const language = change.language === undefined ? row.language : change.language;
    await tx.query(`UPDATE claim SET text = $2, language = $3 WHERE id = $1`, [id, text, language]);
  } else {
    await refuseIfFixed(tx, id, fixed, given.audience !== undefined);
    const known = await knownProposition(tx, id);
    if (!known) throw new Refusal('not-found', 'There is no such claim.');
    const { reason: _, ...proposition } = given;
    const asWritten = given.value === undefined ? known.claim.draft.asWritten : null;
    const recording = recordingOf(caller);
    await lockTopics(tx, [id]);
    await replaceProposition(tx, recording, id, { ...known.entry, ...proposition, text }, asWritten);
    const { conflicts } = await conclude(tx, recording, [], [id]);
    recording.noteChange(id, 'changed', {});
    await settleDisputes(tx, recording, conflicts);
    await settleDerivations(tx, recording);
  }
  const claim = (await claimsById(tx, [id])).get(id);
  if (!claim) throw new Error(`claim ${id} was changed and cannot be read`);
  return claim;
}

/**
 * Asked only once the claim is locked: what was said before is seen, and nothing is said after.
 *
 * Of a claim that several desks may name, only who belongs to all of them sees whether somebody has; to all others what it says is
 * fixed, whether or not, so that the answer tells nothing. The trigger `proposition` of the table asks the same.
 */
async function refuseIfFixed(tx: EntityManager, id: string, field: string, forOthers: boolean): Promise<void> {
  const [row]: { stated: boolean; named: boolean; elsewhere: boolean }[] = await tx.query(
    `SELECT EXISTS (SELECT 1 FROM statement t WHERE t.claim_id = c.id OR t.alternative_id = c.id)
         OR EXISTS (SELECT 1 FROM derivation_input i WHERE i.claim_id = c.id) AS stated,
       EXISTS (SELECT 1 FROM derivation d WHERE d.claim_id = c.id)
         OR EXISTS (SELECT 1 FROM link l WHERE (l.a_id = c.id OR l.b_id = c.id)
           AND (l.origin <> 'detector' OR l.state NOT IN ('suggested', 'resolved'))) AS named,
       c.audience <> 'desk' AND EXISTS (SELECT 1 FROM desk d WHERE NOT d.id::text = ANY (readership())) AS elsewhere
     FROM claim c WHERE c.id = $1`,
    [id],
  );
  if (row?.stated || (forOthers && row?.named)) throw Refusal.at(`/${field}`, 'proposition-fixed', STATED);
  if (row?.elsewhere) throw Refusal.at(`/${field}`, 'proposition-fixed', OUT_OF_SIGHT);
}

const STATED =
  'Somebody has stated this claim, or something rests on it: what it claims is fixed. Record a correction with supersede.';
const OUT_OF_SIGHT =
  'Other desks read this claim, and one of them may have taken it up: what it claims is fixed. Record a correction with supersede.';
