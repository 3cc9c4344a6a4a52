import fc from 'fast-check';

import { addDays } from '../kernel/calendar-date.js';
import { parseRates, RatesFault } from './parse-rates.js';
import type { RatesOfDay } from './rates.js';
import { OLDEST_DAYS, ratesOf } from './rates.js';
import { decimalOf, order, rationalOf } from './rational.js';

/** Round rates, so that nobody takes them for real ones. */
const HEAD = 'Date,USD,JPY,SIT,';
const FILE = `${HEAD}\n2025-03-05,1.25,150,N/A,\n2025-03-04,1.2,160,N/A,\n2025-02-28,1,100,200,\n`;

async function daysOf(...chunks: readonly (string | Uint8Array)[]): Promise<readonly RatesOfDay[]> {
  const days: RatesOfDay[] = [];
  for await (const day of parseRates(chunks)) days.push(day);
  return days;
}

async function faultOf(file: string) {
  const fault = await daysOf(file).catch((error: unknown) => error);
  if (!(fault instanceof RatesFault)) throw fault;
  return [fault.row, fault.column, fault.message];
}

const shown = (days: readonly RatesOfDay[]) => days.map(({ day, perBase }) => [day, Object.fromEntries(perBase)]);

describe('a file of rates', () => {
  it('gives each day with the rates that it has', async () =>
    expect(shown(await daysOf(FILE))).toEqual([
      ['2025-03-05', { USD: '1.25', JPY: '150' }],
      ['2025-03-04', { USD: '1.2', JPY: '160' }],
      ['2025-02-28', { USD: '1', JPY: '100', SIT: '200' }],
    ]));

  it.each([
    ['a byte order mark', `\ufeff${FILE}`],
    ['CRLF', FILE.replace(/\n/g, '\r\n')],
    ['spaces', FILE.replace(/,/g, ' , ')],
    ['no comma at the end', FILE.replace(/,$/gm, '')],
    ['a comma in the head only', FILE.replace(/,$/gm, '').replace('SIT', 'SIT,')],
    ['empty cells for N/A', FILE.replace(/N\/A/g, '')],
    ['empty lines', FILE.replace(/\n/g, '\n\n')],
    ['no line break at the end', FILE.trimEnd()],
    ['quotes', FILE.replace(/USD/g, '"USD"')],
  ])('is read the same with %s', async (_, file) =>
    expect(shown(await daysOf(file))).toEqual(shown(await daysOf(FILE))),
  );

  it('is read the same in pieces of any size', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        const bytes = Buffer.from(`\ufeff${FILE}`);
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        expect(shown(await daysOf(...pieces))).toEqual(shown(await daysOf(FILE)));
      }),
      { numRuns: 20 },
    ));

  const faults: readonly (readonly [file: string, fault: readonly unknown[]])[] = [
    ['', [1, null, 'There is no day in the file.']],
    [HEAD, [1, null, 'There is no day in the file.']],
    ['Tag,USD\n', [1, '1', 'The first column is "Date", not "Tag".']],
    ['Date\n', [1, null, 'There are 1 to 400 currencies, not 0.']],
    ['Date,US Dollar\n', [1, '2', 'Column 2 has a currency code of three letters, not "US Dollar".']],
    ['Date,USD,USD\n', [1, '3', 'There are two columns for USD.']],
    ['Date,USD,EUR\n', [1, '3', 'Rates for one EUR have no column for EUR.']],
    ['Date,USD\n05/03/2025,1\n', [2, 'Date', 'Line 2 begins with a day, not "05/03/2025".']],
    ['Date,USD\n2025-02-29,1\n', [2, 'Date', 'Line 2 begins with a day, not "2025-02-29".']],
    ['Date,USD\n2025-03-05,1\n2025-03-05,1\n', [3, 'Date', 'Line 3 is a second one for 2025-03-05.']],
    ['Date,USD\n2025-03-05,1,2\n', [2, null, 'Line 2 has 2 rates, the head 1 currencies.']],
    ['Date,USD,JPY\n2025-03-05,1\n', [2, null, 'Line 2 has 1 rates, the head 2 currencies.']],
    ...['0', '0.00', '-1', '1e3', 'NaN', '1.', '.5', '١', 'n/a'].map((cell): [string, unknown[]] => [
      `Date,USD\n2025-03-05,${cell}\n`,
      [2, 'USD', `The rate of USD in line 2 is no decimal above zero: "${cell}".`],
    ]),
    ['Date,USD\n2025-03-05,"1\n', [2, null, expect.stringContaining('cannot be read')]],
    ['x'.repeat(20_000), [1, null, expect.stringContaining('cannot be read')]],
  ];
  it.each(faults)('refuses %j', async (file, fault) => expect(await faultOf(file)).toEqual(fault));

  it('reads 10 MB', async () => {
    const line = (at: number) => `${addDays('1000-01-01', at)}${',1.234567'.repeat(40)},\n`;
    const codes = Array.from(
      { length: 40 },
      (_, at) => `X${String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26))}`,
    );
    function* file() {
      yield `Date,${codes.join(',')},\n`;
      for (let at = 0; at < 28_000; at++) yield line(at);
    }
    let count = 0;
    for await (const { perBase } of parseRates(file())) count += perBase.size;
    expect(count).toBe(28_000 * 40);
  });
});

