import type { EntityManager } from 'typeorm';

import { type Page, pageOf, type PageRequest } from '../kernel/page.js';

/** A list by id, the newest first, in SQL. */
export interface Listed {
  readonly select: string;
  /** Tables and what narrows them; the table of the list is `r`. */
  readonly from: string;
  readonly parameters: readonly unknown[];
}

/** A stretch of a list by id. */
export async function listed<Row extends { readonly id: string }, View>(
  tx: EntityManager,
  { select, from, parameters }: Listed,
  page: PageRequest,
  view: (row: Row) => View,
): Promise<Page<View>> {
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM ${from}`, [...parameters])
    : [];
  const given = [...parameters, page.after?.[0] ?? null, page.limit + 1];
  const rows: Row[] = await tx.query(
    `SELECT ${select} FROM ${from} AND ($${given.length - 1}::uuid IS NULL OR r.id < $${given.length - 1})
     ORDER BY r.id DESC LIMIT $${given.length}`,
    given,
  );
  return pageOf(rows, page, ({ id }) => [id], view, counted?.total);
}
