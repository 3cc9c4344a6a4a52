import type { EntityManager } from 'typeorm';

import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import { type ClaimBrief, claimBrief, claimFields, type ClaimJson } from './claim-brief.js';

const BRIEFS = prepared(
  'claim-briefs',
  `SELECT ${claimFields('c')} AS brief FROM ${eachById('claim')} c JOIN entity s ON s.id = c.subject_id JOIN metric m ON m.id = c.metric_id`,
);

/** Claims by id, each in a few words. */
export async function claimBriefs(tx: EntityManager, ids: readonly string[]): Promise<Map<string, ClaimBrief>> {
  if (ids.length === 0) return new Map();
  const rows: { brief: ClaimJson }[] = await tx.query(BRIEFS, [idsAsJson(ids)]);
  return new Map(rows.map(({ brief }) => [brief.id, claimBrief(brief)]));
}
