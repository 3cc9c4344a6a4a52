import type { Readership } from '../accounts/audience.js';
import { tidy } from '../kernel/text.js';
import { recordRelations } from '../sources/relations.service.js';
import type { RelationDraft, SourceMention } from '../sources/source-draft.js';
import { resolveSources } from '../sources/sources.service.js';
import { recordEntities } from '../vocabulary/entities.service.js';
import type { EntityDraft } from '../vocabulary/entity-draft.js';
import { mergedAlready, mergeInto } from '../vocabulary/merge-declared.service.js';
import { recordMetrics } from '../vocabulary/metrics.service.js';
import { DeclaredEntity, DeclaredMetric, DeclaredSource } from './declaration.dto.js';
import type { GivenRecord } from './dossier.js';
import type { Importing } from './importing.service.js';

/** Records the entities, metrics and sources that a dossier declares, and what its sources do with each other. */
export async function importDeclarations(importing: Importing): Promise<void> {
  const merges: { readonly id: string; readonly pointer: string; readonly sameAs: string }[] = [];
  await importing.each('entity', async (batch) => void merges.push(...(await importEntities(importing, batch))));
  await importMerges(importing, merges);
  await importing.each('metric', (batch) => importMetrics(importing, batch));
  let related = 0;
  await importing.each('source', async (batch) => void (related += await importSources(importing, batch)));
  if (related > 0) await importRelations(importing);
}

const readershipIn = ({ recording }: Importing, { audience }: { audience?: Readership['audience'] }): Readership => ({
  audience: audience ?? 'newsroom',
  deskId: recording.deskId,
});

const tidied = (texts: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, tidy(text)]));

/** @returns what is to be merged into something else */
async function importEntities(importing: Importing, batch: readonly GivenRecord[]) {
  const { tx, recording } = importing;
  const given = batch.flatMap((record) => {
    const entity = importing.validated(record, DeclaredEntity);
    if (!entity) return [];
    if (!entity.names && !entity.confidential) {
      recording.refuse(`${record.place}/names`, 'invalid-request', 'An entity that is not confidential needs a name.');
      return [];
    }
    if (importing.misnames(`${record.place}/sameAs`, entity.sameAs, 'entity')) return [];
    return [{ entity, draft: draftOf(importing, record.place, entity) }];
  });
  if (recording.faults.length > 0) return [];
  const merged = await mergedAlready(
    tx,
    given.flatMap(({ entity, draft }) => (entity.sameAs ? [draft] : [])),
  );
  const fresh = given.filter(({ draft }) => !merged.has(draft.pointer));
  const recorded = await recordEntities(
    tx,
    recording,
    fresh.map(({ draft }) => draft),
  );
  const found = new Map(fresh.map(({ draft }, i) => [draft.pointer, recorded[i] ?? null]));
  return given.flatMap(({ entity: { ref, sameAs }, draft: { pointer } }) => {
    const id = merged.get(pointer) ?? found.get(pointer)?.entity.id;
    if (!id) return [];
    if (!found.get(pointer)?.created) importing.existing.entities++;
    recording.referents.set(ref, { kind: 'entity', id });
    return sameAs ? [{ id, pointer: `${pointer}/sameAs`, sameAs }] : [];
  });
}

function draftOf(importing: Importing, pointer: string, given: DeclaredEntity): EntityDraft {
  return {
    pointer,
    kind: given.kind ?? null,
    names: tidied(given.names),
    aliases: (given.aliases ?? []).map(tidy),
    identifiers: given.identifiers ?? {},
    description: given.description ?? given.role ?? null,
    fiscalCalendar: given.fiscalCalendar ?? null,
    confidential: given.confidential ?? false,
    readership: readershipIn(importing, given),
    create: false,
  };
}

