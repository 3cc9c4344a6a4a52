import type { EntityManager } from 'typeorm';

import type { Place, Probe } from './place.js';

/** Claims that are compared with one claim when it is recorded: those that conflict most; the rest is found by asking. */
export const MOST_COMPARED = 200;

const COLUMNS: readonly (readonly [name: keyof Place, type: string])[] = [
  ['claim_id', 'uuid'],
  ['subject_id', 'uuid'],
  ['metric_id', 'uuid'],
  ['value_type', 'text'],
  ['scope_key', 'text'],
  ['basis', 'text'],
  ['measure', 'text'],
  ['undated', 'boolean'],
  ['lengthy', 'boolean'],
  ['starts', 'date'],
  ['ends', 'date'],
  ['label', 'text'],
  ['unit', 'text'],
  ['lower', 'numeric'],
  ['upper', 'numeric'],
  ['stated_lower', 'numeric'],
  ['stated_upper', 'numeric'],
  ['bound', 'boolean'],
];

const NAMES = COLUMNS.map(([name]) => name).join(', ');
const GIVEN = COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
const OTHERS = COLUMNS.map(([name]) => name).filter((name) => name !== 'claim_id');

/** Notes where claims are to be found from now on. */
export async function notePlaces(tx: EntityManager, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  const inOrder = [...places].sort((a, b) => (a.claim_id < b.claim_id ? -1 : 1));
  await tx.query(
    `INSERT INTO comparand AS c (${NAMES}) SELECT ${NAMES} FROM json_to_recordset($1::json) AS given(${GIVEN})
     ON CONFLICT (claim_id) DO UPDATE SET ${OTHERS.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE (${OTHERS.map((name) => `c.${name}`).join(', ')}) IS DISTINCT FROM (${OTHERS.map((name) => `excluded.${name}`).join(', ')})`,
    [JSON.stringify(inOrder)],
  );
}

/** Forgets where claims were to be found that nothing can conflict with any more. */
export async function forgetPlaces(tx: EntityManager, claimIds: readonly string[]): Promise<void> {
  if (claimIds.length === 0) return;
  await tx.query(`DELETE FROM comparand WHERE claim_id = ANY($1)`, [claimIds]);
}

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
const ORDER = `(c.undated OR p.undated OR c.basis <> p.basis OR c.scope_key <> p.scope_key), NOT (${nearly('starts')} AND ${nearly('ends')}),
  CASE WHEN c.unit = p.unit THEN greatest(c.lower - p.upper, p.lower - c.upper)
    / nullif(greatest(abs(c.lower), abs(c.upper), abs(p.lower), abs(p.upper)), 0) END DESC NULLS LAST, c.claim_id`;

const HERE = `SELECT * FROM comparand o WHERE o.subject_id = p.subject_id AND o.metric_id = p.metric_id`;

/** A claim and one that may conflict with it. */
export interface Candidate {
  readonly claimId: string;
  readonly otherId: string;
}

/**
 * For each probe the claims that can conflict with it, at most {@link MOST_COMPARED}, the most consequential first.
 *
 * One statement; each branch is a stretch of one index: the same scope with long and with short periods, and scopes of
 * other dimensions. What it leaves out cannot conflict, whatever the rates.
 */
export async function candidatesOf(tx: EntityManager, probes: readonly Probe[]): Promise<Candidate[]> {
  if (probes.length === 0) return [];
  return tx.query(
    `SELECT p.claim_id AS "claimId", f.claim_id AS "otherId" FROM json_to_recordset($1::json) AS p(${GIVEN},
       scope_from text, scope_to text, scan_from date, scan_to date, stock boolean, adds_up boolean)
     CROSS JOIN LATERAL (
       SELECT c.claim_id FROM (
         ${HERE} AND o.scope_key = p.scope_key AND o.lengthy
         UNION ALL ${HERE} AND o.scope_key = p.scope_key AND NOT o.lengthy AND o.starts BETWEEN p.scan_from AND p.scan_to + 7
         UNION ALL ${HERE} AND o.scope_key < p.scope_from
         UNION ALL ${HERE} AND o.scope_key > p.scope_to) c
       WHERE c.claim_id <> p.claim_id AND c.value_type = p.value_type AND c.measure = p.measure
         AND (c.basis = p.basis OR c.basis = 'unspecified' OR p.basis = 'unspecified') AND (${SAME_TIME}) AND (${APART})
       ORDER BY ${ORDER} LIMIT ${MOST_COMPARED}) f`,
    [JSON.stringify(probes)],
  );
}
