import { Refusal } from '../kernel/refusal.js';
import type { Figure } from './figure.js';
import type { FigureOptions } from './read-figure.js';
import { readFigure } from './read-figure.js';

/** A figure in one line: kind, interval, unit, and what had to be assumed. */
function line({ kind, lower, lowerInclusive, upper, upperInclusive, unit, of, assumed, hedges }: Figure): string {
  const [left, right] = [lower === null || !lowerInclusive ? '(' : '[', upper === null || !upperInclusive ? ')' : ']'];
  const interval = `${left}${short(lower) ?? '-∞'}, ${short(upper) ?? '∞'}${right}`;
  return [kind, interval, unit, of ?? '', ...assumed.map((what) => `?${what}`), ...hedges.map((word) => `~${word}`)]
    .filter(Boolean)
    .join(' ');
}

function short(text: string | null): string | null {
  if (text === null) return null;
  const digits = /^(-?\d+?)(0*)$/.exec(text);
  return digits?.[2] && digits[2].length >= 6 ? `${digits[1]}e${digits[2].length}` : text;
}

const lines = (text: string, options: FigureOptions) => readFigure(text, options).readings.map(line);

describe('the table of the domain rules', () => {
  it.each([
    ['$13 billion', 'en', 'rounded [125e8, 135e8) USD ?currency'],
    ['13 Milliarden US-Dollar', 'de', 'rounded [125e8, 135e8) USD'],
    ['$13.0 billion', 'en', 'rounded [1295e7, 1305e7) USD ?currency'],
    ['1,4 Billionen US-Dollar', 'de', 'rounded [135e10, 145e10) USD'],
    ['1.4 billion', 'en', 'rounded [135e7, 145e7) 1'],
    ['1.4 trillion', 'en', 'rounded [135e10, 145e10) 1'],
    ['about $13bn', 'en', 'approximate [1235e7, 1365e7] USD ?currency ~about'],
    ['rund 13 Mrd. Dollar', 'de', 'approximate [1235e7, 1365e7] USD ?currency ~rund'],
    ['more than 13 billion', 'en', 'more_than (13e9, ∞) 1'],
    ['über 13 Milliarden', 'de', 'more_than (13e9, ∞) 1'],
    ['well more than 13 billion', 'en', 'more_than (13e9, ∞) 1 ~emphatic'],
    ['deutlich mehr als 13 Milliarden', 'de', 'more_than (13e9, ∞) 1 ~emphatic'],
    ['at least $4.33 billion', 'en', 'at_least [433e7, ∞) USD ?currency'],
    ['mindestens 2,5 Mrd. Euro', 'de', 'at_least [25e8, ∞) EUR'],
    ['nearly 13 billion', 'en', 'just_under [117e8, 13e9) 1 ~nearly'],
    ['fast 13 Milliarden', 'de', 'just_under [117e8, 13e9) 1 ~fast'],
    ['knapp 13 Milliarden', 'de', 'just_under [117e8, 13e9) 1 ~knapp'],
    ['nearly -13 billion', 'en', 'just_under (-13e9, -117e8] 1 ~nearly'],
    ['up to $5 million', 'en', 'at_most (-∞, 5e6] USD ?currency'],
    ['bis zu 5 Millionen Euro', 'de', 'at_most (-∞, 5e6] EUR'],
    ['$15–20bn', 'en', 'range [145e8, 21e9) USD ?currency'],
    ['between 12 and 14 billion', 'en', 'range [115e8, 145e8) 1'],
    ['12 bis 14 Milliarden', 'de', 'range [115e8, 145e8) 1'],
    ['zwischen 12 und 14 Milliarden Euro', 'de', 'range [115e8, 145e8) EUR'],
    ['27 %', 'en', 'rounded [26.5, 27.5) percent'],
    ['27 Prozent', 'de', 'rounded [26.5, 27.5) percent'],
    ['20 percent', 'en', 'rounded [19.5, 20.5) percent'],
    ['$1 billion', 'en', 'rounded [95e7, 105e7) USD ?currency'],
    ['277,300,000', 'en', 'rounded [277250000, 277350000) 1'],
    ['exactly 277,300,000', 'en', 'exact [277300000, 277300000] 1 ~exactly'],
    ['genau 27 Prozent', 'de', 'exact [27, 27] percent ~genau'],
    ['0', 'en', 'rounded [-0.5, 0.5) 1'],
    ['0.0', 'en', 'rounded [-0.05, 0.05) 1'],
    ['0,00 Euro', 'de', 'rounded [-0.005, 0.005) EUR'],
    ['1.234', 'en', 'rounded [1.2335, 1.2345) 1'],
    ['1.234', 'de', 'rounded [1233.5, 1234.5) 1'],
  ])('%s (%s)', (text, language, expected) => expect(lines(text, { language })).toEqual([expected]));

  it('reads 1.234 both ways without a language', () => {
    expect(lines('1.234', {})).toEqual(['rounded [1.2335, 1.2345) 1', 'rounded [1233.5, 1234.5) 1']);
    expect(readFigure('1.234', {}).ambiguous).toBe(true);
  });

  it('keeps what was said, and what the cap took away', () => {
    const [figure] = readFigure('$1 billion', { language: 'en' }).readings;
    expect(figure).toEqual({
      kind: 'rounded',
      asWritten: '$1 billion',
      point: '1000000000',
      lower: '950000000',
      lowerInclusive: true,
      upper: '1050000000',
      upperInclusive: false,
      stated: { lower: '1000000000', upper: '1000000000' },
      uncapped: { lower: '500000000', upper: '1500000000' },
      unit: 'USD',
      policy: 'cap',
      hedges: [],
      direction: null,
      assumed: ['currency'],
    });
    expect(readFigure('$13 billion', { language: 'en' }).readings[0]).toMatchObject({
      uncapped: null,
      policy: 'implied',
    });
    expect(readFigure('more than 5', { language: 'en' }).readings[0]).toMatchObject({
      policy: 'stated',
      point: '5',
      stated: { lower: '5', upper: null },
    });
  });

  it('begins "up to" at zero where the metric cannot be negative', () =>
    expect(lines('up to 5', { language: 'en', nonNegative: true })).toEqual(['at_most [0, 5] 1']));
});

