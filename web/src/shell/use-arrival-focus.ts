import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

let firstView = true;

/**
 * Moves the focus to the heading of a view that was navigated to, so that a screen reader reads it and Tab goes on from
 * there. Not on the first view: there the page starts at its top, with the skip link.
 *
 * @param view what is shown; a change of it is an arrival; empty as long as it is awaited
 */
export function useArrivalFocus<Heading extends HTMLElement>(view: string): RefObject<Heading | null> {
  const heading = useRef<Heading>(null);
  useEffect(() => {
    if (!view) return;
    if (!firstView) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    firstView = false;
  }, [view]);
  return heading;
}

/** Notes that a view was shown that places the focus itself. */
export function noteArrival(): void {
  firstView = false;
}
