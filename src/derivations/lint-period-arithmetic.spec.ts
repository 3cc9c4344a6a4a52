import { figure } from '../../test/support/comparands.js';
import { constant, derived, input, lintsInShort, metricOf, sentences } from '../../test/support/derivables.js';

const flow = (name: string, period: string, more = {}) => input(name, { value: '$2 billion', period, ...more });
const year = (more = {}) => derived({ value: null, period: '2025', ...more });
const found = (...said: Parameters<typeof lintsInShort>) =>
  lintsInShort(...said).filter((one) => one.startsWith('period_arithmetic'));

describe('a time made out of a part of it', () => {
  it.each([
    ['q * 4', 'Q3 2025'],
    ['4 * q', 'Q3 2025'],
    ['q / 0.25', 'Q3 2025'],
    ['q / 25%', 'Q3 2025'],
    ['2 * q * 2', 'Q1 2025'],
    ['q * 2', 'H1 2025'],
    ['q * 12', '2025-02'],
    ['q * 4 / 3', 'first three quarters of 2025'],
    ['q * 52', '2025-03-03/2025-03-10'],
    ['q * 365', '2025-03-03/2025-03-04'],
    ['q * 4', '2025-06-29/2025-09-28'],
    ['-q * -4', 'Q3 2025'],
  ])('is said: %s of %s', (formula, period) => {
    expect(found(formula, [flow('q', period)], year())).toEqual(['period_arithmetic: q']);
  });

  it.each([
    ['q', '2025'],
    ['q * 4', '2025'],
    ['q * 2', 'Q3 2025'],
    ['q * 3', 'Q3 2025'],
    ['q / 4', 'Q3 2025'],
    ['2 / (q * 4)', 'Q3 2025'],
    ['q * 4', 'as of 2025-09-30'],
    ['q * 4', 'unspecified'],
  ])('is not said: %s of %s', (formula, period) => {
    const about = derived({ value: null, metric: 'operating-income', period: '2025' });
    expect(found(formula, [flow('q', period)], about)).toEqual([]);
  });

  it('is said in words', () => {
    expect(sentences('period_arithmetic', 'q * 4', [flow('q', 'Q3 2025')], year())).toEqual([
      '“q”: the figure is about July to September 2025, and the formula multiplies it by 4 to get 2025. That is right only if the rest was like this part: use reported figures for 2025, or call the result a run rate.',
    ]);
    expect(sentences('period_arithmetic', 'q * 4', [flow('q', 'Q3 2025')], null)).toEqual([
      '“q”: the figure is about July to September 2025, and the formula multiplies it by 4. If that is meant to be a year, it is one made out of a part, and has to be called a run rate.',
    ]);
    expect(sentences('period_arithmetic', 'y / 4', [flow('y', '2024')], year({ period: 'Q3 2025' }))).toEqual([
      '“y”: the figure is about 2024, and the formula divides it by 4 to get July to September 2025. That is right only if all parts were alike: use the reported figure for July to September 2025, or call the method an interpolation.',
    ]);
  });

  it('is in order where it is called what it is', () => {
    const q = [flow('q', 'Q3 2025')];
    expect(found('q * 4', q, year({ measure: 'run_rate' }))).toEqual([]);
    expect(found('q * 4', q, year({ basis: 'forecast' }), 'annualisation')).toEqual([]);
    expect(found('q * 4', q, year(), 'annualisation')).toEqual(['period_arithmetic: q']);
    expect(found('q * 4', q, year(), 'interpolation')).toHaveLength(1);
    expect(found('y / 4', [flow('y', '2025')], year({ period: 'Q3 2025' }), 'interpolation')).toEqual([]);
    const recurring = { metric: 'annual-recurring-revenue', value: null, period: 'as of 2025-12-31' };
    expect(found('q * 12', [flow('q', '2025-12')], derived(recurring))).toEqual([]);
    expect(found('q * 4', [flow('q', 'Q3 2025', { measure: 'run_rate' })], year())).toEqual([]);
  });

  it('is seen through a named number, several parts and a share', () => {
    const quarters = constant('quarters', '4', { sourced: false });
    expect(found('q * quarters', [flow('q', 'Q3 2025'), quarters], year())).toEqual(['period_arithmetic: q']);
    const months = ['2025-07', '2025-08', '2025-09'].map((month, i) => flow(`m${i}`, month));
    expect(found('(m0 + m1 + m2) * 4', months, year())).toEqual(['period_arithmetic: m0 m1 m2']);
    expect(found('avg(m0, m1, m2) * 12', months, year())).toEqual(['period_arithmetic: m0 m1 m2']);
    expect(found('(m0 + m2) * 4', months, year())).toEqual([]);
    expect(found('(q + r) * 4', [flow('q', 'Q1 2025'), flow('r', 'Q3 2025')], year())).toEqual([]);
    expect(found('q / (1 + q * 4)', [flow('q', 'Q1 2025')], year())).toEqual([]);
    const stake = input('stake', { metric: 'ownership-stake', value: '27%', period: 'unspecified' });
    expect(found('4 * q / stake', [flow('q', 'Q3 2025'), stake], year())).toEqual(['period_arithmetic: q']);
    const rate = constant('rate', '4');
    expect(found('q * rate', [flow('q', 'Q3 2025'), { ...rate, claimId: 'x' }], year({ metric: 'net-loss' }))).toEqual(
      [],
    );
  });
});

