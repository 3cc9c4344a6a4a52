import { namelessOnAny, namingOf } from '../claims/naming.js';
import type { Evidence } from '../claims/statement.js';
import type { Spoken } from '../derivations/speech.js';
import type { Attribution, AttributionFacts, TellableFacts } from './attribution-facts.js';
import { objectionWords } from './attribution-objections.js';
import { restatedWords } from './attribution-restated.js';
import { meantWords, successorWords } from './attribution-sense.js';
import { isUnspeakable, type Named, sourceNoun, type Tellers, tellersOf, whoWords } from './attribution-who.js';
import { LINE_WORDS, listed } from './attribution-words.js';
import { workedWords } from './attribution-worked.js';
import { publicationsAfter, withoutNamelessPublishers } from './nameless-publishers.js';
import { affirms, type Publication, type Told } from './origin-facts.js';
import { type Origins, originsOf } from './origins.js';

/** Documents that are named beside each other; more are counted. */
const MOST_DOCUMENTS = 3;

/**
 * The line that a journalist copies into a story (domain §8): what it is worth, who says so, on what evidence, how it was worked out, who disputes
 * it. What is superseded, retracted or rejected says so first.
 *
 * What was said off the record never enters it, what was said on background never carries a name, and who is confidential is only what everybody
 * may read of them.
 */
export function attributionLine(all: AttributionFacts, language: Spoken): Attribution {
  const given = withNamedSources(all);
  const statements = given.statements.filter((told) => !isSecretRetraction(told));
  const facts = { ...given, statements, nameless: namelessOnAny(given.statements) };
  const own = facts.statements.filter((told) => told.claimId === facts.claim.id);
  const standing = originsOf(facts.claim.id, facts);
  const isRetracted =
    own.some(affirms) && standing.articles === 0 && standing.roots.length === 0 && standing.circular.length === 0;
  const origins = isRetracted ? originsOf(facts.claim.id, withoutRetractions(facts)) : standing;
  const who = tellersOf(origins, language);
  if (who.isUnspeakable) return { text: null, withheld: true };
  const objections = objectionWords(facts, language);
  const restated = restatedWords(facts, language);
  const isCut = statements.length < given.statements.length;
  const withheld = isCut || [who, objections, restated].some((one) => one.withheld) || leavesOut(facts);
  const clauses = [
    `${fallenWords(facts, isRetracted, language)}${meantWords(facts.claim, language)}${saidWords(who, isRetracted, language)}`,
    ...(isSaid(who) ? alsoWords(who, language) : [unsaidWords(own, origins, language)]),
    ...howWords(facts, origins, language),
    ...objections.clauses,
    ...restated.clauses,
    ...standingWords(facts, objections.clauses.length > 0, language),
  ];
  return { text: clauses.join('; '), withheld };
}

/** Sources as they may be named: of what is told, and of what it was worked out from. */
function withNamedSources(facts: AttributionFacts): AttributionFacts {
  const named = publicationsAfter(facts.statements);
  const derivations = facts.derivations.map((derivation) => ({
    ...derivation,
    inputs: derivation.inputs.map((input) => ({ ...input, source: input.source && named(input.source) })),
  }));
  return { ...withoutNamelessPublishers(facts), derivations };
}

/** What was taken back off the record is rejected where that decides about it, and the line does not say why. */
const isSecretRetraction = ({ stance, attribution, speaker }: Told): boolean =>
  stance === 'retracts' && namingOf(attribution, speaker) === 'untold';

const isSaid = ({ named, citing, back }: Tellers): boolean => named.length + citing.length + back.length > 0;

/** Who says it: those it is from, else those who have it from somewhere, else those who have taken it back. */
function saidWords({ named, citing, from, back }: Tellers, isRetracted: boolean, language: Spoken): string {
  const words = LINE_WORDS[language];
  if (named.length > 0) {
    const sayers = whoWords(named, language);
    return `, ${isRetracted ? words.originally(sayers) : words.accordingTo(sayers)}`;
  }
  if (citing.length > 0) return `, ${citingWords(citing, from, isRetracted ? 'originally' : 'accordingTo', language)}`;
  return back.length > 0 ? `, ${words.originallyTakenBack(whoWords(back, language), back)}` : '';
}

