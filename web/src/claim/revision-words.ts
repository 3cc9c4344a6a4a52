/** Who acts where nobody signs in, and why the example is there: words of the instance, not of a person. */
const known = { 'User of this computer': 'ownUser', example: 'example' } as const;

/** Under which of the page's own words a name or reason of the history is said; null where it is somebody's own. */
export function instanceWord(words: string): (typeof known)[keyof typeof known] | null {
  return Object.hasOwn(known, words) ? known[words as keyof typeof known] : null;
}
