import type { EntityManager } from 'typeorm';

import { audienceKey, type Readership } from '../accounts/audience.js';
import type { ClaimChange } from '../derivations/staleness.service.js';
import { type KnownCase, matterOf } from '../disputes/disputes.queries.js';
import { type Fault, Refusal } from '../kernel/refusal.js';

/** A record that a case is to be about, and who may read it. */
export interface InDispute extends Readership {
  readonly id: string;
  /** The claim that it derives, or itself. */
  readonly claim: string;
}

type Pointer = (place: number) => string;

/** Who may read claims, in their order. @throws Refusal `unknown-reference` for each that is not there */
export const claimsInDispute = (tx: EntityManager, ids: readonly string[], at: Pointer): Promise<InDispute[]> =>
  inDispute(tx, ids, at, 'claim', 'id');

/** The same of derivations. */
export const derivationsInDispute = (tx: EntityManager, ids: readonly string[], at: Pointer): Promise<InDispute[]> =>
  inDispute(tx, ids, at, 'derivation', 'claim_id');

async function inDispute(
  tx: EntityManager,
  ids: readonly string[],
  at: Pointer,
  table: 'claim' | 'derivation',
  claim: 'id' | 'claim_id',
): Promise<InDispute[]> {
  if (ids.length === 0) return [];
  const rows: InDispute[] = await tx.query(
    `SELECT id, ${claim} AS claim, audience, desk_id AS "deskId" FROM ${table} WHERE id = ANY($1)`,
    [ids],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const faults = ids.flatMap((id, i): Fault[] =>
    known.has(id) ? [] : [{ pointer: at(i), code: 'unknown-reference', detail: `No ${table} has the id ${id}.` }],
  );
  const [first, ...others] = faults;
  if (first) throw Refusal.of([first, ...others]);
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** What it does to claims that derivations of theirs are in dispute, for whatever rests on them. */
export const disputing = (readers: Readership, derivations: readonly InDispute[]): ClaimChange[] =>
  [...new Set(derivations.map(({ claim }) => claim))].map((claim) => ({
    ...{ claim, code: 'disputed', readers: audienceKey(readers), other: null },
  }));

/** What a decision, or that it no longer stands, does to claims, for whatever rests on them. */
export const changesBy = (known: KnownCase, newer?: string, older: readonly string[] = []): ClaimChange[] =>
  matterOf(known).claims.map((claim) => {
    const readers = audienceKey(known);
    return older.includes(claim) && newer !== undefined
      ? { claim, code: 'superseded', readers, other: newer }
      : { claim, code: 'linked', readers, other: null };
  });
