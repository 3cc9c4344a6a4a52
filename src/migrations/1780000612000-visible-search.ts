import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is meant for the caller, of a row of this name that has its audience key in `key`. */
const VISIBLE = '= ANY ((SELECT claimtrail.readership())::text[])';

/**
 * Searching by operators that PostgreSQL does not trust with rows a policy may hide: behind policies they find no index.
 *
 * Each function asks as the owner, with the index, and gives no more than ids of rows that the caller may read; what is shown
 * of them is read under the policies.
 */
export class VisibleSearch1780000612000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Planned with the words that are looked for: what many rows hold is not looked up as what few do.
      CREATE FUNCTION claims_worded(pattern text, most int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        RETURN QUERY EXECUTE 'SELECT c.id FROM claimtrail.claim c WHERE (c.text ILIKE $1 OR c.as_written ILIKE $1)
          AND claimtrail.audience_key(c.audience, c.desk_id) ${VISIBLE} LIMIT $2' USING pattern, most;
      END $$;
      CREATE FUNCTION entities_named(pattern text, most int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        RETURN QUERY EXECUTE 'SELECT DISTINCT n.entity_id FROM claimtrail.entity_name n WHERE n.key LIKE $1 AND n.audience_key ${VISIBLE} LIMIT $2' USING pattern, most;
      END $$;
      CREATE FUNCTION sources_titled(pattern text, most int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        RETURN QUERY EXECUTE 'SELECT s.id FROM claimtrail.source s WHERE s.title_key LIKE $1
          AND claimtrail.audience_key(s.audience, s.desk_id) ${VISIBLE} LIMIT $2' USING pattern, most;
      END $$;

      -- The nearest first.
      CREATE FUNCTION names_near(key text, skeleton text, most int) RETURNS TABLE (entity_id uuid, near text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog ROWS 10
      BEGIN ATOMIC
        SELECT n.entity_id, n.key FROM claimtrail.entity_name n
        WHERE (n.skeleton = names_near.skeleton OR n.key OPERATOR(claimtrail.%) names_near.key) AND n.audience_key ${VISIBLE}
        ORDER BY n.skeleton = names_near.skeleton DESC, claimtrail.similarity(n.key, names_near.key) DESC LIMIT most;
      END;
      CREATE FUNCTION titles_near(key text, most int) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog ROWS 10
      BEGIN ATOMIC
        SELECT s.id FROM claimtrail.source s
        WHERE (s.title_key = titles_near.key OR s.title_key OPERATOR(claimtrail.%) titles_near.key)
          AND claimtrail.audience_key(s.audience, s.desk_id) ${VISIBLE}
        ORDER BY s.title_key = titles_near.key DESC, claimtrail.similarity(s.title_key, titles_near.key) DESC LIMIT most;
      END;

      -- Conflicts after one with this gap, the largest first: figures are not compared by an index behind policies.
      CREATE FUNCTION conflicts_after(gap numeric, after uuid, states text[], only_kind text, most int) RETURNS TABLE (id uuid, link_gap numeric)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog ROWS 100
      BEGIN ATOMIC
        SELECT l.id, coalesce(l.gap_relative, -1) FROM claimtrail.link l
        WHERE l.kind IN ('contradicts', 'tension') AND l.state = ANY (states) AND (only_kind IS NULL OR l.kind = only_kind)
          AND (coalesce(l.gap_relative, -1), l.id) < (gap, after) AND l.a_readership ${VISIBLE} AND l.b_readership ${VISIBLE} AND l.own_readership ${VISIBLE}
          AND NOT (l.own_readership = 'public' AND EXISTS (SELECT FROM claimtrail.link n WHERE n.a_id = l.a_id AND n.b_id = l.b_id
            AND n.own_readership <> 'public' AND n.own_readership ${VISIBLE} AND n.kind IN ('contradicts', 'tension') AND n.state = ANY (states)))
        ORDER BY coalesce(l.gap_relative, -1) DESC, l.id DESC LIMIT most;
      END;
      REVOKE ALL ON FUNCTION claims_worded, entities_named, sources_titled, names_near, titles_near, conflicts_after FROM PUBLIC;
      DO $$ BEGIN
        EXECUTE format('GRANT EXECUTE ON FUNCTION claims_worded, entities_named, sources_titled, names_near, titles_near, conflicts_after TO %I',
          current_setting('claimtrail.app_role'));
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP FUNCTION claims_worded, entities_named, sources_titled, names_near, titles_near, conflicts_after`,
    );
  }
}
