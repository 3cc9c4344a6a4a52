/** Thrown where a number is so large or so small that nobody means it. */
export class TooLarge extends Error {
  override readonly name: string = 'TooLarge';
}

/** Thrown where something would take longer to compute than it may. */
export class TooMuchWork extends TooLarge {
  override readonly name = 'TooMuchWork';
}

let done = 0;
let most = Infinity;

/**
 * Counts work: one for an operation on numbers as figures are, more for long ones. It is counted, and not timed, so that the same formula
 * always gives the same.
 *
 * @throws TooMuchWork beyond what {@link workWithin} allows
 */
export function spend(work: number): void {
  done += work;
  if (done > most) throw new TooMuchWork('It takes too long.');
}

/** What a computation gives, with no more work than so much; within another such computation no more than is left there. */
export function workWithin<Result>(limit: number, compute: () => Result): Result {
  const before = most;
  most = Math.min(before, done + limit);
  try {
    return compute();
  } finally {
    most = before;
  }
}

/** How much work a computation is. */
export function workOf(compute: () => void): number {
  const before = done;
  compute();
  return done - before;
}
