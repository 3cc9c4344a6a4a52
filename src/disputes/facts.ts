import type { Stance } from '../claims/statement.js';

/** By what a review takes a claim back. */
export type Withdrawal = 'retracted' | 'corrected' | 'refuted';

/** What is known of a candidate, as far as it can change what was decided: as all readers of the case see it. */
export interface CandidateFacts {
  readonly claim: string;
  /** A digest of what it says. */
  readonly says: string;
  readonly statements: readonly { readonly id: string; readonly stance: Stance }[];
  /** By the id of each of its derivations a digest of what that gives. */
  readonly results: Readonly<Record<string, string>>;
  /** Claims that contradict it, and are no candidates. */
  readonly against: readonly string[];
  /** Claims that took its place. */
  readonly supersededBy: readonly string[];
  /** By what its review takes it back; null where it does not. */
  readonly withdrawn: Withdrawal | null;
}

/** What is known of all candidates of a case. */
export type CaseFacts = readonly CandidateFacts[];

/** What can happen to a candidate so that a case is to be looked at again. */
export const CHANGE_KINDS = [
  'candidate',
  'disputed',
  'changed',
  'statement',
  'derivation',
  'result',
  'contradicted',
  'superseded',
  'withdrawn',
] as const;

/** Something that happened to a candidate since a decision. */
export interface CaseChange {
  readonly kind: (typeof CHANGE_KINDS)[number];
  /** The candidate. */
  readonly claim: string;
  /** The statement, derivation or other claim by which it happened; null where it happened to the candidate itself. */
  readonly id: string | null;
  readonly texts: Readonly<Record<'en' | 'de', string>>;
}

/**
 * What happened to the candidates of a case, in their order; nothing where nothing material did.
 *
 * Only what came to be known counts: that somebody can no longer read something decides nothing anew. A case itself is never a fact, so
 * that what is decided about one claim opens no other case again.
 */
export function changesSince(before: CaseFacts, now: CaseFacts): CaseChange[] {
  const known = new Map(before.map((facts) => [facts.claim, facts]));
  return now.flatMap((facts): CaseChange[] => {
    const { claim } = facts;
    const change = (kind: CaseChange['kind'], id: string | null, texts: CaseChange['texts']): CaseChange => ({
      ...{ kind, claim, id, texts },
    });
    const old = known.get(claim);
    if (!old) return [change('candidate', null, CANDIDATE)];
    const results = Object.entries(facts.results);
    return [
      ...(old.says === facts.says ? [] : [change('changed', null, CHANGED)]),
      ...added(
        facts.statements.map(({ id }) => id),
        old.statements.map(({ id }) => id),
      ).map((id) => change('statement', id, SAID[facts.statements.find((one) => one.id === id)?.stance ?? 'asserts'])),
      ...results.flatMap(([id, gives]) => {
        const gave = old.results[id];
        if (gave === undefined) return [change('derivation', id, DERIVED)];
        return gave === gives ? [] : [change('result', id, RESULT)];
      }),
      ...added(facts.against, old.against).map((id) => change('contradicted', id, CONTRADICTED)),
      ...added(facts.supersededBy, old.supersededBy).map((id) => change('superseded', id, SUPERSEDED)),
      ...(facts.withdrawn !== null && facts.withdrawn !== old.withdrawn
        ? [change('withdrawn', null, WITHDRAWN[facts.withdrawn])]
        : []),
    ];
  });
}

/** What came into dispute since the last decision; nothing where there was none. */
export const newlyDisputed = (
  derivations: readonly { readonly id: string; readonly claim: string; readonly chosen: boolean | null }[],
): CaseChange[] =>
  derivations.flatMap(({ id, claim, chosen }) =>
    chosen === null ? [{ kind: 'disputed' as const, claim, id, texts: DISPUTED }] : [],
  );

function added(now: readonly string[], before: readonly string[]): string[] {
  const known = new Set(before);
  return now.filter((id) => !known.has(id));
}

const texts = (en: string, de: string): CaseChange['texts'] => ({ en, de });

const CANDIDATE = texts('It became a candidate.', 'Es kam als Kandidat hinzu.');
const DISPUTED = texts('How it was derived came into dispute.', 'Wie es hergeleitet wurde, kam in Streit.');
const CHANGED = texts('What it says was changed.', 'Was es besagt, wurde geändert.');
const DERIVED = texts('It was derived in another way.', 'Es wurde auf andere Weise hergeleitet.');
const RESULT = texts(
  'What it is derived from gives something else now.',
  'Seine Herleitung ergibt jetzt etwas anderes.',
);
const CONTRADICTED = texts('Another claim contradicts it.', 'Eine andere Angabe widerspricht ihm.');
const SUPERSEDED = texts('Another claim took its place.', 'Eine andere Angabe trat an seine Stelle.');
const WITHDRAWN: Readonly<Record<Withdrawal, CaseChange['texts']>> = {
  retracted: texts('It was retracted.', 'Es wurde zurückgezogen.'),
  corrected: texts('It was corrected.', 'Es wurde berichtigt.'),
  refuted: texts('A review refuted it.', 'Eine Prüfung hat es widerlegt.'),
};
const AFFIRMED = texts('A new statement affirms it.', 'Eine neue Äußerung bestätigt es.');

const SAID: Readonly<Record<Stance, CaseChange['texts']>> = {
  asserts: AFFIRMED,
  confirms: AFFIRMED,
  denies: texts('A new statement denies it.', 'Eine neue Äußerung dementiert es.'),
  disputes: texts('A new statement disputes it.', 'Eine neue Äußerung bestreitet es.'),
  hedges: texts('A new statement qualifies it.', 'Eine neue Äußerung schränkt es ein.'),
  declines_to_comment: texts('Somebody declines to comment on it.', 'Jemand will sich dazu nicht äußern.'),
  retracts: texts('A new statement takes it back.', 'Eine neue Äußerung nimmt es zurück.'),
};
