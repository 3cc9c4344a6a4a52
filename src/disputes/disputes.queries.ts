import type { EntityManager } from 'typeorm';

import type { Audience } from '../accounts/audience.js';
import { userBrief } from '../accounts/user-brief.js';
import type { PageRequest } from '../kernel/page.js';
import { entityBrief, type EntityJson, entityJson } from '../vocabulary/entity-brief.js';
import { entitiesKnownAs } from '../vocabulary/known-as.queries.js';
import type { ArgumentView, DecisionView, DisputedDerivationView, ReopenedView } from './dispute-view.dto.js';
import type { CaseFacts } from './facts.js';
import type { CaseMatter } from './open-cases.service.js';
import type { CaseOrigin, CaseState, Evidence, Outcome } from './outcome.js';

/** A case as it is recorded, with its candidates in their order. */
export interface KnownCase {
  readonly id: string;
  readonly question: string | null;
  readonly origin: CaseOrigin;
  readonly state: CaseState;
  readonly outcome: Outcome | null;
  readonly rationale: string | null;
  readonly dissent: string | null;
  readonly reopenWhen: string | null;
  readonly decidedBy: Named | null;
  readonly decidedAt: Date | null;
  readonly facts: CaseFacts | null;
  readonly reopenedBy: Named | null;
  readonly reopenedAt: Date | null;
  readonly reopenedWhy: string | null;
  readonly audience: Audience;
  readonly deskId: string;
  readonly desk: Named;
  readonly owner: Named;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  /** Whether its decision is in force no longer, since another is about all of it. */
  readonly overtaken: boolean;
  readonly candidates: readonly { readonly claim: string; readonly chosen: boolean | null }[];
  /** Derivations that are in dispute, in their order; null where there are none. */
  readonly derivations: readonly KnownDisputed[] | null;
}

