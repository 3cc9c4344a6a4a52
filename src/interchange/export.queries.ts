import type { EntityManager } from 'typeorm';

import type { ReviewState, ReviewVerdict } from '../claims/review.js';
import type { Locator, Stance } from '../claims/statement.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import type { Figure } from '../quantities/figure.js';
import type { FiscalCalendar, Period } from '../quantities/period.js';
import type { Value } from '../quantities/value.js';

/** Rows that are read at once, and where nothing but their ids is read. */
const AT_ONCE = 500;
const IDS_AT_ONCE = 10_000;

/** What comes before every id. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Reads rows in the order of their ids, some at a time. `select` must leave the id to this, and names no parameters. */
export async function* inOrder<Row extends { readonly id: string }>(
  tx: EntityManager,
  select: string,
  limit = AT_ONCE,
): AsyncGenerator<readonly Row[]> {
  for (let after: string | undefined = BEFORE_ALL; after !== undefined;) {
    const rows: Row[] = await tx.query(`SELECT * FROM (${select}) r WHERE r.id > $1 ORDER BY r.id LIMIT $2`, [
      after,
      limit,
    ]);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id;
  }
}

/** The ids of a table in their order, many at a time. */
export const idsOf = (tx: EntityManager, table: string): AsyncGenerator<readonly { readonly id: string }[]> =>
  inOrder(tx, `SELECT id FROM ${table}`, IDS_AT_ONCE);

/**
 * Reads the records of a table in the order of their ids, some at a time.
 *
 * Which there are is asked of now, also as of a moment: nothing removes a record, so that those of the past are among them, and of one that
 * has been changed often no version is read but the one that is asked for.
 * @param select reads those with the ids of {@link eachById}, in their order
 */
export async function* byId<Row extends { readonly id: string }>(
  tx: EntityManager,
  table: 'entity' | 'source' | 'claim',
  select: string,
): AsyncGenerator<readonly Row[]> {
  for await (const known of idsOf(tx, `claimtrail.${table}`)) {
    for (let from = 0; from < known.length; from += AT_ONCE) {
      const rows: Row[] = await tx.query(select, [idsAsJson(known.slice(from, from + AT_ONCE).map(({ id }) => id))]);
      if (rows.length > 0) yield rows;
    }
  }
}

/** SQL for the content of a confidential record that the caller may read; null for all others. */
const hidden = (record: string): string => `(SELECT i.content FROM confidential_identity i WHERE i.id = ${record}.id)`;

const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/** An entity as it is exported; what is withheld from the caller is null. */
export interface EntityRow {
  readonly id: string;
  readonly kind: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  readonly identifiers: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly fiscalCalendar: FiscalCalendar | null;
  readonly confidential: boolean;
  readonly sameAsId: string | null;
  readonly audience: string;
  readonly hidden: Partial<Pick<EntityRow, 'names' | 'aliases' | 'identifiers'>> | null;
}

export const ENTITIES = prepared(
  'exported-entities',
  `SELECT e.id, e.kind, e.names, e.aliases, e.identifiers, e.description, e.fiscal_calendar AS "fiscalCalendar",
  e.confidential, e.same_as_id AS "sameAsId", e.audience, CASE WHEN e.confidential THEN ${hidden('e')} END AS hidden FROM ${eachById('entity')} e ORDER BY e.id`,
);

/** A source as it is exported, with its relations in the order in which they were recorded. */
export interface SourceRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly publisherId: string | null;
  readonly publishedOn: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly description: string | null;
  readonly confidential: boolean;
  readonly audience: string;
  readonly hidden: Readonly<Record<'title' | 'url' | 'publisher' | 'publishedAt', string | null>> | null;
  readonly relations: readonly { readonly kind: string; readonly toId: string; readonly basis: string }[];
}

export const SOURCES = prepared(
  'exported-sources',
  `SELECT s.id, s.kind, s.title, s.url, s.publisher_id AS "publisherId", s.published_on AS "publishedOn",
  ${moment('s.published_at')} AS "publishedAt", s.language, s.description, s.confidential, s.audience,
  CASE WHEN s.confidential THEN ${hidden('s')} END AS hidden,
  coalesce((SELECT jsonb_agg(jsonb_build_object('kind', r.kind, 'toId', r.to_id, 'basis', r.basis) ORDER BY r.id)
    FROM source_relation r WHERE r.source_id = s.id), '[]') AS relations FROM ${eachById('source')} s ORDER BY s.id`,
);

/** A claim as it is exported. */
export interface ClaimRow {
  readonly id: string;
  readonly subjectId: string;
  readonly metricId: string;
  readonly value: Value;
  readonly asWritten: string | null;
  readonly language: string | null;
  readonly basis: string;
  readonly measure: string;
  readonly period: Period;
  readonly text: string | null;
  readonly audience: string;
  readonly reviewState: ReviewState;
  readonly reviewVerdict: ReviewVerdict | null;
  readonly reviewChanged: boolean;
  readonly fiscalCalendar: FiscalCalendar | null;
  readonly scope: Readonly<Record<string, { readonly entityId: string | null; readonly word: string | null }>>;
}

export const CLAIMS = prepared(
  'exported-claims',
  `SELECT c.id, c.subject_id AS "subjectId", c.metric_id AS "metricId", c.value, c.as_written AS "asWritten", c.language,
  c.basis, c.measure, c.text, c.audience, c.review_state AS "reviewState", c.review_verdict AS "reviewVerdict", c.review_changed AS "reviewChanged", e.fiscal_calendar AS "fiscalCalendar",
  jsonb_build_object('kind', c.period_kind, 'start', c.period_start, 'end', c.period_end, 'label', c.period_label,
    'certainty', c.period_certainty, 'calendar', c.period_calendar) AS period,
  coalesce((SELECT jsonb_object_agg(v.dimension, jsonb_build_object('entityId', v.entity_id, 'word', v.word))
    FROM scope_value v WHERE v.claim_id = c.id), '{}') AS scope
  FROM ${eachById('claim')} c JOIN entity e ON e.id = c.subject_id ORDER BY c.id`,
);

