// Makes a store that was filled by SQL into one whose ledger attests all of it, and seals it.
import { load } from './bench-app.mjs';

/** Seals everything as the application does. */
export async function seal(appUrl, folder) {
  const { databaseOptions } = await load('app/database.js');
  const { Transactions } = await load('platform/transactions.js');
  const { SOFTWARE } = await load('platform/caller.js');
  const { sealLedger } = await load('history/sealing.service.js');
  const { DataSource } = await import('typeorm');
  const db = await new DataSource({ ...databaseOptions(appUrl), poolSize: 2 }).initialize();
  const started = performance.now();
  const config = { ledgerKey: null, databaseUrl: null, dataDir: folder };
  await new Transactions(db).write({ caller: SOFTWARE }, (tx) => sealLedger(tx, config));
  await db.destroy();
  return (performance.now() - started) / 1000;
}

/** Gives leaves to versions that were filled in past the triggers that keep them. */
export async function attest(owner) {
  // Some is filled in without its versions. No nested loops: see the filler.
  await owner.query('SET enable_nestloop = off');
  for (const table of ['derivation_result', 'desk']) {
    const { rows } = await owner.query(`SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
      WHERE attrelid = 'claimtrail.${table}'::regclass AND attnum > 0 AND NOT attisdropped`);
    await owner.query(`INSERT INTO history.${table} (${rows[0].names}, recorded_at, change_id)
      SELECT ${rows[0].names}, c.change_at, c.of_change FROM claimtrail.${table} t, (SELECT at AS change_at, id AS of_change FROM history.change ORDER BY id DESC LIMIT 1) c
      WHERE NOT EXISTS (SELECT FROM history.${table} h WHERE h.id = t.id)`);
  }
  await owner.query(`SET search_path = claimtrail; SET timezone = 'UTC'; SET session_replication_role = replica; DELETE FROM history.leaf;
    DO $$ DECLARE kept record; BEGIN
      FOR kept IN SELECT DISTINCT record FROM history.attested WHERE record NOT IN ('change', 'transition', 'rate') LOOP
        EXECUTE format('UPDATE history.%1$I h SET recorded_at = c.at, updated_at = c.at, created_at = CASE h.version WHEN 1 THEN c.at ELSE h.created_at END
          FROM history.change c WHERE c.id = h.change_id AND (h.recorded_at, h.updated_at, h.created_at) IS DISTINCT FROM (c.at, c.at, CASE h.version WHEN 1 THEN c.at ELSE h.created_at END)', kept.record);
        EXECUTE format('UPDATE claimtrail.%1$I t SET created_at = h.created_at, updated_at = h.updated_at FROM history.%1$I h
          WHERE h.id = t.id AND h.version = t.version AND (t.created_at, t.updated_at) IS DISTINCT FROM (h.created_at, h.updated_at)', kept.record);
        EXECUTE format('DROP TRIGGER attest ON history.%I', kept.record);
        CALL history.keep_leaves(kept.record);
      END LOOP;
      DROP TRIGGER attest ON history.change; CALL history.keep_leaves('change', 'r.id', '1', 'history.change');
      DROP TRIGGER attest ON claimtrail.transition; CALL history.keep_leaves('transition', 'r.id', '1', 'claimtrail.transition');
    END $$; RESET ALL`);
  await owner.query('VACUUM ANALYZE');
}
