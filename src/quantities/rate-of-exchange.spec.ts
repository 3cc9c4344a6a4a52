import { ratesIn } from './rate-of-exchange.js';
import { readConstant } from './read-constant.js';

const shown = (text: string, language: string | null): string[] =>
  ratesIn(text, language).map(({ lower, upper, unit }) => `${lower}..${upper} ${unit}`);

describe('a rate of exchange', () => {
  it.each([
    ['€0.93 per dollar', 'en', '0.925..0.935 EUR/USD'],
    ['€0.93/$', 'en', '0.925..0.935 EUR/USD'],
    ['$1.08 per euro', 'en', '1.075..1.085 USD/EUR'],
    ['$1.08 to the euro', 'en', '1.075..1.085 USD/EUR'],
    ['0.93 euros per US dollar', 'en', '0.925..0.935 EUR/USD'],
    ['1,08 Dollar je Euro', 'de', '1.075..1.085 USD/EUR'],
    ['1,08 Dollar pro Euro', null, '1.075..1.085 USD/EUR'],
    ['0,93 Euro je 1 US-Dollar', 'de', '0.925..0.935 EUR/USD'],
    ['0,93 EUR/$', 'de-AT', '0.925..0.935 EUR/USD'],
  ])('is read in %s (%s)', (text, language, expected) => expect(shown(text, language)).toEqual([expected]));

  it.each([
    ['€0.93 per €', 'en'],
    ['0.93 per dollar', 'en'],
    ['€0.93 per barrel', 'en'],
    ['$13 billion per year', 'en'],
    ['1/2', 'en'],
    ['/', null],
    ['€0.93 per 2 dollars', 'en'],
    ['€1 je Dollar', 'en'],
    [`${'€1 per '.repeat(60)}$`, null],
  ])('is not made of %s', (text, language) => expect(shown(text, language)).toEqual([]));

  it('says what was assumed of either currency, and keeps the words', () => {
    expect(ratesIn('€0.93 per dollar', 'en')).toMatchObject([
      { kind: 'rounded', point: '0.93', asWritten: '€0.93 per dollar', assumed: ['currency'] },
    ]);
  });

  it('has two readings where nobody says which sign is the decimal one', () => {
    expect(readConstant('€1.084 per dollar', null)).toMatchObject({ ambiguous: true, readings: { length: 2 } });
    expect(shown('1.084 EUR je Dollar', 'de')).toEqual(['1083.5..1084.5 EUR/USD']);
  });

  it.each([
    ['1.08 EUR/USD', 'en'],
    ['1.08 EUR / USD', null],
  ])('has two readings in %s: dealers in currencies turn a pair of codes round', (text, language) => {
    expect(shown(text, language)).toEqual(['1.075..1.085 EUR/USD', '1.075..1.085 USD/EUR']);
    expect(readConstant(text, language).ambiguous).toBe(true);
  });
});