async function importMerges(
  importing: Importing,
  merges: readonly { readonly id: string; readonly pointer: string; readonly sameAs: string }[],
): Promise<void> {
  const { tx, recording } = importing;
  const pairs = merges.flatMap(({ id, pointer, sameAs }) => {
    const into = recording.referent(sameAs, 'entity');
    if (!into) {
      recording.refuse(pointer, 'unknown-reference', `No entity is known as ${sameAs}.`);
      return [];
    }
    if (into === id || merges.some((other) => other.id === into)) {
      recording.refuse(pointer, 'merged-entity', 'An entity is merged into one that is not merged itself.');
      return [];
    }
    return [{ id, into }];
  });
  importing.check();
  await mergeInto(tx, pairs);
}

async function importMetrics(importing: Importing, batch: readonly GivenRecord[]): Promise<void> {
  const { tx, recording } = importing;
  const given = batch.flatMap((record) => {
    const metric = importing.validated(record, DeclaredMetric);
    return metric ? [{ pointer: record.place, metric }] : [];
  });
  if (recording.faults.length > 0) return;
  const recorded = await recordMetrics(
    tx,
    recording,
    given.map(({ pointer, metric }) => ({ pointer, definition: definitionOf(metric) })),
  );
  given.forEach(({ metric: { ref } }, i) => {
    const found = recorded[i];
    if (!found) return;
    if (!found.created) importing.existing.metrics++;
    recording.referents.set(ref, { kind: 'metric', id: found.metric.id });
  });
}

const definitionOf = (given: DeclaredMetric) => ({
  key: given.key,
  labels: tidied(given.labels),
  aliases: (given.aliases ?? []).map(tidy),
  valueType: given.valueType,
  dimension: given.dimension ?? null,
  nature: given.nature ?? null,
  nonNegative: given.nonNegative ?? false,
  singleValued: given.singleValued ?? true,
  aggregation: given.aggregation ?? ('none' as const),
  scope: given.scope ?? {},
  inverseOf: given.inverseOf ?? null,
  notToBeConfusedWith: given.notToBeConfusedWith ?? [],
  wikidata: given.wikidata ?? null,
  xbrl: given.xbrl ?? [],
});

/** @returns how many relations there are to record */
async function importSources(importing: Importing, batch: readonly GivenRecord[]): Promise<number> {
  const { tx, recording } = importing;
  const given = batch.flatMap((record) => {
    const source = importing.validated(record, DeclaredSource);
    if (!source || importing.misnames(`${record.place}/publisher`, source.publisher, 'entity')) return [];
    const { ref, relations, audience, publisher, ...named } = source;
    const mention: SourceMention = {
      pointer: record.place,
      named: { ...named, ...(publisher !== undefined && { publisher: { name: publisher } }) },
      readership: readershipIn(importing, { audience }),
    };
    return [{ ref, mention, relations: relations?.length ?? 0 }];
  });
  if (recording.faults.length > 0) return 0;
  const recorded = await resolveSources(
    tx,
    recording,
    given.map(({ mention }) => mention),
  );
  given.forEach(({ ref }, i) => {
    const found = recorded[i];
    if (!found) return;
    if (!found.created) importing.existing.sources++;
    recording.referents.set(ref, { kind: 'source', id: found.id });
  });
  return given.reduce((sum, { relations }) => sum + relations, 0);
}

async function importRelations(importing: Importing): Promise<void> {
  const { tx, recording } = importing;
  for await (const batch of importing.records.batches('source', importing.options.batch)) {
    const drafts = batch.flatMap(({ place, content }): RelationDraft[] => {
      const { ref, relations } = content as Pick<DeclaredSource, 'ref' | 'relations'>;
      const sourceId = recording.referent(ref, 'source');
      return (relations ?? []).flatMap(({ kind, to, basis }, i) =>
        sourceId && !importing.misnames(`${place}/relations/${i}/to`, to, 'source')
          ? [{ pointer: `${place}/relations/${i}`, sourceId, kind, basis: basis ?? 'declared', to }]
          : [],
      );
    });
    const created = await recordRelations(tx, recording, drafts);
    importing.created.relations += created;
    importing.existing.relations += drafts.length - created;
    importing.gather();
  }
  importing.check();
}
