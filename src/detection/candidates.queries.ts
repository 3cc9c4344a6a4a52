import type { EntityManager } from 'typeorm';

import { prepared } from '../platform/prepared-statements.js';
import { type Candidate, MOST_COMPARED } from './findings.js';
import { type Probe, SPANS } from './place.js';
import { notedFrom, PLACE_COLUMNS } from './places.service.js';

/** Periods that can be one: a stock's that meet; a flow's with like ends, or one within the other where parts add up. */
const SAME_TIME = `c.undated OR p.undated OR c.label = p.label
  OR c.starts < p.ends + 7 AND c.ends > p.starts - 7 AND (p.stock OR ${nearly('starts')} AND ${nearly('ends')} OR ${within('c', 'p')} OR ${within('p', 'c')})`;

function nearly(end: string): string {
  return `c.${end} BETWEEN p.${end} - 7 AND p.${end} + 7`;
}

function within(part: string, whole: string): string {
  return `p.adds_up AND ${part}.starts >= ${whole}.starts AND ${part}.ends <= ${whole}.ends`;
}

/** Values that can be apart: of another unit, without numbers, or without a common point, rounded or not. */
const APART = `c.unit <> p.unit OR c.lower IS NULL AND c.upper IS NULL OR p.lower IS NULL AND p.upper IS NULL
  OR c.upper <= p.lower OR c.lower >= p.upper
  OR (c.bound OR p.bound) AND (c.stated_upper <= p.stated_lower OR c.stated_lower >= p.stated_upper)`;

/** What is open comes last, parts and wholes before it; among the others the largest gap for its size first. */
const ORDER_KEYS = `(c.undated OR p.undated OR c.basis <> p.basis OR c.scope_key <> p.scope_key) AS open, NOT (${nearly('starts')} AND ${nearly('ends')}) AS parted,
  CASE WHEN c.unit = p.unit THEN greatest(c.lower - p.upper, p.lower - c.upper)
    / nullif(greatest(abs(c.lower), abs(c.upper), abs(p.lower), abs(p.upper)), 0) END AS gap`;
const ORDER = 'm.open, m.parted, m.gap DESC NULLS LAST, m.claim_id';

/** Classes of periods with the most days that one of them has; no limit for the last. */
const CLASSES = `(VALUES ${[...SPANS, null].map((days, span) => `(${span}, ${days ?? 'NULL::int'})`).join(', ')}) AS k(span, days)`;

/**
 * Claims of the topic whose period can meet that of the probe `p`, of one class `k`: nothing without a time can be left out.
 *
 * A stretch of one index, which holds all that is looked at. `OFFSET 0` keeps what else is asked out of it: PostgreSQL would
 * look for ways to use that too, for longer than reading takes, and read all classes at once.
 */
const MEETING = `SELECT o.* FROM comparand o WHERE o.subject_id = p.subject_id AND o.metric_id = p.metric_id AND o.span = k.span
  AND o.starts BETWEEN CASE WHEN k.days IS NULL OR p.undated THEN '-infinity'::date ELSE p.starts - k.days - 7 END AND p.ends + 7 OFFSET 0`;

/** The same scope, or one of other dimensions. */
const SAME_SCOPE = `c.scope_key = p.scope_key OR c.scope_key < p.scope_from OR c.scope_key > p.scope_to`;

/**
 * Which claims are looked for: those recorded earlier, and of the later ones all but some, for whom it is the earlier claim.
 * So each pair is looked at once, as when claims are recorded one after the other.
 */
export type Later = { readonly but: readonly string[] } | 'none';

/** The columns of a probe with their types. */
const PROBE = `${PLACE_COLUMNS}, own boolean, scope_from text, scope_to text, stock boolean, adds_up boolean`;

/** All that can conflict is read once; of those for each kind of readers the first are kept, so that nothing but them is put in order. */
const found = (noted: string, later: string): string => `
  WITH p AS MATERIALIZED (SELECT * FROM json_to_recordset($1::json) AS given(${PROBE}))${noted}
  SELECT p.claim_id AS "claimId", f.claim_id AS "otherId", f.readers
  FROM p CROSS JOIN LATERAL (
    WITH met AS MATERIALIZED (SELECT c.claim_id, c.audience_key AS readers, ${ORDER_KEYS}
      FROM ${CLASSES} CROSS JOIN LATERAL (${MEETING}) c
      WHERE c.claim_id <> p.claim_id AND (${later}) AND c.value_type = p.value_type AND c.measure = p.measure
        AND (${SAME_SCOPE}) AND (c.basis = p.basis OR c.basis = 'unspecified' OR p.basis = 'unspecified') AND (${SAME_TIME}) AND (${APART}))
    SELECT first.claim_id, first.readers FROM (SELECT DISTINCT readers FROM met) kinds
    CROSS JOIN LATERAL (SELECT m.claim_id, m.readers FROM met m WHERE m.readers = kinds.readers ORDER BY ${ORDER} LIMIT ${MOST_COMPARED}) first) f`;

const FOUND = found('', 'c.claim_id < p.claim_id OR NOT c.claim_id = ANY($2)');
const FOUND_AND_NOTED = prepared('candidates-noting', found(`, noted AS (${notedFrom('p WHERE p.own')})`, 'true'));

/**
 * For each probe the claims that can conflict with it, the most consequential, at most {@link MOST_COMPARED} for each kind of readers.
 *
 * One statement, which reads for each probe one stretch of one index for each class of periods. What it leaves out cannot
 * conflict, whatever the rates.
 */
export async function candidatesOf(tx: EntityManager, probes: readonly Probe[], later: Later): Promise<Candidate[]> {
  if (probes.length === 0) return [];
  return tx.query(FOUND, [JSON.stringify(probes), later === 'none' ? null : later.but]);
}

/** The same for one claim alone that was not recorded before: its place is noted too, and it is compared with everything. */
export async function candidatesNoting(tx: EntityManager, probes: readonly Probe[]): Promise<Candidate[]> {
  return probes.length === 0 ? [] : tx.query(FOUND_AND_NOTED, [JSON.stringify(probes)]);
}
