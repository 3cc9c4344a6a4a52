import type { Figure, Period } from '../web/src/api/figure.js';
import { compact, formatDecimal, shift } from '../web/src/format/decimal.js';
import { headline, intervalInSymbols, intervalInWords } from '../web/src/format/figure.js';
import { periodDates, periodName } from '../web/src/format/period.js';
import type { Reader } from '../web/src/format/reader.js';
import { languageFor, readerOf } from '../web/src/format/reader.js';
import { valueInWords } from '../web/src/format/value.js';

const english: Reader = { language: 'en', locale: 'en-GB' };
const german: Reader = { language: 'de', locale: 'de-DE' };

describe('a decimal for a reader', () => {
  it('keeps every digit, also those a binary float would lose', () => {
    expect(formatDecimal('12345678901234567890.12345678901234567890123', english)).toBe(
      '12,345,678,901,234,567,890.12345678901234567890123',
    );
    expect(formatDecimal('0.1', german)).toBe('0,1');
    expect(formatDecimal('-1234.50', german)).toBe('−1.234,50');
  });

  it('moves the point exactly', () => {
    expect(shift('13000000000', -9)).toBe('13');
    expect(shift('1.4', 12)).toBe('1400000000000');
    expect(shift('0.05', 1)).toBe('0.5');
    expect(shift('-5', -3)).toBe('-0.005');
    expect(shift('0', -9)).toBe('0');
  });

  it.each([
    [['13000000000'], english, ['13'], 'billion'],
    [['13000000000'], german, ['13'], 'Milliarden'],
    [['1400000000000'], german, ['1,4'], 'Billionen'],
    [['1000000000'], german, ['1'], 'Milliarde'],
    [['950000000', '1050000000'], english, ['0.95', '1.05'], 'billion'],
    [['493750000', '493850000'], english, ['493.75', '493.85'], 'million'],
    [['1234567890'], english, ['1,234,567,890'], ''],
    [['12345678.5'], german, ['12.345.678,5'], ''],
    [['999999'], english, ['999,999'], ''],
    [['-3100000000'], english, ['−3.1'], 'billion'],
  ])('writes %j compactly, and only where no digit is lost', (decimals, reader, numbers, scale) => {
    expect(compact(decimals, reader)).toEqual({ numbers, scale });
  });
});

describe('a figure for a reader', () => {
  it('says 13 Milliarden US-Dollar in two languages', () => {
    const rounded = aFigure({ lower: '12500000000', upper: '13500000000' });
    expect(plain(headline(rounded, english))).toBe('13 billion USD');
    expect(plain(headline(rounded, german))).toBe('13 Milliarden USD');
    expect(plain(intervalInWords(rounded, english))).toBe('between 12.5 and 13.5 billion USD');
    expect(plain(intervalInWords(rounded, german))).toBe('zwischen 12,5 und 13,5 Milliarden USD');
    expect(plain(intervalInSymbols(rounded, english))).toBe('[12,500,000,000; 13,500,000,000) USD');
  });

  it('never drops the bound from a bounded number', () => {
    const more = aFigure({ kind: 'more_than', lower: '13000000000', lowerInclusive: false, hedges: ['emphatic'] });
    expect(plain(headline(more, english))).toBe('well more than 13 billion USD');
    expect(plain(headline(more, german))).toBe('deutlich mehr als 13 Milliarden USD');
    expect(plain(intervalInWords(more, english))).toBe('more than 13 billion USD');
    expect(plain(intervalInSymbols(more, english))).toBe('(13,000,000,000; ∞) USD');
    const least = aFigure({ kind: 'at_least', lower: '4330000000', point: '4330000000' });
    expect(plain(headline(least, english))).toBe('at least 4.33 billion USD');
    const most = aFigure({ kind: 'at_most', upper: '13000000000', upperInclusive: true });
    expect(plain(intervalInWords(most, german))).toBe('höchstens 13 Milliarden USD');
    expect(plain(intervalInSymbols(most, english))).toBe('(−∞; 13,000,000,000] USD');
  });

  it('writes a range by what was said', () => {
    const range = aFigure({
      kind: 'range',
      point: null,
      stated: { lower: '15000000000', upper: '20000000000' },
      lower: '14500000000',
      upper: '20500000000',
    });
    expect(plain(headline(range, english))).toBe('15 to 20 billion USD');
    expect(plain(intervalInWords(range, german))).toBe('zwischen 14,5 und 20,5 Milliarden USD');
  });

  it('writes percent as each language does', () => {
    const stake = aFigure({ point: '27', lower: '26.5', upper: '27.5', unit: 'percent' });
    expect(headline(stake, english)).toBe('27%');
    expect(plain(headline(stake, german))).toBe('27 %');
    expect(plain(intervalInWords(stake, german))).toBe('zwischen 26,5 und 27,5 %');
  });

  it('has words where there is no number', () => {
    const none = aFigure({ kind: 'undisclosed', point: null, stated: { lower: null, upper: null } });
    expect(headline(none, german)).toBe('nicht veröffentlicht');
    expect(intervalInWords(none, english)).toBeNull();
  });
});

