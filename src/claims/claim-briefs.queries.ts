import type { EntityManager } from 'typeorm';

import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import { type ClaimBrief, claimBrief, claimFields, type ClaimJson } from './claim-brief.js';
import type { Standing } from './standing.js';

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

/** What a reader is told about claims, by id: a higher room knows it. */
export type Standings = (
  tx: EntityManager,
  claimIds: readonly string[],
) => Promise<ReadonlyMap<string, Pick<Standing, 'label'>>>;

/** A claim in a few words, and what a reader is told about it. */
export type JudgedClaim = ClaimBrief & { readonly standing: Pick<Standing, 'label'> };

/** Claims by id, each in a few words, with what a reader is told about it. */
export async function judgedClaims(
  tx: EntityManager,
  ids: readonly string[],
  standings: Standings,
): Promise<Map<string, JudgedClaim>> {
  const briefs = await claimBriefs(tx, ids);
  const told = await standings(tx, [...briefs.keys()]);
  return new Map(
    [...briefs].map(([id, brief]) => [id, { ...brief, standing: { label: told.get(id)?.label ?? 'uncontested' } }]),
  );
}
