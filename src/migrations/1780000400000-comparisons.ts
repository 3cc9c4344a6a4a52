import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a link rests on, where claims are looked for to be compared, rates of currencies, and which rules were applied. */
export class Comparisons1780000400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE link
        ADD COLUMN verdict      text CONSTRAINT link_verdict_check CHECK (verdict IN ('not_comparable', 'ambiguous', 'equal', 'consistent', 'tension', 'contradictory')),
        ADD COLUMN reasons      jsonb,
        ADD COLUMN gap_absolute numeric,
        ADD COLUMN gap_relative numeric,
        ADD COLUMN gap_unit     text,
        ADD COLUMN could_be     jsonb,
        ADD COLUMN rule         text,
        ADD COLUMN hash         text,
        ADD COLUMN rates        text,
        ADD COLUMN settled      text CONSTRAINT link_settled_check CHECK (settled IN ('agrees', 'not_comparable', 'restated', 'withdrawn', 'superseded', 'audience', 'not_restated')),
        ADD COLUMN material     text,
        ADD CONSTRAINT link_settled_state_check CHECK (settled IS NULL OR state = 'resolved');
      -- link.settled: Why the software took its own suggestion back; null for all other links.
      -- link.material: What the link rested on when somebody judged it; null where nobody has.
      CREATE INDEX link_queue_idx ON link ((coalesce(gap_relative, -1)) DESC, id DESC) WHERE kind IN ('contradicts', 'tension');
      CALL history.track('link');

      DROP INDEX claim_subject_id_metric_id_idx;
      CREATE INDEX ON claim (subject_id, metric_id, id);

      CREATE TABLE comparand (
        claim_id     uuid PRIMARY KEY REFERENCES claim,
        subject_id   uuid NOT NULL,
        metric_id    uuid NOT NULL,
        value_type   text NOT NULL,
        scope_key    text COLLATE "C" NOT NULL,
        basis        text NOT NULL,
        measure      text NOT NULL,
        undated      boolean NOT NULL,
        span         smallint NOT NULL,
        starts       date NOT NULL,
        ends         date NOT NULL,
        label        text,
        unit         text NOT NULL,
        lower        numeric,
        upper        numeric,
        stated_lower numeric,
        stated_upper numeric,
        bound        boolean NOT NULL
      );
      CREATE INDEX comparand_place_idx ON comparand (subject_id, metric_id, scope_key, span, starts);
      -- Holds all that is looked at, so that scopes of other dimensions are passed over without reading the table.
      CREATE INDEX comparand_time_idx ON comparand (subject_id, metric_id, span, starts)
        INCLUDE (scope_key, claim_id, value_type, basis, measure, undated, ends, label, unit, lower, upper, stated_lower, stated_upper, bound);
      -- comparand: Look-up of claims that can be compared with a claim; made from claim, can be made anew.

      CREATE TABLE rate_set (
        id         uuid PRIMARY KEY,
        name       text NOT NULL,
        base       text NOT NULL,
        first_day  date NOT NULL,
        last_day   date NOT NULL,
        digest     text NOT NULL UNIQUE,
        owner_id   uuid NOT NULL REFERENCES principal,
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CALL history.track('rate_set');

      CREATE TABLE rate (
        set_id   uuid NOT NULL REFERENCES rate_set,
        currency text NOT NULL,
        day      date NOT NULL,
        rate     numeric NOT NULL CONSTRAINT rate_rate_check CHECK (rate > 0),
        PRIMARY KEY (currency, day, set_id)
      );
      CREATE INDEX ON rate (set_id);
      -- rate: Units of the currency for one unit of the set's base; never changed, so that its set stands for it.

      CREATE TABLE comparison_rule (
        one  boolean PRIMARY KEY DEFAULT true CONSTRAINT comparison_rule_one_check CHECK (one),
        rule text NOT NULL
      );
      -- comparison_rule: Version of the rules by which everything that is recorded was compared last.

      ALTER TABLE job DROP CONSTRAINT job_kind_check;
      ALTER TABLE job ADD CONSTRAINT job_kind_check CHECK (kind IN ('import', 'rates', 'reevaluation'));

      DO $$
      DECLARE app text := current_setting('claimtrail.app_role');
      BEGIN
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON comparand TO %I', app);
        EXECUTE format('GRANT SELECT, INSERT ON rate_set, rate TO %I', app);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON comparison_rule TO %I', app);
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM job_input WHERE job_id IN (SELECT id FROM job WHERE kind <> 'import');
      DELETE FROM job WHERE kind <> 'import';
      ALTER TABLE job DROP CONSTRAINT job_kind_check;
      ALTER TABLE job ADD CONSTRAINT job_kind_check CHECK (kind IN ('import'));
      DROP TABLE comparison_rule, rate, comparand;
      DROP TABLE rate_set CASCADE;
      DROP TABLE history.rate_set CASCADE;
      DROP FUNCTION history.keep_rate_set;
      DROP FUNCTION history.keep_removed_rate_set;
      DROP INDEX claim_subject_id_metric_id_id_idx;
      CREATE INDEX ON claim (subject_id, metric_id);
      DROP VIEW as_of.link;
      ALTER TABLE link DROP COLUMN verdict, DROP COLUMN reasons, DROP COLUMN gap_absolute, DROP COLUMN gap_relative, DROP COLUMN gap_unit,
        DROP COLUMN could_be, DROP COLUMN rule, DROP COLUMN hash, DROP COLUMN rates, DROP COLUMN settled, DROP COLUMN material;
      ALTER TABLE history.link DROP COLUMN verdict, DROP COLUMN reasons, DROP COLUMN gap_absolute, DROP COLUMN gap_relative, DROP COLUMN gap_unit,
        DROP COLUMN could_be, DROP COLUMN rule, DROP COLUMN hash, DROP COLUMN rates, DROP COLUMN settled, DROP COLUMN material;
      CALL history.track('link');
    `);
  }
}
