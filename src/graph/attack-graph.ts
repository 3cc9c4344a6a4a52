import { isWithdrawn, type Said } from '../detection/bearing.js';
import { type CaseDecision, endsLink, isAnswered, settledBy } from './case-decisions.js';
import { type DisputedDerivation, strikesOn } from './disputed-derivations.js';
import type { Attack, DerivedFrom, Fact, StandingGraph } from './standing-graph.js';
import { type Confirmed, directionBetween, hasWeighed, type Raised } from './verdict-directions.js';

/** A statement that disputes or denies a claim. */
export interface Objection {
  readonly id: string;
  readonly stance: 'denies' | 'disputes';
  /** Who speaks, after merging, else the publisher; null where not even that is known. */
  readonly originator: string | null;
  /** The day on which it was said, `YYYY-MM-DD`; null where it is not known. */
  readonly day: string | null;
  /** The claim that is said to be right instead; null where none is named. */
  readonly alternative: string | null;
  /** The objection to the same claim that it passes on; null where it is made by its speaker. */
  readonly relays: string | null;
  /** When it was recorded, RFC 3339. */
  readonly recorded: string;
  /** Word of those who may read it. */
  readonly readers: string;
}

/** A link that says that a claim contradicts another, and counts (domain §8): confirmed, or drawn by a statement. */
export interface Contradiction {
  readonly id: string;
  readonly other: string;
  readonly confirmed: boolean;
  /** The desk that alone may read it, of those who read both claims; `public` for all of them. */
  readonly readers: string;
  /** That it is there, for whoever may read it and each of its ends. */
  readonly raised: readonly Raised[];
}

/** What the review of a claim decided about its standing. */
export type Decided = 'confirmed' | 'refuted' | 'retracted';

/** The id of a fact that the review of a claim gives. */
export const decidedFact = (claim: string, decided: Decided): string => `${claim} ${decided}`;

/** What the review of a claim decided, by the id of the fact; null for other facts. */
export const decidedBy = (fact: string): Decided | null =>
  (/ (confirmed|refuted|retracted)$/.exec(fact)?.[1] as Decided | undefined) ?? null;

/** What is recorded about one claim, as far as it decides about standings. */
export interface ClaimRecord {
  readonly id: string;
  readonly contradictions: readonly Contradiction[];
  readonly objections: readonly Objection[];
  /** What its review decided: that it was retracted, else a verdict that counts; null where neither decides. */
  readonly decided: Decided | null;
  /** What that knew; null unless it confirmed the claim. */
  readonly confirmed: Confirmed | null;
  /** Link and newer claim; null where nothing took its place. */
  readonly superseded: { readonly link: string; readonly by: string } | null;
  /** Of originators; empty where nobody retracted anything. */
  readonly said: readonly Said[];
  readonly derivations: readonly DerivedFrom[];
  /** What cases came to in which it is a candidate. */
  readonly decisions: readonly CaseDecision[];
  /** Its derivations that cases are about. */
  readonly disputed: readonly DisputedDerivation[];
  /** Whether there is more of any of these than was read. */
  readonly more: boolean;
}

/** Ends the id of what stands for everything that was not read. */
export const UNREAD = ' and more';

/** The objections that were not taken back, of all that is recorded about some claims. */
export function objectionsThatStand(records: readonly ClaimRecord[]): Set<string> {
  return standingObjections(placedObjections(records));
}

const placedObjections = (records: readonly ClaimRecord[]): Map<string, Placed> =>
  new Map(records.flatMap((record) => objectionsIn(record).map((one) => [one.id, one])));

