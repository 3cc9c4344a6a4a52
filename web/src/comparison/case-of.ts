import type { Link } from '../api/records.js';

/** Where the case about two claims is that contradict each other, as somebody has confirmed. */
export const caseOf = ({ a, b }: Pick<Link, 'a' | 'b'>): string => `/disputes/between?claims=${a.id},${b.id}`;

/** Whether there is, or can be, a case about a link: once a contradiction was confirmed. */
export const hasCase = ({ kind, state }: Pick<Link, 'kind' | 'state'>): boolean =>
  state === 'confirmed' && (kind === 'contradicts' || kind === 'tension');
