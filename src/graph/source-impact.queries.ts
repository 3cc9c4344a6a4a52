import type { EntityManager } from 'typeorm';

import type { ImpactView } from './impact.dto.js';
import { impactOf } from './impact.queries.js';
import { originsOf } from './origins.js';
import { factsByClaim, originFacts } from './origins.queries.js';
import { rootsWithout } from './origins-without.js';
import { MOST_ITEMS } from './recalculated.queries.js';

/** Sources that lead back to one that are looked at. */
const MOST_CITING = 1000;

/** Statements of one claim that are read. */
const MOST_STATEMENTS = 500;

/**
 * What would become of everything downstream of a source if it were withdrawn: claims that are stated in it, relayed or presumably taken from it,
 * or worked out from it, and all that is worked out from these; with a fixed number of statements.
 *
 * A claim that has another root keeps it, and nothing else changes; one that has none left is out.
 */
export async function impactOfSource(tx: EntityManager, id: string): Promise<ImpactView> {
  const citing = await sourcesCiting(tx, id);
  const told = await claimsToldIn(tx, citing);
  const using = await derivationsUsing(tx, id);
  const asked = [...new Set([...told, ...using.map(({ claim }) => claim)])];
  const facts = await originFacts(tx, asked, MOST_STATEMENTS);
  const split = factsByClaim(asked, facts);
  const roots = new Map(told.map((claim) => [claim, rootsWithout(claim, split.get(claim) ?? facts, id)]));
  const touched = [...roots].filter(([, { now, then }]) => then < now);
  const fallen = touched.filter(([, { then, presumed }]) => then === 0 && !presumed).map(([claim]) => claim);
  const starts = new Map(
    [...using.map(({ claim }) => claim), ...touched.map(([claim]) => claim)].map((claim) => [claim, 1]),
  );
  const truncated =
    citing.length > MOST_CITING || told.length > MOST_ITEMS || using.length > MOST_ITEMS || facts.truncated.size > 0;
  const used = new Set(using.map(({ derivation }) => derivation));
  // Whoever says it only because they worked it out from the source has nothing else to go by.
  const carries = (claim: string): boolean => {
    const own = originsOf(claim, split.get(claim) ?? facts).roots;
    return own.length > 0 && own.every((root) => root.kind === 'derivation' && used.has(root.id ?? ''));
  };
  const uses = using.map(({ derivation, claim }) => ({ derivation, claim, input: id, carries: carries(claim) }));
  return impactOf(
    tx,
    {
      starts,
      fallen: [id, ...fallen],
      using: uses,
      roots: new Map(touched),
      hidden: new Set(),
      rivals: new Set(),
      truncated,
    },
    null,
  );
}

/** The source itself and those that cite it, directly or not. */
async function sourcesCiting(tx: EntityManager, id: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE citing(id) AS (
       SELECT $1::uuid
       UNION
       SELECT n.source_id FROM citing c CROSS JOIN LATERAL (SELECT r.source_id FROM source_relation r
         WHERE r.to_id = c.id AND r.basis <> 'similarity' LIMIT ${MOST_CITING}) n)
     SELECT id FROM citing LIMIT ${MOST_CITING + 1}`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** Claims that are stated in some sources, or by whoever relays what is. */
async function claimsToldIn(tx: EntityManager, sourceIds: readonly string[]): Promise<string[]> {
  const most = 4 * MOST_ITEMS;
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE told(id, claim_id) AS (
       SELECT t.* FROM unnest($1::uuid[]) AS asked(id) CROSS JOIN LATERAL (SELECT s.id, s.claim_id FROM statement s WHERE s.source_id = asked.id LIMIT ${most}) t
       UNION
       SELECT n.* FROM told p CROSS JOIN LATERAL (SELECT s.id, s.claim_id FROM statement s WHERE s.relays_id = p.id LIMIT ${most}) n)
     SELECT DISTINCT t.claim_id AS id FROM (SELECT * FROM told LIMIT ${most}) t ORDER BY 1 LIMIT ${MOST_ITEMS + 1}`,
    [sourceIds],
  );
  return rows.map((row) => row.id);
}

async function derivationsUsing(
  tx: EntityManager,
  id: string,
): Promise<{ readonly derivation: string; readonly claim: string }[]> {
  return tx.query(
    `SELECT DISTINCT d.id AS derivation, d.claim_id AS claim FROM (SELECT i.derivation_id FROM derivation_input i WHERE i.source_id = $1 LIMIT ${MOST_ITEMS + 1}) i
     CROSS JOIN LATERAL (SELECT d.id, d.claim_id FROM derivation d WHERE d.id = i.derivation_id OFFSET 0) d ORDER BY d.id`,
    [id],
  );
}
