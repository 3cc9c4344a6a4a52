import type { Standing, StandingReason } from '../claims/standing.js';
import { decidedBy } from './attack-graph.js';
import type { NamedCase } from './case-decisions.js';
import { attackedByDecision, inError, preferred, struck } from './case-reasons.js';
import { claimWords, type Language, type NamedClaim, valueWords } from './claim-words.js';
import type { Strike } from './disputed-derivations.js';
import { capital, type Noun, reason } from './reason-words.js';
import type { Judged } from './standing.js';
import type { Step } from './standing-graph.js';

/** Somebody who speaks against a claim, or took it back. */
export interface Voice {
  readonly statement: string;
  readonly stance: 'denies' | 'disputes' | 'retracts';
  /** By language of the sentence; null where nobody is to be named. */
  readonly name: Readonly<Record<Language, string>> | null;
  /** Whether it was said off the record: then a sentence tells neither that they spoke nor what they said. */
  readonly isUntold?: boolean;
}

/** What the records behind a chain are, by the ids that its steps have. */
export interface Known {
  /** Every claim that a step names. */
  readonly claims: ReadonlyMap<string, NamedClaim>;
  /** The objection that an attack was made by: of a link that a statement drew, or that names no alternative. */
  voiceOf(attack: string, claim: string): Voice | null;
  /** Who took a claim back. */
  retractorsOf(claim: string): readonly Voice[];
  /** The claim that took its place; null where it was not superseded by this link. */
  successorOf(claim: string, link: string): string | null;
  /** The case by whose decision there is an attack or a fact; null where it has another reason. */
  caseOf(id: string): NamedCase | null;
  /** The derivation in dispute by which there is an attack; null where it has another reason. */
  strikeOf(attack: string): Strike | null;
  /** Whether the review of a claim confirmed it. */
  isConfirmed(claim: string): boolean;
  /** Whether the id of an attack is that of everything that was not read. */
  isUnread(attack: string): boolean;
}

/** The words for a standing: the steps of its chain, each a sentence in English and German. */
export function standingOf(judged: Judged, known: Known): Standing {
  const reasons = judged.chain.map((step, i) => reasonOf(step, i === 0, known));
  const further = judged.steps - judged.chain.length;
  return { label: judged.label, reasons: further > 0 ? [...reasons, furtherSteps(further)] : reasons };
}

/** Said where not everything that bears on a claim was read. */
export const NOT_ALL_READ = reason('not_all_read', {
  en: 'More bears on it than was read; what was not read may change this.',
  de: 'Es hängt von mehr ab, als gelesen wurde; was nicht gelesen wurde, kann das ändern.',
});

function furtherSteps(steps: number): StandingReason {
  return reason('further_steps', {
    en: `And so on: ${steps} more ${steps === 1 ? 'step' : 'steps'}.`,
    de: `Und so weiter: ${steps} ${steps === 1 ? 'weiterer Schritt' : 'weitere Schritte'}.`,
  });
}

function reasonOf(step: Step, isFirst: boolean, known: Known): StandingReason {
  const what = nounFor(isFirst ? null : (known.claims.get(step.node) ?? null), isFirst);
  switch (step.kind) {
    case 'fallen':
      return fallen(step, what, known);
    case 'accepted':
      return accepted(step, what, known);
    case 'attack':
      return attack(step, what, known);
    case 'input':
      return input(step, what, known);
  }
}

const IT: Noun = { en: { subject: 'It', object: 'it' }, de: { subject: 'Es', object: 'es', dative: 'ihm' } };

const THAT: Noun = { en: { subject: 'That', object: 'that' }, de: { subject: 'Das', object: 'das', dative: 'dem' } };

function nounFor(claim: NamedClaim | null, isFirst: boolean): Noun {
  if (!claim || claim.isUntold) return isFirst ? IT : THAT;
  const [en, de] = [claimWords(claim, 'en'), claimWords(claim, 'de')];
  return {
    en: { subject: en, object: en },
    de: { subject: `Die Angabe ${de}`, object: `die Angabe ${de}`, dative: `der Angabe ${de}` },
  };
}

