/** Months of English and German, whole and shortened, to their numbers. */
export const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'january jan januar jänner',
    'february feb februar feber',
    'march mar märz mär',
    'april apr',
    'may mai',
    'june jun juni',
    'july jul juli',
    'august aug',
    'september sep sept',
    'october oct oktober okt',
    'november nov',
    'december dec dezember dez',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

/** Ordinals and counts up to twelve in English and German, as they stand before quarters, halves and months. */
export const counts: Readonly<Record<string, number>> = Object.fromEntries(
  [
    '1 1st 1. first one erste ersten erster erstes ein eine',
    '2 2nd 2. second two zweite zweiten zweiter zweites zwei',
    '3 3rd 3. third three dritte dritten dritter drittes drei',
    '4 4th 4. fourth four vierte vierten vierter viertes vier',
    '5 five fünf',
    '6 six sechs',
    '7 seven sieben',
    '8 eight acht',
    '9 nine neun',
    '10 ten zehn',
    '11 eleven elf',
    '12 twelve zwölf',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

/** Words for "nothing is said about when". */
export const unspecified: ReadonlySet<string> = new Set([
  '',
  'unspecified',
  'not specified',
  'unbestimmt',
  'nicht angegeben',
  'ohne angabe',
]);

const any = (words: Readonly<Record<string, number>>): string =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace('.', '\\.'))
    .join('|');

/** The parts of which expressions of time are made, as sources of regular expressions over lower case. */
export const parts = {
  month: `(?<month>${any(months)})\\.?`,
  count: `(?<count>${any(counts)})`,
  day: '(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?',
  year: '(?<year>\\d{4,})',
  /** "FY2026", "fiscal 2026", "Geschäftsjahr 2026"; a short year is of this century. */
  fiscal: "(?:fy ?'?|fiscal (?:year )?|geschäftsjahre?s? |gj ?)(?<fiscal>\\d{4,}|\\d{2})",
  /** A year, perhaps after words that lead to it. */
  of: '(?:,? (?:of |in |des |von |im |im jahr |des jahres |the )?)',
} as const;
