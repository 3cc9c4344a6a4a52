import type { RefObject } from 'react';
import { useEffect } from 'react';

/**
 * Whether the address asks for this place, which is shown later than the page itself: then it is scrolled to, and its first field or
 * heading gets the focus, after the view has placed its own.
 *
 * @param id what stands behind the `#`
 */
export function useSoughtPlace(place: RefObject<HTMLElement | null>, id: string): boolean {
  const sought = location.hash === `#${id}`;
  useEffect(() => {
    if (!sought) return;
    const timer = setTimeout(() => {
      place.current?.scrollIntoView({ block: 'center' });
      place.current?.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  }, [sought, place]);
  return sought;
}