describe('parts of a time', () => {
  const quarters = [1, 2, 3, 4].map((n) => flow(`q${n}`, `Q${n} 2025`));

  it('cover it', () => {
    expect(found('q1 + q2 + q3 + q4', quarters, year())).toEqual([]);
    expect(found('sum(q1, q2, sum(q3, q4))', quarters, year())).toEqual([]);
    expect(found('y - h', [flow('y', '2025'), flow('h', 'H1 2025')], year({ period: 'H2 2025' }))).toEqual([]);
  });

  it('are missing', () => {
    expect(found('q1 + q2 + q4', quarters, year())).toEqual(['period_arithmetic: q1 q2 q4']);
    expect(sentences('period_arithmetic', 'q1 + q4', quarters, year())).toEqual([
      '“q1” and “q4” do not cover all of 2025, which “the result” is about: April to September 2025 is missing. Add what is missing, or state the claim as a lower bound.',
    ]);
    expect(found('q1', quarters, year())).toEqual(['period_arithmetic: q1']);
  });

  it('are one only, which is said as of one', () => {
    expect(sentences('period_arithmetic', 'q1', quarters, year())).toEqual([
      '“q1” does not cover all of 2025, which “the result” is about: April to December 2025 is missing. Add what is missing, or state the claim as a lower bound.',
    ]);
    expect(sentences('period_arithmetic', 'y', [flow('y', '2025')], year({ period: 'Q1 2025' }))).toEqual([
      '“y” goes beyond January to March 2025, which “the result” is about: it also counts April to December 2025. Use the figure for the shorter time, or widen the claim.',
    ]);
  });

  it('have no day in common with it', () => {
    expect(sentences('period_arithmetic', 'y', [flow('y', '2023')], year({ period: '2024' }))).toEqual([
      '“y” is about 2023, but “the result” is about 2024: the two have no day in common. Use the figure for that time, or explain why this one may stand for it.',
    ]);
  });

  it('are rates, which are not counted', () => {
    const rate = (name: string, period: string) => flow(name, period, { metric: 'gross-margin', value: '40%' });
    const margin = (period: string) => year({ metric: 'gross-margin', period });
    expect(sentences('period_arithmetic', 'm', [rate('m', 'Q1 2025')], margin('2025'))).toEqual([
      '“m” is about January to March 2025, but “the result” is about 2025, which is longer, and the formula does not account for that. Use the figure for the whole time, or narrow the claim down.',
    ]);
    expect(found('m', [rate('m', '2023')], margin('2024'))).toEqual(['period_arithmetic: m']);
    expect(found('m - n', [rate('m', '2024'), rate('n', '2023')], margin('2024'))).toEqual([]);
  });

  it('go beyond it', () => {
    expect(sentences('period_arithmetic', 'q1 + q2 + q3', quarters, year({ period: 'H1 2025' }))).toEqual([
      '“q1”, “q2” and “q3” go beyond January to June 2025, which “the result” is about: they also count July to September 2025. Take out what does not belong to it, or widen the claim.',
    ]);
  });

  it('give a bound', () => {
    expect(found('q1 + q2', quarters, year({ value: 'at least $2 billion' }))).toEqual([]);
    expect(found('q1 + q2', quarters, year({ value: 'more than $2 billion' }))).toEqual([]);
    expect(found('q1 + q2', quarters, year({ value: 'at most $4 billion' }))).toHaveLength(1);
    const first = { period: 'Q1 2025' };
    expect(found('q1 + q2', quarters, year({ ...first, value: 'at most $4 billion' }))).toEqual([]);
    expect(found('q1 + q2', quarters, year({ ...first, value: 'at least $2 billion' }))).toHaveLength(1);
    const losses = quarters.map(({ name, ...rest }) => ({ ...rest, name, metric: metricOf('net-loss') }));
    expect(found('q1 + q2', losses, year({ metric: 'net-loss', value: 'at least $2 billion' }))).toHaveLength(1);
  });

  it('are no parts where they are of another subject, metric or scope, or compared', () => {
    expect(found('q1 + q2', quarters, year({ subject: 'another' }))).toEqual([]);
    expect(found('q1 + q2', quarters, year({ metric: 'order-intake' }))).toEqual([]);
    expect(found('q1 + q2', quarters, year({ scope: { segment: 'cloud' } }))).toEqual([]);
    expect(found('q1 + 0 + q2', quarters, year())).toEqual([]);
    expect(found('q2 - q1', quarters, year())).toEqual([]);
    expect(found('q1 + q2', quarters, year({ value: figure('$3 billion', { direction: 'up' }) }))).toEqual([]);
  });

  it('miss each other by days only in fiscal calendars', () => {
    const halves = [flow('a', '2024-12-29/2025-06-29'), flow('b', '2025-07-01/2026-01-01')];
    expect(found('a + b', halves, year())).toEqual([]);
    const wider = [flow('a', '2024-12-29/2025-06-23'), flow('b', '2025-07-01/2026-01-01')];
    expect(found('a + b', wider, year())).toEqual(['period_arithmetic: a b']);
  });
});

