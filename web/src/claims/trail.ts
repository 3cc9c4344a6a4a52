const key = 'claimtrail.trail';

/** The list a reader came from: where it was, what it showed, and where in it they were. */
export interface Trail {
  /** Path and search of the list. */
  readonly list: string;
  /** The records it showed that have a page of their own, in order. */
  readonly ids: readonly string[];
  /** The row from which something else than the row itself was opened. */
  readonly row: string | null;
  /** The record that is or was open. */
  readonly current: string | null;
  readonly scrollY: number;
}

const nowhere: Trail = { list: '/claims', ids: [], row: null, current: null, scrollY: 0 };

/** The trail of this tab; survives a reload. */
export function trail(): Trail {
  try {
    return { ...nowhere, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Trail>) };
  } catch {
    return nowhere;
  }
}

/** Remembers where the reader is. */
export function leaveTrail(changes: Partial<Trail>): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...trail(), ...changes }));
  } catch {
    // Without storage, going back shows the list from its top.
  }
}

/** Forgets where the reader was. */
export function forgetTrail(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Without storage there is none.
  }
}

/** The record `steps` away from `id` in the list the reader came from; undefined where there is none. */
export function neighbour(id: string, steps: 1 | -1): string | undefined {
  const { ids } = trail();
  const at = ids.indexOf(id);
  return at < 0 ? undefined : ids[at + steps];
}
