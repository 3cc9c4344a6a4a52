import type { MigrationInterface, QueryRunner } from 'typeorm';

/** This software itself (`platform/caller.ts`). */
const SOFTWARE = '00000000-0000-7000-8000-000000000001';

/** What comes before the first leaf of a record. */
const NOTHING = Buffer.alloc(32).toString('base64');

/** The id of a rate's leaf, in words that an index may have; as migration `ledger` makes it. */
const RATE_ID = `(md5(set_id || ' ' || currency || ' ' || lpad(extract(year FROM day)::int::text, 4, '0') || '-'
        || lpad(extract(month FROM day)::int::text, 2, '0') || '-' || lpad(extract(day FROM day)::int::text, 2, '0'))::uuid)`;

/** Records of which there are many, and each version is read by whoever may read its table. */
const MANY = [
  'statement',
  'derivation',
  'derivation_input',
  'scope_value',
  'source_relation',
  'evidence_search',
  'usage',
];

/**
 * Whoever may read a version may read what attests it. Of some nobody reads what was recorded but what is shown of it today: of those who are
 * protected, of sentences that may name them, and of why something was changed.
 *
 * An export asks this of every leaf: so it is written out, and no function that is called. OFFSET 0 has each looked up by its key, where PostgreSQL would
 * read a whole table to have all answers at once.
 */
const MAY_READ = `CASE
          WHEN (claimtrail.readership() <> '{}') IS NOT TRUE OR record IN ('change', 'confidential_identity', 'link', 'derivation_result') THEN false
          WHEN record = 'rate' THEN true
          WHEN record = 'transition' THEN EXISTS (SELECT FROM claimtrail.transition t WHERE t.id = leaf.id OFFSET 0)
          WHEN record = 'entity' THEN EXISTS (SELECT FROM history.open_entity o WHERE o.id = leaf.id AND o.version = leaf.version AND NOT o.confidential OFFSET 0)
          WHEN record = 'source' THEN EXISTS (SELECT FROM history.open_source o WHERE o.id = leaf.id AND o.version = leaf.version AND NOT o.confidential OFFSET 0)
          WHEN record = 'claim' THEN
            EXISTS (SELECT FROM history.claim r WHERE r.id = leaf.id AND r.version = leaf.version
              AND EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = r.subject_id OFFSET 0)
              AND (r.value_entity_id IS NULL OR EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = r.value_entity_id OFFSET 0)) OFFSET 0)
            AND NOT EXISTS (SELECT FROM history.scope_value v WHERE v.claim_id = leaf.id AND v.entity_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = v.entity_id OFFSET 0) OFFSET 0)
          ${MANY.map((record) => `WHEN record = '${record}' THEN EXISTS (SELECT FROM history.${record} r WHERE r.id = leaf.id AND r.version = leaf.version OFFSET 0)`).join('\n          ')}
          ELSE history.may_read_version(record, id, version) END`;

/**
 * Checkpoints of the ledger, the public keys that sign them, and where they were taken to.
 *
 * Private keys are in files, and never here. The application adds to these tables; nobody changes what is there, but for how far a delivery is.
 */
