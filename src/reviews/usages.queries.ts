import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { claimBriefs } from '../claims/claim-briefs.queries.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import type { UsageView } from './usage.dto.js';

const MOMENTS = ['publishedAt', 'openedAt', 'decidedAt', 'createdAt'] as const;

interface Row
  extends Omit<UsageView, 'claim' | (typeof MOMENTS)[number]>, Readonly<Record<(typeof MOMENTS)[number], Date | null>> {
  readonly claim: string;
}

const SHOWN = `u.id, u.claim_id AS claim, u.claim_version AS "claimVersion", u.kind, u.title, u.url, u.published_at AS "publishedAt", u.state,
  u.opened_by AS "openedBy", u.opened_at AS "openedAt", u.reason, ${userBrief('u.decider_id')} AS "decidedBy", u.decided_at AS "decidedAt",
  u.created_at AS "createdAt", ${userBrief('u.owner_id')} AS "createdBy", u.version`;

/** As of a moment a claim is not there for whoever may not read all that it named then, and neither is what used it. */
const READ = 'usage u JOIN claim c ON c.id = u.claim_id';

/** What narrows a list of usages; null is not asked for. */
interface Wanted {
  readonly claim: string | null;
  readonly state: string | null;
}

/** Where claims were published, the newest record first. */
export async function usagePage(
  tx: EntityManager,
  { claim, state }: Wanted,
  page: PageRequest,
): Promise<Page<UsageView>> {
  const parameters: unknown[] = [];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [
    ...(claim === null ? [] : [`u.claim_id = ${given(claim)}`]),
    ...(state === null ? [] : [`u.state = ${given(state)}`]),
  ];
  const where = (all: readonly string[]): string => (all.length > 0 ? `WHERE ${all.join(' AND ')}` : '');
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM ${READ} ${where(conditions)}`, [...parameters])
    : [];
  if (page.after) conditions.push(`u.id < ${given(page.after[0])}::uuid`);
  const rows: Row[] = await tx.query(
    `SELECT ${SHOWN} FROM ${READ} ${where(conditions)} ORDER BY u.id DESC LIMIT ${given(page.limit + 1)}`,
    parameters,
  );
  const views = new Map((await shown(tx, rows.slice(0, page.limit))).map((one) => [one.id, one]));
  return pageOf(
    rows,
    page,
    ({ id }) => [id],
    ({ id }) => views.get(id) as UsageView,
    counted?.total,
  );
}

/** One usage; undefined where there is none. */
export async function usageById(tx: EntityManager, id: string): Promise<UsageView | undefined> {
  const rows: Row[] = await tx.query(`SELECT ${SHOWN} FROM ${READ} WHERE u.id = $1`, [id]);
  return (await shown(tx, rows))[0];
}

async function shown(tx: EntityManager, rows: readonly Row[]): Promise<UsageView[]> {
  const claims = await claimBriefs(tx, [...new Set(rows.map(({ claim }) => claim))]);
  return rows.map((row) => ({
    ...row,
    ...(Object.fromEntries(MOMENTS.map((name) => [name, row[name]?.toISOString() ?? null])) as Pick<
      UsageView,
      (typeof MOMENTS)[number]
    >),
    claim: claims.get(row.claim) as UsageView['claim'],
  }));
}
