import { FAVOURING, type Outcome } from '../disputes/outcome.js';
import type { Attack, Fact } from './standing-graph.js';

/** What a case came to, as long as that is in force. */
export interface CaseDecision {
  /** Of the case. */
  readonly id: string;
  readonly outcome: Outcome;
  /** RFC 3339. */
  readonly decided: string;
  /** Word of those who may read the case. */
  readonly readers: string;
  readonly candidates: readonly { readonly claim: string; readonly chosen: boolean }[];
}

/** A claim, and the decisions about it. */
interface Decided {
  readonly id: string;
  readonly decisions: readonly CaseDecision[];
}

/** What decisions make of some claims: attacks that have a direction, or that nobody could give one, and facts. */
export interface Settled {
  readonly attacks: readonly Attack[];
  readonly fallen: readonly Fact[];
  readonly accepted: readonly Fact[];
  /** The decision about two claims; undefined where there is none. */
  readonly about: (one: string, other: string) => CaseDecision | undefined;
}

/**
 * What decisions make of claims (domain §8). Of several about the same claims the one for fewer readers counts, then the latest.
 *
 * `prefer`: what was chosen attacks the rest, and is accepted as far as it is in. `error`: what was not chosen is out. `unresolved`: all attack each
 * other. All other outcomes only end attacks.
 */
export function settledBy(records: readonly Decided[]): Settled {
  const pairs = new Map<string, CaseDecision>();
  for (const { id, decisions } of records)
    for (const decision of inOrder(decisions))
      for (const { claim } of decision.candidates)
        if (claim !== id && !pairs.has(pairOf(id, claim))) pairs.set(pairOf(id, claim), decision);
  const favoured = records.flatMap(({ id, decisions }) => {
    const [first] = inOrder(decisions).filter(({ outcome }) => FAVOURING.includes(outcome));
    return first ? [{ id: first.id, claim: id, rank: 2, outcome: first.outcome, chosen: isChosen(first, id) }] : [];
  });
  return {
    attacks: [...pairs].flatMap(([pair, decision]) => attackIn(pair, decision)),
    fallen: favoured.flatMap(({ outcome, chosen, ...fact }) => (outcome === 'error' && !chosen ? [fact] : [])),
    accepted: favoured.flatMap(({ outcome, chosen, ...fact }) => (outcome === 'prefer' && chosen ? [fact] : [])),
    about: (one, other) => pairs.get(pairOf(one, other)),
  };
}

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

const isChosen = ({ candidates }: CaseDecision, id: string): boolean =>
  candidates.some(({ claim, chosen }) => claim === id && chosen);

const WIDTH: Readonly<Record<string, number>> = { public: 2, newsroom: 1 };

/** What counts first: of cases for fewer readers, then one that is open, then what was decided last. */
export function inOrder<
  Case extends { readonly id: string; readonly readers: string; readonly decided: string | null },
>(cases: readonly Case[]): Case[] {
  return [...cases].sort(
    (one, other) =>
      (WIDTH[one.readers] ?? 0) - (WIDTH[other.readers] ?? 0) ||
      decidedAt(other) - decidedAt(one) ||
      (one.id > other.id ? -1 : 1),
  );
}

const decidedAt = ({ decided }: { readonly decided: string | null }): number =>
  decided === null ? Number.MAX_SAFE_INTEGER : Date.parse(decided);

function attackIn(pair: string, decision: CaseDecision): Attack[] {
  const [one = '', other = ''] = pair.split(' ');
  const attack = (from: string, to: string, mutual: boolean): Attack[] => [
    { id: `${decision.id} ${from} ${to}`, from, to, mutual, rank: 0 },
  ];
  if (decision.outcome === 'unresolved') return attack(one, other, true);
  if (decision.outcome !== 'prefer') return [];
  const [first, second] = [isChosen(decision, one), isChosen(decision, other)];
  if (first === second) return [];
  return first ? attack(one, other, false) : attack(other, one, false);
}

/** A case as sentences name it. */
export type NamedCase = Pick<CaseDecision, 'id' | 'outcome'>;

/** The case by whose decision there is an attack or a fact of this id; null where it has another reason. */
export const caseIn = (id: string, known: ReadonlyMap<string, NamedCase>): NamedCase | null =>
  known.get(id.split(' ')[0] ?? '') ?? null;

/** Whether all who may read a case, or a claim, may read a record: of what only some of them see it decides nothing. */
export const isSeenByAll = (readersOfCase: string, readers: string): boolean =>
  readers === 'public' || readers === readersOfCase || (readers === 'newsroom' && readersOfCase !== 'public');

/** Whether a decision ends the attack of a link between two of its candidates. */
export const endsLink = (decision: CaseDecision | undefined, readers: string): boolean =>
  decision !== undefined && isSeenByAll(decision.readers, readers);

/** Something that was said against a claim. */
interface Raised {
  /** RFC 3339. */
  readonly recorded: string;
  /** Word of those who may read it. */
  readonly readers: string;
}

/** Whether a decision about a claim answers an objection that names no alternative: one that was raised before, and did not win. */
export function isAnswered({ recorded, readers }: Raised, { id, decisions }: Decided): boolean {
  return decisions.some(
    (decision) =>
      Date.parse(recorded) <= Date.parse(decision.decided) &&
      isSeenByAll(decision.readers, readers) &&
      (FAVOURING.includes(decision.outcome) ? isChosen(decision, id) : decision.outcome !== 'unresolved'),
  );
}