describe('what a quantity looks like', () => {
  it.each([
    ['US$13bn', 'en', 'rounded [125e8, 135e8) USD'],
    ['USD 13 billion', 'en', 'rounded [125e8, 135e8) USD'],
    ['13 billion US dollars', 'en', 'rounded [125e8, 135e8) USD'],
    ['$13 billion USD', 'en', 'rounded [125e8, 135e8) USD'],
    ['13 Mrd. US$', 'de', 'rounded [125e8, 135e8) USD'],
    ['13 Mrd €', 'de', 'rounded [125e8, 135e8) EUR'],
    ['493.8 million', 'en', 'rounded [493750000, 493850000) 1'],
    ['$493.8 million', 'en', 'rounded [493750000, 493850000) USD ?currency'],
    ['32.5%', 'en', 'rounded [32.45, 32.55) percent'],
    ['2 percent', 'en', 'rounded [1.9, 2.1) percent'],
    ['1,5 Prozentpunkte', 'de', 'rounded [1.45, 1.55) percentage_point'],
    ['50 basis points', 'en', 'rounded [49.5, 50.5) basis_point'],
    ['two billion', 'en', 'rounded [19e8, 21e8) 1'],
    ['zwei Milliarden Euro', 'de', 'rounded [19e8, 21e8) EUR'],
    ['eine Billion Euro', 'de', 'rounded [95e10, 105e10) EUR'],
    ['five hundred million dollars', 'en', 'rounded [475e6, 525e6) USD ?currency'],
    ['-$3.1 billion', 'en', 'rounded (-315e7, -305e7] USD ?currency'],
    ['−3,1 Mrd. Euro', 'de', 'rounded (-315e7, -305e7] EUR'],
    ['minus 3.1 billion', 'en', 'rounded (-315e7, -305e7] 1'],
    ['($3.1 billion)', 'en', 'rounded (-315e7, -305e7] USD ?currency'],
    ['(1,234)', 'en', 'rounded (-1234.5, -1233.5] 1'],
    ['13\u00a0Milliarden\u202fEuro', 'de', 'rounded [125e8, 135e8) EUR'],
    ['13\u202f000\u202f000 Euro', 'de', 'rounded [12500000, 13500000) EUR'],
    ['13 000 Euro', 'de', 'rounded [12500, 13500) EUR'],
    ["1'234'567 CHF", 'de', 'rounded [1234566.5, 1234567.5) CHF'],
    ['１３ billion', 'en', 'rounded [125e8, 135e8) 1'],
    ['1,234,567.89', 'de', 'rounded [1234567.885, 1234567.895) 1'],
    ['12,34,567', 'en', 'rounded [1234566.5, 1234567.5) 1'],
    ['$13 billion or more', 'en', 'at_least [13e9, ∞) USD ?currency'],
    ['less than 5%', 'en', 'less_than (-∞, 5) percent'],
    ['weniger als 5 Prozent', 'de', 'less_than (-∞, 5) percent'],
    ['unter 5 Prozent', 'de', 'less_than (-∞, 5) percent'],
    ['circa 5 Millionen', 'de', 'approximate [4750000, 5250000] 1 ~circa'],
    ['$1.2 billion to $1.4 billion', 'en', 'range [115e7, 145e7) USD ?currency'],
    ['10–15%', 'en', 'range [9.5, 15.5) percent'],
    ['$900 million to $1.2 billion', 'en', 'range [855e6, 125e7) USD ?currency'],
    ['800 million weekly users', 'en', 'rounded [76e7, 84e7) 1 weekly users'],
    ['13,5 EUR', 'fr', 'rounded [13.45, 13.55) EUR'],
    ['27 %', 'fr', 'rounded [26.5, 27.5) percent'],
    ['13 milliards', 'fr', 'rounded [125e8, 135e8) 1'],
    ['13 lakh crore', 'en', 'rounded [125e11, 135e11) 1'],
    ['1e9', 'en', 'rounded [95e7, 105e7) 1'],
    ['1.3x10^6', 'en', 'rounded [1250000, 1350000) 1'],
    ['half a billion', 'en', 'rounded [475e6, 525e6) 1'],
    ['two and a half billion', 'en', 'rounded [245e7, 255e7) 1'],
    ['sechs und zwei Drittel Millionen', 'de', 'rounded [6661666.66666667, 6671666.66666667) 1'],
    ['anderthalb Millionen Menschen', 'de', 'rounded [1450000, 1550000) 1 Menschen'],
    ['one hundred and fifty million', 'en', 'rounded [145e6, 155e6) 1'],
    ['up 16 %', 'en', 'ratio_change [15.5, 16.5) percent'],
    ['+16 %', 'en', 'ratio_change [15.5, 16.5) percent'],
    ['doubled', 'en', 'ratio_change [90, 110) percent'],
    ['halbiert', 'de', 'ratio_change (47.5, 52.5] percent'],
    ['twice as much', 'en', 'ratio_change [1.9, 2.1) 1'],
    ['tens of billions of dollars', 'en', 'order_of_magnitude [1e10, 1e11) USD ?currency'],
    ['undisclosed', 'en', 'undisclosed (-∞, ∞) 1'],
    ['6 gigawatts', 'en', 'rounded [5.7, 6.3) GW'],
    ['80 Terawattstunden', 'de', 'rounded [76, 84) TW.h'],
    ['38 tonnes of CO2', 'en', 'rounded [37.5, 38.5) t CO2'],
  ])('%s (%s)', (text, language, expected) => expect(lines(text, { language })).toEqual([expected]));

  it.each([
    ['1.4 billion', 'de', ['rounded [135e10, 145e10) 1', 'rounded [135e7, 145e7) 1']],
    ['1,4 billion', 'en', ['rounded [135e7, 145e7) 1', 'rounded [135e10, 145e10) 1']],
    ['¥13', 'en', ['rounded [12.5, 13.5) JPY']],
    ['1.234 EUR', 'fr', ['rounded [1.2335, 1.2345) EUR', 'rounded [1233.5, 1234.5) EUR']],
    ['1.234', 'de-CH', ['rounded [1233.5, 1234.5) 1', 'rounded [1.2335, 1.2345) 1']],
  ])('%s (%s) has more than one reading', (text, language, expected) => {
    expect(
      lines(text, { language })
        .map((text) => text.replace(' ?currency', ''))
        .sort(),
    ).toEqual([...expected].sort());
  });

  it.each([
    ['13 Milliarden US-Dollar', 'en'],
    ['13 million million', 'en'],
    ['10²', 'en'],
    ['1️⃣3️⃣', 'en'],
    ['13 to 12 billion', 'en'],
    ['$500–1.2bn', 'en'],
    ['€13 USD', 'en'],
    ['1.23.456', 'de'],
    ['007', 'en'],
    ['$13 billion a quarter', 'en'],
    ['13 Milliarden Euro mehr', 'de'],
    ['\u202e13\u202c', 'en'],
    ['١٣', 'ar'],
    ['nearly 0', 'en'],
    ['', 'en'],
    ['   ', 'de'],
    ['\ud800', 'en'],
    ['😀', 'en'],
  ])('%j (%s) is not read', (text, language) => expect(lines(text, { language })).toEqual([]));

  it('knows whose dollars they are', () => {
    expect(lines('$13', { language: 'en-CA' })).toEqual(['rounded [12.5, 13.5) CAD']);
    expect(lines('$13', { language: 'en', country: 'US' })).toEqual(['rounded [12.5, 13.5) USD']);
    expect(lines('$13', { language: 'de', country: 'DE' })).toEqual(['rounded [12.5, 13.5) USD ?currency']);
  });

  it('refuses what is too long', () => {
    expect(() => readFigure('1'.repeat(101), { language: 'en' })).toThrow(Refusal);
    expect(() => readFigure('1'.repeat(10_000), { language: 'en' })).toThrow(Refusal);
    expect(() => readFigure('word '.repeat(101), { language: 'en' })).toThrow(Refusal);
  });

  it.each(['1000 or 1000', 'between 5 and 5', '3 to 3 million', 'rose from 3 to 4 percent', '3-3'])(
    'does not read %s as one figure',
    (text) => expect(readFigure(text, { language: 'en' }).readings).toEqual([]),
  );

  it.each([
    ['3x', 'en', '3'],
    ['twice', 'en', '2'],
    ['3 times', 'en', '3'],
    ['2.5-fold', 'en', '2.5'],
    ['3 keer', 'nl', '3'],
    ['3 fois', 'fr', '3'],
  ])('reads %s (%s) as a factor', (text, language, point) => {
    const { readings } = readFigure(text, { language });
    expect(readings.map(({ kind, unit, direction, ...figure }) => [kind, figure.point, unit, direction])).toEqual([
      ['ratio_change', point, '1', null],
    ]);
  });
});
