import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import type { Caller } from '../platform/caller.js';
import { insertRows } from '../platform/rows.js';
import { asEngine, lock } from '../platform/transactions.js';
import type { RatesOfDay } from '../quantities/rates.js';
import { currencyCodes } from '../quantities/units.js';
import { BASE, RateSet } from './rate-set.entity.js';
import { reevaluate } from './reevaluations.service.js';

/** Rates that are sent to the database at once. */
const AT_ONCE = 20_000;

/** What became of a file of rates. */
export interface RecordedRates {
  readonly created: { readonly rates: number };
  readonly existing: { readonly rates: number };
  /** By what verdicts name it. */
  readonly name: string;
}

/**
 * Records daily rates, each once: of what is known already only what differs is kept, and takes its place from then on. The
 * same file twice changes nothing. Claims in several currencies are compared again in the background.
 *
 * @param digest SHA-256 of the file
 * @param days in any order, at least one
 */
export async function recordRates(
  tx: EntityManager,
  caller: Caller,
  digest: string,
  days: readonly RatesOfDay[],
): Promise<RecordedRates> {
  const rates = days.flatMap(({ day, perBase }) => [...perBase].map(([currency, rate]) => ({ day, currency, rate })));
  await lock(tx, 'rates', ['']);
  const [known]: { name: string }[] = await tx.query(`SELECT name FROM rate_set WHERE digest = $1`, [digest]);
  if (known) return { created: { rates: 0 }, existing: { rates: rates.length }, name: known.name };
  const inOrder = days.map(({ day }) => day).sort();
  const [firstDay = '', lastDay = ''] = [inOrder[0], inOrder.at(-1)];
  const name = `Rates for one ${BASE}, ${firstDay} to ${lastDay} (${digest.slice(0, 8)})`;
  const id = newId();
  await insertRows(tx, RateSet, [{ id, name, base: BASE, firstDay, lastDay, digest, ownerId: caller.principalId }]);
  let created = 0;
  for (let from = 0; from < rates.length; from += AT_ONCE)
    created += await insertRates(tx, id, rates.slice(from, from + AT_ONCE));
  await compareMoneyAgain(tx);
  return { created: { rates: created }, existing: { rates: rates.length - created }, name };
}

async function insertRates(
  tx: EntityManager,
  setId: string,
  rates: readonly { readonly day: string; readonly currency: string; readonly rate: string }[],
): Promise<number> {
  const [row]: { count: number }[] = await tx.query(
    `WITH made AS (
       INSERT INTO rate (set_id, currency, day, rate)
       SELECT $1, g.currency, g.day, g.rate FROM unnest($2::text[], $3::date[], $4::numeric[]) AS g(currency, day, rate)
       WHERE g.rate IS DISTINCT FROM (SELECT k.rate FROM rate k WHERE k.currency = g.currency AND k.day = g.day ORDER BY k.set_id DESC LIMIT 1)
       RETURNING 1)
     SELECT count(*)::int AS count FROM made`,
    [setId, rates.map(({ currency }) => currency), rates.map(({ day }) => day), rates.map(({ rate }) => rate)],
  );
  return row?.count ?? 0;
}

/** Only where a subject has money of several currencies new rates can make a difference. */
async function compareMoneyAgain(tx: EntityManager): Promise<void> {
  const subjects: { id: string }[] = await asEngine(tx, () =>
    tx.query(
      `SELECT c.subject_id AS id FROM comparand c WHERE c.unit = ANY($1) GROUP BY 1 HAVING count(DISTINCT c.unit) > 1`,
      [[...currencyCodes]],
    ),
  );
  if (subjects.length > 0) await reevaluate(tx, { of: 'subjects', ids: subjects.map(({ id }) => id) });
}
