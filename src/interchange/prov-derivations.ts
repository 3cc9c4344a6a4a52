import type { ProvRecord, QualifiedName } from '../prov/model.js';
import { ct, prov, type ProvNames } from './prov-names.js';
import { recording } from './prov-people.js';
import type { DerivationRow } from './prov-rows.js';
import { recordOf, said, typed } from './prov-values.js';

/** That an activity used something in a role, and that what it gave comes from that. */
export function usedIn(
  activity: QualifiedName,
  used: QualifiedName,
  gave: QualifiedName | null,
  role: string | null,
): ProvRecord[] {
  const use = recordOf('used', null, { activity, entity: used }, said(prov('role'), role));
  if (gave === null) return [use];
  return [use, recordOf('wasDerivedFrom', null, { generatedEntity: gave, usedEntity: used, activity })];
}

/** How a claim was worked out: an activity that used its inputs and gave the claim. Rival ones gave it side by side. */
export function recordsOfDerivation(row: DerivationRow, names: ProvNames): ProvRecord[] {
  const id = names.of('derivation', row.id);
  const claim = names.of('claim', row.claimId);
  const constants = row.inputs.flatMap(({ name, constant }) =>
    constant === null ? [] : said(ct('constant'), `${name}=${constant}`),
  );
  const own = recordOf('activity', id, {}, [
    ...typed(ct('Derivation')),
    ...said(ct('method'), row.method),
    ...said(ct('formula'), row.formula),
    ...constants,
    ...recording(names, row),
  ]);
  const inputs = row.inputs.flatMap(({ name, claimId, sourceId }) => [
    ...(claimId === null ? [] : usedIn(id, names.of('claim', claimId), claim, name)),
    ...(sourceId === null ? [] : usedIn(id, names.of('source', sourceId), claim, name)),
  ]);
  const author =
    row.attributedToId === null
      ? []
      : [recordOf('wasAssociatedWith', null, { activity: id, agent: names.of('entity', row.attributedToId) })];
  return [own, recordOf('wasGeneratedBy', null, { entity: claim, activity: id }), ...inputs, ...author];
}
