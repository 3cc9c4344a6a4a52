import { readFigure } from './read-figure.js';

const billions = (number: string) => `${number.replace('.', '')}${'0'.repeat(9 - (number.split('.')[1]?.length ?? 0))}`;

/** `[a, b)`: which ends belong to the interval, and how it is written; ∞ where it has no end. */
function intervalOf(text: string, language: string | null, nonNegative = false): readonly string[] {
  return readFigure(text, { language, nonNegative }).readings.map(
    ({ kind, lower, lowerInclusive, upper, upperInclusive, unit, policy, hedges, assumed }) => {
      const interval = `${lowerInclusive ? '[' : '('}${lower ?? '−∞'}, ${upper ?? '∞'}${upperInclusive ? ']' : ')'}`;
      const cap = policy === 'cap' ? ' cap' : '';
      return `${kind} ${interval} ${unit}${cap}${hedges.includes('emphatic') ? ' emphatic' : ''}${assumed.length > 0 ? ` ${assumed.join()} assumed` : ''}`;
    },
  );
}

describe('the table of the domain rules', () => {
  it.each([
    ['$13 billion', 'en', `rounded [${billions('12.5')}, ${billions('13.5')}) USD currency assumed`],
    ['13 Milliarden US-Dollar', 'de', `rounded [${billions('12.5')}, ${billions('13.5')}) USD`],
    ['$13.0 billion', 'en', `rounded [${billions('12.95')}, ${billions('13.05')}) USD currency assumed`],
    ['1,4 Billionen US-Dollar', 'de', 'rounded [1350000000000, 1450000000000) USD'],
    ['1.4 billion', 'en', 'rounded [1350000000, 1450000000) 1'],
    ['about $13bn', 'en', `approximate [${billions('12.35')}, ${billions('13.65')}] USD currency assumed`],
    ['rund 13 Mrd. Dollar', 'de', `approximate [${billions('12.35')}, ${billions('13.65')}] USD currency assumed`],
    ['more than 13 billion', 'en', 'more_than (13000000000, ∞) 1'],
    ['über 13 Milliarden', 'de', 'more_than (13000000000, ∞) 1'],
    ['well more than 13 billion', 'en', 'more_than (13000000000, ∞) 1 emphatic'],
    ['deutlich mehr als 13 Milliarden', 'de', 'more_than (13000000000, ∞) 1 emphatic'],
    ['at least 13', 'en', 'at_least [13, ∞) 1'],
    ['mindestens 13', 'de', 'at_least [13, ∞) 1'],
    ['nearly 20', 'en', 'just_under [18, 20) 1'],
    ['fast 20', 'de', 'just_under [18, 20) 1'],
    ['knapp 20', 'de', 'just_under [18, 20) 1'],
    ['nearly -20', 'en', 'just_under (-20, -18] 1'],
    ['up to 5', 'en', 'at_most (−∞, 5] 1'],
    ['bis zu 5', 'de', 'at_most (−∞, 5] 1'],
    ['$15–20bn', 'en', `range [${billions('14.5')}, 21000000000) USD cap currency assumed`],
    ['between 12 and 14 billion', 'en', `range [${billions('11.5')}, ${billions('14.5')}) 1`],
    ['27 %', 'en', 'rounded [26.5, 27.5) percent'],
    ['27 Prozent', 'de', 'rounded [26.5, 27.5) percent'],
    ['20 percent', 'en', 'rounded [19.5, 20.5) percent'],
    ['$1 billion', 'en', 'rounded [950000000, 1050000000) USD cap currency assumed'],
    ['277,300,000', 'en', 'rounded [277250000, 277350000) 1'],
    ['exactly 277,300,000', 'en', 'exact [277300000, 277300000] 1'],
    ['0', 'en', 'rounded [-0.5, 0.5) 1'],
    ['0.0', 'en', 'rounded [-0.05, 0.05) 1'],
    ['US$5', 'en', 'rounded [4.75, 5.25) USD cap'],
  ])('%s (%s)', (text, language, expected) => expect(intervalOf(text, language)).toEqual([expected]));

  it('begins at zero where the metric cannot be negative', () => {
    expect(intervalOf('up to 5', 'en', true)).toEqual(['at_most [0, 5] 1']);
  });

  it('gives both readings of 1.234 without a language', () => {
    expect(intervalOf('1.234', null).toSorted()).toEqual(['rounded [1.2335, 1.2345) 1', 'rounded [1233.5, 1234.5) 1']);
  });
});
