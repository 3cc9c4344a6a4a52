import { randomInt } from 'node:crypto';

import { v7, validate } from 'uuid';

/** Counters of one millisecond begin below this, and have room for as much again. */
const FIRST_BELOW = 2 ** 31;

/** As a power of two: the longest step from one counter to the next. */
const LONGEST_STEP = 20;

let millisecond = 0;
let counter = 0;

/**
 * A new id: UUIDv7, later ones greater than earlier ones of this process.
 *
 * The counter (RFC 9562 6.2, method 1) goes on by steps of every magnitude alike: how far two ids are apart hardly says how many were made
 * between them, for records that whoever sees the two may not see.
 */
export function newId(): string {
  const now = Date.now();
  counter += step();
  if (now > millisecond) {
    millisecond = now;
    counter = randomInt(FIRST_BELOW);
  } else if (counter >= 2 * FIRST_BELOW) {
    millisecond += 1;
    counter = randomInt(FIRST_BELOW);
  }
  return v7({ msecs: millisecond, seq: counter });
}

const step = (): number => Math.ceil(2 ** ((randomInt(FIRST_BELOW) / FIRST_BELOW) * LONGEST_STEP));

/** Whether a text is a UUID of any version. */
export const isId = (text: string): boolean => validate(text);
