import type { EntityManager } from 'typeorm';

import { claimBrief, claimFields, type ClaimJson } from '../claims/claim-brief.js';
import { Refusal } from '../kernel/refusal.js';
import { prepared } from '../platform/prepared-statements.js';
import { entitiesKnownAs } from '../vocabulary/known-as.queries.js';
import { componentsOf, type Pair } from './components.js';
import type { Edges } from './edges.js';
import type { EdgeView, GraphView, NodeView } from './graph.dto.js';
import { standingsOf } from './standing.queries.js';

/** More than anybody can take in; a larger neighbourhood says that it is cut. */
const MOST_NODES = 500;

/** More edges than these are a hairball. */
const MOST_EDGES = 2000;

/** The claims in the middle of a graph: those that are named, and those about a subject. */
export async function middleOf(
  tx: EntityManager,
  claims: readonly string[],
  subject: string | null,
): Promise<string[]> {
  const known: { id: string }[] = await tx.query(`SELECT id FROM claim WHERE id = ANY($1)`, [claims]);
  const missing = claims.find((claim) => !known.some(({ id }) => id === claim));
  if (missing) throw new Refusal('not-found', `There is no claim ${missing}.`);
  const subjects = subject === null ? [] : await entitiesKnownAs(tx, subject);
  if (subject !== null && subjects.length === 0) throw new Refusal('not-found', 'Nobody is known by this subject.');
  const about: { id: string }[] = await tx.query(
    `SELECT c.id FROM claim c WHERE c.subject_id = ANY($1) ORDER BY c.id LIMIT ${MOST_NODES + 1}`,
    [subjects],
  );
  return [...new Set([...known, ...about].map(({ id }) => id))];
}

/**
 * Everything within `depth` edges of the middle: links that were neither dismissed nor taken back, and derivations, followed both ways.
 *
 * One query for each step outward, one for the claims, one for the edges and two for the standings, however many there are.
 */
export async function graphAround(
  tx: EntityManager,
  middle: readonly string[],
  depth: number,
  wanted: Edges,
): Promise<GraphView> {
  const depths = new Map(middle.slice(0, MOST_NODES).map((id) => [id, 0]));
  let truncated = middle.length > MOST_NODES;
  let frontier = [...depths.keys()];
  for (let step = 1; step <= depth && frontier.length > 0; step++) {
    const neighbours = (await neighboursOf(tx, frontier, wanted)).filter((id) => !depths.has(id));
    const room = MOST_NODES - depths.size;
    truncated ||= neighbours.length > room;
    frontier = neighbours.slice(0, room);
    for (const id of frontier) depths.set(id, step);
  }
  const ids = [...depths.keys()];
  const edges = await edgesBetween(tx, ids, wanted);
  const nodes = await nodesOf(tx, ids, depths);
  const components = componentsOf(
    edges.flatMap(({ kind, from, to }): Pair[] => (kind === 'contradicts' ? [[from, to]] : [])),
  );
  return {
    nodes,
    edges: edges.slice(0, MOST_EDGES),
    components: components.map(({ claims }) => [...claims]),
    truncated: truncated || edges.length > MOST_EDGES,
  };
}

/** SQL for links `l` that are drawn. */
const DRAWN: Readonly<Record<Edges, string>> = {
  all: `l.state <> 'dismissed' AND l.settled IS NULL`,
  contradictions: `l.state <> 'dismissed' AND l.settled IS NULL AND l.kind = 'contradicts'`,
  derivations: 'false',
};

/** The ids of `$1`: PostgreSQL expects as many whatever is given, and keeps its plan. */
const GIVEN = 'ANY((SELECT $1::uuid[])::uuid[])';

const neighboursSql = (wanted: Edges): string => {
  const links = `SELECT l.b_id AS id FROM link l WHERE l.a_id = ${GIVEN} AND ${DRAWN[wanted]}
     UNION SELECT l.a_id FROM link l WHERE l.b_id = ${GIVEN} AND ${DRAWN[wanted]}`;
  const derivations = `SELECT i.claim_id AS id FROM derivation d JOIN derivation_input i ON i.derivation_id = d.id WHERE d.claim_id = ${GIVEN} AND i.claim_id IS NOT NULL
     UNION SELECT d.claim_id FROM derivation_input i JOIN derivation d ON d.id = i.derivation_id WHERE i.claim_id = ${GIVEN}`;
  return prepared(`neighbours-${wanted}`, `${chosen(wanted, links, derivations, 'UNION')} ORDER BY id`);
};

const edgesSql = (wanted: Edges): string => {
  const links = `SELECT l.id, l.a_id AS "from", l.b_id AS "to", l.kind, l.origin, l.state, l.verdict FROM link l
     WHERE l.a_id = ${GIVEN} AND l.b_id = ${GIVEN} AND ${DRAWN[wanted]}`;
  const derivations = `SELECT i.id, d.claim_id AS "from", i.claim_id AS "to", 'derived_from' AS kind, NULL AS origin, NULL AS state, NULL AS verdict
     FROM derivation d JOIN derivation_input i ON i.derivation_id = d.id WHERE d.claim_id = ${GIVEN} AND i.claim_id = ${GIVEN}`;
  const union = chosen(wanted, links, derivations, 'UNION ALL');
  return prepared(`edges-${wanted}`, `${union} ORDER BY id LIMIT ${MOST_EDGES + 1}`);
};

/** The statement for the edges that are wanted. */
function chosen(wanted: Edges, links: string, derivations: string, union: string): string {
  if (wanted === 'all') return `${links} ${union} ${derivations}`;
  return wanted === 'derivations' ? derivations : links;
}

const forEach = (sql: (wanted: Edges) => string): Readonly<Record<Edges, string>> => ({
  all: sql('all'),
  contradictions: sql('contradictions'),
  derivations: sql('derivations'),
});

const NEIGHBOURS = forEach(neighboursSql);
const EDGES_BETWEEN = forEach(edgesSql);

async function neighboursOf(tx: EntityManager, ids: readonly string[], wanted: Edges): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(NEIGHBOURS[wanted], [ids]);
  return rows.map(({ id }) => id);
}

async function edgesBetween(tx: EntityManager, ids: readonly string[], wanted: Edges): Promise<EdgeView[]> {
  return tx.query(EDGES_BETWEEN[wanted], [ids]);
}

const NODES = prepared(
  'graph-nodes',
  `SELECT ${claimFields('c')} AS brief FROM claim c JOIN entity s ON s.id = c.subject_id JOIN metric m ON m.id = c.metric_id
   WHERE c.id = ${GIVEN} ORDER BY c.id`,
);

async function nodesOf(
  tx: EntityManager,
  ids: readonly string[],
  depths: ReadonlyMap<string, number>,
): Promise<NodeView[]> {
  const rows: { brief: ClaimJson }[] = await tx.query(NODES, [ids]);
  const standings = await standingsOf(tx, ids);
  return rows.map(({ brief }) => {
    const standing = standings.get(brief.id);
    return { ...claimBrief(brief), depth: depths.get(brief.id) ?? 0, standing } as NodeView;
  });
}
