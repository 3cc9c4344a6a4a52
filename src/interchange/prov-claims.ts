import type { ProvRecord } from '../prov/model.js';
import type { Value } from '../quantities/value.js';
import { ct, prov, type ProvNames, schema } from './prov-names.js';
import { recording } from './prov-people.js';
import type { ClaimRow, SupersededRow } from './prov-rows.js';
import { type Attributes, literal, named, recordOf, said, typed, worded } from './prov-values.js';

/** What a claim says. */
function valueAttributes(value: Value, language: string | null, names: ProvNames): Attributes {
  switch (value.type) {
    case 'quantity': {
      const { asWritten, kind, lower, upper, unit } = value.figure;
      return [
        ...worded(prov('value'), asWritten === '' ? null : asWritten, language),
        ...said(ct('figureKind'), kind),
        ...literal(ct('lower'), 'decimal', lower),
        ...literal(ct('upper'), 'decimal', upper),
        ...said(ct('unit'), unit),
      ];
    }
    case 'date':
      return [
        ...worded(prov('value'), value.asWritten === '' ? null : value.asWritten, language),
        ...literal(ct('from'), 'date', value.from),
        ...literal(ct('to'), 'date', value.to),
      ];
    case 'truth':
      return literal(prov('value'), 'boolean', String(value.truth));
    case 'entity':
      return named(prov('value'), names.of('entity', value.entityId));
    case 'text':
      return worded(prov('value'), value.text, language);
  }
}

/** A claim. Of one that was only said off the record it is told what it is about, and not what it says. */
export function recordsOfClaim(row: ClaimRow, names: ProvNames): ProvRecord[] {
  const scope = Object.entries(row.scope)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([dimension, { entityId, word }]) => said(ct('scope'), `${dimension}=${word ?? entityId ?? ''}`));
  const told: Attributes = row.untold
    ? []
    : [
        ...valueAttributes(row.value, row.language, names),
        ...said(ct('basis'), row.basis),
        ...said(ct('measure'), row.measure),
        ...literal(ct('periodStart'), 'date', row.periodStart),
        ...literal(ct('periodEnd'), 'date', row.periodEnd),
        ...said(ct('period'), row.periodLabel),
        ...scope,
        ...said(schema('text'), row.text),
      ];
  return [
    recordOf('entity', names.of('claim', row.id), {}, [
      ...typed(schema('Claim')),
      ...named(schema('about'), names.of('entity', row.subjectId)),
      ...said(ct('metric'), row.metric),
      ...told,
      ...said(ct('reviewState'), row.reviewState),
      ...said(ct('reviewVerdict'), row.reviewVerdict),
      ...recording(names, row),
    ]),
  ];
}

/** That a claim took the place of another: an influence, since two can be said to have done so of each other. */
export const recordOfSuperseded = ({ newerId, olderId }: SupersededRow, names: ProvNames): ProvRecord =>
  recordOf(
    'wasInfluencedBy',
    null,
    { influencee: names.of('claim', newerId), influencer: names.of('claim', olderId) },
    typed(ct('supersedes')),
  );
