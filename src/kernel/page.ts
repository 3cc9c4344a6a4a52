import { Refusal } from './refusal.js';

/** A stretch of a list, and how to get the next. */
export interface Page<Item> {
  readonly items: Item[];
  /** null where the list ends. */
  readonly nextCursor: string | null;
  /** Number of items in the whole list; only where it was asked for. */
  readonly total?: number;
}

/** Which stretch of a list is wanted. */
export interface PageRequest {
  /** 1 to 200. */
  readonly limit: number;
  /** Keys of the last item of the stretch before; null for the first. */
  readonly after: readonly string[] | null;
  readonly count: boolean;
}

/** Makes a page out of one item more than was asked for. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  keys: (row: Row) => readonly string[],
  view: (row: Row) => Item,
  total?: number,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? cursorOf(keys(last)) : null;
  return { items: shown.map(view), nextCursor, ...(total !== undefined && { total }) };
}

/** Opaque to callers: the keys after which the next page begins. */
export const cursorOf = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/**
 * @param shape one test for each key
 * @throws Refusal `invalid-request` for what no list of this kind gave out
 */
export function keysOf(cursor: string, shape: readonly ((key: string) => boolean)[]): readonly string[] {
  const wrong = (): Refusal => Refusal.at('/cursor', 'invalid-request', 'The cursor is none that this list gave out.');
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw wrong();
  }
  if (!Array.isArray(keys) || keys.length !== shape.length) throw wrong();
  if (!keys.every((key, i) => typeof key === 'string' && shape[i]?.(key))) throw wrong();
  return keys as string[];
}
