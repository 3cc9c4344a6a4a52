import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever administers finds people by a part of their name or email, and in the order of their names. */
export class FindingUsers1780000680000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- As it is looked for: whatever its case, its width and its accents.
      CREATE FUNCTION name_folded(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN lower(regexp_replace(normalize(name, NFKD), U&'[\\0300-\\036F]', '', 'g'));

      -- In what stands for a list, by its beginning: no name is told from another by more.
      CREATE FUNCTION name_sorted(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN left(name_folded(name), 60) COLLATE "C";

      CREATE INDEX principal_name_sorted ON principal (name_sorted(name));
      CREATE INDEX principal_name_folded_trgm ON principal USING gin (name_folded(name) gin_trgm_ops);
      CREATE INDEX account_email_key_trgm ON account USING gin (email_key gin_trgm_ops);
      CREATE INDEX account_email_folded_trgm ON account USING gin (name_folded(email) gin_trgm_ops);

      -- Behind the policy of accounts LIKE finds no index.
      CREATE FUNCTION users_named(words text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        -- What is folded may have become a sign of LIKE.
        escaped constant text := '([\\\\%_])';
      BEGIN
        IF NOT claimtrail.administering() THEN RETURN; END IF;
        RETURN QUERY EXECUTE 'SELECT p.id FROM claimtrail.principal p WHERE claimtrail.name_folded(p.name) LIKE $1
          UNION SELECT a.principal_id FROM claimtrail.account a WHERE a.email_key LIKE $2
          UNION SELECT a.principal_id FROM claimtrail.account a WHERE claimtrail.name_folded(a.email) LIKE $1'
          USING '%' || regexp_replace(claimtrail.name_folded(words), escaped, '\\\\\\1', 'g') || '%',
            '%' || regexp_replace(lower(normalize(words, NFKC)), escaped, '\\\\\\1', 'g') || '%';
      END $$;
      REVOKE ALL ON FUNCTION users_named FROM PUBLIC;
      DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION users_named TO %I', current_setting('claimtrail.app_role')); END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION users_named;
      DROP INDEX principal_name_sorted, principal_name_folded_trgm, account_email_key_trgm, account_email_folded_trgm;
      DROP FUNCTION name_sorted, name_folded;
    `);
  }
}
