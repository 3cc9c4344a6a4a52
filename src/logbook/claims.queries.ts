import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import type { ClaimView } from '../claims/claim-brief.dto.js';
import { claimBrief, claimFields, type ClaimJson } from '../claims/claim-brief.js';
import type { Review, ReviewState } from '../claims/review.js';
import type { Standing, StandingLabel } from '../claims/standing.js';
import { openCases } from '../disputes/counts.queries.js';
import { type RootCount, rootCounts } from '../graph/origins.queries.js';
import { claimsOfStanding, standingsOf } from '../graph/standing.queries.js';
import { isId } from '../kernel/ids.js';
import { nameKey } from '../kernel/names.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { containing } from '../platform/patterns.js';
import { prepared } from '../platform/prepared-statements.js';
import { isPremature } from '../quantities/premature.js';
import { entitiesKnownAs } from '../vocabulary/known-as.queries.js';

interface ClaimRow {
  readonly brief: ClaimJson;
  readonly text: string | null;
  readonly language: string | null;
  readonly audience: string;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly owner: { readonly id: string; readonly name: string };
  readonly desk: { readonly id: string; readonly name: string };
  readonly review_state: ReviewState;
  readonly review_verdict: Review['verdict'];
  readonly review_changed: boolean;
  readonly reviewer: Review['reviewer'];
  readonly assignee: Review['assignee'];
  readonly statements: number;
  readonly articles: number;
  readonly contradictions: number;
  readonly disputes: number;
  readonly stated: readonly string[];
}

const SHOWN = `${claimFields('c')} AS brief, c.text, c.language, c.audience, c.version, c.created_at, c.updated_at,
  ${userBrief('c.owner_id')} AS owner,
  (SELECT jsonb_build_object('id', d.id, 'name', d.name) FROM desk d WHERE d.id = c.desk_id) AS desk,
  c.review_state, c.review_verdict, c.review_changed,
  ${userBrief('c.reviewer_id')} AS reviewer,
  ${userBrief('c.assignee_id')} AS assignee,
  said.statements, said.articles, said.stated,
  (SELECT count(DISTINCT CASE l.a_id WHEN c.id THEN l.b_id ELSE l.a_id END)::int FROM link l WHERE (l.a_id = c.id OR l.b_id = c.id) AND l.kind = 'contradicts' AND l.state <> 'dismissed' AND l.settled IS NULL AND l.dispute_id IS NULL) AS contradictions,
  ${openCases('c.id')} AS disputes`;

const JOINED = `JOIN entity s ON s.id = c.subject_id JOIN metric m ON m.id = c.metric_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS statements,
    count(DISTINCT t.source_id) FILTER (WHERE t.stance IN ('asserts', 'confirms'))::int AS articles,
    coalesce(jsonb_agg(t.stated_on) FILTER (WHERE t.stance IN ('asserts', 'confirms') AND t.stated_on IS NOT NULL), '[]') AS stated
    FROM statement t WHERE t.claim_id = c.id) said`;

const BY_ID = prepared('claims-by-id', `SELECT ${SHOWN} FROM ${eachById('claim')} c ${JOINED}`);

const UNCONTESTED: Standing = { label: 'uncontested', reasons: [] };

/** Claims by id, each shown whole. */
export async function claimsById(tx: EntityManager, ids: readonly string[]): Promise<Map<string, ClaimView>> {
  const rows: ClaimRow[] = await tx.query(BY_ID, [idsAsJson(ids)]);
  const shown = rows.map(({ brief }) => brief.id);
  const [standings, counts] = [await standingsOf(tx, shown), await rootCounts(tx, shown)];
  return new Map(rows.map((row) => [row.brief.id, view(row, standings, counts)]));
}

/** What narrows a list of claims; null is not asked for. */
export interface ClaimQuery {
  readonly text: string | null;
  /** Id, or a name. */
  readonly subject: string | null;
  /** Id, or a key. */
  readonly metric: string | null;
  readonly basis: string | null;
  /** Claims about times from this day on. */
  readonly from: string | null;
  /** Claims about times before this day. */
  readonly to: string | null;
  readonly standing: readonly StandingLabel[] | null;
  readonly states: readonly ReviewState[] | null;
}

/** Claims, the newest first. */
export async function claimPage(tx: EntityManager, query: ClaimQuery, page: PageRequest): Promise<Page<ClaimView>> {
  const parameters: unknown[] = [];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const where = (all: readonly string[]): string => (all.length > 0 ? `WHERE ${all.join(' AND ')}` : '');
  const conditions = await conditionsOf(tx, query, given);
  if (query.standing) {
    const narrowed =
      conditions.length > 0 ? { sql: `SELECT c.id FROM claim c ${where(conditions)}`, parameters } : null;
    const { ids, others } = await claimsOfStanding(tx, query.standing, narrowed);
    conditions.push(others ? `c.id <> ALL(${given(ids)}::uuid[])` : `c.id = ANY(${given(ids)}::uuid[])`);
  }
  const total = page.count ? await countOf(tx, where(conditions), parameters) : undefined;
  const after = page.after ? [`c.id < ${given(page.after[0])}`] : [];
  const rows: { id: string }[] = await tx.query(
    `SELECT c.id FROM claim c ${where([...conditions, ...after])} ORDER BY c.id DESC LIMIT ${given(page.limit + 1)}`,
    parameters,
  );
  // Only ids are put in order by a statement that is made for what is asked: what a claim shows takes longer to plan than to run.
  const shown = await claimsById(
    tx,
    rows.slice(0, page.limit).map(({ id }) => id),
  );
  return pageOf(
    rows,
    page,
    ({ id }) => [id],
    ({ id }) => shown.get(id) as ClaimView,
    total,
  );
}

