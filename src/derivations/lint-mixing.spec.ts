import { constant, derived, input, lintsInShort, metricOf, sentences } from '../../test/support/derivables.js';

const loss = (name: string, tax: string | null, more = {}) =>
  input(name, { metric: 'equity-method-loss', value: '$4 billion', scope: tax === null ? {} : { tax }, ...more });
const of = (metric: string, name = metric.replace(/-/g, '_')) => input(name, { metric, value: '$4 billion' });
const mixed = (...said: Parameters<typeof lintsInShort>) => lintsInShort(...said).filter((one) => /mixing/.test(one));

describe('values before and after tax', () => {
  it.each([
    ['before', 'after'],
    ['pre-tax', 'after tax'],
    ['Vor Steuern', 'nach Steuern'],
    ['vor', 'nach'],
  ])('are not added up: %s, %s', (before, after) => {
    const inputs = [loss('a', before), loss('b', after, { subject: 'another' })];
    for (const formula of ['a + b', 'sum(b, a)', '(a + b) / 2', 'avg(a, b)', '3 - a - b']) {
      expect(mixed(formula, inputs)).toEqual(['tax_mixing: a b']);
    }
    expect(mixed('a + b', [loss('a', before), loss('b', before)])).toEqual([]);
    expect(mixed('a + b', [loss('a', before), loss('b', null)])).toEqual([]);
    expect(mixed('a + b', [loss('a', 'income tax'), loss('b', after)])).toEqual([]);
  });

  it('are said in words', () => {
    expect(sentences('tax_mixing', 'a + b', [loss('a', 'before'), loss('b', 'after')])).toEqual([
      '“a” is before tax and “b” is after tax, and the formula adds the two up. Take both before tax or both after tax.',
    ]);
    expect(
      sentences('tax_mixing', 'a * 4', [of('operating-income', 'a')], derived({ metric: 'net-income', value: null })),
    ).toEqual([
      '“a” is before tax, but “the result” is after tax, and nothing in the formula turns the one into the other. Take the input after tax, or say how one becomes the other.',
    ]);
  });

  it.each([
    '(a + b) / s',
    'a / s + b / s',
    '(a + b) * s',
    's * a + b * s',
    'max(a, b) * s',
    '1 / (a + b) / s',
    'sum(a / s, b / s)',
  ])('are put together, whatever that is multiplied or divided by: %s', (formula) => {
    const inputs = [loss('a', 'before'), loss('b', 'after'), constant('s', '27%')];
    expect(mixed(formula, inputs)).toEqual(['tax_mixing: a b']);
  });

  it('are not put together where a rate may make one into the other, or the tax is added', () => {
    const inputs = [loss('a', 'before'), loss('b', 'after'), constant('s', '70%')];
    for (const formula of ['a * s + b', 'a + b / s', 'a * (1 - s) + b', 'a + b + s', 'a / s - b / s', 'a * b * s']) {
      expect(mixed(formula, inputs)).toEqual([]);
    }
  });

  it('become each other by no whole number', () => {
    const after = derived({ metric: 'equity-method-loss', value: null, scope: { tax: 'after' } });
    for (const factor of ['1.0', '1', '4', '100%']) {
      expect(mixed('b * k', [loss('b', 'before'), constant('k', factor)], after)).toEqual(['tax_mixing: b']);
    }
    expect(mixed('b * k', [loss('b', 'before'), constant('k', '0.7')], after)).toEqual([]);
  });

  it('are said in words where one of the two is chosen', () => {
    expect(sentences('tax_mixing', 'max(a, b)', [loss('a', 'before'), loss('b', 'after')])).toEqual([
      '“a” is before tax and “b” is after tax, and the formula takes the larger or the smaller of the two. Take both before tax or both after tax.',
    ]);
  });

  it('are known by what metrics are', () => {
    expect(mixed('a + b', [of('ebitda', 'a'), of('net-income', 'b')])).toEqual(['tax_mixing: a b']);
    expect(mixed('a + b', [of('net-loss', 'a'), of('operating-loss', 'b')])).toEqual(['tax_mixing: a b']);
    const own = (key: string) => ({ ...metricOf('net-income'), id: key, key });
    const [before, after] = ['gewinn-vor-steuern', 'profit-after-tax'].map((key, i) =>
      input(`x${i}`, { metric: own(key), value: '$4 billion' }),
    );
    expect(
      mixed(
        'x0 + x1',
        [before, after].filter((one) => one !== undefined),
      ),
    ).toEqual(['tax_mixing: x0 x1']);
  });

  it('are subtracted and divided for good reason', () => {
    const inputs = [loss('a', 'before'), loss('b', 'after')];
    for (const formula of ['a - b', 'b / a', '1 - b / a']) expect(mixed(formula, inputs)).toEqual([]);
    expect(mixed('a - b + c', [...inputs, of('revenue', 'c')])).toEqual([]);
  });

  it('become each other where the tax is among the inputs, or may be', () => {
    const net = derived({ metric: 'net-income', value: null });
    const [before, tax] = [of('pre-tax-income', 'before'), of('income-tax-expense', 'tax')];
    expect(mixed('before - tax', [before, tax], net)).toEqual([]);
    expect(
      mixed('net + tax', [of('net-income', 'net'), tax], derived({ metric: 'pre-tax-income', value: null })),
    ).toEqual([]);
    expect(mixed('before * (1 - rate)', [before, constant('rate', '30%')], net)).toEqual([]);
    expect(mixed('before * rate', [before, constant('rate', '70%')], net)).toEqual([]);
    expect(mixed('net + tax + ebit', [of('net-income', 'net'), tax, of('ebit')])).toEqual([]);
    expect(mixed('before * 0.7', [before], net)).toEqual([]);
    expect(mixed('before * 70%', [before], net)).toEqual([]);
    expect(mixed('before - rest', [before, of('interest-expense', 'rest')], net)).toEqual([]);
    expect(mixed('before + rest', [before, of('interest-expense', 'rest')], net)).toEqual([]);
    expect(mixed('before', [before], net)).toEqual(['tax_mixing: before']);
    expect(mixed('before * 4', [before], net)).toEqual(['tax_mixing: before']);
    expect(mixed('before', [before], derived({ metric: 'pre-tax-income', value: null }))).toEqual([]);
    expect(mixed('before', [before], derived({ metric: 'revenue', value: null }))).toEqual([]);
  });

  it('do not concern each other where they are taxes of two', () => {
    const stake = input('stake', { metric: 'ownership-stake', value: '32.5%' });
    const net = (more = {}) => derived({ metric: 'net-loss', value: null, subject: 'another', ...more });
    expect(mixed('a / stake', [loss('a', 'before'), stake], net())).toEqual([]);
    expect(mixed('a / stake', [loss('a', 'before'), stake], net({ subject: 'one subject' }))).toEqual([
      'tax_mixing: a',
    ]);
    expect(mixed('a / stake', [loss('a', 'before'), stake], net({ scope: { tax: 'after' } }))).toEqual([
      'tax_mixing: a',
    ]);
    expect(mixed('stake / a', [loss('a', 'before'), stake], net({ scope: { tax: 'after' } }))).toEqual([]);
    const part = { metric: 'net-income', value: null };
    expect(mixed('a + b', [loss('a', 'before'), loss('b', 'after')], derived(part))).toEqual(['tax_mixing: a b']);
  });
});

