import type { ProvenanceEdgeView, ProvenanceNodeView, ProvenanceView } from '../graph/provenance.dto.js';
import type { ProvBundle, ProvRecord, QualifiedName } from '../prov/model.js';
import { usedIn } from './prov-derivations.js';
import { ct, prov, type ProvNames, schema } from './prov-names.js';
import { relationOf } from './prov-sources.js';
import { followsOn, relayed } from './prov-statements.js';
import { literal, named, recordOf, said, typed } from './prov-values.js';

const WHAT: Readonly<Record<ProvenanceNodeView['kind'], QualifiedName>> = {
  claim: schema('Claim'),
  statement: ct('Statement'),
  derivation: ct('Derivation'),
  source: ct('Source'),
  entity: ct('NamedEntity'),
};

/** One thing that a claim came from. Who speaks, publishes or works something out is an agent here, whatever else they are. */
function recordOfNode(node: ProvenanceNodeView, names: ProvNames, cut: boolean): ProvRecord {
  const kind = node.kind === 'derivation' ? 'activity' : node.kind === 'entity' ? 'agent' : 'entity';
  return recordOf(kind, names.of(node.kind, node.id), {}, [
    ...typed(WHAT[node.kind]),
    ...said(prov('label'), node.label),
    ...named(schema('about'), node.kind === 'statement' && node.about ? names.of('claim', node.about) : null),
    ...said(ct('stance'), node.stance),
    ...said(ct('attribution'), node.attribution),
    ...said(ct('evidence'), node.evidence),
    ...said(ct('method'), node.method),
    ...said(ct('formula'), node.formula),
    ...said(ct('sourceKind'), node.sourceKind),
    ...literal(schema('url'), 'anyURI', node.url),
    ...literal(ct('cut'), 'boolean', cut ? 'true' : null),
  ]);
}

/** What one edge says; `about` gives the claim of a derivation. */
function recordsOfEdge(
  { from, to, kind }: ProvenanceEdgeView,
  name: (id: string) => QualifiedName,
  about: (id: string) => QualifiedName | null,
): ProvRecord[] {
  const [one, other] = [name(from), name(to)];
  const derived = { generatedEntity: one, usedEntity: other };
  switch (kind) {
    case 'affirmed_by':
      return [recordOf('wasDerivedFrom', null, derived, typed(ct('affirmedBy')))];
    case 'derived_by':
      return [recordOf('wasGeneratedBy', null, { entity: one, activity: other })];
    case 'uses':
      return usedIn(one, other, about(from), null);
    case 'attributed_to':
      return [recordOf('wasAssociatedWith', null, { activity: one, agent: other })];
    case 'relays':
      return followsOn(from, to) ? [relayed(one, other)] : [];
    case 'stated_in':
      return [recordOf('wasDerivedFrom', null, derived, typed(prov('PrimarySource')))];
    case 'said_by':
      return [recordOf('wasAttributedTo', null, { entity: one, agent: other }, typed(ct('Speaker')))];
    case 'published_by':
      return [recordOf('wasAttributedTo', null, { entity: one, agent: other }, typed(ct('Publisher')))];
    default:
      return relationOf(one, kind, other, null);
  }
}

/** Everything that a claim came from, as PROV, with the same names as in an export of the whole store. */
export function bundleOfProvenance({ claim, nodes, edges, truncated }: ProvenanceView, names: ProvNames): ProvBundle {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const name = (id: string): QualifiedName => names.of(known.get(id)?.kind ?? 'entity', id);
  const about = (id: string): QualifiedName | null => {
    const of = known.get(id)?.about;
    return of !== undefined && known.has(of) ? names.of('claim', of) : null;
  };
  const records = [
    ...nodes.map((node) => recordOfNode(node, names, truncated && node.id === claim)),
    ...edges.flatMap((edge) => recordsOfEdge(edge, name, about)),
  ];
  return { prefixes: names.prefixes, records };
}
