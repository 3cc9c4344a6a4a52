import pg from 'pg';

const names = new Map<string, string>();

/**
 * SQL that every connection plans once, for a statement that is sent with every write and takes longer to plan than to run.
 *
 * Its plan must be good whatever the parameters are: nothing is known about them when it is made.
 * @param name of the statement, one for each text
 * @returns the same SQL, to be sent as any other
 */
export function prepared(name: string, sql: string): string {
  names.set(sql, name);
  return sql;
}

/** A connection that keeps the plans of statements that are {@link prepared}. */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...given: unknown[]) => unknown;
    this.query = ((text: unknown, ...more: unknown[]) => send(configOf(text), ...more)) as typeof this.query;
  }
}

function configOf(text: unknown): unknown {
  const name = typeof text === 'string' ? names.get(text) : undefined;
  return name === undefined ? text : { name, text };
}