describe('gross and net values', () => {
  const wages = (name: string, side: string, more = {}) =>
    input(name, { metric: 'revenue', value: '$4 billion', scope: { kind: side }, ...more });

  it.each([
    ['gross', 'net'],
    ['Brutto', 'netto'],
  ])('are not added up: %s, %s', (gross, net) => {
    expect(mixed('a + b', [wages('a', gross), wages('b', net)])).toEqual(['gross_net_mixing: a b']);
    expect(mixed('a - b', [wages('a', gross), wages('b', net)])).toEqual([]);
    expect(mixed('a + b', [wages('a', gross), wages('b', gross)])).toEqual([]);
    expect(mixed('a * 2', [wages('a', gross)], derived({ value: null, scope: { kind: net } }))).toEqual([
      'gross_net_mixing: a',
    ]);
    const inputs = [wages('a', gross), of('income-tax-expense', 'tax')];
    expect(mixed('a - tax', inputs, derived({ value: null, scope: { kind: net } }))).toEqual([]);
  });

  it('are known by their names where they are the two sides of one thing', () => {
    const own = (name: string, key: string) =>
      input(name, { metric: { ...metricOf('revenue'), id: key, key }, value: '$4 billion' });
    expect(mixed('a + b', [own('a', 'gross-wages'), own('b', 'net-wages')])).toEqual(['gross_net_mixing: a b']);
    expect(mixed('a + b', [own('a', 'bruttolohn'), own('b', 'nettolohn')])).toEqual(['gross_net_mixing: a b']);
    expect(mixed('a + b', [own('a', 'bruttolohn'), own('b', 'nettogewinn')])).toEqual([]);
    expect(mixed('a + b', [own('a', 'gross-profit'), own('b', 'net-income')])).toEqual(['gross_net_mixing: a b']);
    expect(mixed('a - b', [own('a', 'gross-profit'), own('b', 'net-income')])).toEqual([]);
    expect(mixed('a + b', [own('a', 'netzausbau'), own('b', 'brutto')])).toEqual([]);
    expect(sentences('gross_net_mixing', 'a + b', [own('a', 'gross-wages'), own('b', 'net-wages')])).toEqual([
      '“a” is gross and “b” is net, and the formula adds the two up. Take both gross or both net.',
    ]);
  });

  it('are what is owed with and without the cash', () => {
    const debt = (name: string, metric: string) =>
      input(name, { metric, value: '$4 billion', period: 'as of 2025-12-31' });
    const inputs = [debt('a', 'net-debt'), debt('b', 'financial-debt'), debt('c', 'cash-and-cash-equivalents')];
    const net = derived({ metric: 'net-debt', value: null, period: 'as of 2025-12-31' });
    expect(mixed('a + b', inputs, net)).toEqual(['gross_net_mixing: a b']);
    expect(mixed('b', inputs, net)).toEqual(['gross_net_mixing: b']);
    expect(mixed('b - c', inputs, net)).toEqual([]);
    expect(mixed('a + c', inputs, derived({ metric: 'financial-debt', value: null }))).toEqual([]);
  });

  it('are not read out of a tax', () => {
    expect(mixed('a + b', [loss('a', 'gross'), loss('b', 'net')])).toEqual([]);
  });
});
