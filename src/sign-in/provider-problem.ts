/** Why nobody was signed in by the provider; the page at `/sign-in?problem=<code>` says it in a sentence. */
export const PROVIDER_PROBLEMS = {
  'provider-unavailable':
    'The provider does not answer at the moment; try again in a minute, or sign in with a password.',
  'provider-denied': 'The provider did not sign you in.',
  'provider-expired': 'Signing in took too long, or was begun in another browser; begin again.',
  'provider-invalid':
    'The provider gave an answer that cannot be trusted; begin again, and tell whoever runs this instance if it stays so.',
  'no-role': 'None of your groups at the provider has a role here; ask whoever runs this instance.',
  'no-email': 'The provider gave no email address for you; ask whoever runs it.',
  'email-unverified':
    'The provider has not made sure that your email address is yours; ask whoever runs it to verify it, or an admin here for an invitation.',
  'email-taken': 'Another account has your email address; sign in to that one with its password, or ask an admin.',
  'account-disabled': 'Your account is disabled; ask an admin.',
  'not-set-up': 'This instance has no admin yet; make the first account by the link that was printed at its start.',
} as const;

export type ProviderProblem = keyof typeof PROVIDER_PROBLEMS;

/** Somebody was not signed in by the provider. */
export class ProviderRefusal extends Error {
  override readonly name = 'ProviderRefusal';

  constructor(readonly problem: ProviderProblem) {
    super(PROVIDER_PROBLEMS[problem]);
  }
}
