import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a browser keeps between leaving for the provider and coming back. */
export interface BegunLogin {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where it goes afterwards: a path of ours. */
  readonly returnTo: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How long somebody may take at the provider, second factor and forgotten password included. */
export const LONGEST_LOGIN_MS = 15 * 60 * 1000;

/** How many sign-ins that were begun stand side by side in one browser: its tabs. */
export const MOST_BEGUN = 5;

/** Seals a login for the cookie: any process opens it, nobody else makes one. @param secret that the processes share */
export function sealed(login: BegunLogin, secret: string): string {
  const content = Buffer.from(JSON.stringify(login)).toString('base64url');
  return `${content}.${sealOf(content, secret).toString('base64url')}`;
}

/** Opens what was {@link sealed}; null for what was not, or has expired. */
export function opened(text: string | undefined, secret: string, now: number): BegunLogin | null {
  const [content, seal, ...more] = text?.split('.') ?? [];
  if (content === undefined || seal === undefined || more.length > 0) return null;
  const [expected, given] = [sealOf(content, secret), Buffer.from(seal, 'base64url')];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const login = JSON.parse(Buffer.from(content, 'base64url').toString()) as BegunLogin;
  return login.expiresAt > now && login.expiresAt <= now + LONGEST_LOGIN_MS ? login : null;
}

/**
 * Where what is begun now is kept: a place that is free, else that of the oldest. Two that are begun at once seldom meet, for a free place is
 * drawn by their state.
 *
 * @param kept what stands in each place; null for a free one
 * @param state of the new one, which is random
 */
export function placeFor(kept: readonly (BegunLogin | null)[], state: string): number {
  const free = [...kept.keys()].filter((place) => !kept[place]);
  if (free.length > 0) return free[createHash('sha256').update(state).digest().readUInt32BE() % free.length] ?? 0;
  const ends = kept.map((login) => login?.expiresAt ?? 0);
  return ends.indexOf(Math.min(...ends));
}

function sealOf(content: string, secret: string): Buffer {
  const key = createHash('sha256').update(`claimtrail sign-in by provider ${secret}`).digest();
  return createHmac('sha256', key).update(content).digest();
}
