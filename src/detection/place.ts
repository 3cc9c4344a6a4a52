import { audienceKey, type Readership } from '../accounts/audience.js';
import type { Comparand } from '../comparison/comparand.js';
import { negate } from '../kernel/decimal.js';
import { digestOf } from '../kernel/digest.js';
import type { Figure } from '../quantities/figure.js';
import type { Period } from '../quantities/period.js';
import { boundsOf, type ComparedBounds } from './place-bounds.js';

/** Where a claim stands among those of its subject and metric: by these columns of `comparand` it is found again. */
export interface Place extends ComparedBounds {
  readonly claim_id: string;
  /** Word of those who may read it: each are told of so many conflicts, whatever there is for others. */
  readonly audience_key: string;
  readonly subject_id: string;
  readonly metric_id: string;
  readonly value_type: string;
  /** Names of the dimensions that are filled, and a digest of what fills them. */
  readonly scope_key: string;
  readonly basis: string;
  readonly measure: string;
  /** Without a time of its own, so that any can be meant. */
  readonly undated: boolean;
  /** How long it is, by a class of {@link SPANS}: what can meet a period is looked for by its first day, class by class. */
  readonly span: number;
  readonly starts: string;
  readonly ends: string;
  /** Fiscal label, which is one period whatever days it was read as; null for all others. */
  readonly label: string | null;
}

/** A place with what narrows the search from there, in the sign of the metric that is searched. */
export interface Probe extends Place {
  /** Whether it is where the claim itself is, not where claims about the inverse are. */
  readonly own: boolean;
  readonly scope_from: string;
  readonly scope_to: string;
  readonly stock: boolean;
  readonly adds_up: boolean;
}

/** The most days of each class of periods: about a day, up to a quarter, up to a year of 53 weeks; what is longer is the last class. */
export const SPANS: readonly number[] = [8, 100, 380];

type PlacedComparand = Comparand & Readership & { readonly id: string };

/** Where a claim is to be found. */
export function placeOf(comparand: PlacedComparand): Place {
  const { id, subjectId, metric, value, basis, measure, period } = comparand;
  const { starts, ends, span } = stretchOf(period);
  return {
    claim_id: id,
    audience_key: audienceKey(comparand),
    subject_id: subjectId,
    metric_id: metric.id,
    value_type: value.type,
    scope_key: scopeKeyOf(comparand),
    basis,
    measure,
    undated: period.kind === 'unspecified',
    span,
    starts,
    ends,
    label: period.calendar === 'fiscal' ? labelOf(period) : null,
    ...boundsOf(value),
  };
}

/** Whether anything can contradict a claim at all: only single values can, and only such as are compared. */
export function isComparable({ metric, value }: Comparand): boolean {
  return metric.singleValued && value.type !== 'text';
}

/**
 * What to look for from a place: claims of its own metric, and of the inverse one with the sign changed.
 *
 * @param inverseId id of the inverse metric; null where there is none
 */
export function probesFrom(comparand: PlacedComparand, inverseId: string | null): Probe[] {
  const place = placeOf(comparand);
  const [dimensions = ''] = place.scope_key.split('|');
  const { nature, aggregation } = comparand.metric;
  const probe: Probe = {
    ...place,
    own: true,
    scope_from: `${dimensions}|`,
    scope_to: `${dimensions}}`,
    stock: nature === 'stock',
    adds_up: aggregation !== 'none',
  };
  return inverseId === null ? [probe] : [probe, { ...probe, ...mirrored(place), own: false, metric_id: inverseId }];
}

function mirrored({ lower, upper, stated_lower, stated_upper }: ComparedBounds): Partial<Probe> {
  const turned = (end: string | null): string | null => (end === null ? null : negate(end));
  return {
    lower: turned(upper),
    upper: turned(lower),
    stated_lower: turned(stated_upper),
    stated_upper: turned(stated_lower),
  };
}

function stretchOf({ kind, start, end }: Period): Pick<Place, 'starts' | 'ends' | 'span'> {
  const starts = start ?? '-infinity';
  const ends = end ?? 'infinity';
  const days = start === null || end === null ? Infinity : (Date.parse(end) - Date.parse(start)) / 86_400_000;
  const span = kind === 'unspecified' ? -1 : SPANS.findIndex((most) => days <= most);
  return { starts, ends, span: span < 0 ? SPANS.length : span };
}

/** Hexadecimal digits: 128 bits, so that two scopes have one digest by intent alone. */
const DIGEST_LENGTH = 32;

const labelOf = ({ label }: Period): string | null => label?.replace(/\s+/g, ' ').toUpperCase() || null;

/** Dimensions that nobody filled have the metric's default, where there is one. */
function scopeKeyOf({ scope, metric }: Comparand): string {
  const standard = Object.entries(metric.scope).flatMap(([dimension, { default: word }]) =>
    word === undefined ? [] : [[dimension, { word }] as const],
  );
  const filled = [...new Map([...standard, ...scope])].sort(([a], [b]) => (a < b ? -1 : 1));
  const fillers = filled.map(([, filler]) =>
    'entityId' in filler ? `entity ${filler.entityId}` : `word ${filler.word.normalize('NFC').toLowerCase()}`,
  );
  return `${filled.map(([dimension]) => dimension).join(',')}|${digestOf(fillers).slice(0, DIGEST_LENGTH)}`;
}

/** Kinds that say that there is no number to be had. */
export const WITHOUT_NUMBER: readonly Figure['kind'][] = ['unknown', 'undisclosed'];
