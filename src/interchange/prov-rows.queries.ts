import type { EntityManager } from 'typeorm';

import { onlyOffRecord } from '../claims/naming.queries.js';
import { firstOf } from '../kernel/first-of.js';
import { eachById } from '../platform/each-by-id.js';
import { byId, idsOf, inOrder } from './export.queries.js';
import type { CaseRow, ClaimRow, NamedRow, SourceRow, SupersededRow, UserRow } from './prov-rows.js';

/** A moment as RFC 3339 text in UTC. */
export const moment = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL for who recorded a row, and when. */
export const recorded = (row: string): string =>
  `${row}.owner_id AS "ownerId", ${moment(`${row}.created_at`)} AS "recordedAt"`;

/** SQL for the id of an entity after merging. */
export const merged = (id: string): string =>
  `(SELECT ${firstOf('m.same_as_id', 'm.id')} FROM entity m WHERE m.id = ${id})`;

/** Ways of speaking for which nobody is named. */
export const NAMELESS = `('background', 'deep_background', 'off_record')`;

/** Who spoke without a name. */
export interface Nameless {
  /** About some claim never otherwise. */
  readonly somewhere: ReadonlySet<string>;
  /** Never otherwise about anything, and nothing is claimed of them. */
  readonly everywhere: ReadonlySet<string>;
}

/** All that spoke without a name, as far as the caller reads it: with one statement. */
export async function namelessSpeakers(tx: EntityManager): Promise<Nameless> {
  const open = `o.stance <> 'retracts' AND (o.attribution IS NULL OR o.attribution NOT IN ${NAMELESS})`;
  const rows: { id: string; somewhere: boolean; everywhere: boolean }[] = await tx.query(
    `WITH hidden AS (SELECT DISTINCT t.claim_id, ${merged('t.speaker_id')} AS party FROM statement t WHERE t.attribution IN ${NAMELESS} AND t.speaker_id IS NOT NULL),
       parties AS (SELECT h.party, bool_or(NOT EXISTS (SELECT FROM statement o WHERE o.claim_id = h.claim_id AND ${merged('o.speaker_id')} = h.party AND ${open})) AS somewhere
         FROM hidden h GROUP BY h.party)
     SELECT p.party AS id, p.somewhere, NOT EXISTS (SELECT FROM entity g JOIN statement o ON o.speaker_id = g.id WHERE (g.id = p.party OR g.same_as_id = p.party) AND ${open})
       AND NOT EXISTS (SELECT FROM entity g JOIN claim c ON c.subject_id = g.id WHERE g.id = p.party OR g.same_as_id = p.party) AS everywhere
     FROM parties p`,
  );
  const those = (which: 'somewhere' | 'everywhere'): Set<string> =>
    new Set(rows.flatMap((row) => (row[which] ? [row.id] : [])));
  return { somewhere: those('somewhere'), everywhere: those('everywhere') };
}

const NAMED = `SELECT e.id, e.kind, e.names, e.aliases, e.identifiers, e.description, e.confidential, e.same_as_id AS "sameAsId", ${recorded('e')}
  FROM ${eachById('entity')} e ORDER BY e.id`;

/** Named entities, some at a time. */
export async function* namedRows(tx: EntityManager, { everywhere }: Nameless): AsyncGenerator<readonly NamedRow[]> {
  for await (const rows of byId<Omit<NamedRow, 'nameless'>>(tx, 'entity', NAMED)) {
    yield rows.map((row) => ({ ...row, nameless: everywhere.has(row.sameAsId ?? row.id) }));
  }
}

const SOURCES = `SELECT s.id, s.kind, s.title, s.url, ${merged('s.publisher_id')} AS "publisherId", s.published_on AS "publishedOn", ${moment('s.published_at')} AS "publishedAt",
    s.language, s.description, s.confidential, ${recorded('s')},
    EXISTS (SELECT FROM statement t WHERE t.source_id = s.id AND t.speaker_id IS NULL AND t.stance <> 'retracts'
      AND (t.attribution IS NULL OR t.attribution NOT IN ${NAMELESS})) AS answered,
    coalesce((SELECT jsonb_agg(jsonb_build_object('kind', r.kind, 'toId', r.to_id, 'basis', r.basis) ORDER BY r.id) FROM source_relation r
      WHERE r.source_id = s.id AND r.basis <> 'similarity' AND EXISTS (SELECT FROM source o WHERE o.id = r.to_id)), '[]') AS relations
  FROM ${eachById('source')} s ORDER BY s.id`;

