import type { EntityManager } from 'typeorm';

import { judgedClaims, type Standings } from '../claims/claim-briefs.queries.js';
import type { Stretch } from '../comparison/extent.js';
import { type Group, groupsOf } from '../comparison/group.js';
import { cursorOf } from '../kernel/page.js';
import { Refusal } from '../kernel/refusal.js';
import { decimalOf } from '../quantities/rational.js';
import { entitiesKnownAs } from '../vocabulary/known-as.queries.js';
import { conflictsAcross } from './across-groups.queries.js';
import { comparandsAbout, topicMetrics } from './comparands.queries.js';
import type { GroupList, GroupView, StretchView } from './topic.dto.js';

/** Claims that are put into groups at once; of a larger topic the newest. */
const MOST_GROUPED = 2000;

/** What is listed of each group; everything is counted. */
const LIMITS = { sets: 20, members: 50, pairs: 50 };

/** Places after the point of a common number that is no finite decimal. */
const PLACES = 20;

/** Which groups are wanted. */
export interface GroupQuery {
  /** Id, or a name. */
  readonly subject: string;
  /** Id, or a key; null for all. */
  readonly metric: string | null;
  readonly limit: number;
  /** Conflicts and oldest claim of the last group of the page before; null to begin. */
  readonly after: readonly [conflicts: string, oldest: string] | null;
}

/**
 * Groups of comparable claims, those with the most conflicts first: a fixed number of statements.
 *
 * @throws Refusal `invalid-request` where nothing is known of the subject or the metric
 */
export async function groupPage(
  tx: EntityManager,
  { subject, metric, limit, after }: GroupQuery,
  standings: Standings,
): Promise<GroupList> {
  const subjects = await entitiesKnownAs(tx, subject);
  if (subjects.length === 0) throw Refusal.at('/subject', 'invalid-request', 'Nothing of that id or name is recorded.');
  const metrics = metric === null ? null : await topicMetrics(tx, metric);
  if (metrics?.length === 0) throw Refusal.at('/metric', 'invalid-request', 'No metric has that id or key.');
  const claims = await comparandsAbout(tx, subjects, metrics, MOST_GROUPED + 1);
  const grouped = claims.slice(0, MOST_GROUPED).sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = groupsOf(grouped, LIMITS).map((group) => ({ group, keys: keysOf(group) }));
  const inOrder = groups
    .sort((x, y) => inOrderOf(x.keys, y.keys))
    .filter(({ keys }) => !after || inOrderOf(after, keys) < 0);
  const shown = inOrder.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await groupsShown(
      tx,
      shown.map(({ group }) => group),
      standings,
    ),
    acrossGroups: await conflictsAcross(
      tx,
      groups.map(({ group }) => group.claims.flatMap(({ id }) => id ?? [])),
    ),
    nextCursor: inOrder.length > limit && last ? cursorOf(last.keys) : null,
    truncated: claims.length > MOST_GROUPED,
  };
}

type Keys = readonly [conflicts: string, oldest: string];

const idOf = (group: Group, index: number): string => group.claims[index]?.id ?? '';

const keysOf = (group: Group): Keys => [String(group.sets.conflicts.count), idOf(group, 0)];

const inOrderOf = ([conflicts, oldest]: Keys, [others, other]: Keys): number =>
  Number(others) - Number(conflicts) || (oldest < other ? -1 : oldest > other ? 1 : 0);

async function groupsShown(tx: EntityManager, groups: readonly Group[], standings: Standings): Promise<GroupView[]> {
  const listed = groups.map(({ claims }) => claims.slice(0, LIMITS.members).flatMap(({ id }) => id ?? []));
  const briefs = await judgedClaims(tx, listed.flat(), standings);
  return groups.map((group, i): GroupView => {
    const { consistent, conflicts } = group.sets;
    const claims = { count: group.claims.length, first: (listed[i] ?? []).flatMap((id) => briefs.get(id) ?? []) };
    const sets = consistent.first.map(({ members, common }) => ({
      count: members.count,
      claims: members.first.map((index) => idOf(group, index)),
      common: group.unit === null ? null : common && stretchShown(common),
    }));
    const pairs = conflicts.first.map(([lower, higher]) => ({ a: idOf(group, lower), b: idOf(group, higher) }));
    return {
      claims: claims as unknown as GroupView['claims'],
      unit: group.unit,
      consistent: { count: consistent.count, first: sets },
      conflicts: { count: conflicts.count, first: pairs },
    };
  });
}

function stretchShown({ lower, upper }: Stretch): StretchView {
  return {
    lower: lower.at && decimalOf(lower.at, PLACES),
    lowerInclusive: lower.inclusive,
    upper: upper.at && decimalOf(upper.at, PLACES),
    upperInclusive: upper.inclusive,
  };
}
