import { randomInt } from 'node:crypto';

import { v7, validate } from 'uuid';

/** A new id: UUIDv7, in no order with others of the same millisecond. */
export const newId = (): string => v7({});

/** Counters of one millisecond begin below this: room for as many again above it. */
const FIRST_BELOW = 2 ** 31;

let millisecond = 0;
const counters = new Map<string, number>();

/**
 * A new id of a record that some may read: UUIDv7, greater than every earlier one of this process for the same readers. Ids for others do not
 * count: what lies between two ids that somebody sees tells nothing of records that they do not see.
 *
 * @param readers any word for those who may read the record
 */
export function newIdAmong(readers: string): string {
  const now = Date.now();
  if (now > millisecond) {
    millisecond = now;
    counters.clear();
  }
  const counter = counters.get(readers) ?? randomInt(FIRST_BELOW);
  counters.set(readers, counter + 1);
  return v7({ msecs: millisecond, seq: counter });
}

/** Whether a text is a UUID of any version. */
export const isId = (text: string): boolean => validate(text);
