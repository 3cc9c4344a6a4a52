/** A moment, and how long the process had been running then. */
export interface Noted {
  /** Milliseconds since 1970. */
  readonly moment: number;
  /** Milliseconds that passed since the process started. */
  readonly elapsed: number;
}

/**
 * What time it is, of a time that goes on when a clock is put back, and follows one that is put forward. Whoever counts by it neither takes
 * what was counted before for what is yet to come, nor forgets it.
 *
 * @param before what was noted last; null for nothing
 * @param clock what the clock says now
 * @param seen the latest moment that anybody else has counted by; null for none
 */
export function steadyTime(before: Noted | null, clock: Noted, seen: number | null): Noted {
  const since = before ? before.moment + (clock.elapsed - before.elapsed) : clock.moment;
  return { moment: Math.max(since, clock.moment, seen ?? clock.moment), elapsed: clock.elapsed };
}
