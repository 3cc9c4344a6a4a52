import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * As of a moment, a claim is there for whoever may read all that it named then: subject, value and scope. While it was for a desk it may
 * have named what only the desk may read. A link is there where both its claims are. What is asked for each claim is no EXISTS:
 * a planner that makes joins of these reads whole tables for one claim.
 */
export class PastNames1780000690000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$ BEGIN
        EXECUTE 'CREATE OR REPLACE VIEW as_of.claim WITH (security_invoker) AS ' || rtrim(pg_get_viewdef('as_of.claim'::regclass), '; ') || '
          AND (SELECT true FROM claimtrail.entity e WHERE e.id = r.subject_id)
          AND (r.value_entity_id IS NULL OR (SELECT true FROM claimtrail.entity e WHERE e.id = r.value_entity_id))
          AND (SELECT true FROM as_of.scope_value v WHERE v.claim_id = r.id AND v.entity_id IS NOT NULL
            AND (SELECT true FROM claimtrail.entity e WHERE e.id = v.entity_id) IS NULL LIMIT 1) IS NULL';
        EXECUTE 'CREATE OR REPLACE VIEW as_of.link WITH (security_invoker) AS ' || rtrim(pg_get_viewdef('as_of.link'::regclass), '; ') || '
          AND (SELECT true FROM as_of.claim c WHERE c.id = r.a_id) AND (SELECT true FROM as_of.claim c WHERE c.id = r.b_id)';
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CALL history.track('link'); CALL history.track('claim')`);
  }
}
