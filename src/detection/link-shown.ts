import type { KnownLink } from '../comparison/known-link.js';
import { CONFLICTS } from '../comparison/link.js';

/** The link of a pair that says what a comparison says: that of a conflict, else that of a restatement; those in force first. */
export function linkShown(links: readonly KnownLink[]): string | null {
  const telling = links.filter(({ kind }) => CONFLICTS.includes(kind) || kind === 'supersedes');
  const inForce = ({ state }: KnownLink): number => (state === 'suggested' || state === 'confirmed' ? 0 : 1);
  const isConflict = ({ kind }: KnownLink): number => (CONFLICTS.includes(kind) ? 0 : 1);
  const [first] = telling.sort((x, y) => inForce(x) - inForce(y) || isConflict(x) - isConflict(y));
  return first?.id ?? null;
}
