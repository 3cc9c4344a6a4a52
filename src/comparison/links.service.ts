import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { endsOf, type LinkKind, type LinkOrigin, type LinkState } from './link.js';

/** A link as it is to be drawn. */
export interface LinkDraft {
  readonly a: string;
  readonly b: string;
  readonly kind: LinkKind;
  readonly origin: LinkOrigin;
  readonly state: LinkState;
  readonly reason: string | null;
  readonly statementId: string | null;
}

/** A link that was asked for, and whether it was drawn now. */
export interface DrawnLink {
  readonly id: string;
  readonly created: boolean;
}

const COLUMNS = `id uuid, a_id uuid, b_id uuid, kind text, origin text, state text, reason text, statement_id uuid, owner_id uuid`;
const NAMES = COLUMNS.replaceAll(/ (uuid|text)/g, '');

/**
 * Draws links, one of a kind a pair and at most one conflict a pair.
 *
 * A conflict that a statement makes takes the place of one drawn by a person or found by the detector; all others leave what
 * is there alone.
 */
export async function drawLinks(
  tx: EntityManager,
  ownerId: string,
  drafts: readonly LinkDraft[],
): Promise<DrawnLink[]> {
  const rows = drafts.map(({ a, b, kind, origin, state, reason, statementId }) => {
    const [a_id, b_id] = endsOf(kind, a, b);
    return { id: newId(), a_id, b_id, kind, origin, state, reason, statement_id: statementId, owner_id: ownerId };
  });
  // A row that changes nothing would count as a write all the same: what is there is looked for first.
  const there = await linksThere(tx, rows);
  const conflicts = onePerPair(
    rows.filter((row) => row.origin === 'statement' && there.get(groupOf(row))?.origin !== 'statement'),
  );
  const others = rows.filter((row) => row.origin !== 'statement' && !there.has(groupOf(row)));
  await insertLinks(
    tx,
    conflicts,
    `ON CONFLICT (a_id, b_id) WHERE kind IN ('contradicts', 'tension') DO UPDATE
    SET kind = excluded.kind, origin = excluded.origin, statement_id = excluded.statement_id WHERE link.origin <> 'statement'`,
  );
  await insertLinks(tx, others, 'ON CONFLICT DO NOTHING');
  return linksOf(tx, rows);
}

type LinkRow = Readonly<Record<'id' | 'a_id' | 'b_id' | 'kind', string>>;

const pairOf = ({ a_id, b_id }: LinkRow): string => `${a_id} ${b_id}`;

function onePerPair<Row extends LinkRow>(rows: readonly Row[]): Row[] {
  const pairs = new Map<string, Row>();
  for (const row of rows) if (!pairs.has(pairOf(row))) pairs.set(pairOf(row), row);
  return [...pairs.values()];
}

async function insertLinks(tx: EntityManager, rows: readonly LinkRow[], onConflict: string): Promise<void> {
  if (rows.length === 0) return;
  const inOrder = [...rows].sort((x, y) => (pairOf(x) < pairOf(y) ? -1 : 1));
  await tx.query(
    `INSERT INTO link (${NAMES}) SELECT ${NAMES} FROM json_to_recordset($1::json) AS given(${COLUMNS}) ${onConflict}`,
    [JSON.stringify(inOrder)],
  );
}

const CONFLICTS: readonly string[] = ['contradicts', 'tension'];

const groupOf = (row: LinkRow): string => `${pairOf(row)} ${CONFLICTS.includes(row.kind) ? 'conflict' : row.kind}`;

interface LinkThere extends LinkRow {
  readonly origin: LinkOrigin;
}

/** What is drawn between the ends of some links, by their group. */
async function linksThere(tx: EntityManager, asked: readonly LinkRow[]): Promise<Map<string, LinkThere>> {
  if (asked.length === 0) return new Map();
  const rows: LinkThere[] = await tx.query(
    `SELECT id, a_id, b_id, kind, origin FROM link WHERE (a_id, b_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
    [asked.map(({ a_id }) => a_id), asked.map(({ b_id }) => b_id)],
  );
  return new Map(rows.map((row) => [groupOf(row), row]));
}

async function linksOf(tx: EntityManager, asked: readonly LinkRow[]): Promise<DrawnLink[]> {
  const found = await linksThere(tx, asked);
  return asked.map((row) => {
    const id = found.get(groupOf(row))?.id ?? row.id;
    return { id, created: id === row.id };
  });
}

/** Says of links that are there what somebody thought of them: state and reason. What is said already is not changed. */
export async function judgeLinks(tx: EntityManager, judged: readonly LinkDraft[]): Promise<void> {
  if (judged.length === 0) return;
  const rows = judged.map(({ a, b, kind, state, reason }) => {
    const [a_id, b_id] = endsOf(kind, a, b);
    return { a_id, b_id, kind, state, reason };
  });
  await tx.query(
    `UPDATE link l SET state = given.state, reason = given.reason
     FROM json_to_recordset($1::json) AS given(a_id uuid, b_id uuid, kind text, state text, reason text)
     WHERE l.a_id = given.a_id AND l.b_id = given.b_id AND l.kind = given.kind AND l.state = 'suggested'
       AND (l.state, l.reason) IS DISTINCT FROM (given.state, given.reason)`,
    [JSON.stringify(rows)],
  );
}
