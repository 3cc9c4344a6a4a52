import type { Part, StreamedDocument } from '../prov/pen.js';
import { ct, prov, type ProvNames } from './prov-names.js';
import { literal, recordOf, typed } from './prov-values.js';

/**
 * What was recorded by a moment, as a bundle; the document says of it that a reading of that moment gave it. When it was asked for is not
 * said, so that the same reading is the same document.
 */
export function reading(
  names: ProvNames,
  asOf: Date,
  settled: boolean,
  parts: StreamedDocument['parts'],
): StreamedDocument {
  const { bundle, activity } = names.reading(asOf);
  const at = asOf.toISOString();
  const software = ct('Claimtrail');
  const records = [
    recordOf('entity', bundle, {}, [
      ...typed(prov('Bundle')),
      ...literal(ct('asOf'), 'dateTime', at),
      ...literal(ct('settled'), 'boolean', String(settled)),
    ]),
    recordOf('activity', activity, { startTime: at, endTime: at }, typed(ct('Reading'))),
    recordOf('agent', software, {}, typed(prov('SoftwareAgent'))),
    recordOf('wasGeneratedBy', null, { entity: bundle, activity, time: at }),
    recordOf('wasAssociatedWith', null, { activity, agent: software }),
  ];
  const own: Part[] = records.map((record) => ({ kind: record.kind, records: [record] }));
  return { prefixes: names.prefixes, parts: own, bundles: [{ id: bundle, prefixes: new Map(), parts }] };
}
