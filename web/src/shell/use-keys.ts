import { useEffect, useRef, useSyncExternalStore } from 'react';

const storageKey = 'claimtrail.single-keys';
const listeners = new Set<() => void>();

/** What each key does, by `KeyboardEvent.key`. */
export type Keys = Readonly<Record<string, () => void>>;

/**
 * Listens for single keys while this component is shown. Never while somebody types or a dialog is open, never with a
 * modifier, and not at all where the reader turned single keys off (WCAG 2.1.4: speech input types letters).
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || !singleKeysOn() || isMeantForSomethingElse(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Whether single keys act, and how to change that. Kept for the next visit. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, singleKeysOn), switchSingleKeys];
}

/** Whether single keys act, at this moment. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

function switchSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing has single keys on.
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isMeantForSomethingElse({ target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented }: KeyboardEvent) {
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return true;
  if (document.querySelector('dialog[open]')) return true;
  // What has just been closed keeps the focus until the browser paints again.
  if (target instanceof HTMLElement && target.closest('dialog:not([open])')) return false;
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
}
