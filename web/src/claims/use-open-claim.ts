import { useLocation } from 'wouter';

import { leaveTrail } from './trail.js';

/** Opens a claim, and remembers where in the list it was. */
export function useOpenClaim(): (id: string) => void {
  const [, navigate] = useLocation();
  return (id) => {
    noteOpened(id);
    navigate(`/claims/${id}`);
  };
}

/** Remembers that a claim is being opened from the list as it is now. */
export function noteOpened(id: string): void {
  leaveTrail({ current: id, scrollY: window.scrollY });
}
