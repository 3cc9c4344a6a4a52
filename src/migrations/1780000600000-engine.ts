import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the engine may do: read the record without protected identities, and write what the software finds out by itself. */
export class Engine1780000600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE engine text := current_setting('claimtrail.engine_role');
      BEGIN
        EXECUTE format('GRANT SELECT ON desk, principal, entity, entity_name, entity_identifier, metric, metric_name, source, source_relation,
          claim, scope_value, statement, derivation, derivation_input, rate_set, rate TO %I', engine);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON link, derivation_result, comparison_rule, computing_rule TO %I', engine);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON comparand, stale_derivation TO %I', engine);
        EXECUTE format('GRANT EXECUTE ON FUNCTION audience_key, as_of.instant, history.is_settled TO %I', engine);
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$ BEGIN EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA claimtrail FROM %I', current_setting('claimtrail.engine_role')); END $$;
    `);
  }
}
