/** What a way back from the provider of identities may say went wrong (src/sign-in/provider-problem.ts). */
const known = [
  'provider-unavailable',
  'provider-denied',
  'provider-expired',
  'provider-invalid',
  'no-role',
  'no-email',
  'email-unverified',
  'email-taken',
  'account-disabled',
  'not-set-up',
] as const;

/** Under which of the page's own words it is said; null where nothing is the matter. */
export function providerProblem(code: string | null): (typeof known)[number] | 'other' | null {
  if (!code) return null;
  return known.find((one) => one === code) ?? 'other';
}
