import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In what dates the versions of records: the texts of before, and those that take their places. */
const REWRITTEN = [
  // Nobody writes in the future: the clock has been put back.
  [
    'IF OLD.updated_at > moment THEN',
    'IF OLD.updated_at > clock_timestamp() THEN moment := OLD.updated_at; ELSIF OLD.updated_at > moment THEN',
  ],
  ['this.at, this.id', 'greatest(this.at, r.updated_at), this.id'],
] as const;

/** Writes the functions anew that date versions, and the procedure that makes them for a table. */
const rewrite = (texts: readonly (readonly [string, string])[]): string =>
  texts
    .map(
      ([from, to]) => `
      DO $$
      DECLARE dating regprocedure;
      BEGIN
        FOR dating IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'history'::regnamespace AND p.prokind IN ('f', 'p') AND strpos(p.prosrc, '${from}') > 0
        LOOP
          EXECUTE replace(pg_get_functiondef(dating), '${from}', '${to}');
        END LOOP;
      END $$;`,
    )
    .join('');

/**
 * A clock that steps back keeps nobody from changing a record: its versions stay in the order of their moments, so that a new one has at
 * least the moment of the one before. Only such moments stand still until the clock has caught up.
 */
export class Clock1780000670000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(rewrite(REWRITTEN));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(rewrite(REWRITTEN.map(([from, to]) => [to, from] as const)));
  }
}
