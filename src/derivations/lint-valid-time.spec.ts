import { constant, derived, input, lintsInShort, sentences } from '../../test/support/derivables.js';

const QUARTER = '2025-07-01/2025-10-01';
const share = input('share', { metric: 'equity-method-loss', value: '$3.1 billion', period: QUARTER });
const loss = (period: string | null = QUARTER, more = {}) =>
  derived({ metric: 'net-loss', value: null, period, ...more });
const stake = (period: string, more = {}) =>
  input('stake', { metric: 'ownership-stake', value: '27%', period, ...more });
const found = (period: string, claim: ReturnType<typeof loss> | null = loss()) =>
  lintsInShort('share / stake', [share, stake(period)], claim);

describe('inputs that do not hold in the time of the claim', () => {
  it.each([
    ['a stake since the end of October', 'from 2025-10-28'],
    ['a stake since the day after', 'from 2025-10-01'],
    ['a stake until the day before', 'until 2025-07-01'],
    ['a stake of another quarter', 'Q2 2025'],
    ['a stake of a day after the quarter', 'as of 2025-10-28'],
    ['a stake of a day long before', 'as of 2025-03-29'],
  ])('are found: %s', (_, period) => expect(found(period)).toEqual(['input_valid_time: stake']));

  it.each([
    ['a stake since before', 'from 2025-07-01'],
    ['a stake until later', 'until 2025-10-28'],
    ['the same quarter', QUARTER],
    ['a longer time', '2025'],
    ['the last day of the quarter', 'as of 2025-09-30'],
    ['the first days after a fiscal quarter', 'as of 2025-10-07'],
    ['the opening balance', 'as of 2025-06-30'],
    ['the balance of the quarter before', 'as of 2025-03-31'],
    ['no time', 'unspecified'],
  ])('are not these: %s', (_, period) => expect(found(period)).toEqual([]));

  it('are those that begin or end in the midst of it', () => {
    const year = loss('2025');
    expect(found('from 2025-10-28', year)).toContain('input_valid_time: stake');
    expect(found('until 2025-10-28', year)).toContain('input_valid_time: stake');
    expect(found('Q3 2025', year)).not.toContain('input_valid_time: stake');
    expect(sentences('input_valid_time', 'share / stake', [share, stake('from 2025-10-01')], loss())).toEqual([
      expect.stringContaining('no day in common'),
    ]);
    expect(found('from 2025-01-08', year)).not.toContain('input_valid_time: stake');
    expect(sentences('input_valid_time', 'share / stake', [share, stake('from 2025-10-28')], year)).toEqual([
      '“stake” holds from 28 October 2025 on, but “the result” is about 2025: it holds for a part of that time only. Use what held in the rest of it as well, or explain why this value may stand for all of it.',
    ]);
  });

  it('are constants with a period of their own', () => {
    const rate = (period: string | null) => constant('stake', '27%', { period });
    expect(lintsInShort('share / stake', [share, rate('from 2025-10-28')], loss())).toEqual([
      'input_valid_time: stake',
    ]);
    expect(lintsInShort('share / stake', [share, rate(null)], loss())).toEqual([]);
  });

  it('are held against the flows where the claim has no time', () => {
    for (const claim of [loss('unspecified'), loss(null), null]) {
      expect(found('from 2025-10-28', claim)).toEqual(['input_valid_time: share stake']);
      expect(found('until 2025-10-28', claim)).toEqual([]);
    }
  });

  it('are not those that are compared at two times', () => {
    const then = stake('as of 2024-01-01');
    const now = input('now', { metric: 'ownership-stake', value: '27%', period: 'from 2025-10-28' });
    expect(lintsInShort('share / avg(stake, now)', [share, then, now], loss())).toEqual([]);
    const grown = derived({ metric: 'ownership-stake', value: null, period: 'as of 2026-12-31' });
    expect(lintsInShort('stake * growth', [then, constant('growth', '2')], grown)).toEqual([]);
    const other = input('now', { metric: 'ownership-stake', value: '27%', period: '2024', subject: 'another' });
    expect(lintsInShort('share / avg(stake, now)', [share, then, other], loss())).toHaveLength(2);
  });

  it('are not what is known before a time that is only projected', () => {
    const projected = loss('2027', { basis: 'forecast' });
    expect(found('as of 2025-09-30', projected)).toEqual([]);
    expect(found('until 2025-10-28', projected)).toEqual([]);
    expect(found('from 2028-01-01', projected)).toEqual(['input_valid_time: stake']);
    expect(found('as of 2025-09-30', loss('2027', { basis: 'unspecified' }))).toContain('input_valid_time: stake');
  });

  it('are not flows, changes, what has no number, nor what the formula leaves out', () => {
    expect(found('from 2025-10-28')).toHaveLength(1);
    const late = { period: 'from 2025-10-28' };
    const other = { metric: 'revenue', value: '$2 billion', period: 'Q1 2027' };
    expect(lintsInShort('share + stake', [share, input('stake', other)], loss())).toEqual(['period_arithmetic: stake']);
    expect(lintsInShort('share + 0', [share, stake('from 2025-10-28')], loss())).toEqual([]);
    expect(
      lintsInShort(
        'share * stake',
        [share, input('stake', { ...late, value: '16% more', metric: 'ownership-stake' })],
        loss(),
      ),
    ).toEqual([]);
    expect(lintsInShort(null, [share, stake('from 2025-10-28')], loss())).toEqual([]);
    expect(lintsInShort('share / stake', [share, stake('from 2025-10-28', { value: null })], loss())).toEqual([]);
  });

  it('leave a count of one day to a price of another within a quarter', () => {
    const shares = input('shares', { metric: 'shares-outstanding', value: '7.4 billion', period: 'as of 2025-09-30' });
    const price = input('price', { metric: 'share-price', value: '$500', period: 'as of 2025-11-03' });
    const capital = (period: string) => derived({ metric: 'market-capitalisation', value: null, period });
    expect(lintsInShort('shares * price', [shares, price], capital('as of 2025-11-03'))).toEqual([]);
    expect(lintsInShort('shares * price', [shares, price], capital('as of 2026-01-15'))).toEqual([
      'input_valid_time: shares',
    ]);
    expect(lintsInShort('shares * price', [shares, price], capital('as of 2025-06-30'))).toEqual([
      'input_valid_time: price',
    ]);
  });
});

