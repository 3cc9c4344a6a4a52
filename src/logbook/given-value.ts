import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Figure } from '../quantities/figure.js';
import { figureFrom } from '../quantities/given-figure.js';
import { periodFrom } from '../quantities/period.js';
import { readConstant } from '../quantities/read-constant.js';
import { readFigure, readFirstFigure } from '../quantities/read-figure.js';
import { readValue, type ValueOptions } from '../quantities/read-value.js';
import { metricDimensionOf } from '../quantities/units.js';
import { propositionValueKey, type Value } from '../quantities/value.js';
import type { MetricDefinition, MetricDimension, ValueType } from '../vocabulary/metric.js';
import type { GivenProposition, GivenStatement } from './entry.js';

/** What a value says about a metric that is made on the fly. */
export function likelyType({ value, valueType, language }: GivenProposition): ValueType {
  if (valueType) return valueType;
  if (typeof value === 'boolean') return 'truth';
  if (typeof value === 'string') return firstReading(value, language) ? 'quantity' : 'text';
  const { type } = value;
  return isValueType(type) ? type : 'quantity';
}

/** The dimension of such a metric, by the unit of its first value; null where it is no quantity. */
export function likelyDimension({ value, language }: GivenProposition): MetricDimension | null {
  const unit = typeof value === 'string' ? firstReading(value, language)?.unit : undefined;
  return unit === undefined ? null : metricDimensionOf(unit);
}

function firstReading(words: string, language: string | undefined): Figure | undefined {
  try {
    return readFigure(words, { language: language ?? null }).readings[0];
  } catch {
    return undefined;
  }
}

const isValueType = (type: unknown): type is ValueType =>
  typeof type === 'string' && ['quantity', 'date', 'truth', 'entity', 'text'].includes(type);

/**
 * The value of a claim out of what a caller gave: words, yes or no, a figure, or a value object.
 *
 * @param entityId what the value was resolved to where it is an entity
 * @param statedOn when it was stated, for dates such as "next year"
 * @throws Refusal `unreadable-figure`, `ambiguous-figure` with the readings, `invalid-request`
 */
export function valueOf(
  pointer: string,
  given: GivenProposition,
  metric: MetricDefinition,
  entityId: string | null,
  statedOn: readonly string[] = [],
): Value {
  const { value, language } = given;
  const type = given.valueType ?? metric.valueType;
  if (type !== metric.valueType) {
    throw Refusal.at(
      pointer,
      'invalid-request',
      `A value of ${metric.key} is of type ${metric.valueType}, not ${type}.`,
    );
  }
  if (type === 'entity') {
    if (!entityId)
      throw Refusal.at(pointer, 'invalid-request', `A value of ${metric.key} is an entity, by id or name.`);
    return { type, entityId };
  }
  if (typeof value === 'boolean') {
    if (type !== 'truth')
      throw Refusal.at(pointer, 'invalid-request', `A value of ${metric.key} is of type ${type}, not yes or no.`);
    return { type, truth: value, asWritten: String(value) };
  }
  const read = typeof value === 'string' ? value : wordsOf(pointer, value, type);
  const options = { valueType: type, language, nonNegative: metric.nonNegative };
  const result = typeof read === 'string' ? valueIn(pointer, tidy(read), options, statedOn) : read;
  if (result.type === 'quantity') checkDimension(pointer, result.figure, metric);
  return result;
}

/** One value, whichever of the days it was stated on. */
function valueIn(pointer: string, words: string, options: ValueOptions, statedOn: readonly string[]): Value {
  if (options.valueType !== 'date' || statedOn.length === 0) return readValue(words, options).value;
  const values = statedOn.map((day) => readValue(words, { ...options, statedOn: day }).value);
  const [value, other] = [...new Map(values.map((read) => [propositionValueKey(read), read])).values()];
  if (!value) throw Refusal.at(pointer, 'unreadable-figure', `"${words}" could not be read as a date.`);
  if (!other) return value;
  const detail = `"${words}" was said on days that give it different meanings: give the days that are meant.`;
  throw Refusal.at(pointer, 'ambiguous-figure', detail, { readings: values });
}

