import pg from 'pg';

const names = new Map<string, string>();

/** Of what PostgreSQL keeps of a name, with room for what tells the past apart. */
const LONGEST_NAME = 63 - '-past'.length;

/**
 * SQL that every connection plans once, for a statement that is sent with every write and takes longer to plan than to run.
 *
 * Its plan must be good whatever the parameters are: nothing is known about them when it is made.
 * @param name of the statement, one for each text
 * @returns the same SQL, to be sent as any other
 */
export function prepared(name: string, sql: string): string {
  if (name.length > LONGEST_NAME) throw new Error(`a statement has a name that PostgreSQL would cut: ${name}`);
  names.set(sql, name);
  return sql;
}

/** How a transaction begins in which table names mean something else: the past. Its plans are kept apart. */
const BEGINS_IN_THE_PAST = /^BEGIN\b.*\bsearch_path = as_of\b/s;

/**
 * A connection that keeps the plans of statements that are {@link prepared}.
 *
 * PostgreSQL throws a plan away when the statement is sent where its names mean something else, so that of each statement there
 * is one for the present and one for the past.
 */
export class PreparingClient extends pg.Client {
  private inThePast = false;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...given: unknown[]) => unknown;
    this.query = ((text: unknown, ...more: unknown[]) => send(this.configOf(text), ...more)) as typeof this.query;
  }

  private configOf(text: unknown): unknown {
    if (typeof text !== 'string') return text;
    if (text.startsWith('BEGIN')) this.inThePast = BEGINS_IN_THE_PAST.test(text);
    else if (text === 'COMMIT' || text === 'ROLLBACK') this.inThePast = false;
    const name = names.get(text);
    return name === undefined ? text : { name: this.inThePast ? `${name}-past` : name, text };
  }
}