/** A claim that a sentence names beside the one that it explains. */
const named = (id: string, known: Known): Readonly<Record<Language, string>> => {
  const claim = known.claims.get(id);
  return claim && !claim.isUntold
    ? { en: claimWords(claim, 'en'), de: `die Angabe ${claimWords(claim, 'de')}` }
    : { en: 'another claim', de: 'eine andere Angabe' };
};

function accepted({ fact }: Extract<Step, { kind: 'accepted' }>, what: Noun, known: Known): StandingReason {
  const dispute = known.caseOf(fact);
  if (dispute !== null) return preferred(what, dispute);
  if (decidedBy(fact) === 'confirmed') {
    return reason('confirmed', {
      en: `The review confirmed ${what.en.object}.`,
      de: `Die Prüfung hat ${what.de.object} bestätigt.`,
    });
  }
  return reason('accepted', { en: `${what.en.subject} was accepted.`, de: `${what.de.subject} wurde anerkannt.` });
}

function fallen({ node, fact }: Extract<Step, { kind: 'fallen' }>, what: Noun, known: Known): StandingReason {
  const newer = known.successorOf(node, fact);
  if (newer !== null) {
    const by = named(newer, known);
    return reason(
      'superseded',
      {
        en: `${what.en.subject} was corrected: ${by.en} took its place.`,
        de: `${what.de.subject} wurde berichtigt: An die Stelle trat ${by.de}.`,
      },
      { claim: newer, link: fact },
    );
  }
  const decided = decidedBy(fact);
  if (decided === 'refuted') {
    const texts = { en: `The review refuted ${what.en.object}.`, de: `Die Prüfung hat ${what.de.object} widerlegt.` };
    return reason('refuted', texts);
  }
  if (decided === 'retracted') {
    const texts = {
      en: `The newsroom retracted ${what.en.object}.`,
      de: `Die Redaktion hat ${what.de.object} zurückgezogen.`,
    };
    return reason('retracted', texts);
  }
  const dispute = known.caseOf(fact);
  if (dispute !== null) return inError(what, dispute);
  const voices = known.retractorsOf(node).filter(({ isUntold }) => !isUntold);
  if (voices.length === 0) {
    const texts = {
      en: `Nobody stands by ${what.en.object} any more.`,
      de: `Zu ${what.de.dative} steht niemand mehr.`,
    };
    return reason('withdrawn', texts);
  }
  const statement = voices[0]?.statement;
  const who = { en: listed(voices, 'en'), de: listed(voices, 'de') };
  return reason(
    'withdrawn',
    {
      en: `${who.en} took ${what.en.object} back, and nobody else stands by it.`,
      de: `${who.de} ${voices.length > 1 ? 'haben' : 'hat'} ${what.de.object} zurückgenommen, und niemand sonst steht dazu.`,
    },
    { ...(statement !== undefined && { statement }) },
  );
}

const SAYS = {
  disputes: { en: 'disputes', de: 'bestreitet' },
  denies: { en: 'denies', de: 'dementiert' },
  retracts: { en: 'takes back', de: 'nimmt zurück:' },
} as const;

