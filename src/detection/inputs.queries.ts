import type { EntityManager } from 'typeorm';

import type { NamedInput } from '../comparison/differing-inputs.js';
import { readKeptConstant } from '../quantities/read-constant.js';
import type { Value } from '../quantities/value.js';
import { comparandsById } from './comparands.queries.js';

/** What a derivation computes with under one name. */
export interface InputRow {
  readonly name: string;
  readonly claimId: string | null;
  readonly constant: string | null;
  readonly language: string | null;
  readonly sourceId: string | null;
}

/** SQL for the {@link InputRow}s of the first derivation of a claim `c`. */
export const INPUTS = `coalesce((SELECT jsonb_agg(jsonb_build_object('name', i.name, 'claimId', i.claim_id, 'constant', i.constant,
    'language', i.language, 'sourceId', i.source_id)) FROM derivation_input i
  WHERE i.derivation_id = (SELECT d.id FROM derivation d WHERE d.claim_id = c.id ORDER BY d.id LIMIT 1)), '[]')`;

/** What claims were derived from, by the first of their derivations. */
export async function inputsOf(
  tx: EntityManager,
  claimIds: readonly string[],
): Promise<Map<string, readonly NamedInput[]>> {
  if (claimIds.length < 2) return new Map();
  const rows: { id: string; inputs: InputRow[] }[] = await tx.query(
    `SELECT c.id, ${INPUTS} AS inputs FROM claim c WHERE c.id = ANY($1)`,
    [claimIds],
  );
  return namedInputs(tx, new Map(rows.map(({ id, inputs }) => [id, inputs])));
}

/** Inputs with the claims that they are: with one statement, none where no input is a claim. */
export async function namedInputs(
  tx: EntityManager,
  rows: ReadonlyMap<string, readonly InputRow[]>,
): Promise<Map<string, readonly NamedInput[]>> {
  const derived = [...rows].filter(([, inputs]) => inputs.length > 0);
  const ids = derived.flatMap(([, inputs]) => inputs.flatMap(({ claimId }) => claimId ?? []));
  const claims = await comparandsById(tx, [...new Set(ids)]);
  return new Map(
    derived.map(([id, inputs]) => [
      id,
      inputs.flatMap(({ name, claimId, constant, language, sourceId }): NamedInput[] => {
        const claim = claimId === null ? undefined : claims.get(claimId);
        if (claim) return [{ name, claim }];
        if (constant !== null) return [{ name, constant: valueOf(constant, language) }];
        return sourceId === null ? [] : [{ name, sourceId }];
      }),
    ]),
  );
}

/** Constants were read when they were recorded; what no longer can be is compared by its words. */
function valueOf(constant: string, language: string | null): Value {
  const [figure] = readKeptConstant(constant, language).readings;
  return figure ? { type: 'quantity', figure } : { type: 'text', text: constant };
}
