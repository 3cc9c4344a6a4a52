import type { FieldError } from '../api/field-error.js';

/** What can be wrong with a field of a form that the page has words for. */
const known = [
  'too-short',
  'too-long',
  'too-simple',
  'common',
  'contains-name',
  'contains-email',
  'email-taken',
  'name-taken',
  'not-an-email',
  'wrong-password',
  'four-eyes',
  'unknown-reference',
  'audience-too-wide',
] as const;

type FieldErrorPlace = Pick<FieldError, 'pointer' | 'code'>;

/** Under which of the page's own words a fault is said; null where it has none. */
export function knownFault({ pointer, code }: FieldErrorPlace): (typeof known)[number] | null {
  if (pointer === '/email' && code === 'invalid-request') return 'not-an-email';
  return known.find((one) => one === code) ?? null;
}
