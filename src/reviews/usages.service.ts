import type { EntityManager } from 'typeorm';

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

/**
 * Records where a claim was published.
 *
 * @throws Refusal `not-found`, `invalid-request` for a version that there is not
 */
export async function recordUsage(
  tx: EntityManager,
  { principalId }: Caller,
  claimId: string,
  { kind, title, url, publishedAt, claimVersion }: NewUsage,
): Promise<Answer<UsageView>> {
  const [claim]: { version: number }[] = await tx.query(`SELECT version FROM claim WHERE id = $1`, [claimId]);
  if (!claim) throw new Refusal('not-found', 'There is no such claim.');
  const id = newId();
  await tx.query(
    `INSERT INTO usage (id, claim_id, claim_version, kind, title, url, published_at, owner_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      claimId,
      claimVersion ?? claim.version,
      kind,
      tidy(title),
      url ? addressOf(url) : null,
      publishedAt,
      principalId,
    ],
  );
  const body = await usageById(tx, id);
  if (!body) throw new Error('a usage that was recorded cannot be read');
  return { status: 201, body, version: body.version };
}

/** @throws Refusal `invalid-request` for what is no address of a document */
function addressOf(url: string): string {
  try {
    canonicalUrl(url);
  } catch {
    throw Refusal.at('/url', 'invalid-request', 'The address of a story is an absolute http or https URL.');
  }
  return url.trim();
}

/**
 * Says of a usage that is open that it was corrected, or that the newsroom stands by it.
 *
 * @param versions that it may have; null for any
 * @throws Refusal `not-found`, `stale-version`, `already-decided` with what was decided
 */
export async function decideUsage(
  tx: EntityManager,
  id: string,
  { decision, reason }: UsageDecisionGiven,
  versions: readonly number[] | null,
): Promise<Answer<UsageView>> {
  const [held]: { version: number; state: UsageState }[] = await tx.query(
    `SELECT version, state FROM usage WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!held) throw new Refusal('not-found', 'There is no such usage.');
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