describe('one flow that becomes another', () => {
  const stake = input('stake', { metric: 'ownership-stake', value: '27%', period: 'unspecified' });
  const share = (period: string, more = {}) => flow('share', period, { metric: 'equity-method-loss', ...more });
  const loss = (period: string, more = {}) => derived({ metric: 'net-loss', value: null, period, ...more });
  const become = (from: string, to: string, more = {}) => found('share / stake', [share(from), stake], loss(to, more));

  it('keeps its time', () => {
    expect(become('Q3 2025', 'Q3 2025')).toEqual([]);
    expect(become('Q3 2025', '2025-06-29/2025-09-28')).toEqual([]);
    expect(become('Q3 2025', '2025')).toEqual(['period_arithmetic: share']);
    expect(become('2025', 'Q3 2025')).toEqual(['period_arithmetic: share']);
    expect(become('Q1 2025', 'Q3 2025')).toEqual(['period_arithmetic: share']);
    expect(sentences('period_arithmetic', 'share / stake', [share('Q1 2025'), stake], loss('Q3 2025'))).toEqual([
      '“share” is about January to March 2025, but “the result” is about July to September 2025: the two have no day in common. Use the figure for that time, or explain why this one may stand for it.',
    ]);
  });

  it('may be paid for the time before, projected, or not overlap in full', () => {
    const paid = flow('paid', 'Q2 2025', { metric: 'revenue-share-paid' });
    const rate = input('rate', { metric: 'revenue-share-rate', value: '20%', period: 'unspecified' });
    expect(found('paid / rate', [paid, rate], year({ period: 'Q3 2025' }))).toEqual([]);
    expect(become('Q2 2025', 'Q3 2025')).toEqual(['period_arithmetic: share']);
    expect(become('Q1 2025', 'Q3 2025', { basis: 'forecast' })).toEqual([]);
    expect(become('2025-05-01/2025-08-01', 'Q3 2025')).toEqual([]);
    expect(become('Q3 2025', 'unspecified')).toEqual([]);
    expect(become('Q3 2025', 'as of 2025-12-31')).toEqual([]);
  });

  it('gives a bound where nothing can be below zero', () => {
    const paid = flow('paid', 'first three quarters of 2025', { metric: 'revenue-share-paid' });
    const rate = input('rate', { metric: 'revenue-share-rate', value: '20%', period: 'unspecified' });
    expect(found('paid / rate', [paid, rate], year({ value: 'at least $4 billion' }))).toEqual([]);
    expect(found('paid / rate', [paid, rate], year({ value: '$4 billion' }))).toEqual(['period_arithmetic: paid']);
    const quarter = year({ period: 'Q3 2025', value: 'at most $10 billion' });
    expect(found('paid / rate', [paid, rate], quarter)).toEqual([]);
  });

  it('may be connected by a constant, by numbers, or by another flow', () => {
    expect(found('share / stake', [share('Q3 2025'), constant('stake', '27%')], loss('2025'))).toEqual([]);
    expect(found('share / stake * 3', [share('Q3 2025'), stake], loss('2025'))).toEqual([]);
    expect(found('share / stake + 0', [share('Q3 2025'), stake], loss('2025'))).toEqual([]);
    const other = flow('other', '2025');
    expect(found('share / stake / other', [share('Q3 2025'), stake, other], loss('2025'))).toEqual([]);
    expect(found('stake / share', [share('Q3 2025'), stake], loss('2025'))).toEqual([]);
    const income = flow('share', 'Q4 2025', { metric: 'net-income' });
    expect(found('share / stake', [income, stake], loss('2025'))).toEqual([]);
    const margin = input('stake', { metric: 'operating-margin', value: '27%', period: '2025' });
    expect(
      found('share * stake', [flow('share', 'Q3 2025'), margin], derived({ metric: 'operating-income', value: null })),
    ).toEqual(['period_arithmetic: share']);
  });
});

