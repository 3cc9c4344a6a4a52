import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * History: every version of every tracked row, kept by triggers the application's role cannot pass by.
 *
 * `history.track('claim')` makes `history.claim` (each version of each row, append-only), the triggers that fill it, and
 * the view `as_of.claim`, which shows the table as it was at `claimtrail.as_of`. A reading as of a past instant is the
 * same query with `search_path = as_of, claimtrail`: nothing has to be written twice. Call it again after a column is added.
 */
export class History1780000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE history.change (
        id         uuid PRIMARY KEY DEFAULT uuidv7(),
        xid        xid8 NOT NULL,
        at         timestamptz NOT NULL,
        actor_id   uuid NOT NULL,
        reason     text,
        request_id uuid
      );
      CREATE INDEX change_xid_idx ON history.change (xid);
      COMMENT ON TABLE history.change IS 'One row per transaction that wrote: when, who, why. Every version of every row names one.';
      COMMENT ON COLUMN history.change.at IS 'Moment of the first write of the transaction, to the millisecond, as the API prints it.';

      -- A number of another cluster may come back after a restore, hence the second condition.
      CREATE FUNCTION history.this_change() RETURNS history.change
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        this history.change;
      BEGIN
        SELECT * INTO this FROM history.change c
        WHERE c.xid = pg_current_xact_id() AND c.at >= date_trunc('milliseconds', transaction_timestamp());
        IF FOUND THEN RETURN this; END IF;
        IF coalesce(current_setting('claimtrail.actor', true), '') = '' THEN
          RAISE EXCEPTION 'a transaction that writes must say who acts' USING ERRCODE = 'insufficient_privilege';
        END IF;
        INSERT INTO history.change (xid, at, actor_id, reason, request_id)
        VALUES (pg_current_xact_id(), date_trunc('milliseconds', clock_timestamp()),
                current_setting('claimtrail.actor')::uuid,
                nullif(current_setting('claimtrail.reason', true), ''),
                nullif(current_setting('claimtrail.request', true), '')::uuid)
        RETURNING * INTO this;
        RETURN this;
      END $$;

      -- Numbers the version and sets its moment; two transactions that change one row keep the order of their moments.
      CREATE FUNCTION history.stamp() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        moment timestamptz := (history.this_change()).at;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          NEW.version := 1;
          NEW.created_at := moment;
        ELSE
          IF NEW.id <> OLD.id THEN
            RAISE EXCEPTION 'the id of a record does not change' USING ERRCODE = 'restrict_violation';
          END IF;
          IF OLD.updated_at > moment THEN
            RAISE EXCEPTION 'the record was changed by a transaction that began to write later' USING ERRCODE = 'serialization_failure';
          END IF;
          NEW.version := OLD.version + 1;
          NEW.created_at := OLD.created_at;
        END IF;
        NEW.updated_at := moment;
        RETURN NEW;
      END $$;

      CREATE FUNCTION history.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'history is append-only' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history.change
        FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_change();

      CREATE FUNCTION as_of.instant() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
        RETURN current_setting('claimtrail.as_of')::timestamptz;

      CREATE PROCEDURE history.track(tracked text) LANGUAGE plpgsql AS $$
      DECLARE
        app text := current_setting('claimtrail.app_role');
        columns text;
        plain text;
        missing record;
      BEGIN
        EXECUTE format('CREATE TABLE IF NOT EXISTS history.%1$I (LIKE claimtrail.%1$I,
          recorded_at timestamptz NOT NULL, change_id uuid NOT NULL REFERENCES history.change,
          removed boolean NOT NULL DEFAULT false, PRIMARY KEY (id, version))', tracked);
        FOR missing IN
          SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a
          WHERE a.attrelid = format('claimtrail.%I', tracked)::regclass AND a.attnum > 0 AND NOT a.attisdropped
            AND NOT EXISTS (SELECT 1 FROM pg_attribute h WHERE h.attrelid = format('history.%I', tracked)::regclass
                            AND h.attname = a.attname AND NOT h.attisdropped)
          ORDER BY a.attnum
        LOOP
          EXECUTE format('ALTER TABLE history.%I ADD COLUMN %I %s', tracked, missing.name, missing.type);
        END LOOP;
        SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum), string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attnum)
        INTO plain, columns
        FROM pg_attribute a
        WHERE a.attrelid = format('claimtrail.%I', tracked)::regclass AND a.attnum > 0 AND NOT a.attisdropped;

        EXECUTE format($make$
          CREATE OR REPLACE FUNCTION history.%1$I() RETURNS trigger
          LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $body$
          DECLARE this history.change;
          BEGIN
            IF NOT EXISTS (SELECT FROM written) THEN RETURN NULL; END IF;
            this := history.this_change();
            INSERT INTO history.%2$I (%3$s, recorded_at, change_id) SELECT %4$s, this.at, this.id FROM written r;
            RETURN NULL;
          END $body$ $make$, 'keep_' || tracked, tracked, plain, columns);
        EXECUTE format($make$
          CREATE OR REPLACE FUNCTION history.%1$I() RETURNS trigger
          LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $body$
          DECLARE this history.change;
          BEGIN
            IF NOT EXISTS (SELECT FROM written) THEN RETURN NULL; END IF;
            this := history.this_change();
            INSERT INTO history.%2$I (%3$s, recorded_at, change_id, removed)
            SELECT %4$s, this.at, this.id, true FROM written r;
            RETURN NULL;
          END $body$ $make$, 'keep_removed_' || tracked, tracked, plain, replace(columns, 'r.version', 'r.version + 1'));

        -- Triggers fire in the order of their names: what changes nothing never becomes a version.
        EXECUTE format('CREATE OR REPLACE TRIGGER only_changes BEFORE UPDATE ON claimtrail.%I FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()', tracked);
        EXECUTE format('CREATE OR REPLACE TRIGGER stamp BEFORE INSERT OR UPDATE ON claimtrail.%I FOR EACH ROW EXECUTE FUNCTION history.stamp()', tracked);
        EXECUTE format('CREATE OR REPLACE TRIGGER keep_insert AFTER INSERT ON claimtrail.%I REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION history.%I()', tracked, 'keep_' || tracked);
        EXECUTE format('CREATE OR REPLACE TRIGGER keep_update AFTER UPDATE ON claimtrail.%I REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION history.%I()', tracked, 'keep_' || tracked);
        EXECUTE format('CREATE OR REPLACE TRIGGER keep_delete AFTER DELETE ON claimtrail.%I REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION history.%I()', tracked, 'keep_removed_' || tracked);
        EXECUTE format('CREATE OR REPLACE TRIGGER no_truncate BEFORE TRUNCATE ON claimtrail.%I FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_change()', tracked);
        EXECUTE format('CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history.%I FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_change()', tracked);

        EXECUTE format('DROP VIEW IF EXISTS as_of.%I', tracked);
        EXECUTE format('CREATE VIEW as_of.%1$I WITH (security_invoker) AS SELECT %2$s FROM history.%1$I r
          WHERE r.recorded_at <= as_of.instant() AND NOT r.removed AND NOT EXISTS (
            SELECT 1 FROM history.%1$I n WHERE n.id = r.id AND n.version = r.version + 1 AND n.recorded_at <= as_of.instant())',
          tracked, columns);
        EXECUTE format('GRANT SELECT ON history.%1$I, as_of.%1$I TO %2$I', tracked, app);
      END $$;

      DO $$ BEGIN EXECUTE format('GRANT SELECT ON history.change TO %I', current_setting('claimtrail.app_role')); END $$;
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA history FROM PUBLIC;
      REVOKE ALL ON ALL PROCEDURES IN SCHEMA history FROM PUBLIC;

      -- Settled: no transaction that may still write a moment at or before the instant is running. Only a transaction that
      -- has a number can; the rest take their moment later than now. A writer whose start this role may not see unsettles.
      CREATE FUNCTION history.is_settled(instant timestamptz) RETURNS boolean LANGUAGE sql VOLATILE
        RETURN instant < date_trunc('milliseconds', clock_timestamp()) AND NOT EXISTS (
          SELECT 1 FROM pg_locks l LEFT JOIN pg_stat_activity s ON s.pid = l.pid
          WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted
            AND (s.datid IS NULL OR s.datid = (SELECT oid FROM pg_database WHERE datname = current_database()))
            AND coalesce(date_trunc('milliseconds', s.xact_start) <= instant, true));
      DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION history.is_settled, as_of.instant TO %I', current_setting('claimtrail.app_role')); END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION history.is_settled;
      DROP PROCEDURE history.track;
      DROP FUNCTION as_of.instant;
      DROP TABLE history.change CASCADE;
      DROP FUNCTION history.stamp;
      DROP FUNCTION history.refuse_change;
    `);
  }
}
