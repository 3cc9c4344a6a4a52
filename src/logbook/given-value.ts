import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Figure } from '../quantities/figure.js';
import { figureFrom } from '../quantities/given-figure.js';
import type { FiscalCalendar, Period } from '../quantities/period.js';
import { periodFrom } from '../quantities/period.js';
import { readFigure, readFirstFigure } from '../quantities/read-figure.js';
import { readPeriod } from '../quantities/read-period.js';
import { readValue } from '../quantities/read-value.js';
import { metricDimensionOf } from '../quantities/units.js';
import type { Value } from '../quantities/value.js';
import type { MetricDefinition, MetricDimension, ValueType } from '../vocabulary/metric.js';
import type { GivenPeriod, GivenProposition, GivenStatement } from './entry.js';

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
 * @throws Refusal `unreadable-figure`, `ambiguous-figure` with the readings, `invalid-request`
 */
export function valueOf(
  pointer: string,
  given: GivenProposition,
  metric: MetricDefinition,
  entityId: string | null,
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
  const result = typeof read === 'string' ? readValue(tidy(read), options).value : read;
  if (result.type === 'quantity') checkDimension(pointer, result.figure, metric);
  return result;
}

function checkDimension(pointer: string, { unit, asWritten }: Figure, { key, dimension }: MetricDefinition): void {
  const given = metricDimensionOf(unit);
  if (dimension === null || dimension === 'other' || given === dimension) return;
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

/** @throws Refusal where the constant of a derivation is no figure, or several */
export function constantOf(pointer: string, constant: string, language: string | null): Figure {
  const { readings, ambiguous } = readFigure(constant, { language: language ?? 'en' });
  const [figure] = readings;
  if (ambiguous) throw Refusal.at(pointer, 'ambiguous-figure', `"${constant}" can be read in two ways.`, { readings });
  if (!figure) throw Refusal.at(pointer, 'unreadable-figure', `"${constant}" is no figure that can be read.`);
  return figure;
}

const UNSPECIFIED: Period = {
  kind: 'unspecified',
  start: null,
  end: null,
  label: null,
  certainty: 'stated',
  calendar: 'calendar',
};

/**
 * The period out of words or a period object; left out, unspecified.
 *
 * @throws Refusal `unreadable-period`, `ambiguous-period` with the readings, `invalid-request`
 */
export function periodOf(
  pointer: string,
  given: { readonly period?: GivenPeriod; readonly language?: string; readonly periodCertainty?: Period['certainty'] },
  fiscalCalendar: FiscalCalendar | null,
): Period {
  const period = periodRead(pointer, given.period, given.language ?? null, fiscalCalendar);
  return given.periodCertainty ? { ...period, certainty: given.periodCertainty } : period;
}

function periodRead(
  pointer: string,
  given: GivenPeriod | undefined,
  language: string | null,
  fiscalCalendar: FiscalCalendar | null,
): Period {
  if (given === undefined) return UNSPECIFIED;
  if (typeof given !== 'string') return periodFrom(given);
  const { readings, ambiguous } = readPeriod(given, { language, fiscalCalendar });
  const [period] = readings;
  if (ambiguous) {
    const detail = `"${given}" can be read in two ways: by the calendar, or by the fiscal year. Say which, or give the days.`;
    throw Refusal.at(pointer, 'ambiguous-period', detail, { readings });
  }
  if (!period)
    throw Refusal.at(
      pointer,
      'unreadable-period',
      `"${given}" is no period that can be read. Try 2025, H1 2025, FY2026 Q1, as of 2025-11, or two days: 2025-07-01/2025-10-01.`,
    );
  return period;
}
