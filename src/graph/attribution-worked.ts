import type { Spoken } from '../derivations/speech.js';
import { type AttributionFacts, type TellableFacts, type Worked, type WorkedInput } from './attribution-facts.js';
import { meantWords } from './attribution-sense.js';
import { constantWords } from './attribution-value.js';
import { isUnspeakable, sourceNoun } from './attribution-who.js';
import { LINE_WORDS, listed } from './attribution-words.js';
import { partyName, safeName } from './origin-names.js';
import type { Origins } from './origins.js';

/** More inputs than these are counted. */
const MOST_INPUTS = 3;

/** How a claim was worked out, and by whom where that is none of those it is attributed to anyway; null where nobody says, or it must not be told. */
export function workedWords(facts: TellableFacts, origins: Origins, language: Spoken): string | null {
  // Who spoke about the claim or what it is worked out from, but never so that they may be named, is not named with that either.
  const told = facts.derivations.filter(
    ({ attributedTo }) => attributedTo === null || !facts.nameless.has(attributedTo.id),
  );
  const own = origins.roots.filter(({ otherClaim }) => otherClaim === null);
  const roots = new Set(own.flatMap(({ id, told: root }) => [id, root?.speaker?.id]));
  const worked = told.find(({ id, attributedTo }) => roots.has(id) || roots.has(attributedTo?.id)) ?? told[0];
  if (!worked) return null;
  const { attributedTo, method } = worked;
  const words = LINE_WORDS[language];
  const from = inputsWords(worked, facts, language);
  if (from === '') return null;
  const isTeller = attributedTo === null || roots.has(attributedTo.id);
  const by = isTeller || attributedTo.confidential ? [] : [words.asTold(partyName(attributedTo, language))];
  const isDoubted = worked.contested && facts.restsOpenly && facts.standing !== 'rests on contested input';
  const caveat = isDoubted ? [words.withContested] : [];
  return [`${words.methods[method]} ${from}`, ...by, ...caveat].join(', ');
}

/** What it was worked out from; figures that were told off the record are only counted. */
function inputsWords({ inputs }: Worked, facts: AttributionFacts, language: Spoken): string {
  const { and, moreInputs } = LINE_WORDS[language];
  const told = inputs.filter(({ claim }) => claim === null || !isUnspeakable(claim.id, facts));
  const all = [...new Set(told.map((input) => inputWords(input, facts.claim.subject.id, language)))];
  if (all.length === 0) return '';
  const hidden = Array.from({ length: inputs.length - told.length }, () => '');
  const most = Math.min(MOST_INPUTS, all.length);
  return listed([...all, ...hidden], most, { and, more: moreInputs });
}

function inputWords({ claim, constant, source }: WorkedInput, subjectId: string, language: Spoken): string {
  const words = LINE_WORDS[language];
  if (claim) {
    const label = safeName(claim.metric.labels[language] ?? claim.metric.label);
    const value = meantWords(claim, language);
    if (claim.value.type !== 'quantity') return value;
    const { subject } = claim;
    const isOther = subject.id !== subjectId && !subject.confidential;
    return `${value} (${isOther ? `${safeName(subject.name)}: ` : ''}${label})`;
  }
  if (constant === null) return source ? sourceNoun(source, language) : '';
  const shown = safeName(constantWords(constant, language));
  return source ? shown : words.assumption(shown);
}
