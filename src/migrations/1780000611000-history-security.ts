import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose versions say who may read them today, with where that is decided for a row of theirs. */
const KEPT: Readonly<Record<string, (row: string) => string>> = {
  entity: (row) => `claimtrail.audience_key(${row}.audience, ${row}.desk_id)`,
  source: (row) => `claimtrail.audience_key(${row}.audience, ${row}.desk_id)`,
  claim: (row) => `claimtrail.audience_key(${row}.audience, ${row}.desk_id)`,
  scope_value: (row) => keyOf('claim', `${row}.claim_id`),
  derivation_input: (row) => keyOf('derivation', `${row}.derivation_id`),
  derivation_result: (row) => keyOf('derivation', `${row}.id`),
};

const keyOf = (table: string, id: string): string =>
  `coalesce((SELECT claimtrail.audience_key(whole.audience, whole.desk_id) FROM claimtrail.${table} whole WHERE whole.id = ${id}), '')`;

/** What everybody may read today of somebody or something that is protected; null where nothing is withheld. */
const SHOWN: Readonly<Record<string, (row: string) => string>> = {
  entity: (row) =>
    `CASE WHEN ${row}.confidential THEN jsonb_build_object('kind', ${row}.kind, 'description', ${row}.description) END`,
  source: (row) =>
    `CASE WHEN ${row}.confidential THEN jsonb_build_object('kind', ${row}.kind, 'description', ${row}.description, 'language', ${row}.language) END`,
};

/** Keeps with each version who may read the record today, and what of it is shown, so that no other table is asked for every version. */
function keepReaders(table: string, key: (row: string) => string): string {
  const shown = SHOWN[table];
  const set = (row: string): string => `readers = ${key(row)}${shown ? `, shown = ${shown(row)}` : ''}`;
  const own = table === 'entity' || table === 'source' || table === 'claim';
  return `
    ALTER TABLE history.${table} ADD COLUMN readers text NOT NULL DEFAULT ''${shown ? ', ADD COLUMN shown jsonb' : ''};
    ALTER TABLE history.${table} DISABLE TRIGGER append_only;
    UPDATE history.${table} h SET ${own ? `${set('now')} FROM claimtrail.${table} now WHERE now.id = h.id` : set('h')};
    ALTER TABLE history.${table} ENABLE TRIGGER append_only;
    CREATE FUNCTION history.${table}_readers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
      NEW.readers := ${key('NEW')};
      ${shown ? `NEW.shown := ${shown('NEW')};` : ''}
      RETURN NEW;
    END $$;
    REVOKE ALL ON FUNCTION history.${table}_readers FROM PUBLIC;
    CREATE TRIGGER readers BEFORE INSERT ON history.${table} FOR EACH ROW EXECUTE FUNCTION history.${table}_readers();
    ALTER TABLE history.${table} ENABLE ALWAYS TRIGGER readers;
    CALL history.track('${table}');
    ALTER POLICY reads ON history.${table} USING (readers = ANY (claimtrail.readership()));
    ${own ? follow(table, set('NEW'), shown ? 'OR OLD.confidential OR NEW.confidential' : '') : ''}`;
}

/** Earlier versions follow the record; what is for fewer or more readers takes along what is read where it is. */
const follow = (table: string, set: string, more: string): string => `
    CREATE FUNCTION history.follow_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
      UPDATE history.${table} SET ${set} WHERE id = NEW.id;
      ${
        table === 'claim'
          ? `UPDATE history.scope_value SET readers = ${KEPT['claim']?.('NEW') ?? ''} WHERE claim_id = NEW.id;
      UPDATE history.link SET a_readership = ${KEPT['claim']?.('NEW') ?? ''} WHERE a_id = NEW.id;
      UPDATE history.link SET b_readership = ${KEPT['claim']?.('NEW') ?? ''} WHERE b_id = NEW.id;`
          : ''
      }
      RETURN NULL;
    END $$;
    REVOKE ALL ON FUNCTION history.follow_${table} FROM PUBLIC;
    CREATE TRIGGER follow_past AFTER UPDATE ON claimtrail.${table} FOR EACH ROW
      WHEN (claimtrail.audience_key(OLD.audience, OLD.desk_id) <> claimtrail.audience_key(NEW.audience, NEW.desk_id) ${more})
      EXECUTE FUNCTION history.follow_${table}();`;

/** Tables that everybody reads whole, and of whose rows none is ever removed. */
const OPEN = ['desk', 'principal', 'metric', 'rate_set'];

/** Tables whose rows are for the same readers for ever, so that each version says so by itself. */
const FIXED = ['statement', 'derivation'];

