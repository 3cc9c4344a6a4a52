import type { KnownLink } from '../comparison/known-link.js';
import { CONFLICTS } from '../comparison/link.js';

/**
 * The link of a pair that says what a comparison says: that of a conflict, else that of a restatement; those in force first, and of
 * these what a desk's own statement makes.
 */
export function linkShown(links: readonly KnownLink[]): string | null {
  return linksShown(links)[0] ?? null;
}

/** The same with all that take its place for those who may not read it, in this order. */
export function linksShown(links: readonly KnownLink[]): string[] {
  const telling = links.filter(({ kind }) => CONFLICTS.includes(kind) || kind === 'supersedes');
  const inForce = (link: KnownLink): number => (isInForce(link) ? 0 : 1);
  const isConflict = ({ kind }: KnownLink): number => (CONFLICTS.includes(kind) ? 0 : 1);
  const isForAll = ({ readers }: KnownLink): number => (readers === 'public' ? 1 : 0);
  return telling
    .sort((x, y) => inForce(x) - inForce(y) || isConflict(x) - isConflict(y) || isForAll(x) - isForAll(y))
    .map(({ id }) => id);
}

/** Whether nobody has dismissed a link, and it was not taken back. */
export const isInForce = ({ state }: Pick<KnownLink, 'state'>): boolean =>
  state === 'suggested' || state === 'confirmed';
