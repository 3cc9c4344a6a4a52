import type { EntityManager } from 'typeorm';

import { RESULT_LOCK } from '../platform/transactions.js';
import { REPLACES } from './corrections.queries.js';
import type { Cause } from './moved-by.js';

/** A change of a claim, after which what rests on it is to be computed again. */
export interface ClaimChange extends Cause {
  readonly claim: string;
  /** Word of those who may read what happened; null for all who may read the claims. */
  readonly readers: string | null;
  /** The claim at the other end of the link by which it happened; null where it was no link. */
  readonly other: string | null;
}

/** SQL for whether a link `l` is an attack: what happens to one of its ends matters to the other (domain rules §8). */
const ATTACKS = `l.kind = 'contradicts' AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin = 'statement')`;

/** SQL for the word of the readers of a record. */
const READERS = (row: string): string => `audience_key(${row}.audience, ${row}.desk_id)`;

/** SQL for whether all readers of a derivation `d` know of what the readers of `known` know. */
const KNOWN = (known: string): string => `narrower(${READERS('d')}, ${known}) = ${READERS('d')}`;

/**
 * SQL for `changed` (what happened to the claims in `$1`, as JSON, and who knows of it) and `around`: the same, and what is contradicted
 * by them, or attacked by what a case came to, directly or by way of others, since their standing may be another now. Who knows of a step only knows of what comes after.
 */
const AROUND = `changed AS MATERIALIZED (
    SELECT g.claim, g.code, k.readers FROM json_to_recordset($1::json) AS g(claim uuid, code text, readers text, other uuid)
      JOIN claim c ON c.id = g.claim LEFT JOIN claim o ON o.id = g.other
      CROSS JOIN LATERAL (SELECT narrower(narrower(${READERS('c')}, coalesce(${READERS('o')}, 'public')), coalesce(g.readers, 'public')) AS readers) k
    WHERE k.readers IS NOT NULL),
  met(claim, readers) AS (
    SELECT claim, readers FROM changed WHERE code <> 'derived'
    UNION
    SELECT n.claim, n.readers FROM met m CROSS JOIN LATERAL (
      SELECT c.id AS claim, narrower(narrower(m.readers, e.readers), ${READERS('c')}) AS readers FROM (
        SELECT l.b_id AS id, l.own_readership AS readers FROM link l WHERE l.a_id = m.claim AND ${ATTACKS}
        UNION ALL SELECT l.a_id, l.own_readership FROM link l WHERE l.b_id = m.claim AND ${ATTACKS}
        UNION ALL SELECT o.claim_id, o.readership FROM dispute_candidate k JOIN dispute_candidate o ON o.dispute_id = k.dispute_id AND o.claim_id <> k.claim_id
          WHERE k.claim_id = m.claim AND k.outcome IN ('prefer', 'unresolved')) e
      CROSS JOIN LATERAL (SELECT o.id, o.audience, o.desk_id FROM claim o WHERE o.id = e.id OFFSET 0) c) n
    WHERE n.readers IS NOT NULL),
  around AS (SELECT claim, code, readers FROM changed UNION ALL SELECT m.claim, 'standing', m.readers FROM met m
    WHERE NOT EXISTS (SELECT FROM changed c WHERE c.claim = m.claim AND narrower(m.readers, c.readers) = m.readers))`;

/**
 * Waits for everybody who computes something from these claims or changes them, until the end of the transaction.
 *
 * As the engine, which sees all of it. Comes after all other locks but that of kept answers, in one call: who holds these waits for nobody else. Who computes a new
 * derivation has locked all that it rests on, so that a change either is seen by it or sees it.
 */
export async function lockResults(
  tx: EntityManager,
  restsOn: Iterable<string>,
  changes: readonly ClaimChange[],
): Promise<void> {
  await tx.query(
    `WITH RECURSIVE ${AROUND}
     SELECT pg_advisory_xact_lock($3, bucket) FROM (
       SELECT DISTINCT abs(hashtext(id::text) % $4) AS bucket
       FROM (SELECT claim AS id FROM around UNION ALL SELECT unnest($2::uuid[])) AS locked ORDER BY bucket) AS buckets`,
    [JSON.stringify(changes), [...restsOn], RESULT_LOCK.kind, RESULT_LOCK.buckets],
  );
}

/**
 * Makes everything stale that rests on what was changed, to the end, with one statement; what is stale already is marked anew, so
 * that whoever computes it at this moment does not call it current. As the engine.
 *
 * What is derived is computed again where it is another value, or where somebody says it: whether they do decides what may be said of it.
 * A derivation is reached only by what all of its readers know of: else that it is stale would tell them that something happened.
 * @param computed derivations that are computed by the same transaction, with the change
 * @returns how many derivations were marked
 */
