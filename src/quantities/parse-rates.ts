import { pipeline, Readable } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { isCalendarDate } from '../kernel/calendar-date.js';
import type { RatesOfDay } from './rates.js';

/** What is wrong with a file of rates, and where. */
export class RatesFault extends RangeError {
  override readonly name = 'RatesFault';

  constructor(
    /** Number of the line, from 1. */
    readonly row: number,
    /** What stands at the head of the column, or its number from 1; null for the whole line. */
    readonly column: string | null,
    /** One sentence for a person. */
    detail: string,
  ) {
    super(detail);
  }
}

/** A day is shorter by far: 41 currencies of the European Central Bank have 350 characters. */
const LONGEST_ROW = 10_000;
/** There are 180 currencies. */
const MOST_COLUMNS = 400;
/** A rate above zero with a point; more digits than any rate has. */
const RATE = /^(?=.*[1-9])\d{1,20}(\.\d{1,20})?$/;

/**
 * Reads rates in the shape in which the European Central Bank publishes their history (`eurofxref-hist.csv`): a head
 * `Date,USD,JPY,…`, then one line a day, in any order, with a positive decimal or `N/A` for each currency.
 *
 * Spaces, a byte order mark, CRLF, empty lines and a comma at the end of every line are fine; an empty cell is `N/A`. Each
 * line is given as soon as it was read, so that what comes before a fault has been given when it is thrown.
 * @param chunks the file in UTF-8, in pieces of any size
 * @param base the currency that one unit of each rate is for; it has no column
 * @throws RatesFault at the first thing that is not in this shape: no head, a column without a code or twice, a day that
 *   does not exist or stands twice, a rate that is no decimal above zero, too many or too few cells, no day at all
 */
export async function* parseRates(
  chunks: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>,
  base = 'EUR',
): AsyncGenerator<RatesOfDay> {
  const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, info: true } as const;
  const parser = parse({ ...options, max_record_size: LONGEST_ROW });
  // Its callback would only repeat what the iteration throws.
  const records = pipeline(Readable.from(chunks), parser, () => undefined);
  const seen = new Set<string>();
  let codes: readonly string[] | null = null;
  try {
    for await (const { record, info } of records as AsyncIterable<Line>) {
      if (codes === null) codes = codesOf(record, base, info.lines);
      else yield dayOf(record, codes, seen, info.lines);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    throw new RatesFault(row, null, `Line ${row} cannot be read as comma-separated values.`);
  }
  if (seen.size === 0) throw new RatesFault(1, null, 'There is no day in the file.');
}

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function codesOf(record: readonly string[], base: string, row: number): readonly string[] {
  const codes = withoutLastEmpty(record.slice(1));
  if (record[0]?.toLowerCase() !== 'date') {
    throw new RatesFault(row, '1', `The first column is "Date", not ${shown(record[0])}.`);
  }
  if (codes.length === 0 || codes.length > MOST_COLUMNS) {
    throw new RatesFault(row, null, `There are 1 to ${MOST_COLUMNS} currencies, not ${codes.length}.`);
  }
  codes.forEach((code, at) => {
    const column = String(at + 2);
    if (!/^[A-Z]{3}$/.test(code)) {
      throw new RatesFault(row, column, `Column ${column} has a currency code of three letters, not ${shown(code)}.`);
    }
    if (codes.indexOf(code) !== at) throw new RatesFault(row, column, `There are two columns for ${code}.`);
    if (code === base) throw new RatesFault(row, column, `Rates for one ${base} have no column for ${base}.`);
  });
  return codes;
}

function dayOf(record: readonly string[], codes: readonly string[], seen: Set<string>, row: number): RatesOfDay {
  const [day = '', ...cells] = record;
  if (!isCalendarDate(day)) throw new RatesFault(row, 'Date', `Line ${row} begins with a day, not ${shown(day)}.`);
  if (seen.has(day)) throw new RatesFault(row, 'Date', `Line ${row} is a second one for ${day}.`);
  seen.add(day);
  const rates = cells.length > codes.length ? withoutLastEmpty(cells) : cells;
  if (rates.length !== codes.length) {
    throw new RatesFault(row, null, `Line ${row} has ${rates.length} rates, the head ${codes.length} currencies.`);
  }
  const perBase = new Map<string, string>();
  codes.forEach((code, at) => {
    const rate = rates[at] ?? '';
    if (rate === '' || rate === 'N/A') return;
    if (!RATE.test(rate)) {
      throw new RatesFault(row, code, `The rate of ${code} in line ${row} is no decimal above zero: ${shown(rate)}.`);
    }
    perBase.set(code, rate);
  });
  return { day, perBase };
}

function withoutLastEmpty(cells: readonly string[]): readonly string[] {
  return cells.at(-1) === '' ? cells.slice(0, -1) : cells;
}

function shown(cell: string | undefined): string {
  return JSON.stringify((cell ?? '').slice(0, 40));
}
