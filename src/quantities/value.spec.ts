import { Refusal } from '../kernel/refusal.js';
import { readFigure } from './read-figure.js';
import { readValue } from './read-value.js';
import { propositionValueKey, wordingContradicts } from './value.js';

const quantity = (words: string, language = 'en') => readValue(words, { valueType: 'quantity', language }).value;
const date = (words: string) => readValue(words, { valueType: 'date' }).value;

describe('values', () => {
  it.each([
    ['yes', true],
    ['ja', true],
    ['True', true],
    ['no', false],
    ['falsch', false],
  ])('%s is %s', (words, truth) =>
    expect(readValue(words, { valueType: 'truth' }).value).toEqual({ type: 'truth', truth, asWritten: words }),
  );

  it.each([
    ['2026-11-03', '2026-11-03', '2026-11-04'],
    ['2026', '2026-01-01', '2027-01-01'],
    ['November 2026', '2026-11-01', '2026-12-01'],
    ['Ende 2026', '2026-10-01', '2027-01-01'],
    ['end of 2026', '2026-10-01', '2027-01-01'],
    ['by the end of 2026', null, '2027-01-01'],
    ['before the end of 2026', null, '2027-01-01'],
    ['vor Ende 2026', null, '2027-01-01'],
    ['before 2026-11-03', null, '2026-11-03'],
    ['by 2026-11-03', null, '2026-11-04'],
    ['Q4 2026', '2026-10-01', '2027-01-01'],
    ['4. Quartal 2026', '2026-10-01', '2027-01-01'],
  ])('%s is from %s to %s', (words, from, to) =>
    expect(date(words)).toEqual({ type: 'date', from, to, asWritten: words }),
  );

  it.each([
    ['maybe', 'truth'],
    ['2025-02-30', 'date'],
    ['soon', 'date'],
    ['', 'date'],
    ['much', 'quantity'],
    ['', 'text'],
    ['\ud800'.repeat(300), 'quantity'],
    ['1'.repeat(10_000), 'quantity'],
  ] as const)('refuses %j as a %s', (words, valueType) => {
    const reading = () => readValue(words, { valueType, language: 'en' });
    expect(reading).toThrow(Refusal);
    expect(reading).toThrow(expect.objectContaining({ code: 'unreadable-figure' }));
  });

  it('lists the readings of what is ambiguous', () => {
    expect(() => readValue('1.234', { valueType: 'quantity' })).toThrow(
      expect.objectContaining({
        code: 'ambiguous-figure',
        faults: [expect.objectContaining({ help: { readings: readFigure('1.234', {}).readings } })],
      }),
    );
  });
});

describe('the key of a value', () => {
  it.each([
    [quantity('$13 billion'), quantity('13 Milliarden US-Dollar', 'de')],
    [quantity('$1.4 trillion'), quantity('1,4 Billionen US-Dollar', 'de')],
    [quantity('27%'), quantity('27 Prozent', 'de')],
    [date('Ende 2026'), date('Q4 2026')],
    [readValue('ja', { valueType: 'truth' }).value, readValue('yes', { valueType: 'truth' }).value],
    [readValue('Cafe\u0301  au lait', { valueType: 'text' }).value, { type: 'text', text: 'Café au\nlait' }],
  ] as const)('is one for equal meanings (%#)', (a, b) => expect(propositionValueKey(a)).toBe(propositionValueKey(b)));

  it('differs where anything of the meaning differs', () => {
    const words = [
      '$13 billion',
      '$13.0 billion',
      'about $13 billion',
      '€13 billion',
      'more than $13 billion',
      '13%',
      '13',
    ];
    const keys = [...words.map((text) => quantity(text)), date('2026'), date('by 2026')].map(propositionValueKey);
    expect(new Set(keys).size).toBe(words.length + 2);
  });
});

describe('a wording under a claim', () => {
  it.each([
    ['about $1.4 trillion', '$1.4 trillion', false],
    ['$13 billion', '$13 billion', false],
    ['$14 billion', '$13 billion', false],
    ['$14.1 billion', '$13 billion', true],
    ['$1.4 billion', '$1.4 trillion', true],
    ['more than $13 billion', '$13 billion', false],
    ['more than $13.5 billion', '$13 billion', false],
    ['more than $14 billion', '$13 billion', true],
    ['more than $5', 'at most $5', true],
    ['2.3 percent', '2 percent', false],
    ['$2 billion', '$1 billion', false],
    ['€14 billion', '$13 billion', false],
    ['27%', '$13 billion', false],
  ])('%s under %s: %s', (said, claimed, expected) => {
    expect(wordingContradicts(quantity(said), quantity(claimed))).toBe(expected);
    expect(wordingContradicts(quantity(claimed), quantity(said))).toBe(expected);
  });

  it('may be rougher about a date, not another one', () => {
    expect(wordingContradicts(date('before the end of 2026'), date('Ende 2026'))).toBe(false);
    expect(wordingContradicts(date('2027'), date('Ende 2026'))).toBe(true);
  });
});
