/** The fewest characters a password has (src/accounts/password.ts). */
export const SHORTEST_PASSWORD = 12;

/** Characters as a reader counts them: a letter with its marks is one, however it is typed. */
export function lengthOf(password: string): number {
  return [...password.normalize('NFKC')].length;
}
