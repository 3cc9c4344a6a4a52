import { createHash } from 'node:crypto';

/** SHA-256 of a list of texts, in hexadecimal; lists that differ anywhere differ here. */
export const digestOf = (parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
