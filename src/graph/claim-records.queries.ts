import type { EntityManager } from 'typeorm';

import type { Attribution } from '../claims/statement.js';
import type { Said } from '../detection/bearing.js';
import { SAID } from '../detection/bearings.queries.js';
import { firstOf } from '../kernel/first-of.js';
import { idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import { type EntityJson, entityJson } from '../vocabulary/entity-brief.js';
import type { ClaimRecord, Contradiction, Objection } from './attack-graph.js';
import type { CaseDecision } from './case-decisions.js';
import type { DisputedDerivation } from './disputed-derivations.js';

/** SQL for whether a link `l` is an attack (domain §8); the indexes of migration `standing` have the same words. */
export const ATTACKS = `l.kind = 'contradicts' AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin = 'statement')`;

/** SQL for whether by a link `l` its end `b` was superseded. */
export const SUPERSEDES = `l.kind = 'supersedes' AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin <> 'detector')`;

/** SQL for whether the review of a claim decides about its standing; the indexes of migration `reviews` have the same words. */
export const DECIDED = `(review_verdict IN ('confirmed', 'refuted') OR review_state = 'retracted')`;

/** SQL for whether the review of a claim `r` has confirmed it, and that counts. */
const CONFIRMED = `r.review_verdict = 'confirmed' AND r.review_state <> 'retracted'`;

/** More of one kind around one claim are not read: then the claim is said to be contested, and that not everything was read. */
const MOST_AROUND = 100;

/** Somebody who disputes, denies or retracts. */
export interface Speaking {
  readonly statement: string;
  readonly stance: 'denies' | 'disputes' | 'retracts';
  /** Who speaks, else the publisher; null where not even that is known. */
  readonly by: EntityJson | null;
  /** Whether `by` speaks, and does not only publish. */
  readonly spoke: boolean;
  /** null where it was not said. */
  readonly attribution: Attribution | null;
  /** Of a retraction: how who retracts said what they said before, each once; empty where that was not said. */
  readonly before: readonly (Attribution | '')[] | null;
}

/** What decides about the standing of a claim, and who spoke against it. */
export interface ReadRecord extends ClaimRecord {
  readonly speaking: readonly Speaking[];
}

type Spoken = Objection & Omit<Speaking, 'statement' | 'stance'>;

/** What there is none of is null. */
interface Row {
  readonly id: string;
  /** How often it was found: once, or once whole and once as an attacker. */
  readonly found: number;
  readonly contradictions: readonly ReadLink[] | null;
  readonly spoken: readonly (Omit<Spoken, 'stance'> & Pick<Speaking, 'stance'>)[] | null;
  readonly superseded: ClaimRecord['superseded'];
  readonly reviewed: {
    readonly decided: NonNullable<ClaimRecord['decided']>;
    readonly at: string | null;
    readonly readers: string;
  } | null;
  readonly said: readonly Said[] | null;
  readonly derivations: readonly { readonly id: string; readonly inputs: readonly string[] }[] | null;
  readonly decisions: readonly CaseDecision[] | null;
  readonly disputed: readonly DisputedDerivation[] | null;
}

/** A link as it is read: since when it attacks (null where no review has confirmed an end of it), and for whom its ends are. */
type ReadLink = Omit<Contradiction, 'raised'> & { readonly since: string | null; readonly ends: readonly string[] };

/** SQL for the moment since which a link `l` attacks a claim `c`: only asked where it may have a direction. */
const SINCE = `CASE WHEN EXISTS (SELECT FROM claim r WHERE r.id = ANY (ARRAY[c.id, l.other]) AND ${CONFIRMED}) THEN coalesce((SELECT max(v.replaced_at)
    FROM history.link v WHERE v.id = l.id AND v.version < l.version AND NOT (${ATTACKS.replaceAll('l.', 'v.')})), l.created_at) END`;

const END = (end: 'a' | 'b', other: 'a' | 'b'): string =>
  `(SELECT l.id, l.${other}_id AS other, l.state, l.own_readership AS readers, l.version, l.created_at, l.a_readership, l.b_readership FROM link l WHERE l.${end}_id = c.id AND ${ATTACKS} ORDER BY l.id LIMIT ${MOST_AROUND + 1})`;

const CONTRADICTIONS = `(SELECT json_agg(json_build_object('id', l.id, 'other', l.other, 'confirmed', l.state = 'confirmed', 'readers', l.readers,
    'since', ${SINCE}, 'ends', json_build_array(l.a_readership, l.b_readership)))
  FROM (SELECT * FROM (${END('a', 'b')} UNION ALL ${END('b', 'a')}) l ORDER BY l.id LIMIT ${MOST_AROUND + 1}) l)`;

/** SQL for how who retracts with a statement `t` said all that they said about the claim before; null for what is no retraction. */
const BEFORE = `CASE WHEN t.stance = 'retracts' THEN (SELECT json_agg(DISTINCT coalesce(w.attribution, '')) FROM statement w JOIN entity we ON we.id = w.speaker_id
    WHERE w.claim_id = t.claim_id AND w.stance <> 'retracts' AND coalesce(we.same_as_id, we.id) = coalesce(e.same_as_id, e.id)) END`;

/** Who speaks, and in which way: not asked where nobody is named. */
const BY = `, 'by', CASE WHEN e.id IS NULL THEN NULL ELSE ${entityJson('e')} END, 'spoke', t.speaker_id IS NOT NULL, 'attribution', t.attribution, 'before', ${BEFORE}`;

const spokenJson = (
  by: string,
): string => `(SELECT json_agg(json_build_object('id', t.id, 'stance', t.stance, 'day', coalesce(t.stated_on, o.published_on),
    'originator', coalesce(e.same_as_id, e.id), 'alternative', t.alternative_id, 'recorded', t.created_at,
    'readers', audience_key(t.audience, t.desk_id)${by},
    'relays', (SELECT r.id FROM statement r WHERE r.id = t.relays_id AND r.claim_id = t.claim_id AND r.stance IN ('denies', 'disputes'))) ORDER BY t.id)
  FROM (SELECT * FROM statement t WHERE t.claim_id = c.id AND t.stance IN ('denies', 'disputes', 'retracts') ORDER BY t.id LIMIT ${MOST_AROUND + 1}) t
  LEFT JOIN source o ON o.id = t.source_id LEFT JOIN LATERAL (SELECT p.id, p.same_as_id, p.names, p.description, p.confidential FROM entity p
    WHERE p.id = ${firstOf('t.speaker_id', 'o.publisher_id')} OFFSET 0) e ON true)`;

const SUPERSEDED = `(SELECT json_build_object('link', l.id, 'by', l.a_id) FROM link l WHERE l.b_id = c.id AND ${SUPERSEDES} ORDER BY l.id LIMIT 1)`;

const REVIEWED = `(SELECT json_build_object('decided', CASE r.review_state WHEN 'retracted' THEN 'retracted' ELSE r.review_verdict END,
    'at', CASE WHEN ${CONFIRMED} THEN (SELECT max(t.at) FROM transition t WHERE t.claim_id = c.id AND t.to_state = 'reviewed') END,
    'readers', audience_key(r.audience, r.desk_id)) FROM claim r WHERE r.id = c.id AND ${DECIDED})`;

/** Only where somebody retracted something: else nobody has to be asked who said what. */
const SAID_IF_RETRACTED = `(CASE WHEN EXISTS (SELECT FROM statement t WHERE t.claim_id = c.id AND t.stance = 'retracts') THEN ${SAID} END)`;

const DERIVATIONS = `(SELECT json_agg(json_build_object('id', d.id, 'inputs',
    (SELECT coalesce(json_agg(DISTINCT i.claim_id), '[]') FROM derivation_input i WHERE i.derivation_id = d.id AND i.claim_id IS NOT NULL)))
  FROM (SELECT d.id FROM derivation d WHERE d.claim_id = c.id AND d.formula IS NOT NULL ORDER BY d.id LIMIT ${MOST_AROUND + 1}) d)`;

/** SQL for what cases came to in which a claim `c` is a candidate, as long as that is in force; the index of migration `disputes` has the same words. */
const DECISIONS = `(SELECT json_agg(json_build_object('id', k.dispute_id, 'outcome', k.outcome, 'decided', k.decided_at, 'readers', k.readership,
    'candidates', (SELECT json_agg(json_build_object('claim', o.claim_id, 'chosen', o.chosen)) FROM dispute_candidate o WHERE o.dispute_id = k.dispute_id)))
  FROM (SELECT * FROM dispute_candidate k WHERE k.claim_id = c.id AND k.outcome IS NOT NULL ORDER BY k.decided_at DESC, k.dispute_id LIMIT ${MOST_AROUND + 1}) k)`;

/** SQL for derivations of a claim `c` that cases are about. */
const DISPUTED = `(SELECT json_agg(json_build_object('id', k.derivation_id, 'dispute', k.dispute_id, 'outcome', k.outcome, 'upheld', k.upheld,
    'decided', CASE WHEN k.outcome IS NOT NULL THEN k.decided_at END, 'readers', k.readership, 'claimChosen', k.outcome IS NOT NULL AND EXISTS (
      SELECT FROM dispute_candidate o WHERE o.dispute_id = k.dispute_id AND o.claim_id = k.claim_id AND o.chosen)))
  FROM (SELECT * FROM dispute_derivation k WHERE k.claim_id = c.id ORDER BY k.id DESC LIMIT ${MOST_AROUND + 1}) k)`;

/** SQL for whether a derivation `k` that a case is about may attack what it derives; the index of migration `disputes` has the same words. */
export const STRIKES = `k.upheld IS NOT TRUE`;

const recordOf = (by: string): string => `c.id, c.found, CASE WHEN c.whole THEN ${CONTRADICTIONS} END AS contradictions,
  CASE WHEN c.whole THEN ${DERIVATIONS} END AS derivations, ${spokenJson(by)} AS spoken, ${SUPERSEDED} AS superseded, ${REVIEWED} AS reviewed,
  ${SAID_IF_RETRACTED} AS said, ${DECISIONS} AS decisions, ${DISPUTED} AS disputed`;

/** The claims that are asked for, as JSON: PostgreSQL then expects as many whatever is given, and keeps its plan. */
const ASKED = `SELECT g.id, true FROM json_to_recordset($1::json) AS g(id uuid)`;

/** SQL for what attacks a claim `n`: all of it where that is whole, else what a review has confirmed, which gives its attacks a direction. */
const ATTACKER = (end: 'a' | 'b', other: 'a' | 'b'): string =>
  `(SELECT o.id, o.confirmed FROM (SELECT l.${other}_id AS id, EXISTS (SELECT FROM claim r WHERE r.id = l.${other}_id AND ${CONFIRMED}) AS confirmed
      FROM link l WHERE l.${end}_id = n.id AND ${ATTACKS} ORDER BY l.id LIMIT ${MOST_AROUND + 1}) o WHERE n.whole OR o.confirmed)`;

/**
 * SQL for claims (`id`, `whole`) that decide about the claims of `$1`: those they are computed from, to the end, and what attacks any of them.
 *
 * What was decided, or confirmed by a review, is followed from every claim, since it has a direction: whoever was preferred to an attacker may keep it out.
 *
 * LATERAL with OFFSET: PostgreSQL, which knows little of tables that an import has just filled, would read all inputs for each claim.
 */
const DECIDING = `near(id, whole) AS (
  ${ASKED}
  UNION
  SELECT x.id, x.whole FROM near n CROSS JOIN LATERAL (
    SELECT i.claim_id AS id, true AS whole FROM derivation d CROSS JOIN LATERAL (
        SELECT i.claim_id FROM derivation_input i WHERE i.derivation_id = d.id AND i.claim_id IS NOT NULL OFFSET 0) i
      WHERE n.whole AND d.claim_id = n.id AND d.formula IS NOT NULL
    UNION ALL ${ATTACKER('a', 'b')}
    UNION ALL ${ATTACKER('b', 'a')}
    UNION ALL SELECT o.claim_id, k.outcome = 'prefer' FROM (SELECT * FROM dispute_candidate k WHERE k.claim_id = n.id AND k.outcome IS NOT NULL OFFSET 0) k
      CROSS JOIN LATERAL (SELECT * FROM dispute_candidate o WHERE o.dispute_id = k.dispute_id AND o.claim_id <> n.id OFFSET 0) o
      WHERE k.outcome = 'prefer' AND o.chosen OR n.whole AND k.outcome = 'unresolved') x)`;

/** The recursion ends where the limit `$2` does: PostgreSQL asks for no more rows than these. */
const recordsSql = (near: string, by: string): string => `WITH RECURSIVE ${near}
  SELECT ${recordOf(by)} FROM (SELECT n.id, bool_or(n.whole) AS whole, count(*)::int AS found FROM (SELECT id, whole FROM near LIMIT $2) n GROUP BY n.id) c`;

const DECIDING_RECORDS = prepared('deciding-records', recordsSql(DECIDING, BY));

const OWN_RECORDS = prepared('own-records', recordsSql(`near(id, whole) AS (${ASKED})`, ''));

/**
 * What decides about the standing of some claims, nearest first, with one statement.
 *
 * Where an attack is mutual, what attacks an attacker in the same way changes nothing (whoever is attacked by what did not fall is undecided
 * either way), so that attackers are followed no further than what was preferred to them, or confirmed.
 * @param most claims besides those that are asked for; where there are more, the farthest are left out
 */
export async function decidingRecords(
  tx: EntityManager,
  claimIds: readonly string[],
  most: number,
): Promise<{ readonly records: readonly ReadRecord[]; readonly truncated: boolean }> {
  const asked = [...new Set(claimIds)];
  return recordsNear(tx, DECIDING_RECORDS, asked, asked.length + most);
}

/** What is recorded about these claims alone, without who says so, with one statement. */
export async function recordsOf(tx: EntityManager, claimIds: readonly string[]): Promise<readonly ClaimRecord[]> {
  return (await recordsNear(tx, OWN_RECORDS, claimIds, claimIds.length)).records;
}

/**
 * Claims that something is said against, and all that is computed from them, with one statement: all others are uncontested.
 *
 * @returns null where they are more than `most`
 */
export async function touchedClaims(tx: EntityManager, most: number): Promise<string[] | null> {
  // LATERAL with OFFSET: one look-up for each, whatever PostgreSQL thinks of how many they are.
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE touched(id) AS (
       SELECT x.id FROM (
         SELECT l.a_id AS id FROM link l WHERE ${ATTACKS} UNION ALL SELECT l.b_id FROM link l WHERE ${ATTACKS}
         UNION ALL SELECT l.b_id FROM link l WHERE ${SUPERSEDES}
         UNION ALL SELECT r.id FROM claim r WHERE ${DECIDED}
         UNION ALL SELECT k.claim_id FROM dispute_candidate k WHERE k.outcome IS NOT NULL
         UNION ALL SELECT k.claim_id FROM dispute_derivation k WHERE ${STRIKES}
         UNION ALL SELECT t.claim_id FROM statement t WHERE t.stance IN ('denies', 'disputes', 'retracts')) x
       UNION
       SELECT x.id FROM touched n CROSS JOIN LATERAL (SELECT d.claim_id AS id FROM derivation_input i
         JOIN derivation d ON d.id = i.derivation_id AND d.formula IS NOT NULL WHERE i.claim_id = n.id OFFSET 0) x)
     SELECT id FROM touched LIMIT ${most + 1}`,
  );
  return rows.length > most ? null : rows.map(({ id }) => id);
}

async function recordsNear(tx: EntityManager, sql: string, claimIds: readonly string[], most: number) {
  const rows: Row[] = await tx.query(sql, [idsAsJson(claimIds), most + 1]);
  return { records: rows.map(record), truncated: rows.reduce((sum, { found }) => sum + found, 0) > most };
}

function record({ id, superseded, reviewed, ...row }: Row): ReadRecord {
  const [contradictions, spoken, derivations, decisions, disputed] = [
    oneForEach(row.contradictions ?? NONE),
    row.spoken ?? NONE,
    row.derivations ?? NONE,
    row.decisions ?? NONE,
    row.disputed ?? NONE,
  ];
  const read = spoken.slice(0, MOST_AROUND);
  return {
    id,
    contradictions: contradictions.slice(0, MOST_AROUND),
    superseded,
    decided: reviewed?.decided ?? null,
    confirmed: reviewed?.at ? { at: reviewed.at, readers: reviewed.readers } : null,
    said: row.said ?? NONE,
    objections: read.flatMap(({ stance, ...one }): Objection[] => (stance === 'retracts' ? [] : [{ ...one, stance }])),
    derivations: derivations.map((one) => ({ ...one, claim: id })),
    decisions: decisions.slice(0, MOST_AROUND),
    disputed: disputed.slice(0, MOST_AROUND),
    more: [contradictions, spoken, derivations, decisions, disputed].some(({ length }) => length > MOST_AROUND),
    speaking: read.map(({ id: statement, stance, by, spoke, attribution, before }) => ({
      statement,
      stance,
      by,
      spoke,
      attribution,
      before,
    })),
  };
}

/** Between two claims there can be one link for all who read both, and one for some of them: one attack, confirmed where one of them is. */
function oneForEach(contradictions: readonly ReadLink[]): readonly Contradiction[] {
  const first = new Map<string, Contradiction>();
  for (const { since, ends, ...one } of contradictions) {
    const known = first.get(one.other);
    const own = [one.readers, ...ends].map((readers) => ({ recorded: since ?? '', readers }));
    const raised = [...(known?.raised ?? []), ...own];
    first.set(one.other, { ...(!known || (one.confirmed && !known.confirmed) ? one : known), raised });
  }
  return [...first.values()];
}

const NONE: readonly never[] = [];
