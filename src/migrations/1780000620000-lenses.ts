import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places of what can be compared, without who may read it. */
const PLACED = `(subject_id, metric_id, span, starts) INCLUDE (scope_key, claim_id, value_type, basis, measure, undated, ends, label, unit, lower, upper, stated_lower, stated_upper, bound`;

/** What the software finds out does not depend on what a reader may not see: who may read what is known where claims are looked for, and in walks along what rests on what. */
export class Lenses1780000620000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX comparand_time_idx;
      CREATE INDEX comparand_time_idx ON comparand ${PLACED}, audience_key);

      -- One correction of a claim for the same readers, whatever was recorded that they do not see.
      DROP INDEX link_superseded_key;
      CREATE UNIQUE INDEX link_superseded_key ON link (b_id, a_readership) WHERE kind = 'supersedes' AND origin = 'person';

      -- What was found for all readers is found again for those of each record.
      DELETE FROM comparison_rule;

      -- The word of those who may read what two words allow: the narrower of them, null for two desks.
      CREATE FUNCTION narrower(one text, other text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN one = other OR other = 'public' THEN one WHEN one = 'public' THEN other WHEN other = 'newsroom' THEN one WHEN one = 'newsroom' THEN other END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION narrower(text, text);
      DROP INDEX link_superseded_key;
      CREATE UNIQUE INDEX link_superseded_key ON link (b_id) WHERE kind = 'supersedes' AND origin = 'person';
      DROP INDEX comparand_time_idx;
      CREATE INDEX comparand_time_idx ON comparand ${PLACED});
    `);
  }
}
