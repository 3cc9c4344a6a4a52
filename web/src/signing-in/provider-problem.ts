/** What a way back from the provider of identities may say went wrong (`/sign-in?problem=`). */
const known = ['cancelled', 'expired', 'unknown-user', 'not-allowed', 'provider'] as const;

/** Under which of the page's own words it is said; null where nothing is the matter. */
export function providerProblem(code: string | null): (typeof known)[number] | null {
  if (!code) return null;
  return known.find((one) => one === code) ?? 'provider';
}
