const listeners = new Set<() => void>();
let secret = '';

/** Where a link that works once leads. */
const withSecret = /^\/(set-up|welcome)\/?$/;

/**
 * Takes the secret of a one-time link out of the address bar, where others could read it and bookmarks would keep it. From
 * here on only this page's memory has it. To be called before anything is drawn.
 */
export function takeSecrets(): void {
  take();
  window.addEventListener('hashchange', take);
}

/** The secret the page was opened with; empty without one. */
export function takenSecret(): string {
  return secret;
}

/** Forgets the secret: it has been used. */
export function forgetSecret(): void {
  secret = '';
}

/** Calls back when a link with another secret was opened; returns how to stop. */
export function onSecret(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function take(): void {
  if (!withSecret.test(location.pathname) || location.hash.length < 2) return;
  secret = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
  listeners.forEach((listener) => listener());
}