export class Signing1780000775000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE history.signing_key (
        number    int PRIMARY KEY CONSTRAINT signing_key_number_check CHECK (number > 0),
        vkey      text NOT NULL UNIQUE,
        since     timestamptz NOT NULL,
        statement text
      );
      COMMENT ON TABLE history.signing_key IS 'Public keys that sign checkpoints, each with what the one before says of it.';
      COMMENT ON COLUMN history.signing_key.vkey IS 'Verifier key as of c2sp.org/signed-note; its name is that of the ledger.';
      COMMENT ON COLUMN history.signing_key.statement IS 'A note by the key before, which this one takes the place of; null where none vouches for it.';

      CREATE TABLE history.revoked_key (
        number int PRIMARY KEY REFERENCES history.signing_key,
        at     timestamptz NOT NULL,
        reason text NOT NULL CONSTRAINT revoked_key_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 2000)
      );
      COMMENT ON TABLE history.revoked_key IS 'Keys whose checkpoints count until a moment only.';

      CREATE TABLE history.checkpoint (
        number    int PRIMARY KEY CONSTRAINT checkpoint_number_check CHECK (number > 0),
        size      bigint NOT NULL CONSTRAINT checkpoint_size_check CHECK (size > 0),
        root      bytea NOT NULL CONSTRAINT checkpoint_root_check CHECK (length(root) = 32),
        edge      bytea NOT NULL CONSTRAINT checkpoint_edge_check CHECK (length(edge) % 32 = 0),
        sealed_at timestamptz NOT NULL,
        settled   timestamptz NOT NULL,
        key       int NOT NULL REFERENCES history.signing_key,
        note      text NOT NULL
      );
      COMMENT ON COLUMN history.checkpoint.edge IS 'Roots of the whole subtrees at the right edge of the tree: what is needed to go on without reading its leaves again.';
      COMMENT ON COLUMN history.checkpoint.settled IS 'Everything that was recorded until then is covered.';
      COMMENT ON COLUMN history.checkpoint.note IS 'What is signed, with its signature.';

      CREATE TABLE claimtrail.checkpoint_delivery (
        number       int NOT NULL REFERENCES history.checkpoint,
        place        text NOT NULL,
        delivered_at timestamptz,
        tries        int NOT NULL DEFAULT 0,
        fault        text,
        PRIMARY KEY (place, number)
      );
      COMMENT ON TABLE claimtrail.checkpoint_delivery IS 'Where checkpoints were taken to; those of a place that has none yet are not there.';
      COMMENT ON COLUMN claimtrail.checkpoint_delivery.fault IS 'Why the last try failed; null where it did not.';

      DO $$
      DECLARE
        app text := current_setting('claimtrail.app_role');
        kept text;
      BEGIN
        FOREACH kept IN ARRAY '{signing_key,revoked_key,checkpoint}'::text[] LOOP
          EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history.%I FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_change()', kept);
          EXECUTE format('ALTER TABLE history.%I ENABLE ROW LEVEL SECURITY', kept);
          EXECUTE format('CREATE POLICY reads ON history.%I FOR SELECT TO %I USING (true)', kept, app);
          EXECUTE format('GRANT SELECT ON history.%I TO %I', kept, app);
        END LOOP;
        ALTER TABLE claimtrail.checkpoint_delivery ENABLE ROW LEVEL SECURITY;
        EXECUTE format('CREATE POLICY reads ON claimtrail.checkpoint_delivery FOR SELECT TO %I USING (true)', app);
        EXECUTE format('CREATE POLICY adds ON claimtrail.checkpoint_delivery FOR INSERT TO %I WITH CHECK (claimtrail.actor() = ''${SOFTWARE}'')', app);
        EXECUTE format('CREATE POLICY changes ON claimtrail.checkpoint_delivery FOR UPDATE TO %I USING (claimtrail.actor() = ''${SOFTWARE}'')', app);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON claimtrail.checkpoint_delivery TO %I', app);
        EXECUTE format('GRANT EXECUTE ON FUNCTION history.seal TO %I', app);
      END $$;

      -- The next checkpoint, after whatever was sealed. Who is nobody seals nothing.
      CREATE FUNCTION history.keep_checkpoint(of_number int, of_size bigint, of_root bytea, of_edge bytea, at timestamptz, all_until timestamptz, by_key int, signed text)
      RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF claimtrail.actor() IS NULL OR of_number <> (SELECT count(*) + 1 FROM history.checkpoint) THEN
          RAISE EXCEPTION 'checkpoints follow each other' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO history.checkpoint VALUES (of_number, of_size, of_root, of_edge, at, all_until, by_key, signed);
      END $$;

      -- The first key, by whoever seals first; others are put in its place by whoever operates the instance.
      CREATE FUNCTION history.keep_first_key(verifier_key text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF claimtrail.actor() IS NULL OR EXISTS (SELECT FROM history.signing_key) THEN
          RAISE EXCEPTION 'there is a key already' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO history.signing_key (number, vkey, since) VALUES (1, verifier_key, clock_timestamp());
      END $$;

      CREATE FUNCTION history.is_unsealed() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
        RETURN EXISTS (SELECT FROM history.leaf l WHERE l.position IS NULL) AND claimtrail.readership() <> '{}';

      -- Hashes of leaves in their order: what everybody may know of them.
      CREATE FUNCTION history.leaf_hashes(after bigint, most int) RETURNS TABLE ("position" bigint, hash bytea) LANGUAGE sql STABLE SECURITY DEFINER
      BEGIN ATOMIC
        SELECT l.position, l.hash FROM history.leaf l
        WHERE l.position > after AND claimtrail.readership() <> '{}' ORDER BY l.position LIMIT most;
      END;

      -- Whether a version can be read, of whatever table.
      CREATE FUNCTION history.may_read_version(of_record text, of_id uuid, of_version int) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
      DECLARE
        may boolean;
      BEGIN
        IF to_regclass(format('history.%I', of_record)) IS NULL THEN RETURN false; END IF;
        EXECUTE format('SELECT EXISTS (SELECT FROM history.%I r WHERE r.id = $1 AND r.version = $2)', of_record) INTO may USING of_id, of_version;
        RETURN may;
      END $$;

      -- Leaves as lines of an export, with what was hashed of each, in the order of what is asked for; for whoever reads everything. Put together here, since
      -- to take rows apart and make JSON of them again takes longer than all the rest. Each is looked up by its key: no join reads all leaves for some.
      -- Where digests are given, only of leaves that have them.
      CREATE FUNCTION history.lines_of(of_record text, ids uuid[], seqs int[], digests text[] DEFAULT NULL) RETURNS SETOF text
      LANGUAGE plpgsql STABLE SET search_path = pg_catalog SET timezone = 'UTC' SET enable_hashjoin = off SET enable_mergejoin = off AS $$
      DECLARE
        kept text := CASE WHEN of_record IN ('transition', 'rate') THEN 'claimtrail' ELSE 'history' END;
        content text := history.content_expression(of_record);
      BEGIN
        RETURN QUERY EXECUTE format($q$
          SELECT '{' || CASE WHEN l.position IS NULL THEN '' ELSE '"position":' || l.position || ',' END || '"record":' || to_json($3) || ',"id":"' || l.id
            || '","seq":' || l.seq || ',"version":' || l.version || ',"kind":"' || l.kind || '","previous":'
            || CASE WHEN l.seq = 1 THEN '"${NOTHING}"' ELSE coalesce('"' || encode(p.hash, 'base64') || '"', 'null') END
            || ',"digest":"' || encode(l.digest, 'base64') || '","hash":"' || encode(l.hash, 'base64') || '"'
            || CASE WHEN l.salt IS NULL THEN '' ELSE ',"salt":"' || encode(l.salt, 'base64') || '"' || coalesce(',"content":' || %1$s, '') END || '}'
          FROM unnest($1, $2, $4) WITH ORDINALITY AS w(id, seq, digest, n)
          JOIN history.leaf l ON l.record = $3 AND l.id = w.id AND l.seq = w.seq AND ($4 IS NULL OR encode(l.digest, 'base64') = w.digest)
          LEFT JOIN history.leaf p ON l.seq > 1 AND p.record = $3 AND p.id = l.id AND p.seq = l.seq - 1
          LEFT JOIN %2$s ON %3$s ORDER BY w.n $q$,
          CASE WHEN to_regclass(format('%I.%I', kept, of_record)) IS NULL THEN 'NULL::text' ELSE format('CASE WHEN r.%I IS NOT NULL THEN %s END', CASE of_record WHEN 'rate' THEN 'set_id' ELSE 'id' END, content) END,
          CASE WHEN to_regclass(format('%I.%I', kept, of_record)) IS NULL THEN '(SELECT NULL::uuid AS id, 0 AS version) r' ELSE format('%I.%I r', kept, of_record) END,
          CASE WHEN of_record IN ('change', 'transition') THEN 'r.id = l.id' WHEN of_record = 'rate' THEN $r$${RATE_ID} = l.id$r$
            ELSE 'r.id = l.id AND r.version = l.version' END)
        USING ids, seqs, of_record, digests;
      END $$;

      -- The same, of leaves whose digests one knows: they are shown to whoever may read them.
      CREATE FUNCTION history.known_lines_of(of_record text, ids uuid[], seqs int[], digests text[]) RETURNS SETOF text
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
        RETURN history.lines_of(of_record, ids, seqs, coalesce(digests, '{}'));
      REVOKE ALL ON FUNCTION history.lines_of FROM PUBLIC;
      REVOKE ALL ON FUNCTION history.keep_checkpoint, history.keep_first_key, history.is_unsealed, history.leaf_hashes, history.may_read_version, history.known_lines_of FROM PUBLIC;
      DO $$
      DECLARE app text := current_setting('claimtrail.app_role');
      BEGIN
        EXECUTE format('GRANT EXECUTE ON FUNCTION history.keep_checkpoint, history.keep_first_key, history.is_unsealed, history.leaf_hashes, history.may_read_version, history.known_lines_of TO %I', app);
        EXECUTE format($policy$CREATE POLICY reads ON history.leaf FOR SELECT TO %I USING (${MAY_READ})$policy$, app);
        EXECUTE format('GRANT SELECT ON history.leaf TO %I', app);
      END $$;

      CREATE INDEX rate_leaf_idx ON claimtrail.rate (${RATE_ID});
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX claimtrail.rate_leaf_idx;
      DROP POLICY reads ON history.leaf;
      DROP FUNCTION history.known_lines_of, history.lines_of, history.may_read_version, history.leaf_hashes, history.is_unsealed, history.keep_checkpoint, history.keep_first_key;
      DROP TABLE claimtrail.checkpoint_delivery, history.checkpoint, history.revoked_key, history.signing_key;
      DO $$ BEGIN EXECUTE format('REVOKE EXECUTE ON FUNCTION history.seal FROM %1$I; REVOKE SELECT ON history.leaf FROM %1$I', current_setting('claimtrail.app_role')); END $$;
    `);
  }
}
