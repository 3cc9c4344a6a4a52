/**
 * What a page of a one-time link is called: what the link is for; that it is dead; or, where the page was loaded again and nothing has its secret
 * any more, that it has to be opened again, which says nothing against the link.
 */
export function linkTitle(secret: string, isDead: boolean, kind: 'set_up' | 'password' | undefined) {
  if (!secret) return 'link.againTitle';
  if (isDead) return 'link.deadTitle';
  return kind === 'set_up' ? 'link.setUp' : 'link.welcome';
}
