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

function sealOf(content: string, secret: string): Buffer {
  const key = createHash('sha256').update(`claimtrail sign-in by provider ${secret}`).digest();
  return createHmac('sha256', key).update(content).digest();
}
