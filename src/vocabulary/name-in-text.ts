import { nameKey } from '../kernel/names.js';

/** Whether a text has a name in it, as words of its own; names of one character are in every text, and are not looked for. */
export function mentions(text: string, name: string): boolean {
  const [words, sought] = [text, name].map((one) =>
    nameKey(one)
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim(),
  );
  return sought !== undefined && sought.length > 1 && ` ${words} `.includes(` ${sought} `);
}

/** Whether a description that others read in place of names has one of them in it. */
export const isGivenAwayBy = (description: string, names: readonly string[]): boolean =>
  names.some((name) => mentions(description, name));

/** What is said where it has. */
export const GIVEN_AWAY = 'The description has a name in it that it is to stand for.';
