import type { StandingReason } from '../claims/standing.js';
import type { NamedCase } from './case-decisions.js';
import type { Language } from './claim-words.js';
import type { Strike } from './disputed-derivations.js';
import { capital, type Noun, reason } from './reason-words.js';
import type { Step } from './standing-graph.js';

/** Why a claim is accepted that a case has chosen. */
export function preferred(what: Noun, { id: dispute }: NamedCase): StandingReason {
  const texts = {
    en: `${capital(what.en.subject)} was accepted: a dispute was decided so.`,
    de: `${what.de.subject} wurde anerkannt: So wurde ein Streitfall entschieden.`,
  };
  return reason('accepted_by_decision', texts, { dispute });
}

/** Why a claim is out that a case has found to be in error. */
export function inError(what: Noun, { id: dispute }: NamedCase): StandingReason {
  const texts = {
    en: `${capital(what.en.subject)} is in error: a dispute was decided so.`,
    de: `${what.de.subject} ist ein Irrtum: So wurde ein Streitfall entschieden.`,
  };
  return reason('in_error', texts, { dispute });
}

/** Why a claim is attacked by another candidate of a case: that was preferred to it, or nobody could decide between the two. */
export function attackedByDecision(
  { attacker, found }: Extract<Step, { kind: 'attack' }>,
  what: Noun,
  other: Readonly<Record<Language, string>>,
  { id: dispute, outcome }: NamedCase,
): StandingReason {
  const ids = { claim: attacker, dispute };
  const end = ENDS[found];
  if (outcome === 'unresolved') {
    const since = found === 'undecided' ? { en: '', de: '' } : end;
    const texts = {
      en: `A dispute could not be decided: whether ${what.en.object} or ${other.en} holds${since.en}.`,
      de: `Ein Streitfall ließ sich nicht entscheiden: ob ${what.de.object} oder ${other.de} zutrifft${since.de}.`,
    };
    return reason(`dispute_unresolved${found === 'undecided' ? '' : CODES[found]}`, texts, ids);
  }
  const texts = {
    en: `${capital(other.en)} was preferred to ${what.en.object} when a dispute was decided${found === 'in' ? '' : end.en}.`,
    de: `${capital(other.de)} wurde ${what.de.dative} vorgezogen, als ein Streitfall entschieden wurde${found === 'in' ? '' : end.de}.`,
  };
  return reason(found === 'in' ? 'not_preferred' : `not_preferred_to${CODES[found]}`, texts, ids);
}

/** Why a claim is attacked by how it was derived: that is in dispute, nobody could decide, or it was found to be in error. */
export function struck(what: Noun, { dispute, from: derivation, outcome }: Strike): StandingReason {
  const ids = { dispute, derivation };
  if (outcome === null) {
    const texts = {
      en: `How ${what.en.object} was derived is in dispute.`,
      de: `Strittig ist, wie ${what.de.object} hergeleitet wurde.`,
    };
    return reason('derivation_disputed', texts, ids);
  }
  if (outcome === 'unresolved') {
    const texts = {
      en: `A dispute could not be decided: whether ${what.en.object} was derived rightly.`,
      de: `Ein Streitfall ließ sich nicht entscheiden: ob ${what.de.object} richtig hergeleitet wurde.`,
    };
    return reason('derivation_unresolved', texts, ids);
  }
  const texts = {
    en: `How ${what.en.object} was derived is in error: a dispute was decided so.`,
    de: `Wie ${what.de.object} hergeleitet wurde, ist ein Irrtum: So wurde ein Streitfall entschieden.`,
  };
  return reason('derivation_in_error', texts, ids);
}

/** What became of the other since. */
const ENDS = {
  undecided: { en: '; the other is contested itself', de: '; die andere ist selbst umstritten' },
  in: { en: '; the other stands by now', de: '; die andere hat inzwischen Bestand' },
  out: { en: '; the other was rejected since', de: '; die andere ist inzwischen verworfen' },
} as const;

const CODES = { undecided: '_contested', in: '_and_stands', out: '_rejected' } as const;
