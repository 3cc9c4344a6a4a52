/** The languages the page speaks. */
export const languages = ['en', 'de'] as const;

/** One of the languages the page speaks. */
export type Language = (typeof languages)[number];

/** Who reads: the language words are taken from, and the locale numbers and dates are written in. */
export interface Reader {
  readonly language: Language;
  /** BCP 47, of the same language: `en-GB`, `de-AT`. */
  readonly locale: string;
}

/** Whether a stored or requested language is one the page speaks. */
export function isLanguage(word: unknown): word is Language {
  return languages.some((language) => language === word);
}

/**
 * The language for somebody who prefers these locales, most wanted first; English where none fits.
 *
 * @param preferred BCP 47 tags as a browser lists them
 */
export function languageFor(preferred: readonly string[]): Language {
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

/** A reader of `language`, with the regional habits of their browser where it has that language: a Swiss writes 13’000. */
export function readerOf(language: Language, preferred: readonly string[]): Reader {
  const locale = preferred.find(
    (tag) => tag.toLowerCase() === language || tag.toLowerCase().startsWith(`${language}-`),
  );
  return { language, locale: locale ?? (language === 'en' ? 'en-GB' : 'de-DE') };
}
