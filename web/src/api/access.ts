const key = 'claimtrail.token';
const listeners = new Set<() => void>();
let refused = false;

/** The access token of this tab, if one was entered. It is forgotten with the tab. */
export function accessToken(): string | null {
  return sessionStorage.getItem(key);
}

/** Keeps a token for the requests of this tab; what was refused before may be asked again. */
export function keepAccessToken(token: string): void {
  sessionStorage.setItem(key, token);
  refused = false;
  tellAll();
}

/** Notes that the instance refused a request for want of a valid token. */
export function noteRefusal(): void {
  refused = true;
  tellAll();
}

/** Whether the instance wants a token it has not been given. */
export function isRefused(): boolean {
  return refused;
}

/** Calls back when the answer of {@link isRefused} may have changed; returns how to stop. */
export function onAccessChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tellAll(): void {
  listeners.forEach((listener) => listener());
}
