import { constant, derived, input, lintsInShort, metricOf, sentences } from '../../test/support/derivables.js';

const flow = (name: string, period: string, more = {}) => input(name, { value: '$2 billion', period, ...more });
const found = (...said: Parameters<typeof lintsInShort>) =>
  lintsInShort(...said).filter((one) => one.startsWith('double_counting'));
const year = flow('year', '2025');
const half = flow('half', 'H1 2025');
const [q1, q2, q3] = [1, 2, 3].map((n) => flow(`q${n}`, `Q${n} 2025`)) as [typeof half, typeof half, typeof half];

describe('parts that overlap in time', () => {
  it('are counted twice', () => {
    for (const formula of [
      'half + q2',
      'q2 + half',
      'sum(half, q2)',
      '(half + q2) / rate',
      '3 - (half + q2)',
      '1 - half - q2',
    ]) {
      expect(found(formula, [half, q2, constant('rate', '20%')])).toEqual(['double_counting: half q2']);
    }
    expect(sentences('double_counting', 'half + q2', [half, q2])).toEqual([
      '“half” and “q2” overlap: April to June 2025 is counted more than once. Take parts that follow each other, or take out what is counted twice.',
    ]);
    expect(sentences('double_counting', 'year + q1 + q3', [year, q1, q3])).toEqual([
      '“q1”, “q3” and “year” overlap: January to March 2025 and July to September 2025 is counted more than once. Take parts that follow each other, or take out what is counted twice.',
    ]);
    expect(found('half + other', [half, flow('other', 'H1 2025')])).toEqual(['double_counting: half other']);
  });

  it('are not counted twice where they follow each other, or where one is taken away again', () => {
    expect(found('q1 + q2 + q3', [q1, q2, q3])).toEqual([]);
    expect(found('year - half + q2', [year, half, q2])).toEqual([]);
    expect(found('year - q2', [year, q2])).toEqual([]);
    expect(found('last + q1 - before', [flow('last', '2024'), q1, flow('before', 'Q1 2024')])).toEqual([]);
    expect(found('a + b', [flow('a', '2025-01-01/2025-04-08'), flow('b', '2025-04-01/2025-07-01')])).toEqual([]);
    expect(found('a + b', [flow('a', '2025-01-01/2025-04-09'), flow('b', '2025-04-01/2025-07-01')])).toHaveLength(1);
  });

  it('are compared, averaged or multiplied for good reason', () => {
    const rival = flow('rival', 'H1 2025');
    for (const formula of [
      '(half + rival) / 2',
      'avg(half, rival)',
      'half / rival',
      'half * rival',
      'min(half, rival)',
      'half - rival',
    ]) {
      expect(found(formula, [half, rival])).toEqual([]);
    }
    const count = constant('n', '2');
    expect(found('(half + rival) / n', [half, rival, count])).toEqual([]);
  });

  it('are of one subject, metric and scope', () => {
    expect(found('half + q2', [half, flow('q2', 'Q2 2025', { subject: 'another' })])).toEqual([]);
    expect(found('half + q2', [half, flow('q2', 'Q2 2025', { metric: 'order-intake' })])).toEqual([]);
    const [cloud, ads] = ['cloud', 'ads'].map((segment) => flow(segment, 'H1 2025', { scope: { segment } }));
    expect(
      found(
        'cloud + ads',
        [cloud, ads].filter((one) => one !== undefined),
      ),
    ).toEqual([]);
    const cloudToo = flow('other', 'Q2 2025', { scope: { segment: 'Cloud' } });
    expect(
      found(
        'cloud + other',
        [cloud, cloudToo].filter((one) => one !== undefined),
      ),
    ).toEqual(['double_counting: cloud other']);
  });

  it('have a time of their own', () => {
    expect(found('half + q2', [half, flow('q2', 'unspecified')])).toEqual([]);
    expect(found('half + q2', [half, flow('q2', 'as of 2025-05-01')])).toEqual([]);
    expect(found('half + q2', [half, flow('q2', 'Q2 2025', { measure: 'run_rate' })])).toEqual([]);
    expect(found('half + q2', [half, constant('q2', '$2 billion', { period: 'Q2 2025' })])).toEqual([]);
    const many = { ...metricOf('revenue'), singleValued: false };
    expect(found('a + b', [flow('a', '2025', { metric: many }), flow('b', '2025', { metric: many })])).toEqual([]);
  });
});

