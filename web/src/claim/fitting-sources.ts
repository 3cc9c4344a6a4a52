import type { Source } from '../api/records.js';

/** More would be a list nobody reads through. */
export const MOST_OFFERED = 20;

/** Sources to choose from: those whose title or publisher has every word that is looked for, at most a few; the chosen one stays. */
export function fittingSources(
  sources: readonly Source[],
  words: string,
  chosen: string,
): { readonly offered: readonly Source[]; readonly more: number } {
  const wanted = words.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const fitting = sources.filter(({ title, publisher, url }) => {
    const text = `${title} ${publisher?.name ?? ''} ${url ?? ''}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const offered = fitting.slice(0, MOST_OFFERED);
  const kept = sources.filter(({ id }) => id === chosen && !offered.some((one) => one.id === chosen));
  return { offered: [...kept, ...offered], more: fitting.length - offered.length };
}
