import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

import type { Claim } from '../api/records.js';
import { useKeys } from '../shell/use-keys.js';
import { leaveTrail, trail } from './trail.js';

/**
 * `j` and `k` move the focus from claim to claim, so that Enter opens the one it is on. Coming back to the same list,
 * the claim that was open has the focus, where it was on the screen.
 *
 * @returns what surrounds the links, each of which carries its claim's id in `data-claim`
 */
export function useListKeys(claims: readonly Claim[]): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const here = location.pathname + location.search;
  const ids = claims.map(({ id }) => id).join(' ');
  const filled = claims.length > 0;

  useEffect(() => {
    const { list: last, current, scrollY } = trail();
    if (!filled || last !== location.pathname + location.search || !current) return;
    window.scrollTo(0, scrollY);
    list.current?.querySelector<HTMLElement>(`[data-claim="${CSS.escape(current)}"]`)?.focus({ preventScroll: true });
    leaveTrail({ current: null });
  }, [filled]);

  useEffect(() => leaveTrail({ list: here, ids: ids ? ids.split(' ') : [] }), [here, ids]);

  const move = (steps: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-claim]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[at < 0 ? 0 : at + steps];
    next?.focus({ preventScroll: true });
    next?.closest('tr, li')?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  return list;
}
