import type { EntityManager } from 'typeorm';

import { firstOf } from '../kernel/first-of.js';
import { idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import type { Citation, OriginFacts, Told } from './origin-facts.js';
import { originsOf } from './origins.js';

/** Of one claim; more are cut, and it is said. No figure was ever told more often. */
const MOST_STATEMENTS = 2000;

/** Of all claims that are read together, with what they relay. */
const MOST_TOLD = 100_000;

/** Citations that are followed; a source has at most so many that count. */
const MOST_CITATIONS = 10_000;
const MOST_CITED = 200;

/** SQL for a party under the alias `party`: what anybody may know, whoever asks. */
export const partyJson = (
  party: string,
): string => `jsonb_build_object('id', ${party}.id, 'kind', ${party}.kind, 'names', ${party}.names,
  'description', CASE WHEN ${party}.confidential THEN ${party}.description END, 'confidential', ${party}.confidential)`;

/** SQL for the entity of this id as it is after merging. */
export const party = (id: string): string =>
  `(SELECT ${partyJson('k')} FROM entity e JOIN entity k ON k.id = ${firstOf('e.same_as_id', 'e.id')} WHERE e.id = ${id})`;

/** SQL for a source under the alias `source`: what anybody may know, whoever asks. */
const published = (
  source: string,
): string => `jsonb_build_object('id', ${source}.id, 'kind', ${source}.kind, 'title', ${source}.title, 'url', ${source}.url,
  'publisher', ${party(`${source}.publisher_id`)}, 'description', CASE WHEN ${source}.confidential THEN ${source}.description END,
  'confidential', ${source}.confidential)`;

/** SQL for the same of a source of this id. */
export const publication = (id: string): string => `(SELECT ${published('o')} FROM source o WHERE o.id = ${id})`;

/** SQL for the parts of {@link party} and {@link published} that decide which roots are the same: nobody reads names where roots are counted. */
const countedParty = (id: string): string =>
  `(SELECT json_build_object('id', k.id, 'kind', k.kind, 'names', '{}'::json, 'description', NULL, 'confidential', k.confidential)
    FROM entity e JOIN entity k ON k.id = ${firstOf('e.same_as_id', 'e.id')} WHERE e.id = ${id})`;
const countedPublished = (
  source: string,
): string => `json_build_object('id', ${source}.id, 'kind', ${source}.kind, 'title', NULL, 'url', NULL,
  'publisher', ${countedParty(`${source}.publisher_id`)}, 'description', NULL, 'confidential', ${source}.confidential)`;

/** How parties and sources are read. */
interface Reading {
  readonly party: (id: string) => string;
  readonly published: (source: string) => string;
}

const COLUMNS = [
  'id',
  'claim_id',
  'speaker_id',
  'source_id',
  'relays_id',
  'stance',
  'attribution',
  'evidence',
  'stated_on',
  'alternative_id',
];
const columnsOf = (alias: string): string => COLUMNS.map((column) => `${alias}.${column}`).join(', ');

/** SQL for a {@link Told} out of a row `w` of `walk` and its source `o`. */
const toldJson = (
  read: Reading,
): string => `json_build_object('id', w.id, 'claimId', w.claim_id, 'stance', w.stance, 'relaysId', w.relays_id, 'attribution', w.attribution,
  'evidence', w.evidence, 'alternativeId', w.alternative_id, 'day', coalesce(w.stated_on, o.published_on),
  'speaker', ${read.party('w.speaker_id')}, 'source', CASE WHEN o.id IS NOT NULL THEN ${read.published('o')} END,
  'derivationId', CASE WHEN w.relays_id IS NULL AND w.speaker_id IS NOT NULL THEN (SELECT min(d.id::text) FROM derivation d JOIN entity a ON a.id = d.attributed_to_id
    WHERE d.claim_id = w.claim_id AND coalesce(a.same_as_id, a.id) = (SELECT coalesce(e.same_as_id, e.id) FROM entity e WHERE e.id = w.speaker_id)) END)`;

/** Each step looks up by an index, however many rows PostgreSQL expects: OFFSET 0 keeps it from reading whole tables instead. */
const factsSql = (read: Reading): string => `WITH RECURSIVE walk AS (
    SELECT t.* FROM json_to_recordset($1::json) AS asked(id uuid) CROSS JOIN LATERAL (SELECT * FROM (SELECT ${columnsOf('s')} FROM statement s
      WHERE s.claim_id = asked.id OFFSET 0) s ORDER BY s.id LIMIT $2) t
    UNION
    SELECT r.* FROM walk w CROSS JOIN LATERAL (SELECT ${columnsOf('s')} FROM statement s WHERE s.id = w.relays_id OFFSET 0) r),
  cited AS (
    SELECT c.* FROM (SELECT DISTINCT w.source_id FROM (SELECT * FROM walk LIMIT ${MOST_TOLD}) w WHERE w.relays_id IS NULL AND w.source_id IS NOT NULL) s
      CROSS JOIN LATERAL (SELECT n.source_id, n.to_id FROM source_relation n WHERE n.source_id = s.source_id AND n.basis <> 'similarity' LIMIT ${MOST_CITED}) c
    UNION
    SELECT c.* FROM cited p CROSS JOIN LATERAL (SELECT n.source_id, n.to_id FROM source_relation n WHERE n.source_id = p.to_id AND n.basis <> 'similarity' LIMIT ${MOST_CITED}) c)
  SELECT ${toldJson(read)} AS told, NULL::json AS cited FROM (SELECT * FROM walk LIMIT ${MOST_TOLD}) w
    LEFT JOIN LATERAL (SELECT s.* FROM source s WHERE s.id = w.source_id OFFSET 0) o ON true
  UNION ALL
  SELECT NULL, json_build_object('sourceId', c.source_id, 'to', (SELECT ${read.published('o')} FROM source o WHERE o.id = c.to_id)) FROM (SELECT * FROM cited LIMIT ${MOST_CITATIONS}) c`;

const FACTS = prepared('origin-facts', factsSql({ party, published }));

const COUNTED_FACTS = prepared('counted-origin-facts', factsSql({ party: countedParty, published: countedPublished }));

/**
 * What is known about who told some claims to whom, all of it with one statement; and which claims have more than is shown.
 *
 * @param most statements that are read of each claim, the first ones
 */
export async function originFacts(
  tx: EntityManager,
  claimIds: readonly string[],
  most = MOST_STATEMENTS,
): Promise<BoundedFacts> {
  return readFacts(tx, FACTS, claimIds, most);
}

type BoundedFacts = OriginFacts & { readonly truncated: ReadonlySet<string> };

async function readFacts(
  tx: EntityManager,
  sql: string,
  claimIds: readonly string[],
  most: number,
): Promise<BoundedFacts> {
  const rows: { told: Told | null; cited: Citation | null }[] = await tx.query(sql, [
    idsAsJson(new Set(claimIds)),
    most + 1,
  ]);
  const statements = rows.flatMap(({ told }) => told ?? []);
  const citations = rows.flatMap(({ cited }) => cited ?? []);
  const counts = new Map<string, number>();
  for (const { claimId } of statements) counts.set(claimId, (counts.get(claimId) ?? 0) + 1);
  const isFull = statements.length === MOST_TOLD || citations.length === MOST_CITATIONS;
  const truncated = claimIds.filter((id) => isFull || (counts.get(id) ?? 0) > most);
  return { statements, citations, truncated: new Set(truncated) };
}

/** How many articles have a claim from how many roots. */
export interface RootCount {
  /** Absent where there are more than were looked at. */
  readonly articles?: number;
  readonly roots: number;
}

/** How many roots some claims have, with one statement. */
export async function rootCounts(tx: EntityManager, claimIds: readonly string[]): Promise<Map<string, RootCount>> {
  const facts = await readFacts(tx, COUNTED_FACTS, claimIds, MOST_STATEMENTS);
  const split = factsByClaim(claimIds, facts);
  return new Map(
    claimIds.map((id) => {
      const { articles, roots } = originsOf(id, split.get(id) ?? facts);
      return [id, { roots: roots.length, ...(!facts.truncated.has(id) && { articles }) }];
    }),
  );
}

/** For each claim only what concerns it, so that many claims together are no more work than one by one. */
export function factsByClaim(
  claimIds: readonly string[],
  { statements, citations }: OriginFacts,
): Map<string, OriginFacts> {
  if (claimIds.length === 1) return new Map();
  const known = new Map(statements.map((told) => [told.id, told]));
  const own = new Map<string, Set<Told>>(claimIds.map((id) => [id, new Set()]));
  for (const told of statements) own.get(told.claimId)?.add(told);
  for (const walk of own.values()) {
    for (const told of walk) {
      const next = told.relaysId === null ? undefined : known.get(told.relaysId);
      if (next) walk.add(next);
    }
  }
  const cites = new Map<string, Citation[]>();
  for (const citation of citations) {
    const group = cites.get(citation.sourceId);
    if (group) group.push(citation);
    else cites.set(citation.sourceId, [citation]);
  }
  return new Map([...own].map(([id, walk]) => [id, { statements: [...walk], citations: citedFrom(walk, cites) }]));
}

function citedFrom(walk: ReadonlySet<Told>, cites: ReadonlyMap<string, readonly Citation[]>): Citation[] {
  const sources = new Set([...walk].flatMap(({ source }) => source?.id ?? []));
  const found: Citation[] = [];
  for (const source of sources) {
    for (const citation of cites.get(source) ?? []) {
      found.push(citation);
      sources.add(citation.to.id);
    }
  }
  return found;
}
