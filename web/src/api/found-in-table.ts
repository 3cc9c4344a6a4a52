/** Where something stands: in how many records of a table, and in how many versions of these. */
export interface FoundInTable {
  readonly record: string;
  readonly rows: number;
  readonly versions: number;
}
