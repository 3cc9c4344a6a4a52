import { iriOf, type ProvBundle, type ProvDocument, type ProvRecord, type QualifiedName } from './model.js';
import { localName, type Prefixes, Spelling, usable } from './spelling.js';

/**
 * The prefixes with which every name of a document can be written: its own, and `ns1`, `ns2`, … for namespaces that have none. A local name with
 * characters that PROV-N does not have in local names gets a prefix for its whole IRI.
 */
export function withPrefixes(document: ProvDocument): ProvDocument {
  const taken = new Set([document, ...document.bundles].flatMap(({ prefixes }) => [...prefixes.keys()]));
  const spelling = new Spelling(usable(document.prefixes));
  let last = 0;
  const bundles = document.bundles.map((bundle) => ({ ...bundle, prefixes: inBundle(bundle.prefixes) }));
  const need = (name: QualifiedName, within: Spelling): void => {
    if (within.find(name) !== null) return;
    do last++;
    while (taken.has(`ns${last}`));
    spelling.add(`ns${last}`, localName(name.local) === null ? iriOf(name) : name.namespace);
  };
  for (const name of namesIn(document)) need(name, spelling);
  for (const bundle of bundles) {
    const own = new Spelling(bundle.prefixes, spelling);
    need(bundle.id, own);
    for (const name of namesIn(bundle)) need(name, own);
  }
  return { ...document, prefixes: spelling.prefixes, bundles };
}

/** What a bundle declares itself; `prov` and `xsd` are those of its document. */
function inBundle(prefixes: Prefixes): Prefixes {
  return new Map([...usable(prefixes)].filter(([prefix]) => prefix !== 'prov' && prefixes.has(prefix)));
}

function* namesIn({ records }: ProvBundle): Generator<QualifiedName> {
  for (const record of records) yield* namesOf(record);
}

function* namesOf({ id, formal, attributes }: ProvRecord): Generator<QualifiedName> {
  if (id) yield id;
  for (const value of Object.values(formal)) if (typeof value !== 'string') yield value;
  for (const [name, value] of attributes) {
    yield name;
    yield 'name' in value ? value.name : value.datatype;
  }
}