function attack(step: Extract<Step, { kind: 'attack' }>, what: Noun, known: Known): StandingReason {
  if (known.isUnread(step.attack)) return NOT_ALL_READ;
  const strike = known.strikeOf(step.attack);
  if (strike !== null) return struck(what, strike);
  const dispute = known.caseOf(step.attack);
  if (dispute !== null) return attackedByDecision(step, what, named(step.attacker, known), dispute);
  const voice = known.voiceOf(step.attack, step.node);
  const claim = known.claims.get(step.attacker);
  const speaks = voice && {
    en: `${nameOf(voice, 'en')} ${SAYS[voice.stance].en} ${what.en.object}`,
    de: `${nameOf(voice, 'de')} ${SAYS[voice.stance].de} ${what.de.object}`,
  };
  const isConfirmed = step.found === 'in' && known.isConfirmed(step.attacker);
  const end = isConfirmed ? CONFIRMED_END : ENDS[step.found];
  if (voice?.isUntold) {
    const texts = {
      en: `Something that was said off the record speaks against ${what.en.object}${end.en}.`,
      de: `${capital(what.de.dative)} widerspricht etwas, das nicht zur Veröffentlichung gesagt wurde${end.de}.`,
    };
    return reason(`disputed${CODES[step.found]}`, texts, { statement: voice.statement });
  }
  if (speaks && (!claim || step.attacker === voice.statement)) {
    const texts = { en: `${speaks.en}${end.en}.`, de: `${speaks.de}${end.de}.` };
    return reason(`disputed${CODES[step.found]}`, texts, { statement: voice.statement });
  }
  const ids = { claim: step.attacker, link: step.attack };
  if (speaks && claim && !claim.isUntold) {
    const texts = {
      en: `${speaks.en} and says it is ${valueWords(claim, 'en')}${end.en}.`,
      de: `${speaks.de} und nennt stattdessen ${valueWords(claim, 'de')}${end.de}.`,
    };
    return reason(`disputed${CODES[step.found]}`, texts, { ...ids, statement: voice.statement });
  }
  const other = named(step.attacker, known);
  const texts = {
    en: `${other.en} contradicts ${what.en.object}${step.found === 'undecided' ? ', and nothing decides between the two' : end.en}.`,
    de: `${capital(other.de)} widerspricht ${what.de.dative}${isConfirmed ? end.de : CLAIM_ENDS[step.found]}.`,
  };
  return reason(`contradicted${CODES[step.found]}`, { ...texts, en: capital(texts.en) }, ids);
}

/** What became of what attacks. */
const ENDS = {
  undecided: { en: '', de: '' },
  in: { en: ', and that stands', de: ', und das hat Bestand' },
  out: { en: ', but that was rejected', de: ', doch das ist verworfen' },
} as const;

/** Where what attacks is a claim that a review confirmed. */
const CONFIRMED_END = { en: ', and the review confirmed that', de: ', und das hat die Prüfung bestätigt' } as const;

/** The same, of a claim that the sentence began with. */
const CLAIM_ENDS = {
  undecided: ', und nichts entscheidet zwischen beiden',
  in: ', und diese hat Bestand',
  out: ', doch diese ist verworfen',
} as const;

const CODES = { undecided: '', in: '_and_stands', out: '_and_rejected' } as const;

function input({ input: id, found }: Extract<Step, { kind: 'input' }>, what: Noun, known: Known): StandingReason {
  const from = named(id, known);
  const state = STATES[found];
  return reason(
    state.code,
    {
      en: `${capital(what.en.subject)} is computed from ${from.en}, which ${state.en}.`,
      de: `${what.de.subject} beruht auf einer Rechnung mit einem Wert, der ${state.de}: ${from.de.replace(/^die Angabe /, '')}.`,
    },
    { claim: id },
  );
}

const STATES = {
  contested: { code: 'input_contested', en: 'is contested', de: 'umstritten ist' },
  rejected: { code: 'input_rejected', en: 'was rejected', de: 'verworfen ist' },
  'rests on contested input': {
    code: 'input_rests',
    en: 'rests on contested input itself',
    de: 'selbst auf Umstrittenem beruht',
  },
} as const;

/** More are counted. */
const MOST_NAMED = 3;

function listed(voices: readonly Voice[], language: Language): string {
  const names = [...new Set(voices.map((voice) => nameOf(voice, language)))];
  if (names.length === 0) return nameOf(null, language);
  const shown = names.slice(0, MOST_NAMED);
  const more = names.length - shown.length;
  const and = language === 'de' ? 'und' : 'and';
  const others = more === 0 ? [] : [language === 'de' ? `${more} weitere` : `${more} more`];
  const all = [...shown, ...others];
  return all.length === 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`;
}

const nameOf = (voice: Voice | null, language: Language): string =>
  voice?.name?.[language] || { en: 'Somebody who is not named', de: 'Jemand, der nicht genannt wird,' }[language];
