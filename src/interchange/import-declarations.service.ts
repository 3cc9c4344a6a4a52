import type { Readership } from '../accounts/audience.js';
import { followMerges } from '../detection/merged.service.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { settleSubjects } from '../logbook/settle-derivations.service.js';
import { tidyTexts } from '../platform/validation.js';
import { recordRelations } from '../sources/relations.service.js';
import type { RelationDraft, SourceMention } from '../sources/source-draft.js';
import { resolveSources } from '../sources/sources.service.js';
import { recordEntities } from '../vocabulary/entities.service.js';
import type { EntityDraft } from '../vocabulary/entity-draft.js';
import { type DeclaredMerge, mergedAlready, mergeDeclared } from '../vocabulary/merge-declared.service.js';
import { misfitIn } from '../vocabulary/metric.js';
import { recordMetrics } from '../vocabulary/metrics.service.js';
import { tidied } from '../vocabulary/record-entity.service.js';
import { checkKeys, checkNames, definitionFrom, fieldsIn, pairInverse } from '../vocabulary/record-metric.service.js';
import { DeclaredEntity, DeclaredMetric, DeclaredSource } from './declaration.dto.js';
import type { GivenRecord } from './dossier.js';
import type { Importing } from './importing.service.js';

/** Records the entities, metrics and sources that a dossier declares, and what its sources do with each other. */
export async function importDeclarations(importing: Importing): Promise<void> {
  const merges: { readonly id: string; readonly pointer: string; readonly sameAs: string }[] = [];
  await importing.each('entity', async (batch) => void merges.push(...(await importEntities(importing, batch))));
  await importMerges(importing, merges);
  await importMetrics(importing);
  let related = 0;
  await importing.each('source', async (batch) => void (related += await importSources(importing, batch)));
  if (related > 0) await importRelations(importing);
}

const readershipIn = ({ recording }: Importing, { audience }: { audience?: Readership['audience'] }): Readership => ({
  audience: audience ?? 'newsroom',
  deskId: recording.deskId,
});

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
    if (entity.confidential && entity.fiscalCalendar) {
      const detail = 'A fiscal calendar would tell who a protected entity is.';
      recording.refuse(`${record.place}/fiscalCalendar`, 'invalid-request', detail);
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
  const description = given.description ?? given.role;
  return {
    pointer,
    kind: given.kind ?? null,
    names: tidyTexts(given.names ?? {}),
    aliases: [...new Set((given.aliases ?? []).map(tidy))],
    identifiers: tidied(given.identifiers ?? {}),
    description: description === undefined ? null : tidy(description),
    fiscalCalendar: given.fiscalCalendar ?? null,
    confidential: given.confidential ?? false,
    readership: readershipIn(importing, given),
    create: false,
    declared: true,
  };
}

async function importMerges(
  importing: Importing,
  merges: readonly { readonly id: string; readonly pointer: string; readonly sameAs: string }[],
): Promise<void> {
  const { tx, recording } = importing;
  const merged = new Set(merges.map(({ id }) => id));
  const pairs = merges.flatMap(({ id, pointer, sameAs }): DeclaredMerge[] => {
    const into = recording.referent(sameAs, 'entity');
    if (!into) {
      recording.refuse(pointer, 'unknown-reference', `No entity is known as ${sameAs}.`);
      return [];
    }
    if (into === id || merged.has(into)) {
      recording.refuse(pointer, 'merged-entity', 'An entity is merged into one that is not merged itself.');
      return [];
    }
    return [{ pointer, id, into }];
  });
  importing.check();
  const followed = await mergeDeclared(tx, recording, pairs, importing.options.judges);
  await followMerges(tx, followed);
  await settleSubjects(tx, followed);
  importing.check();
}

/** A metric that is new, at its place. */
interface NewlyDefined {
  readonly pointer: string;
  readonly metric: DeclaredMetric;
  readonly definition: ReturnType<typeof definitionFrom>;
}

/** Records metrics; what one says of others is checked when all of them are recorded. */
async function importMetrics(importing: Importing): Promise<void> {
  const declared = new Set<string>();
  const fresh: NewlyDefined[] = [];
  await importing.each('metric', async (batch) => {
    const given = definedIn(importing, batch);
    for (const { definition } of given) declared.add(definition.key);
    fresh.push(...(await recordDefined(importing, given)));
  });
  for (const one of fresh) await checkDefined(importing, one, declared);
  importing.check();
}

const definedIn = (importing: Importing, batch: readonly GivenRecord[]): NewlyDefined[] =>
  batch.flatMap((record) => {
    const metric = importing.validated(record, DeclaredMetric);
    if (!metric) return [];
    const definition = definitionFrom(metric);
    const misfit = misfitIn(definition);
    if (misfit) importing.recording.refuse(`${record.place}/${misfit.field}`, 'invalid-request', misfit.detail);
    return misfit ? [] : [{ pointer: record.place, metric, definition }];
  });

/** @returns those that are new */
async function recordDefined(importing: Importing, given: readonly NewlyDefined[]): Promise<NewlyDefined[]> {
  const { tx, recording } = importing;
  if (recording.faults.length > 0) return [];
  const recorded = await recordMetrics(
    tx,
    recording,
    given.map(({ pointer, definition, metric }) => ({ pointer, definition, given: fieldsIn(metric) })),
  );
  return given.filter(({ metric: { ref } }, i) => {
    const found = recorded[i];
    if (!found) return false;
    if (!found.created) importing.existing.metrics++;
    recording.referents.set(ref, { kind: 'metric', id: found.metric.id });
    return found.created;
  });
}

async function checkDefined(
  { tx, recording }: Importing,
  { pointer, metric, definition }: NewlyDefined,
  declared: ReadonlySet<string>,
): Promise<void> {
  try {
    if (!metric.create) await checkNames(tx, definition, declared);
    await checkKeys(tx, definition);
    await pairInverse(tx, definition);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    for (const { pointer: below, code, detail, help } of thrown.faults)
      recording.refuse(`${pointer}${below}`, code, detail, help);
  }
}

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
