import { type Lens, lensOfAll, type Readership } from '../accounts/audience.js';

/** What one originator did about a claim: who speaks in statements that relay nothing; where nobody is named, the publisher of the source. */
export interface Said {
  /** UUID, after merging; null where not even the publisher is known. */
  readonly originator: string | null;
  /** First and last day on which it was affirmed, `YYYY-MM-DD`; null where no day is known. */
  readonly firstAffirmed: string | null;
  readonly lastAffirmed: string | null;
  readonly affirms: boolean;
  readonly retracts: boolean;
  /** Last day on which it was retracted; null where no day is known. */
  readonly lastRetracted: string | null;
}

/** What decides, beside the values, what two conflicting claims have to do with each other, as some readers see it. */
export interface Bearing {
  readonly id: string;
  readonly said: readonly Said[];
  /** Number of statements that relay nothing, whatever their stance. */
  readonly stances: number;
  /** Whether another claim has taken its place. */
  readonly superseded: boolean;
}

/** What one originator did about a claim in statements that have the same readers. */
export interface SaidTo extends Said {
  /** Word of those readers. */
  readonly readers: string;
  readonly stances: number;
}

/** All that is recorded of what decides, for whomever: what of it counts depends on who reads the link. */
export interface RecordedBearing extends Readership {
  readonly id: string;
  readonly said: readonly SaidTo[];
  /** Words of the readers of the claims that have taken its place. */
  readonly supersededFor: readonly string[];
}

/** What of a claim's bearing everybody sees who looks through a lens: nothing else has any effect. */
export function bearingThrough(lens: Lens, { id, said, supersededFor }: RecordedBearing): Bearing {
  const seen = said.filter(({ readers }) => lens.has(readers));
  const byOriginator = new Map<string | null, Said>();
  for (const one of seen) {
    byOriginator.set(one.originator, together(byOriginator.get(one.originator) ?? one, one));
  }
  return {
    id,
    said: [...byOriginator.values()],
    stances: seen.reduce((sum, { stances }) => sum + stances, 0),
    superseded: supersededFor.some((readers) => lens.has(readers)),
  };
}

/**
 * The bearings of two claims as all see them who read both, and so a link between them.
 *
 * @param readers the desk that alone may read the link, of those who read its ends; `public` for all of them
 */
export function bearingsOfPair(
  one: RecordedBearing,
  other: RecordedBearing,
  readers: string,
): readonly [Bearing, Bearing] {
  const lens = new Set([...lensOfAll(one, other), readers]);
  return [bearingThrough(lens, one), bearingThrough(lens, other)];
}

const together = (one: Said, other: Said): Said => ({
  originator: one.originator,
  firstAffirmed: first(one.firstAffirmed, other.firstAffirmed),
  lastAffirmed: last(one.lastAffirmed, other.lastAffirmed),
  affirms: one.affirms || other.affirms,
  retracts: one.retracts || other.retracts,
  lastRetracted: last(one.lastRetracted, other.lastRetracted),
});

const first = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);
const last = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);

/** Whether an originator stands by the claim: not where they retracted it on the last day they affirmed it, or later. */
function standsBy({ affirms, retracts, lastAffirmed, lastRetracted }: Said): boolean {
  if (!affirms || !retracts) return affirms;
  return lastAffirmed !== null && lastRetracted !== null && lastRetracted < lastAffirmed;
}

/** Whether all who made the claim have retracted it: then it contradicts nothing any more. Who only relays it does not keep it up. */
export function isWithdrawn({ said }: Pick<Bearing, 'said'>): boolean {
  return said.some(({ affirms }) => affirms) && !said.some(standsBy);
}

/**
 * Which of two claims gives another value for what the other said before, by the same originator (domain rules §5).
 *
 * The later is the one that was affirmed on a later last day, or on the same last day but later for the first time. Nobody's
 * where an originator they have in common leaves it open, or two of them disagree.
 * @returns `first` or `second` is the later one; null where nothing was restated
 */
export function laterOf(first: Bearing, second: Bearing): 'first' | 'second' | null {
  const others = new Map(second.said.filter(standsBy).map((said) => [said.originator, said]));
  const orders = new Set<string | null>();
  for (const said of first.said.filter(standsBy)) {
    const other = said.originator === null ? undefined : others.get(said.originator);
    if (other) orders.add(orderOf(said, other));
  }
  const [order = null, ...more] = orders;
  return more.length > 0 ? null : (order as 'first' | 'second' | null);
}

function orderOf(one: Said, other: Said): 'first' | 'second' | null {
  if (one.lastAffirmed === null || other.lastAffirmed === null) return null;
  if (one.lastAffirmed !== other.lastAffirmed) return one.lastAffirmed > other.lastAffirmed ? 'first' : 'second';
  if (one.firstAffirmed === null || other.firstAffirmed === null || one.firstAffirmed === other.firstAffirmed)
    return null;
  return one.firstAffirmed > other.firstAffirmed ? 'first' : 'second';
}
