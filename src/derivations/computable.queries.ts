import type { EntityManager } from 'typeorm';

import type { Audience } from '../accounts/audience.js';
import type { Standings } from '../claims/claim-briefs.queries.js';
import { onlyOffRecord } from '../claims/naming.queries.js';
import { comparandIn, type ComparandRow, COMPARED, JOINED } from '../detection/comparands.queries.js';
import { firstOf } from '../kernel/first-of.js';
import type { Corrections } from './correction.js';
import { correctionsFrom } from './corrections.queries.js';
import {
  type ComputedWith,
  type OrderedDerivation,
  type RecordedDerivation,
  type Surroundings,
} from './known-derivation.js';
import { sameAs as sameAsOf } from './same-claims.queries.js';
import { inOrderOfStandIns } from './stand-in-order.js';
import { type Retraction, takenBackBy } from './taken-back.js';
import { EVIDENCE_OF_ONES_OWN } from './worth.js';

/** A derivation that is to be computed, with the claims that it names. */
export interface Pending extends OrderedDerivation {
  readonly audience: Audience;
}

const PENDING = `d.id, d.claim_id AS "claimId", d.audience, d.desk_id AS "deskId", s.mark,
  array(SELECT i.claim_id::text FROM derivation_input i WHERE i.derivation_id = d.id AND i.claim_id IS NOT NULL) AS inputs, true AS "followsCorrections"`;

/** Some derivations, in the order in which they can be computed, and what took the place of their inputs. */
export interface Ordered {
  readonly derivations: readonly OrderedDerivation[];
  readonly corrections: Corrections;
}

/** Derivations by id, with one statement. */
export function pendingById(tx: EntityManager, ids: readonly string[]): Promise<Pending[]> {
  return tx.query(
    `SELECT ${PENDING} FROM derivation d LEFT JOIN stale_derivation s ON s.derivation_id = d.id WHERE d.id = ANY($1) ORDER BY d.id`,
    [ids],
  );
}

/** The same for all that are stale; as the engine, for all readers. */
export function pendingStale(tx: EntityManager): Promise<Pending[]> {
  return tx.query(
    `SELECT ${PENDING} FROM stale_derivation s JOIN derivation d ON d.id = s.derivation_id ORDER BY d.id`,
    [],
  );
}

/** Derivations by id, in the order in which they can be computed by what the caller sees: with two statements. */
export async function orderedById(tx: EntityManager, ids: readonly string[]): Promise<Ordered> {
  return orderedAmong(tx, await pendingById(tx, ids));
}

/** Derivations in the order in which they can be computed by what the caller sees: with one statement. */
export async function orderedAmong(tx: EntityManager, pending: readonly Pending[]): Promise<Ordered> {
  const corrections = await correctionsFrom(
    tx,
    pending.flatMap(({ inputs }) => inputs),
  );
  return { derivations: inOrderOfStandIns(pending, corrections), corrections };
}

interface DerivationRow extends Omit<RecordedDerivation, 'causes' | 'followsCorrections'> {
  readonly causes: RecordedDerivation['causes'] | null;
}

/** Derivations with all that is needed to compute them, in the order given. */
export async function recordedDerivations(
  tx: EntityManager,
  ordered: readonly Pick<OrderedDerivation, 'id' | 'followsCorrections'>[],
): Promise<RecordedDerivation[]> {
  const follows = new Map(ordered.map(({ id, followsCorrections }) => [id, followsCorrections]));
  const rows: DerivationRow[] = await tx.query(
    `SELECT d.id, d.claim_id AS "claimId", d.method, d.formula, d.audience, d.desk_id AS "deskId", s.causes,
       r.id IS NOT NULL AS computed, r.computed_with AS before,
       coalesce((SELECT jsonb_agg(jsonb_build_object('name', i.name, 'claimId', i.claim_id, 'constant', i.constant, 'language', i.language,
         'period', i.period, 'sourceId', i.source_id) ORDER BY i.position) FROM derivation_input i WHERE i.derivation_id = d.id), '[]') AS named
     FROM unnest($1::uuid[]) WITH ORDINALITY AS given(id, place) JOIN derivation d ON d.id = given.id
     LEFT JOIN derivation_result r ON r.id = d.id LEFT JOIN stale_derivation s ON s.derivation_id = d.id ORDER BY given.place`,
    [[...follows.keys()]],
  );
  return rows.map((row) => ({
    ...row,
    causes: row.causes ?? [],
    followsCorrections: follows.get(row.id) ?? true,
  }));
}

/** Day on which a statement was made. */
const DAY = (statement: string, source: string): string => `coalesce(${statement}.stated_on, ${source}.published_on)`;

/** SQL for who originated a statement, after merging. */
const ORIGINATOR = (statement: string, source: string): string =>
  `(SELECT coalesce(e.same_as_id, e.id) FROM entity e WHERE e.id = ${firstOf(`${statement}.speaker_id`, `${source}.publisher_id`)})`;

