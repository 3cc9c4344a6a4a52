import type { Remark, Texts } from './computation.js';

/** What can happen to a claim so that what is computed with it is to be computed again. */
export const CHANGE_CODES = [
  'superseded',
  'changed',
  'disputed',
  'retracted',
  'affirmed',
  'derived',
  'linked',
  'standing',
  'heard',
  'renamed',
  'rules',
] as const;
export type ChangeCode = (typeof CHANGE_CODES)[number];

/** What a derivation can be moved by; `recomputed` where what happened, happened further up. */
export const MOVED_CODES = [...CHANGE_CODES, 'denial_retracted', 'recomputed'] as const;

/** A change, and the claim to which it happened; null where it happened to no claim. */
export interface Cause {
  readonly code: ChangeCode;
  readonly claim: string | null;
}

/** Why a derivation gives something else than before. */
export interface MovedBy extends Remark {
  /** Ids of the claims to which something happened, and of those that took their place. */
  readonly claims: readonly string[];
}

/** A change as a sentence tells it. */
export interface ToldCause {
  readonly code: (typeof MOVED_CODES)[number];
  /** What is said of it. */
  readonly clause: ClauseKey;
  /** What the formula calls it. */
  readonly name: Texts;
  /** What everybody else calls it. */
  readonly label: Texts;
  /** What it was before; null where that is the same, or not known. */
  readonly from: Texts | null;
  /** What took its place, or what it is now; null where nothing did, or nothing that has words. */
  readonly by: Texts | null;
  readonly claims: readonly string[];
}

/** An input that was computed again, and what had happened to what it rests on. */
export interface MovedInput {
  readonly name: string;
  readonly claim: string;
  readonly roots: readonly ToldCause[];
}

type Clause = (name: string, by: string | null, from: string | null) => string;

/** How a change is told. */
export type ClauseKey = keyof typeof CLAUSES;

const CLAUSES = {
  superseded: {
    en: (name, by) => `${name} was superseded${by === null ? '' : ` by ${by}`}`,
    de: (name, by) => `${name} wurde${by === null ? '' : ` durch ${by}`} ersetzt`,
  },
  changed: {
    en: (name, by, from) => `${name} was changed${by === null || from === null ? '' : ` from ${from} to ${by}`}`,
    de: (name, by, from) => `${name} wurde${by === null || from === null ? '' : ` von ${from} auf ${by}`} geändert`,
  },
  disputed: { en: (name) => `${name} was disputed`, de: (name) => `${name} wurde bestritten` },
  retracted: {
    en: (name) => `${name} was retracted by somebody who had said it`,
    de: (name) => `${name} wurde von jemandem zurückgezogen, der es behauptet hatte`,
  },
  denial_retracted: {
    en: (name) => `a denial of ${name} was taken back`,
    de: (name) => `ein Dementi zu ${name} wurde zurückgezogen`,
  },
  taken_back: {
    en: (name) => `somebody took back what they had said about ${name}`,
    de: (name) => `jemand hat zurückgezogen, was zu ${name} gesagt worden war`,
  },
  heard: {
    en: (name) => `something was said about ${name} off the record`,
    de: (name) => `zu ${name} wurde etwas gesagt, das nicht zur Veröffentlichung bestimmt ist`,
  },
  affirmed: { en: (name) => `${name} was affirmed`, de: (name) => `${name} wurde bestätigt` },
  derived: {
    en: (name) => `${name} was derived in another way`,
    de: (name) => `${name} wurde auf andere Weise hergeleitet`,
  },
  derived_first: { en: (name) => `${name} was derived`, de: (name) => `${name} wurde hergeleitet` },
  linked: {
    en: (name) => `links of ${name} to other claims were judged anew`,
    de: (name) => `Verbindungen von ${name} zu anderen Behauptungen wurden neu beurteilt`,
  },
  contested_now: { en: (name) => `${name} is contested now`, de: (name) => `${name} ist jetzt umstritten` },
  rejected_now: { en: (name) => `${name} is rejected now`, de: (name) => `${name} ist jetzt verworfen` },
  uncontested_now: {
    en: (name) => `${name} is no longer contested`,
    de: (name) => `${name} ist nicht mehr umstritten`,
  },
  standing: {
    en: (name) => `something happened to what contradicts ${name}`,
    de: (name) => `mit dem, was ${name} widerspricht, ist etwas geschehen`,
  },
  renamed: {
    en: (name) => `what ${name} is about is called something else`,
    de: (name) => `das, worum es bei ${name} geht, heißt jetzt anders`,
  },
  rules: { en: () => 'the rules of computing changed', de: () => 'die Regeln des Rechnens haben sich geändert' },
} as const satisfies Record<string, { readonly en: Clause; readonly de: Clause }>;

/** More than these make no sentence. */
export const MOST_TOLD = 5;

/**
 * Says why a derivation gives something else than before: what happened to its inputs; where nothing did, which of them were
 * computed again, and what had happened to what those rest on.
 */
export function movedBy(direct: readonly ToldCause[], inputs: readonly MovedInput[]): MovedBy {
  const [first] = direct;
  if (first) return sentence(first.code, [clausesOf(direct, 'name')], claimsOf(direct));
  const told = inputs.slice(0, MOST_TOLD).map(({ name, roots }) => {
    const why = clausesOf(roots, 'label');
    return texts(
      `${name} was computed again${why.en && `: ${why.en}`}`,
      `${name} wurde neu berechnet${why.de && `: ${why.de}`}`,
    );
  });
  const something = texts('something that it rests on changed', 'etwas, worauf es beruht, hat sich geändert');
  const claims = inputs.flatMap(({ claim, roots }) => [claim, ...claimsOf(roots)]);
  return sentence('recomputed', told.length > 0 ? told : [something], claims);
}

function sentence(code: (typeof MOVED_CODES)[number], clauses: readonly Texts[], claims: readonly string[]): MovedBy {
  const en = `${clauses.map((clause) => clause.en).join('; ')}.`;
  const de = `${clauses.map((clause) => clause.de).join('; ')}.`;
  return { code, text: en, texts: { en, de }, claims: [...new Set(claims)] };
}

function clausesOf(causes: readonly ToldCause[], called: 'name' | 'label'): Texts {
  const clauses = (language: keyof Texts): string => {
    const all = causes.map((cause) =>
      (CLAUSES[cause.clause][language] as Clause)(
        cause[called][language],
        cause.by?.[language] ?? null,
        cause.from?.[language] ?? null,
      ),
    );
    return [...new Set(all)].slice(0, MOST_TOLD).join('; ');
  };
  return texts(clauses('en'), clauses('de'));
}

const claimsOf = (causes: readonly ToldCause[]): string[] => causes.flatMap(({ claims }) => claims);

const texts = (en: string, de: string): Texts => ({ en, de });
