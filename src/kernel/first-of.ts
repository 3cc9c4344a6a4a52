/**
 * SQL for `a`, or `b` where there is none: what `coalesce` gives, as an index can be asked for it.
 *
 * PostgreSQL takes `coalesce` for something that could tell of rows it is given, and asks it only after the policies of a table
 * have been: then no index finds the row.
 */
export const firstOf = (a: string, b: string): string => `CASE WHEN ${a} IS NULL THEN ${b} ELSE ${a} END`;
