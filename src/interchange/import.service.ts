import type { EntityManager } from 'typeorm';

import type { Caller } from '../platform/caller.js';
import { importClaims } from './import-claims.service.js';
import { importDeclarations } from './import-declarations.service.js';
import { importLinks } from './import-links.service.js';
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
  await importLinks(importing);
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
