// Fills a store for comparing the past with the present: every claim, statement, entity, source and link has many versions. And makes a
// schema that keeps no history, which only benchmarks have.
import pg from 'pg';

import { SYSTEM } from './bench-recording-fill.mjs';
import { fillWithDesks } from './bench-rights-fill.mjs';

/** The tables that have versions. */
const TRACKED = `SELECT table_name::text AS name FROM information_schema.columns WHERE table_schema = 'history' AND column_name = 'recorded_at'`;

const CHANGED = ['claim', 'statement', 'entity', 'source', 'link'];

/**
 * A store of `claims` claims whose records were changed once an hour until they had `versions` versions.
 *
 * @returns the moment in the middle of that
 */
export async function fillWithVersions(owner, claims, versions, rules) {
  await fillWithDesks(owner, claims, rules);
  const { rows } = await owner.query(
    `SELECT date_trunc('milliseconds', now()) - interval '${versions + 1} hours' AS began`,
  );
  const moment = (n) => new Date(rows[0].began.getTime() + n * 3_600_000).toISOString();
  await owner.query('SET session_replication_role = replica; SET search_path = claimtrail, history, public');
  const { rows: tables } = await owner.query(TRACKED);
  // What there is from the beginning: everything as it was first recorded.
  for (const { name } of tables) {
    await owner.query(`UPDATE history.${name} SET recorded_at = $1, created_at = $1, updated_at = $1`, [moment(1)]);
    await owner.query(`UPDATE claimtrail.${name} SET created_at = $1, updated_at = $1`, [moment(1)]);
  }
  for (let version = 2; version <= versions; version++) {
    const { rows: made } = await owner.query(
      `INSERT INTO history.change (xid, at, actor_id, reason) VALUES (pg_current_xact_id(), $1, '${SYSTEM}', 'version ' || $2::text) RETURNING id`,
      [moment(version), version],
    );
    for (const name of CHANGED) {
      const columns = await columnsOf(owner, name);
      const same = columns.filter(
        (column) => !['version', 'updated_at', 'recorded_at', 'change_id', 'replaced_at'].includes(column),
      );
      await owner.query(
        `INSERT INTO history.${name} (${same.join(', ')}, version, updated_at, recorded_at, change_id, replaced_at)
         SELECT ${same.join(', ')}, $1, $2, $2, $3, 'infinity' FROM history.${name} WHERE version = $1 - 1`,
        [version, moment(version), made[0].id],
      );
      await owner.query(`UPDATE history.${name} SET replaced_at = $2 WHERE version = $1 - 1`, [
        version,
        moment(version),
      ]);
    }
  }
  for (const name of CHANGED)
    await owner.query(`UPDATE claimtrail.${name} SET version = $1, updated_at = $2`, [versions, moment(versions)]);
  await owner.query('RESET session_replication_role; RESET search_path');
  await owner.query('VACUUM ANALYZE');
  return moment(versions / 2 + 0.5);
}

async function columnsOf(owner, table) {
  const { rows } = await owner.query(
    `SELECT a.attname AS name FROM pg_attribute a WHERE a.attrelid = 'history.${table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
  );
  return rows.map(({ name }) => name);
}

/** Takes all that keeps history out of a copy of a store: rows have a version and moments of their own, and nothing else is kept. */
export async function withoutHistory(url) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query(`
    CREATE FUNCTION claimtrail.bench_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.version := OLD.version + 1;
      NEW.updated_at := clock_timestamp();
      RETURN NEW;
    END $$;
    GRANT EXECUTE ON FUNCTION claimtrail.bench_stamp TO PUBLIC;
    DO $$ DECLARE tracked text; BEGIN
      FOR tracked IN ${TRACKED} LOOP
        EXECUTE format('DROP TRIGGER keep_insert ON claimtrail.%1$I; DROP TRIGGER keep_update ON claimtrail.%1$I; DROP TRIGGER keep_delete ON claimtrail.%1$I;
          DROP TRIGGER stamp ON claimtrail.%1$I; DROP TRIGGER IF EXISTS follow_past ON claimtrail.%1$I;
          ALTER TABLE claimtrail.%1$I ALTER version SET DEFAULT 1, ALTER created_at SET DEFAULT date_trunc(''milliseconds'', now()), ALTER updated_at SET DEFAULT date_trunc(''milliseconds'', now());
          CREATE TRIGGER stamp BEFORE UPDATE ON claimtrail.%1$I FOR EACH ROW EXECUTE FUNCTION claimtrail.bench_stamp()', tracked);
      END LOOP; END $$`);
  await client.end();
}
