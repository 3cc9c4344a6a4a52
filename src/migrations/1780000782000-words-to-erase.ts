import type { MigrationInterface, QueryRunner } from 'typeorm';

import { leaves } from './1780000770000-ledger.js';

/** What stands where something was erased. */
export const ERASED = '[erased]';

/** Whose rows are no words of anybody: they are left alone. What is to be erased stands in the first of them, until that is done. */
const APART = `'erasure_words', 'leaf', 'attested', 'erased', 'sealed_until', 'checkpoint', 'signing_key', 'migrations'`;

/** What the newsroom itself is called, by which people sign in and things are found: that is renamed, not erased in passing. */
export const OWN_NAMES = `'account', 'principal', 'desk', 'provider_identity', 'metric', 'rate', 'rate_set', 'job_input'`;

/** Of the triggers of a table, those that also see what is erased: what numbers and keeps versions, and what must be true of whoever remains. */
const STAY = `'stamp', 'only_changes', 'keep_insert', 'keep_update', 'keep_delete', 'attest', 'replaced', 'replaced_once', 'follow_past', 'last_admin', 'no_truncate'`;

/** Tables that are their own history, with how their leaves name them. */
const GROWING = `(VALUES ('change', 'history.change'), ('transition', 'claimtrail.transition')) AS g(record, relation)`;

/** Columns whose words are this software's own, besides those that have a closed list. */
const CODES = `'unit', 'gap_unit', 'hash', 'rates', 'rule', 'digest', 'fingerprint', 'language', 'scope_key', 'audience_key', 'readers', 'a_readership', 'b_readership', 'own_readership',
  'readership', 'currency', 'base', 'dimension', 'scheme', 'csrf', 'prefix', 'locked_by', 'value_type', 'audience', 'kind', 'state', 'origin', 'basis', 'measure', 'verdict', 'issuer',
  'subject', 'roles', 'scopes', 'rests', 'settled', 'unsettled', 'material', 'from_state', 'to_state', 'opened_by', 'task_identifier', 'identifier', 'queue_name'`;

/** Fields of documents whose texts are this software's own. */
const CODED =
  'kind,type,code,unit,currency,policy,hedges,assumed,namedAfter,default,language,state,stance,verdict,basis,measure,calendar,certainty,outcome,origin,dimension';

/** Whether a text has some of the words, also in letters that are compatible with them. */
const says = (text: string): string =>
  `(${text} ~* $1 OR ${text} IS NOT NFKC NORMALIZED AND normalize(${text}, NFKC) ~* $1)`;

/** The columns of a table that can hold words: how one sees that a row has some, and what is left then; the pattern is the first parameter. */
const COLUMNS = `
      SELECT a.attname AS name, k.type, CASE k.type
          WHEN 'jsonb' THEN format('(${says('%1$I::text')} AND history.without_words(%1$I, $1) IS DISTINCT FROM %1$I)', a.attname)
          WHEN 'json' THEN format('(${says('%1$I::text')} AND history.without_words(%1$I::jsonb, $1) IS DISTINCT FROM %1$I::jsonb)', a.attname)
          WHEN 'text[]' THEN format('${says(`array_to_string(%1$I, '' '')`)}', a.attname)
          ELSE format('${says('%1$I')}', a.attname) END AS has,
        CASE k.type
          WHEN 'jsonb' THEN format('history.without_words(%I, $1)', a.attname)
          WHEN 'json' THEN format('history.without_words(%I::jsonb, $1)::json', a.attname)
          WHEN 'text[]' THEN format('array(SELECT history.text_without(one, $1) FROM unnest(%I) AS one)', a.attname)
          ELSE format('history.text_without(%I, $1)', a.attname) END AS rest
      FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid CROSS JOIN LATERAL (SELECT replace(format_type(a.atttypid, NULL), 'character varying', 'text') AS type) k
      WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND k.type IN ('text', 'json', 'jsonb', 'text[]') AND a.attname NOT IN (${CODES})
        AND NOT EXISTS (SELECT FROM pg_constraint c JOIN pg_class n ON n.oid = c.conrelid JOIN pg_attribute b ON b.attrelid = n.oid AND b.attnum = c.conkey[1]
          WHERE n.relname = t.relname AND n.relnamespace = 'claimtrail'::regnamespace AND c.contype = 'c' AND cardinality(c.conkey) = 1 AND b.attname = a.attname
            AND strpos(pg_get_constraintdef(c.oid), '= ANY (ARRAY[') > 0)`;

