import { Refusal } from '../kernel/refusal.js';

/** Reads; what is refused is refused at a place in the request. */
export function readingAt<Result>(pointer: string, read: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.faults.length === 0) throw Refusal.at(pointer, thrown.code, thrown.message);
    throw thrown;
  }
}
