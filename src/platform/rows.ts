import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** The columns the database fills by itself (`history.stamp`). */
const STAMPED = new Set(['version', 'created_at', 'updated_at']);

/**
 * Inserts any number of rows with one statement, in their order, as one JSON parameter.
 *
 * Rows that a unique index already holds are left out, and so not among those returned: whether to look for the row that was
 * there first is the caller's decision. Sort rows by what is unique where two transactions may insert the same ones, or they
 * may wait for each other.
 *
 * @returns the ids of the rows that were inserted, in no order
 */
export async function insertRows<Row extends ObjectLiteral & { readonly id: string }>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Omit<Row, 'version' | 'createdAt' | 'updatedAt'>[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const { tableName, columns: all } = tx.connection.getMetadata(entity);
  const columns = all.filter((column) => column.isInsert && !STAMPED.has(column.databaseName));
  const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
  const types = columns.map((column) => `"${column.databaseName}" ${String(column.type)}`).join(', ');
  const content = rows.map((row) =>
    Object.fromEntries(
      columns.map((column) => [column.databaseName, (row as ObjectLiteral)[column.propertyName] ?? null]),
    ),
  );
  const inserted: { id: string }[] = await tx.query(
    `INSERT INTO "${tableName}" (${names})
     SELECT ${names} FROM json_to_recordset($1::json) AS given(${types})
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(content)],
  );
  return new Set(inserted.map(({ id }) => id));
}
