import type { RefObject } from 'react';
import { useRef, useState } from 'react';

/** How a copy went: not tried yet, done, or left to the reader because the browser refuses. */
export type Copied = 'no' | 'yes' | 'selected';

/**
 * Copies text, from wherever the page is served: a browser lets only pages with https or on this machine write to the
 * clipboard. Elsewhere the older way is tried; where that is refused too, the text is selected, so that two keys do it.
 *
 * @returns where the text is shown, how the last copy went, and how to copy
 */
export function useCopy<Shown extends HTMLElement>(): [
  RefObject<Shown | null>,
  Copied,
  (text: string) => Promise<Copied>,
] {
  const shown = useRef<Shown>(null);
  const [copied, setCopied] = useState<Copied>('no');
  const copy = async (text: string) => {
    const how = (await written(text)) ? 'yes' : selected(shown.current);
    setCopied(how);
    return how;
  };
  return [shown, copied, copy];
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedFromField(text);
  }
}

/** The older way: from a field that is nowhere to be seen; the focus comes back. */
function copiedFromField(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

function selected(element: HTMLElement | null): Copied {
  if (element) getSelection()?.selectAllChildren(element);
  return 'selected';
}
