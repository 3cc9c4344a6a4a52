import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

import type { Claim } from '../api/records.js';
import { useKeys } from '../shell/use-keys.js';
import { leaveTrail, trail } from './trail.js';

interface ListKeys {
  /** What surrounds the links, each of which carries its claim's id in `data-claim`. */
  readonly list: RefObject<HTMLDivElement | null>;
  /** Asks for the next page, and moves the focus to its first claim. */
  readonly showMore: () => void;
}

/**
 * `j` and `k` move the focus from claim to claim, so that Enter opens the one it is on; `j` on the last one asks for more,
 * and the first of those gets the focus. Coming back to the same list, the claim that was open has the focus, where it was
 * on the screen.
 *
 * @param more asks for the next page; answers whether there is one
 */
export function useListKeys(claims: readonly Claim[], more: () => boolean): ListKeys {
  const list = useRef<HTMLDivElement>(null);
  const awaited = useRef<number | null>(null);
  const here = location.pathname + location.search;
  const ids = claims.map(({ id }) => id).join(' ');
  const filled = claims.length > 0;
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-claim]') ?? [])];

  useEffect(() => {
    const { list: last, current, scrollY } = trail();
    if (!filled || last !== location.pathname + location.search || !current) return;
    window.scrollTo(0, scrollY);
    list.current?.querySelector<HTMLElement>(`[data-claim="${CSS.escape(current)}"]`)?.focus({ preventScroll: true });
    leaveTrail({ current: null });
  }, [filled]);

  useEffect(() => leaveTrail({ list: here, ids: ids ? ids.split(' ') : [] }), [here, ids]);

  useEffect(() => {
    awaited.current = null;
  }, [here]);

  useEffect(() => {
    const first = awaited.current === null ? undefined : links()[awaited.current];
    awaited.current = null;
    focusOn(first);
  }, [ids]);

  const showMore = () => {
    awaited.current = more() ? claims.length : null;
  };
  const move = (steps: 1 | -1) => {
    const shown = links();
    const at = shown.findIndex((link) => link === document.activeElement);
    const next = shown[at < 0 ? 0 : at + steps];
    if (next) focusOn(next);
    else if (steps > 0) showMore();
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  return { list, showMore };
}

function focusOn(link: HTMLElement | undefined): void {
  link?.focus({ preventScroll: true });
  link?.closest('tr, li')?.scrollIntoView({ block: 'nearest' });
}
