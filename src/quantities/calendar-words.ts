/** Months of English and German, whole and shortened, to their numbers. */
export const months = numbered(
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
);

/** Days of the week in English and German, 1 Monday to 7 Sunday. */
export const weekdays = numbered(
  'monday mon montag montags mo',
  'tuesday tue tues dienstag dienstags di',
  'wednesday wed mittwoch mittwochs mi',
  'thursday thu thur thurs donnerstag donnerstags do',
  'friday fri freitag freitags fr',
  'saturday sat samstag samstags sonnabend sa',
  'sunday sun sonntag sonntags so',
);

/** Ordinals and counts up to twelve in English and German, as they stand before quarters, halves, months and years. */
export const counts = numbered(
  '1 1st 1. first one erste ersten erster erstes ein eine einem einen',
  '2 2nd 2. second two zweite zweiten zweiter zweites zwei couple',
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

const fiscalYears =
  'fy|fiscal years?|fiscal|financial years?|business years?|geschäftsjahre?s?|fiskaljahre?s?|wirtschaftsjahre?s?|gj|fj';
const calendarYears = 'calendar years?|calendar|cy|kalenderjahre?s?|kj';
const plainYears = 'full[- ]year|whole year|year|jahre?s?|gesamtjahre?s?|whole of|all of';

/**
 * The parts of which expressions of time are made, as sources of regular expressions over lower case with single spaces.
 *
 * A year may have a word before it that says which calendar is meant, and a second year after it: "fiscal 2025/26".
 */
export const parts = {
  month: `(?<month>${any(months)})\\.?`,
  weekday: `(?:(?<weekday>${any(weekdays)})\\.?,? (?:the |den |dem )?)?`,
  count: `(?<count>${any(counts)})`,
  day: '(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?',
  year: `(?:(?:the |das |im |dem |des )?(?:(?<fiscal>${fiscalYears})|(?<civil>${calendarYears})|(?<season>season|saison|spielzeit)|${plainYears}) ?)?(?<year>\\d{4,}|['’]?\\d{2})(?:[/–-](?<next>\\d{4}|\\d{2}))?`,
  /** Before "quarter" or "half": which calendar they are of. */
  kind: '(?:(?<fiscally>fiscal|fiskal|geschäfts)[- ]?|(?<civilly>calendar|kalender)[- ]?)?',
  /** Words that lead to a year. */
  of: '(?:,? (?:of |in |des |von |vom |im |in the |of the )?)',
} as const;

/** An alternation of the words, the longest first. */
export function any(words: Readonly<Record<string, number>>): string {
  return Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace('.', '\\.'))
    .join('|');
}

function numbered(...names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.flatMap((line, i) => line.split(' ').map((name) => [name, i + 1] as const)));
}
