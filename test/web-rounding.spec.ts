import fc from 'fast-check';

import type { Figure } from '../web/src/api/figure.js';
import { compareDecimals } from '../web/src/format/compare.js';
import type { Interval } from '../web/src/format/figure.js';
import type { ResultWords } from '../web/src/format/result.js';
import { resultWords } from '../web/src/format/result.js';
import { roundedOutward, roundedTo } from '../web/src/format/rounding.js';

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 0, max: 20 }))
  .map(([negative, digits, places]) => plain(negative && digits > 0n, digits, places));

describe('a computed interval for a reader', () => {
  it('is as short as is still true', () => {
    // 3.1 billion USD by 27%, the example's own.
    const lower = '11090909090.909090909090909090909090909090909090909';
    const upper = '11886792452.830188679245283018867924528301886792453';
    expect(tied(resultWords(aResult({ lower, upper, point: '11481481481.481481481' }), english))).toEqual({
      interval: 'between 11.09 and 11.89 billion USD',
      point: '11.48 billion USD',
      exact: expect.stringMatching(/^\[11,090,909,090\.909090.*; 11,886,792,452\.8301.*\) USD$/),
    });
    expect(tied(resultWords(aResult({ lower, upper, point: null }), german))).toMatchObject({
      interval: 'zwischen 11,09 und 11,89 Milliarden USD',
      point: null,
    });
  });

  it('keeps ends that are short, and whether they belong to it', () => {
    const short = anInterval('2450000000', '2550000000');
    expect(roundedOutward(short)).toEqual(short);
    expect(roundedOutward(anInterval('1', null))).toEqual(anInterval('1', null));
    expect(roundedOutward(anInterval(null, null))).toEqual(anInterval(null, null));
  });

  it('is never narrower than what it shows, and hardly wider', () => {
    fc.assert(
      fc.property(decimal, decimal, (one, next) => {
        const [lower, upper] = compareDecimals(one, next) <= 0 ? [one, next] : [next, one];
        const shown = roundedOutward(anInterval(lower, upper));
        expect(compareDecimals(shown.lower ?? '', lower)).toBeLessThanOrEqual(0);
        expect(compareDecimals(shown.upper ?? '', upper)).toBeGreaterThanOrEqual(0);
        const [width, room] = [Number(upper) - Number(lower), Number(shown.upper) - Number(shown.lower)];
        const size = Math.max(Math.abs(Number(lower)), Math.abs(Number(upper)));
        expect(room).toBeLessThanOrEqual(width * 1.2 + size * 2e-11);
      }),
    );
  });

  it('rounds down, up and to the nearest, on both sides of zero', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: -8, max: 8 }), (number, place) => {
        const [down, nearest, up] = (['down', 'nearest', 'up'] as const).map((way) => roundedTo(number, place, way));
        expect(compareDecimals(down ?? '', number)).toBeLessThanOrEqual(0);
        expect(compareDecimals(up ?? '', number)).toBeGreaterThanOrEqual(0);
        expect([down, up]).toContain(nearest);
        expect(roundedTo(down ?? '', place, 'up')).toBe(down);
      }),
    );
    expect(roundedTo('-1.25', -1, 'down')).toBe('-1.3');
    expect(roundedTo('-1.25', -1, 'up')).toBe('-1.2');
    expect(roundedTo('0.004', -2, 'nearest')).toBe('0');
    expect(roundedTo('1250', 2, 'nearest')).toBe('1300');
  });
});

const english = { language: 'en', locale: 'en-GB' } as const;
const german = { language: 'de', locale: 'de-DE' } as const;

function anInterval(lower: string | null, upper: string | null): Interval {
  return { lower, upper, lowerInclusive: true, upperInclusive: false, unit: 'USD' };
}

function aResult(fields: Pick<Figure, 'lower' | 'upper' | 'point'>): Figure {
  return {
    kind: 'range',
    asWritten: '',
    lowerInclusive: true,
    upperInclusive: false,
    stated: { lower: fields.lower, upper: fields.upper },
    uncapped: null,
    unit: 'USD',
    policy: 'stated',
    hedges: [],
    direction: null,
    assumed: [],
    ...fields,
  };
}

function plain(negative: boolean, digits: bigint, places: number): string {
  const text = String(digits).padStart(places + 1, '0');
  const cut = text.length - places;
  const fraction = text.slice(cut).replace(/0+$/, '');
  return `${negative ? '-' : ''}${text.slice(0, cut)}${fraction ? `.${fraction}` : ''}`;
}

/** Numbers are tied to their units by spaces that do not break. */
function tied({ interval, point, exact }: ResultWords): ResultWords {
  const loose = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;
  return { interval: loose(interval) ?? '', point: loose(point), exact: loose(exact) };
}
