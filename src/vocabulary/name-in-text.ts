import { nameKey } from './names.js';

/** Whether a text has a name in it, as words of its own; names of one character are in every text, and are not looked for. */
export function mentions(text: string, name: string): boolean {
  const [words, sought] = [text, name].map((one) =>
    nameKey(one)
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim(),
  );
  return sought !== undefined && sought.length > 1 && ` ${words} `.includes(` ${sought} `);
}
