import type { ProvBundle, ProvDocument, ProvRecord, QualifiedName } from '../prov/model.js';
import type { Part, StreamedDocument } from '../prov/pen.js';
import { ct, prov, type ProvNames } from './prov-names.js';
import { literal, recordOf, typed } from './prov-values.js';

/** As of which moment something was read. */
export interface Past {
  readonly asOf: Date;
  /** Whether nothing can be added any more to what was recorded by then. */
  readonly settled: boolean;
}

/**
 * What a document says of the bundle that holds what was recorded by a moment: that a reading of that moment gave it. When it was asked for
 * is not said, so that the same reading is the same document.
 *
 * @param claimId of whose provenance it is; null for the whole store
 */
export function readingOf(
  { asOf, settled }: Past,
  claimId: string | null,
  names: ProvNames,
): { readonly id: QualifiedName; readonly records: readonly ProvRecord[] } {
  const { bundle, activity } = names.reading(asOf, claimId);
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
  return { id: bundle, records };
}

/** A document that is written while it is read: what is recorded, or, as of a moment, a bundle with its own provenance. */
export function documentOf(parts: StreamedDocument['parts'], past: Past | null, names: ProvNames): StreamedDocument {
  if (past === null) return { prefixes: names.prefixes, parts };
  const { id, records } = readingOf(past, null, names);
  const own: Part[] = records.map((record) => ({ kind: record.kind, records: [record] }));
  return { prefixes: names.prefixes, parts: own, bundles: [{ id, prefixes: new Map(), parts }] };
}

/** The same of records that are in memory: where a claim came from. */
export function asBundle(bundle: ProvBundle, past: Past | null, claimId: string, names: ProvNames): ProvDocument {
  if (past === null) return { ...bundle, bundles: [] };
  const { id, records } = readingOf(past, claimId, names);
  return { prefixes: names.prefixes, records, bundles: [{ id, prefixes: new Map(), records: bundle.records }] };
}
