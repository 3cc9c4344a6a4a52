import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { claimBrief, type ClaimJson, claimJson } from '../claims/claim-brief.js';
import { onlyOffRecord } from '../claims/naming.queries.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import { type Explanation, explanationOf } from './known-link.js';
import { EXPLAINED } from './known-links.queries.js';
import type { LinkView } from './link.dto.js';
import type { Settled } from './link.js';

interface Row {
  readonly id: string;
  readonly a: ClaimJson;
  readonly b: ClaimJson;
  readonly kind: string;
  readonly origin: string;
  readonly state: string;
  readonly reason: string | null;
  readonly settled: Settled | null;
  readonly explanation: Explanation | null;
  readonly untold: boolean;
  readonly statement_id: string | null;
  readonly resolution: LinkView['resolution'];
  readonly created_at: Date;
  readonly owner: { readonly id: string; readonly name: string };
  readonly version: number;
}

const SHOWN = `l.id, l.kind, l.origin, l.state, l.reason, l.settled, ${EXPLAINED} AS explanation, l.statement_id, l.created_at, l.version,
  (SELECT jsonb_build_object('dispute', d.id, 'outcome', d.outcome) FROM dispute d WHERE d.id = l.dispute_id) AS resolution,
  ${claimJson('l.a_id')} AS a, ${claimJson('l.b_id')} AS b, ${onlyOffRecord('l.a_id')} OR ${onlyOffRecord('l.b_id')} AS untold,
  ${userBrief('l.owner_id')} AS owner`;

const BY_ID = prepared('links-by-id', `SELECT ${SHOWN} FROM ${eachById('link')} l`);

/** SQL for whether a conflict `l` is the one that is shown for its pair: not where a desk's own statement makes one that the caller may read, in one of these states. */
export const shownForPair = (states: string): string => `NOT (l.own_readership = 'public' AND EXISTS (
  SELECT FROM link n WHERE n.a_id = l.a_id AND n.b_id = l.b_id AND n.own_readership <> 'public' AND n.kind IN ('contradicts', 'tension') AND n.state = ANY (${states})))`;

/** The links of a claim, in the order in which they were drawn. */
export async function linkPage(tx: EntityManager, claimId: string, page: PageRequest): Promise<Page<LinkView>> {
  const rows: Row[] = await tx.query(
    `SELECT ${SHOWN} FROM link l WHERE (l.a_id = $1 OR l.b_id = $1) AND ($2::uuid IS NULL OR l.id > $2) ORDER BY l.id LIMIT $3`,
    [claimId, page.after?.[0] ?? null, page.limit + 1],
  );
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM link WHERE a_id = $1 OR b_id = $1`, [claimId])
    : [];
  return pageOf(rows, page, ({ id }) => [id], view, counted?.total);
}

/** One link; undefined where there is none. */
export async function linkById(tx: EntityManager, id: string): Promise<LinkView | undefined> {
  return (await linksById(tx, [id])).get(id);
}

/** Links by id. */
export async function linksById(tx: EntityManager, ids: readonly string[]): Promise<Map<string, LinkView>> {
  if (ids.length === 0) return new Map();
  const rows: Row[] = await tx.query(BY_ID, [idsAsJson(ids)]);
  return new Map(rows.map((row) => [row.id, view(row)]));
}

function view({ a, b, statement_id, created_at, owner, explanation, untold, ...row }: Row): LinkView {
  return {
    id: row.id,
    a: claimBrief(a) as LinkView['a'],
    b: claimBrief(b) as LinkView['b'],
    kind: row.kind,
    origin: row.origin,
    state: row.state,
    reason: row.reason,
    ...explained(explanation && explanationOf(explanation, untold)),
    settled: row.settled,
    resolution: row.resolution && { dispute: row.resolution.dispute, outcome: row.resolution.outcome },
    statement: statement_id,
    createdAt: created_at.toISOString(),
    createdBy: owner,
    version: row.version,
  };
}

const NOTHING = { verdict: null, reasons: [], gap: null, couldBe: [], rule: null, hash: null, rates: null };

/** What a link rests on, as it is shown; nothing where its ends have not been compared yet. */
function explained(explanation: Explanation | null) {
  if (!explanation) return NOTHING;
  const { verdict, reasons, gap, couldBe, rule, hash, rates } = explanation;
  return { verdict, reasons: [...reasons], gap, couldBe: [...couldBe], rule, hash, rates };
}
