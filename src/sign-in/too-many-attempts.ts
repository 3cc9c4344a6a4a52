import { Refusal } from '../kernel/refusal.js';

/** Refuses an attempt, in words that are the same whether there is such an account or not. */
export function tooManyAttempts(retryAfterSeconds: number): Refusal {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return Refusal.at(
    '',
    'too-many-attempts',
    `Signing in did not work, and too many attempts were made with this email or from this network; try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or in a browser you have signed in with before.`,
    { retryAfterSeconds },
  );
}
