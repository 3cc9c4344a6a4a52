import type { EntityManager } from 'typeorm';

import { judgedClaims } from '../claims/claim-briefs.queries.js';
import { namelessOnAny } from '../claims/naming.js';
import type { Method } from '../derivations/derivation.js';
import type { RelationKind } from '../sources/source.js';
import { isUnspeakable } from './attribution-who.js';
import { publicationsAfter } from './nameless-publishers.js';
import { affirms, type Party, type Publication, type Told } from './origin-facts.js';
import { originFacts, party, publication } from './origins.queries.js';
import type { ProvenanceNodeView, ProvenanceView } from './provenance.dto.js';
import { PROVENANCE_EDGES, type ProvenanceEdge, type Reached, within } from './provenance.js';
import { claimNode, derivationNode, entityNode, sourceNode, statementNode } from './provenance-nodes.js';
import { standingLabels } from './standing.queries.js';

/** More than anybody can take in; a longer history says that it is cut. */
const MOST_NODES = 1000;
const MOST_EDGES = 4000;

/** Claims that are followed upstream. */
const MOST_CLAIMS = 300;

/** Derivations of one claim, and sources that one cites, that are read. */
const MOST_RIVALS = 100;
const MOST_CITATIONS = 2000;

/** A derivation upstream, with what it used. */
export interface Upstream {
  readonly id: string;
  readonly claimId: string;
  readonly method: Method;
  readonly formula: string | null;
  readonly attributedTo: Party | null;
  readonly inputs: readonly { readonly claimId: string | null; readonly source: Publication | null }[];
}

interface Relation {
  readonly sourceId: string;
  readonly kind: RelationKind;
  readonly to: Publication;
}

/** Everything a claim came from, to the roots or within some steps, with a fixed number of statements; null where there is no such claim. */
export async function provenanceOf(
  tx: EntityManager,
  claimId: string,
  depth: number | null,
): Promise<ProvenanceView | null> {
  const claims = await claimsUpstream(tx, claimId);
  const upstream = await derivationsOf(tx, claims);
  const facts = await originFacts(tx, claims.slice(0, MOST_CLAIMS), MOST_NODES);
  const own = new Set(claims);
  const derivations = upstream.map((one) => withoutNameless(one, facts.statements));
  const named = publicationsAfter(facts.statements);
  const told = facts.statements.filter((one) => affirms(one) || !own.has(one.claimId));
  const used = derivations.flatMap(({ inputs }) => inputs.flatMap(({ source }) => source ?? []));
  const sources = [...told.flatMap(({ source }) => source ?? []), ...used];
  const relations = await relationsFrom(tx, [...new Set(sources.map(({ id }) => id))]);
  const edges = [...derivations.flatMap(edgesOfDerivation), ...told.flatMap((one) => edgesOfStatement(one, own))];
  const all = [...sources, ...relations.map(({ to }) => to)].map(named);
  const published = all.flatMap(({ id, publisher }) =>
    publisher && !publisher.isNameless ? [{ from: id, to: publisher.id, kind: 'published_by' as const }] : [],
  );
  const cited = relations.map(({ sourceId, kind, to }) => ({ from: sourceId, to: to.id, kind }));
  const reached = within(claimId, [...edges, ...published, ...cited], depth, MOST_NODES);
  const briefs = await judgedClaims(
    tx,
    [claimId, ...claims].filter((id) => reached.depths.has(id)),
    standingLabels,
  );
  if (!briefs.has(claimId)) return null;
  const nodes = new Map<string, ProvenanceNodeView>();
  const add = (node: ProvenanceNodeView): void => void (nodes.has(node.id) || nodes.set(node.id, node));
  for (const brief of briefs.values()) add(claimNode(brief, isUnspeakable(brief.id, facts)) as ProvenanceNodeView);
  for (const one of told) add(statementNode(one));
  for (const one of derivations) add(derivationNode(one));
  for (const one of all) add(sourceNode(one));
  for (const one of partiesIn(told, derivations, all)) add(entityNode(one));
  const cut = claims.length > MOST_CLAIMS || facts.truncated.size > 0 || relations.length > MOST_CITATIONS;
  return viewOf(claimId, reached, nodes, cut);
}

/** Who only spoke about a claim, or what it was worked out from, so that no name may be given is not named with that either. */
function withoutNameless(derivation: Upstream, statements: readonly Told[]): Upstream {
  const { attributedTo, claimId, inputs } = derivation;
  if (!attributedTo) return derivation;
  const claims = new Set([claimId, ...inputs.map((input) => input.claimId)]);
  const nameless = namelessOnAny(statements.filter((told) => claims.has(told.claimId)));
  return nameless.has(attributedTo.id) ? { ...derivation, attributedTo: null } : derivation;
}

