/**
 * SQL for the rows of a table with the ids of `$1`, which is {@link idsAsJson}: each looked up by its id, in whatever order.
 *
 * Of a list of ids in JSON PostgreSQL supposes the same whatever is in it, so that a statement that is prepared is planned once
 * and well for one as for a page of them.
 *
 * @param columns of the table; the engine may not read all of each
 */
export const eachById = (table: string, columns = '*'): string =>
  `(SELECT DISTINCT g.id FROM json_to_recordset($1::json) AS g(id uuid)) given
   CROSS JOIN LATERAL (SELECT ${columns} FROM ${table} o WHERE o.id = given.id OFFSET 0)`;

/** The parameter that {@link eachById} reads. */
export const idsAsJson = (ids: Iterable<string>): string => JSON.stringify([...ids].map((id) => ({ id })));
