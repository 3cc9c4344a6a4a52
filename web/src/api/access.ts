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
  noteAdmission();
}

/** Forgets the token of this tab: somebody signs in by name, or out, or it was wrong. */
export function forgetAccessToken(): void {
  sessionStorage.removeItem(key);
}

/** Notes that the instance refused a request because it does not know, or no longer, who asks. */
export function noteRefusal(): void {
  tell(true);
}

/** Notes that the instance knows again who asks. */
export function noteAdmission(): void {
  tell(false);
}

/** Whether the instance has refused to answer until somebody signs in. */
export function isRefused(): boolean {
  return refused;
}

/** Calls back when the answer of {@link isRefused} may have changed; returns how to stop. */
export function onAccessChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(now: boolean): void {
  refused = now;
  listeners.forEach((listener) => listener());
}
