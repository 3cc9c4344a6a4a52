import type { Reader } from '../format/reader.js';

/** The languages whose figures are read; Portuguese twice, since its two countries scale differently. `und` is none of them. */
export const textLanguages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt-BR', 'pt-PT', 'und'] as const;

/** What to choose from, named in the reader's language. */
export function languageChoices({ locale }: Reader, unknown: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' });
  return textLanguages.map((value) => ({ value, label: value === 'und' ? unknown : (names.of(value) ?? value) }));
}
