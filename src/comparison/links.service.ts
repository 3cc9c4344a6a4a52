import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { isJudged, type KnownLink } from './known-link.js';
import { CONFLICTS, endsOf, type LinkKind, type LinkOrigin, type LinkState } from './link.js';

/** A link as it is to be drawn. */
export interface LinkDraft {
  readonly a: string;
  readonly b: string;
  readonly kind: LinkKind;
  readonly origin: LinkOrigin;
  readonly state: LinkState;
  readonly reason: string | null;
  readonly statementId: string | null;
  /** Whether somebody has taken this stance only now: then it is a conflict again, whatever was thought of earlier ones. */
  readonly isNews?: boolean;
  /** Whether whoever draws it may not judge links: then what somebody has judged stays, and what is suggested is not made weaker. */
  readonly byNoJudge?: boolean;
}

/** A link that was asked for, and whether it was drawn now. */
export interface DrawnLink {
  readonly id: string;
  readonly created: boolean;
  readonly state: LinkState;
}

const COLUMNS = `id uuid, a_id uuid, b_id uuid, kind text, origin text, state text, reason text, statement_id uuid, owner_id uuid`;
const NAMES = COLUMNS.replaceAll(/ (uuid|text)/g, '');

/** SQL for the readers of links that are to be drawn, as the database finds them when they are. */
const READERS = `SELECT statement_readership(g.statement_id, audience_key(a.audience, a.desk_id), audience_key(b.audience, b.desk_id)) AS readers
  FROM ROWS FROM (json_to_recordset($1::json) AS (a_id uuid, b_id uuid, statement_id uuid)) WITH ORDINALITY AS g(a_id, b_id, statement_id, place)
  JOIN claim a ON a.id = g.a_id JOIN claim b ON b.id = g.b_id ORDER BY g.place`;

/** Whose link stays where there can be only one: a statement's before a person's or an import's before the detector's. */
const RANK: Readonly<Record<LinkOrigin, number>> = { statement: 2, person: 1, import: 1, detector: 0 };

const RANKED = (origin: string): string => `CASE ${origin} WHEN 'statement' THEN 2 WHEN 'detector' THEN 0 ELSE 1 END`;

/** SQL that puts a link in the place of one of lower rank; what somebody confirmed stays confirmed. */
const TAKES_PLACE = `DO UPDATE SET kind = excluded.kind, origin = excluded.origin, statement_id = excluded.statement_id, reason = excluded.reason,
  owner_id = CASE link.origin WHEN 'detector' THEN excluded.owner_id ELSE link.owner_id END, settled = NULL,
  state = CASE WHEN excluded.origin = 'statement' AND link.state <> 'dismissed' AND link.settled IS NULL THEN link.state ELSE excluded.state END,
  material = CASE WHEN excluded.origin = 'statement' AND link.state = 'confirmed' THEN link.material END
  WHERE ${RANKED('excluded.origin')} > ${RANKED('link.origin')}`;

/**
 * Draws links, one of a kind a pair and at most one conflict a pair, for the same readers: what the statement of a desk makes stands
 * beside what there is for all, and changes nothing of it.
 *
 * A conflict takes the place of one of lower rank, and a correction that of one that the detector suggested; what a new
 * statement says is raised again where an earlier one was dismissed. All others leave what is there alone.
 */
export async function drawLinks(
  tx: EntityManager,
  ownerId: string,
  drafts: readonly LinkDraft[],
): Promise<DrawnLink[]> {
  if (drafts.length === 0) return [];
  const placed = drafts.map(({ a, b, kind, origin, state, reason, statementId }) => {
    const [a_id, b_id] = endsOf(kind, a, b);
    return { id: newId(), a_id, b_id, kind, origin, state, reason, statement_id: statementId, owner_id: ownerId };
  });
  const rows = await withReaders(tx, placed);
  const known = await linksBetween(tx, rows);
  const isNeeded = rows.map((row, i) => needed(row, known.get(groupOf(row)), drafts[i]?.byNoJudge ?? false));
  const fresh = oneOfAGroup(rows.filter((_, i) => isNeeded[i]));
  const conflicts = fresh.filter(({ kind }) => CONFLICTS.includes(kind));
  const corrections = fresh.filter(({ kind }) => kind === 'supersedes');
  const others = fresh.filter(({ kind }) => kind !== 'supersedes' && !CONFLICTS.includes(kind));
  await insertLinks(
    tx,
    conflicts,
    `ON CONFLICT (a_id, b_id, own_readership) WHERE kind IN ('contradicts', 'tension') ${TAKES_PLACE}`,
  );
  // Not any conflict: a second correction of one claim has to be refused by its index.
  await insertLinks(tx, corrections, `ON CONFLICT (a_id, b_id, kind, own_readership) ${TAKES_PLACE}`);
  await insertLinks(tx, others, 'ON CONFLICT DO NOTHING');
  await raiseAgain(
    tx,
    oneOfAGroup(rows.filter((_, i) => drafts[i]?.isNews)).filter((row) => isClosed(known.get(groupOf(row)))),
  );
  const drawn = fresh.length > 0 ? await linksBetween(tx, rows) : known;
  return rows.map((row, i) => {
    const { id, state } = drawn.get(groupOf(row)) ?? row;
    const suggested = known.get(groupOf(row))?.origin === 'detector' && isNeeded[i] === true;
    return { id, created: id === row.id || suggested, state };
  });
}

