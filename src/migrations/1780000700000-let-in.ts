import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom a program may let in: links that were made with a token end where somebody has been in as this user, or may read who somebody protected
 * is. What a link's roles and desks allow does not tell that.
 */
export class LetIn1780000700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION reads_protected(given uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
        SELECT EXISTS (SELECT FROM confidential_identity c WHERE c.owner_id = given OR c.readers ? given::text)
      $$;

      CREATE FUNCTION has_been_in(given uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
        SELECT EXISTS (SELECT FROM account a WHERE a.principal_id = given AND (a.password_hash IS NOT NULL OR a.signed_in_at IS NOT NULL))
          OR EXISTS (SELECT FROM provider_identity i WHERE i.principal_id = given)
      $$;

      -- What whoever administers asks before a token lets somebody in; of nobody is it told to others.
      CREATE FUNCTION may_be_let_in(given uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
        SELECT administering() AND NOT has_been_in(given) AND NOT reads_protected(given)
      $$;

      -- Whether a link works. One that was made with a token says which roles and desks that could give.
      CREATE FUNCTION link_works(given uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
        SELECT EXISTS (SELECT FROM one_time_link l WHERE l.id = given AND l.used_at IS NULL AND l.expires_at > now() AND tokens_work(l.lineage)
          AND CASE WHEN l.kind = 'set_up' THEN NOT is_set_up()
            ELSE EXISTS (SELECT FROM principal p WHERE p.id = l.principal_id AND NOT p.disabled AND (l.roles IS NULL
              OR p.roles <@ l.roles AND NOT has_been_in(p.id) AND NOT reads_protected(p.id)
                AND NOT EXISTS (SELECT FROM membership m WHERE m.principal_id = p.id AND m.desk_id <> ALL (l.desks)))) END)
      $$;

      CREATE OR REPLACE FUNCTION link_of(presented bytea) RETURNS TABLE (kind text, principal_id uuid, name text, email text)
      LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = claimtrail, pg_temp AS $$
        SELECT l.kind, l.principal_id, p.name, a.email
        FROM one_time_link l LEFT JOIN principal p ON p.id = l.principal_id LEFT JOIN account a ON a.principal_id = l.principal_id
        WHERE l.hash = presented AND link_works(l.id)
      $$;

      REVOKE ALL ON FUNCTION reads_protected, has_been_in, may_be_let_in, link_works FROM PUBLIC;
      DO $$
      BEGIN
        EXECUTE format('GRANT EXECUTE ON FUNCTION may_be_let_in, link_works TO %I', current_setting('claimtrail.app_role'));
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION link_of(presented bytea) RETURNS TABLE (kind text, principal_id uuid, name text, email text)
      LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = claimtrail, pg_temp AS $$
        SELECT l.kind, l.principal_id, p.name, a.email
        FROM one_time_link l LEFT JOIN principal p ON p.id = l.principal_id LEFT JOIN account a ON a.principal_id = l.principal_id
        WHERE l.hash = presented AND l.used_at IS NULL AND l.expires_at > now() AND coalesce(NOT p.disabled, true)
          AND (l.kind <> 'set_up' OR NOT is_set_up())
          AND tokens_work(l.lineage) AND coalesce(p.roles <@ l.roles, true)
          AND (l.desks IS NULL OR NOT EXISTS (SELECT FROM membership m WHERE m.principal_id = p.id AND m.desk_id <> ALL (l.desks)))
      $$;
      DROP FUNCTION link_works, may_be_let_in, has_been_in, reads_protected;
    `);
  }
}
