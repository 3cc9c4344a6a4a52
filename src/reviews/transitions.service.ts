import type { EntityManager } from 'typeorm';

import type { ReviewState } from '../claims/review.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import { checkVersion } from '../platform/versions.js';
import { type Evidence, faultsOf, type GivenStep, possibleFor, refusalOf, type Standpoint } from './transition.js';

interface Held {
  readonly version: number;
  readonly state: ReviewState;
  readonly isAuthor: boolean;
  readonly isReviewer: boolean;
  readonly wrote: boolean;
  readonly changed: boolean;
}

/** What may decide about the standing of a claim, and did before a step. */
export interface Taken {
  readonly from: ReviewState;
}

/**
 * Takes one step of the review of a claim, and says why not where the caller does not: the database decides once more when it is written.
 *
 * @param versions that the claim may have; null for any
 * @throws Refusal `not-found`, `stale-version`, `transition-not-allowed` with what the caller may do, `four-eyes`,
 * `changed-since-review`, `invalid-request`, `unknown-reference`
 */
export async function takeStep(
  tx: EntityManager,
  { principalId, permissions }: Caller,
  claimId: string,
  given: GivenStep,
  versions: readonly number[] | null,
): Promise<Taken> {
  await tx.query(`SELECT FROM claim WHERE id = $1 FOR UPDATE`, [claimId]);
  // Only now, so that what was written by whoever was waited for is seen.
  const [held]: Held[] = await tx.query(
    `SELECT c.version, c.review_state AS state, c.owner_id = $2 AS "isAuthor", coalesce(c.reviewer_id = $2, false) AS "isReviewer",
       wrote_any(c.id) AS wrote, c.review_changed AS changed FROM claim c WHERE c.id = $1`,
    [claimId, principalId],
  );
  if (!held) throw new Refusal('not-found', 'There is no such claim.');
  checkVersion(versions, held.version);
  refuse(held.state, given, { ...held, may: rightsOf(permissions) });
  await checkEvidence(tx, claimId, given.evidence ?? []);
  await tx.query(
    `INSERT INTO transition (claim_id, to_state, reason, verdict, evidence, superseded_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      claimId,
      given.to,
      given.reason ? tidy(given.reason) : null,
      given.verdict ?? null,
      JSON.stringify((given.evidence ?? []).map(({ kind, id }) => ({ kind, id }))),
      given.supersededBy ?? null,
    ],
  );
  return { from: held.state };
}

/** What a verdict rests on is recorded for all who read the claim; of the rest nobody learns whether it is there. */
async function checkEvidence(tx: EntityManager, claimId: string, evidence: readonly Evidence[]): Promise<void> {
  if (evidence.length === 0) return;
  const missing: { place: number }[] = await tx.query(
    `SELECT g.place::int - 1 AS place FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS g(named, place)
     WHERE NOT is_evidence(g.named, $2) ORDER BY g.place`,
    [JSON.stringify(evidence.map(({ kind, id }) => ({ kind, id }))), claimId],
  );
  const [first, ...more] = missing.map(({ place }) => {
    const detail = `No ${evidence[place]?.kind} has this id that all who read the claim may read.`;
    return { pointer: `/evidence/${place}/id`, code: 'unknown-reference' as const, detail };
  });
  if (first) throw Refusal.of([first, ...more]);
}

/** What somebody with these permissions may do in a review. */
export const rightsOf = (permissions: Caller['permissions']): Standpoint['may'] => ({
  write: permissions.has('records:write'),
  review: permissions.has('records:review'),
  publish: permissions.has('records:publish'),
});

function refuse(from: ReviewState, given: GivenStep, who: Standpoint): void {
  const { to } = given;
  const code = refusalOf(from, to, who);
  const help = { from, to, possible: possibleFor(from, who) };
  if (code === 'four-eyes') {
    throw Refusal.at('/to', code, 'You wrote some of this claim: somebody else has to review it.', help);
  }
  if (code === 'changed-since-review') {
    const detail = 'The claim was changed after its verdict, which is about what was read: take it into review again.';
    throw Refusal.at('/to', code, detail, help);
  }
  if (code !== null) {
    throw Refusal.at('/to', code, `The claim is ${from}; you cannot make it ${to}.`, help);
  }
  const [first, ...more] = faultsOf(from, given).map(({ at, detail }) => ({
    pointer: at,
    code: 'invalid-request' as const,
    detail,
  }));
  if (first) throw Refusal.of([first, ...more]);
}

/**
 * Says who is to review a claim; null for nobody.
 *
 * @throws Refusal `not-found`, `stale-version`, `unknown-reference` where it is nobody who may review it, as far as the caller can know
 */
export async function assign(
  tx: EntityManager,
  claimId: string,
  principal: string | null,
  versions: readonly number[] | null,
): Promise<void> {
  const [row]: { version: number }[] = await tx.query(`SELECT version FROM claim WHERE id = $1 FOR UPDATE`, [claimId]);
  if (!row) throw new Refusal('not-found', 'There is no such claim.');
  checkVersion(versions, row.version);
  const [{ assigned }] = (await tx.query(`SELECT assign_claim($1, $2) AS assigned`, [claimId, principal])) as [
    { assigned: boolean | null },
  ];
  if (assigned === null) throw new Refusal('not-found', 'There is no such claim.');
  if (!assigned) {
    const detail = 'No reviewer has that id who reads the claim and wrote none of it.';
    throw Refusal.at('/principal', 'unknown-reference', detail);
  }
}
