import type { Phrases } from './phrase-book.js';

/**
 * The phrases, and each of them with each of the endings: `withEndings({ 'más de|casi': x }, ['', ' el'])`.
 *
 * For languages in which an article stands between a hedge and the number ("cerca de los 30 millones").
 * @param contracted replacements at the seam, where preposition and article become one word (`{ ' de el': ' del' }`)
 */
export function withEndings<Meaning>(
  phrases: Phrases<Meaning>,
  endings: readonly string[],
  contracted: Readonly<Record<string, string>>,
): Phrases<Meaning> {
  return Object.fromEntries(
    Object.entries(phrases).map(([written, meaning]) => [crossed(written, endings, contracted), meaning]),
  );
}

/** The same for a plain list of phrases. */
export function crossed(
  written: string,
  endings: readonly string[],
  contracted: Readonly<Record<string, string>>,
): string {
  const all = written.split('|').flatMap((phrase) =>
    endings.map((ending) => {
      const whole = `${phrase}${ending}`;
      const seam = Object.keys(contracted).find((long) => whole.endsWith(long));
      return seam === undefined ? whole : `${whole.slice(0, -seam.length)}${contracted[seam] ?? ''}`;
    }),
  );
  return [...new Set(all)].join('|');
}
