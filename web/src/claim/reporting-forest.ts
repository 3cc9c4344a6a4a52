import type { Statement } from '../api/records.js';

/** A statement, and those that relay it. */
export interface Reported {
  readonly statement: Statement;
  readonly relayedBy: readonly Reported[];
}

/**
 * Hangs each statement under the one it relays, so that three articles that repeat one person are seen as one. What relays
 * a statement that is not in the list stands on its own. Statements that relay each other in a circle are all kept: the
 * first of them stands on its own, the rest hang under it.
 */
export function reportingForest(statements: readonly Statement[]): Reported[] {
  const present = new Set(statements.map(({ id }) => id));
  const placed = new Set<string>();
  const place = (statement: Statement): Reported => {
    placed.add(statement.id);
    const relayedBy: Reported[] = [];
    for (const other of statements) {
      if (other.relays?.id === statement.id && !placed.has(other.id)) relayedBy.push(place(other));
    }
    return { statement, relayedBy };
  };
  const roots = statements.filter(({ relays }) => !relays || !present.has(relays.id)).map(place);
  const circular = statements.flatMap((statement) => (placed.has(statement.id) ? [] : [place(statement)]));
  return [...roots, ...circular];
}