describe('a factor near one', () => {
  it.each([
    ['y * 1.02', '2024', '2025'],
    ['y * 0.98', '2024', '2024'],
    ['y * 0.9993', '2024', '2025'],
    ['y * 1.01', '2024', '2025'],
    ['y * 365 / 366', '2024', '2025'],
    ['y * 366 / 365', '2025', '2024'],
    ['y * 1.02', 'Q1 2025', 'Q2 2025'],
    ['y * 90 / 91', 'Q2 2025', 'Q1 2025'],
  ])('is growth: %s from %s to %s', (formula, from, to) => {
    expect(found(formula, [flow('y', from)], year({ period: to, basis: 'forecast' }))).toEqual([]);
    expect(found(formula, [flow('y', from)], year({ period: to, metric: 'cost-of-revenue' }))).toEqual([]);
  });

  it('is period arithmetic where the one is clearly longer', () => {
    expect(found('y * 12 / 11', [flow('y', '2025-01-01/2025-12-01')], year())).toEqual(['period_arithmetic: y']);
  });
});

describe('a part of the time that is counted several times', () => {
  const q = [flow('q', 'Q1 2025')];

  it.each(['(q + q) * 2', 'q + 3 * q', '3 * q + q', 'sum(q, q, q) + q', 'q + q / 0.5 + q', '5 * q - q'])(
    'is found: %s',
    (formula) => {
      expect(found(formula, q, year())).toEqual(['period_arithmetic: q']);
    },
  );

  it.each(['q * 4.1', 'q * 3.9', 'q * 4 * 1.1', 'q / 27%'])(
    'is found with a factor of about as much: %s',
    (formula) => {
      expect(found(formula, q, year())).toEqual(['period_arithmetic: q']);
      expect(found(formula, q, year({ metric: 'order-intake' }))).toEqual([]);
      expect(found(formula, q, year({ period: '2026' }))).toEqual([]);
    },
  );

  it('is said in words', () => {
    expect(sentences('period_arithmetic', 'q * 4.1', q, year())).toEqual([
      '“q”: the figure is about January to March 2025, and the formula multiplies it by 4.1 to get 2025. The rest of that time is not counted but supposed: use reported figures for 2025, or call the result a run rate.',
    ]);
  });

  it.each(['q + q', 'q + 3', 'q - q', 'max(q, q) * 4', '4 - q'])('is none of these: %s', (formula) => {
    expect(found(formula, q, year({ metric: 'order-intake' }))).toEqual([]);
  });
});

