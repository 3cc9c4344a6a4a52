import type { EntityManager } from 'typeorm';

import type { ClaimBrief } from '../claims/claim-brief.js';
import { claimBriefs } from '../claims/claim-briefs.queries.js';
import { prepared } from '../platform/prepared-statements.js';
import type { AttributionFacts, Worked, WorkedInput } from './attribution-facts.js';
import { ATTACKS, STRIKES, SUPERSEDES } from './claim-records.queries.js';
import { originFacts, party, publication } from './origins.queries.js';
import { standingsOf } from './standing.queries.js';

/** Rival derivations, and inputs of one, that a line can choose from. */
const MOST_DERIVATIONS = 20;
const MOST_INPUTS = 50;

/** Contradictions of one claim that were dismissed, of each direction. */
const MOST_DISMISSED = 200;

interface Row {
  readonly derivations: readonly (Omit<Worked, 'inputs'> & {
    readonly inputs: readonly (Omit<WorkedInput, 'claim'> & { readonly claimId: string | null })[];
  })[];
  readonly supersededBy: string | null;
  readonly restatedAs: string | null;
  readonly dismissed: readonly string[];
  readonly isOpenlyContested: boolean;
  readonly restsOpenly: boolean;
}

const INPUTS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('claimId', i.claim_id, 'constant', i.constant, 'source', ${publication('i.source_id')}) ORDER BY i.position), '[]')
  FROM (SELECT * FROM derivation_input i WHERE i.derivation_id = d.id ORDER BY i.position LIMIT ${MOST_INPUTS}) i)`;

const DERIVATIONS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'method', d.method, 'attributedTo', ${party('d.attributed_to_id')}, 'inputs', ${INPUTS},
    'contested', EXISTS (SELECT FROM derivation_result r WHERE r.id = d.id AND r.lints @> '[{"code":"contested_input"}]')) ORDER BY d.id), '[]')
  FROM (SELECT * FROM (SELECT * FROM derivation d WHERE d.claim_id = c.id OFFSET 0) d ORDER BY d.id LIMIT ${MOST_DERIVATIONS}) d)`;

/** What a person, a statement, an import, or somebody who confirmed it says has taken the place of the claim: the newest. */
const SUPERSEDED_BY = `(SELECT l.a_id FROM link l WHERE l.b_id = c.id AND l.kind = 'supersedes'
  AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin <> 'detector') ORDER BY l.created_at DESC, l.id DESC LIMIT 1)`;

/** What a detector suggests has taken its place: a hint, which decides nothing. */
const RESTATED_AS = `(SELECT l.a_id FROM link l WHERE l.b_id = c.id AND l.kind = 'supersedes'
  AND l.state = 'suggested' AND l.origin = 'detector' ORDER BY l.created_at DESC, l.id DESC LIMIT 1)`;

const END = (end: 'a' | 'b', other: 'a' | 'b', which: string): string =>
  `SELECT l.${other}_id AS other FROM link l WHERE l.${end}_id = c.id AND ${which}`;
const DISMISSED = `l.kind = 'contradicts' AND l.state = 'dismissed'`;
const DISMISSED_IDS = `(SELECT coalesce(jsonb_agg(x.other), '[]') FROM ((${END('a', 'b', DISMISSED)} LIMIT ${MOST_DISMISSED})
  UNION (${END('b', 'a', DISMISSED)} LIMIT ${MOST_DISMISSED})) x)`;

/** An attack that somebody confirmed, or that a statement drew which was not made off the record. */
const OPEN = `${ATTACKS} AND (l.state = 'confirmed' OR EXISTS (SELECT FROM statement t WHERE t.claim_id IN (l.a_id, l.b_id)
  AND t.alternative_id IN (l.a_id, l.b_id) AND t.stance IN ('denies', 'disputes') AND t.attribution IS DISTINCT FROM 'off_record'))`;
/** SQL for whether cases are about derivations of a claim, whatever they came to. */
const DERIVATION_DISPUTED = (claim: string): string =>
  `EXISTS (SELECT FROM dispute_derivation k WHERE k.claim_id = ${claim} AND ${STRIKES})`;