function citingWords(
  citing: readonly Named[],
  from: readonly Publication[],
  how: 'accordingTo' | 'originally' | 'alsoAccordingTo',
  language: Spoken,
): string {
  const words = LINE_WORDS[language];
  const nouns = [...new Set(from.map((source) => sourceNoun(source, language)))];
  const where = listed(nouns, MOST_DOCUMENTS, { and: words.and, more: words.others });
  return `${words[how](whoWords(citing, language))}, ${words.presumablyFrom(where)}`;
}

/** Who says it besides those who were named first. */
function alsoWords({ named, citing, from, back }: Tellers, language: Spoken): string[] {
  const takenBack = LINE_WORDS[language].takenBackBy;
  return [
    ...(named.length > 0 && citing.length > 0 ? [citingWords(citing, from, 'alsoAccordingTo', language)] : []),
    ...(back.length > 0 && named.length + citing.length > 0 ? [takenBack(whoWords(back, language))] : []),
  ];
}

function unsaidWords(own: readonly Told[], { circular }: Origins, language: Spoken): string {
  const words = LINE_WORDS[language];
  if (circular.length > 0) return words.onlyCircular;
  return own.length > 0 ? words.nobodyAffirms : words.noSource;
}

function withoutRetractions(facts: AttributionFacts): AttributionFacts {
  return { ...facts, statements: facts.statements.filter(({ stance }) => stance !== 'retracts') };
}

/** On what evidence, where all who say it are of one kind, and how it was worked out. */
function howWords(facts: TellableFacts, origins: Origins, language: Spoken): string[] {
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

function evidenceOf({ roots, followed, referring }: Origins): Evidence | null {
  const spoken = (told: Told): boolean => namingOf(told.attribution, told.speaker) !== 'untold';
  const stated = roots.flatMap(({ told, otherClaim }) => (told && otherClaim === null ? told : []));
  const kinds = new Set([...stated, ...followed, ...referring].filter(spoken).map(({ evidence }) => evidence));
  const [only = null] = kinds;
  return kinds.size === 1 ? only : null;
}

function fallenWords(facts: AttributionFacts, isRetracted: boolean, language: Spoken): string {
  const { supersededBy, standing } = facts;
  const words = LINE_WORDS[language];
  if (supersededBy && isUnspeakable(supersededBy.id, facts)) return `${words.fallen.superseded}: `;
  if (supersededBy) return `${words.supersededBy(successorWords(supersededBy, facts.claim, language))}: `;
  if (isRetracted) return `${words.fallen.retracted}: `;
  return standing === 'rejected' ? `${words.fallen.rejected}: ` : '';
}

/** Whether something that would be in the line is not: what took its place, or what it was worked out from, was only told off the record, or is confidential. */
function leavesOut(facts: AttributionFacts): boolean {
  const { derivations, supersededBy, standing, restsOnRejected, restsOpenly } = facts;
  if (standing === 'rests on contested input' && !restsOnRejected && !restsOpenly) return true;
  const inputs = derivations.flatMap((one) => one.inputs);
  const hidden = [...inputs.flatMap(({ claim }) => claim ?? []), ...(supersededBy ? [supersededBy] : [])];
  return (
    inputs.some(({ source }) => source?.confidential === true || source?.publisher?.confidential === true) ||
    derivations.some(({ attributedTo }) => attributedTo?.confidential === true) ||
    hidden.some(({ id, subject }) => subject.confidential === true || isUnspeakable(id, facts))
  );
}

function standingWords(facts: AttributionFacts, isDisputed: boolean, language: Spoken): string[] {
  const { standing, isOpenlyContested, restsOnRejected, restsOpenly } = facts;
  const words = LINE_WORDS[language];
  if (standing === 'contested' && !isDisputed && isOpenlyContested) return [words.contested];
  if (standing !== 'rests on contested input') return [];
  if (restsOnRejected) return [words.restsOnRejected];
  return restsOpenly ? [words.restsOnContested] : [];
}
