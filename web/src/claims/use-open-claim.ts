import { useLocation } from 'wouter';

import { leaveTrail } from './trail.js';

/** Opens a claim, and remembers where in the list it was. */
export function useOpenClaim(): (id: string, row?: string) => void {
  const [, navigate] = useLocation();
  return (id, row) => {
    noteOpened(id, row);
    navigate(`/claims/${id}`);
  };
}

/**
 * Remembers that a claim is being opened from the list as it is now.
 *
 * @param row where in the list, if its rows are not claims
 */
export function noteOpened(id: string, row: string | null = null): void {
  leaveTrail({ current: id, row, scrollY: window.scrollY });
}