const OPENLY_CONTESTED = `(EXISTS (${END('a', 'b', OPEN)}) OR EXISTS (${END('b', 'a', OPEN)}) OR ${DERIVATION_DISPUTED('c.id')})`;

/** Claims upstream that are looked at for what is said against them. */
const MOST_UPSTREAM = 300;

/** What the claim is computed from, to the end and corrections followed, as far as anything is said against that openly. */
const RESTS_OPENLY = `EXISTS (WITH RECURSIVE upstream(id) AS (
    SELECT c.id
    UNION
    SELECT n.id FROM upstream u CROSS JOIN LATERAL (
      SELECT i.claim_id AS id FROM derivation d JOIN derivation_input i ON i.derivation_id = d.id WHERE d.claim_id = u.id AND i.claim_id IS NOT NULL
      UNION ALL SELECT l.a_id FROM link l WHERE u.id <> c.id AND l.b_id = u.id AND ${SUPERSEDES} LIMIT ${MOST_UPSTREAM}) n)
  SELECT FROM (SELECT id FROM upstream LIMIT ${MOST_UPSTREAM}) u WHERE u.id <> c.id AND (
    EXISTS (SELECT FROM statement t WHERE t.claim_id = u.id AND t.stance IN ('denies', 'disputes', 'retracts') AND t.attribution IS DISTINCT FROM 'off_record')
    OR EXISTS (SELECT FROM link l WHERE l.b_id = u.id AND ${SUPERSEDES})
    OR EXISTS (SELECT FROM link l WHERE l.a_id = u.id AND ${OPEN}) OR EXISTS (SELECT FROM link l WHERE l.b_id = u.id AND ${OPEN}) OR ${DERIVATION_DISPUTED('u.id')}))`;

const FACTS = prepared(
  'attribution-facts',
  `SELECT ${DERIVATIONS} AS derivations, ${SUPERSEDED_BY} AS "supersededBy", ${RESTATED_AS} AS "restatedAs",
     ${DISMISSED_IDS} AS dismissed, ${OPENLY_CONTESTED} AS "isOpenlyContested", ${RESTS_OPENLY} AS "restsOpenly" FROM claim c WHERE c.id = $1`,
);

/** All that a line for a story is made of, with a fixed number of statements; null where there is no such claim. */
export async function attributionFacts(tx: EntityManager, id: string): Promise<AttributionFacts | null> {
  const [row]: Row[] = await tx.query(FACTS, [id]);
  if (!row) return null;
  const inputs = row.derivations.flatMap((derivation) => derivation.inputs.flatMap(({ claimId }) => claimId ?? []));
  const others = [row.supersededBy, row.restatedAs].flatMap((one) => one ?? []);
  const named = [...inputs, ...others];
  const facts = await originFacts(tx, [id, ...named]);
  const alternatives = facts.statements.flatMap(({ claimId, alternativeId }) =>
    claimId === id ? (alternativeId ?? []) : [],
  );
  const claims = await claimBriefs(tx, [...new Set([id, ...named, ...alternatives])]);
  const claim = claims.get(id);
  if (!claim) return null;
  const standing = (await standingsOf(tx, [id])).get(id);
  return {
    ...facts,
    claim,
    claims: new Map(alternatives.flatMap((one) => found(claims, one))),
    derivations: row.derivations.map((derivation) => ({
      ...derivation,
      inputs: derivation.inputs.map(({ claimId, ...input }) => ({
        ...input,
        claim: claims.get(claimId ?? '') ?? null,
      })),
    })),
    supersededBy: claims.get(row.supersededBy ?? '') ?? null,
    restatedAs: claims.get(row.restatedAs ?? '') ?? null,
    dismissed: new Set(row.dismissed),
    isOpenlyContested: row.isOpenlyContested,
    restsOpenly: row.restsOpenly,
    restsOnRejected: standing?.reasons[0]?.code === 'input_rejected',
    standing: standing?.label ?? null,
  };
}

function found(claims: ReadonlyMap<string, ClaimBrief>, id: string): (readonly [string, ClaimBrief])[] {
  const claim = claims.get(id);
  return claim ? [[id, claim]] : [];
}
