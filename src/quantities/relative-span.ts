import { counts, parts } from './calendar-words.js';
import type { Counting } from './counted-days.js';
import { ago, ahead, back, dayAt, lastOnes, toDate, whole } from './counted-days.js';
import type { Span, Times } from './period-span.js';
import type { Unit } from './relative-words.js';
import { days, toDateForms, trailingYear, units, which } from './relative-words.js';

const unit = `(?:${Object.entries(units)
  .map(([name, words]) => `(?<${name}>${words})`)
  .join('|')})`;
const kind = '(?:(?<fiscal>fiscal |geschäfts|fiskal|wirtschafts)|(?<civil>calendar |kalender))?';
const many = `(?:${parts.count}|(?<digits>\\d{1,3}))`;
const the = '(?:(?:the|den|der|dem|des) )?';

const ONE = Object.entries(which).map(
  ([words, step]) => [form(`${the}(?<word>${words}) ?${kind}${unit}`), step] as const,
);
const PAST_ONE = form(`${the}past ${kind}${unit}`);
const BACK = form(
  `${the}(?:last|past|previous|prior|trailing|preceding|letzten?|vergangenen?|vorigen?|zurückliegenden) ${many} ${kind}${unit}`,
);
const AHEAD = form(`${the}(?:next|coming|following|nächsten?|kommenden?) ${many} ${kind}${unit}`);
const AGO = [form(`${many} ${kind}${unit} ago`), form(`vor ${many} ${kind}${unit}`)];
const DAYS = Object.entries(days).map(([words, step]) => [form(`(?:${words})`), step] as const);
const TO_DATE = toDateForms.map(form);
const TRAILING = form(trailingYear);

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * Days that are counted from the day of the statement: "last year", "yesterday", "year to date", "in den letzten zwölf
 * Monaten"; empty for anything else, and where that day is not known. All are inferred.
 *
 * What ends with the statement includes its day. Years and quarters of a subject with a fiscal calendar of its own are
 * read by both. "The past year" is the last twelve months or the calendar year before; so are "the last five years".
 * @param words in lower case with single spaces, without "in", "im" and the like before them
 * @throws RangeError where the result leaves the years 1000 to 9999
 */
export function relativeSpans(words: string, { today, own }: Times): readonly Span[] {
  if (today === null) return [];
  const day = matched(DAYS, words);
  if (day !== null) return [dayAt(today, day.step)];
  if (TRAILING.test(words)) return [back(today, 'month', 12)];
  const sofar = firstMatch(TO_DATE, words);
  if (sofar !== null) return toDate(counting(sofar, today, own), pieceOf(sofar));
  const one = matched(ONE, words);
  if (one !== null) return whole(counting(one.groups, today, own), unitOf(one.groups), one.step);
  const past = PAST_ONE.exec(words)?.groups;
  if (past !== undefined) {
    return [back(today, unitOf(past), 1), ...whole(counting(past, today, own), unitOf(past), -1)];
  }
  const before = BACK.exec(words)?.groups;
  if (before !== undefined) return lastOnes(counting(before, today, own), unitOf(before), countOf(before));
  const after = AHEAD.exec(words)?.groups;
  if (after !== undefined) return [ahead(today, unitOf(after), countOf(after))];
  const then = firstMatch(AGO, words);
  return then === null ? [] : ago(counting(then, today, own), unitOf(then), countOf(then));
}

function counting({ fiscal, civil }: Groups, today: string, own: Times['own']): Counting {
  const calendar = fiscal !== undefined ? 'fiscal' : civil !== undefined ? 'calendar' : null;
  return { today, own, calendar };
}

function pieceOf({ piece = '' }: Groups): 'year' | 'quarter' | 'month' {
  return piece.startsWith('q') ? 'quarter' : piece.startsWith('m') ? 'month' : 'year';
}

function form(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, 'u');
}

function matched(forms: readonly (readonly [RegExp, number])[], words: string) {
  for (const [pattern, step] of forms) {
    const match = pattern.exec(words);
    if (match !== null) return { groups: match.groups ?? {}, step };
  }
  return null;
}

function firstMatch(forms: readonly RegExp[], words: string): Groups | null {
  return (
    matched(
      forms.map((pattern) => [pattern, 0] as const),
      words,
    )?.groups ?? null
  );
}

function unitOf(groups: Groups): Unit {
  const names = Object.keys(units) as Unit[];
  return names.find((name) => groups[name] !== undefined) ?? 'year';
}

function countOf({ count, digits }: Groups): number {
  return count === undefined ? Number(digits) : (counts[count] ?? 0);
}
