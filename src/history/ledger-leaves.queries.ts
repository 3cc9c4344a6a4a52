import type { EntityManager } from 'typeorm';

import { prepared } from '../platform/prepared-statements.js';

/** Leaves that are read at once. */
const AT_ONCE = 2000;

/** Which leaf. */
export interface LeafRow {
  /** null as long as it is not sealed. */
  readonly position: number | null;
  readonly record: string;
  readonly id: string;
  readonly seq: number;
}

/** A leaf that the caller may read; who knows its digest is shown what it is the digest of. */
export interface ReadableRow extends LeafRow {
  readonly digest: string;
}

/** What the caller may not read. */
export interface WithheldRow {
  readonly position: number;
  readonly hash: string;
}

const LEAF = `SELECT l.position::float8 AS position, l.record, l.id, l.seq`;

const SEALED = prepared(
  'exported-leaves',
  `${LEAF} FROM history.leaf l WHERE l.position BETWEEN $1 AND $2 ORDER BY l.position`,
);
const READABLE = prepared(
  'exported-leaves-seen',
  `${LEAF}, encode(l.digest, 'base64') AS digest FROM history.leaf l WHERE l.position BETWEEN $1 AND $2 ORDER BY l.position`,
);
const UNSEALED = `${LEAF}, encode(l.digest, 'base64') AS digest FROM history.leaf l
  WHERE l.position IS NULL AND (l.record, l.id, l.seq) > ($1, $2::uuid, $3::int) ORDER BY l.record, l.id, l.seq LIMIT $4`;

/** From where to where some leaves go that have a position, all of them in order. */
export function sealedRanges(tx: EntityManager): Promise<{ readonly first: number; readonly last: number }[]> {
  return tx.query(
    `SELECT min(position)::float8 AS first, max(position)::float8 AS last
     FROM (SELECT position, row_number() OVER (ORDER BY position) AS n FROM history.leaf WHERE position IS NOT NULL) l
     GROUP BY (n - 1) / ${AT_ONCE} ORDER BY first`,
  );
}

/** The leaves of a range. For whoever reads everything. */
export function sealedLeaves(tx: EntityManager, first: number, last: number): Promise<LeafRow[]> {
  return tx.query(SEALED, [first, last]);
}

/** Leaves that have a position, in order, some at a time, as a caller may read them: two statements each, and of what they may not read the hash alone. */
export async function* readableLeaves(tx: EntityManager): AsyncGenerator<readonly (ReadableRow | WithheldRow)[]> {
  for (let after = -1; ;) {
    const all: WithheldRow[] = await tx.query(
      `SELECT h.position::float8 AS position, encode(h.hash, 'base64') AS hash FROM history.leaf_hashes($1, $2) h`,
      [after, AT_ONCE],
    );
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last) return;
    const rows: ReadableRow[] = await tx.query(READABLE, [first.position, last.position]);
    const readable = new Map(rows.map((row) => [row.position, row]));
    yield all.map((one) => readable.get(one.position) ?? one);
    after = last.position;
  }
}

/** Leaves that have no position yet, in the order of their records. */
export async function* unsealedLeaves(tx: EntityManager): AsyncGenerator<readonly ReadableRow[]> {
  for (let after: readonly [string, string, number] | null = ['', '00000000-0000-0000-0000-000000000000', 0]; after;) {
    const rows: ReadableRow[] = await tx.query(UNSEALED, [...after, AT_ONCE]);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    after = last ? [last.record, last.id, last.seq] : null;
  }
}

/** Lines for some leaves, in their order: one statement for each kind of records among them. */
export async function linesOf(
  tx: EntityManager,
  leaves: readonly (LeafRow | ReadableRow | WithheldRow)[],
  whole: boolean,
): Promise<string[]> {
  const lines = Array<string>(leaves.length);
  const byRecord = new Map<string, { readonly leaf: LeafRow | ReadableRow; readonly at: number }[]>();
  for (const [at, leaf] of leaves.entries()) {
    if (!('record' in leaf)) {
      lines[at] = JSON.stringify(leaf);
      continue;
    }
    const some = byRecord.get(leaf.record);
    if (some) some.push({ leaf, at });
    else byRecord.set(leaf.record, [{ leaf, at }]);
  }
  for (const [record, some] of byRecord) {
    const asked = [record, some.map(({ leaf }) => leaf.id), some.map(({ leaf }) => leaf.seq)];
    const rows: { line: string }[] = await (whole
      ? tx.query(`SELECT history.lines_of($1, $2, $3) AS line`, asked)
      : tx.query(`SELECT history.known_lines_of($1, $2, $3, $4) AS line`, [
          ...asked,
          some.map(({ leaf }) => ('digest' in leaf ? leaf.digest : '')),
        ]));
    for (const [n, { line }] of rows.entries()) lines[some[n]?.at ?? -1] = line;
  }
  return lines;
}
