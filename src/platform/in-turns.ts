import { setImmediate as turn } from 'node:timers/promises';

/** Nobody who waits for this process notices so much. */
const LONGEST_TURN_MS = 15;

/**
 * Does a thing with one after the other, in their order, and lets others have their turn every few milliseconds: however many there
 * are, requests are answered meanwhile.
 */
export async function inTurns<Item, Result>(items: Iterable<Item>, each: (item: Item) => Result): Promise<Result[]> {
  const results: Result[] = [];
  let since = performance.now();
  for (const item of items) {
    results.push(each(item));
    if (performance.now() - since < LONGEST_TURN_MS) continue;
    await turn();
    since = performance.now();
  }
  return results;
}