/** Sources, some at a time; without who published them where that is somebody who spoke without a name, unless they answer for it openly. */
export async function* sourceRows(tx: EntityManager, { somewhere }: Nameless): AsyncGenerator<readonly SourceRow[]> {
  for await (const rows of byId<SourceRow & { readonly answered: boolean }>(tx, 'source', SOURCES)) {
    yield rows.map(({ answered, ...row }) => {
      const isHidden = row.publisherId !== null && somewhere.has(row.publisherId) && !answered;
      return isHidden ? { ...row, publisherId: null } : row;
    });
  }
}

const CLAIMS = `SELECT c.id, c.subject_id AS "subjectId", (SELECT m.key FROM metric m WHERE m.id = c.metric_id) AS metric, c.value, c.language, c.basis, c.measure,
    c.period_start AS "periodStart", c.period_end AS "periodEnd", c.period_label AS "periodLabel", c.text, c.review_state AS "reviewState",
    c.review_verdict AS "reviewVerdict", ${onlyOffRecord('c.id')} AS untold, ${recorded('c')},
    coalesce((SELECT jsonb_object_agg(v.dimension, jsonb_build_object('entityId', v.entity_id, 'word', v.word)) FROM scope_value v WHERE v.claim_id = c.id), '{}') AS scope
  FROM ${eachById('claim')} c ORDER BY c.id`;

/** Claims, some at a time. */
export const claimRows = (tx: EntityManager): AsyncGenerator<readonly ClaimRow[]> =>
  byId<ClaimRow>(tx, 'claim', CLAIMS);

/** So many claims are looked at together for what belongs to them. */
const TOGETHER = 500;

/** The ids of claims, some at a time. */
export async function* claimIds(tx: EntityManager): AsyncGenerator<readonly string[]> {
  for await (const known of idsOf(tx, 'claimtrail.claim')) {
    for (let from = 0; from < known.length; from += TOGETHER) {
      yield known.slice(from, from + TOGETHER).map(({ id }) => id);
    }
  }
}

/** Cases with the decisions that are in force, some at a time. */
export const caseRows = (tx: EntityManager): AsyncGenerator<readonly CaseRow[]> =>
  inOrder<CaseRow>(
    tx,
    `SELECT d.id, d.question, CASE WHEN d.state = 'resolved' THEN d.outcome END AS outcome, d.decided_by_id AS "decidedById", ${moment('d.decided_at')} AS "decidedAt",
       ${recorded('d')}, (SELECT coalesce(jsonb_agg(jsonb_build_object('claimId', k.claim_id, 'chosen', k.chosen) ORDER BY k.position, k.id), '[]')
         FROM dispute_candidate k JOIN claim c ON c.id = k.claim_id WHERE k.dispute_id = d.id) AS candidates,
       (SELECT coalesce(jsonb_agg(k.derivation_id ORDER BY k.position, k.id), '[]')
         FROM dispute_derivation k JOIN derivation w ON w.id = k.derivation_id WHERE k.dispute_id = d.id) AS "derivationIds"
     FROM dispute d`,
  );

/** Claims that took the place of others, some at a time. */
export const supersededRows = (tx: EntityManager): AsyncGenerator<readonly SupersededRow[]> =>
  inOrder<SupersededRow>(
    tx,
    `SELECT l.id, l.a_id AS "newerId", l.b_id AS "olderId" FROM link l WHERE l.kind = 'supersedes' AND l.state = 'confirmed'`,
  );

/** Some users and programs, in the order of their ids. */
export const usersById = (tx: EntityManager, ids: ReadonlySet<string>): Promise<UserRow[]> =>
  tx.query(`SELECT p.id, p.kind, p.name FROM principal p WHERE p.id = ANY($1) ORDER BY p.id`, [[...ids]]);
