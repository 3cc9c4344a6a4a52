import { Refusal } from '../kernel/refusal.js';

/** Refuses an attempt, in words that are the same whether there is such an account or not. */
export function tooManyAttempts(retryAfterSeconds: number): Refusal {
  return Refusal.at(
    '',
    'too-many-attempts',
    `Signing in did not work, and too many attempts were made with this email or from this network; try again in ${inMinutes(retryAfterSeconds)}, or in a browser you have signed in with before.`,
    { retryAfterSeconds },
  );
}

/** Refuses to look at one more password that somebody who is signed in says is theirs. */
export function tooManyWrong(retryAfterSeconds: number): Refusal {
  return Refusal.at(
    '',
    'too-many-attempts',
    `Too many wrong passwords were given for yours; try again in ${inMinutes(retryAfterSeconds)}, or ask an admin for a link to set another.`,
    { retryAfterSeconds },
  );
}

function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
