/**
 * What a caller gave without the fields that are null: in something new, null means no more than leaving it out.
 *
 * Goes into objects, lists and maps, and leaves everything else as it is.
 */
export function withoutNulls<Given>(given: Given): Given {
  if (Array.isArray(given)) return given.map(withoutNulls) as Given;
  if (given instanceof Map) return new Map([...given].map(([key, value]) => [key, withoutNulls(value)])) as Given;
  if (typeof given !== 'object' || given === null) return given;
  const kept = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept.map(([key, value]) => [key, keepsNulls(key) ? value : withoutNulls(value)])) as Given;
}

/** In figures, values and periods null says something: unbounded, open. */
const keepsNulls = (key: string): boolean => ['value', 'wording', 'period'].includes(key);
