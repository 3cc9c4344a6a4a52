import type { EntityManager } from 'typeorm';

import { prepared } from '../platform/prepared-statements.js';

/** Leaves that are read at once. */
const AT_ONCE = 2000;

/** A leaf as it is exported; bytes are base64. */
export interface LeafRow {
  /** null as long as it is not sealed. */
  readonly position: number | null;
  readonly record: string;
  readonly id: string;
  readonly seq: number;
  readonly version: number;
  readonly kind: 'recorded' | 'erased';
  /** null where there should be one and is none. */
  readonly previous: string | null;
  readonly digest: string;
  readonly hash: string;
  /** null once what it attests was erased. */
  readonly salt: string | null;
}

/** What the caller may not read. */
export interface WithheldRow {
  readonly position: number;
  readonly hash: string;
}

/** What comes before the first leaf of a record. */
const NOTHING = Buffer.alloc(32).toString('base64');

const LEAF = `SELECT l.position::float8 AS position, l.record, l.id, l.seq, l.version, l.kind, encode(l.digest, 'base64') AS digest,
    encode(l.hash, 'base64') AS hash, encode(l.salt, 'base64') AS salt,
    CASE WHEN l.seq > 1 THEN encode(history.hash_before(l.record, l.id, l.seq), 'base64') ELSE '${NOTHING}' END AS previous FROM history.leaf l`;

const SEALED = prepared('exported-leaves', `${LEAF} WHERE l.position > $1 ORDER BY l.position LIMIT $2`);
const READABLE = prepared('exported-leaves-seen', `${LEAF} WHERE l.position BETWEEN $1 AND $2 ORDER BY l.position`);
const UNSEALED = `${LEAF} WHERE l.position IS NULL AND (l.record, l.id, l.seq) > ($1, $2::uuid, $3::int) ORDER BY l.record, l.id, l.seq LIMIT $4`;

/** All leaves that have a position, in order, some at a time: one statement each. For whoever reads everything. */
export async function* sealedLeaves(tx: EntityManager): AsyncGenerator<readonly LeafRow[]> {
  for (let after: number | null = -1; after !== null;) {
    const rows: LeafRow[] = await tx.query(SEALED, [after, AT_ONCE]);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.position ?? null;
  }
}

/** The same for a caller, with two statements each: of what they may not read the hash alone. */
export async function* readableLeaves(tx: EntityManager): AsyncGenerator<readonly (LeafRow | WithheldRow)[]> {
  for (let after = -1; ;) {
    const all: WithheldRow[] = await tx.query(
      `SELECT h.position::float8 AS position, encode(h.hash, 'base64') AS hash FROM history.leaf_hashes($1, $2) h`,
      [after, AT_ONCE],
    );
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last) return;
    const rows: LeafRow[] = await tx.query(READABLE, [first.position, last.position]);
    const readable = new Map(rows.map((row) => [row.position, row]));
    yield all.map((one) => readable.get(one.position) ?? one);
    after = last.position;
  }
}

/** Leaves that have no position yet, in the order of their records. */
export async function* unsealedLeaves(tx: EntityManager): AsyncGenerator<readonly LeafRow[]> {
  for (let after: readonly [string, string, number] | null = ['', '00000000-0000-0000-0000-000000000000', 0]; after;) {
    const rows: LeafRow[] = await tx.query(UNSEALED, [...after, AT_ONCE]);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    after = last ? [last.record, last.id, last.seq] : null;
  }
}

/** What was hashed for some leaves, by {@link contentKeyOf}: one statement for each kind of records among them. */
export async function contentsOf(
  tx: EntityManager,
  leaves: readonly LeafRow[],
  whole: boolean,
): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  const byRecord = new Map<string, LeafRow[]>();
  for (const leaf of leaves) {
    if (leaf.salt === null) continue;
    const some = byRecord.get(leaf.record);
    if (some) some.push(leaf);
    else byRecord.set(leaf.record, [leaf]);
  }
  for (const [record, some] of byRecord) {
    const versions = [record, some.map(({ id }) => id), some.map(({ version }) => version)];
    const rows: { id: string; version: number; content: string }[] = await (whole
      ? tx.query(`SELECT id, version, content FROM history.contents_of($1, $2, $3)`, versions)
      : tx.query(`SELECT id, version, content FROM history.attested_of($1, $2, $3, $4)`, [
          ...versions,
          some.map(({ digest }) => digest),
        ]));
    for (const { content, ...of } of rows) contents.set(contentKeyOf({ record, ...of }), content);
  }
  return contents;
}

/** Which content is that of a leaf. */
export const contentKeyOf = ({ record, id, version }: Pick<LeafRow, 'record' | 'id' | 'version'>): string =>
  `${record}/${id}/${version}`;
