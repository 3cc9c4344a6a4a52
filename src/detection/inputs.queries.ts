import type { EntityManager } from 'typeorm';

import type { NamedInput } from '../comparison/differing-inputs.js';
import { readFigure } from '../quantities/read-figure.js';
import type { Value } from '../quantities/value.js';
import { comparandsById } from './comparands.queries.js';

interface Row {
  readonly claimId: string;
  readonly name: string;
  readonly inputId: string | null;
  readonly constant: string | null;
  readonly language: string | null;
  readonly sourceId: string | null;
}

/** What claims were derived from, by the first of their derivations: with two statements, however many. */
export async function inputsOf(
  tx: EntityManager,
  claimIds: readonly string[],
): Promise<Map<string, readonly NamedInput[]>> {
  if (claimIds.length < 2) return new Map();
  const rows: Row[] = await tx.query(
    `SELECT d.claim_id AS "claimId", i.name, i.claim_id AS "inputId", i.constant, i.language, i.source_id AS "sourceId"
     FROM derivation d JOIN derivation_input i ON i.derivation_id = d.id
     WHERE d.claim_id = ANY($1) AND NOT EXISTS (SELECT 1 FROM derivation o WHERE o.claim_id = d.claim_id AND o.id < d.id)`,
    [claimIds],
  );
  const claims = await comparandsById(tx, [...new Set(rows.flatMap(({ inputId }) => inputId ?? []))]);
  const inputs = new Map<string, NamedInput[]>();
  for (const { claimId, name, inputId, constant, language, sourceId } of rows) {
    const claim = inputId === null ? undefined : claims.get(inputId);
    const input: NamedInput | null = claim
      ? { name, claim }
      : constant !== null
        ? { name, constant: valueOf(constant, language) }
        : sourceId === null
          ? null
          : { name, sourceId };
    if (input) inputs.set(claimId, [...(inputs.get(claimId) ?? []), input]);
  }
  return inputs;
}

/** Constants were read when they were recorded; what no longer can be is compared by its words. */
function valueOf(constant: string, language: string | null): Value {
  const [figure] = readFigure(constant, { language: language ?? 'en' }).readings;
  return figure ? { type: 'quantity', figure } : { type: 'text', text: constant };
}