describe('stocks that are added up', () => {
  const cash = (name: string, period: string) => input(name, { metric: 'cash-and-cash-equivalents', period });

  it('are values of one thing where they hold at one time', () => {
    expect(found('a + b', [cash('a', 'as of 2025-09-30'), cash('b', 'as of 2025-09-30')])).toEqual([
      'double_counting: a b',
    ]);
    expect(found('a + b', [cash('a', 'from 2025-09-30'), cash('b', 'as of 2025-12-31')])).toEqual([
      'double_counting: a b',
    ]);
    expect(found('a + b', [cash('a', 'until 2025-09-30'), cash('b', 'as of 2025-12-31')])).toEqual([]);
    expect(found('a + b', [cash('a', 'as of 2025-09-30'), cash('b', 'as of 2025-12-31')])).toEqual([]);
    expect(sentences('double_counting', 'a + b', [cash('a', '2025'), cash('b', '2025')])).toEqual([
      '“a” and “b” are values of one thing for the same time, and the formula adds them up. Keep the one that is right.',
    ]);
  });
});

describe('a claim that is added more than once', () => {
  it('is found under one name and under two', () => {
    expect(sentences('double_counting', 'q1 + q2 + q1', [q1, q2])).toEqual([
      '“q1” is added more than once. Write a factor if that is meant, or take it out.',
    ]);
    const same = flow('x', 'Q1 2025', { claim: 'q1' });
    expect(sentences('double_counting', 'q1 + x', [q1, same])).toEqual([
      '“q1” and “x” are one and the same claim, and the formula adds it more than once. Take one of them out.',
    ]);
    expect(found('q1 - x', [q1, same])).toEqual([]);
    expect(found('q1 * x', [q1, same])).toEqual([]);
    expect(found('c + c', [constant('c', '$2')])).toEqual(['double_counting: c']);
    expect(found('c + d', [constant('c', '$2'), constant('d', '$2')])).toEqual([]);
  });
});

describe('a whole and its part', () => {
  const all = flow('all', '2025');
  const cloud = flow('cloud', '2025', { scope: { segment: 'cloud' } });

  it('are said where the part is narrowed down further', () => {
    expect(sentences('double_counting', 'all + cloud', [all, cloud])).toEqual([
      '“all” and “cloud” are added up, and the second is a narrower case of the same thing at the same time. If the first includes it, it is counted twice: take it out, or narrow down the first as well.',
    ]);
    const narrower = flow('narrower', '2025', { scope: { segment: 'cloud', country: 'de' } });
    expect(found('cloud + narrower', [cloud, narrower])).toEqual(['double_counting: cloud narrower']);
  });

  it('are not said where it is taken away, of another time, or not narrower', () => {
    expect(found('all - cloud', [all, cloud])).toEqual([]);
    const ads = flow('ads', '2025', { scope: { segment: 'ads' } });
    expect(found('all - cloud + ads', [all, cloud, ads])).toEqual([]);
    expect(found('all + cloud', [all, flow('cloud', '2024', { scope: { segment: 'cloud' } })])).toEqual([]);
    const inGermany = flow('germany', '2025', { scope: { country: 'de' } });
    expect(found('cloud + germany', [cloud, inGermany])).toEqual([]);
    const priced = { ...metricOf('revenue'), scope: { segment: { type: 'word' as const, default: 'cloud' } } };
    expect(
      found('a + b', [
        flow('a', '2025', { metric: priced }),
        flow('b', '2025', { metric: priced, scope: { segment: 'ads' } }),
      ]),
    ).toEqual([]);
    expect(found('all + cloud', [all, cloud], derived())).toHaveLength(1);
  });
});
