import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the engine may do: read what comparing and computing need of the record, without the words in which anything was said, without
 * sentences, notes and protected identities; and write what the software finds out by itself.
 *
 * A row can be held by whoever may change any of its columns: the version is the one that nobody can change, since triggers number it.
 */
export class Engine1780000600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE engine text := current_setting('claimtrail.engine_role');
      BEGIN
        EXECUTE format('GRANT SELECT, UPDATE (version) ON entity, metric TO %I', engine);
        EXECUTE format('GRANT SELECT (id, subject_id, metric_id, value, value_entity_id, basis, measure, period_kind, period_start, period_end, period_label,
          period_certainty, period_calendar, audience, desk_id, version), UPDATE (version) ON claim TO %I', engine);
        EXECUTE format('GRANT SELECT (id, claim_id, relays_id, stance, speaker_id, source_id, stated_on, audience, desk_id) ON statement TO %I', engine);
        EXECUTE format('GRANT SELECT (id, publisher_id, published_on) ON source TO %I', engine);
        EXECUTE format('GRANT SELECT (id, claim_id, formula, audience, desk_id) ON derivation TO %I', engine);
        EXECUTE format('GRANT SELECT (derivation_id, claim_id, name, constant, language, source_id) ON derivation_input TO %I', engine);
        EXECUTE format('GRANT SELECT ON scope_value, rate_set, rate TO %I', engine);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON link, derivation_result TO %I', engine);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON comparand, stale_derivation TO %I', engine);
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON entity_name, entity_identifier, metric_name TO %I', engine);
        EXECUTE format('GRANT EXECUTE ON FUNCTION audience_key TO %I', engine);
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE engine text := current_setting('claimtrail.engine_role');
      BEGIN
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA claimtrail FROM %I', engine);
        EXECUTE format('REVOKE ALL ON FUNCTION audience_key FROM %I', engine);
      END $$;
    `);
  }
}
