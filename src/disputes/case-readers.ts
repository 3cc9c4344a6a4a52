import { mayName, type Readership } from '../accounts/audience.js';

/** Who may read all of some records: the narrowest of their readerships; null where they are for different desks, or there are none. */
export function narrowestOf(records: readonly Readership[]): Readership | null {
  const [first, ...others] = records;
  if (!first) return null;
  const narrowest = others.reduce((one, other) => (mayName(one, other) ? one : other), first);
  return records.every((record) => mayName(narrowest, record)) ? narrowest : null;
}
