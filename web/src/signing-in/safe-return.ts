/** Addresses that are part of signing in: nobody wants to go back there. */
const ofSigningIn = /^\/(sign-in|set-up|welcome|api)(\/|$)/;

/** Longer addresses are none of this page's. */
const LONGEST = 2000;

/**
 * Where to go after signing in: the address asked for, if it is one of this page's own, else the start. Whatever could lead
 * elsewhere is none: other hosts, other schemes, `//`, backslashes, which browsers take for slashes, and control characters,
 * which they leave out.
 */
export function safeReturn(asked: string | null | undefined): string {
  if (!asked || asked.length > LONGEST || !/^\/(?![/\\])/.test(asked) || /[\p{Cc}\\]/u.test(asked)) return '/';
  const here = 'https://claimtrail.invalid';
  if (!URL.canParse(asked, here)) return '/';
  const { origin, pathname, search } = new URL(asked, here);
  if (origin !== here || ofSigningIn.test(pathname) || pathname.startsWith('//')) return '/';
  return pathname + search;
}

/** The address of signing in, from which one comes back to where one is. */
export function signInFrom(here: string): string {
  const back = safeReturn(here);
  return back === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(back)}`;
}
