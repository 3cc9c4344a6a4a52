import type { Period } from '../quantities/period.js';
import type { Value } from '../quantities/value.js';
import { type EntityBrief, entityBrief, type EntityJson, entityJson } from '../vocabulary/entity-brief.js';
import type { Basis, Measure } from './claim.js';

/** A value as the API shows it: entities by name. */
export type ShownValue = Exclude<Value, { type: 'entity' }> | { readonly type: 'entity'; readonly entity: EntityBrief };

/** A metric as other records show it. */
export interface MetricBrief {
  readonly id: string;
  readonly key: string;
  /** English, else the first there is. */
  readonly label: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What fills a dimension of a scope, as the API shows it: an entity or a word. */
export type ShownFiller = EntityBrief | string;

/** What a claim says, in a few words, for whatever names it. */
export interface ClaimBrief {
  readonly id: string;
  readonly subject: EntityBrief;
  readonly metric: MetricBrief;
  readonly value: ShownValue;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: Period;
  readonly scope: Readonly<Record<string, ShownFiller>>;
}

/** What {@link claimJson} reads. */
export interface ClaimJson {
  readonly id: string;
  readonly subject: EntityJson;
  readonly metric: Omit<MetricBrief, 'label'>;
  readonly value: Value;
  readonly valueEntity: EntityJson | null;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: Period;
  readonly scope: Readonly<Record<string, { readonly entity: EntityJson | null; readonly word: string | null }>>;
  /** What the first statement that affirms it says, else the words in which the claim was logged. */
  readonly asWritten: string | null;
}

/** SQL for JSON of the claim with this id. */
export const claimJson = (id: string): string => `(SELECT ${claimFields('c')}
  FROM claim c JOIN entity s ON s.id = c.subject_id JOIN metric m ON m.id = c.metric_id WHERE c.id = ${id})`;

/** SQL for JSON of a claim `claim` with its subject `s` and metric `m` joined. */
export const claimFields = (
  claim: string,
): string => `jsonb_build_object('id', ${claim}.id, 'subject', ${entityJson('s')},
  'metric', jsonb_build_object('id', m.id, 'key', m.key, 'labels', m.labels), 'value', ${claim}.value,
  'valueEntity', (SELECT ${entityJson('ve')} FROM entity ve WHERE ve.id = ${claim}.value_entity_id),
  'basis', ${claim}.basis, 'measure', ${claim}.measure,
  'period', jsonb_build_object('kind', ${claim}.period_kind, 'start', ${claim}.period_start, 'end', ${claim}.period_end,
    'label', ${claim}.period_label, 'certainty', ${claim}.period_certainty, 'calendar', ${claim}.period_calendar),
  'scope', coalesce((SELECT jsonb_object_agg(v.dimension, jsonb_build_object('word', v.word, 'entity',
      (SELECT ${entityJson('se')} FROM entity se WHERE se.id = v.entity_id)))
    FROM scope_value v WHERE v.claim_id = ${claim}.id), '{}'),
  'asWritten', coalesce((SELECT coalesce(w.figure->>'asWritten', w.wording) FROM statement w WHERE w.claim_id = ${claim}.id AND w.wording IS NOT NULL
    AND w.stance IN ('asserts', 'confirms') ORDER BY w.id LIMIT 1), ${claim}.as_written))`;

/** A claim in a few words, out of what the database gave. */
export function claimBrief({
  id,
  subject,
  metric,
  value,
  valueEntity,
  basis,
  measure,
  period,
  scope,
  asWritten,
}: ClaimJson): ClaimBrief {
  return {
    id,
    subject: entityBrief(subject),
    metric: { ...metric, label: metric.labels['en'] ?? Object.values(metric.labels)[0] ?? metric.key },
    value: shownValue(value, valueEntity, asWritten),
    basis,
    measure,
    period,
    scope: Object.fromEntries(
      Object.entries(scope).map(([dimension, { entity, word }]) => [
        dimension,
        entity ? entityBrief(entity) : (word ?? ''),
      ]),
    ),
  };
}

function shownValue(value: Value, entity: EntityJson | null, asWritten: string | null): ShownValue {
  switch (value.type) {
    case 'entity':
      return { type: 'entity', entity: entity ? entityBrief(entity) : { id: value.entityId, name: '' } };
    case 'quantity':
      return { type: 'quantity', figure: { ...value.figure, asWritten: asWritten ?? value.figure.asWritten } };
    default:
      return value;
  }
}
