import type { Citation, OriginFacts, Party, Publication, Told } from '../../src/graph/origin-facts.js';

/** Somebody who may speak or publish, by name. */
export const party = (name: string, kind: Party['kind'] = 'person'): Party => ({
  ...{ id: name, kind, names: { en: name }, description: null, confidential: false },
});

/** A source with its title as id. */
export const source = (
  title: string,
  kind: Publication['kind'] = 'article',
  publisher: string | null = null,
): Publication => ({
  ...{ id: title, kind, title, url: null, description: null, confidential: false },
  publisher: publisher === null ? null : party(publisher, 'organisation'),
});

/** What somebody says of the claim `claim`: an assertion, unless something else is said. */
export const told = (id: string, more: Partial<Told> = {}): Told => ({
  ...{ id, claimId: 'claim', stance: 'asserts', relaysId: null, attribution: null, evidence: null, day: null },
  ...{ speaker: null, source: null, derivationId: null, alternativeId: null },
  ...more,
});

/** All that is known of where the claim comes from. */
export const facts = (statements: readonly Told[], citations: readonly Citation[] = []): OriginFacts => ({
  statements,
  citations,
});