/** What makes a record the same as another, and is made of words: what becomes of it. */
const IDENTITY = `CASE WHEN bare IN ('entity', 'source') THEN 'identity = CASE WHEN ${says('identity').replaceAll("'", "''")} THEN NULL ELSE identity END'
            WHEN bare IN ('statement', 'usage') THEN format('identity = CASE WHEN %s THEN ''erased '' || gen_random_uuid() ELSE identity END', words_of_identity) END`;

/**
 * How words are found and taken out of texts (domain.md §10): in every column that can hold some, of every table and in all versions. Columns are
 * looked up in the catalog, so that one that is added later is searched as well.
 */
export class WordsToErase1780000782000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE history.erased (
        erasure_id uuid NOT NULL,
        record     text NOT NULL,
        id         uuid NOT NULL,
        version    int NOT NULL,
        PRIMARY KEY (erasure_id, record, id, version)
      );
      ALTER TABLE history.erased ENABLE ROW LEVEL SECURITY;
      COMMENT ON TABLE history.erased IS 'Which versions an erasure took something from.';

      CREATE FUNCTION history.text_without(given text, pattern text) RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
      DECLARE
        rest text := regexp_replace(given, pattern, '${ERASED}', 'gi');
      BEGIN
        IF rest IS NFKC NORMALIZED OR NOT normalize(rest, NFKC) ~* pattern THEN RETURN rest; END IF;
        RETURN regexp_replace(normalize(rest, NFKC), pattern, '${ERASED}', 'gi');
      END $$;

      -- The same document, its texts without some words; what is a word of this software, an id, a number or a day is left alone, as are names of fields.
      CREATE FUNCTION history.without_words(document jsonb, pattern text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
      BEGIN
        CASE jsonb_typeof(document)
          WHEN 'string' THEN
            IF document #>> '{}' ~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|-?[0-9.]+|[0-9]{2,4}-[0-9]{2}(-[0-9]{2}.{0,25})?)$' THEN RETURN document; END IF;
            RETURN to_jsonb(history.text_without(document #>> '{}', pattern));
          WHEN 'array' THEN RETURN (SELECT coalesce(jsonb_agg(history.without_words(one, pattern) ORDER BY n), '[]') FROM jsonb_array_elements(document) WITH ORDINALITY AS e(one, n));
          WHEN 'object' THEN RETURN (SELECT coalesce(jsonb_object_agg(CASE WHEN key ~ '^[A-Za-z_0-9-]{1,40}$' THEN key ELSE history.text_without(key, pattern) END,
              CASE WHEN key = ANY ('{${CODED}}') AND jsonb_typeof(value) = 'string' THEN value ELSE history.without_words(value, pattern) END), '{}') FROM jsonb_each(document));
          ELSE RETURN document;
        END CASE;
      END $$;

      -- Everything that can hold words.
      CREATE FUNCTION history.wordy() RETURNS SETOF regclass LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
        SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname IN ('claimtrail', 'history', 'graphile_worker') AND c.relname NOT IN (${APART})
        ORDER BY n.nspname, c.relname
      $$;

      CREATE FUNCTION history.holds_words(relation regclass, pattern text) RETURNS bigint LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
      DECLARE
        somewhere text;
        found bigint;
      BEGIN
        IF pattern IS NULL THEN RETURN 0; END IF;
        SELECT string_agg(c.has, ' OR ') INTO somewhere FROM (${COLUMNS}) c WHERE c.name <> 'identity';
        IF somewhere IS NULL THEN RETURN 0; END IF;
        EXECUTE format('SELECT count(*) FROM %s WHERE %s', relation, somewhere) INTO found USING pattern;
        RETURN found;
      END $$;

      -- In how many rows of which relations something stands, of those that whoever asks may read.
      CREATE FUNCTION history.standing(pattern text) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
        SELECT coalesce(jsonb_object_agg(s.relation, s.found), '{}')
        FROM (SELECT r::oid::text AS relation, history.holds_words(r, pattern) AS found FROM history.wordy() AS r WHERE has_table_privilege(r, 'SELECT') OFFSET 0) s WHERE s.found > 0
      $$;

      -- The same by kind of record, with what is erased as a whole.
      CREATE FUNCTION history.found(given jsonb, stands jsonb) RETURNS TABLE (record text, rows int, versions int) LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
        WITH counted AS (
          SELECT c.relname::text AS record, c.relnamespace = 'history'::regnamespace AS past, s.found::bigint AS found
            FROM jsonb_each_text(stands) AS s(relation, found) JOIN pg_class c ON c.oid = s.relation::oid WHERE c.relname NOT IN ('erasure', 'legal_hold', ${OWN_NAMES})
          UNION ALL SELECT k.record, false, count(*) FROM jsonb_array_elements(given) AS g
            JOIN (VALUES ('entity', 'entity'), ('source', 'source'), ('user', 'principal')) AS k(kind, record) ON k.kind = g->>'kind' GROUP BY k.record)
        SELECT c.record, coalesce(max(c.found) FILTER (WHERE NOT c.past), 0)::int, coalesce(max(c.found) FILTER (WHERE c.past), 0)::int
        FROM counted c GROUP BY c.record HAVING max(c.found) > 0 ORDER BY c.record
      $$;

      -- What an admin sees before it is erased: where they may read it, and where it is written in what they may read.
      CREATE FUNCTION claimtrail.erasure_found(asked uuid) RETURNS TABLE (record text, rows int, versions int) LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
        SELECT f.* FROM claimtrail.erasure e JOIN claimtrail.erasure_words w ON w.erasure_id = e.id CROSS JOIN LATERAL history.found(e.records, history.standing(history.sought(w.words))) f WHERE e.id = asked
      $$;

      -- Switches the triggers of a table off that ask whether somebody may do that, and on again as they were.
      CREATE FUNCTION history.switch_rules(relation regclass, word text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      DECLARE
        rule record;
      BEGIN
        FOR rule IN SELECT t.tgname, t.tgenabled FROM pg_trigger t
          WHERE t.tgrelid = relation AND NOT t.tgisinternal AND t.tgenabled = CASE word WHEN 'DISABLE' THEN 'O' ELSE 'D' END
            AND t.tgname NOT IN (${STAY})
        LOOP
          EXECUTE format('ALTER TABLE %s %s TRIGGER %I', relation, word, rule.tgname);
        END LOOP;
      END $$;

      -- Whether a change was an erasure.
      CREATE FUNCTION history.is_erasing(change uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
        RETURN EXISTS (SELECT FROM history.erasure e WHERE e.change_id = change AND e.state = 'done');

      -- Takes words out of all texts of a table. @returns how many rows it changed
      CREATE FUNCTION history.erase_words(relation regclass, pattern text, asked uuid) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      DECLARE
        sets text;
        somewhere text;
        words_of_identity text;
        noted text := '';
        changed bigint;
        is_past boolean := relation::oid IN (SELECT oid FROM pg_class WHERE relnamespace = 'history'::regnamespace);
        bare text := (SELECT relname FROM pg_class WHERE oid = relation);
      BEGIN
        SELECT string_agg(c.has, ' OR ') INTO words_of_identity FROM (${COLUMNS}) c WHERE c.name IN ('wording', 'title', 'url');
        -- A digest of what is erased would confirm a guess. What still has a name of its own is told apart from others that lost the same words.
        SELECT string_agg(CASE WHEN c.name = 'identity' THEN ${IDENTITY}
            WHEN c.name = 'title_key' THEN 'title_key = lower(normalize(history.text_without(title, $1), NFKC))'
            WHEN bare = 'entity' AND c.name IN ('names', 'aliases') THEN format('%1$I = CASE WHEN %2$s THEN replace(%3$s::text, ''${ERASED}'', ''[erased '' || right(id::text, 6) || '']'')::jsonb ELSE %1$I END', c.name, c.has, c.rest)
            ELSE format('%1$I = CASE WHEN %2$s THEN %3$s ELSE %1$I END', c.name, c.has, c.rest) END, ', '),
          string_agg(c.has, ' OR ') FILTER (WHERE c.name <> 'identity') INTO sets, somewhere FROM (${COLUMNS}) c;
        IF sets IS NULL THEN RETURN 0; END IF;
        IF is_past OR bare = 'transition' THEN
          noted := format('INSERT INTO history.erased SELECT $2, %L, id, %s FROM changed ON CONFLICT DO NOTHING RETURNING 1',
            bare, CASE WHEN bare IN ('change', 'transition') THEN '1' ELSE 'version' END);
        END IF;
        EXECUTE format('WITH changed AS (UPDATE %s SET %s WHERE %s RETURNING *)%s SELECT count(*) FROM changed', relation, sets, somewhere,
          CASE WHEN noted = '' THEN '' ELSE ', noted AS (' || noted || ')' END) INTO changed USING pattern, asked;
        RETURN changed;
      END $$;

      -- Of each version that something was taken from: the salt is removed, and what is left has a leaf of its own.
      CREATE FUNCTION history.attest_rest(asked uuid) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog SET timezone = 'UTC' AS $$
      DECLARE
        tracked record;
        total jsonb := '[]';
        made jsonb;
      BEGIN
        ALTER TABLE history.leaf DISABLE TRIGGER append_only;
        UPDATE history.leaf l SET salt = NULL FROM history.erased e
        WHERE e.erasure_id = asked AND l.record = e.record AND l.id = e.id AND l.version = e.version AND l.salt IS NOT NULL;
        ALTER TABLE history.leaf ENABLE TRIGGER append_only;
        FOR tracked IN
          SELECT e.record, e.place, coalesce(g.relation, format('history.%I', e.record)) AS relation, CASE WHEN g.record IS NULL THEN 'r.version' ELSE '1' END AS version
          FROM (SELECT r.record, r.place FROM (SELECT n.record, row_number() OVER (PARTITION BY n.record, n.id) AS place FROM history.erased n WHERE n.erasure_id = asked) r
            GROUP BY r.record, r.place) e
          LEFT JOIN ${GROWING} ON g.record = e.record ORDER BY e.record, e.place
        LOOP
          EXECUTE format($fill$ WITH made AS (
            ${leaves(
              `(SELECT t.* FROM %1$s t JOIN (SELECT n.id, n.version, row_number() OVER (PARTITION BY n.id ORDER BY n.version) AS place
                FROM history.erased n WHERE n.erasure_id = %6$L AND n.record = %2$L) e ON e.id = t.id AND e.version = %7$s WHERE e.place = %5$s)`,
              '%8$s',
              'erased',
              'false',
            )} RETURNING hash) SELECT coalesce(jsonb_agg(encode(hash, 'base64')), '[]') FROM made $fill$,
            tracked.relation, tracked.record, 'r.id', tracked.version, tracked.place, asked, replace(tracked.version, 'r.', 't.'), history.content_expression(tracked.record)) INTO made;
          total := total || made;
        END LOOP;
        RETURN total;
      END $$;

      REVOKE ALL ON FUNCTION history.without_words, history.wordy, history.holds_words, history.switch_rules, history.erase_words, history.attest_rest, history.text_without, history.standing, history.found,
        history.is_erasing, claimtrail.erasure_found FROM PUBLIC;
      DO $$ BEGIN
        EXECUTE format('GRANT EXECUTE ON FUNCTION claimtrail.erasure_found, history.is_erasing, history.standing, history.found, history.sought, history.percent_encoded, history.wordy, history.holds_words, history.without_words, history.text_without TO %I', current_setting('claimtrail.app_role'));
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION claimtrail.erasure_found;
      DROP FUNCTION history.is_erasing, history.found, history.standing, history.text_without, history.attest_rest, history.erase_words, history.switch_rules, history.holds_words, history.wordy, history.without_words;
      DROP TABLE history.erased;
    `);
  }
}