function viewOf(
  claim: string,
  reached: Reached,
  nodes: ReadonlyMap<string, ProvenanceNodeView>,
  cut: boolean,
): ProvenanceView {
  const shown = [...reached.depths].flatMap(([id, depth]) => {
    const node = nodes.get(id);
    return node ? [{ ...node, depth }] : [];
  });
  const edges = reached.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  return {
    claim,
    nodes: shown,
    edges: edges.slice(0, MOST_EDGES).map((edge) => ({ ...edge, prov: PROVENANCE_EDGES[edge.kind].prov })),
    truncated: cut || reached.truncated || edges.length > MOST_EDGES,
  };
}

function edgesOfDerivation({ id, claimId, attributedTo, inputs }: Upstream): ProvenanceEdge[] {
  return [
    { from: claimId, to: id, kind: 'derived_by' },
    ...(attributedTo ? [{ from: id, to: attributedTo.id, kind: 'attributed_to' as const }] : []),
    ...inputs.flatMap(({ claimId: input, source }) => {
      const to = input ?? source?.id;
      return to === undefined ? [] : [{ from: id, to, kind: 'uses' as const }];
    }),
  ];
}

function edgesOfStatement(told: Told, claims: ReadonlySet<string>): ProvenanceEdge[] {
  const { id, claimId, relaysId, source, speaker } = told;
  return [
    ...(claims.has(claimId) && affirms(told) ? [{ from: claimId, to: id, kind: 'affirmed_by' as const }] : []),
    ...(relaysId === null ? [] : [{ from: id, to: relaysId, kind: 'relays' as const }]),
    ...(source ? [{ from: id, to: source.id, kind: 'stated_in' as const }] : []),
    ...(speaker && statementNode(told).named === true ? [{ from: id, to: speaker.id, kind: 'said_by' as const }] : []),
  ];
}

function* partiesIn(
  told: readonly Told[],
  derivations: readonly Upstream[],
  sources: readonly Publication[],
): Generator<Party> {
  for (const { speaker } of told) if (speaker) yield speaker;
  for (const { attributedTo } of derivations) if (attributedTo) yield attributedTo;
  for (const { publisher } of sources) if (publisher && !publisher.isNameless) yield publisher;
}

/** The claim and those that it was worked out from, nearest first; one more than are followed where there are more. */
async function claimsUpstream(tx: EntityManager, claimId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE upstream(id) AS (
       SELECT $1::uuid
       UNION
       SELECT n.claim_id FROM upstream u CROSS JOIN LATERAL (SELECT i.claim_id FROM derivation d JOIN derivation_input i ON i.derivation_id = d.id
         WHERE d.claim_id = u.id AND i.claim_id IS NOT NULL LIMIT ${MOST_CLAIMS}) n)
     SELECT id FROM upstream LIMIT ${MOST_CLAIMS + 1}`,
    [claimId],
  );
  return rows.map(({ id }) => id);
}

async function derivationsOf(tx: EntityManager, claimIds: readonly string[]): Promise<Upstream[]> {
  return tx.query(
    `SELECT d.id, d.claim_id AS "claimId", d.method, d.formula, ${party('d.attributed_to_id')} AS "attributedTo",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('claimId', i.claim_id, 'source', ${publication('i.source_id')}) ORDER BY i.position), '[]')
         FROM derivation_input i WHERE i.derivation_id = d.id) AS inputs
     FROM unnest($1::uuid[]) AS asked(id) CROSS JOIN LATERAL (SELECT * FROM derivation d WHERE d.claim_id = asked.id LIMIT ${MOST_RIVALS}) d`,
    [claimIds],
  );
}

/** What sources cite, and so on, nearest first; what only looks similar is no origin. */
async function relationsFrom(tx: EntityManager, sourceIds: readonly string[]): Promise<Relation[]> {
  return tx.query(
    `WITH RECURSIVE cited(source_id, to_id, kind) AS (
       SELECT NULL::uuid, id, NULL::text FROM unnest($1::uuid[]) AS id
       UNION
       SELECT n.* FROM cited p CROSS JOIN LATERAL (SELECT r.source_id, r.to_id, r.kind FROM source_relation r
         WHERE r.source_id = p.to_id AND r.basis <> 'similarity' LIMIT ${MOST_RIVALS}) n)
     SELECT c.source_id AS "sourceId", c.kind, ${publication('c.to_id')} AS "to"
     FROM (SELECT * FROM cited LIMIT ${sourceIds.length + MOST_CITATIONS + 1}) c WHERE c.source_id IS NOT NULL`,
    [sourceIds],
  );
}