/** A link is drawn where there is none of its group, or one of lower rank that it may take the place of. */
function needed({ origin, kind }: LinkRow, known: KnownRow | undefined, byNoJudge: boolean): boolean {
  if (known === undefined) return true;
  const isWeaker = kind === 'tension' && known.kind === 'contradicts' && known.state === 'suggested';
  return RANK[origin] > RANK[known.origin] && !(byNoJudge && (isJudged(known) || isWeaker));
}

/** Whether a statement's link was dismissed or resolved; one of lower rank gives way to a statement anyway. */
const isClosed = (known: KnownRow | undefined): boolean =>
  known?.origin === 'statement' && (known.state === 'dismissed' || known.state === 'resolved');

/** Makes links of statements those of others, that were stated after somebody had judged them. */
async function raiseAgain(tx: EntityManager, rows: readonly LinkRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE link l SET state = 'suggested', statement_id = g.statement_id, reason = NULL, settled = NULL, material = NULL
     FROM json_to_recordset($1::json) AS g(a_id uuid, b_id uuid, statement_id uuid, readers text)
     WHERE l.a_id = g.a_id AND l.b_id = g.b_id AND l.own_readership = g.readers AND l.kind IN ('contradicts', 'tension') AND l.origin = 'statement'`,
    [JSON.stringify(rows)],
  );
}

interface LinkRow {
  readonly id: string;
  readonly a_id: string;
  readonly b_id: string;
  readonly kind: LinkKind;
  readonly origin: LinkOrigin;
  readonly state: LinkState;
  /** The desk that alone may read it, of those who read its ends; `public` for all of them. */
  readonly readers: string;
}

type KnownRow = LinkRow & Pick<KnownLink, 'settled'>;

/** A pair has at most one link of a group for the same readers: the conflicts together, every other kind by itself. */
const groupOf = ({ a_id, b_id, kind, readers }: LinkRow): string =>
  `${a_id} ${b_id} ${CONFLICTS.includes(kind) ? 'conflict' : kind} ${readers}`;

/** Only a statement makes links that not all may read who may read their ends. */
async function withReaders<Row extends Omit<LinkRow, 'readers'> & { readonly statement_id: string | null }>(
  tx: EntityManager,
  rows: readonly Row[],
): Promise<(Row & { readonly readers: string })[]> {
  if (rows.every(({ statement_id }) => statement_id === null))
    return rows.map((row) => ({ ...row, readers: 'public' }));
  const found: { readers: string }[] = await tx.query(READERS, [JSON.stringify(rows)]);
  return rows.map((row, i) => ({ ...row, readers: found[i]?.readers ?? 'public' }));
}

function oneOfAGroup<Row extends LinkRow>(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row>();
  for (const row of rows) if (!groups.has(groupOf(row))) groups.set(groupOf(row), row);
  return [...groups.values()];
}

async function insertLinks(tx: EntityManager, rows: readonly LinkRow[], onConflict: string): Promise<void> {
  if (rows.length === 0) return;
  const inOrder = [...rows].sort((x, y) => (groupOf(x) < groupOf(y) ? -1 : 1));
  await tx.query(
    `INSERT INTO link (${NAMES}) SELECT ${NAMES} FROM json_to_recordset($1::json) AS given(${COLUMNS}) ${onConflict}`,
    [JSON.stringify(inOrder)],
  );
}

async function linksBetween(tx: EntityManager, asked: readonly LinkRow[]): Promise<Map<string, KnownRow>> {
  const rows: KnownRow[] = await tx.query(
    `SELECT id, a_id, b_id, kind, origin, state, settled, own_readership AS readers FROM link WHERE (a_id, b_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
    [asked.map(({ a_id }) => a_id), asked.map(({ b_id }) => b_id)],
  );
  return new Map(rows.map((row) => [groupOf(row), row]));
}

/** A link as somebody has judged it, elsewhere. */
export interface JudgedLink extends LinkDraft {
  /** The desk that alone may read it, of those who read its ends; `public` for all of them. */
  readonly readers: string;
}

/**
 * Says of links that are there what somebody thought of them: state and reason. What is said already is not changed.
 *
 * @returns ends and kind of those that were
 */
export async function judgeLinks(
  tx: EntityManager,
  judged: readonly JudgedLink[],
): Promise<Pick<JudgedLink, 'a' | 'b' | 'kind' | 'readers'>[]> {
  if (judged.length === 0) return [];
  const rows = judged.map(({ a, b, kind, state, reason, readers }) => {
    const [a_id, b_id] = endsOf(kind, a, b);
    return { a_id, b_id, kind, state, reason, readers };
  });
  const [changed]: [Pick<JudgedLink, 'a' | 'b' | 'kind' | 'readers'>[]] = await tx.query(
    `UPDATE link l SET state = given.state, reason = given.reason
     FROM json_to_recordset($1::json) AS given(a_id uuid, b_id uuid, kind text, state text, reason text, readers text)
     WHERE l.a_id = given.a_id AND l.b_id = given.b_id AND l.kind = given.kind AND l.own_readership = given.readers AND l.state = 'suggested'
       AND (l.state, l.reason) IS DISTINCT FROM (given.state, given.reason) RETURNING l.a_id AS a, l.b_id AS b, l.kind, l.own_readership AS readers`,
    [JSON.stringify(rows)],
  );
  return changed;
}
