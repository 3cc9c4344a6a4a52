import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What belongs to something else is read where that is: also what is not there any more. */
const OF_OTHERS: readonly [table: string, now: string][] = [
  ['scope_value', 'SELECT FROM claimtrail.claim now WHERE now.id = scope_value.claim_id'],
  ['derivation_input', 'SELECT FROM claimtrail.derivation now WHERE now.id = derivation_input.derivation_id'],
  ['derivation_result', 'SELECT FROM claimtrail.derivation now WHERE now.id = derivation_result.id'],
];

/** Tables whose rows are for the same readers for ever, so that each version says so by itself. */
const FIXED = ['statement', 'derivation'];

/** Every version is read by whoever may read the record today; who wrote it and why is told for the versions one can read. */
export class HistorySecurity1780000611000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER PROCEDURE history.track(text) RENAME TO track_versions;
      CREATE PROCEDURE history.track(tracked text) LANGUAGE plpgsql AS $$
      BEGIN
        CALL history.track_versions(tracked);
        EXECUTE format('ALTER TABLE history.%I ENABLE ROW LEVEL SECURITY', tracked);
        IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = format('history.%I', tracked)::regclass) THEN
          EXECUTE format('CREATE POLICY reads ON history.%1$I FOR SELECT TO %2$I USING (EXISTS (SELECT FROM claimtrail.%1$I now WHERE now.id = %1$I.id))',
            tracked, current_setting('claimtrail.app_role'));
        END IF;
      END $$;
      REVOKE ALL ON PROCEDURE history.track FROM PUBLIC;

      DO $$
      DECLARE tracked text;
      BEGIN
        FOR tracked IN SELECT tablename FROM pg_tables WHERE schemaname = 'history' AND tablename <> 'change' LOOP
          CALL history.track(tracked);
        END LOOP;
      END $$;

      ALTER TABLE history.change ENABLE ROW LEVEL SECURITY;
      CREATE FUNCTION history.changes(ids uuid[]) RETURNS TABLE (id uuid, at timestamptz, actor_id uuid, reason text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog ROWS 10
      BEGIN ATOMIC
        SELECT c.id, c.at, c.actor_id, c.reason FROM history.change c WHERE c.id = ANY (ids);
      END;
      REVOKE ALL ON FUNCTION history.changes FROM PUBLIC;
      DO $$ BEGIN
        EXECUTE format('REVOKE ALL ON history.change FROM %I', current_setting('claimtrail.app_role'));
        EXECUTE format('GRANT EXECUTE ON FUNCTION history.changes TO %I', current_setting('claimtrail.app_role'));
      END $$;
      ${FIXED.map((table) => `ALTER POLICY reads ON history.${table} USING (claimtrail.audience_key(audience, desk_id) = ANY (claimtrail.readership()));`).join('\n')}
      ${OF_OTHERS.map(([table, now]) => `ALTER POLICY reads ON history.${table} USING (EXISTS (${now}));`).join('\n')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE tracked text;
      BEGIN
        EXECUTE format('GRANT SELECT ON history.change TO %I', current_setting('claimtrail.app_role'));
        FOR tracked IN SELECT tablename FROM pg_tables WHERE schemaname = 'history' AND tablename <> 'change' LOOP
          EXECUTE format('DROP POLICY reads ON history.%I', tracked);
          EXECUTE format('ALTER TABLE history.%I DISABLE ROW LEVEL SECURITY', tracked);
        END LOOP;
      END $$;
      DROP FUNCTION history.changes;
      ALTER TABLE history.change DISABLE ROW LEVEL SECURITY;
      DROP PROCEDURE history.track;
      ALTER PROCEDURE history.track_versions(text) RENAME TO track;
    `);
  }
}
