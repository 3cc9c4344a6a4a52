import type { EntityManager } from 'typeorm';

import type { Comparand } from '../comparison/comparand.js';
import type { Rates } from '../quantities/rates.js';

/** The rates that pairs of claims in different currencies need; null where none do, or none are recorded. */
export async function ratesFor(
  _tx: EntityManager,
  _pairs: readonly (readonly [Comparand, Comparand])[],
): Promise<Rates | null> {
  return Promise.resolve(null);
}
