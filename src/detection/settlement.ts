import { type Explanation, explanationOf, type KnownLink } from '../comparison/known-link.js';
import { CONFLICTS, type Settled } from '../comparison/link.js';
import type { Revised, Suggestion } from '../comparison/suggested-links.service.js';
import type { Compared } from '../comparison/verdict.js';
import { type Bearing, isWithdrawn, laterOf } from './bearing.js';

/** Two claims that were compared, in the order of their ids, with all that the readers of both see of what becomes of the links between them. */
export interface ComparedPair {
  readonly first: Bearing;
  readonly second: Bearing;
  readonly compared: Compared;
  /** Every link between the two. */
  readonly links: readonly KnownLink[];
}

/** What is to become of the links of a pair. */
export interface Settlement {
  readonly draw: readonly Suggestion[];
  readonly revise: readonly Revised[];
}

/** Why the link says so, where the same originator gave another value later. */
const RESTATED = 'restated';

/** What the detector would say of a pair: a kind of link and its direction, or why there is none. */
type Finding =
  | { readonly kind: 'contradicts' | 'tension' }
  | { readonly kind: 'supersedes'; readonly later: 'first' | 'second'; readonly conflict: 'contradicts' | 'tension' }
  | { readonly kind: null; readonly settled: Settled };

/** The kind of conflict that a comparison found; null where there is none. */
export function conflictIn({
  verdict,
  couldBe,
}: Pick<Compared, 'verdict' | 'couldBe'>): 'contradicts' | 'tension' | null {
  if (verdict === 'contradictory' || (verdict === 'ambiguous' && couldBe.includes('contradictory')))
    return 'contradicts';
  return verdict === 'tension' ? 'tension' : null;
}

/**
 * What becomes of the links between two claims (domain rules §5).
 *
 * Suggestions of the detector follow what it finds: they are drawn, change their kind, are taken back (`resolved`, with the
 * reason in `settled`) and raised again. What a person, a statement or an import drew, or a person judged, stays and only
 * shows the new verdict; but what was dismissed is raised again once something material has changed.
 */
export function settle(pair: ComparedPair): Settlement {
  const finding = findingIn(pair);
  const explanation = explanationOf(pair.compared);
  const material = materialOf(pair);
  const next = new Map<string, Revised>();
  for (const link of pair.links) next.set(link.id, revised(link, finding, explanation, material, pair));
  return {
    draw: missing(pair, finding, explanation),
    revise: pair.links.flatMap((link) => {
      const after = next.get(link.id);
      return after && !isSame(link, after) ? [after] : [];
    }),
  };
}

/** What becomes of the links of a pair that not all may read who may read both: they change nothing of those that all may. */
export function settleNarrower(pair: ComparedPair): Settlement {
  const narrower = new Set(pair.links.filter(({ readers }) => readers !== 'public').map(({ id }) => id));
  return { draw: [], revise: settle(pair).revise.filter(({ id }) => narrower.has(id)) };
}

/** Whether one of the two is what the same originator said later instead of the other, so that nobody is alarmed. */
export const isRestated = (pair: ComparedPair): boolean => findingIn(pair).kind === 'supersedes';

/**
 * What a judgement rests on: what was compared, and how many have taken a stance of their own on either claim. New rates
 * alone are nothing new where they give the same verdict.
 */
export function materialOf({
  compared: { hash, verdict, rates },
  first,
  second,
}: Omit<ComparedPair, 'links' | 'compared'> & { readonly compared: Explanation }): string {
  return `${rates === null ? hash : verdict} ${first.stances} ${second.stances}`;
}

function findingIn({ compared, first, second, links }: ComparedPair): Finding {
  const conflict = conflictIn(compared);
  const none = (settled: Settled): Finding => ({ kind: null, settled });
  if (conflict === null) return none(compared.verdict === 'not_comparable' ? 'not_comparable' : 'agrees');
  if (first.superseded || second.superseded) return none('superseded');
  if (isWithdrawn(first) || isWithdrawn(second)) return none('withdrawn');
  if (links.some(saysNotComparable)) return none('not_comparable');
  const later = compared.verdict === 'ambiguous' ? null : laterOf(first, second);
  if (later === null || links.some(forbidsRestatement)) return { kind: conflict };
  return { kind: 'supersedes', later, conflict };
}

const saysNotComparable = ({ kind, state }: KnownLink): boolean =>
  (kind === 'not_comparable' || kind === 'same_as') && state === 'confirmed';

/** Somebody has said that it is a conflict, or that it is no restatement. */
function forbidsRestatement({ kind, origin, state, dispute }: KnownLink): boolean {
  if (kind === 'supersedes') return state === 'dismissed';
  if (dispute !== null) return CONFLICTS.includes(kind);
  return CONFLICTS.includes(kind) && (state === 'confirmed' || (origin !== 'detector' && state === 'suggested'));
}

function missing({ first, second, links }: ComparedPair, finding: Finding, explanation: Explanation): Suggestion[] {
  if (finding.kind === null) return [];
  if (finding.kind !== 'supersedes') {
    const known = links.some(({ kind }) => CONFLICTS.includes(kind));
    return known ? [] : [{ a: first.id, b: second.id, kind: finding.kind, reason: null, explanation }];
  }
  const [a, b] = finding.later === 'first' ? [first.id, second.id] : [second.id, first.id];
  if (links.some((link) => link.kind === 'supersedes' && link.a === a)) return [];
  return [{ a, b, kind: 'supersedes', reason: RESTATED, explanation }];
}

function revised(
  link: KnownLink,
  finding: Finding,
  explanation: Explanation,
  material: string,
  pair: ComparedPair,
): Revised {
  const { id, version, kind, state, reason, settled } = link;
  const shown: Revised = { id, version, kind, state, reason, settled, material: link.material, explanation };
  const isConflict = CONFLICTS.includes(kind);
  const found = isConflict
    ? finding.kind === 'contradicts' || finding.kind === 'tension'
    : finding.kind === 'supersedes' && (finding.later === 'first' ? pair.first.id : pair.second.id) === link.a;
  if (!isConflict && (kind !== 'supersedes' || link.origin !== 'detector')) return shown;
  // What a decision has settled is opened again with its case, and raised by nothing else.
  if (link.dispute !== null) return shown;
  const judged = state === 'dismissed' || (state === 'resolved' && settled === null);
  if (judged) {
    // What was judged elsewhere and came here by an import rests on what is there now.
    if (link.material === null) return { ...shown, material };
    if (!found || link.material === material) return shown;
    return { ...shown, ...raised(link, finding), reason: null, material: null };
  }
  if (link.origin !== 'detector' || state === 'confirmed') return shown;
  if (found) return { ...shown, ...raised(link, finding) };
  return { ...shown, state: 'resolved', settled: whySettled(finding) };
}

const raised = ({ kind, origin }: KnownLink, finding: Finding): Pick<Revised, 'kind' | 'state' | 'settled'> => ({
  kind: origin === 'detector' && finding.kind !== null ? finding.kind : kind,
  state: 'suggested',
  settled: null,
});

const whySettled = (finding: Finding): Settled =>
  finding.kind === null ? finding.settled : finding.kind === 'supersedes' ? 'restated' : 'not_restated';

const isSame = (link: KnownLink, after: Revised): boolean =>
  link.kind === after.kind &&
  link.state === after.state &&
  link.reason === after.reason &&
  link.settled === after.settled &&
  link.material === after.material &&
  JSON.stringify(link.explanation) === JSON.stringify(after.explanation);
