import type { Me } from './me.js';

const prefix = 'claimtrail.desk.';
const listeners = new Set<() => void>();
let me: Me | null = null;

/** From now on requests are made as this person; null: as nobody. */
export function speakAs(next: Me | null): void {
  me = next;
  tellAll();
}

/** The desk that is acted for: the one chosen in this browser while one belongs to it, else the home desk. */
export function actingDesk(): string {
  if (!me) return '';
  const chosen = remembered(me.id);
  return me.desks.some(({ id }) => id === chosen) ? chosen : (me.desk?.id ?? '');
}

/** Acts for another desk from now on, and after the next start of the browser. */
export function actFor(desk: string): void {
  if (!me) return;
  try {
    localStorage.setItem(prefix + me.id, desk);
  } catch {
    // A browser that keeps nothing acts for the home desk.
  }
  tellAll();
}

/** Calls back when the answer of {@link actingDesk} may have changed, here or in another tab; returns how to stop. */
export function onDeskChange(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/**
 * What a request says about who makes it, beside cookie or token: the desk, where it is not the home desk, and for what
 * changes something the proof that this page sends it.
 */
export function callerHeaders(changes: boolean): Readonly<Record<string, string>> {
  const desk = actingDesk();
  return {
    ...(desk && desk !== me?.desk?.id && { 'claimtrail-desk': desk }),
    ...(changes && me?.csrfToken && { 'x-csrf-token': me.csrfToken }),
  };
}

function remembered(id: string): string {
  try {
    return localStorage.getItem(prefix + id) ?? '';
  } catch {
    return '';
  }
}

function tellAll(): void {
  listeners.forEach((listener) => listener());
}
