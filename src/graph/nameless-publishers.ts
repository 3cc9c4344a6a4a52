import { isNameless, namelessOnAny } from '../claims/naming.js';
import type { OriginFacts, Publication, Told } from './origin-facts.js';

/**
 * Sources without who published them, where that is somebody who spoke about one of the claims, but never so that they may be named for it: who
 * published an interview would be known as who gave it. Where the publisher answers for something openly, as nobody else speaks in the source,
 * they are named for that.
 *
 * @param statements all that is known of who spoke about the claims that are told together
 * @returns a source as texts may name it; its publisher is the same to whoever counts, and has no name
 */
export function publicationsAfter(statements: readonly Told[]): (source: Publication) => Publication {
  const nameless = namelessOnAny(statements);
  if (nameless.size === 0) return (source) => source;
  const answered = new Set(
    statements.flatMap(({ speaker, source, stance, attribution }) =>
      source && speaker === null && stance !== 'retracts' && !isNameless(attribution) ? [source.id] : [],
    ),
  );
  return (source) => {
    const { publisher, id } = source;
    if (!publisher || !nameless.has(publisher.id) || answered.has(id)) return source;
    return {
      ...source,
      publisher: { ...publisher, names: {}, description: null, confidential: true, isNameless: true },
    };
  };
}

/** The same facts with every source as texts may name it. */
export function withoutNamelessPublishers<Facts extends OriginFacts>(facts: Facts): Facts {
  const named = publicationsAfter(facts.statements);
  return {
    ...facts,
    statements: facts.statements.map((told) => (told.source ? { ...told, source: named(told.source) } : told)),
    citations: facts.citations.map((citation) => ({ ...citation, to: named(citation.to) })),
  };
}