describe('rates over a time, and values that are carried over', () => {
  const revenue = (period: string) => input('r', { period });
  const margin = (period: string, more = {}) => input('m', { metric: 'gross-margin', value: '40%', period, ...more });
  const profit = (period: string, more = {}) => derived({ metric: 'gross-profit', value: null, period, ...more });

  it('are found: a margin of a part that is applied to the whole, or to another time', () => {
    expect(lintsInShort('r * m', [revenue('2024'), margin('Q1 2024')], profit('2024'))).toEqual([
      'input_valid_time: m',
    ]);
    expect(lintsInShort('r * m', [revenue('Q3 2024'), margin('Q1 2024')], profit('Q3 2024'))).toEqual([
      'input_valid_time: m',
    ]);
    expect(sentences('input_valid_time', 'r * m', [revenue('2024'), margin('Q1 2024')], profit('2024'))).toEqual([
      '“m” holds for January to March 2024, but “the result” is about 2024: it holds for a part of that time only. Use what held in the rest of it as well, or explain why this value may stand for all of it.',
    ]);
  });

  it('are not found: a margin of the same or a longer time, before a projection, or two that are averaged', () => {
    expect(lintsInShort('r * m', [revenue('2024'), margin('2024')], profit('2024'))).toEqual([]);
    expect(lintsInShort('r * m', [revenue('Q1 2024'), margin('2024')], profit('Q1 2024'))).toEqual([]);
    expect(lintsInShort('r * m', [revenue('2025'), margin('2024')], profit('2025', { basis: 'forecast' }))).toEqual([]);
    const other = { ...margin('Q2 2024'), name: 'n', claimId: 'n' };
    expect(lintsInShort('r * avg(m, n)', [revenue('H1 2024'), margin('Q1 2024'), other], profit('H1 2024'))).toEqual(
      [],
    );
    const later = derived({ metric: 'gross-margin', value: null, period: '2024' });
    expect(lintsInShort('m - n', [margin('2024'), other], later)).toEqual([]);
  });

  it('are found: a stock that is taken for that of another day', () => {
    const cash = (period: string) => input('a', { metric: 'cash-and-cash-equivalents', period });
    const then = (period: string, more = {}) =>
      derived({ metric: 'cash-and-cash-equivalents', value: null, period, ...more });
    const old = [cash('as of 2023-12-31')];
    expect(lintsInShort('a', old, then('as of 2024-12-31'))).toEqual(['input_valid_time: a']);
    expect(lintsInShort('a', old, then('as of 2024-01-31'))).toEqual(['input_valid_time: a']);
    expect(lintsInShort('a', old, then('as of 2024-01-02'))).toEqual([]);
    expect(lintsInShort('a', old, then('as of 2024-12-31', { basis: 'forecast' }))).toEqual([]);
    expect(lintsInShort('a + f', [...old, input('f', { period: '2024' })], then('as of 2024-12-31'))).toEqual([]);
    expect(lintsInShort('a * 2', old, then('as of 2024-12-31'))).toEqual([]);
  });
});
