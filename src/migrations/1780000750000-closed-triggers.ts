import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Functions of triggers are for the triggers of the owner's tables, and for nobody else's: whoever may execute one can make a trigger of it
 * on a table of their own, a temporary one for example, and have it write versions of what was never recorded.
 *
 * PostgreSQL lets everybody execute a new function, and asks for that right when a trigger is made, not when it fires.
 */
export class ClosedTriggers1780000750000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE handler regprocedure;
      BEGIN
        FOR handler IN
          SELECT p.oid FROM pg_proc p WHERE p.prorettype = 'trigger'::regtype
            AND p.pronamespace IN ('claimtrail'::regnamespace, 'history'::regnamespace, 'as_of'::regnamespace)
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        LOOP
          EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', handler);
        END LOOP;
      END $$;
    `);
  }

  /** What was open by oversight stays closed. */
  async down(): Promise<void> {}
}
