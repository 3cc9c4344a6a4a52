import type { RefObject } from 'react';
import { useEffect } from 'react';

/** Between a gloss and the edge, px. */
const ROOM = 6;

/**
 * Moves glosses that would be cut off at the edge of the field to its inside. Only those in sight are looked at: long texts
 * have thousands.
 *
 * @param sheet what the text scrolls in; its lines are the children of the element marked `data-lines`, one under the other
 * @param drawn what was drawn; a change of it is looked at again
 */
export function useFittingGlosses(sheet: RefObject<HTMLElement | null>, glossClass: string, drawn: unknown): void {
  useEffect(() => {
    const root = sheet.current;
    const lines = root?.querySelector('[data-lines]')?.children;
    if (!root || !lines) return;
    let waiting = 0;
    const fit = () => {
      const { top, bottom, right } = root.getBoundingClientRect();
      for (let index = firstBelow(lines, top); index < lines.length; index += 1) {
        const line = lines[index];
        if (!line || line.getBoundingClientRect().top > bottom) break;
        for (const gloss of line.getElementsByClassName(glossClass)) {
          if (gloss instanceof HTMLElement) fitOne(gloss, right - ROOM - (root.offsetWidth - root.clientWidth));
        }
      }
    };
    const soon = () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(fit);
    };
    soon();
    root.addEventListener('scroll', soon, { passive: true });
    window.addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(waiting);
      root.removeEventListener('scroll', soon);
      window.removeEventListener('resize', soon);
    };
  }, [sheet, glossClass, drawn]);
}

/** The first line that ends below `top`, found by halves: they stand in order. */
function firstBelow(lines: HTMLCollection, top: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.getBoundingClientRect().bottom ?? 0) < top) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fitOne(gloss: HTMLElement, edge: number): void {
  gloss.style.marginInlineStart = '';
  const over = gloss.getBoundingClientRect().right - edge;
  if (over > 0) gloss.style.marginInlineStart = `${-Math.ceil(over)}px`;
}
