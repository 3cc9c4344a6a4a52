/** Longer than any address of the page, filters and all. */
const LONGEST_PATH = 2000;

/**
 * Where a browser goes after it signed in: a path of this page and of no other, whatever was asked for.
 *
 * @param asked what a link said; anything
 * @returns `/` for what is no path of ours
 */
export function returnPathOf(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > LONGEST_PATH) return '/';
  // Browsers drop tabs and line breaks, and take a backslash for a slash.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\')) return '/';
  const base = 'http://own.invalid';
  if (!URL.canParse(asked, base)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, base);
  if (origin !== base || pathname.startsWith('//') || /^\/(api|sign-in)(\/|$)/.test(pathname)) return '/';
  return pathname + search + hash;
}
