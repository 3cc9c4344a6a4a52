import type { EntityManager } from 'typeorm';

import { claimBrief, claimFields, type ClaimJson } from '../claims/claim-brief.js';
import { onlyOffRecord } from '../claims/naming.queries.js';
import type { Method } from '../derivations/derivation.js';
import { claimWords } from '../graph/claim-words.js';
import { inBoth, type Names, plainly, type Told } from '../history/change-words.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import { sourceBrief, type SourceJson, sourceJson } from '../sources/source-brief.js';
import { entityBrief, type EntityJson, entityJson } from '../vocabulary/entity-brief.js';
import { METHOD_TERMS } from './history-terms.js';

interface Row {
  readonly id: string;
  readonly entity: EntityJson | null;
  readonly source: SourceJson | null;
  readonly labels: Readonly<Record<string, string>> | null;
  readonly claim: ClaimJson | null;
  readonly language: string | null;
  readonly untold: boolean;
  readonly derivation: { readonly method: Method; readonly formula: string | null } | null;
}

const NAMED = prepared(
  'told-names',
  `SELECT e.id, ${entityJson('e')} AS entity, NULL::jsonb AS source, NULL::jsonb AS labels, NULL::jsonb AS claim, NULL AS language, false AS untold, NULL::jsonb AS derivation FROM ${eachById('entity')} e
   UNION ALL SELECT s.id, NULL, ${sourceJson('s')}, NULL, NULL, NULL, false, NULL FROM ${eachById('source')} s
   UNION ALL SELECT m.id, NULL, NULL, m.labels, NULL, NULL, false, NULL FROM ${eachById('metric')} m
   UNION ALL SELECT c.id, NULL, NULL, NULL, ${claimFields('c')}, c.language, ${onlyOffRecord('c.id')}, NULL FROM ${eachById('claim')} c
   JOIN entity s ON s.id = c.subject_id JOIN metric m ON m.id = c.metric_id
   UNION ALL SELECT d.id, NULL, NULL, NULL, NULL, NULL, false, jsonb_build_object('method', d.method, 'formula', d.formula) FROM ${eachById('derivation')} d`,
);

/** What entities, sources, metrics, claims and derivations are called, of those the caller may read, by their ids; other ids have no name. */
export async function toldNames(tx: EntityManager, ids: readonly string[]): Promise<Names> {
  const rows: Row[] = await tx.query(NAMED, [idsAsJson(ids)]);
  return new Map(rows.map((row) => [row.id, calledIn(row)]));
}

function calledIn({ entity, source, labels, claim, language: of, untold, derivation }: Row): Told {
  if (derivation) return derivation.formula === null ? METHOD_TERMS[derivation.method] : plainly(derivation.formula);
  if (entity) return plainly(entityBrief(entity).name);
  if (source) {
    const { title, url } = sourceBrief(source);
    return plainly(title ?? url ?? '');
  }
  if (claim) {
    const brief = claimBrief(claim);
    if (untold)
      return inBoth((language) => `${brief.metric.labels[language] ?? brief.metric.label}, ${brief.subject.name}`);
    return inBoth((language) => claimWords({ brief, language: of }, language));
  }
  return inBoth((language) => labels?.[language] ?? labels?.['en'] ?? Object.values(labels ?? {})[0] ?? '');
}
