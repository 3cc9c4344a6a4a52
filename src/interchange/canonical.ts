/** JSON with its keys in order: equal exactly where two values mean the same, however a database has put their keys. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => sorted(part));

/** An object with its keys in order, and without what is undefined; everything else as it is. */
export function sorted<Part>(part: Part): Part {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  const entries = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as Part;
}

/** Some fields of an object, in an order of one's own; without those that are null or undefined. */
export function inOrder(part: object, fields: readonly string[]): Record<string, unknown> {
  const known = part as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    fields.flatMap((field) =>
      known[field] === undefined || known[field] === null ? [] : [[field, known[field]] as const],
    ),
  );
}

/** An object without the fields that are null, undefined, false, or empty lists and objects: what is left out is read so. */
export function withoutDefaults(part: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => !isDefault(value)));
}

function isDefault(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
