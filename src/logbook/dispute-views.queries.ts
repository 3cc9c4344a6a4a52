import type { EntityManager } from 'typeorm';

import { claimBriefs } from '../claims/claim-briefs.queries.js';
import { linksById } from '../comparison/links.queries.js';
import type { DisputeBriefView, DisputeView } from '../disputes/dispute-view.dto.js';
import {
  argumentsOf,
  casesById,
  casesOfPage,
  decisionOf,
  disputedOf,
  type DisputeQuery,
  type KnownCase,
  reopenedOf,
} from '../disputes/disputes.queries.js';
import { changesSince, newlyDisputed } from '../disputes/facts.js';
import { factsOf } from '../disputes/facts.queries.js';
import { pastDecisions } from '../disputes/past-decisions.queries.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import type { Answer } from '../platform/posts.js';
import { claimsById } from './claims.queries.js';
import { toldChanges } from './dispute-changes.queries.js';

/** A page of cases, the newest first, with a fixed number of statements. */
export async function disputePage(
  tx: EntityManager,
  query: DisputeQuery,
  page: PageRequest,
): Promise<Page<DisputeBriefView>> {
  const { rows, total } = await casesOfPage(tx, query, page);
  const named = rows.flatMap(({ candidates }) => candidates.map(({ claim }) => claim));
  const briefs = await claimBriefs(tx, [...new Set(named)]);
  return pageOf(
    rows,
    page,
    ({ id }) => [id],
    (known) => ({ ...shown(known, briefs), candidates: ofCandidates(known, briefs) }) as DisputeBriefView,
    total,
  );
}

/** A case whole; undefined where there is none. The number of statements does not depend on what is in it. */
export async function disputeById(tx: EntityManager, id: string): Promise<DisputeView | undefined> {
  const known = (await casesById(tx, [id])).get(id);
  if (!known) return undefined;
  const ids = known.candidates.map(({ claim }) => claim);
  const claims = await claimsById(tx, ids);
  const links = await linksById(tx, await linksAmong(tx, ids));
  const now = known.facts && (await factsOf(tx, known, new Map([[id, ids]]))).get(id);
  return {
    ...shown(known, claims),
    candidates: ofCandidates(known, claims),
    decisions: await pastDecisions(tx, known),
    arguments: await argumentsOf(tx, id),
    links: [...links.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    whatChanged: await toldChanges(
      tx,
      [...(known.facts ? newlyDisputed(known.derivations ?? []) : []), ...changesSince(known.facts ?? [], now ?? [])],
      known.decidedAt,
    ),
  };
}

/** A case as a POST answers it. */
export async function disputeAnswer(tx: EntityManager, id: string, status: 200 | 201): Promise<Answer<DisputeView>> {
  const body = await disputeById(tx, id);
  if (!body) throw new Error(`case ${id} was written and cannot be read`);
  return { status, body, version: body.version, ...(status === 201 && { location: `/disputes/${id}` }) };
}

/** More links between the candidates of a case are not shown. */
const MOST_LINKS = 400;

async function linksAmong(tx: EntityManager, claims: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT l.id FROM link l WHERE l.a_id = ANY($1) AND l.b_id = ANY($1) ORDER BY l.id LIMIT ${MOST_LINKS}`,
    [claims],
  );
  return rows.map(({ id }) => id);
}

function ofCandidates<View>({ candidates }: KnownCase, views: ReadonlyMap<string, View>): View[] {
  return candidates.flatMap(({ claim }) => views.get(claim) ?? []);
}

/** @param claims its candidates that are shown */
function shown(known: KnownCase, claims: ReadonlyMap<string, unknown>): Omit<DisputeBriefView, 'candidates'> {
  const { id, question, origin, state, audience, desk, owner, version } = known;
  return {
    ...{ id, question, origin, state, decision: decisionOf(known), reopened: reopenedOf(known), audience, desk },
    derivations: disputedOf(known, (claim) => claims.has(claim)),
    ...{
      createdAt: known.createdAt.toISOString(),
      updatedAt: known.updatedAt.toISOString(),
      createdBy: owner,
      version,
    },
  };
}
