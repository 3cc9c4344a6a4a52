import type { Fault, Refusal } from '../kernel/refusal.js';
import { databaseRefusalOf } from '../platform/database-refusal.js';
import type { Importing } from './importing.service.js';

/**
 * Does something to some items at once that the database may refuse to do to one of them, because of how far the review of a claim is: then to
 * each by itself, so that it is known to which. Nothing of that stays, since the import has failed.
 *
 * @throws whatever the work throws that is not said of an item
 */
export async function naming<Item extends { readonly place: string }>(
  importing: Importing,
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  const thrown = await tried(importing, () => work(items));
  if (thrown === null) return;
  if (!refusalIn(thrown)) throw thrown;
  const { faults } = importing.recording;
  const refused: Fault[] = [];
  for (const item of items) {
    const before = faults.length;
    const refusal = refusalIn(await tried(importing, () => work([item])));
    // What else is wrong with it by itself may be so only without the others.
    faults.length = before;
    if (refusal) refused.push({ pointer: item.place, code: refusal.code, detail: refusal.message });
  }
  if (refused.length === 0) throw thrown;
  faults.push(...refused);
  importing.gather();
}

/** What is thrown by some work, which is undone then; null where nothing is. */
async function tried({ tx }: Importing, work: () => Promise<void>): Promise<unknown> {
  await tx.query('SAVEPOINT tried');
  try {
    await work();
    await tx.query('RELEASE SAVEPOINT tried');
    return null;
  } catch (thrown) {
    await tx.query('ROLLBACK TO SAVEPOINT tried');
    return thrown;
  }
}

function refusalIn(thrown: unknown): Refusal | undefined {
  const refusal = databaseRefusalOf(thrown);
  return refusal && ['in-review', 'not-allowed'].includes(refusal.code) ? refusal : undefined;
}
