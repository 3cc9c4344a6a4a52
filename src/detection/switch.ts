/**
 * Whether recording compares claims.
 *
 * Only the benchmark of what that costs switches it off, by importing this file: no configuration reaches it.
 */
export const detector = { on: true };
