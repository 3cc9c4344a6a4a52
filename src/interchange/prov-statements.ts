import { attributionOfRetraction, isNameless, namingOf } from '../claims/naming.js';
import { AFFIRMING, type Attribution } from '../claims/statement.js';
import type { ProvRecord, QualifiedName } from '../prov/model.js';
import { ct, prov, type ProvNames, schema } from './prov-names.js';
import { recording } from './prov-people.js';
import type { StatementRow } from './prov-rows.js';
import { type Attributes, literal, named, recordOf, said, typed, worded } from './prov-values.js';

/** Statements, all of them about some claims, with how each is to be treated: a retraction as what it takes back was said. */
export function toldOf(rows: readonly StatementRow[]): (readonly [StatementRow, Attribution | null])[] {
  const before = new Map<string, (Attribution | null)[]>();
  const keyOf = ({ claimId, speaker }: StatementRow): string => `${claimId} ${speaker?.id ?? ''}`;
  for (const row of rows) {
    if (row.stance === 'retracts' || !row.speaker) continue;
    const ways = before.get(keyOf(row));
    if (ways) ways.push(row.attribution);
    else before.set(keyOf(row), [row.attribution]);
  }
  return rows.map((row) => [
    row,
    row.stance === 'retracts'
      ? attributionOfRetraction(row.attribution, before.get(keyOf(row)) ?? [])
      : row.attribution,
  ]);
}

/** The PROV relation of a statement to one that it passes on. */
export const relayed = (from: QualifiedName, to: QualifiedName): ProvRecord =>
  recordOf('wasDerivedFrom', null, { generatedEntity: from, usedEntity: to }, typed(prov('Quotation')));

/** Whether a statement can have been made from another: it was recorded after it. What is recorded in a circle is not a derivation. */
export const followsOn = (id: string, relaysId: string): boolean => relaysId < id;

/**
 * A statement, whose it is, where it is from, and that the claim comes from it where it affirms that. Who spoke so that nobody may be named for
 * it is not named, and neither what they said nor when is told.
 */
export function recordsOfStatement(row: StatementRow, attribution: Attribution | null, names: ProvNames): ProvRecord[] {
  const id = names.of('statement', row.id);
  const naming = namingOf(attribution, row.speaker);
  const told: Attributes = isNameless(attribution)
    ? []
    : [
        ...said(ct('mode'), row.mode),
        ...literal(ct('statedOn'), 'date', row.statedOn),
        ...literal(ct('statedAt'), 'dateTime', row.statedAt),
        ...worded(schema('text'), row.wording, row.language),
        ...said(ct('locator'), row.locator && JSON.stringify(row.locator)),
      ];
  const own = recordOf('entity', id, {}, [
    ...typed(ct('Statement')),
    ...named(schema('about'), names.of('claim', row.claimId)),
    ...said(ct('stance'), row.stance),
    ...said(ct('attribution'), attribution),
    ...said(ct('evidence'), row.evidence),
    ...named(ct('alternative'), row.alternativeId === null ? null : names.of('claim', row.alternativeId)),
    ...named(ct('relays'), row.relaysId === null ? null : names.of('statement', row.relaysId)),
    ...told,
    ...recording(names, row),
  ]);
  const records = [own];
  if (row.speaker && (naming === 'named' || naming === 'described')) {
    const places = { entity: id, agent: names.of('entity', row.speaker.id) };
    records.push(recordOf('wasAttributedTo', null, places, typed(ct('Speaker'))));
  }
  if (row.sourceId !== null) {
    const places = { generatedEntity: id, usedEntity: names.of('source', row.sourceId) };
    records.push(recordOf('wasDerivedFrom', null, places, typed(prov('PrimarySource'))));
  }
  if (row.relaysId !== null && followsOn(row.id, row.relaysId)) {
    records.push(relayed(id, names.of('statement', row.relaysId)));
  }
  if (AFFIRMING.includes(row.stance)) {
    const places = { generatedEntity: names.of('claim', row.claimId), usedEntity: id };
    records.push(recordOf('wasDerivedFrom', null, places, typed(ct('affirmedBy'))));
  }
  return records;
}
