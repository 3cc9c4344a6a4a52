/** How many attempts are let through: so many at once, and then so many an hour. In any one hour never more than the sum. */
export interface Budget {
  readonly burst: number;
  readonly perHour: number;
}

/**
 * What attempts are counted against. The first four are the same for everybody, whether there is such an account or not: what they
 * say is what an answer says. The others are known to this software alone, and let people in whom a flood would lock out.
 */
export const BUDGETS = {
  /** One email from one network. A person mistypes a few times in a row. */
  pair: { burst: 5, perHour: 5 },
  /** One email from wherever: what many machines together may try. */
  account: { burst: 15, perHour: 15 },
  /** One network, whatever the emails. */
  address: { burst: 30, perHour: 30 },
  /** Everybody together: bounds what a botnet may try, and the work. */
  instance: { burst: 500, perHour: 500 },
  /** A browser in which this account has signed in before. */
  device: { burst: 5, perHour: 5 },
  /** An account in a network from which it has signed in before. */
  familiar: { burst: 5, perHour: 5 },
  /** Attempts of a colleague in a network whose budget somebody else has used up; one may be mistyped, and one somebody else's. */
  gracePair: { burst: 3, perHour: 3 },
  /** So that many networks together do not make many of the single attempts. */
  graceAccount: { burst: 6, perHour: 6 },
  graceInstance: { burst: 150, perHour: 150 },
  /** The password that whoever is signed in says they have, to set another: whoever guesses it there has found an open browser. */
  own: { burst: 5, perHour: 1 },
} as const satisfies Readonly<Record<string, Budget>>;

export type Bucket = keyof typeof BUDGETS;

/** Counted for everybody alike. */
export const PUBLIC_BUCKETS = ['pair', 'account', 'address', 'instance'] as const satisfies readonly Bucket[];

/** When each bucket will be full again, in milliseconds since 1970; one that is not named is full. */
export type Levels = Readonly<Partial<Record<Bucket, number>>>;

/** Who tries, as far as this software knows. */
export interface Attempter {
  /** Whether the email is that of an account that may sign in with a password. */
  readonly exists: boolean;
  /** Whether that account has signed in with this browser before. */
  readonly knownDevice: boolean;
  /** Whether that account has signed in from this network before. */
  readonly familiarAddress: boolean;
}

/** What becomes of an attempt. */
export interface Decision {
  /**
   * `open`: the password is looked at, and the answer says whether it was right. `quiet`: it is looked at, and a wrong one is answered as if
   * it had not been. `refused`: it is not looked at.
   */
  readonly verdict: 'open' | 'quiet' | 'refused';
  /** The buckets that were drawn on, with when they will be full again. */
  readonly taken: Levels;
  /** How long to wait, as everybody is told alike; 0 where the public budgets let the attempt through. */
  readonly retryAfterSeconds: number;
}

const HOUR_MS = 3_600_000;

/** Decides about one attempt, by what was let through before. Pure: whoever calls holds the levels against others. */
export function decide(levels: Levels, attempter: Attempter, now: number): Decision {
  const open = takeAll(PUBLIC_BUCKETS, levels, now);
  if (open) return { verdict: 'open', taken: open, retryAfterSeconds: 0 };
  const retryAfterSeconds = Math.ceil(Math.max(...PUBLIC_BUCKETS.map((bucket) => waitFor(bucket, levels, now))) / 1000);
  for (const { buckets, verdict } of rescuesOf(attempter, levels, now)) {
    const taken = takeAll(buckets, levels, now);
    if (taken) return { verdict, taken, retryAfterSeconds };
  }
  return { verdict: 'refused', taken: {}, retryAfterSeconds };
}

/** Decides about one attempt that is counted in one bucket alone. */
export function decideIn(bucket: Bucket, levels: Levels, now: number): Decision {
  const taken = takeAll([bucket], levels, now);
  if (taken) return { verdict: 'open', taken, retryAfterSeconds: 0 };
  return { verdict: 'refused', taken: {}, retryAfterSeconds: Math.ceil(waitFor(bucket, levels, now) / 1000) };
}

interface Rescue {
  readonly buckets: readonly Bucket[];
  readonly verdict: 'open' | 'quiet';
}

function rescuesOf({ exists, knownDevice, familiarAddress }: Attempter, levels: Levels, now: number): Rescue[] {
  if (!exists) return [];
  return [
    // Whoever has the cookie knows that there is the account.
    ...(knownDevice ? [{ buckets: ['device'], verdict: 'open' } as const] : []),
    ...(familiarAddress ? [{ buckets: ['familiar'], verdict: 'quiet' } as const] : []),
    // Not for whom has tried often from here: only for whom others have used up what there was.
    ...(waitFor('pair', levels, now) === 0
      ? [{ buckets: ['gracePair', 'graceAccount', 'graceInstance'], verdict: 'quiet' } as const]
      : []),
  ];
}

/** Draws on all of the buckets, or on none. */
function takeAll(buckets: readonly Bucket[], levels: Levels, now: number): Levels | null {
  if (buckets.some((bucket) => waitFor(bucket, levels, now) > 0)) return null;
  return Object.fromEntries(buckets.map((bucket) => [bucket, fullAt(bucket, levels, now) + intervalOf(bucket)]));
}

/** How long until a bucket lets one more through, in milliseconds; 0 where it does now. */
function waitFor(bucket: Bucket, levels: Levels, now: number): number {
  return Math.max(0, fullAt(bucket, levels, now) - now - (BUDGETS[bucket].burst - 1) * intervalOf(bucket));
}

/** A bucket is no emptier than empty, whatever was counted by the clock of a machine that is ahead. */
function fullAt(bucket: Bucket, levels: Levels, now: number): number {
  return Math.min(Math.max(levels[bucket] ?? now, now), now + BUDGETS[bucket].burst * intervalOf(bucket));
}

/** In which time one attempt comes back, in milliseconds: a whole number for every budget. */
export const intervalOf = (bucket: Bucket): number => HOUR_MS / BUDGETS[bucket].perHour;

/** The most that a bucket lets through in any one hour. */
export const mostInAnHour = (bucket: Bucket): number => BUDGETS[bucket].burst + BUDGETS[bucket].perHour;
