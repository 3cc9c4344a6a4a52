import type { EntityManager } from 'typeorm';

import { drawLinks, judgeLinks, type LinkDraft } from '../comparison/links.service.js';
import type { Caller } from '../platform/caller.js';
import { DeclaredLink } from './declaration.dto.js';
import type { GivenRecord } from './dossier.js';
import { importClaims } from './import-claims.service.js';
import { importDeclarations } from './import-declarations.service.js';
import { Importing, type ImportOptions, type ImportResult } from './importing.service.js';
import type { GivenRecords } from './records.queries.js';

/** Records that are recorded at once where nobody says how many. */
export const USUAL_BATCH = 500;

/**
 * Imports records: all of them, or none. What is recorded already is found again and not changed, so that importing the
 * same records twice changes nothing.
 *
 * @throws JobFailed with everything that was found wrong in the step that found something
 */
export async function importRecords(
  tx: EntityManager,
  caller: Caller,
  records: GivenRecords,
  options: ImportOptions,
): Promise<ImportResult> {
  const importing = new Importing(tx, caller, records, options);
  await refuseUnknown(importing);
  if (options.format === 'dossier') {
    await importing.learnRefs();
    importing.check();
    await importDeclarations(importing);
  }
  await importClaims(importing);
  importing.check();
  await importing.each('link', (batch) => importLinks(importing, caller, batch));
  return importing.result;
}

async function refuseUnknown(importing: Importing): Promise<void> {
  for await (const batch of importing.records.batches('unknown', importing.options.batch)) {
    for (const { place } of batch) {
      const detail = 'The type of a record is entity, metric, source, claim or link.';
      importing.recording.refuse(`${place}/type`, 'invalid-request', detail);
    }
    importing.gather();
  }
  importing.check();
}

async function importLinks(
  importing: Importing,
  { principalId }: Caller,
  batch: readonly GivenRecord[],
): Promise<void> {
  const { tx, recording } = importing;
  const drafts = batch.flatMap((record): PlacedLink[] => {
    const link = importing.validated(record, DeclaredLink);
    if (!link) return [];
    const [a, b] = (['a', 'b'] as const).map((end) => {
      if (importing.misnames(`${record.place}/${end}`, link[end], 'claim')) return null;
      const id = recording.referent(link[end], 'claim');
      if (!id) recording.refuse(`${record.place}/${end}`, 'unknown-reference', `No claim is known as ${link[end]}.`);
      return id;
    });
    if (!a || !b) return [];
    if (a === b) {
      recording.refuse(record.place, 'self-reference', 'A claim cannot be linked to itself.');
      return [];
    }
    const { kind, origin = 'import', state = 'suggested', reason = null } = link;
    return [{ place: record.place, a, b, kind, origin, state, reason, statementId: null }];
  });
  if (recording.faults.length > 0) return;
  // Links of statements have been drawn with them: only what a person thought of them is left to say.
  await judgeLinks(
    tx,
    drafts.filter(({ origin }) => origin === 'statement'),
  );
  const drawn = await drawLinks(
    tx,
    principalId,
    drafts.filter(({ origin }) => origin !== 'statement'),
  );
  for (const { created } of drawn) (created ? importing.created : importing.existing).links++;
  await refuseCircles(importing, drafts);
}

interface PlacedLink extends LinkDraft {
  readonly place: string;
}

/** A claim that replaces another is not itself replaced by it, however many stand between the two. */
async function refuseCircles({ tx, recording }: Importing, drafts: readonly PlacedLink[]): Promise<void> {
  const corrections = drafts.filter(({ kind }) => kind === 'supersedes');
  if (corrections.length === 0) return;
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE walk AS (
       SELECT a_id AS start, b_id AS at FROM link WHERE kind = 'supersedes' AND a_id = ANY($1)
       UNION SELECT w.start, l.b_id FROM walk w JOIN link l ON l.kind = 'supersedes' AND l.a_id = w.at WHERE w.at <> w.start)
     SELECT start AS id FROM walk WHERE at = start`,
    [corrections.map(({ a }) => a)],
  );
  const circling = new Set(rows.map(({ id }) => id));
  for (const { place, a } of corrections)
    if (circling.has(a)) recording.refuse(place, 'cycle', 'The claim would supersede one that supersedes it.');
}
