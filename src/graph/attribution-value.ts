import type { ClaimBrief } from '../claims/claim-brief.js';
import type { Spoken } from '../derivations/speech.js';
import { addDays } from '../kernel/calendar-date.js';
import type { Figure } from '../quantities/figure.js';
import { formatFigure } from '../quantities/format-figure.js';
import { readFigure } from '../quantities/read-figure.js';
import { LINE_WORDS } from './attribution-words.js';
import { safeName, UNNAMED } from './origin-names.js';

/** The value of a claim in the words of a language; what is no quantity or date with its metric, since it would mean nothing alone. */
export function valueWords({ value, metric }: Pick<ClaimBrief, 'value' | 'metric'>, language: Spoken): string {
  const words = LINE_WORDS[language];
  const label = safeName(metric.labels[language] ?? metric.label);
  switch (value.type) {
    case 'quantity':
      return figureWords(value.figure, language) ?? words.quoted(safeName(value.figure.asWritten));
    case 'date':
      return `${label}: ${daysWords(value, language)}`;
    case 'truth':
      return `${label}: ${words.truth[value.truth ? 0 : 1]}`;
    case 'entity':
      return `${label}: ${value.entity.confidential ? UNNAMED[language] : safeName(value.entity.name)}`;
    case 'text':
      return `${label}: ${words.quoted(safeName(value.text))}`;
  }
}

/** A constant in a language, where it can be read; else as it was written. */
export function constantWords(constant: string, language: Spoken): string {
  const { readings, ambiguous } = readFigure(constant, { language: null });
  const [reading] = readings;
  return reading && !ambiguous ? (figureWords(reading, language) ?? constant) : constant;
}

/** A figure as a sentence has it: a bound as a noun takes it, adjectives of currencies in lower case after a number. */
function figureWords(figure: Figure, language: Spoken): string | null {
  const words = formatFigure(figure, language);
  if (words === null || language === 'en') return words?.replace(/\bus dollar/g, 'US dollar') ?? null;
  return words
    .replace(/^übersteigt nicht /, 'höchstens ')
    .replace(/(?<=[\d\p{L}] )[A-ZÄÖÜ]\p{Ll}+ische (?=\p{Lu})/gu, (adjective) => adjective.toLowerCase());
}

interface Days {
  /** First day; null where open to the past. */
  readonly from: string | null;
  /** The day after the last; null where open to the future. */
  readonly to: string | null;
  readonly asWritten: string;
}

function daysWords({ from, to, asWritten }: Days, language: Spoken): string {
  const words = LINE_WORDS[language];
  if (from === null && to === null) return words.quoted(safeName(asWritten));
  if (from === null) return words.before(dayWords(to ?? '', language));
  if (to === null) return words.from(dayWords(from, language));
  if (from.endsWith('-01-01') && to === `${String(Number(from.slice(0, 4)) + 1).padStart(4, '0')}-01-01`)
    return from.slice(0, 4);
  const last = addDays(to, -1);
  return last === from ? dayWords(from, language) : words.between(dayWords(from, language), dayWords(last, language));
}

const LOCALES = { en: 'en-GB', de: 'de-DE' } as const;

/** A day in the words of a language. */
export const dayWords = (day: string, language: Spoken): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
