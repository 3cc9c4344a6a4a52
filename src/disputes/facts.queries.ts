import type { EntityManager } from 'typeorm';

import { lensOf, type Readership } from '../accounts/audience.js';
import { asReaders } from '../platform/transactions.js';
import type { CandidateFacts, CaseFacts } from './facts.js';

/** Of more statements of one candidate the latest are facts: what is new is among them. */
const MOST_STATEMENTS = 2000;

/** The same for derivations, and for claims at the other end of links. */
const MOST_OTHERS = 500;

/** SQL for claims that contradict a claim `c`, whether or not that was settled by a decision: deciding about one case is no news for another. */
const AGAINST = `SELECT l.b_id AS id FROM link l WHERE l.a_id = c.id AND l.kind = 'contradicts' AND l.state <> 'dismissed' AND l.settled IS NULL
  UNION SELECT l.a_id FROM link l WHERE l.b_id = c.id AND l.kind = 'contradicts' AND l.state <> 'dismissed' AND l.settled IS NULL`;

const SUPERSEDED = `SELECT l.a_id AS id FROM link l WHERE l.b_id = c.id AND l.kind = 'supersedes' AND l.dispute_id IS NULL
  AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin <> 'detector')`;

const listed = (sql: string): string =>
  `(SELECT coalesce(jsonb_agg(o.id ORDER BY o.id), '[]') FROM (SELECT id FROM (${sql}) s ORDER BY id DESC LIMIT ${MOST_OTHERS}) o)`;

const FACTS = `SELECT c.id AS claim, md5(c.identity) AS says,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'stance', t.stance) ORDER BY t.id), '[]')
   FROM (SELECT t.id, t.stance FROM statement t WHERE t.claim_id = c.id ORDER BY t.id DESC LIMIT ${MOST_STATEMENTS}) t) AS statements,
  (SELECT coalesce(jsonb_object_agg(d.id, md5(coalesce((SELECT r.result::text FROM derivation_result r WHERE r.id = d.id), ''))), '{}')
   FROM (SELECT d.id FROM derivation d WHERE d.claim_id = c.id ORDER BY d.id DESC LIMIT ${MOST_OTHERS}) d) AS results,
  ${listed(AGAINST)} AS against, ${listed(SUPERSEDED)} AS "supersededBy",
  CASE WHEN c.review_state IN ('retracted', 'corrected') THEN c.review_state WHEN c.review_verdict = 'refuted' THEN 'refuted' END AS withdrawn
  FROM claim c WHERE c.id = ANY($1)`;

/**
 * What is known of the candidates of some cases for the same readers, as all of these see it: with one statement beside those that say for whom.
 *
 * @param cases by id, the ids of their candidates
 */
export async function factsOf(
  tx: EntityManager,
  readers: Readership,
  cases: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, CaseFacts>> {
  const claims = [...new Set([...cases.values()].flat())];
  const rows: CandidateFacts[] = await asReaders(tx, lensOf(readers), () => tx.query(FACTS, [claims]));
  const known = new Map(rows.map((row) => [row.claim, row]));
  return new Map(
    [...cases].map(([id, candidates]) => [
      id,
      candidates.flatMap((claim) => {
        const facts = known.get(claim);
        return facts ? [{ ...facts, against: facts.against.filter((other) => !candidates.includes(other)) }] : [];
      }),
    ]),
  );
}
