import { digestOf } from '../kernel/digest.js';
import type { Figure } from '../quantities/figure.js';
import { propositionValueKey } from '../quantities/value.js';
import type { Comparand } from './comparand.js';
import type { UsedRates } from './judgement.js';
import { fillerKey } from './scope-relation.js';

/** One claim is compared with thousands. */
const known = new WeakMap<Comparand, string>();

/**
 * Everything of a claim that a comparison looks at, as a text that is equal exactly where all of that is.
 *
 * Ids of claims, words as written, hedges and certainty are not part of it: they change no verdict.
 */
export function fingerprintOf(side: Comparand): string {
  const fingerprint = known.get(side) ?? computed(side);
  known.set(side, fingerprint);
  return fingerprint;
}

function computed(side: Comparand): string {
  const { metric, period, value } = side;
  const scope = [...side.scope].map(([dimension, filler]) => [dimension, fillerKey(filler)]).sort(byFirst);
  const defaults = Object.entries(metric.scope).map(([dimension, { default: word }]) => [dimension, word ?? null]);
  const { key, dimension, nature, nonNegative, singleValued, aggregation, inverseOf } = metric;
  return JSON.stringify([
    side.subjectId,
    [key, dimension, nature, nonNegative, singleValued, aggregation, inverseOf, defaults.sort(byFirst)],
    [side.basis, side.measure, side.weekCalendar],
    [period.kind, period.start, period.end, period.calendar, period.calendar === 'fiscal' ? period.label : null],
    scope,
    propositionValueKey(value),
    value.type === 'quantity' ? readingOf(value.figure) : null,
  ]);
}

/** SHA-256 over two fingerprints and the rates that were used, the same for both orders. */
export function hashOf(first: string, second: string, rates: UsedRates | null): string {
  return digestOf([...[first, second].sort(), rates?.name ?? null, rates?.said ?? null]);
}

/** What of a reading decides between agreement and tension. */
function readingOf({ stated, uncapped, policy, assumed }: Figure): unknown {
  const bounds = uncapped === null ? null : [uncapped.lower, uncapped.upper];
  return [stated.lower, stated.upper, bounds, policy, assumed.includes('currency')];
}

function byFirst([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}
