import { isNameless as isSaidNameless } from '../claims/naming.js';
import { followCitations } from './origin-citations.js';
import { affirms, type OriginFacts, retractionsIn, type Told, withoutUntoldRetractions } from './origin-facts.js';
import { followRelays, type Relays } from './origin-relays.js';
import { presumedRoot, type Root, rootAt, standsAlone } from './origin-roots.js';
import { speakerCircles } from './origin-speakers.js';

/** Where a claim comes from. */
export interface Origins {
  /** Number of distinct sources of statements that affirm it and were not taken back. */
  readonly articles: number;
  /** Each once: on record before others, stated before presumed, then by label. */
  readonly roots: readonly Root[];
  /** Statements that only lead to each other, by relays or by what their sources cite; ids in order. */
  readonly circular: readonly (readonly string[])[];
  /** Whether somebody is on record for it, and stands by it. */
  readonly onRecord: boolean;
  /** The statements about the claim whose walk went on along what their sources cite. */
  readonly followed: readonly Told[];
  /** The statements about the claim that pass on what somebody said about another: the figure is theirs. */
  readonly referring: readonly Told[];
}

/**
 * From where a claim comes (domain §7): from the statements that affirm it, and were not taken back, along what they relay, to the end.
 *
 * A statement that relays nothing is a root where a derivation is attributed to its speaker or a person answers for it on record; else what its
 * source cites is followed, and what that leads to is presumed; where it cites nothing, the statement is the root. What is said about another claim
 * is followed to its root, but nobody is on record for a figure that they did not give. Order never matters; linear in statements and
 * citations; loops of statements and of speakers are reported.
 * @see docs/adr/0017-origins-by-walking-what-is-relayed.md
 */
export function originsOf(claimId: string, { statements, citations }: OriginFacts): Origins {
  const isRetracted = retractionsIn(statements);
  const isRetractionTold = retractionsIn(withoutUntoldRetractions(statements));
  const known = new Map(statements.map((told) => [told.id, told]));
  const starts = [...known.values()].filter((told) => told.claimId === claimId && affirms(told) && !isRetracted(told));
  const relays = followRelays(starts, known);
  const { ends, endOf, circles } = relays;
  const passed = [...known.values()].filter(({ id }) => endOf.has(id));
  const repeated = speakerCircles(passed, relays);
  const isRepeated = new Set(repeated.flat());
  const referring = referringIn(claimId, starts, relays);
  const citing = new Set(citations.map(({ sourceId }) => sourceId));
  const followed = ends.filter((end) => isFollowed(end, citing));
  const isFollowedEnd = new Set(followed.map(({ id }) => id));
  const grounded = new Set<string>();
  const passing = new Map<string, Set<string>>();
  for (const told of [...starts, ...ends]) {
    const end = endOf.get(told.id);
    if (!told.source) continue;
    if (!end || !isFollowedEnd.has(end.id)) grounded.add(told.source.id);
    else if (end !== told && end.source)
      passing.set(told.source.id, (passing.get(told.source.id) ?? new Set()).add(end.source.id));
  }
  const from = followed.flatMap(({ source }) => source?.id ?? []);
  const cited = followCitations([...new Set(from)], citations, grounded, passing);
  const elsewhere = followed.some((end) => end.claimId === claimId) ? null : (followed[0]?.claimId ?? null);
  const roots = distinct([
    ...ends
      .filter(({ id }) => !isFollowedEnd.has(id))
      .map((end) => {
        const root = rootAt(end, isRetracted(end));
        const otherClaim = end.claimId === claimId ? null : end.claimId;
        const confirms = otherClaim === null && !isRepeated.has(end.id);
        const onRecord = root.onRecord && confirms;
        return { ...root, otherClaim, onRecord, isRetractionTold: isRetractionTold(end) };
      }),
    ...cited.ends.map((source) => ({ ...presumedRoot(source), otherClaim: elsewhere })),
  ]);
  return {
    articles: new Set(starts.flatMap(({ source }) => source?.id ?? [])).size,
    roots,
    circular: circlesOf(
      [...circles, ...repeated],
      cited,
      [...new Set([...followed, ...starts.filter(({ id }) => isFollowedEnd.has(endOf.get(id)?.id ?? ''))])],
      isFollowedEnd,
    ),
    onRecord: roots.some(({ onRecord }) => onRecord),
    followed: followed.filter((told) => told.claimId === claimId).toSorted(byId),
    referring,
  };
}

/** The last statements about the claim on the ways to what is said about another. */
function referringIn(claimId: string, starts: readonly Told[], { nextOf, endOf }: Relays): Told[] {
  const last = starts.filter(({ id }) => {
    const next = nextOf.get(id);
    const end = endOf.get(id);
    return next && next.claimId !== claimId && end && end.claimId !== claimId;
  });
  return last.toSorted(byId);
}

function isFollowed(end: Told, citing: ReadonlySet<string>): boolean {
  return !standsAlone(end) && end.source !== null && citing.has(end.source.id);
}

/**
 * Each root once: who states it outweighs who is only cited, who stands by it who has taken it back, and who gave the figure who gave another.
 * Who says openly what they also said without a name is no other root.
 */
function distinct(roots: readonly Root[]): Root[] {
  const kept = new Map<string, Root>();
  for (const root of roots.toSorted(byWeight)) if (!kept.has(root.key)) kept.set(root.key, root);
  const open = new Set([...kept.values()].flatMap((root) => (isOpen(root) ? (root.told?.speaker?.id ?? []) : [])));
  return [...kept.values()].filter(
    ({ kind, told }) => kind !== 'unattributed' || !isNameless(told) || !open.has(told?.speaker?.id ?? ''),
  );
}

const isNameless = (told: Told | null): boolean => told !== null && isSaidNameless(told.attribution);
const isOpen = ({ told, retracted, otherClaim }: Root): boolean =>
  told !== null && !isNameless(told) && !retracted && otherClaim === null;

const rank = ({ otherClaim, retracted, presumed, onRecord }: Root): number =>
  (otherClaim === null ? 0 : 8) + (retracted ? 4 : 0) + (presumed ? 2 : 0) + (onRecord ? 0 : 1);

function byWeight(a: Root, b: Root): number {
  return rank(a) - rank(b) || compared(a.label.en, b.label.en) || compared(a.key, b.key) || compared(idOf(a), idOf(b));
}

const idOf = ({ id, told }: Root): string => `${id} ${told?.id}`;
const byId = (a: Told, b: Told): number => compared(a.id, b.id);
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rings of relays, of statements whose sources cite each other, and statements from which citations lead into a ring alone. */
function circlesOf(
  circles: readonly (readonly string[])[],
  { rings, stranded }: ReturnType<typeof followCitations>,
  told: readonly Told[],
  isFollowedEnd: ReadonlySet<string>,
): (readonly string[])[] {
  const ringOf = new Map(rings.flatMap((ring, i) => ring.map((source) => [source, i] as const)));
  const groups = rings.map((): string[] => []);
  const alone: string[][] = [];
  const isStranded = new Set(stranded);
  for (const { id, source } of told) {
    const ring = ringOf.get(source?.id ?? '');
    if (ring !== undefined) groups[ring]?.push(id);
    else if (source && isFollowedEnd.has(id) && isStranded.has(source.id)) alone.push([id]);
  }
  const met = groups.filter((group) => group.length > 0).map((group) => group.sort());
  const distinctly = new Map([...circles, ...met, ...alone].map((circle) => [circle.join(), circle]));
  return [...distinctly.values()].sort((a, b) => compared(a.join(), b.join()));
}
