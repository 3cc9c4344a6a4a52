import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';

/** What decides how cookies are named and sent. */
export interface CookieSettings {
  /** Where browsers reach the page; null where nobody said so. */
  readonly publicUrl: string | null;
}

const isSecure = ({ publicUrl }: CookieSettings): boolean => publicUrl?.startsWith('https:') ?? false;

/** Cookies of a request by their names. */
export type Cookies = Readonly<Record<string, string | undefined>>;

/** Over https a cookie is bound to this very host: no other one of the same domain can set it. */
export const cookieName = (name: string, settings: CookieSettings): string =>
  isSecure(settings) ? `__Host-${name}` : name;

declare module 'fastify' {
  interface FastifyInstance {
    /** How this server sends cookies. */
    cookieSettings: CookieSettings;
  }
}

/** Sends a cookie that no script can read and no page of another site makes a browser send with a write. */
export function setCookie(reply: FastifyReply, name: string, value: string, maxAgeSeconds: number): void {
  const { cookieSettings } = reply.server;
  const secure = isSecure(cookieSettings);
  reply.setCookie(cookieName(name, cookieSettings), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: maxAgeSeconds,
    secure,
  });
}

/** Lets a browser forget a cookie. */
export const clearCookie = (reply: FastifyReply, name: string): void => setCookie(reply, name, '', 0);
