import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is erased as a whole, with the table that it stands in. */
const ERASED = `(VALUES ('entity', 'entity'), ('source', 'source'), ('user', 'principal')) AS k(kind, record)`;

/** What can be kept from being erased. */
const HELD = `'claim', 'statement', 'entity', 'source', 'user'`;

const TRACKED = `
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL`;

/**
 * Erasures and legal holds: who asks for one, on what ground, and who is the second (domain.md §10).
 *
 * The database decides who may: people who are admins at this moment, never a program. The words that are to be erased are kept apart and only
 * until that is decided; nothing that is kept has them.
 */
export class Erasures1780000780000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE erasure (
        id         uuid PRIMARY KEY DEFAULT uuidv7(),
        records    jsonb NOT NULL,
        ground     text NOT NULL CONSTRAINT erasure_ground_check CHECK (length(ground) BETWEEN 1 AND 500),
        reason     text CONSTRAINT erasure_reason_check CHECK (length(reason) BETWEEN 1 AND 5000),
        state      text NOT NULL DEFAULT 'requested' CONSTRAINT erasure_state_check CHECK (state IN ('requested', 'done', 'withdrawn')),
        owner_id   uuid NOT NULL REFERENCES principal,
        decider_id uuid REFERENCES principal,
        decided_at timestamptz,
        found      jsonb,
        revisions  int,
        rests      jsonb,${TRACKED},
        CONSTRAINT erasure_decided_check CHECK ((state = 'requested') = (decider_id IS NULL) AND (decider_id IS NULL) = (decided_at IS NULL)),
        CONSTRAINT erasure_done_check CHECK ((state = 'done') = (revisions IS NOT NULL) AND num_nulls(revisions, found, rests) IN (0, 3)),
        CONSTRAINT erasure_four_eyes_check CHECK (state <> 'done' OR owner_id <> decider_id)
      );
      COMMENT ON TABLE erasure IS 'What is, or was, to be erased, on which ground, by whom. Nothing of what is erased stands here.';
      COMMENT ON COLUMN erasure.records IS 'Records that are erased as a whole: kind and id.';
      COMMENT ON COLUMN erasure.found IS 'In how many rows of which tables it was found.';
      COMMENT ON COLUMN erasure.rests IS 'The hashes of these leaves, in base64: none but these says what an erasure left.';
      COMMENT ON COLUMN erasure.revisions IS 'How many versions it erased: as many leaves of the ledger say so.';

      CREATE TABLE erasure_words (
        erasure_id uuid PRIMARY KEY REFERENCES erasure,
        words      jsonb NOT NULL,
        hidden     jsonb NOT NULL,
        withheld   int GENERATED ALWAYS AS (jsonb_array_length(hidden)) STORED
      );
      COMMENT ON COLUMN erasure_words.hidden IS 'The same, that whoever asked may not read: names behind a protected record, or of other desks. Nobody is shown them.';
      COMMENT ON TABLE erasure_words IS 'What is to be erased wherever it stands; only until that is decided.';

      CREATE TABLE legal_hold (
        id             uuid PRIMARY KEY DEFAULT uuidv7(),
        kind           text NOT NULL CONSTRAINT legal_hold_kind_check CHECK (kind IN (${HELD})),
        record_id      uuid NOT NULL,
        ground         text NOT NULL CONSTRAINT legal_hold_ground_check CHECK (length(ground) BETWEEN 1 AND 500),
        owner_id       uuid NOT NULL REFERENCES principal,
        releaser_id    uuid REFERENCES principal,
        released_at    timestamptz,
        release_reason text CONSTRAINT legal_hold_release_reason_check CHECK (length(release_reason) BETWEEN 1 AND 5000),${TRACKED},
        CONSTRAINT legal_hold_released_check CHECK (num_nulls(releaser_id, released_at, release_reason) IN (0, 3))
      );
      CREATE UNIQUE INDEX legal_hold_in_force_key ON legal_hold (kind, record_id) WHERE released_at IS NULL;
      COMMENT ON TABLE legal_hold IS 'What must be kept for a court or an authority, and is erased by nobody meanwhile.';

      CALL history.track('erasure');
      CALL history.track('legal_hold');
      ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
      ALTER TABLE erasure_words ENABLE ROW LEVEL SECURITY;
      ALTER TABLE legal_hold ENABLE ROW LEVEL SECURITY;
      DO $$
      DECLARE app text := current_setting('claimtrail.app_role');
      BEGIN
        EXECUTE format('CREATE POLICY reads ON erasure FOR SELECT TO %I USING (administering())', app);
        EXECUTE format('CREATE POLICY reads ON erasure_words FOR SELECT TO %I USING (administering() AND EXISTS (SELECT FROM principal p WHERE p.id = actor() AND p.kind = ''person''))', app);
        EXECUTE format('CREATE POLICY reads ON legal_hold FOR SELECT TO %I USING (administering())', app);
        EXECUTE format('GRANT SELECT ON erasure, legal_hold TO %I', app);
        EXECUTE format('GRANT SELECT (erasure_id, words, withheld) ON erasure_words TO %I', app);
      END $$;

      -- Who acts, where that is a person who is an admin at this moment.
      CREATE FUNCTION acting_admin() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM principal p WHERE p.id = actor() AND p.kind = 'person' AND NOT p.disabled AND 'admin' = ANY (p.roles)) THEN
          RAISE EXCEPTION 'only a person who is an admin erases, or keeps from being erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_admin_check';
        END IF;
        RETURN actor();
      END $$;

      -- What of a kind there is with an id. What was merged into an entity is the same one.
      CREATE FUNCTION is_record(kind text, id uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = claimtrail, pg_temp
        RETURN CASE kind
          WHEN 'entity' THEN EXISTS (SELECT FROM entity r WHERE r.id = is_record.id)
          WHEN 'source' THEN EXISTS (SELECT FROM source r WHERE r.id = is_record.id)
          WHEN 'claim' THEN EXISTS (SELECT FROM claim r WHERE r.id = is_record.id)
          WHEN 'statement' THEN EXISTS (SELECT FROM statement r WHERE r.id = is_record.id)
          WHEN 'user' THEN EXISTS (SELECT FROM principal r WHERE r.id = is_record.id AND r.kind <> 'software')
          ELSE false END;

      -- The ids of records that are erased as a whole, by their tables: with an entity also what was merged into it.
      CREATE FUNCTION erased_ids(given jsonb, of_record text) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = claimtrail, pg_temp
        RETURN array(SELECT (g->>'id')::uuid FROM jsonb_array_elements(given) AS g JOIN ${ERASED} ON k.kind = g->>'kind' WHERE k.record = of_record
          UNION SELECT e.id FROM entity e WHERE of_record = 'entity' AND e.same_as_id IN (
            SELECT (g->>'id')::uuid FROM jsonb_array_elements(given) AS g WHERE g->>'kind' = 'entity'));

      -- Everything by which some records were ever called: names, identifiers, addresses, in all versions and behind what is protected; and whether the
      -- caller may read it.
      CREATE FUNCTION called(given jsonb) RETURNS TABLE (name text, open boolean) LANGUAGE sql STABLE SET search_path = claimtrail, pg_temp AS $$
        SELECT btrim(n.name), bool_or(n.open) FROM (
          SELECT f.name, NOT e.confidential AND history.may_read(e.audience, e.desk_id) AS open FROM history.entity h JOIN entity e ON e.id = h.id CROSS JOIN LATERAL (
            SELECT value AS name FROM jsonb_each_text(h.names) UNION SELECT value FROM jsonb_array_elements_text(h.aliases)
            UNION SELECT value FROM jsonb_each_text(h.identifiers)) f WHERE h.id = ANY (erased_ids(given, 'entity'))
          UNION ALL SELECT f.name, NOT o.confidential AND history.may_read(o.audience, o.desk_id) FROM history.source h JOIN source o ON o.id = h.id
            CROSS JOIN LATERAL unnest(array[h.title, h.url]) AS f(name) WHERE h.id = ANY (erased_ids(given, 'source'))
          UNION ALL SELECT h.name, true FROM history.principal h WHERE h.id = ANY (erased_ids(given, 'principal'))
          UNION ALL SELECT a.email, true FROM account a WHERE a.principal_id = ANY (erased_ids(given, 'principal'))
          UNION ALL SELECT v #>> '{}', false FROM history.confidential_identity h,
              jsonb_path_query(h.content - 'along' - 'description' - 'publishedAt', '$.** ? (@.type() == "string")') v
            WHERE h.id = ANY (erased_ids(given, 'entity') || erased_ids(given, 'source'))) n
        WHERE length(btrim(n.name)) > 1 AND NOT btrim(n.name) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' GROUP BY 1
      $$;

      -- @param words null for all that the records were ever called
      CREATE FUNCTION request_erasure(given jsonb, words jsonb, ground text, reason text) RETURNS uuid
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      DECLARE
        made uuid;
        shown jsonb := words;
        withheld jsonb := '[]';
        missing int;
      BEGIN
        SELECT min(n) INTO missing FROM jsonb_array_elements(given) WITH ORDINALITY AS g(one, n)
          WHERE g.one->>'kind' NOT IN (SELECT k.kind FROM ${ERASED}) OR NOT is_record(g.one->>'kind', (g.one->>'id')::uuid);
        IF missing IS NOT NULL THEN
          RAISE EXCEPTION 'no such record' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'erasure_records_check', DETAIL = missing - 1;
        END IF;
        IF words IS NULL THEN
          SELECT coalesce(jsonb_agg(c.name) FILTER (WHERE c.open), '[]'), coalesce(jsonb_agg(c.name) FILTER (WHERE NOT c.open), '[]') INTO shown, withheld FROM called(given) c;
        END IF;
        IF EXISTS (SELECT FROM history.sought(shown) AS s(pattern) WHERE concat_ws(' ', ground, reason) ~* s.pattern) THEN
          RAISE EXCEPTION 'the ground would keep what is erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_ground_kept_check';
        END IF;
        INSERT INTO erasure (records, ground, reason, owner_id) VALUES (given, ground, reason, acting_admin()) RETURNING id INTO made;
        INSERT INTO erasure_words VALUES (made, shown, withheld);
        RETURN made;
      END $$;

      CREATE FUNCTION withdraw_erasure(asked uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      BEGIN
        UPDATE erasure SET state = 'withdrawn', decider_id = acting_admin(), decided_at = clock_timestamp() WHERE id = asked AND state = 'requested';
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM erasure_words WHERE erasure_id = asked;
        RETURN true;
      END $$;

      CREATE FUNCTION hold_record(kind text, record uuid, ground text) RETURNS uuid
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      DECLARE
        made uuid;
      BEGIN
        IF NOT is_record(kind, record) THEN
          RAISE EXCEPTION 'no such record' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'legal_hold_record_check';
        END IF;
        INSERT INTO legal_hold (kind, record_id, ground, owner_id) VALUES (kind, record, ground, acting_admin()) RETURNING id INTO made;
        RETURN made;
      END $$;

      CREATE FUNCTION release_hold(held uuid, why text) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      BEGIN
        UPDATE legal_hold SET releaser_id = acting_admin(), released_at = clock_timestamp(), release_reason = why
        WHERE id = held AND released_at IS NULL;
        RETURN FOUND;
      END $$;

      -- Some bytes as an address has them.
      CREATE FUNCTION history.percent_encoded(letters text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
        RETURN regexp_replace(upper(encode(convert_to(letters, 'UTF8'), 'hex')), '(..)', '%\\1', 'g');

      -- One expression for some words, however they are written: letters composed or not, percent-encoded in an address or not, with invisible marks between
      -- them; any quotation marks for those that are there, any white space, an underscore, a plus or a dash for a space. Short ones and those that
      -- begin or end in a digit are whole words, where the script has spaces; the others may be parts of some. Long ones are found as they are
      -- written, escaped or encoded as a whole.
      CREATE FUNCTION history.sought(words jsonb) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
        RETURN (SELECT string_agg(DISTINCT
            CASE WHEN spaced AND (length(word) < 4 OR word ~ '^[0-9]') THEN '(?<![[:alnum:]])' ELSE '' END || form
            || CASE WHEN spaced AND (length(word) < 4 OR word ~ '[0-9]$') THEN '(?![[:alnum:]])' ELSE '' END, '|')
          FROM (SELECT normalize(w, NFC) AS word, normalize(w, NFC) ~ '^[\\u0020-\\u024f\\u0370-\\u052f\\u1e00-\\u20ff]+$' AS spaced FROM jsonb_array_elements_text(words) AS w) n,
          LATERAL (
            SELECT string_agg(CASE
                WHEN letter ~ '[[:space:]]' THEN '(?:[-[:space:]_+\\u00a0]|%20|%0A|\\\\n)+'
                WHEN strpos('"“”„‟«»‹›''’‘‚‛\`´ʼ′', letter) > 0 THEN '(?:\\\\?["“”„‟«»‹›''’‘‚‛\`´ʼ′]|%2[27]|%E2%80%(?:9[89A-F]|B[9A])|%C2%[AB]B)'
                WHEN letter ~ '[-‐‑‒–—]' THEN '(?:[-‐‑‒–—]|%E2%80%9[0-4])'
                WHEN letter = '\\' THEN '(?:\\\\{1,2}|%5C)'
                WHEN letter ~ '[A-Za-z0-9]' THEN letter
                WHEN letter = 'ß' THEN '(?:ß|ss|%C3%9F)'
                ELSE '(?:' || regexp_replace(letter, '[]*+?^$\\{}()|/.[-]', '\\\\\\&') || '|' || history.percent_encoded(letter)
                  || CASE WHEN normalize(letter, NFD) <> letter THEN '|' || normalize(letter, NFD) || '|' || regexp_replace(normalize(letter, NFD), '[^A-Za-z]+', '')
                    || history.percent_encoded(regexp_replace(normalize(letter, NFD), '^[A-Za-z]', '')) ELSE '' END || ')' END,
                CASE WHEN length(word) <= 60 THEN '[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*' ELSE '' END ORDER BY n) AS form
              FROM regexp_split_to_table(word, '') WITH ORDINALITY AS l(letter, n) WHERE length(word) <= 200
            UNION SELECT regexp_replace(regexp_replace(whole, '[]*+?^$\\{}()|/\\\\.[-]', '\\\\\\&', 'g'), '\\s+', '\\\\s+', 'g')
              FROM unnest(array[word, normalize(word, NFD), substr(to_json(word)::text, 2, length(to_json(word)::text) - 2)]) AS whole WHERE length(word) > 200) forms
          WHERE form IS NOT NULL);

      REVOKE ALL ON FUNCTION acting_admin, is_record, erased_ids, called, request_erasure, withdraw_erasure, hold_record, release_hold, history.sought, history.percent_encoded FROM PUBLIC;
      DO $$ BEGIN
        EXECUTE format('GRANT EXECUTE ON FUNCTION request_erasure, withdraw_erasure, hold_record, release_hold TO %I', current_setting('claimtrail.app_role'));
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION request_erasure, withdraw_erasure, hold_record, release_hold, called, erased_ids, is_record, acting_admin;
      DROP TABLE history.erasure, history.legal_hold CASCADE;
      DROP TABLE erasure_words, erasure, legal_hold;
      DROP FUNCTION history.sought, history.percent_encoded;
      DELETE FROM history.attested WHERE record IN ('erasure', 'legal_hold');
      DO $$
      DECLARE leftover regprocedure;
      BEGIN
        FOR leftover IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'history'::regnamespace
          AND p.proname IN ('keep_erasure', 'keep_removed_erasure', 'attest_erasure', 'keep_legal_hold', 'keep_removed_legal_hold', 'attest_legal_hold', 'replace_erasure', 'replace_legal_hold')
        LOOP
          EXECUTE format('DROP FUNCTION %s CASCADE', leftover);
        END LOOP;
      END $$;
    `);
  }
}
