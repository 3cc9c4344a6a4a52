import pg from 'pg';

const DATE = 1082;
const NUMERIC_ARRAY = 1231;

const textArray = (value: string): (string | null)[] =>
  value === '{}'
    ? []
    : value
        .slice(1, -1)
        .split(',')
        .map((item) => (item === 'NULL' ? null : item));

/** Exact values stay text: `date` without a shift of time zone, `numeric[]` without floats; `numeric` and `bigint` are text already. */
export function keepExactTypes(): void {
  pg.types.setTypeParser(DATE, (value: string) => value);
  pg.types.setTypeParser(NUMERIC_ARRAY as never, textArray as never);
}
