import type { Span } from './period-span.js';

const SEPARATOR =
  /^(?:(?:from|between|vom|von|zwischen) )?(.+?)(?: (?:to|through|until|till|and|bis zum|bis einschließlich|bis|und) | ?– ?| - )(.+)$/u;
const HYPHEN = /^([^-]+)-([^-]+)$/u;

/** The year at the end of the second side, which the first shares with it: `Q1–Q3 2025`, `Januar bis März 2025`. */
const YEAR_AFTER =
  /(?: |(?<=q[1-4]|h[12]))((?:of |des |im )?(?:(?:fy|fiscal|fiscal year|geschäftsjahr(?:es)?|jahr(?:es)?) ?)?\d{2,4}(?:\/\d{2,4})?)$/u;
/** Month and year at its end: `1–15 March 2025`, `1. bis 15. März 2025`. */
const MONTH_AFTER = /(?: |(?<=\.))((?:[\p{L}]+\.?|\d{1,2}\.) ?\d{4})$/u;
const YEAR_BEFORE = /^((?:fy ?)?\d{4})[ -]/u;

/**
 * What lies between two expressions of time, both included: "2024–2026", "January to March 2025", "vom 1. bis 15. März 2025";
 * empty for anything else, and where the second ends before the first begins.
 *
 * A side without a year has that of the other. Both sides are read by one calendar.
 * @param words in lower case with single spaces
 * @param read reads one side
 */
export function spansBetween(words: string, read: (side: string) => readonly Span[]): readonly Span[] {
  const [, first, second] = SEPARATOR.exec(words) ?? HYPHEN.exec(words) ?? [];
  if (first === undefined || second === undefined) return [];
  for (const [from, to] of completed(first, second)) {
    const [starts, ends] = [read(from), read(to)];
    const joined = starts.flatMap((start) => ends.filter((end) => belong(start, end)).map((end) => join(start, end)));
    if (joined.length > 0) return joined;
  }
  return [];
}

function completed(first: string, second: string): readonly (readonly [string, string])[] {
  const after = [MONTH_AFTER, YEAR_AFTER].flatMap((pattern) => pattern.exec(second)?.[1] ?? []);
  const before = YEAR_BEFORE.exec(first)?.[1];
  return [
    ...(/^\d{1,2}\.?$/.test(first) ? [] : [[first, second] as const]),
    ...after.map((rest) => [`${first} ${rest}`, second] as const),
    ...(before === undefined ? [] : [[first, `${before} ${second}`] as const]),
  ];
}

function belong(start: Span, end: Span): boolean {
  return start.calendar === end.calendar && start.start <= end.start && start.end < end.end;
}

function join(start: Span, end: Span): Span {
  const certainty = start.certainty === 'inferred' || end.certainty === 'inferred' ? 'inferred' : 'stated';
  return { start: start.start, end: end.end, unit: 'stretch', certainty, calendar: start.calendar };
}