/** SQL for the reports of a claim `c`: statements from knowledge of one's own that were not retracted on the same day or later. */
const REPORTS = `coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('originatorId', ${ORIGINATOR('t', 'o')}, 'audience', t.audience, 'deskId', t.desk_id))
  FROM statement t LEFT JOIN source o ON o.id = t.source_id
  WHERE t.claim_id = c.id AND t.relays_id IS NULL AND t.stance IN ('asserts', 'confirms') AND t.evidence IN (${EVIDENCE_OF_ONES_OWN.map((word) => `'${word}'`).join(', ')})
    AND NOT EXISTS (SELECT FROM statement k LEFT JOIN source p ON p.id = k.source_id
      WHERE k.claim_id = c.id AND k.relays_id IS NULL AND k.stance = 'retracts'
        AND ${ORIGINATOR('k', 'p')} IS NOT DISTINCT FROM ${ORIGINATOR('t', 'o')}
        AND coalesce(${DAY('k', 'p')} >= ${DAY('t', 'o')}, true))), '[]')`;

const DERIVED = `coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'audience', d.audience, 'deskId', d.desk_id,
    'attributedToId', (SELECT coalesce(a.same_as_id, a.id) FROM entity a WHERE a.id = d.attributed_to_id), 'result', g.result,
    'contested', EXISTS (SELECT FROM jsonb_each(g.computed_with) w WHERE coalesce(w.value->>'contested', 'superseded') <> 'superseded'),
    'isUntold', EXISTS (SELECT FROM jsonb_each(g.computed_with) w WHERE w.value->>'untold' = 'true'),
    'stale', g.id IS NULL OR EXISTS (SELECT FROM stale_derivation s WHERE s.derivation_id = d.id)) ORDER BY d.id)
  FROM derivation d LEFT JOIN derivation_result g ON g.id = d.id WHERE d.claim_id = c.id AND d.formula IS NOT NULL), '[]')`;

/** SQL for the last retraction of a claim `c`, as a {@link Retraction}; null where nobody retracted it. */
const TAKEN_BACK = `(SELECT jsonb_build_object('attribution', last.attribution, 'before', coalesce((
    SELECT jsonb_agg(DISTINCT jsonb_build_object('stance', t.stance, 'attribution', t.attribution)) FROM statement t LEFT JOIN source o ON o.id = t.source_id
    WHERE t.claim_id = c.id AND t.stance <> 'retracts' AND ${ORIGINATOR('t', 'o')} IS NOT DISTINCT FROM last.originator), '[]'))
  FROM (SELECT k.attribution, ${ORIGINATOR('k', 'p')} AS originator FROM statement k LEFT JOIN source p ON p.id = k.source_id
    WHERE k.claim_id = c.id AND k.stance = 'retracts' ORDER BY k.id DESC LIMIT 1) last)`;

type ClaimRow = ComparandRow &
  Omit<ComputedWith, keyof ComparandRow | 'takenBack'> & { readonly takenBack: Retraction | null };

/** Claims as derivations see them: with one statement, so that a result and whether it is stale are of one moment. */
export async function claimsComputedWith(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, ComputedWith>> {
  if (ids.length === 0) return new Map();
  const rows: ClaimRow[] = await tx.query(
    `SELECT ${COMPARED}, m.labels AS "metricLabels",
       (SELECT CASE WHEN n.confidential THEN jsonb_build_object('en', coalesce(n.description, '')) ELSE n.names END FROM entity n WHERE n.id = r.id) AS "subjectNames",
       ${sameAsOf('c.id')} AS "sameAs", ${DERIVED} AS derived, ${REPORTS} AS reports, ${TAKEN_BACK} AS "takenBack", ${onlyOffRecord('c.id')} AS "isUntold"
     FROM claim c ${JOINED} WHERE c.id = ANY($1)`,
    [[...new Set(ids)]],
  );
  return new Map(
    rows.map(({ metricLabels, subjectNames, sameAs, derived, reports, takenBack, isUntold, ...row }) => [
      row.id,
      {
        ...comparandIn(row),
        ...{ metricLabels, subjectNames, sameAs, derived, reports, isUntold },
        takenBack: takenBack && takenBackBy(takenBack),
      },
    ]),
  );
}

/** All that some derivations are computed with: with a fixed number of statements. */
export async function surroundingsOf(
  tx: EntityManager,
  derivations: readonly { readonly claimId: string | null; readonly inputs: readonly string[] }[],
  corrections: Corrections,
  standings: Standings,
): Promise<Surroundings> {
  const inputs = [...new Set(derivations.flatMap((one) => one.inputs))];
  const claims = await claimsComputedWith(tx, [...inputs, ...derivations.flatMap(({ claimId }) => claimId ?? [])]);
  const known = inputs.length > 0 ? await standings(tx, inputs) : new Map<string, { readonly label: string }>();
  return { claims, corrections, standings: new Map([...known].map(([id, { label }]) => [id, label])) };
}
