import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

import { useKeys } from '../shell/use-keys.js';
import { focusOn, linksIn, moveFocus } from './row-focus.js';
import { leaveTrail, trail } from './trail.js';

interface ListKeys {
  /** What surrounds the rows, the first link of each of which carries the row's id in `data-row`. */
  readonly list: RefObject<HTMLDivElement | null>;
  /** Asks for the next page, and moves the focus to its first row. */
  readonly showMore: () => void;
}

/**
 * `j` and `k` move the focus from row to row, so that Enter opens the one it is on; `j` on the last one asks for more, and
 * the first of those gets the focus. Coming back to the same list, the row that was open has the focus, where it was on the
 * screen.
 *
 * @param more asks for the next page; answers whether there is one
 * @param turns whether a row has a page of its own, which can turn to the next one
 */
export function useListKeys(rows: readonly { id: string }[], more: () => boolean, turns = true): ListKeys {
  const list = useRef<HTMLDivElement>(null);
  const awaited = useRef<number | null>(null);
  const here = location.pathname + location.search;
  const ids = rows.map(({ id }) => id).join(' ');
  const filled = rows.length > 0;

  useEffect(() => {
    const { list: last, current, row, scrollY } = trail();
    const opened = row ?? current;
    if (!filled || last !== location.pathname + location.search || !opened) return;
    window.scrollTo(0, scrollY);
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(opened)}"]`)?.focus({ preventScroll: true });
    leaveTrail({ current: null, row: null });
  }, [filled]);

  useEffect(() => leaveTrail({ list: here, ids: ids && turns ? ids.split(' ') : [] }), [here, ids, turns]);

  useEffect(() => {
    awaited.current = null;
  }, [here]);

  useEffect(() => {
    const first = awaited.current === null ? undefined : linksIn(list.current)[awaited.current];
    awaited.current = null;
    focusOn(first);
  }, [ids]);

  const showMore = () => {
    awaited.current = more() ? rows.length : null;
  };
  const move = (steps: 1 | -1) => {
    if (!moveFocus(list.current, steps) && steps > 0) showMore();
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  return { list, showMore };
}
