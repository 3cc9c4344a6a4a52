import { dimensionWord, sameDimension } from '../quantities/convert-unit.js';
import type { Figure } from '../quantities/figure.js';
import type { Value } from '../quantities/value.js';
import { areInverse, doesNotAddUp, isChange, partsBound } from './aggregation.js';
import type { Comparand } from './comparand.js';
import { fillerOf, scopeRelation } from './scope-relation.js';
import { timeRelation } from './time-relation.js';
import type { Reason, ReasonCode } from './verdict.js';
import { periodWords } from './words.js';

/** Kinds that say that there is no number to be had; they have no unit to differ in. */
const WITHOUT_NUMBER: readonly Figure['kind'][] = ['none', 'unknown', 'undisclosed'];

/**
 * Everything in which two claims differ so that their values cannot be compared, in the order of the domain rules (§5):
 * subject, metric, unit dimension, basis, measure, scope, period; then a metric that can have several values at once, and
 * different types of value. What a side leaves open is no difference.
 */
export function differencesBetween(a: Comparand, b: Comparand): readonly Reason[] {
  const found: Reason[] = [];
  const differ = (code: ReasonCode, text: string) => found.push({ code, text });
  if (a.subjectId !== b.subjectId) differ('subject', 'They are about different subjects.');
  const inverse = areInverse(a.metric, b.metric);
  if (a.metric.key !== b.metric.key && (!inverse || isChange(a) || isChange(b))) {
    differ('metric', `One is about ${a.metric.key}, the other about ${b.metric.key}.`);
  }
  const units = unitDifference(a, b);
  if (units !== null) differ('unit', units);
  if (a.basis !== b.basis && a.basis !== 'unspecified' && b.basis !== 'unspecified') {
    differ('basis', `One is meant as ${a.basis}, the other as ${b.basis}.`);
  }
  if (a.measure !== b.measure) {
    differ('measure', 'One is a run rate, annualised from a shorter stretch, and the other is not.');
  }
  for (const dimension of scopeRelation(a, b).different.slice(0, 1)) differ('scope', scopeText(a, b, dimension));
  found.push(...periodDifference(a, b));
  if (!a.metric.singleValued || !b.metric.singleValued) {
    differ('not_single_valued', `A subject can have several values of ${a.metric.key} at once.`);
  }
  if (a.value.type !== b.value.type) {
    differ('value_type', `One value is a ${a.value.type}, the other a ${b.value.type}.`);
  }
  return found;
}

/** Whether one side is a plain number where the metric is measured in money, so that its currency was left open. */
export function leavesCurrencyOpen({ value, metric }: Comparand): boolean {
  if (value.type !== 'quantity' || metric.dimension !== 'money') return false;
  const { kind, unit, of } = value.figure;
  return unit === '1' && of === undefined && kind !== 'ratio_change' && !WITHOUT_NUMBER.includes(kind);
}

function unitDifference(a: Comparand, b: Comparand): string | null {
  const [x, y] = [figureOf(a.value), figureOf(b.value)];
  if (x === null || y === null || WITHOUT_NUMBER.includes(x.kind) || WITHOUT_NUMBER.includes(y.kind)) return null;
  if (isChange(a) !== isChange(b)) return 'One is a change, the other a level.';
  if (x.of !== undefined && y.of !== undefined && wordKey(x.of) !== wordKey(y.of)) {
    return `One counts ${x.of}, the other ${y.of}.`;
  }
  if (sameDimension(x.unit, y.unit)) return null;
  const money = (side: Comparand, figure: Figure) => leavesCurrencyOpen(side) || dimensionWord(figure.unit) === 'money';
  return money(a, x) && money(b, y) ? null : `One is measured in ${x.unit}, the other in ${y.unit}.`;
}

function periodDifference(a: Comparand, b: Comparand): readonly Reason[] {
  const relation = timeRelation(a, b);
  if (relation === 'same' || relation === 'open') return [];
  const comparable = a.metric.key === b.metric.key || areInverse(a.metric, b.metric);
  const within = comparable && relation !== 'different';
  if (within && partsBound(a, b)) return [];
  const text = `One is about ${periodWords(a.period)}, the other about ${periodWords(b.period)}.`;
  const period: Reason = { code: 'period', text };
  if (!within || !doesNotAddUp(a, b)) return [period];
  return [
    period,
    { code: 'aggregation', text: 'Such values do not add up: that of a part says nothing about the whole.' },
  ];
}

function scopeText(a: Comparand, b: Comparand, dimension: string): string {
  const [x, y] = [fillerOf(a, dimension), fillerOf(b, dimension)];
  if (x === null || y === null || 'entityId' in x || 'entityId' in y) return `They differ in ${dimension}.`;
  return `They differ in ${dimension}: ${x.word} and ${y.word}.`;
}

const figureOf = (value: Value): Figure | null => (value.type === 'quantity' ? value.figure : null);

const wordKey = (word: string): string => word.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
