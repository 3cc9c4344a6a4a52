import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters that need no escape in an address, a header or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What {@link newSecret} makes. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What is kept of a secret: with 256 random bits, a plain digest cannot be turned round. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** By what a secret can be named that must not be told: as an id of that form. */
export function idOfSecret(secret: string): string {
  const hex = hashOfSecret(`id of ${secret}`).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** In the same time, however much of it is right: both sides are hashed to one length first. */
export const isSame = (one: string, other: string): boolean => timingSafeEqual(hashOfSecret(one), hashOfSecret(other));

/** How tokens of this API begin, so that scanners for leaked secrets know them. */
export const TOKEN_PREFIX = 'ct_';
