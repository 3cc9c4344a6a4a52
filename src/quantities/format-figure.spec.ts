import fc from 'fast-check';

import { figureOf } from './admissible.js';
import { ratioChange } from './change.js';
import type { Figure, FigureKind } from './figure.js';
import { formatFigure } from './format-figure.js';
import { languages } from './languages.js';
import { readFigure } from './read-figure.js';

const UNITS = ['1', 'USD', 'EUR', 'GBP', 'CHF', 'BRL', 'percent', 'percentage_point', 'basis_point', 'kW.h', 't', 'km'];
const LEVELS = [
  ...(['rounded', 'approximate', 'exact', 'more_than', 'at_least'] as const),
  ...(['at_most', 'less_than', 'just_under', 'range'] as const),
] satisfies readonly FigureKind[];

const amounts = fc.record({
  mantissa: fc.integer({ min: 1, max: 9999 }).map(String),
  places: fc.constant(0),
  exponent: fc.constantFrom(0, 0, 3, 6, 9),
  negative: fc.constant(false),
});

/** Figures as the rules make them of numbers that people write. */
const levels = fc
  .record({
    kind: fc.constantFrom(...LEVELS),
    low: amounts,
    more: fc.integer({ min: 1, max: 9999 }),
    unit: fc.constantFrom(...UNITS),
  })
  .map(({ kind, low, more, unit }) => {
    // Nobody says billions of percent.
    const from = unit === '1' || /^[A-Z]{3}$/.test(unit) ? low : { ...low, exponent: 0 };
    const high = { ...from, mantissa: String(Number(from.mantissa) + more) };
    return figureOf({
      kind,
      amounts: kind === 'range' ? [from, high] : [from],
      asWritten: '',
      unit,
      hedges: [],
      assumed: [],
      nonNegative: false,
      direction: null,
    });
  })
  .filter((figure) => figure !== null);

const changes = levels
  .filter(({ unit }) => unit === 'percent')
  .chain((figure) =>
    fc.constantFrom('up' as const, 'down' as const).map((direction) => ({ ...ratioChange(figure), direction })),
  );

const meaning = ({ kind, lower, lowerInclusive, upper, upperInclusive, unit, of, direction }: Figure) => ({
  ...{ kind, lower, lowerInclusive, upper, upperInclusive, unit, of, direction },
});

describe('figures in words', () => {
  it.each([
    ['$13 billion', 'en', '13 billion US dollars'],
    ['€13bn', 'de', '13 Milliarden Euro'],
    ['€13bn', 'fr', "13 milliards d'euros"],
    ['€13bn', 'es', '13 mil millones de euros'],
    ['€13bn', 'it', '13 miliardi di euro'],
    ['€13bn', 'nl', '13 miljard euro'],
    ['well over 13 million', 'de', 'deutlich mehr als 13 Millionen'],
    ['between 12 and 14 billion', 'en', 'between 12 and 14 billion'],
    ['13.0 billion', 'en', '13.0 billion'],
    ['3 percentage points', 'de', '3 Prozentpunkte'],
    ['rose by 16 percent', 'en', '16 percent more'],
    ['undisclosed', 'de', 'nicht offengelegt'],
  ])('%s in %s is %s', (text, language, expected) => {
    const [figure] = readFigure(text, { language: 'en' }).readings;
    expect(figure && formatFigure(figure, language)).toBe(expected);
  });

  it.each(Object.keys(languages))('read back as the same figure in %s', (language) =>
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: levels }, changes), (figure) => {
        const text = formatFigure(figure, language);
        expect(text).not.toBeNull();
        const { readings } = readFigure(text ?? '', { language });
        expect(readings.map(meaning)).toEqual([meaning(figure)]);
      }),
      { numRuns: 100 },
    ),
  );

  it.each(Object.keys(languages))('say in %s what has no number of its own', (language) => {
    for (const text of [
      'none',
      'unknown',
      'undisclosed',
      'tens of billions',
      'doubled',
      'halved',
      '3 times as much as',
    ]) {
      const [figure] = readFigure(text, { language: 'en' }).readings;
      expect(figure && formatFigure(figure, language)).toEqual(expect.any(String));
    }
  });

  it('are null in a language that is not read with its words, and where no wording says exactly this', () => {
    const [figure] = readFigure('13 billion', { language: 'en' }).readings;
    expect(figure && formatFigure(figure, 'sv')).toBeNull();
    expect(figure && formatFigure({ ...figure, lower: '1' }, 'en')).toBeNull();
  });
});
