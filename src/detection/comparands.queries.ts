import type { EntityManager } from 'typeorm';

import type { Readership } from '../accounts/audience.js';
import type { ScopeFiller } from '../claims/proposition.js';
import type { Comparand, ComparedMetric } from '../comparison/comparand.js';
import { firstOf } from '../kernel/first-of.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import type { Value } from '../quantities/value.js';
import { madeNow, TOPIC, topicLocks } from './topic-locks.queries.js';

/** A recorded claim as a comparison sees it, for whom it is, and where its inverse is looked for. */
export interface RecordedComparand extends Comparand, Readership {
  readonly id: string;
  /** Id of the metric with the opposite sign; null where there is none. */
  readonly inverseId: string | null;
}

/** A claim whose subject nobody can merge until the end of the transaction. */
export interface HeldComparand extends RecordedComparand {
  /** Whether this transaction has made the claim: then it has neither a place nor links but those that it has drawn. */
  readonly made: boolean;
}

/** What {@link COMPARED} gives. */
export interface ComparandRow extends Omit<RecordedComparand, 'scope' | 'metric'> {
  readonly metric: ComparedMetric;
  readonly valueEntityId: string | null;
  readonly scope: Readonly<Record<string, ScopeFiller>>;
}

/** SQL for what a comparison reads of a claim: the engine may read no more. */
export const COMPARED_COLUMNS = `id, audience, desk_id, subject_id, metric_id, value, value_entity_id, basis, measure,
  period_kind, period_start, period_end, period_label, period_certainty, period_calendar`;

/** SQL for a metric `m` as a comparison needs it. */
export const COMPARED_METRIC = `jsonb_build_object('id', m.id, 'key', m.key, 'nature', m.nature, 'nonNegative', m.non_negative,
  'singleValued', m.single_valued, 'aggregation', m.aggregation, 'scope', m.scope, 'inverseOf', m.inverse_of, 'dimension', m.dimension)`;

const comparedWith = (
  calendar: string,
): string => `c.id, c.audience, c.desk_id AS "deskId", r.id AS "subjectId", ${COMPARED_METRIC} AS metric,
  (SELECT i.id FROM metric i WHERE i.key = m.inverse_of) AS "inverseId", c.value, c.basis, c.measure,
  jsonb_build_object('kind', c.period_kind, 'start', c.period_start, 'end', c.period_end, 'label', c.period_label,
    'certainty', c.period_certainty, 'calendar', c.period_calendar) AS period,
  (SELECT coalesce(v.same_as_id, v.id) FROM entity v WHERE v.id = c.value_entity_id) AS "valueEntityId",
  coalesce((SELECT jsonb_object_agg(s.dimension, CASE WHEN s.entity_id IS NULL THEN jsonb_build_object('word', s.word)
      ELSE jsonb_build_object('entityId', (SELECT coalesce(f.same_as_id, f.id) FROM entity f WHERE f.id = s.entity_id)) END)
    FROM scope_value s WHERE s.claim_id = c.id), '{}') AS scope,
  coalesce(${calendar}->>'rule' = '52/53', false) AS "weekCalendar"`;

/** SQL for all of a {@link RecordedComparand} of a claim `c`, joined to what {@link JOINED} says. */
export const COMPARED = comparedWith('r.fiscal_calendar');

/**
 * SQL that joins to a claim `c` its metric `m`, and `r`: its subject, or what that was merged into. Looked up claim by claim: many of one
 * topic have one subject, and PostgreSQL would take it for as many, and read all there are.
 */
export const JOINED = `CROSS JOIN LATERAL (SELECT o.* FROM metric o WHERE o.id = c.metric_id OFFSET 0) m CROSS JOIN LATERAL (
    SELECT r.id, coalesce(r.fiscal_calendar, e.fiscal_calendar) AS fiscal_calendar
    FROM entity e JOIN entity r ON r.id = ${firstOf('e.same_as_id', 'e.id')} WHERE e.id = c.subject_id OFFSET 0) r`;

const BY_ID = prepared(
  'comparands-by-id',
  `SELECT ${COMPARED} FROM ${eachById('claim', COMPARED_COLUMNS)} c ${JOINED}`,
);