/** Kinds that say that there is no number to be had, and so no unit that could be wrong. */
const WITHOUT_NUMBER: readonly Figure['kind'][] = ['none', 'unknown', 'undisclosed'];

/** A number of money without its currency is recorded as it was said: comparisons are then open in the currency (domain rules §5). */
function checkDimension(pointer: string, figure: Figure, { key, dimension }: MetricDefinition): void {
  const { kind, unit, of, asWritten } = figure;
  const given = metricDimensionOf(unit);
  if (dimension === null || dimension === 'other' || given === dimension || WITHOUT_NUMBER.includes(kind)) return;
  if (dimension === 'money' && given === 'count' && of === undefined && kind !== 'ratio_change') return;
  // A bare number has no unit to be wrong: "27" of a ratio is a question for the reporter all the same.
  throw Refusal.at(
    pointer,
    'unreadable-figure',
    `${key} is measured in ${dimension}; "${asWritten}" is ${given === 'count' ? 'a bare number' : given}.`,
  );
}

/** A value object, or the words in one. */
function wordsOf(pointer: string, given: Readonly<Record<string, unknown>>, type: ValueType): Value | string {
  const said = given['type'] ?? (type === 'quantity' ? type : undefined);
  if (said !== type) throw Refusal.at(pointer, 'invalid-request', `This value must be an object of type ${type}.`);
  switch (type) {
    case 'quantity':
      return { type, figure: figureFrom(pointer, 'figure' in given ? given['figure'] : given) };
    case 'truth':
      if (typeof given['truth'] !== 'boolean')
        throw Refusal.at(`${pointer}/truth`, 'invalid-request', 'Must be true or false.');
      return { type, truth: given['truth'], asWritten: String(given['truth']) };
    case 'date':
      return dateOf(given);
    default:
      if (typeof given['text'] !== 'string') throw Refusal.at(`${pointer}/text`, 'invalid-request', 'Must be text.');
      return given['text'];
  }
}

function dateOf({ from, to, asWritten }: Readonly<Record<string, unknown>>): Value {
  const { start, end } = periodFrom({
    kind: (from ?? to) === undefined || from === null || to === null ? 'open' : 'duration',
    start: from ?? null,
    end: to ?? null,
  });
  return {
    type: 'date',
    from: start,
    to: end,
    asWritten: typeof asWritten === 'string' ? tidy(asWritten).slice(0, 500) : [from, to].join('/'),
  };
}

/** The figure in a wording, or null where it holds none; what is written may be rougher than the claim. */
export function wordingOf(
  pointer: string,
  wording: NonNullable<GivenStatement['wording']>,
  language: string | null,
  nonNegative: boolean,
): Figure | null {
  if (typeof wording !== 'string') return figureFrom(pointer, wording);
  const { readings, ambiguous } = readFirstFigure(wording, { language, nonNegative });
  if (ambiguous) throw Refusal.at(pointer, 'ambiguous-figure', 'The wording can be read in two ways.', { readings });
  return readings[0] ?? null;
}

/**
 * The figure that a constant of a derivation is.
 *
 * @param language BCP 47; null where none is known
 * @throws Refusal `unreadable-figure`, `ambiguous-figure` with the readings
 */
export function constantOf(pointer: string, constant: string, language: string | null): Figure {
  const { readings, ambiguous } = readConstant(constant, language);
  const [figure] = readings;
  if (ambiguous) throw Refusal.at(pointer, 'ambiguous-figure', `"${constant}" can be read in two ways.`, { readings });
  if (!figure) throw Refusal.at(pointer, 'unreadable-figure', `"${constant}" is no figure that can be read.`);
  return figure;
}
