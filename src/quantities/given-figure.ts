import { canonicalDecimal, compare } from '../kernel/decimal.js';
import { Refusal } from '../kernel/refusal.js';
import { hiddenCharacter, tidy } from '../kernel/text.js';
import type { Bounds, Figure, FigureKind } from './figure.js';
import { FIGURE_FIELDS, FIGURE_KINDS } from './figure.js';
import { canonicalUnit, isUnit } from './units.js';

/** Kinds that say that there is no number to be had. */
const WITHOUT_NUMBER: readonly FigureKind[] = ['none', 'unknown', 'undisclosed'];

const POLICIES: readonly Figure['policy'][] = ['implied', 'cap', 'stated'];

/**
 * Takes a figure that a caller gives as an object, in the shape of {@link Figure}; `kind` and `unit` must be there, and the
 * interval or, for an exact one, the point.
 *
 * @param pointer where it stands in the request
 * @throws Refusal `invalid-request` naming the field that is wrong
 */
export function figureFrom(pointer: string, given: unknown): Figure {
  const wrong = (field: string, detail: string): Refusal =>
    Refusal.at(`${pointer}${field && `/${field}`}`, 'invalid-request', detail);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrong('', 'A figure is an object.');
  const fields = given as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(fields).find((field) => !FIGURE_FIELDS.some((known) => known === field));
  if (unknown !== undefined) throw wrong(unknown, 'A figure has no such field.');

  const decimal = (field: string, value: unknown): string | null => {
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') throw wrong(field, 'A number is written as text: "13000000000".');
    try {
      return canonicalDecimal(value);
    } catch {
      throw wrong(field, 'Must be a decimal number in plain notation with at most 100 digits.');
    }
  };
  const truth = (field: string, otherwise: boolean): boolean => {
    const value = fields[field] ?? otherwise;
    if (typeof value !== 'boolean') throw wrong(field, 'Must be true or false.');
    return value;
  };
  const words = (field: string): string[] => {
    const value = fields[field] ?? [];
    if (
      !Array.isArray(value) ||
      value.length > 20 ||
      !value.every((word) => typeof word === 'string' && word.length <= 100)
    ) {
      throw wrong(field, 'Must be a list of at most 20 words.');
    }
    return value as string[];
  };
  const bounds = (field: string): Bounds | null => {
    const value = fields[field];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'object') throw wrong(field, 'Must be an object with lower and upper.');
    const { lower, upper } = value as Readonly<Record<string, unknown>>;
    return { lower: decimal(`${field}/lower`, lower), upper: decimal(`${field}/upper`, upper) };
  };
  const line = (field: string, max: number): string | null => {
    const value = fields[field];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string' || value.length > max || hiddenCharacter(value)) {
      throw wrong(field, `Must be one line of text with at most ${max} characters.`);
    }
    return tidy(value);
  };

  const kind = fields['kind'] as FigureKind;
  if (!FIGURE_KINDS.includes(kind)) throw wrong('kind', `Must be one of ${FIGURE_KINDS.join(', ')}.`);
  const unit = line('unit', 40);
  if (unit === null || !isUnit(unit))
    throw wrong(
      'unit',
      'Must be an ISO 4217 code, percent, percentage_point, basis_point, a unit symbol, or 1 for counts.',
    );
  const policy = (fields['policy'] ?? 'stated') as Figure['policy'];
  if (!POLICIES.includes(policy)) throw wrong('policy', `Must be one of ${POLICIES.join(', ')}.`);
  const direction = (fields['direction'] ?? null) as Figure['direction'];
  if (direction !== null && direction !== 'up' && direction !== 'down')
    throw wrong('direction', 'Must be up, down or null.');
  const point = decimal('point', fields['point']);
  const lower = decimal('lower', fields['lower']) ?? (kind === 'exact' ? point : null);
  const upper = decimal('upper', fields['upper']) ?? (kind === 'exact' ? point : null);
  if (lower === null && upper === null && !WITHOUT_NUMBER.includes(kind))
    throw wrong('lower', 'A figure needs a lower or an upper bound.');
  const lowerInclusive = truth('lowerInclusive', lower !== null);
  const upperInclusive = truth('upperInclusive', upper !== null && (kind === 'exact' || policy === 'stated'));
  if (lower !== null && upper !== null) {
    const order = compare(lower, upper);
    if (order > 0) throw wrong('upper', 'The upper bound lies below the lower one.');
    if (order === 0 && !(lowerInclusive && upperInclusive)) throw wrong('upper', 'Nothing lies between the bounds.');
  }
  if (kind === 'exact' && lower !== upper) throw wrong('upper', 'An exact figure is one number.');
  if ((kind === 'at_least' || kind === 'more_than') && upper !== null)
    throw wrong('upper', 'Such a figure has no upper bound.');
  const of = line('of', 100);
  return {
    kind,
    asWritten: line('asWritten', 500) ?? '',
    point,
    lower,
    lowerInclusive: lower !== null && lowerInclusive,
    upper,
    upperInclusive: upper !== null && upperInclusive,
    stated: bounds('stated') ?? { lower: point ?? lower, upper: point ?? upper },
    uncapped: bounds('uncapped'),
    unit: canonicalUnit(unit),
    ...(of !== null && { of }),
    policy,
    hedges: words('hedges'),
    direction,
    assumed: words('assumed'),
  };
}
