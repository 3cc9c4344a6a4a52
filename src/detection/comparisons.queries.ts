import type { EntityManager } from 'typeorm';

import { judgedClaims, type Standings } from '../claims/claim-briefs.queries.js';
import { untoldAmong } from '../claims/naming.queries.js';
import { explanationOf } from '../comparison/known-link.js';
import { linksBetween } from '../comparison/known-links.queries.js';
import type { ComparedPairOfClaims } from './compare-all.queries.js';
import type { JudgedComparisonView } from './comparison.dto.js';
import { linkShown } from './link-shown.js';

/** Comparisons as they are shown: both claims in a few words, and the link that says so. */
export async function comparisonsShown(
  tx: EntityManager,
  pairs: readonly ComparedPairOfClaims[],
  standings: Standings,
): Promise<JudgedComparisonView[]> {
  if (pairs.length === 0) return [];
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const briefs = await judgedClaims(tx, ids, standings);
  const untold = await untoldAmong(tx, ids);
  const links = await linksBetween(
    tx,
    pairs.map(({ a, b }) => [a, b] as const),
  );
  return pairs.flatMap(({ a, b, compared }): JudgedComparisonView[] => {
    const [first, second] = [briefs.get(a), briefs.get(b)];
    if (!first || !second) return [];
    const link = linkShown(links.filter((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a)));
    return [
      { a: first, b: second, ...explanationOf(compared, untold.has(a) || untold.has(b)), link } as JudgedComparisonView,
    ];
  });
}
