import type { EntityManager } from 'typeorm';

import { compare } from '../comparison/compare.js';
import { inputsReason } from '../comparison/differing-inputs.js';
import type { Compared } from '../comparison/verdict.js';
import type { RecordedComparand } from './comparands.queries.js';
import { inputsOf, type InputsOfPair } from './inputs.queries.js';
import { ratesFor } from './rates.queries.js';

/** Two claims that were compared, the smaller id first. */
export interface ComparedPairOfClaims {
  readonly a: string;
  readonly b: string;
  readonly compared: Compared;
}

/** Ids of two claims, the smaller first. */
export type Ends = readonly [a: string, b: string];

/**
 * Compares pairs of recorded claims, with the rates that their currencies and days need; where both were derived, reasons
 * say which inputs differ.
 *
 * @param known what both were derived from; left out, what the caller sees of that is read
 */
export async function compareAll(
  tx: EntityManager,
  pairs: ReadonlyMap<string, Ends>,
  claims: ReadonlyMap<string, RecordedComparand>,
  known?: InputsOfPair,
): Promise<Map<string, ComparedPairOfClaims>> {
  const sides = [...pairs].flatMap(([key, [a, b]]) => {
    const [first, second] = [claims.get(a), claims.get(b)];
    return first && second ? [[key, first, second] as const] : [];
  });
  const rates = await ratesFor(
    tx,
    sides.map(([, first, second]) => [first, second] as const),
  );
  const results = sides.map(([key, first, second]) => {
    const compared = compare(first, second, rates(first, second));
    return [key, { a: first.id, b: second.id, compared }] as const;
  });
  const comparable = results.filter(([, { compared }]) => compared.verdict !== 'not_comparable');
  const inputs = known ?? (await inputsOf(tx, [...new Set(comparable.flatMap(([, { a, b }]) => [a, b]))]));
  return new Map(results.map(([key, pair]) => [key, { ...pair, compared: withInputs(pair, inputs) }]));
}

function withInputs({ a, b, compared }: ComparedPairOfClaims, inputs: InputsOfPair): Compared {
  const [mine, others] = inputs(a, b);
  const reason = mine && others && compared.verdict !== 'not_comparable' ? inputsReason(mine, others) : null;
  return reason ? { ...compared, reasons: [...compared.reasons, reason] } : compared;
}
