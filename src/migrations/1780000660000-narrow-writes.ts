import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the software finds out by itself. */
const FOUND = 'comparand, derivation_result, stale_derivation, comparison_rule, computing_rule';

/** What the application changes, and never removes. Whoever may change a table as a whole may also lock it as a whole, with all that is invisible. */
const CHANGED = ['entity', 'metric', 'source', 'claim'];

/** @param what how the application may change one of them, whose columns are `%3$s` */
const changing = (what: string): string => `
      DO $$
      DECLARE changed record;
      BEGIN
        FOR changed IN
          SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relnamespace = 'claimtrail'::regnamespace AND c.relname = ANY ('{${CHANGED.join(',')}}') GROUP BY 1
        LOOP
          EXECUTE format('REVOKE UPDATE ON %1$I FROM %2$I; GRANT ${what} ON %1$I TO %2$I', changed.name, current_setting('claimtrail.app_role'), changed.columns);
        END LOOP;
      END $$;`;

/**
 * What the software finds out is written by the engine alone: the application's role reads it, and holds links that somebody judges.
 * (A row can be held by whoever may change any of its columns: the version is the one that triggers number.)
 */
export class NarrowWrites1780000660000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Puts the job on record that computes what is stale, unless one is still to begin: that one is held until the end of the
      -- transaction, so that it begins only when it can see what was marked. Nobody but the software sees such jobs.
      CREATE FUNCTION add_recomputation(id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM FROM claimtrail.job j WHERE j.kind = 'recomputation' AND j.state = 'queued' LIMIT 1 FOR SHARE SKIP LOCKED;
        IF FOUND THEN RETURN false; END IF;
        INSERT INTO claimtrail.job (id, kind, state, done, total, errors, parameters, desk_id, owner_id)
          SELECT add_recomputation.id, 'recomputation', 'queued', 0, (SELECT count(*) FROM claimtrail.stale_derivation), '[]', '{}', p.desk_id, p.id
          FROM claimtrail.principal p WHERE p.id = '00000000-0000-7000-8000-000000000001';
        RETURN true;
      END $$;

      -- Puts the job on record that compares again what somebody's merge, calendar or rates reach: whether it reaches anything depends on
      -- claims that they may not see, so that it is the software's own. One that is still to begin and does the same is enough.
      CREATE FUNCTION add_reevaluation(id uuid, parameters jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM FROM claimtrail.job j WHERE j.kind = 'reevaluation' AND j.state = 'queued' AND j.parameters = add_reevaluation.parameters
          LIMIT 1 FOR SHARE SKIP LOCKED;
        IF FOUND THEN RETURN false; END IF;
        INSERT INTO claimtrail.job (id, kind, state, done, errors, parameters, desk_id, owner_id)
          SELECT add_reevaluation.id, 'reevaluation', 'queued', 0, '[]', add_reevaluation.parameters, p.desk_id, p.id
          FROM claimtrail.principal p WHERE p.id = '00000000-0000-7000-8000-000000000001';
        RETURN true;
      END $$;
      REVOKE ALL ON FUNCTION add_recomputation, add_reevaluation FROM PUBLIC;
      DO $$
      DECLARE
        app text := current_setting('claimtrail.app_role');
        engine text := current_setting('claimtrail.engine_role');
      BEGIN
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON link, ${FOUND} FROM %I', app);
        EXECUTE format('GRANT UPDATE (version) ON link TO %I', app);
        EXECUTE format('GRANT EXECUTE ON FUNCTION add_recomputation, add_reevaluation TO %I', app);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON comparison_rule, computing_rule TO %I', engine);
      END $$;
      ${changing('UPDATE (%3$s)')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${changing('UPDATE')}
      DROP FUNCTION add_recomputation, add_reevaluation;
      DO $$
      DECLARE
        app text := current_setting('claimtrail.app_role');
        engine text := current_setting('claimtrail.engine_role');
      BEGIN
        EXECUTE format('REVOKE ALL ON comparison_rule, computing_rule FROM %I', engine);
        EXECUTE format('REVOKE UPDATE (version) ON link FROM %I', app);
        EXECUTE format('GRANT INSERT, UPDATE ON link, comparison_rule, computing_rule, derivation_result TO %I', app);
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON comparand, stale_derivation TO %I', app);
      END $$;
    `);
  }
}
