import type { Decision, Link } from '../api/records.js';

/** The kinds about which a person decides on this page. */
const conflicts: readonly string[] = ['contradicts', 'tension'];

/**
 * Whether a link can be decided so: a suggestion either way, a decision only into the opposite, and what the software took
 * back or a dispute resolved not at all.
 */
export function mayBe(decision: Decision, { kind, state }: Pick<Link, 'kind' | 'state'>): boolean {
  if (!conflicts.includes(kind)) return false;
  return state === 'suggested' || state === (decision === 'confirm' ? 'dismissed' : 'confirmed');
}
