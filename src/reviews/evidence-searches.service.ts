import type { EntityManager } from 'typeorm';

import { claimExists } from '../claims/statements.queries.js';
import { dayOf } from '../kernel/calendar-date.js';
import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import type { NewSearch, SearchView } from './evidence-search.dto.js';
import { searchById } from './evidence-searches.queries.js';

/**
 * Records that somebody looked for evidence of a claim.
 *
 * @throws Refusal `not-found`, `unknown-reference` for a source that is not recorded for all who read the claim
 */
export async function recordSearch(
  tx: EntityManager,
  { principalId }: Caller,
  claimId: string,
  { where, source, outcome, searchedAt, note }: NewSearch,
): Promise<Answer<SearchView>> {
  if (!(await claimExists(tx, claimId))) throw new Refusal('not-found', 'There is no such claim.');
  const moment = dayOf(searchedAt).instant ?? searchedAt;
  if (new Date(moment).getTime() > Date.now()) {
    throw Refusal.at('/searchedAt', 'invalid-request', 'Nobody has looked in the future.');
  }
  if (source && !(await isFor(tx, source, claimId))) {
    throw Refusal.at(
      '/source',
      'unknown-reference',
      `No source has the id ${source} that all who read the claim may read.`,
    );
  }
  const id = newId();
  await tx.query(
    `INSERT INTO evidence_search (id, claim_id, place, source_id, outcome, searched_at, note, owner_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, claimId, tidy(where), source ?? null, outcome, moment, note ? tidy(note) : null, principalId],
  );
  const body = await searchById(tx, id);
  if (!body) throw new Error('a search that was recorded cannot be read');
  return { status: 201, body, version: body.version };
}

async function isFor(tx: EntityManager, sourceId: string, claimId: string): Promise<boolean> {
  const found: unknown[] = await tx.query(
    `SELECT 1 FROM source s, claim c WHERE s.id = $1 AND c.id = $2 AND may_name(audience_key(c.audience, c.desk_id), audience_key(s.audience, s.desk_id))`,
    [sourceId, claimId],
  );
  return found.length > 0;
}
