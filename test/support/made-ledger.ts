import { createHash } from 'node:crypto';

import { checkpointText } from '../../src/history/checkpoint.js';
import { EMPTY_TREE, rootOf, withLeaves } from '../../src/history/merkle.js';
import { keyNameOf, type NoteKey, noteKeyFrom, signedNote } from '../../src/history/signed-note.js';
import { newPem } from './signing-keys.js';

/** Whose ledgers these are. */
export const ORIGIN = 'claimtrail/ledger/made';
/** When an export that is made here says it was made. */
export const EXPORTED = new Date('2026-01-03T00:00:00Z');
const MOMENT = '2026-01-01T12:00:00+00:00';
const SALT = Buffer.alloc(16, 7);
const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** A new key of the ledger. */
export const newKey = (): NoteKey => noteKeyFrom(newPem(), ORIGIN) as NoteKey;

/** The id of the nth record. */
export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** One leaf before it is hashed. */
export interface MadeLeaf {
  readonly record: string;
  readonly n: number;
  readonly version: number;
  readonly kind?: 'recorded' | 'erased';
  /** What its content says, over what an honest one does; null where it was erased. */
  readonly says?: Readonly<Record<string, unknown>> | null;
  /** Its content, written otherwise than JSON.stringify does. */
  readonly written?: (content: string) => string;
}
/** A line of an export. */
export type Line = Record<string, unknown> & { readonly hash: string };

/** Leaves, hashed and chained, as the lines of an export have them. */
export function leavesOf(leaves: readonly MadeLeaf[]): Line[] {
  const chains = new Map<string, { readonly seq: number; readonly hash: Buffer }>();
  return leaves.map(({ record, n, version, kind = 'recorded', says = {}, written = (text) => text }, position) => {
    const [id, key] = [idOf(n), `${record}/${idOf(n)}`];
    const before = chains.get(key) ?? { seq: 0, hash: Buffer.alloc(32) };
    const seq = before.seq + 1;
    const moments = { recorded_at: MOMENT, created_at: MOMENT, updated_at: MOMENT };
    const content = written(JSON.stringify({ id, version, ...moments, removed: false, ...says }));
    const digest = sha256(SALT, content);
    const hash = sha256(before.hash, digest, `${key}/${seq}/${version}/${kind}`);
    chains.set(key, { seq, hash });
    const [previous, shown] = [before.hash.toString('base64'), says && { salt: SALT.toString('base64'), content }];
    const hashes = { previous, digest: digest.toString('base64'), hash: hash.toString('base64') };
    return { position, record, id, seq, version, kind, ...hashes, ...shown };
  });
}

/** A checkpoint over the first leaves. */
export function noteOver(
  leaves: readonly Line[],
  key: NoteKey,
  {
    sealed = new Date('2026-01-02T00:00:00Z'),
    settled = new Date('2026-01-01T00:00:00Z'),
  }: { sealed?: Date; settled?: Date } = {},
): string {
  const root = rootOf(
    withLeaves(
      EMPTY_TREE,
      leaves.map(({ hash }) => Buffer.from(hash, 'base64')),
    ),
  );
  return signedNote(checkpointText({ origin: keyNameOf(key.vkey), size: leaves.length, root, sealed, settled }), key);
}

/** A key as the first line of an export lists it. */
export interface Listed {
  readonly vkey: string;
  readonly revoked?: unknown;
  readonly statement?: string | null;
}

/** The lines of an export. */
export function exportOf(
  leaves: readonly Line[],
  notes: readonly string[],
  keys: readonly Listed[],
): readonly Readonly<Record<string, unknown>>[] {
  const header = { ledger: 1, origin: ORIGIN, size: leaves.length, exportedAt: EXPORTED.toISOString() };
  const listed = keys.map((key) => ({ since: EXPORTED.toISOString(), revoked: null, statement: null, ...key }));
  const checkpoints = notes.map((note, at) => ({ checkpoint: at + 1, note }));
  const lines = leaves.length + checkpoints.length + 2;
  return [{ ...header, keys: listed }, ...leaves, ...checkpoints, { end: true, lines }];
}

/** Lines as a file has them: the content of a leaf comes last, as it stands. */
export const fileOf = (lines: readonly unknown[]): string => lines.map((line) => `${lineOf(line)}\n`).join('');

function lineOf(line: unknown): string {
  const { content, ...head } = Object(line) as Record<string, unknown>;
  if (typeof content !== 'string') return JSON.stringify(line);
  return `${JSON.stringify(head).slice(0, -1)},"content":${content}}`;
}