/** Every version is read by whoever may read the record today; who wrote it and why is told for the versions one can read. */
export class HistorySecurity1780000611000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER PROCEDURE history.track(text) RENAME TO track_versions;
      CREATE PROCEDURE history.track(tracked text) LANGUAGE plpgsql AS $$
      BEGIN
        CALL history.track_versions(tracked);
        EXECUTE format('ALTER TABLE history.%I ENABLE ROW LEVEL SECURITY', tracked);
        IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = format('history.%I', tracked)::regclass) THEN
          EXECUTE format('CREATE POLICY reads ON history.%1$I FOR SELECT TO %2$I USING (EXISTS (SELECT FROM claimtrail.%1$I now WHERE now.id = %1$I.id))',
            tracked, current_setting('claimtrail.app_role'));
        END IF;
        -- What is recorded is never changed; who may read it today is.
        EXECUTE (SELECT format('CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OF %s OR DELETE OR TRUNCATE ON history.%I
            FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_change()', string_agg(quote_ident(a.attname), ', '), tracked)
          FROM pg_attribute a WHERE a.attrelid = format('history.%I', tracked)::regclass AND a.attnum > 0 AND NOT a.attisdropped
            AND a.attname NOT IN ('readers', 'shown', 'a_readership', 'b_readership'));
      END $$;
      REVOKE ALL ON PROCEDURE history.track FROM PUBLIC;

      DO $$
      DECLARE tracked text;
      BEGIN
        FOR tracked IN SELECT tablename FROM pg_tables WHERE schemaname = 'history' AND tablename <> 'change' LOOP
          CALL history.track(tracked);
        END LOOP;
      END $$;

      ALTER TABLE history.change ENABLE ROW LEVEL SECURITY;
      CREATE FUNCTION history.changes(ids uuid[]) RETURNS TABLE (id uuid, at timestamptz, actor_id uuid, reason text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog ROWS 10
      BEGIN ATOMIC
        SELECT c.id, c.at, c.actor_id, c.reason FROM history.change c WHERE c.id = ANY (ids);
      END;
      REVOKE ALL ON FUNCTION history.changes FROM PUBLIC;
      DO $$ BEGIN
        EXECUTE format('REVOKE ALL ON history.change FROM %I', current_setting('claimtrail.app_role'));
        EXECUTE format('GRANT EXECUTE ON FUNCTION history.changes TO %I', current_setting('claimtrail.app_role'));
      END $$;
      ${FIXED.map((table) => `ALTER POLICY reads ON history.${table} USING (claimtrail.audience_key(audience, desk_id) = ANY (claimtrail.readership()));`).join('\n')}
      ALTER POLICY reads ON history.link USING (a_readership = ANY (claimtrail.readership()) AND b_readership = ANY (claimtrail.readership()));
      ${OPEN.map((table) => `ALTER POLICY reads ON history.${table} USING (true);`).join('\n')}
    `);
    await db.query(`CREATE INDEX entity_same_as_idx ON history.entity (same_as_id) WHERE same_as_id IS NOT NULL`);
    for (const [table, key] of Object.entries(KEPT)) await db.query(keepReaders(table, key));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(KEPT)) {
      await db.query(`DROP FUNCTION IF EXISTS history.follow_${table} CASCADE; DROP FUNCTION history.${table}_readers CASCADE;
        DROP POLICY reads ON history.${table}; ALTER TABLE history.${table} DROP COLUMN readers, DROP COLUMN IF EXISTS shown;
        CREATE POLICY reads ON history.${table} FOR SELECT USING (false)`);
    }
    await db.query(`
      DO $$
      DECLARE tracked text;
      BEGIN
        EXECUTE format('GRANT SELECT ON history.change TO %I', current_setting('claimtrail.app_role'));
        FOR tracked IN SELECT tablename FROM pg_tables WHERE schemaname = 'history' AND tablename <> 'change' LOOP
          EXECUTE format('DROP POLICY reads ON history.%I', tracked);
          EXECUTE format('ALTER TABLE history.%I DISABLE ROW LEVEL SECURITY', tracked);
        END LOOP;
      END $$;
      DROP INDEX history.entity_same_as_idx;
      DROP FUNCTION history.changes;
      ALTER TABLE history.change DISABLE ROW LEVEL SECURITY;
      DROP PROCEDURE history.track;
      ALTER PROCEDURE history.track_versions(text) RENAME TO track;
      DO $$
      DECLARE tracked text;
      BEGIN
        FOR tracked IN SELECT tablename FROM pg_tables WHERE schemaname = 'history' AND tablename <> 'change' LOOP
          CALL history.track(tracked);
        END LOOP;
      END $$;
    `);
  }
}
