import type { FastifyReply } from 'fastify';

import { clearCookie, cookieName, type Cookies, type CookieSettings, setCookie } from './cookies.js';
import { isSecret } from './secrets.js';

const SESSION_COOKIE = 'claimtrail_session';

/** However much it is used, a session ends after this. */
export const LONGEST_SESSION_SECONDS = 30 * 24 * 60 * 60;

/** The secret of the session a request belongs to, as it was sent; undefined where it sends none. */
export const sessionSecretOf = (cookies: Cookies, settings: CookieSettings): string | undefined =>
  cookies[cookieName(SESSION_COOKIE, settings)];

/** The same, of a browser that is about to get another one; undefined for what none of our secrets looks like. */
export function replacedSecretOf(cookies: Cookies, settings: CookieSettings): string | undefined {
  const secret = sessionSecretOf(cookies, settings);
  return secret !== undefined && isSecret(secret) ? secret : undefined;
}

/** Gives a browser the secret of its session. The server decides when it ends, the cookie only never sooner. */
export const setSessionCookie = (reply: FastifyReply, secret: string): void =>
  setCookie(reply, SESSION_COOKIE, secret, LONGEST_SESSION_SECONDS);

/** Takes the secret of its session from a browser. */
export const clearSessionCookie = (reply: FastifyReply): void => clearCookie(reply, SESSION_COOKIE);
