import type { EntityManager } from 'typeorm';

import { type Page, pageOf, type PageRequest } from '../kernel/page.js';

/** A list in SQL, the newest first. */
export interface Listed {
  readonly select: string;
  /** Tables and what narrows them; the table of the list is `r`. */
  readonly from: string;
  readonly parameters: readonly unknown[];
  /** A text of `r` that it is in the order of instead; then that is the first key of a page. */
  readonly by?: string;
}

/** A stretch of a list. */
export async function listed<Row extends { readonly id: string }, View>(
  tx: EntityManager,
  { select, from, parameters, by }: Listed,
  page: PageRequest,
  view: (row: Row) => View,
): Promise<Page<View>> {
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM ${from}`, [...parameters])
    : [];
  const after = page.after ?? [];
  const keys = after.map((_, at) => `$${parameters.length + at + 1}`);
  const further = by === undefined ? `r.id < ${keys[0]}` : `(${by}, r.id) > (${keys[0]}, ${keys[1]})`;
  const rows: (Row & { readonly key: string })[] = await tx.query(
    `SELECT ${select}, ${by ?? `''`} AS key FROM ${from} ${after.length === 0 ? '' : `AND ${further}`}
     ORDER BY ${by === undefined ? 'r.id DESC' : `${by}, r.id`} LIMIT $${parameters.length + after.length + 1}`,
    [...parameters, ...after, page.limit + 1],
  );
  return pageOf(rows, page, ({ key, id }) => (by === undefined ? [id] : [key, id]), view, counted?.total);
}
