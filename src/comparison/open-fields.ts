import { addDays, daysBetween } from '../kernel/calendar-date.js';
import type { Period } from '../quantities/period.js';
import type { Rates } from '../quantities/rates.js';
import { currencyCodes } from '../quantities/units.js';
import type { Value } from '../quantities/value.js';
import type { Comparand } from './comparand.js';
import { leavesCurrencyOpen } from './differences.js';
import { fillerOf, scopeRelation } from './scope-relation.js';
import { timeRelation } from './time-relation.js';
import type { Reason } from './verdict.js';

/** Two claims as they are compared. */
export type Pair = readonly [Comparand, Comparand];

/** A field that one side or both leave open, and ways to fill it that show everything that filling it can do. */
export interface OpenField {
  readonly reason: Reason;
  readonly fill: (pair: Pair) => readonly Pair[];
}

/**
 * What two claims leave open, so that the answer depends on how it is filled (domain rules §5): basis, period, scope,
 * currency, in this order. Empty where nothing is open.
 *
 * The fillings are representatives: a basis like the other's and another one; a period like the other's, one apart from
 * it, one around it and one inside it; every missing dimension of scope like the other's, and one unlike; every currency
 * of which there are rates, and one of which there are none. Where neither side says its currency, a few stand for all.
 */
export function openFields(pair: Pair, rates: Rates | null): readonly OpenField[] {
  const [a, b] = pair;
  const found: OpenField[] = [];
  if (a.basis === 'unspecified' || b.basis === 'unspecified') {
    const who = a.basis === b.basis ? 'Neither says' : 'One does not say';
    const text = `${who} whether the value is meant as a result, a forecast, a target or something else.`;
    found.push({ reason: { code: 'basis_open', text }, fill: basisFillings });
  }
  if (timeRelation(a, b) === 'open') {
    const who = a.period.kind === b.period.kind ? 'Neither says' : 'One does not say';
    found.push({ reason: { code: 'period_open', text: `${who} which period it is about.` }, fill: periodFillings });
  }
  const { open } = scopeRelation(a, b);
  if (open.length > 0) {
    const text = `Only one says its ${open.join(' and ')}.`;
    found.push({ reason: { code: 'scope_open', text }, fill: scopeFillings });
  }
  if (leavesCurrencyOpen(a) || leavesCurrencyOpen(b)) {
    const who = leavesCurrencyOpen(a) && leavesCurrencyOpen(b) ? 'Neither says' : 'One does not say';
    const text = `${who} in which currency it is.`;
    found.push({ reason: { code: 'currency_open', text }, fill: (open) => currencyFillings(open, rates) });
  }
  return found;
}

function basisFillings([a, b]: Pair): readonly Pair[] {
  const known = [a, b].find(({ basis }) => basis !== 'unspecified')?.basis ?? 'actual';
  const other = known === 'actual' ? 'forecast' : 'actual';
  const alike = [a, b].map((side) => (side.basis === 'unspecified' ? { ...side, basis: known } : side));
  const unlike: Pair =
    a.basis === 'unspecified' ? [{ ...a, basis: other }, alike[1] ?? b] : [a, { ...b, basis: other }];
  return [[alike[0] ?? a, alike[1] ?? b], unlike];
}

function scopeFillings([a, b]: Pair): readonly Pair[] {
  const { open } = scopeRelation(a, b);
  const completed = (side: Comparand, model: Comparand, unlike: boolean): Comparand => {
    const scope = new Map(side.scope);
    for (const dimension of open) {
      const filler = fillerOf(model, dimension);
      if (filler !== null) scope.set(dimension, unlike ? { word: '\u0000' } : filler);
    }
    return { ...side, scope };
  };
  return [false, true].map((unlike): Pair => [completed(a, b, unlike), completed(b, a, unlike)]);
}

/** Periods around which others are tried where neither side names one. */
const YEAR: Period = period('duration', '2025-01-01', '2026-01-01');
const DAY: Period = period('instant', '2025-12-31', '2026-01-01');

function periodFillings([a, b]: Pair): readonly Pair[] {
  const known = [a, b].find(({ period: { kind } }) => kind !== 'unspecified')?.period;
  const model = known ?? (a.metric.nature === 'stock' || b.metric.nature === 'stock' ? DAY : YEAR);
  const filled = (side: Comparand, by: Period): Comparand =>
    side.period.kind === 'unspecified' ? { ...side, period: by } : side;
  return periodsAbout(model).flatMap((by): Pair[] =>
    known === undefined
      ? [
          [filled(a, model), filled(b, by)],
          [filled(a, by), filled(b, model)],
        ]
      : [[filled(a, by), filled(b, by)]],
  );
}

/** The period itself, one apart from it, one around it and one inside it, as far as there are such. */
function periodsAbout(model: Period): readonly Period[] {
  const { start, end } = model;
  const from = start ?? shifted(end, -800);
  const to = end ?? shifted(start, 800);
  if (from === null || to === null) return [model];
  const half = from < to ? Math.floor(daysBetween(from, to) / 2) : 0;
  return [
    model,
    ...between(shifted(end ?? start, end === null ? -900 : 400), shifted(end ?? start, end === null ? -850 : 450)),
    ...between(shifted(from, -400), shifted(to, 400)),
    ...(half > 0 ? between(from, shifted(from, half)) : []),
  ];
}

function between(start: string | null, end: string | null): readonly Period[] {
  return start === null || end === null ? [] : [period('duration', start, end)];
}

function period(kind: Period['kind'], start: string, end: string): Period {
  return { kind, start, end, label: null, certainty: 'inferred', calendar: 'calendar' };
}

/** The day so many days later; null where there is none in the years that dates have. */
function shifted(day: string | null, days: number): string | null {
  if (day === null) return null;
  try {
    return addDays(day, days);
  } catch {
    return null;
  }
}

/** Currencies that stand for all others where neither side says its own: there are a thousand pairs of them. */
const TRIED = ['USD', 'JPY', 'GBP', 'CHF'];

function currencyFillings([a, b]: Pair, rates: Rates | null): readonly Pair[] {
  const known = [a, b].find((side) => !leavesCurrencyOpen(side));
  const stated = known?.value.type === 'quantity' ? known.value.figure.unit : 'EUR';
  const listed = rates?.currencies ?? [];
  const unlisted = [...currencyCodes].filter((code) => code !== stated && !listed.includes(code)).slice(0, 1);
  const codes = [...new Set([stated, ...listed, ...unlisted])];
  const filled = (side: Comparand, unit: string): Comparand =>
    leavesCurrencyOpen(side) ? { ...side, value: inCurrency(side.value, unit) } : side;
  if (known !== undefined) return codes.map((unit): Pair => [filled(a, unit), filled(b, unit)]);
  const few = codes.filter((code) => code === stated || TRIED.includes(code) || unlisted.includes(code));
  return few.flatMap((unit): Pair[] => [
    [filled(a, stated), filled(b, unit)],
    [filled(a, unit), filled(b, stated)],
  ]);
}

function inCurrency(value: Value, unit: string): Value {
  return value.type === 'quantity' ? { ...value, figure: { ...value.figure, unit } } : value;
}
