import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The upper half of a key that holds a moment, without the 16 bits that the moment takes of it; no other lock of ours has it. */
const TOLD = 0x43540000;

const BEFORE = `date_trunc('milliseconds', clock_timestamp())`;

const thisChange = (moment: string, tell: string): string => `
      CREATE OR REPLACE FUNCTION history.this_change() RETURNS history.change
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
        ${tell}INSERT INTO history.change (xid, at, actor_id, reason, request_id)
        VALUES (pg_current_xact_id(), ${moment},
                current_setting('claimtrail.actor')::uuid,
                nullif(current_setting('claimtrail.reason', true), ''),
                nullif(current_setting('claimtrail.request', true), '')::uuid)
        RETURNING * INTO this;
        RETURN this;
      END $$;`;

/**
 * A transaction that writes tells all others since when, by a shared lock whose key is that moment: what it writes is as of then, however
 * long before it began. So an instant that is settled stays so when somebody who had only read until then begins to write.
 *
 * A transaction that has a number and has told nothing yet may have any moment since it began.
 */
export class SettledMoments1780000760000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${thisChange(
        'this.at',
        `this.at := ${BEFORE};
        PERFORM pg_advisory_xact_lock_shared(${TOLD}::bigint << 32 | (extract(epoch FROM this.at) * 1000)::bigint);
        `,
      )}
      -- The first moment that any transaction may have which writes now, '-infinity' where it is not known; null where none writes.
      CREATE FUNCTION history.writing_since(but_not integer) RETURNS timestamptz LANGUAGE sql VOLATILE
        RETURN (SELECT min(coalesce(l.since, date_trunc('milliseconds', s.xact_start),
            -- Whoever was seen in no transaction, or not at all, and holds a lock before or after that, is done or has begun since.
            CASE WHEN l.pid IS NOT NULL AND (s.pid IS NULL OR s.state <> 'disabled') THEN date_trunc('milliseconds', transaction_timestamp()) END,
            '-infinity'))
          FROM (
            SELECT l.pid, bool_or(l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted) AS writes,
              min(to_timestamp(((l.classid::bigint & 65535) << 32 | l.objid::bigint) / 1000.0)) FILTER (WHERE l.locktype = 'advisory' AND l.objsubid = 1
                AND l.granted AND l.classid::bigint & ~65535::bigint = ${TOLD} AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS since
            FROM pg_locks l GROUP BY l.pid) l
          LEFT JOIN pg_stat_activity s ON s.pid = l.pid
          WHERE l.writes AND (l.pid = but_not) IS NOT TRUE
            AND (s.datid IS NULL OR s.datid = (SELECT oid FROM pg_database WHERE datname = current_database())));
      CREATE OR REPLACE FUNCTION history.is_settled(instant timestamptz) RETURNS boolean LANGUAGE sql VOLATILE
        RETURN instant < ${BEFORE} AND coalesce(instant < history.writing_since(NULL), true);
      REVOKE ALL ON FUNCTION history.writing_since FROM PUBLIC;
      DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION history.writing_since TO %I', current_setting('claimtrail.app_role')); END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${thisChange(BEFORE, '')}
      CREATE OR REPLACE FUNCTION history.is_settled(instant timestamptz) RETURNS boolean LANGUAGE sql VOLATILE
        RETURN instant < ${BEFORE} AND NOT EXISTS (
          SELECT 1 FROM pg_locks l LEFT JOIN pg_stat_activity s ON s.pid = l.pid
          WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted
            AND (s.datid IS NULL OR s.datid = (SELECT oid FROM pg_database WHERE datname = current_database()))
            AND coalesce(date_trunc('milliseconds', s.xact_start) <= instant, true));
      DROP FUNCTION history.writing_since;
    `);
  }
}
