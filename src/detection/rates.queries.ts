import type { EntityManager } from 'typeorm';

import type { Comparand } from '../comparison/comparand.js';
import { addDays } from '../kernel/calendar-date.js';
import { OLDEST_DAYS, type Rates, ratesOf } from '../quantities/rates.js';
import { currencyCodes } from '../quantities/units.js';
import { BASE } from './rate-set.entity.js';

/** The rates with which two claims are compared; null where none are needed, or none are recorded. */
export type RatesOfPair = (a: Comparand, b: Comparand) => Rates | null;

/** What two claims need: two currencies, over some days. */
interface Need {
  readonly currencies: readonly [string, string];
  readonly first: string;
  readonly last: string;
}

interface Row {
  readonly currency: string;
  readonly day: string;
  readonly rate: string;
  readonly setId: string;
  readonly name: string;
}

const NONE: RatesOfPair = () => null;

/**
 * The rates that pairs of claims in different currencies need, with one statement; none where no pair does.
 *
 * Of several sets the newest that has a rate of a day gives it, and the newest that gave one names them all: sets never
 * change, so that the name says which rates they were.
 */
export async function ratesFor(
  tx: EntityManager,
  pairs: readonly (readonly [Comparand, Comparand])[],
): Promise<RatesOfPair> {
  const needs = pairs.flatMap(([a, b]) => needOf(a, b) ?? []);
  if (needs.length === 0) return NONE;
  const rows: Row[] = await tx.query(
    `SELECT DISTINCT ON (r.currency, r.day) r.currency, r.day, r.rate::text AS rate, s.id AS "setId", s.name
     FROM rate r JOIN rate_set s ON s.id = r.set_id
     WHERE r.currency = ANY($1) AND r.day BETWEEN $2 AND $3 ORDER BY r.currency, r.day, r.set_id DESC`,
    [
      [...new Set(needs.flatMap(({ currencies }) => currencies))],
      needs.map(({ first }) => first).sort()[0],
      needs
        .map(({ last }) => last)
        .sort()
        .at(-1),
    ],
  );
  const known = new Map<string, Rates | null>();
  return (a, b) => {
    const need = needOf(a, b);
    if (!need) return null;
    const key = [...need.currencies, need.first, need.last].join(' ');
    const rates = known.get(key) ?? ratesIn(rows, need);
    known.set(key, rates);
    return rates;
  };
}

/** Every day that can count for either, and those before whose rates may still hold. */
function needOf(a: Comparand, b: Comparand): Need | null {
  const [one, other] = [currencyOf(a), currencyOf(b)];
  if (one === null || other === null || one === other) return null;
  const days = [a.period.start, a.period.end, b.period.start, b.period.end].filter((day) => day !== null).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { currencies: one < other ? [one, other] : [other, one], first: addDays(first, -OLDEST_DAYS), last };
}

function currencyOf({ value }: Comparand): string | null {
  return value.type === 'quantity' && currencyCodes.has(value.figure.unit) ? value.figure.unit : null;
}

function ratesIn(rows: readonly Row[], { currencies, first, last }: Need): Rates | null {
  const days = new Map<string, Map<string, string>>();
  let newest: Row | null = null;
  for (const row of rows) {
    if (!currencies.includes(row.currency) || row.day < first || row.day > last) continue;
    if (newest === null || row.setId > newest.setId) newest = row;
    days.set(row.day, (days.get(row.day) ?? new Map<string, string>()).set(row.currency, row.rate));
  }
  return (
    newest &&
    ratesOf(
      newest.name,
      BASE,
      [...days].map(([day, perBase]) => ({ day, perBase })),
    )
  );
}
