import type { EntityManager } from 'typeorm';

import { dayOf } from '../kernel/calendar-date.js';
import { digestOf } from '../kernel/digest.js';
import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { checkVersion } from '../platform/versions.js';
import { canonicalUrl } from '../sources/canonical-url.js';
import type { NewUsage, UsageDecisionGiven, UsageView } from './usage.dto.js';
import type { UsageState } from './usage.js';
import { usageById } from './usages.queries.js';

const A_DAY = 24 * 60 * 60 * 1000;

/**
 * Records where a claim was published: what is recorded already, also by somebody at the same time, is answered with.
 *
 * @throws Refusal `not-found`, `invalid-request` for a version that there is not, or what is to be published only later
 */
export async function recordUsage(
  tx: EntityManager,
  { principalId }: Caller,
  claimId: string,
  { kind, title, url, publishedAt, claimVersion }: NewUsage,
): Promise<Answer<UsageView>> {
  const [claim]: { version: number }[] = await tx.query(`SELECT version FROM claim WHERE id = $1`, [claimId]);
  if (!claim) throw new Refusal('not-found', 'There is no such claim.');
  const moment = dayOf(publishedAt).instant ?? publishedAt;
  if (new Date(moment).getTime() > Date.now() + A_DAY)
    throw Refusal.at('/publishedAt', 'invalid-request', 'What is published only later is recorded then.');
  const identity = url ? digestOf([kind, addressOf(url)]) : digestOf([kind, tidy(title), moment]);
  const [made]: { id: string }[] = await tx.query(
    `INSERT INTO usage (id, claim_id, claim_version, identity, kind, title, url, published_at, owner_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (claim_id, identity) DO NOTHING RETURNING id`,
    [
      ...[newId(), claimId, claimVersion ?? claim.version, identity, kind],
      ...[tidy(title), url ? url.trim() : null, moment, principalId],
    ],
  );
  const [known]: { id: string }[] = made
    ? [made]
    : await tx.query(`SELECT id FROM usage WHERE claim_id = $1 AND identity = $2`, [claimId, identity]);
  const body = known && (await usageById(tx, known.id));
  if (!body) throw new Error('a usage that was recorded cannot be read');
  return { status: made ? 201 : 200, body, version: body.version };
}

/** The address of a document, the same however it is written. @throws Refusal `invalid-request` for what is none */
function addressOf(url: string): string {
  try {
    return canonicalUrl(url);
  } catch {
    throw Refusal.at('/url', 'invalid-request', 'The address of a story is an absolute http or https URL.');
  }
}

/**
 * Says of a usage that is open that it was corrected, or that the newsroom stands by it.
 *
 * @param versions that it may have; null for any
 * @throws Refusal `not-found`, `not-allowed`, `stale-version`, `already-decided` with what was decided
 */
export async function decideUsage(
  tx: EntityManager,
  { principalId, permissions }: Caller,
  id: string,
  { decision, reason }: UsageDecisionGiven,
  versions: readonly number[] | null,
): Promise<Answer<UsageView>> {
  const [held]: { version: number; state: UsageState; concerned: boolean }[] = await tx.query(
    `SELECT u.version, u.state, u.owner_id = $2 OR EXISTS (SELECT FROM claim c WHERE c.id = u.claim_id AND c.owner_id = $2) AS concerned
     FROM usage u WHERE u.id = $1 FOR UPDATE OF u`,
    [id, principalId],
  );
  if (!held) throw new Refusal('not-found', 'There is no such usage.');
  if (!permissions.has('records:review') && !(held.concerned && permissions.has('records:write'))) {
    const detail =
      'A story is decided about by whoever recorded it, by the author of the claim, or by a reviewer or editor.';
    throw new Refusal('not-allowed', detail);
  }
  if (held.state !== 'open') {
    const decided = held.state !== 'current';
    const detail = decided
      ? 'Somebody has decided this already.'
      : 'Nothing has become of the claim: nothing is to be decided.';
    throw Refusal.at('/decision', 'already-decided', detail, { decision: decided ? held.state : null });
  }
  checkVersion(versions, held.version);
  await tx.query(`UPDATE usage SET state = $2, reason = $3 WHERE id = $1`, [id, decision, tidy(reason)]);
  const body = await usageById(tx, id);
  if (!body) throw new Error('a usage that was decided cannot be read');
  return { status: 200, body, version: body.version };
}
