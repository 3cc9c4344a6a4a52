/** Languages whose countries write days of digits in one order, so that the language alone decides. English is not one. */
const DAY_FIRST: ReadonlySet<string> = new Set([
  'de',
  'fr',
  'it',
  'nl',
  'pt',
  'pl',
  'cs',
  'da',
  'fi',
  'nb',
  'ru',
  'tr',
]);

/**
 * In which order a language writes days of digits, by CLDR where it has a region (`en-GB`, `en-US`); null where that is not
 * known, or begins with the year.
 */
export function dayOrder(language: string | null): 'day-first' | 'month-first' | null {
  const locale = localeOf(language ?? '');
  if (!locale?.language || Intl.DateTimeFormat.supportedLocalesOf([locale.language]).length === 0) return null;
  if (locale.region === undefined) return DAY_FIRST.has(locale.language) ? 'day-first' : null;
  const [first] = new Intl.DateTimeFormat(locale.baseName, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    calendar: 'gregory',
  })
    .formatToParts(0)
    .filter(({ type }) => type !== 'literal');
  if (first?.type === 'day') return 'day-first';
  return first?.type === 'month' ? 'month-first' : null;
}

function localeOf(language: string): Intl.Locale | null {
  try {
    // `und` is no language, and Intl knows no tag without one.
    return language === '' || /^und\b/i.test(language) ? null : new Intl.Locale(language);
  } catch {
    return null;
  }
}