async function countOf(tx: EntityManager, where: string, parameters: readonly unknown[]): Promise<number> {
  const [row]: { total: number }[] = await tx.query(`SELECT count(*)::int AS total FROM claim c ${where}`, [
    ...parameters,
  ]);
  return row?.total ?? 0;
}

async function conditionsOf(
  tx: EntityManager,
  query: ClaimQuery,
  given: (value: unknown) => string,
): Promise<string[]> {
  const { text, subject, metric, basis, from, to, states } = query;
  const conditions: string[] = [];
  // What is looked up by name is looked up first: PostgreSQL then knows how many claims it is about.
  if (text) {
    const { subjects, metrics, claims } = await containingWords(tx, text);
    const pattern = claims.length > MOST_NAMES ? given(containing(text)) : null;
    // What is in many claims is soon found among the newest; CASE tells the planner that it is in many.
    const worded = pattern
      ? `CASE WHEN c.text ILIKE ${pattern} OR c.as_written ILIKE ${pattern} THEN true ELSE false END`
      : `c.id = ANY(${given(claims)})`;
    conditions.push(`(${worded} OR c.subject_id = ANY(${given(subjects)}) OR c.metric_id = ANY(${given(metrics)}))`);
  }
  if (subject) conditions.push(`c.subject_id = ANY(${given(await entitiesKnownAs(tx, subject))})`);
  if (metric) {
    conditions.push(
      `c.metric_id = ${isId(metric) ? given(metric) : `(SELECT k.id FROM metric k WHERE k.key = ${given(metric)})`}`,
    );
  }
  if (basis) conditions.push(`c.basis = ${given(basis)}`);
  if (states) conditions.push(`c.review_state = ANY(${given(states)}::text[])`);
  if (from)
    conditions.push(`c.period_kind <> 'unspecified' AND coalesce(c.period_end, 'infinity') > ${given(from)}::date`);
  if (to)
    conditions.push(`c.period_kind <> 'unspecified' AND coalesce(c.period_start, '-infinity') < ${given(to)}::date`);
  return conditions;
}

/** A search that means more names than these means none of them. */
const MOST_NAMES = 1000;

/** What holds a text; more claims than {@link MOST_NAMES} are not all of them. */
async function containingWords(
  tx: EntityManager,
  text: string,
): Promise<Readonly<Record<'subjects' | 'metrics' | 'claims', readonly string[]>>> {
  const rows: { id: string; of: string }[] = await tx.query(
    `SELECT id, 'subjects' AS of FROM entities_named($1, ${MOST_NAMES}) AS id
     UNION ALL (SELECT DISTINCT n.metric_id, 'metrics' FROM metric_name n WHERE n.key LIKE $1 LIMIT ${MOST_NAMES})
     UNION ALL SELECT id, 'claims' FROM claims_worded($2, ${MOST_NAMES + 1}) AS id`,
    [containing(nameKey(text)), containing(text)],
  );
  const ids = (wanted: string): string[] => rows.filter(({ of }) => of === wanted).map(({ id }) => id);
  return { subjects: ids('subjects'), metrics: ids('metrics'), claims: ids('claims') };
}

function view(
  row: ClaimRow,
  standings: ReadonlyMap<string, Standing>,
  counts: ReadonlyMap<string, RootCount>,
): ClaimView {
  const brief = claimBrief(row.brief);
  const { text, language, audience, version, owner, desk, statements, disputes, contradictions } = row;
  const { articles = row.articles, roots = 0 } = counts.get(brief.id) ?? {};
  return {
    ...brief,
    text,
    language,
    flags: flagsOf(row, brief.value),
    standing: (standings.get(brief.id) ?? UNCONTESTED) as ClaimView['standing'],
    review: reviewOf(row),
    audience,
    desk,
    counts: { statements, articles, roots, disputes, contradictions },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    createdBy: owner,
    version,
  };
}

const reviewOf = (row: ClaimRow): Review => ({
  state: row.review_state,
  verdict: row.review_verdict,
  changedSince: row.review_changed,
  reviewer: row.reviewer,
  assignee: row.assignee,
});

function flagsOf({ brief: { basis, period }, stated }: ClaimRow, value: ClaimView['value']): string[] {
  const flags: string[] = [];
  if (isPremature({ basis, period, statedOn: stated })) flags.push('premature');
  if (value.type === 'quantity' && value.figure.assumed.includes('currency')) flags.push('currency_assumed');
  return flags;
}