export async function markStale(
  tx: EntityManager,
  changes: readonly ClaimChange[],
  computed: readonly string[] = [],
): Promise<number> {
  const marked: unknown[] = await tx.query(
    `WITH RECURSIVE ${AROUND},
     reached(claim, code, cause, derivation_id, told, told_of, readers) AS (
       SELECT a.claim, a.code, a.claim, NULL::uuid, NULL::text, NULL::uuid, a.readers FROM around a
       UNION ALL
       SELECT d.claim_id, NULL, NULL, d.id, c.code, d.claim_id, ${READERS('d')} FROM changed c JOIN derivation d ON d.claim_id = c.claim
         WHERE c.code IN ('changed', 'affirmed', 'heard') AND d.formula IS NOT NULL AND ${KNOWN('c.readers')}
       UNION
       SELECT n.* FROM reached r CROSS JOIN LATERAL (
         SELECT d.claim_id, NULL::text, NULL::uuid, d.id, r.code, r.cause, ${READERS('d')} FROM derivation_input i JOIN derivation d ON d.id = i.derivation_id
         WHERE i.claim_id = r.claim AND d.formula IS NOT NULL AND ${KNOWN('r.readers')}
         UNION ALL
         SELECT l.b_id, r.code, r.cause, NULL, NULL, NULL, narrower(r.readers, ${READERS('b')}) FROM link l JOIN claim b ON b.id = l.b_id
         WHERE l.a_id = r.claim AND ${REPLACES} AND narrower(r.readers, ${READERS('b')}) IS NOT NULL) n)
     INSERT INTO stale_derivation AS s (derivation_id, mark, causes)
     SELECT derivation_id, uuidv7(), coalesce(jsonb_agg(DISTINCT jsonb_build_object('code', told, 'claim', told_of)) FILTER (WHERE told IS NOT NULL), '[]')
     FROM reached WHERE derivation_id IS NOT NULL AND NOT derivation_id = ANY($2) GROUP BY derivation_id ORDER BY derivation_id
     ${MARKED_ANEW} RETURNING derivation_id`,
    [JSON.stringify(changes), computed],
  );
  return marked.length;
}

const MARKED_ANEW = `ON CONFLICT (derivation_id) DO UPDATE SET mark = excluded.mark,
  causes = (SELECT coalesce(jsonb_agg(DISTINCT cause), '[]') FROM jsonb_array_elements(s.causes || excluded.causes) AS cause)`;

/** Makes some derivations stale, without what rests on them. */
export async function markDerivations(tx: EntityManager, derivationIds: readonly string[]): Promise<void> {
  if (derivationIds.length === 0) return;
  await tx.query(
    `INSERT INTO stale_derivation AS s (derivation_id, mark, causes) SELECT id, uuidv7(), '[]' FROM unnest($1::uuid[]) AS id ORDER BY id ${MARKED_ANEW}`,
    [derivationIds],
  );
}

/** What is called something else now. */
export interface Renamed {
  readonly of: 'subject_id' | 'metric_id';
  readonly ids: readonly string[];
}

/**
 * Makes stale what is said with the name of an entity or a metric: the derivations of its claims and from them, also by way of
 * corrections, with one statement. What rests on those is told nothing new. As the engine.
 *
 * @returns how many derivations were marked
 */
export async function markRenamed(tx: EntityManager, { of, ids }: Renamed): Promise<number> {
  const marked: unknown[] = await tx.query(
    `WITH RECURSIVE called(claim, readers) AS (
       SELECT c.id, ${READERS('c')} FROM claim c WHERE c.${of} = ANY($1)
       UNION SELECT l.b_id, narrower(n.readers, ${READERS('b')}) FROM called n JOIN link l ON l.a_id = n.claim JOIN claim b ON b.id = l.b_id
         WHERE ${REPLACES} AND narrower(n.readers, ${READERS('b')}) IS NOT NULL),
     said AS (
       SELECT d.id, d.claim_id AS claim FROM called n JOIN derivation d ON d.claim_id = n.claim WHERE d.formula IS NOT NULL AND ${KNOWN('n.readers')}
       UNION SELECT d.id, i.claim_id FROM called n JOIN derivation_input i ON i.claim_id = n.claim
         JOIN derivation d ON d.id = i.derivation_id WHERE d.formula IS NOT NULL AND ${KNOWN('n.readers')})
     INSERT INTO stale_derivation AS s (derivation_id, mark, causes)
     SELECT id, uuidv7(), jsonb_agg(jsonb_build_object('code', 'renamed', 'claim', claim)) FROM said GROUP BY id ORDER BY id
     ${MARKED_ANEW} RETURNING derivation_id`,
    [ids],
  );
  return marked.length;
}

/** Makes everything stale that has a formula: the rules of computing are others now. As the engine. */
export async function markEverything(tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO stale_derivation AS s (derivation_id, mark, causes)
     SELECT d.id, uuidv7(), '[{"code": "rules", "claim": null}]' FROM derivation d WHERE d.formula IS NOT NULL ORDER BY d.id ${MARKED_ANEW}`,
  );
}
