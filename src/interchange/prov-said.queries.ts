import type { EntityManager } from 'typeorm';

import type { DerivationRow, StatementRow, StepRow } from './prov-rows.js';
import { claimIds, merged, moment, NAMELESS, recorded } from './prov-rows.queries.js';

const STATEMENTS = `SELECT t.id, t.claim_id AS "claimId", t.stance, t.mode, t.attribution, t.evidence, t.stated_on AS "statedOn", ${moment('t.stated_at')} AS "statedAt",
    t.wording, t.language, t.locator, (SELECT o.id FROM source o WHERE o.id = t.source_id) AS "sourceId", (SELECT r.id FROM statement r WHERE r.id = t.relays_id) AS "relaysId",
    (SELECT c.id FROM claim c WHERE c.id = t.alternative_id) AS "alternativeId", ${recorded('t')},
    (SELECT jsonb_build_object('id', k.id, 'confidential', k.confidential) FROM entity k WHERE k.id = ${merged('t.speaker_id')}) AS speaker
  FROM statement t WHERE t.claim_id = ANY($1) ORDER BY t.claim_id, t.id`;

/** Statements, claim by claim, some at a time. */
export async function* statementRows(tx: EntityManager): AsyncGenerator<readonly StatementRow[]> {
  for await (const ids of claimIds(tx)) yield await tx.query(STATEMENTS, [ids]);
}

const DERIVATIONS = `SELECT d.id, d.claim_id AS "claimId", d.method, d.formula, ${merged('d.attributed_to_id')} AS "attributedToId", ${recorded('d')},
    coalesce((SELECT jsonb_agg(jsonb_build_object('name', i.name, 'claimId', (SELECT c.id FROM claim c WHERE c.id = i.claim_id), 'constant', i.constant,
      'sourceId', (SELECT o.id FROM source o WHERE o.id = i.source_id)) ORDER BY i.position) FROM derivation_input i WHERE i.derivation_id = d.id), '[]') AS inputs
  FROM derivation d WHERE d.claim_id = ANY($1) ORDER BY d.claim_id, d.id`;

/** Who only spoke about some claims so that they may not be named, claim by claim. */
const HIDDEN = `SELECT t.claim_id AS "claimId", ${merged('t.speaker_id')} AS party FROM statement t WHERE t.claim_id = ANY($1) AND t.speaker_id IS NOT NULL
  GROUP BY 1, 2 HAVING bool_or(t.attribution IN ${NAMELESS}) AND NOT bool_or(t.stance <> 'retracts' AND (t.attribution IS NULL OR t.attribution NOT IN ${NAMELESS}))`;

/** Derivations, claim by claim, some at a time; without who says so where they spoke of the claim, or of what it was worked out from, without a name. */
export async function* derivationRows(tx: EntityManager): AsyncGenerator<readonly DerivationRow[]> {
  for await (const ids of claimIds(tx)) {
    const rows: DerivationRow[] = await tx.query(DERIVATIONS, [ids]);
    const authored = rows.filter(({ attributedToId }) => attributedToId !== null);
    const about = new Set(
      authored.flatMap(({ claimId, inputs }) => [claimId, ...inputs.map((input) => input.claimId)]),
    );
    const hidden: { claimId: string; party: string }[] =
      authored.length === 0 ? [] : await tx.query(HIDDEN, [[...about].filter((id) => id !== null)]);
    const pairs = new Set(hidden.map(({ claimId, party }) => `${claimId} ${party}`));
    yield rows.map((row) => {
      const isHidden = [row.claimId, ...row.inputs.map(({ claimId }) => claimId)].some((claim) =>
        pairs.has(`${claim ?? ''} ${row.attributedToId ?? ''}`),
      );
      return isHidden ? { ...row, attributedToId: null } : row;
    });
  }
}

const STEPS = `SELECT t.id, t.claim_id AS "claimId", t.from_state AS "from", t.to_state AS "to", t.verdict, ${moment('t.at')} AS at, t.actor_id AS "actorId",
    CASE WHEN t.evidence = '[]' THEN t.evidence ELSE (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'id', e.id) ORDER BY e.place), '[]')
      FROM ROWS FROM (jsonb_to_recordset(t.evidence) AS (kind text, id uuid)) WITH ORDINALITY AS e(kind, id, place)
      WHERE CASE e.kind WHEN 'statement' THEN EXISTS (SELECT FROM statement x WHERE x.id = e.id) WHEN 'source' THEN EXISTS (SELECT FROM source x WHERE x.id = e.id)
        WHEN 'derivation' THEN EXISTS (SELECT FROM derivation x WHERE x.id = e.id) ELSE false END) END AS evidence
  FROM transition t WHERE t.claim_id = ANY($1) ORDER BY t.claim_id, t.id`;

/** Steps of reviews, claim by claim, some at a time. */
export async function* stepRows(tx: EntityManager): AsyncGenerator<readonly StepRow[]> {
  for await (const ids of claimIds(tx)) yield await tx.query(STEPS, [ids]);
}