/** A derivation that is in dispute, as it is recorded. */
interface KnownDisputed {
  readonly id: string;
  readonly claim: string;
  readonly method: string;
  readonly formula: string | null;
  readonly attributedTo: EntityJson | null;
  readonly chosen: boolean | null;
  readonly upheld: boolean | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** SQL for whether a decision about a case `d` is one no longer: a later one, for the same readers, is about all that it is about. */
const OVERTAKEN = `(d.state = 'resolved' AND EXISTS (SELECT FROM dispute o WHERE o.state = 'resolved' AND (o.decided_at, o.id) > (d.decided_at, d.id)
  AND audience_key(o.audience, o.desk_id) = audience_key(d.audience, d.desk_id)
  AND o.id IN (SELECT m.dispute_id FROM dispute_candidate m WHERE m.outcome IS NOT NULL
    AND m.claim_id = (SELECT k.claim_id FROM dispute_candidate k WHERE k.dispute_id = d.id ORDER BY k.position, k.id LIMIT 1))
  AND NOT EXISTS (SELECT FROM dispute_candidate k WHERE k.dispute_id = d.id
    AND NOT EXISTS (SELECT FROM dispute_candidate m WHERE m.dispute_id = o.id AND m.claim_id = k.claim_id))
  AND NOT EXISTS (SELECT FROM dispute_derivation k WHERE k.dispute_id = d.id
    AND NOT EXISTS (SELECT FROM dispute_derivation m WHERE m.dispute_id = o.id AND m.derivation_id = k.derivation_id))))`;

const SHOWN = `d.id, d.question, d.origin, d.state, d.outcome, d.rationale, d.dissent, d.reopen_when AS "reopenWhen", ${userBrief('d.decided_by_id')} AS "decidedBy",
  d.decided_at AS "decidedAt", d.facts, ${userBrief('d.reopened_by_id')} AS "reopenedBy", d.reopened_at AS "reopenedAt", d.reopened_why AS "reopenedWhy",
  d.audience, d.desk_id AS "deskId", (SELECT jsonb_build_object('id', k.id, 'name', k.name) FROM desk k WHERE k.id = d.desk_id) AS desk,
  ${userBrief('d.owner_id')} AS owner, d.created_at AS "createdAt", d.updated_at AS "updatedAt", d.version, ${OVERTAKEN} AS overtaken,
  (SELECT jsonb_agg(jsonb_build_object('claim', k.claim_id, 'chosen', k.chosen) ORDER BY k.position, k.id) FROM dispute_candidate k WHERE k.dispute_id = d.id) AS candidates,
  (SELECT jsonb_agg(jsonb_build_object('id', w.id, 'claim', w.claim_id, 'method', w.method, 'formula', w.formula, 'chosen', k.chosen, 'upheld', k.upheld,
      'attributedTo', (SELECT ${entityJson('e')} FROM entity e WHERE e.id = w.attributed_to_id)) ORDER BY k.position, k.id)
    FROM dispute_derivation k JOIN derivation w ON w.id = k.derivation_id WHERE k.dispute_id = d.id) AS derivations`;

/** Cases by id, with one statement. */
export async function casesById(tx: EntityManager, ids: readonly string[]): Promise<Map<string, KnownCase>> {
  if (ids.length === 0) return new Map();
  const rows: KnownCase[] = await tx.query(`SELECT ${SHOWN} FROM dispute d WHERE d.id = ANY($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What narrows a list of cases; null is not asked for. */
export interface DisputeQuery {
  readonly state: string | null;
  readonly claim: string | null;
  /** Id, or a name. */
  readonly subject: string | null;
}

/** One case more than a page has, the newest first. */
export async function casesOfPage(
  tx: EntityManager,
  { state, claim, subject }: DisputeQuery,
  page: PageRequest,
): Promise<{ readonly rows: readonly KnownCase[]; readonly total?: number }> {
  const parameters: unknown[] = [];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = ['true'];
  if (state) conditions.push(`d.state = ${given(state)}`);
  if (claim)
    conditions.push(`d.id IN (SELECT k.dispute_id FROM dispute_candidate k WHERE k.claim_id = ${given(claim)})`);
  if (subject) {
    const known = given(await entitiesKnownAs(tx, subject));
    conditions.push(
      `d.id IN (SELECT k.dispute_id FROM claim c JOIN dispute_candidate k ON k.claim_id = c.id WHERE c.subject_id = ANY(${known}))`,
    );
  }
  const where = conditions.join(' AND ');
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM dispute d WHERE ${where}`, [...parameters])
    : [];
  const after = page.after ? ` AND d.id < ${given(page.after[0])}` : '';
  const rows: KnownCase[] = await tx.query(
    `SELECT ${SHOWN} FROM dispute d WHERE ${where}${after} ORDER BY d.id DESC LIMIT ${given(page.limit + 1)}`,
    parameters,
  );
  return { rows, ...(counted && { total: counted.total }) };
}

/** More would be a discussion, and no case. */
export const MOST_ARGUMENTS = 500;

/** What was said for and against the candidates of a case, in the order in which it was. */
export async function argumentsOf(tx: EntityManager, disputeId: string): Promise<ArgumentView[]> {
  const rows: {
    id: string;
    candidate: string | null;
    stance: string;
    text: string;
    evidence: Evidence[];
    createdAt: Date;
    createdBy: Named;
  }[] = await tx.query(
    `SELECT a.id, a.claim_id AS candidate, a.stance, a.text, a.evidence, a.created_at AS "createdAt", ${userBrief('a.owner_id')} AS "createdBy"
     FROM dispute_argument a WHERE a.dispute_id = $1 ORDER BY a.id LIMIT ${MOST_ARGUMENTS}`,
    [disputeId],
  );
  return rows.map((row) => ({
    ...row,
    evidence: row.evidence.map(({ kind, id }) => ({ kind, id })),
    createdAt: row.createdAt.toISOString(),
  }));
}

/** What was decided about a case last; null where nothing was. */
export function decisionOf({ outcome, rationale, dissent, reopenWhen, ...known }: KnownCase): DecisionView | null {
  if (outcome === null || rationale === null || !known.decidedBy || !known.decidedAt) return null;
  return {
    outcome,
    chosen: [
      ...known.candidates.flatMap(({ claim, chosen }) => (chosen ? [claim] : [])),
      ...(known.derivations ?? []).flatMap(({ id, chosen }) => (chosen ? [id] : [])),
    ],
    rationale,
    dissent,
    reopenWhen,
    decidedBy: known.decidedBy,
    decidedAt: known.decidedAt.toISOString(),
    inForce: known.state === 'resolved' && !known.overtaken,
  };
}

/** What a case is about, as ids. */
export const matterOf = ({ candidates, derivations }: KnownCase): CaseMatter => ({
  claims: candidates.map(({ claim }) => claim),
  derivations: (derivations ?? []).map(({ id }) => id),
});

/** The derivations of a case as they are shown, of those whose claim `isShown`. */
export const disputedOf = ({ derivations }: KnownCase, isShown: (claim: string) => boolean): DisputedDerivationView[] =>
  (derivations ?? []).flatMap(({ id, claim, method, formula, attributedTo, upheld }) =>
    isShown(claim)
      ? [{ id, claim, method, formula, attributedTo: attributedTo && entityBrief(attributedTo), upheld }]
      : [],
  );

/** How a case was opened again; null where it was not since the last decision. */
export const reopenedOf = ({ reopenedBy, reopenedAt, reopenedWhy }: KnownCase): ReopenedView | null =>
  reopenedBy && reopenedAt ? { by: reopenedBy, at: reopenedAt.toISOString(), reason: reopenedWhy } : null;
