/** What separates facts in a line; it stays with the word before it, so that no line starts with a dot. */
export const DOT = '\u00a0· ';

/** Facts in one line, what is absent left out. */
export function dotted(facts: readonly (string | null | undefined | false)[]): string {
  return facts.filter(Boolean).join(DOT);
}
