import type { Claim, Named } from '../api/records.js';

/** Who may read a claim: which of the page's words say so, and the desk where it is one. */
export interface ReadBy {
  readonly words: 'desk' | 'someDesk' | 'newsroom' | 'public';
  readonly desk: string;
}

/**
 * Who may read a claim; null where the instance does not say. Of a desk's claim only its members know anything, so where one
 * belongs to a single desk it is that one.
 *
 * @param desks those of the reader
 */
export function readBy({ audience, desk }: Pick<Claim, 'audience' | 'desk'>, desks: readonly Named[]): ReadBy | null {
  if (audience === 'newsroom' || audience === 'public') return { words: audience, desk: '' };
  if (audience !== 'desk') return null;
  const [only, ...others] = desks;
  const name = desk?.name ?? (others.length === 0 ? only?.name : undefined);
  return name ? { words: 'desk', desk: name } : { words: 'someDesk', desk: '' };
}
