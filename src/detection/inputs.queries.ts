import type { EntityManager } from 'typeorm';

import type { Lens } from '../accounts/audience.js';
import type { NamedInput } from '../comparison/differing-inputs.js';
import { readKeptConstant } from '../quantities/read-constant.js';
import type { Value } from '../quantities/value.js';
import { comparandsById, type RecordedComparand } from './comparands.queries.js';

/** What a derivation computes with under one name. */
export interface InputRow {
  readonly name: string;
  readonly claimId: string | null;
  readonly constant: string | null;
  readonly language: string | null;
  readonly sourceId: string | null;
}

/** What the first derivation of a claim for some readers computes with. */
export interface DerivedFrom {
  /** Word of those readers. */
  readonly readers: string;
  readonly inputs: readonly InputRow[];
}

/** SQL for {@link DerivedFrom} of a claim `c`, in the order in which the derivations were recorded. */
export const DERIVED_FROM = `coalesce((SELECT jsonb_agg(jsonb_build_object('readers', d.readers, 'inputs', coalesce((
    SELECT jsonb_agg(jsonb_build_object('name', i.name, 'claimId', i.claim_id, 'constant', i.constant, 'language', i.language, 'sourceId', i.source_id))
    FROM derivation_input i WHERE i.derivation_id = d.id), '[]')) ORDER BY d.id)
  FROM (SELECT DISTINCT ON (2) k.id, audience_key(k.audience, k.desk_id) AS readers FROM derivation k WHERE k.claim_id = c.id ORDER BY 2, k.id) d), '[]')`;

/** What two claims were derived from, as the readers of both see it; undefined of a claim that was not derived. */
export type InputsOfPair = (a: string, b: string) => readonly [Inputs | undefined, Inputs | undefined];
type Inputs = readonly NamedInput[];

/** What claims were derived from, by the first of their derivations that the caller sees. */
export async function inputsOf(tx: EntityManager, claimIds: readonly string[]): Promise<InputsOfPair> {
  if (claimIds.length < 2) return NOTHING_DERIVED;
  const rows: { id: string; derived: DerivedFrom[] }[] = await tx.query(
    `SELECT c.id, ${DERIVED_FROM} AS derived FROM claim c WHERE c.id = ANY($1)`,
    [claimIds],
  );
  return inputsThrough(tx, new Map(rows.map(({ id, derived }) => [id, derived])), () => null);
}

const NOTHING_DERIVED: InputsOfPair = () => [undefined, undefined];

/**
 * What pairs of claims were derived from, each by the first derivation that everybody sees who looks through the lens of the pair: with one
 * statement, none where no input is a claim.
 *
 * @param lensOfPair null for all that was read
 */
export async function inputsThrough(
  tx: EntityManager,
  derived: ReadonlyMap<string, readonly DerivedFrom[]>,
  lensOfPair: (a: string, b: string) => Lens | null,
): Promise<InputsOfPair> {
  const rows = [...derived.values()].flat().flatMap(({ inputs }) => inputs);
  if (rows.length === 0) return NOTHING_DERIVED;
  const claims = await comparandsById(tx, [...new Set(rows.flatMap(({ claimId }) => claimId ?? []))]);
  const named = new Map([...derived.values()].flat().map((one) => [one, namedInputs(one.inputs, claims)]));
  const firstSeen = (id: string, lens: Lens | null): Inputs | undefined => {
    const first = derived.get(id)?.find(({ readers }) => lens === null || lens.has(readers));
    const inputs = first && named.get(first);
    return inputs && inputs.length > 0 ? inputs : undefined;
  };
  return (a, b) => {
    const lens = lensOfPair(a, b);
    return [firstSeen(a, lens), firstSeen(b, lens)];
  };
}

const namedInputs = (inputs: readonly InputRow[], claims: ReadonlyMap<string, RecordedComparand>): Inputs =>
  inputs.flatMap(({ name, claimId, constant, language, sourceId }): NamedInput[] => {
    const claim = claimId === null ? undefined : claims.get(claimId);
    if (claim) return [{ name, claim }];
    if (constant !== null) return [{ name, constant: valueOf(constant, language) }];
    return sourceId === null ? [] : [{ name, sourceId }];
  });

/** Constants were read when they were recorded; what no longer can be is compared by its words. */
function valueOf(constant: string, language: string | null): Value {
  const [figure] = readKeptConstant(constant, language).readings;
  return figure ? { type: 'quantity', figure } : { type: 'text', text: constant };
}
