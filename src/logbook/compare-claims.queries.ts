import type { EntityManager } from 'typeorm';

import { claimBriefs } from '../claims/claim-briefs.queries.js';
import { untoldAmong } from '../claims/naming.queries.js';
import type { Comparand } from '../comparison/comparand.js';
import { compare } from '../comparison/compare.js';
import { explanationOf } from '../comparison/known-link.js';
import { linksBetween } from '../comparison/known-links.queries.js';
import type { Compared } from '../comparison/verdict.js';
import { comparandsById, type RecordedComparand } from '../detection/comparands.queries.js';
import { compareAll } from '../detection/compare-all.queries.js';
import { linkShown } from '../detection/link-shown.js';
import { ratesFor } from '../detection/rates.queries.js';
import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import { labelOf } from '../vocabulary/metric.js';
import { ClaimById, type UnderstoodClaimView, type UnderstoodComparisonView } from './compared-claim.dto.js';
import type { NewClaim } from './entry.dto.js';
import type { PlacedEntry } from './entry.js';
import { withoutNulls } from './given.js';
import { type UnderstoodProposition, understoodPropositions } from './propositions.service.js';
import { standInsFor, withStandIns } from './stand-ins.js';

interface Side {
  readonly comparand: Comparand;
  readonly shown: UnderstoodClaimView;
}

/**
 * Compares two claims, each recorded or not; writes nothing.
 *
 * Names of which nothing is known stand for something that only this comparison knows.
 * @throws Refusal `unknown-reference`, and as for a new claim: `ambiguous-name`, `ambiguous-figure`, …
 */
export async function compareClaims(
  tx: EntityManager,
  caller: Caller,
  given: { readonly a: ClaimById | NewClaim; readonly b: ClaimById | NewClaim },
): Promise<UnderstoodComparisonView> {
  const ends = [['/a', given.a] as const, ['/b', given.b] as const];
  const recorded = await recordedSides(tx, ends);
  const said = await saidSides(tx, caller, ends);
  const [a, b] = ends.map(([pointer]) => recorded.get(pointer) ?? said.get(pointer)) as [Side, Side];
  const compared = await comparedSides(tx, a, b);
  const links = a.shown.id && b.shown.id ? await linksBetween(tx, [[a.shown.id, b.shown.id]]) : [];
  const untold = await untoldAmong(
    tx,
    [a, b].flatMap(({ shown }) => shown.id ?? []),
  );
  return {
    a: a.shown,
    b: b.shown,
    ...explanationOf(compared, untold.size > 0),
    link: linkShown(links),
  } as UnderstoodComparisonView;
}

async function comparedSides(tx: EntityManager, { comparand: a }: Side, { comparand: b }: Side): Promise<Compared> {
  if (a.id !== null && b.id !== null) {
    const recorded = new Map([a, b].map((side) => [side.id as string, side as RecordedComparand]));
    const pair = (await compareAll(tx, new Map([['', [a.id, b.id]]]), recorded)).get('');
    if (pair) return pair.compared;
  }
  const rates = await ratesFor(tx, [[a, b]]);
  return compare(a, b, rates(a, b));
}

type Ends = readonly (readonly [pointer: string, given: ClaimById | NewClaim])[];

async function recordedSides(tx: EntityManager, ends: Ends): Promise<Map<string, Side>> {
  const asked = ends.flatMap(([pointer, given]) => (given instanceof ClaimById ? [{ pointer, id: given.id }] : []));
  const ids = [...new Set(asked.map(({ id }) => id))];
  const comparands = await comparandsById(tx, ids);
  const missing = asked.find(({ id }) => !comparands.has(id));
  if (missing) throw Refusal.at(missing.pointer, 'unknown-reference', `No claim has the id ${missing.id}.`);
  const briefs = await claimBriefs(tx, ids);
  return new Map(
    asked.flatMap(({ pointer, id }): [string, Side][] => {
      const [comparand, brief] = [comparands.get(id), briefs.get(id)];
      if (!comparand || !brief) return [];
      const { subject, metric, ...rest } = brief;
      const shown = { ...rest, subject: plainly(subject), metric: { id: metric.id, name: metric.label } };
      return [[pointer, { comparand, shown: shown as UnderstoodClaimView }]];
    }),
  );
}

const plainly = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });

async function saidSides(tx: EntityManager, { principalId, deskId }: Caller, ends: Ends): Promise<Map<string, Side>> {
  const placed = ends.flatMap(([pointer, given]): PlacedEntry[] => {
    if (given instanceof ClaimById) return [];
    const { statements: _, derivations: __, ...entry } = withoutNulls(given);
    // Whoever asks may name what only they may read.
    return [{ pointer, entry: { ...entry, audience: 'desk' } }];
  });
  if (placed.length === 0) return new Map();
  const recording = new Recording(principalId, deskId, false, false);
  const understood = await understoodPropositions(tx, recording, placed);
  const unknown = new Set(recording.created.map(({ id }) => id));
  const standIns = standInsFor(
    understood.flatMap(({ mentioned }) => mentioned),
    unknown,
  );
  return new Map(
    placed.flatMap(({ pointer }, i): [string, Side][] => {
      const one = understood[i];
      return one
        ? [[pointer, { comparand: withStandIns(comparandOf(one), standIns), shown: shownOf(one, unknown) }]]
        : [];
    }),
  );
}

function comparandOf({ proposition, metric, subject }: UnderstoodProposition): Comparand {
  const { subjectId, value, basis, measure, period, scope } = proposition;
  const weekCalendar = subject.fiscalCalendar?.rule === '52/53';
  return { id: null, subjectId, metric, value, basis, measure, period, scope, weekCalendar };
}

function shownOf(
  { proposition, metric, subject, names }: UnderstoodProposition,
  unknown: ReadonlySet<string>,
): UnderstoodClaimView {
  const { value, basis, measure, period, scope } = proposition;
  const known = (id: string): string | null => (unknown.has(id) ? null : id);
  const entity = (id: string) => ({ id, name: names.get(id) ?? '' });
  const shown = {
    id: null,
    subject: { id: known(subject.id), name: subject.name },
    metric: { id: known(metric.id), name: labelOf(metric) },
    value: value.type === 'entity' ? { type: 'entity', entity: entity(value.entityId) } : value,
    ...{ basis, measure, period },
    scope: Object.fromEntries(
      [...scope].map(([dimension, filler]) => [dimension, 'word' in filler ? filler.word : entity(filler.entityId)]),
    ),
  };
  return shown as UnderstoodClaimView;
}