/** Claims by id, as comparisons see them: with one statement, however many. */
export async function comparandsById(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, RecordedComparand>> {
  if (ids.length === 0) return new Map();
  const rows: ComparandRow[] = await tx.query(BY_ID, [idsAsJson(ids)]);
  return new Map(rows.map((row) => [row.id, comparandIn(row)]));
}

const held = (which: string): string => `WITH held AS MATERIALIZED (
    SELECT ${comparedWith('coalesce(r.fiscal_calendar, e.fiscal_calendar)')}, ${madeNow('c')} AS made, ${TOPIC} AS topic
    FROM claim c JOIN entity e ON e.id = c.subject_id JOIN entity r ON r.id = ${firstOf('e.same_as_id', 'e.id')} JOIN metric m ON m.id = c.metric_id
    WHERE ${which} FOR KEY SHARE OF e), locks AS MATERIALIZED (${topicLocks('held')})
  SELECT held.* FROM held CROSS JOIN (SELECT count(*) FROM locks) AS waited`;

const HELD_ONE = prepared('held-comparand', held('c.id = $1'));
const HELD = held('c.id = ANY($1)');

/**
 * The same for claims that are to be compared and linked: until the end of the transaction nobody merges their subjects, nor
 * writes about their topics. With one statement; what others wrote about the topics is for the next one to see.
 */
export async function heldComparands(tx: EntityManager, ids: readonly string[]): Promise<Map<string, HeldComparand>> {
  const [id, ...others] = ids;
  const rows: (ComparandRow & { readonly made: boolean; readonly topic: string | null })[] =
    others.length === 0 ? await tx.query(HELD_ONE, [id]) : await tx.query(HELD, [ids]);
  return new Map(rows.map(({ made, topic: _, ...row }) => [row.id, { ...comparandIn(row), made }]));
}

/**
 * The claims about what a claim is about, the newest first: those of its subject, whatever that was merged with, and of its
 * metric or the inverse.
 *
 * @param after id of the claim after which to go on; null to begin
 */
export async function comparandsOfTopic(
  tx: EntityManager,
  { subjectId, metric, inverseId }: Pick<RecordedComparand, 'subjectId' | 'metric' | 'inverseId'>,
  after: string | null,
  limit: number,
): Promise<RecordedComparand[]> {
  const rows: ComparandRow[] = await tx.query(
    `SELECT ${COMPARED} FROM (
       SELECT t.* FROM (SELECT o.id FROM entity o WHERE o.id = $1 UNION SELECT o.id FROM entity o WHERE o.same_as_id = $1) about(id)
       CROSS JOIN unnest($2::uuid[]) AS measured(id)
       CROSS JOIN LATERAL (SELECT k.* FROM claim k WHERE k.subject_id = about.id AND k.metric_id = measured.id
         AND ($3::uuid IS NULL OR k.id < $3) ORDER BY k.id DESC LIMIT $4) t ORDER BY t.id DESC LIMIT $4) c
     ${JOINED} ORDER BY c.id DESC`,
    [subjectId, [metric.id, ...(inverseId === null ? [] : [inverseId])], after, limit],
  );
  return rows.map((row) => comparandIn(row));
}

/**
 * The newest claims about some entities.
 *
 * @param metrics ids; null for all
 */
export async function comparandsAbout(
  tx: EntityManager,
  subjects: readonly string[],
  metrics: readonly string[] | null,
  limit: number,
): Promise<RecordedComparand[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT k.id FROM claim k WHERE k.subject_id = ANY($1) AND ($2::uuid[] IS NULL OR k.metric_id = ANY($2)) ORDER BY k.id DESC LIMIT $3`,
    [subjects, metrics, limit],
  );
  const found = await comparandsById(
    tx,
    rows.map(({ id }) => id),
  );
  return [...found.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** Ids of a metric, by its id or key, and of its inverse; none where there is none. */
export async function topicMetrics(tx: EntityManager, idOrKey: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `WITH asked AS (SELECT m.id, m.key, m.inverse_of FROM metric m WHERE m.key = $1 OR m.id::text = $1)
     SELECT a.id FROM asked a UNION SELECT i.id FROM asked a JOIN metric i ON i.key = a.inverse_of`,
    [idOrKey.toLowerCase()],
  );
  return rows.map(({ id }) => id);
}

/** What {@link COMPARED} gives, as comparisons see it. */
export function comparandIn({ valueEntityId, value, scope, ...row }: ComparandRow): RecordedComparand {
  const merged: Value = value.type === 'entity' && valueEntityId ? { type: 'entity', entityId: valueEntityId } : value;
  return { ...row, value: merged, scope: new Map(Object.entries(scope)) };
}
