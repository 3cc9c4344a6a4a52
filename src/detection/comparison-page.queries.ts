import type { EntityManager } from 'typeorm';

import type { Standings } from '../claims/claim-briefs.queries.js';
import type { Verdict } from '../comparison/verdict.js';
import { cursorOf, type PageRequest } from '../kernel/page.js';
import { Refusal } from '../kernel/refusal.js';
import { comparandsById, comparandsOfTopic } from './comparands.queries.js';
import { compareAll } from './compare-all.queries.js';
import type { ComparisonList } from './comparison.dto.js';
import { comparisonsShown } from './comparisons.queries.js';

/** Claims of a topic that are compared for one page: what is asked for may be rare among them. */
const COMPARED_AT_ONCE = 1000;

/**
 * The comparisons of a claim with all others of its topic, those with the newest claims first.
 *
 * A fixed number of statements for each page, and of comparisons; a page may hold fewer than were asked for.
 * @param verdict the only one that is shown; null for all but `not_comparable`
 * @throws Refusal `not-found`
 */
export async function comparisonPage(
  tx: EntityManager,
  claimId: string,
  verdict: Verdict | null,
  { limit, after }: PageRequest,
  standings: Standings,
): Promise<ComparisonList> {
  const claim = (await comparandsById(tx, [claimId])).get(claimId);
  if (!claim) throw new Refusal('not-found', 'There is no such claim.');
  const topic = await comparandsOfTopic(tx, claim, after?.[0] ?? null, COMPARED_AT_ONCE);
  const others = topic.filter(({ id }) => id !== claimId);
  const pairs = new Map(
    others.map(({ id }) => [id, id < claimId ? ([id, claimId] as const) : ([claimId, id] as const)]),
  );
  const compared = await compareAll(tx, pairs, new Map([claim, ...others].map((one) => [one.id, one])));
  const wanted = [...compared].filter(
    ([
      ,
      {
        compared: { verdict: found },
      },
    ]) => (verdict === null ? found !== 'not_comparable' : found === verdict),
  );
  const shown = wanted.slice(0, limit);
  const last =
    wanted.length > limit ? shown.at(-1)?.[0] : topic.length === COMPARED_AT_ONCE ? topic.at(-1)?.id : undefined;
  return {
    items: await comparisonsShown(
      tx,
      shown.map(([, pair]) => pair),
      standings,
    ),
    nextCursor: last === undefined ? null : cursorOf([last]),
  };
}