/** A statement as it is exported. */
export interface StatementRow {
  readonly id: string;
  readonly claimId: string;
  readonly speakerId: string | null;
  readonly stance: Stance;
  readonly mode: string | null;
  readonly attribution: string | null;
  readonly evidence: string | null;
  readonly statedOn: string | null;
  readonly statedAt: string | null;
  readonly wording: string | null;
  readonly language: string | null;
  readonly figure: Figure | null;
  readonly sourceId: string | null;
  readonly locator: Locator | null;
  readonly relaysId: string | null;
  readonly alternativeId: string | null;
  readonly audience: string;
}

/** A derivation as it is exported, with its inputs in their order. */
export interface DerivationRow {
  readonly id: string;
  readonly claimId: string;
  readonly method: string;
  readonly formula: string | null;
  readonly note: string | null;
  readonly attributedToId: string | null;
  readonly audience: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly claimId: string | null;
    readonly constant: string | null;
    readonly language: string | null;
    readonly period: Period | null;
    readonly sourceId: string | null;
    readonly note: string | null;
  }[];
}

/** What is said about some claims. */
export interface Said {
  readonly statements: ReadonlyMap<string, readonly StatementRow[]>;
  readonly derivations: ReadonlyMap<string, readonly DerivationRow[]>;
}

/** What is said about some claims, each in the order in which it was recorded. */
export async function saidAbout(tx: EntityManager, claimIds: readonly string[]): Promise<Said> {
  const statements: StatementRow[] = await tx.query(
    `SELECT t.id, t.claim_id AS "claimId", t.speaker_id AS "speakerId", t.stance, t.mode, t.attribution, t.evidence, t.stated_on AS "statedOn",
       ${moment('t.stated_at')} AS "statedAt", t.wording, t.language, t.figure, t.source_id AS "sourceId", t.locator,
       t.relays_id AS "relaysId", t.alternative_id AS "alternativeId", t.audience
     FROM statement t WHERE t.claim_id = ANY($1) ORDER BY t.id`,
    [claimIds],
  );
  const derivations: DerivationRow[] = await tx.query(
    `SELECT d.id, d.claim_id AS "claimId", d.method, d.formula, d.note, d.attributed_to_id AS "attributedToId", d.audience,
       coalesce((SELECT jsonb_agg(jsonb_build_object('name', i.name, 'claimId', i.claim_id, 'constant', i.constant, 'language', i.language,
         'period', i.period, 'sourceId', i.source_id, 'note', i.note) ORDER BY i.position)
         FROM derivation_input i WHERE i.derivation_id = d.id), '[]') AS inputs
     FROM derivation d WHERE d.claim_id = ANY($1) ORDER BY d.id`,
    [claimIds],
  );
  return {
    statements: grouped(statements),
    derivations: grouped(derivations),
  };
}

/** A link as it is exported. */
export interface LinkRow {
  readonly id: string;
  readonly aId: string;
  readonly bId: string;
  readonly kind: string;
  readonly origin: string;
  readonly state: string;
  readonly reason: string | null;
  /** `desk` where not all may read it who may read its ends; null where all may. */
  readonly audience: 'desk' | null;
}

/**
 * Links that persons and imports drew, and those of statements and of the detector that somebody has judged; the detector
 * finds its own again. In the order of their ends, which an import keeps.
 */
export const LINKS = `SELECT (l.a_id::text || ' ' || l.b_id || ' ' || l.kind || CASE l.own_readership WHEN 'public' THEN '' ELSE ' ' || l.own_readership END) COLLATE "C" AS id, l.a_id AS "aId", l.b_id AS "bId", l.kind, l.origin, l.state, l.reason,
    CASE WHEN l.own_readership <> 'public' THEN 'desk' END AS audience FROM link l
  WHERE l.origin IN ('person', 'import') OR l.origin = 'statement' AND l.state <> 'suggested'
    OR l.origin = 'detector' AND (l.state IN ('confirmed', 'dismissed') OR l.state = 'resolved' AND l.settled IS NULL)`;

/** Words that fill a scope: no local name of an entity may be taken for one. */
export async function scopeWords(tx: EntityManager): Promise<string[]> {
  const rows: { word: string }[] = await tx.query(`SELECT DISTINCT v.word FROM scope_value v WHERE v.word IS NOT NULL`);
  return rows.map(({ word }) => word);
}

/** Statements that others relay, in the order of the export. */
export async function relayedStatements(tx: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT t.id FROM statement t WHERE t.id IN (SELECT r.relays_id FROM statement r WHERE r.relays_id IS NOT NULL) ORDER BY t.claim_id, t.id`,
  );
  return rows.map(({ id }) => id);
}

/** Metrics that a claim uses, or that did not come with the program; in the order of their ids. */
export async function exportedMetricIds(tx: EntityManager, starters: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT m.id FROM metric m WHERE NOT m.key = ANY($1) OR EXISTS (SELECT FROM claim c WHERE c.metric_id = m.id) ORDER BY m.id`,
    [starters],
  );
  return rows.map(({ id }) => id);
}

function grouped<Row extends { readonly claimId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.claimId);
    if (group) group.push(row);
    else groups.set(row.claimId, [row]);
  }
  return groups;
}
