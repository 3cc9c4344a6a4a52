/** Longer than addresses of the page are, filters and all; those of all sign-ins that a browser has begun fit into one header of 8 kB. */
const LONGEST_PATH = 700;

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
  const path = pathname + search + hash;
  // It may have grown: what has no place in an address is written out.
  return path.length > LONGEST_PATH ? '/' : path;
}
