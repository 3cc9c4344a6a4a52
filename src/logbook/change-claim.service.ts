import type { EntityManager } from 'typeorm';

import type { ClaimView } from '../claims/claim-brief.dto.js';
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
 * it, so that no number is put into somebody's mouth (domain §1).
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
  const [row]: { version: number; stated: boolean }[] = await tx.query(
    `SELECT c.version, EXISTS (SELECT 1 FROM statement t WHERE t.claim_id = c.id OR t.alternative_id = c.id)
       OR EXISTS (SELECT 1 FROM derivation_input i WHERE i.claim_id = c.id) AS stated
     FROM claim c WHERE c.id = $1 FOR UPDATE OF c`,
    [id],
  );
  if (!row) throw new Refusal('not-found', 'There is no such claim.');
  checkVersion(versions, row.version);
  const given = withoutNulls(change);
  const fixed = PROPOSITION.filter((field) => given[field] !== undefined);
  if (fixed.length > 0) {
    if (row.stated) {
      const detail =
        'Somebody has stated this claim, or something rests on it: what it claims is fixed. Record a correction with supersede.';
      throw Refusal.at(`/${fixed[0]}`, 'proposition-fixed', detail);
    }
    const known = await knownProposition(tx, id);
    if (!known) throw new Refusal('not-found', 'There is no such claim.');
    const recording = recordingOf(caller);
    const { reason: _, text: __, ...proposition } = given;
    const asWritten = given.value === undefined ? known.claim.draft.asWritten : null;
    await replaceProposition(tx, recording, id, { ...known.entry, ...proposition }, asWritten);
  }
  if (change.text !== undefined) {
    await tx.query(`UPDATE claim SET text = $2 WHERE id = $1`, [id, change.text === null ? null : tidy(change.text)]);
  }
  if (change.language !== undefined && fixed.length === 0) {
    await tx.query(`UPDATE claim SET language = $2 WHERE id = $1`, [id, change.language]);
  }
  const claim = (await claimsById(tx, [id])).get(id);
  if (!claim) throw new Error(`claim ${id} was changed and cannot be read`);
  return claim;
}
