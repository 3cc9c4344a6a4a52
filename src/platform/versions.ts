import { Refusal } from '../kernel/refusal.js';

/** The strong ETag of a record's version (RFC 9110 §8.8.3). */
export const etagOf = (version: number): string => `"${version}"`;

/** More would be a list that nobody needs. */
const MOST_TAGS = 20;

/**
 * The versions an `If-Match` header allows; null allows any (`*`).
 *
 * Weak tags never match a strong comparison, so they allow nothing.
 * @throws Refusal `precondition-required` where there is none, `invalid-request` where it is no list of tags
 */
export function versionsMatching(header: string | undefined): readonly number[] | null {
  if (header === undefined)
    throw new Refusal(
      'precondition-required',
      'Say with If-Match which version of the record is to be changed: its ETag.',
    );
  if (header.trim() === '*') return null;
  const tags = header.split(',').map((tag) => tag.trim());
  if (tags.length > MOST_TAGS || !tags.every((tag) => /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/.test(tag))) {
    throw new Refusal('invalid-request', 'If-Match must hold ETags, such as "3".');
  }
  return tags.flatMap((tag) => (/^"[1-9]\d{0,8}"$/.test(tag) ? [Number(tag.slice(1, -1))] : []));
}

/** @throws Refusal `stale-version` where the record has none of the allowed versions */
export function checkVersion(allowed: readonly number[] | null, version: number): void {
  if (allowed === null || allowed.includes(version)) return;
  throw new Refusal('stale-version', 'The record has been changed since. Read it again, and decide again.');
}
