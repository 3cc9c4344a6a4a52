import { comparand, METRICS, period, steadyRates } from '../../test/support/comparands.js';
import type { Over } from '../../test/support/verdicts.js';
import { said, verdict } from '../../test/support/verdicts.js';
import { compare } from './compare.js';

describe('money', () => {
  const rates = steadyRates({ USD: '1.25', JPY: '150' });

  it('converts with rates that the verdict names, and not without', () => {
    const compared = said(comparand('US$12.5 billion'), comparand('EUR 10 billion'), rates);
    expect(compared).toMatchObject({ verdict: 'consistent', rates: 'steady rates' });
    expect(compared.reasons.map(({ text }) => text)).toContain(
      '1 USD is 0.8 EUR by the rates from 2025-01-01 to 2025-12-31 (steady rates).',
    );
    expect(verdict(comparand('US$13 billion'), comparand('EUR 20 billion'), rates)).toBe(
      'contradictory values_apart converted',
    );
    expect(verdict(comparand('US$13 billion'), comparand('EUR 20 billion'))).toBe('not_comparable no_rate');
    expect(verdict(comparand('US$13 billion'), comparand('GBP 20 billion'), rates)).toBe('not_comparable no_rate');
    expect(said(comparand('US$13 billion'), comparand('US$20 billion'), rates).rates).toBeNull();
  });

  it('asks for the rate of a stock on its day, and of a flow over its period', () => {
    const asked: unknown[] = [];
    const asking = { ...rates, range: (...question: [string, string, string, string]) => (asked.push(question), null) };
    const ask = (a: Over, b: Over) => {
      asked.length = 0;
      const { verdict: word, reasons } = compare(comparand('US$13', a), comparand('JPY 13', b), asking);
      expect([word, reasons.map(({ code }) => code)]).toEqual(['not_comparable', ['no_rate']]);
      return asked;
    };
    const stock = (words: string): Over => ({ metric: METRICS.cash, period: period(words) });
    expect(ask({}, {})).toEqual([['USD', 'JPY', '2025-01-01', '2025-12-31']]);
    expect(ask({ period: period('H1 2025') }, {})).toEqual([['USD', 'JPY', '2025-01-01', '2025-06-30']]);
    expect(ask({}, { period: period('H1 2025') })).toEqual([['JPY', 'USD', '2025-01-01', '2025-06-30']]);
    expect(ask(stock('as of 2025-11-03'), stock('as of 2025-11'))).toEqual([
      ['USD', 'JPY', '2025-11-03', '2025-11-03'],
    ]);
    expect(ask(stock('as of 2025-11'), stock('as of 2025-11'))).toEqual([['USD', 'JPY', '2025-11-30', '2025-11-30']]);
    expect(ask(stock('from 2025-10-28'), stock('from 2025-09-01'))).toEqual([
      ['USD', 'JPY', '2025-10-28', '2025-10-28'],
    ]);
    expect(ask(stock('2025'), stock('H1 2025'))).toEqual([['USD', 'JPY', '2025-01-01', '2025-06-30']]);
  });

  it('admits everything that a flow can be worth at the rates of its days', () => {
    const { range: of, ...rest } = steadyRates({ USD: '1' });
    const moving = {
      ...rest,
      range: (from: string, to: string, first: string, last: string) => {
        const one = of(from, to, first, last);
        if (one === null) return null;
        return from === 'EUR' ? { low: one.low, high: one.high.mul(2) } : { low: one.low.div(2), high: one.high };
      },
    };
    const with1to2 = (usd: string, eur: string, over: Over = {}) =>
      verdict(comparand(usd, over), comparand(eur, over), moving);
    expect(with1to2('exactly USD 15', 'exactly EUR 10')).toBe('consistent refinement converted');
    expect(with1to2('exactly USD 20', 'exactly EUR 10')).toMatch(/^consistent/);
    expect(with1to2('exactly USD 10', 'exactly EUR 10')).toMatch(/^consistent/);
    expect(with1to2('exactly USD 21', 'exactly EUR 10')).toBe('contradictory values_apart converted');
    expect(with1to2('exactly USD 9', 'exactly EUR 10')).toBe('contradictory values_apart converted');
    expect(with1to2('exactly USD -15', 'exactly EUR -10')).toMatch(/^consistent/);
    expect(with1to2('exactly USD -21', 'exactly EUR -10')).toBe('contradictory values_apart converted');
  });
});
