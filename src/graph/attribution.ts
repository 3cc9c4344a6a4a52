import type { Evidence } from '../claims/statement.js';
import type { Attribution, AttributionFacts } from './attribution-facts.js';
import { objectionWords } from './attribution-objections.js';
import { valueWords } from './attribution-value.js';
import { isUnspeakable, namedRoot, sourceNoun, tellersOf, whoWords } from './attribution-who.js';
import { LINE_WORDS } from './attribution-words.js';
import { workedWords } from './attribution-worked.js';
import { affirms } from './origin-facts.js';
import type { Spoken } from './origin-names.js';
import type { Root } from './origin-roots.js';
import { type Origins, originsOf } from './origins.js';

/**
 * The line that a journalist copies into a story (domain §8): what it is worth, who says so, on what evidence, how it was worked out, who disputes
 * it. What is superseded, retracted or rejected says so first.
 *
 * What was said off the record never enters it, what was said on background never carries a name, and who is confidential is only what everybody
 * may read of them.
 */
export function attributionLine(facts: AttributionFacts, language: Spoken): Attribution {
  const own = facts.statements.filter((told) => told.claimId === facts.claim.id);
  const standing = originsOf(facts.claim.id, facts);
  const isRetracted =
    own.some(affirms) && standing.articles === 0 && standing.roots.length === 0 && standing.circular.length === 0;
  const origins = isRetracted ? originsOf(facts.claim.id, withoutRetractions(facts)) : standing;
  const who = tellersOf(origins, language);
  if (who.isUnspeakable) return { text: null, withheld: true };
  const words = LINE_WORDS[language];
  const objections = objectionWords(facts, language);
  const sayers = whoWords(who.named, language);
  const said = sayers === '' ? '' : `, ${isRetracted ? words.originally(sayers) : words.accordingTo(sayers)}`;
  const presumably = who.isFrom === null ? '' : `, ${words.presumablyFrom(sourceNoun(who.isFrom, language))}`;
  const back = origins.roots.filter(({ retracted }) => retracted).flatMap((root) => namedRoot(root, language) ?? []);
  const clauses = [
    `${fallenWords(facts, isRetracted, language)}${valueWords(facts.claim, language)}${said}${presumably}`,
    ...(sayers === '' ? [origins.circular.length > 0 ? words.onlyCircular : words.noSource] : []),
    ...howWords(facts, origins, language),
    ...(back.length > 0 ? [words.takenBackBy(whoWords(back, language))] : []),
    ...objections.clauses,
    ...standingWords(facts, objections.clauses.length > 0, language),
  ];
  return { text: clauses.join('; '), withheld: who.withheld || objections.withheld };
}

function withoutRetractions(facts: AttributionFacts): AttributionFacts {
  return { ...facts, statements: facts.statements.filter(({ stance }) => stance !== 'retracts') };
}

/** On what evidence, where all who say it are of one kind, and how it was worked out. */
function howWords(facts: AttributionFacts, origins: Origins, language: Spoken): string[] {
  const words = LINE_WORDS[language];
  const worked = workedWords(facts, origins, language);
  const evidence = evidenceOf(origins);
  if (worked !== null && evidence === 'estimate') return [words.estimated(worked)];
  const kind =
    evidence === null || evidence === 'reported' || (evidence === 'derived' && worked !== null)
      ? []
      : [words.evidence[evidence]];
  return [...kind, ...(worked === null ? [] : [worked])];
}

function evidenceOf({ roots, followed }: Origins): Evidence | null {
  const spoken = ({ told }: Root): boolean => told !== null && told.attribution !== 'off_record';
  const kinds = new Set([
    ...roots.filter(spoken).map(({ told }) => told?.evidence ?? null),
    ...followed.map((told) => told.evidence),
  ]);
  const [only = null] = kinds;
  return kinds.size === 1 ? only : null;
}

function fallenWords(facts: AttributionFacts, isRetracted: boolean, language: Spoken): string {
  const { supersededBy, standing } = facts;
  const words = LINE_WORDS[language];
  if (supersededBy && isUnspeakable(supersededBy.id, facts)) return `${words.fallen.superseded}: `;
  if (supersededBy) return `${words.supersededBy(valueWords(supersededBy, language))}: `;
  if (isRetracted) return `${words.fallen.retracted}: `;
  return standing === 'rejected' ? `${words.fallen.rejected}: ` : '';
}

function standingWords({ standing }: AttributionFacts, isDisputed: boolean, language: Spoken): string[] {
  const words = LINE_WORDS[language];
  if (standing === 'contested' && !isDisputed) return [words.contested];
  return standing === 'rests on contested input' ? [words.restsOnContested] : [];
}
