import Fraction from 'fraction.js';

import { daysBetween } from '../kernel/calendar-date.js';
import { conversionOf, converted, dimensionWord } from '../quantities/convert-unit.js';
import { propositionValueKey } from '../quantities/value.js';
import { isChange } from './aggregation.js';
import type { Comparand } from './comparand.js';
import { leavesCurrencyOpen } from './differences.js';
import type { Extent, Stretch } from './extent.js';
import { extentOf, mapped, mirrored } from './extent.js';
import { fillerKey, fillerOf } from './scope-relation.js';
import type { Placed, Sets } from './sets.js';
import { setsOf } from './sets.js';

/** Comparable claims, and what their values fall into. */
export interface Group {
  /** In the order in which they were given. */
  readonly claims: readonly Comparand[];
  /** Indices into `claims`. The unit of common numbers is `unit`. */
  readonly sets: Sets<number>;
  /** Null where the values are no quantities. */
  readonly unit: string | null;
}

/** How much of a group is listed: a page shows less. */
const LIMITS = { sets: 50, members: 200, pairs: 200 };

/**
 * Puts claims of one topic (a subject, and a metric with its inverse) into groups within which everything can be compared
 * with everything: the same metric or its inverse, dimension of unit, currency, basis, measure, scope, and days of the period.
 *
 * Claims that leave something open, that have no number, or whose metric is not single-valued are in no group, nor are
 * texts: about them only a comparison of two says something. Pairs across groups (a part and a whole, two stocks whose times
 * meet, two currencies) are not found here either; the links between claims have them.
 */
export function groupsOf(claims: readonly Comparand[], limits = LIMITS): readonly Group[] {
  const byKey = new Map<string, Comparand[]>();
  for (const claim of claims) {
    const key = groupKey(claim);
    if (key === null) continue;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [claim]);
    else group.push(claim);
  }
  return [...byKey.values()].map((members) => {
    const { placed, unit } = placedOf(members);
    return { claims: members, sets: setsOf(placed, limits), unit };
  });
}

/** A text that two claims share exactly where they belong to one group; null for a claim that belongs to none. */
export function groupKey(claim: Comparand): string | null {
  const { metric, value, basis, period } = claim;
  const isOpen = basis === 'unspecified' || (period.kind === 'unspecified' && metric.nature !== null);
  if (isOpen || !metric.singleValued || value.type === 'text' || leavesCurrencyOpen(claim)) return null;
  const measured = measuredIn(claim);
  if (measured === null) return null;
  const pair = isChange(claim) ? [metric.key] : [metric.key, metric.inverseOf].filter((key) => key !== null).sort();
  const dimensions = [...new Set([...claim.scope.keys(), ...Object.keys(metric.scope)])].sort();
  const scope = dimensions.flatMap((dimension) => {
    const filler = fillerOf(claim, dimension);
    return filler === null ? [] : [[dimension, fillerKey(filler)]];
  });
  return JSON.stringify([claim.subjectId, pair, measured, basis, claim.measure, scope, period.start, period.end]);
}

/** Type of the value, dimension of its unit or currency, what is counted, and whether it is a change. */
function measuredIn({ value }: Comparand): readonly unknown[] | null {
  if (value.type !== 'quantity') return [value.type];
  const { kind, unit, of } = value.figure;
  if (kind === 'unknown' || kind === 'undisclosed' || kind === 'none') return null;
  const dimension = dimensionWord(unit);
  return ['quantity', dimension === 'money' ? unit : dimension, of?.toLowerCase() ?? null, kind === 'ratio_change'];
}

function placedOf(claims: readonly Comparand[]): {
  readonly placed: readonly Placed<number>[];
  readonly unit: string | null;
} {
  const first = claims[0];
  const unit = first?.value.type === 'quantity' ? first.value.figure.unit : null;
  const keys = [...new Set(claims.map(({ value }) => propositionValueKey(value)))];
  const placed = claims.map(({ value, metric }, item): Placed<number> => {
    if (value.type === 'quantity') {
      const extent = inUnit(extentOf(value.figure), value.figure.unit, unit ?? '1');
      return { item, extent: metric.key === first?.metric.key ? extent : mapped(extent, mirrored) };
    }
    if (value.type === 'date') return { item, extent: ofDays(value.from, value.to) };
    // Yes and no, and entities: alike or in conflict, so that each stands in a place of its own.
    const place = new Fraction(keys.indexOf(propositionValueKey(value)));
    return { item, extent: hard(place, place, true) };
  });
  return { placed, unit };
}

function inUnit(extent: Extent, from: string, to: string): Extent {
  const conversion = conversionOf(from, to);
  if (conversion === null || from === to) return extent;
  const moved = (at: Fraction | null) => (at === null ? null : converted(at, conversion));
  return mapped(extent, ({ lower, upper }) => ({
    lower: { ...lower, at: moved(lower.at) },
    upper: { ...upper, at: moved(upper.at) },
  }));
}

/** Days as numbers from 1 January 2000; the end does not belong. */
function ofDays(from: string | null, to: string | null): Extent {
  const place = (day: string | null) => (day === null ? null : new Fraction(daysBetween('2000-01-01', day)));
  return hard(place(from), place(to), false);
}

function hard(from: Fraction | null, to: Fraction | null, closed: boolean): Extent {
  const stretch: Stretch = {
    lower: { at: from, inclusive: true, soft: false },
    upper: { at: to, inclusive: closed, soft: false },
  };
  return { admitted: stretch, unrounded: stretch, uncapped: stretch, bound: false };
}
