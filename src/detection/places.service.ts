import type { EntityManager } from 'typeorm';

import type { RecordedComparand } from './comparands.queries.js';
import { isComparable, type Place, placeOf } from './place.js';

const COLUMNS: readonly (readonly [name: keyof Place, type: string])[] = [
  ['claim_id', 'uuid'],
  ['audience_key', 'text'],
  ['subject_id', 'uuid'],
  ['metric_id', 'uuid'],
  ['value_type', 'text'],
  ['scope_key', 'text'],
  ['basis', 'text'],
  ['measure', 'text'],
  ['undated', 'boolean'],
  ['span', 'smallint'],
  ['starts', 'date'],
  ['ends', 'date'],
  ['label', 'text'],
  ['unit', 'text'],
  ['lower', 'numeric'],
  ['upper', 'numeric'],
  ['stated_lower', 'numeric'],
  ['stated_upper', 'numeric'],
  ['bound', 'boolean'],
];

/** The columns of a place with their types, as SQL that reads JSON names them. */
export const PLACE_COLUMNS = COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');

const NAMES = COLUMNS.map(([name]) => name).join(', ');
const OTHERS = COLUMNS.map(([name]) => name).filter((name) => name !== 'claim_id');

/** What is known already is not touched, so that nobody waits for it; `$1` is places as JSON. */
const NOTED = `INSERT INTO comparand AS c (${NAMES}) SELECT ${NAMES} FROM json_to_recordset($1::json) AS g(${PLACE_COLUMNS})
  WHERE NOT EXISTS (SELECT 1 FROM comparand k WHERE k.claim_id = g.claim_id
    AND (${OTHERS.map((name) => `k.${name}`).join(', ')}) IS NOT DISTINCT FROM (${OTHERS.map((name) => `g.${name}`).join(', ')}))
  ON CONFLICT (claim_id) DO UPDATE SET ${OTHERS.map((name) => `${name} = excluded.${name}`).join(', ')}`;

/** SQL that notes places of which none is known yet. */
export const notedFrom = (places: string): string => `INSERT INTO comparand (${NAMES}) SELECT ${NAMES} FROM ${places}`;

/** Notes where claims are found from now on, and forgets it of those that nothing can conflict with any more. */
export async function notePlaces(tx: EntityManager, claims: readonly RecordedComparand[]): Promise<void> {
  const places = placesIn(claims);
  if (places.length > 0) await tx.query(NOTED, [JSON.stringify(places)]);
  await forgetPlaces(tx, claims);
}

const placesIn = (claims: readonly RecordedComparand[]): Place[] =>
  claims
    .filter(isComparable)
    .map(placeOf)
    .sort((a, b) => (a.claim_id < b.claim_id ? -1 : 1));

async function forgetPlaces(tx: EntityManager, claims: readonly RecordedComparand[]): Promise<void> {
  const incomparable = claims.filter((claim) => !isComparable(claim)).map(({ id }) => id);
  if (incomparable.length > 0) await tx.query(`DELETE FROM comparand WHERE claim_id = ANY($1)`, [incomparable]);
}
