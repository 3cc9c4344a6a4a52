import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * As of a moment, a claim is there for whoever may read all that it named then: subject, value and scope. While it was for a desk it may
 * have named what only the desk may read.
 */
export class PastNames1780000690000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$ BEGIN
        EXECUTE 'CREATE OR REPLACE VIEW as_of.claim WITH (security_invoker) AS ' || rtrim(pg_get_viewdef('as_of.claim'::regclass), '; ') || '
          AND EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = r.subject_id)
          AND (r.value_entity_id IS NULL OR EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = r.value_entity_id))
          AND NOT EXISTS (SELECT FROM as_of.scope_value v WHERE v.claim_id = r.id AND v.entity_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = v.entity_id))';
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CALL history.track('claim')`);
  }
}
