import fc from 'fast-check';

import type { Figure } from '../web/src/api/figure.js';
import type { Source } from '../web/src/api/records.js';
import { fittingSources, MOST_OFFERED } from '../web/src/claim/fitting-sources.js';
import { unknownClaims } from '../web/src/claim/known-claims.js';
import { inUnitOf, inUnitOfConstant } from '../web/src/format/plain-number.js';
import { bendOf } from '../web/src/graph/bend.js';

const english = { language: 'en', locale: 'en-GB' } as const;
const german = { language: 'de', locale: 'de-DE' } as const;
const billions = figure('USD', '11500000000');
const stake = figure('percent', '27');

describe('a number without a unit', () => {
  it('is asked for its unit where it may be dollars or billions', () => {
    expect(inUnitOf('11.5', billions, english)).toBeNull();
    expect(inUnitOf('11,5', billions, german)).toBeNull();
    expect(inUnitOf('0.27', stake, english)).toBeNull();
    expect(inUnitOf('3', figure('h', '4'), english)).toBeNull();
  });

  it('has the unit of the figure where no other is likely', () => {
    expect(inUnitOf(' 30 ', stake, english)).toBe('30%');
    expect(inUnitOf('27,5', stake, german)).toBe('27,5%');
    expect(inUnitOf('12,000,000,000', billions, english)).toBe('12,000,000,000 USD');
    expect(inUnitOf('12.000.000.000', billions, german)).toBe('12.000.000.000 USD');
  });

  it('is left to the instance where it has a unit, or nothing is known to compare it with', () => {
    for (const words of ['$11.5 billion', '27%', 'quatsch', '']) expect(inUnitOf(words, billions, english)).toBe(words);
    expect(inUnitOf('11.5', null, english)).toBe('11.5');
    expect(inUnitOf('5', figure('1', '4000'), english)).toBe('5');
  });

  it('beside a constant is like the constant', () => {
    expect(inUnitOfConstant('30', '27%')).toBe('30%');
    expect(inUnitOfConstant('0.3', '27%')).toBeNull();
    expect(inUnitOfConstant('3', '4')).toBe('3');
    expect(inUnitOfConstant('3', '4 billion USD')).toBeNull();
    expect(inUnitOfConstant('3 million', '4 billion USD')).toBe('3 million');
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (words) => {
        const taken = inUnitOf(words, billions, german);
        expect(taken === null || taken.startsWith(words.trim())).toBe(true);
      }),
    );
  });
});

describe('choosing one of many sources', () => {
  const sources: Source[] = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`, title: `Report ${index}` }));

  it('offers a few, and says how many more there are', () => {
    expect(fittingSources(sources, '', '').offered).toHaveLength(MOST_OFFERED);
    expect(fittingSources(sources, '', '').more).toBe(200 - MOST_OFFERED);
  });

  it('finds by every word, and keeps the chosen one', () => {
    const { offered, more } = fittingSources(sources, ' REPORT  199 ', '3');
    expect(offered.map(({ id }) => id)).toEqual(['3', '199']);
    expect(more).toBe(0);
    expect(fittingSources(sources, 'nowhere', '').offered).toEqual([]);
  });
});

describe('claims that a sentence is about', () => {
  it('are asked for where the page does not know them, each once', () => {
    const claim = { id: 'hit31' } as never;
    const { known, unknown } = unknownClaims(['hit31', 'loss', 'loss'], {
      share: { claim },
      stake: { constant: '27%' },
    });
    expect([...known.keys()]).toEqual(['hit31']);
    expect(unknown).toEqual(['loss']);
  });
});

describe('a line in the drawing', () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 300, y: 0 },
  ];

  it('is straight where nothing is in its way', () => {
    expect(bendOf(from, to, [])).toBe(0);
    expect(bendOf(from, to, [{ x1: 130, y1: 80, x2: 170, y2: 120 }])).toBe(0);
  });

  it('goes around a claim that lies on it', () => {
    const bend = bendOf(from, to, [{ x1: 130, y1: -12, x2: 170, y2: 60 }]);
    expect(bend).toBeLessThan(0);
  });

  it('is straight from a place to itself', () => {
    expect(bendOf(from, from, [])).toBe(0);
  });
});

function figure(unit: string, point: string): Figure {
  return { unit, point, lower: point, upper: point } as unknown as Figure;
}