/** The graph that decides about claims, out of what is recorded about them (domain §8). */
export function standingGraphOf(records: readonly ClaimRecord[]): StandingGraph {
  const objections = placedObjections(records);
  const stands = standingObjections(objections);
  const pairs = objectionsByPair(objections, stands);
  const settled = settledBy(records);
  const byId = new Map(records.map((record) => [record.id, record]));
  const reviewed = (id: string) => ({ id, confirmed: byId.get(id)?.confirmed ?? null });
  const attacks = new Map<string, Attack>(settled.attacks.map((attack) => [attack.id, attack]));
  for (const { id: claim, contradictions, disputed, more } of records) {
    for (const strike of strikesOn(claim, disputed)) attacks.set(strike.id, strike);
    for (const { id, other, confirmed, readers, raised } of contradictions) {
      if (endsLink(settled.about(claim, other), readers)) continue;
      const said = pairs.get(`${claim} ${other}`);
      // What its speaker took back contradicts nothing any more, unless somebody else has confirmed it.
      if (!confirmed && said?.length === 0) continue;
      const direction = directionBetween(reviewed(claim), reviewed(other), [...raised, ...(said ?? [])]);
      attacks.set(id, { id, ...direction, rank: said && said.length > 0 ? 0 : 1 });
    }
    if (more) attacks.set(claim + UNREAD, { id: claim + UNREAD, from: claim, to: claim, mutual: false, rank: 9 });
  }
  for (const objection of objections.values()) {
    const { id, claim, alternative, relays } = objection;
    if (alternative !== null || !stands.has(id) || (relays !== null && objections.has(relays))) continue;
    const about = byId.get(claim);
    if (about && (isAnswered(objection, about) || hasWeighed(about.confirmed, objection))) continue;
    attacks.set(id, { id, from: id, to: claim, mutual: true, rank: 0 });
  }
  return {
    claims: records.map(({ id }) => id),
    attacks: [...attacks.values()],
    fallen: [...records.flatMap(fallenIn), ...settled.fallen],
    accepted: [...records.flatMap(acceptedIn), ...settled.accepted],
    derivations: records.flatMap(({ derivations }) => derivations),
  };
}

/** By two claims in either order the objections to one that name the other and stand; none where all were taken back. */
function objectionsByPair(
  objections: ReadonlyMap<string, Placed>,
  stands: ReadonlySet<string>,
): Map<string, readonly Placed[]> {
  const pairs = new Map<string, readonly Placed[]>();
  for (const one of objections.values()) {
    if (one.alternative === null) continue;
    for (const pair of [`${one.claim} ${one.alternative}`, `${one.alternative} ${one.claim}`])
      pairs.set(pair, [...(pairs.get(pair) ?? []), ...(stands.has(one.id) ? [one] : [])]);
  }
  return pairs;
}

type Placed = Objection & { readonly claim: string; readonly retracted: boolean };

const objectionsIn = ({ id, objections, said }: ClaimRecord): Placed[] =>
  objections.map((one) => ({ ...one, claim: id, retracted: isRetracted(one, said) }));

/** Whether its originator retracted what they said about the claim on the day of the objection, or later. */
function isRetracted({ originator, day }: Objection, said: readonly Said[]): boolean {
  const own = said.find((one) => one.originator === originator);
  if (!own?.retracts) return false;
  return day === null || own.lastRetracted === null || own.lastRetracted >= day;
}

/** Objections that were not retracted, neither by their speakers nor, where they only pass one on, by whom they pass on. */
function standingObjections(objections: ReadonlyMap<string, Placed>): Set<string> {
  const known = new Map<string, boolean>();
  for (const start of objections.keys()) {
    const path = new Set<string>();
    let next = objections.get(start);
    let stands = true;
    // A circle of relays ends where it began.
    while (next && stands && !path.has(next.id)) {
      const before = known.get(next.id);
      stands = before ?? !next.retracted;
      path.add(next.id);
      next = before === undefined && next.relays !== null ? objections.get(next.relays) : undefined;
    }
    for (const id of path) known.set(id, stands);
  }
  return new Set([...known].flatMap(([id, stands]) => (stands ? [id] : [])));
}

const acceptedIn = ({ id, decided }: ClaimRecord): Fact[] =>
  decided === 'confirmed' ? [{ id: decidedFact(id, decided), claim: id, rank: 0 }] : [];

function fallenIn({ id, superseded, said, decided }: ClaimRecord): Fact[] {
  return [
    ...(superseded ? [{ id: superseded.link, claim: id, rank: 0 }] : []),
    ...(decided === 'retracted' || decided === 'refuted' ? [{ id: decidedFact(id, decided), claim: id, rank: 1 }] : []),
    ...(isWithdrawn({ said }) ? [{ id, claim: id, rank: 2 }] : []),
  ];
}