describe('a set of rates', () => {
  let days: readonly RatesOfDay[];
  beforeAll(async () => void (days = await daysOf(FILE)));
  const range = (from: string, to: string, first: string, last = first) => {
    const found = ratesOf('test', 'EUR', days).range(from, to, first, last);
    return found === null ? null : [decimalOf(found.low, 6), decimalOf(found.high, 6)];
  };

  it.each([
    ['the day itself', 'EUR', 'USD', '2025-03-05', '2025-03-05', ['1.25', '1.25']],
    ['the other way round', 'USD', 'EUR', '2025-03-05', '2025-03-05', ['0.8', '0.8']],
    ['through the base', 'USD', 'JPY', '2025-03-05', '2025-03-05', ['120', '120']],
    ['the last day before, where the market was closed', 'EUR', 'USD', '2025-03-02', '2025-03-02', ['1', '1']],
    ['seven days back', 'EUR', 'USD', '2025-03-12', '2025-03-12', ['1.25', '1.25']],
    ['no further', 'EUR', 'USD', '2025-03-13', '2025-03-13', null],
    ['not the day after', 'EUR', 'USD', '2025-02-27', '2025-02-27', null],
    ['the range of several days', 'EUR', 'JPY', '2025-03-04', '2025-03-05', ['150', '160']],
    ['with the rate in force on the first', 'EUR', 'JPY', '2025-03-01', '2025-03-04', ['100', '160']],
    ['not beyond the last', 'EUR', 'USD', '2025-03-04', '2025-04-01', null],
    ['nor before the first', 'EUR', 'USD', '2025-01-01', '2025-03-05', null],
    ['a currency that is gone', 'EUR', 'SIT', '2025-03-05', '2025-03-05', ['200', '200']],
    ['and no longer counts', 'EUR', 'SIT', '2025-03-10', '2025-03-10', null],
    ['an unknown one', 'EUR', 'XXX', '2025-03-05', '2025-03-05', null],
  ] as const)('takes %s', (_, from, to, first, last, expected) =>
    expect(range(from, to, first, last)).toEqual(expected),
  );

  it('gives what a search through all days gives', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 25 }),
        fc.array(fc.option(fc.integer({ min: 1, max: 9 })), { minLength: 25, maxLength: 25 }),
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 0, max: 30 }),
        (offsets, values, from, length) => {
          const dayAt = (offset: number) => addDays('2025-01-01', offset);
          const known = offsets.map((offset, at) => ({ offset, rate: values[at] ?? null }));
          const sets = known.map(({ offset, rate }) => ({
            day: dayAt(offset),
            perBase: new Map(rate === null ? [] : [['USD', String(rate)]]),
          }));
          const inForce = Array.from({ length: length + 1 }, (_, at) => {
            const usable = known.filter(
              ({ offset, rate }) => rate !== null && offset <= from + at && offset >= from + at - OLDEST_DAYS,
            );
            return usable.sort((a, b) => b.offset - a.offset)[0]?.rate ?? null;
          });
          const found = ratesOf('test', 'EUR', sets).range('EUR', 'USD', dayAt(from), dayAt(from + length));
          if (inForce.includes(null)) return expect(found).toBeNull();
          const rates = inForce.map(Number);
          expect(found?.low.valueOf()).toBe(Math.min(...rates));
          expect(found?.high.valueOf()).toBe(Math.max(...rates));
        },
      ),
    ));
});

describe('exact fractions', () => {
  const decimal = fc
    .tuple(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.integer({ min: 0, max: 20 }))
    .map(([digits, places]) => decimalOf(rationalOf(String(digits)).div(10n ** BigInt(places))));

  it('become the decimal that they were', () =>
    fc.assert(fc.property(decimal, (text) => expect(decimalOf(rationalOf(text))).toBe(text))));

  it('are in order as their differences are', () =>
    fc.assert(
      fc.property(decimal, decimal, (a, b) =>
        expect(order(rationalOf(a), rationalOf(b))).toBe(Math.sign(rationalOf(a).compare(rationalOf(b)))),
      ),
    ));

  it.each([
    ['1', '3', 6, '0.333333'],
    ['2', '3', 6, '0.666667'],
    ['-1', '2', 0, '-1'],
    ['1', '2000000', 6, '0.000001'],
    ['-1', '2000001', 6, '0'],
    ['5', '1', 0, '5'],
  ])('%s ÷ %s to %s places is %s', (a, b, places, expected) =>
    expect(decimalOf(rationalOf(a).div(rationalOf(b)), places)).toBe(expected),
  );
});