describe('a period for a reader', () => {
  it.each([
    [{ start: '2025-01-01', end: '2026-01-01' }, '2025', '2025'],
    [{ start: '2025-01-01', end: '2025-07-01', label: 'H1 2025' }, 'H1 2025', '1. Halbjahr 2025'],
    [{ start: '2025-07-01', end: '2025-10-01' }, 'Q3 2025', '3. Quartal 2025'],
    [{ start: '2025-07-01', end: '2025-10-01', label: 'FY2026 Q1', calendar: 'fiscal' }, 'FY2026 Q1', 'FY2026 Q1'],
    [{ kind: 'instant', start: '2025-11-03', end: '2025-11-04' }, 'as of 3 Nov 2025', 'Stand 3. Nov. 2025'],
    [{ kind: 'open', start: '2025-10-28', end: null }, 'since 28 Oct 2025', 'seit 28. Okt. 2025'],
    [{ kind: 'open', start: null, end: '2025-10-28' }, 'before 28 Oct 2025', 'vor dem 28. Okt. 2025'],
    [{ kind: 'unspecified', start: null, end: null }, 'not stated', 'nicht angegeben'],
  ] as const)('names %j', (fields, inEnglish, inGerman) => {
    const period = aPeriod(fields);
    expect(periodName(period, english)).toBe(inEnglish);
    expect(periodName(period, german)).toBe(inGerman);
  });

  it('shows the last day, not the day after it', () => {
    const year = aPeriod({ start: '2025-01-01', end: '2026-01-01' });
    expect(periodDates(year, english)).toMatch(/^1 Jan\s–\s31 Dec 2025$/);
    expect(periodDates(aPeriod({ kind: 'instant', start: '2025-11-03', end: '2025-11-04' }), english)).toBeNull();
  });
});

describe('a value for a reader', () => {
  it('names a date by its span', () => {
    const end = { type: 'date', from: '2026-12-01', to: '2027-01-01', asWritten: 'Ende 2026' } as const;
    expect(valueInWords(end, english)).toBe('Dec 2026');
    expect(valueInWords({ ...end, from: '2025-11-03', to: '2025-11-04' }, english)).toBe('3 Nov 2025');
  });

  it('answers yes and no in the language of the reader', () => {
    expect(valueInWords({ type: 'truth', truth: true }, german)).toBe('ja');
  });
});

describe('the reader', () => {
  it('is spoken to in the first language they ask for that the page has', () => {
    expect(languageFor(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageFor(['fr'])).toBe('en');
  });

  it('keeps the regional habits of their browser', () => {
    expect(readerOf('de', ['en-US', 'de-CH']).locale).toBe('de-CH');
    expect(readerOf('de', ['en-US']).locale).toBe('de-DE');
  });
});

function aFigure(fields: Partial<Figure>): Figure {
  const point = fields.point === undefined ? '13000000000' : fields.point;
  return {
    kind: 'rounded',
    asWritten: '13 Milliarden US-Dollar',
    point,
    lower: null,
    lowerInclusive: true,
    upper: null,
    upperInclusive: false,
    stated: { lower: point, upper: point },
    uncapped: null,
    unit: 'USD',
    policy: 'implied',
    hedges: [],
    direction: null,
    assumed: [],
    ...fields,
  };
}

function aPeriod(fields: Partial<Period>): Period {
  return {
    kind: 'duration',
    start: null,
    end: null,
    label: null,
    certainty: 'stated',
    calendar: 'calendar',
    ...fields,
  };
}

/** Numbers are tied to their units by spaces that do not break. */
function plain(text: string | null): string | undefined {
  return text?.replaceAll('\u00a0', ' ');
}
