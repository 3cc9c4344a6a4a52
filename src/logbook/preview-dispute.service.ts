import { isDeepStrictEqual } from 'node:util';

import type { EntityManager } from 'typeorm';

import type { ClaimBriefView, StandingView } from '../claims/claim-brief.dto.js';
import { claimBriefs } from '../claims/claim-briefs.queries.js';
import type { Standing } from '../claims/standing.js';
import type { DependentForecast, LinkForecast, ResolutionForecast } from '../disputes/dispute-view.dto.js';
import { casesById } from '../disputes/disputes.queries.js';
import type { Decision } from '../disputes/outcome.js';
import { downstreamOf } from '../graph/downstream.queries.js';
import { standingsOf } from '../graph/standing.queries.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import { decide } from './resolve-dispute.service.js';

/**
 * What a decision would change: it is made, looked at, and undone, so that nothing is said that deciding would not do. Whoever may not decide so
 * themselves may look too.
 *
 * @throws Refusal as deciding does, but for `four-eyes` and `stale-version`
 */
export async function previewResolution(
  tx: EntityManager,
  { principalId }: Caller,
  id: string,
  { outcome, chosen }: Decision,
): Promise<ResolutionForecast> {
  const known = (await casesById(tx, [id])).get(id);
  if (!known) throw new Refusal('not-found', 'There is no such dispute.');
  const claims = known.candidates.map(({ claim }) => claim);
  const below = await downstreamOf(tx, claims);
  const before = await stateOf(tx, claims, below.ids);
  await tx.query('SAVEPOINT preview');
  const supposed = { outcome, chosen, rationale: 'preview', dissent: null, reopenWhen: null };
  await decide(tx, principalId, id, supposed, () => Promise.resolve());
  const after = await stateOf(tx, claims, below.ids);
  await tx.query('ROLLBACK TO SAVEPOINT preview');
  const states = new Map(before.links.map((link) => [link.id, link.state]));
  const forecast = (claim: string) => ({
    before: shown(before.standings.get(claim)),
    after: shown(after.standings.get(claim)),
  });
  const differing = below.ids.filter((claim) => {
    const { before: now, after: then } = forecast(claim);
    return !isDeepStrictEqual(now, then);
  });
  const briefs = await claimBriefs(tx, differing.slice(0, MOST_DEPENDENTS));
  return {
    links: after.links.map(({ state, ...link }): LinkForecast => ({
      ...link,
      before: states.get(link.id) ?? null,
      after: state,
    })),
    standings: claims.map((claim) => ({ claim, ...forecast(claim) })),
    dependents: differing.slice(0, MOST_DEPENDENTS).flatMap((id): DependentForecast[] => {
      const claim = briefs.get(id);
      return claim ? [{ claim: claim as ClaimBriefView, ...forecast(id) }] : [];
    }),
    moreDependents: below.truncated || differing.length > MOST_DEPENDENTS,
  };
}

/** More of what hangs on the candidates is not shown. */
const MOST_DEPENDENTS = 100;

const shown = (standing: Standing | undefined): StandingView =>
  (standing ?? { label: 'uncontested', reasons: [] }) as StandingView;

async function stateOf(tx: EntityManager, claims: readonly string[], others: readonly string[]) {
  const links: (Pick<LinkForecast, 'id' | 'a' | 'b' | 'kind'> & { readonly state: string })[] = await tx.query(
    `SELECT l.id, l.a_id AS a, l.b_id AS b, l.kind, l.state FROM link l WHERE l.a_id = ANY($1) AND l.b_id = ANY($1) ORDER BY l.id`,
    [claims],
  );
  return { links, standings: await standingsOf(tx, [...claims, ...others]) };
}
