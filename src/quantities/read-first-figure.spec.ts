import type { Figure } from './figure.js';
import type { FigureOptions } from './read-figure.js';
import { readFirstFigure } from './read-figure.js';

/** A figure in one line: kind, interval, unit, and what had to be assumed. */
function line({ kind, lower, lowerInclusive, upper, upperInclusive, unit, of, assumed, hedges }: Figure): string {
  const [left, right] = [lower === null || !lowerInclusive ? '(' : '[', upper === null || !upperInclusive ? ')' : ']'];
  const interval = `${left}${short(lower) ?? '-∞'}, ${short(upper) ?? '∞'}${right}`;
  return [kind, interval, unit, of ?? '', ...assumed.map((what) => `?${what}`), ...hedges.map((word) => `~${word}`)]
    .filter(Boolean)
    .join(' ');
}

function short(text: string | null): string | null {
  if (text === null) return null;
  const digits = /^(-?\d+?)(0*)$/.exec(text);
  return digits?.[2] && digits[2].length >= 6 ? `${digits[1]}e${digits[2].length}` : text;
}

const first = (text: string, options: FigureOptions) => readFirstFigure(text, options).readings.map(line);

describe('the first quantity of a wording', () => {
  it.each([
    [
      'we did about $13 billion, he said',
      'en',
      'approximate [1235e7, 1365e7] USD ?currency ~about',
      'about $13 billion',
    ],
    ['We’re doing well more than $13 billion in revenue.', 'en', 'more_than (13e9, ∞) USD ?currency ~emphatic', ''],
    ['In 2025 GPT-5 made $13 billion for OpenAI', 'en', 'rounded [125e8, 135e8) USD ?currency', '$13 billion'],
    ['In Q3 2025 revenue was 1.4 billion last year', 'en', 'rounded [135e7, 145e7) 1', '1.4 billion'],
    ['On November 3, 2025, AWS signed a $38-billion deal', 'en', 'rounded [375e8, 385e8) USD ?currency', '$38-billion'],
    ['Revenue rose to 27%', 'en', 'rounded [26.5, 27.5) percent', '27%'],
    ['Call +1 415 555-0100 about the 27% stake', 'en', null, ''],
    ['a 27 percent stake', 'en', 'rounded [26.5, 27.5) percent', '27 percent'],
    [
      'Im Jahr 2025 erzielte OpenAI rund 13 Milliarden US-Dollar Umsatz',
      'de',
      'approximate [1235e7, 1365e7] USD ~rund',
      '',
    ],
    ['Der 38-Milliarden-Dollar-Vertrag', 'de', 'rounded [375e8, 385e8) USD ?currency', '38-Milliarden-Dollar'],
    ['Am 3. November 2025 meldete AWS 38 Mrd. Dollar', 'de', 'rounded [375e8, 385e8) USD ?currency', '38 Mrd. Dollar'],
    ['in the three months to September it lost $11.5 billion', 'en', 'rounded [1145e7, 1155e7) USD ?currency', ''],
    ['at 10 am the 12 months brought 277,300,000 for them', 'en', 'rounded [277250000, 277350000) 1', '277,300,000'],
    ['the sum (about $13 billion) is large', 'en', 'approximate [1235e7, 1365e7] USD ?currency ~about', ''],
    ['Umsatz von 13 Milliarden Dollar', 'de', 'rounded [125e8, 135e8) USD ?currency', '13 Milliarden Dollar'],
    ['13 Mrd. im Jahr 2025', 'de', 'rounded [125e8, 135e8) 1', '13 Mrd.'],
    ['–13 %', 'de', 'rounded (-13.5, -12.5] percent', ''],
    ['von 12 auf 14 Milliarden', 'de', null, ''],
    ['$13 b', 'en', 'rounded [125e8, 135e8) USD ?currency', ''],
    ['cost $13mm in all', 'en', null, ''],
    ['13m', 'en', null, ''],
    ['- 13 %', 'de', null, ''],
    ['more than 1 in 5', 'en', null, ''],
    ['AMD 6 gigawatts', 'en', 'rounded [5.7, 6.3) GW', '6 gigawatts'],
    ['$13 億', 'en', null, ''],
    ['3/4 of $13bn', 'en', null, ''],
    ['two-thirds of $13bn', 'en', null, ''],
    ['two point five billion', 'en', 'rounded [245e7, 255e7) 1', ''],
    ['2 Komma 5 Milliarden', 'de', 'rounded [245e7, 255e7) 1', ''],
    ['2025', 'en', null, ''],
    ['since 2025', 'en', null, ''],
    ['GPT-5, Llama 3.1 and iPhone 15', 'en', null, ''],
    ['2025-11-03', 'en', null, ''],
    ['03.11.2025', 'de', null, ''],
    ['12:30', 'en', null, ''],
    ['no numbers', 'en', null, ''],
    ['up 16 %', 'en', 'ratio_change [15.5, 16.5) percent', ''],
    ['Revenue rose 16% last year', 'en', 'ratio_change [15.5, 16.5) percent', 'rose 16%'],
    ['revenue grew by $2 billion', 'en', null, ''],
    ['Der Umsatz stieg um 16 Prozent', 'de', 'ratio_change [15.5, 16.5) percent', 'stieg um 16 Prozent'],
    ['doubled', 'en', 'ratio_change [90, 110) percent', ''],
    ['not $13 billion', 'en', null, ''],
    ['half of $13 billion', 'en', null, ''],
    ['twice the $13 billion', 'en', null, ''],
    ['$20 per month', 'en', null, ''],
    ['13 or 14 billion', 'en', 'range [125e8, 145e8) 1', ''],
    ['13 Milliarden Dollar', 'en', null, ''],
    ['thirteen billion, not $2 billion', 'en', 'rounded [125e8, 135e8) 1', 'thirteen billion'],
    ['rund 13 500 Menschen', 'de', 'approximate [12825, 14175] 1 Menschen ~rund', ''],
    ['Es kamen rund 13 500 Menschen', 'de', 'approximate [12825, 14175] 1 Menschen ~rund', ''],
    ['a 13 gigawatt plant for $2 billion', 'en', 'rounded [12.5, 13.5) GW', '13 gigawatt'],
  ])('%s (%s)', (text, language, expected, asWritten) => {
    expect(first(text, { language })).toEqual(expected === null ? [] : [expected]);
    if (asWritten) expect(readFirstFigure(text, { language }).readings[0]?.asWritten).toBe(asWritten);
  });
});