describe('flows of several kinds and times', () => {
  const revenue = (period: string) => flow('r', period);
  const cost = (period: string) => flow('c', period, { metric: 'cost-of-revenue' });
  const income = (period: string, more = {}) => year({ metric: 'operating-income', period, ...more });

  it('are found where they are added up or taken from each other', () => {
    expect(found('r - c', [revenue('Q1 2024'), cost('2024')], income('Q1 2024'))).toEqual(['period_arithmetic: c']);
    expect(found('r - c', [revenue('Q1 2024'), cost('2024')], income('2024'))).toEqual(['period_arithmetic: r']);
    expect(found('r - c', [revenue('2024'), cost('2023')], income('2024'))).toEqual(['period_arithmetic: c']);
    expect(sentences('period_arithmetic', 'r - c', [revenue('Q1 2024'), cost('2024')], income('Q1 2024'))).toEqual([
      '“c” is about 2024, but “the result” is about January to March 2024, which is shorter, and the formula does not account for that. Use the figure for the shorter time, or widen the claim.',
    ]);
  });

  it('are found in a ratio', () => {
    const profit = flow('p', 'Q1 2024', { metric: 'gross-profit' });
    const margin = (period: string) => year({ metric: 'gross-margin', period });
    expect(found('p / r', [profit, revenue('2024')], margin('2024'))).toEqual(['period_arithmetic: p']);
    expect(found('p / r', [profit, revenue('2024')], margin('Q1 2024'))).toEqual(['period_arithmetic: r']);
    expect(found('p / r * 100', [profit, revenue('Q1 2024')], margin('Q1 2024'))).toEqual([]);
  });

  it('are not found where they are of one time, of one kind, or of a time to come', () => {
    expect(found('r - c', [revenue('Q1 2024'), cost('Q1 2024')], income('Q1 2024'))).toEqual([]);
    expect(found('r - c', [revenue('2023'), cost('2023')], income('2024', { basis: 'forecast' }))).toEqual([]);
    expect(found('r - c', [revenue('Q1 2024'), cost('2024')], income('unspecified'))).toEqual([]);
    const [before, now] = [flow('b', '2023'), flow('a', '2024')];
    const growth = year({ metric: 'gross-margin', period: '2024' });
    for (const formula of ['a / b - 1', '(a - b) / b', 'a / b', '(a / b - 1) * 100']) {
      expect(found(formula, [before, now], growth)).toEqual([]);
    }
    expect(found('avg(a, b)', [before, now], year({ period: '2023-01-01/2025-01-01' }))).toEqual([]);
    expect(found('(a + b) / 2', [before, now], year({ period: '2024' }))).toEqual([]);
    const added = flow('n', '2024', { metric: 'order-intake' });
    expect(found('b + n', [before, added], year({ period: '2024' }))).toEqual([]);
    const quarters = [1, 2, 3, 4].map((n) => flow(`q${n}`, `Q${n} 2024`));
    expect(found('q1 + q2 + q3 + q4 - c', [...quarters, cost('2024')], income('2024'))).toEqual([]);
    const cash = (name: string, period: string) => input(name, { metric: 'cash-and-cash-equivalents', period });
    const closing = derived({ metric: 'cash-and-cash-equivalents', value: null, period: 'as of 2024-12-31' });
    expect(lintsInShort('o + a', [cash('o', 'as of 2023-12-31'), now], closing)).toEqual([]);
  });
});

describe('a run rate', () => {
  const rate = flow('r', 'H1 2025', { measure: 'run_rate' });
  const half = flow('h', 'H2 2025');

  it('is not added to what came in, nor called that', () => {
    expect(found('r + h', [rate, half], year())).toEqual(['period_arithmetic: h r']);
    expect(found('r', [rate], year())).toEqual(['period_arithmetic: r']);
    expect(sentences('period_arithmetic', 'r', [rate], year())).toEqual([
      '“r” is a run rate, but “the result” is not called one: a run rate is never the figure of a year. Use the figure for 2025, or call the result a run rate.',
    ]);
    expect(sentences('period_arithmetic', 'r + h', [rate, half], year())).toEqual([
      '“r” is a run rate and “h” is not, and the formula adds the two up. A run rate is what a longer time would bring if all of it were like a part, not what came in: take actual figures only.',
    ]);
  });

  it('may become a run rate, be a forecast, be compared, or be taken back to its part', () => {
    expect(found('r', [rate], year({ measure: 'run_rate' }))).toEqual([]);
    expect(found('r', [rate], year({ basis: 'forecast' }))).toEqual([]);
    expect(found('r / 2', [rate], year({ period: 'H1 2025' }))).toEqual([]);
    expect(found('r - h', [rate, half], year())).toEqual([]);
    expect(found('r / h', [rate, half], year())).toEqual([]);
  });
});
