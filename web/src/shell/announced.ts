let said = '';
const listeners = new Set<() => void>();

/** Says to whoever does not see it what has just happened, where nothing else on the page says it. */
export function announce(words: string): void {
  said = words;
  listeners.forEach((listener) => listener());
}

/** What was said last. */
export const lastSaid = (): string => said;

/** Calls back whenever something is said. */
export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
