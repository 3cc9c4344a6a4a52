import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What derivations give, and which of them have to be computed again. */
export class DerivationResults1780000500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE derivation_result (
        id            uuid PRIMARY KEY REFERENCES derivation,
        state         text NOT NULL CONSTRAINT derivation_result_state_check CHECK (state IN ('current', 'failed', 'unevaluated')),
        result        jsonb,
        possibly_wide boolean NOT NULL,
        mismatch      boolean NOT NULL,
        disagreement  jsonb,
        failure       jsonb,
        lints         jsonb NOT NULL,
        moved_by      jsonb,
        digest        text NOT NULL,
        version       int NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        CONSTRAINT derivation_result_result_check CHECK ((state = 'current') = (result IS NOT NULL)),
        CONSTRAINT derivation_result_failure_check CHECK ((state = 'failed') = (failure IS NOT NULL)),
        CONSTRAINT derivation_result_mismatch_check CHECK (mismatch = (disagreement IS NOT NULL))
      );
      CALL history.track('derivation_result');

      CREATE TABLE stale_derivation (
        derivation_id uuid PRIMARY KEY REFERENCES derivation,
        mark          uuid NOT NULL,
        causes        jsonb NOT NULL
      );
      -- stale_derivation: Derivations that rest on something that changed, until they have been computed again. Not tracked: what
      -- they gave before is in derivation_result, and an unchanged result is to leave no trace.
      -- stale_derivation.mark: Another one whenever something changes, so that only what nobody changed meanwhile becomes current.

      CREATE TABLE computing_rule (
        one  boolean PRIMARY KEY DEFAULT true CONSTRAINT computing_rule_one_check CHECK (one),
        rule text NOT NULL
      );
      -- computing_rule: Version of the rules by which everything was computed last; with none, the next start computes everything.

      ALTER TABLE job DROP CONSTRAINT job_kind_check;
      ALTER TABLE job ADD CONSTRAINT job_kind_check CHECK (kind IN ('import', 'rates', 'reevaluation', 'recomputation'));
      CREATE INDEX job_recomputation_idx ON job (id) WHERE kind = 'recomputation' AND state IN ('queued', 'running');

      DO $$
      DECLARE app text := current_setting('claimtrail.app_role');
      BEGIN
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON derivation_result, computing_rule TO %I', app);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON stale_derivation TO %I', app);
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX job_recomputation_idx;
      DELETE FROM job_input WHERE job_id IN (SELECT id FROM job WHERE kind = 'recomputation');
      DELETE FROM job WHERE kind = 'recomputation';
      ALTER TABLE job DROP CONSTRAINT job_kind_check;
      ALTER TABLE job ADD CONSTRAINT job_kind_check CHECK (kind IN ('import', 'rates', 'reevaluation'));
      DROP TABLE computing_rule, stale_derivation;
      DROP TABLE derivation_result CASCADE;
      DROP TABLE history.derivation_result CASCADE;
      DROP FUNCTION history.keep_derivation_result;
      DROP FUNCTION history.keep_removed_derivation_result;
    `);
  }
}
