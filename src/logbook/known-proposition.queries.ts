import type { EntityManager } from 'typeorm';

import type { Audience } from '../accounts/audience.js';
import type { Basis, Measure } from '../claims/claim.js';
import type { ScopeFiller } from '../claims/proposition.js';
import type { Period } from '../quantities/period.js';
import type { Value } from '../quantities/value.js';
import { metricsById } from '../vocabulary/metrics.service.js';
import type { Entry } from './entry.js';
import type { LoggedProposition } from './propositions.service.js';

/** A claim that is recorded, as if it were logged now. */
export interface KnownProposition {
  readonly claim: LoggedProposition;
  /** The same as an entry: what a correction or an alternative inherits. */
  readonly entry: Entry;
}

interface Row {
  readonly subject_id: string;
  readonly metric_id: string;
  readonly value: Value;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: Period;
  readonly as_written: string | null;
  readonly language: string | null;
  readonly text: string | null;
  readonly audience: Audience;
  readonly desk_id: string;
  readonly scope: Readonly<Record<string, { readonly entityId: string | null; readonly word: string | null }>>;
}

/** A recorded claim; null where there is none. It cannot be changed by others until the end of the transaction. */
export async function knownProposition(tx: EntityManager, claimId: string): Promise<KnownProposition | null> {
  const [row]: Row[] = await tx.query(
    `SELECT c.subject_id, c.metric_id, c.value, c.basis, c.measure, c.as_written, c.language, c.text, c.audience, c.desk_id,
       jsonb_build_object('kind', c.period_kind, 'start', c.period_start, 'end', c.period_end, 'label', c.period_label,
         'certainty', c.period_certainty, 'calendar', c.period_calendar) AS period,
       coalesce((SELECT jsonb_object_agg(v.dimension, jsonb_build_object('entityId', v.entity_id, 'word', v.word))
         FROM scope_value v WHERE v.claim_id = c.id), '{}') AS scope
     FROM claim c WHERE c.id = $1 FOR SHARE OF c`,
    [claimId],
  );
  const metric = row && (await metricsById(tx, [row.metric_id])).get(row.metric_id);
  if (!row || !metric) return null;
  const { subject_id: subjectId, metric_id: metricId, value, basis, measure, period, language, audience } = row;
  const scope = new Map(
    Object.entries(row.scope).map(([dimension, { entityId, word }]): [string, ScopeFiller] => [
      dimension,
      entityId ? { entityId } : { word: word ?? '' },
    ]),
  );
  const proposition = { subjectId, metricId, value, basis, measure, period, scope };
  const draft = { proposition, asWritten: row.as_written, language, text: row.text, audience };
  return {
    claim: { id: claimId, created: false, audience, deskId: row.desk_id, draft, metric, alternatives: new Map() },
    entry: {
      subject: { id: subjectId },
      metric: { id: metricId },
      value: givenAgain(value),
      language: language ?? undefined,
      basis,
      measure,
      period: { ...period },
      scope: new Map(
        [...scope].map(([dimension, filler]) => [
          dimension,
          'entityId' in filler ? { id: filler.entityId } : { name: filler.word },
        ]),
      ),
      audience,
    },
  };
}

function givenAgain(value: Value): Entry['value'] {
  return value.type === 'entity' ? { type: 'entity', entity: { id: value.entityId } } : { ...value };
}
