import type { MigrationInterface, QueryRunner } from 'typeorm';

import { leaves } from './1780000770000-ledger.js';

/** What stands where something was erased. */
const ERASED = '[erased]';

/** Whose rows are no words of anybody: they are left alone. What is to be erased stands in the first of them, until that is done. */
const APART = `'erasure_words', 'leaf', 'attested', 'erased', 'sealed_until', 'checkpoint', 'signing_key', 'migrations'`;

/** What the newsroom itself is called, by which people sign in and things are found: that is renamed, not erased in passing. */
const OWN_NAMES = `'account', 'principal', 'desk', 'provider_identity', 'metric', 'rate', 'rate_set', 'job_input'`;

/** Of the triggers of a table, those that also see what is erased: what numbers and keeps versions, and what must be true of whoever remains. */
const STAY = `'stamp', 'only_changes', 'keep_insert', 'keep_update', 'keep_delete', 'attest', 'last_admin', 'no_truncate'`;

/** Tables that are their own history, with how their leaves name them. */
const GROWING = `(VALUES ('change', 'history.change'), ('transition', 'claimtrail.transition')) AS g(record, relation)`;

/** What is left of a record that is erased as a whole, by its table. */
const WHOLE: Readonly<Record<string, { readonly now: string; readonly past: string }>> = {
  entity: {
    now: `names = '{}', aliases = '[]', identifiers = '{}', fiscal_calendar = NULL, identity = NULL, confidential = true, description = '${ERASED}'`,
    past: `names = '{}', aliases = '[]', identifiers = '{}', fiscal_calendar = NULL, identity = NULL, description = '${ERASED}'`,
  },
  source: {
    now: `title = NULL, title_key = NULL, url = NULL, publisher_id = NULL, published_on = NULL, published_at = NULL, identity = NULL, confidential = true, description = '${ERASED}'`,
    past: `title = NULL, title_key = NULL, url = NULL, publisher_id = NULL, published_on = NULL, published_at = NULL, identity = NULL, description = '${ERASED}'`,
  },
  principal: { now: `name = '${ERASED}', roles = '{}', disabled = true`, past: `name = '${ERASED}'` },
};

/** Everything that lets somebody in, or remembers them. */
const WAYS_IN = [
  'session_token USING session s WHERE session_token.session_id = s.id AND s.principal_id = ANY (users)',
  ...['session', 'api_token', 'one_time_link', 'device', 'familiar_address', 'provider_identity', 'account'].map(
    (table) => `${table} WHERE principal_id = ANY (users)`,
  ),
];

/** Rows as those of a hold, by the table of a touched version \`t\`: the claims, entities and sources that it is about. */
const ABOUT = `
        SELECT t.record, t.id, t.id AS about FROM history.erased t WHERE t.erasure_id = asked
        UNION SELECT t.record, t.id, h.claim_id FROM history.erased t JOIN history.statement h ON h.id = t.id WHERE t.erasure_id = asked AND t.record = 'statement'
        UNION SELECT t.record, t.id, h.claim_id FROM history.erased t JOIN history.scope_value h ON h.id = t.id WHERE t.erasure_id = asked AND t.record = 'scope_value'
        UNION SELECT t.record, t.id, h.claim_id FROM history.erased t JOIN history.evidence_search h ON h.id = t.id WHERE t.erasure_id = asked AND t.record = 'evidence_search'
        UNION SELECT t.record, t.id, h.claim_id FROM history.erased t JOIN history.usage h ON h.id = t.id WHERE t.erasure_id = asked AND t.record = 'usage'
        UNION SELECT t.record, t.id, h.claim_id FROM history.erased t JOIN claimtrail.transition h ON h.id = t.id WHERE t.erasure_id = asked AND t.record = 'transition'
        UNION SELECT t.record, t.id, h.claim_id FROM history.erased t JOIN history.derivation h ON h.id = t.id WHERE t.erasure_id = asked AND t.record IN ('derivation', 'derivation_result')
        UNION SELECT t.record, t.id, d.claim_id FROM history.erased t JOIN history.derivation_input h ON h.id = t.id JOIN history.derivation d ON d.id = h.derivation_id
          WHERE t.erasure_id = asked AND t.record = 'derivation_input'`;

/** The columns of a table that can hold words, with what is left of each where it does; \`pattern\` is the first parameter. */
const COLUMNS = `
      SELECT a.attname AS name, CASE format_type(a.atttypid, NULL)
          WHEN 'jsonb' THEN format('history.without_words(%I, $1)', a.attname)
          WHEN 'json' THEN format('history.without_words(%I::jsonb, $1)::json', a.attname)
          WHEN 'text[]' THEN format('array(SELECT regexp_replace(one, $1, %L, ''gi'') FROM unnest(%I) AS one)', '${ERASED}', a.attname)
          ELSE format('regexp_replace(%I, $1, %L, ''gi'')', a.attname, '${ERASED}') END AS rest
      FROM pg_attribute a WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped
        AND format_type(a.atttypid, NULL) IN ('text', 'character varying', 'json', 'jsonb', 'text[]')`;

/**
 * The one procedure that removes something from history (domain.md §10).
 *
 * Nobody writes while it works; who reads is not kept waiting. What is erased as a whole keeps its id and its place; words are taken out of
 * whatever text they stand in, in all versions. Of each version that it changed the salt is removed, so that what its hash was made of cannot be
 * guessed, and a leaf says what is left of it. In the end it looks everywhere again, and undoes everything where something is left.
 */
export class Erasing1780000785000 implements MigrationInterface {
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

      -- The same document, its texts without some words; its keys are left alone.
      CREATE FUNCTION history.without_words(document jsonb, pattern text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
      BEGIN
        CASE jsonb_typeof(document)
          WHEN 'string' THEN RETURN to_jsonb(regexp_replace(document #>> '{}', pattern, '${ERASED}', 'gi'));
          WHEN 'array' THEN RETURN (SELECT coalesce(jsonb_agg(history.without_words(one, pattern) ORDER BY n), '[]') FROM jsonb_array_elements(document) WITH ORDINALITY AS e(one, n));
          WHEN 'object' THEN RETURN (SELECT coalesce(jsonb_object_agg(key, history.without_words(value, pattern)), '{}') FROM jsonb_each(document));
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
        SELECT string_agg(format('%I::text ~* $1', c.name), ' OR ') INTO somewhere FROM (${COLUMNS}) c;
        IF somewhere IS NULL THEN RETURN 0; END IF;
        EXECUTE format('SELECT count(*) FROM %s WHERE %s', relation, somewhere) INTO found USING pattern;
        RETURN found;
      END $$;

      -- In how many rows of which tables something stands: what an admin sees before it is erased.
      CREATE FUNCTION claimtrail.erasure_found(asked uuid) RETURNS TABLE (record text, rows int, versions int)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
        WITH sought AS (SELECT e.records, history.sought(w.words) AS pattern FROM claimtrail.erasure e
          LEFT JOIN claimtrail.erasure_words w ON w.erasure_id = e.id WHERE e.id = asked AND claimtrail.administering()),
        counted AS (
          SELECT c.relname::text AS record, c.relnamespace = 'history'::regnamespace AS past, history.holds_words(r, s.pattern) AS found
            FROM sought s, history.wordy() AS r JOIN pg_class c ON c.oid = r WHERE c.relname NOT IN ('erasure', 'legal_hold')
          UNION ALL SELECT k.record, false, cardinality(claimtrail.erased_ids(s.records, k.record)) FROM sought s, unnest(array['entity', 'source', 'principal']) AS k(record))
        SELECT c.record, coalesce(max(c.found) FILTER (WHERE NOT c.past), 0)::int, coalesce(max(c.found) FILTER (WHERE c.past), 0)::int
        FROM counted c GROUP BY c.record HAVING max(c.found) > 0 ORDER BY c.record
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

      -- Takes words out of all texts of a table. @returns how many rows it changed
      CREATE FUNCTION history.erase_words(relation regclass, pattern text, asked uuid) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      DECLARE
        sets text;
        somewhere text;
        noted text := '';
        changed bigint;
        is_past boolean := relation::oid IN (SELECT oid FROM pg_class WHERE relnamespace = 'history'::regnamespace);
        bare text := (SELECT relname FROM pg_class WHERE oid = relation);
      BEGIN
        -- A digest of what is erased would confirm a guess.
        SELECT string_agg(CASE WHEN c.name = 'identity' THEN CASE WHEN bare IN ('entity', 'source') THEN 'identity = NULL'
              ELSE 'identity = ''erased '' || gen_random_uuid()' END
            WHEN c.name = 'title_key' THEN format('title_key = lower(normalize(regexp_replace(title, $1, %L, ''gi''), NFKC))', '${ERASED}')
            ELSE format('%1$I = CASE WHEN %1$I::text ~* $1 THEN %2$s ELSE %1$I END', c.name, c.rest) END, ', '),
          string_agg(format('%I::text ~* $1', c.name), ' OR ') INTO sets, somewhere FROM (${COLUMNS}) c;
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
      CREATE FUNCTION history.attest_rest(asked uuid) RETURNS int LANGUAGE plpgsql SET search_path = pg_catalog SET timezone = 'UTC' AS $$
      DECLARE
        tracked record;
        total int := 0;
        made int;
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
          EXECUTE format($fill$
            ${leaves(
              `(SELECT t.* FROM %1$s t JOIN (SELECT n.id, n.version, row_number() OVER (PARTITION BY n.id ORDER BY n.version) AS place
                FROM history.erased n WHERE n.erasure_id = %6$L AND n.record = %2$L) e ON e.id = t.id AND e.version = %7$s WHERE e.place = %5$s)`,
              '%8$s',
              'erased',
              'false',
            )} $fill$,
            tracked.relation, tracked.record, 'r.id', tracked.version, tracked.place, asked, replace(tracked.version, 'r.', 't.'), history.content_expression(tracked.record));
          GET DIAGNOSTICS made = ROW_COUNT;
          total := total + made;
        END LOOP;
        RETURN total;
      END $$;

      REVOKE ALL ON FUNCTION history.without_words, history.wordy, history.holds_words, history.switch_rules, history.erase_words, history.attest_rest,
        claimtrail.erasure_found FROM PUBLIC;
    `);
    await db.query(`
      -- Erases what was asked for, on the word of a second admin. @returns ids of entities whose look-ups are to be made anew
      CREATE FUNCTION claimtrail.approve_erasure(asked uuid) RETURNS uuid[]
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      DECLARE
        this erasure;
        pattern text;
        relation regclass;
        entities uuid[];
        sources uuid[];
        users uuid[];
        counts jsonb;
        total int;
        left_in text;
        touched regclass[] := '{entity,source,principal,history.entity,history.source,history.principal,history.confidential_identity}';
      BEGIN
        SELECT * INTO this FROM erasure WHERE id = asked FOR UPDATE;
        IF NOT FOUND OR this.state <> 'requested' THEN
          RAISE EXCEPTION 'nothing is asked for' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_open_check';
        END IF;
        users := erased_ids(this.records, 'principal');
        IF acting_admin() = this.owner_id OR acting_admin() = ANY (users) OR NOT EXISTS (
          SELECT FROM principal p WHERE p.id = this.owner_id AND NOT p.disabled AND 'admin' = ANY (p.roles)) THEN
          RAISE EXCEPTION 'two admins erase' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_four_eyes_check';
        END IF;
        -- Nobody writes until it is done, and whoever writes already is waited for: nothing is left that was on its way.
        FOR relation IN SELECT * FROM history.wordy() LOOP
          EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', relation);
        END LOOP;
        SELECT history.sought(w.words) INTO pattern FROM erasure_words w WHERE w.erasure_id = asked;
        SELECT jsonb_agg(f ORDER BY f.record) INTO counts FROM erasure_found(asked) f;
        DELETE FROM erasure_words WHERE erasure_id = asked;

        IF history.holds_words('job_input', pattern) > 0 THEN
          RAISE EXCEPTION 'an import waits' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_waiting_check';
        END IF;
        entities := erased_ids(this.records, 'entity');
        sources := erased_ids(this.records, 'source');
        FOR relation IN SELECT * FROM history.wordy() LOOP
          PERFORM history.switch_rules(relation, 'DISABLE');
        END LOOP;
        ${WAYS_IN.map((rows) => `DELETE FROM ${rows};`).join('\n        ')}
        DELETE FROM entity_name WHERE entity_id = ANY (entities);
        DELETE FROM entity_identifier WHERE entity_id = ANY (entities);
        DELETE FROM confidential_identity WHERE id = ANY (entities || sources);
        ${whole('entity', 'entities')}
        ${whole('source', 'sources')}
        ${whole('principal', 'users')}
        WITH changed AS (UPDATE history.confidential_identity SET content = '{}', readers = '[]' WHERE id = ANY (entities || sources) AND content <> '{}' RETURNING id, version)
        INSERT INTO history.erased SELECT asked, 'confidential_identity', id, version FROM changed;
        UPDATE history.entity SET shown = jsonb_build_object('kind', kind, 'description', '${ERASED}') WHERE id = ANY (entities);
        UPDATE history.source SET shown = jsonb_build_object('kind', kind, 'description', '${ERASED}', 'language', language) WHERE id = ANY (sources);

        IF pattern IS NOT NULL THEN
          -- The present first: what becomes of it are versions as well.
          FOR relation IN SELECT r FROM history.wordy() AS r JOIN pg_class c ON c.oid = r ORDER BY c.relnamespace = 'history'::regnamespace LOOP
            IF history.holds_words(relation, pattern) = 0 THEN CONTINUE; END IF;
            IF relation::text IN (SELECT 'claimtrail.' || n FROM unnest(array[${OWN_NAMES}]) AS n UNION SELECT n FROM unnest(array[${OWN_NAMES}]) AS n) THEN
              RAISE EXCEPTION 'somebody or something else of the newsroom is called so' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_own_names_check', TABLE = relation::text;
            END IF;
            IF relation = 'entity'::regclass THEN
              SELECT entities || array(SELECT e.id FROM entity e WHERE concat_ws(' ', e.names, e.aliases, e.identifiers) ~* pattern) INTO entities;
              DELETE FROM entity_name WHERE entity_id = ANY (entities);
              DELETE FROM entity_identifier WHERE entity_id = ANY (entities);
            END IF;
            PERFORM history.erase_words(relation, pattern, asked);
            touched := touched || relation;
          END LOOP;
          -- A scope that is told in other words makes another proposition.
          UPDATE claim SET identity = 'erased ' || gen_random_uuid()
          WHERE id IN (SELECT h.claim_id FROM history.erased e JOIN history.scope_value h ON h.id = e.id WHERE e.erasure_id = asked AND e.record = 'scope_value');
        END IF;
        FOR relation IN SELECT * FROM history.wordy() LOOP
          PERFORM history.switch_rules(relation, 'ENABLE');
        END LOOP;

        IF EXISTS (SELECT FROM (${ABOUT}) a JOIN legal_hold h ON h.released_at IS NULL AND h.record_id = a.about
          AND (h.kind IN ('claim', 'statement') OR a.record IN ('entity', 'source', 'principal', 'confidential_identity'))) THEN
          RAISE EXCEPTION 'it is under legal hold' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_hold_check';
        END IF;
        SELECT string_agg(c.relname, ', ' ORDER BY c.relname) INTO left_in FROM history.wordy() AS r JOIN pg_class c ON c.oid = r WHERE history.holds_words(r, pattern) > 0;
        IF left_in IS NOT NULL THEN
          RAISE EXCEPTION 'it would be left in %', left_in USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_left_check', TABLE = left_in;
        END IF;
        total := history.attest_rest(asked);
        UPDATE erasure SET state = 'done', decider_id = acting_admin(), decided_at = clock_timestamp(), found = coalesce(counts, '[]'), revisions = total WHERE id = asked;
        -- What is known of how values are spread has some of these values in it.
        FOREACH relation IN ARRAY touched LOOP
          EXECUTE format('ANALYZE %s', relation);
        END LOOP;
        RETURN entities;
      END $$;
      REVOKE ALL ON FUNCTION claimtrail.approve_erasure FROM PUBLIC;
      DO $$ BEGIN
        EXECUTE format('GRANT EXECUTE ON FUNCTION claimtrail.approve_erasure, claimtrail.erasure_found TO %I', current_setting('claimtrail.app_role'));
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION claimtrail.approve_erasure, claimtrail.erasure_found;
      DROP FUNCTION history.attest_rest, history.erase_words, history.switch_rules, history.holds_words, history.wordy, history.without_words;
      DROP TABLE history.erased;
    `);
  }
}

/** Empties records as a whole, now and in all their versions. */
function whole(table: keyof typeof WHOLE & string, ids: string): string {
  const { now, past } = WHOLE[table] as { now: string; past: string };
  return `UPDATE ${table} SET ${now} WHERE id = ANY (${ids});
        INSERT INTO history.erased SELECT asked, '${table}', h.id, h.version FROM history.${table} h WHERE h.id = ANY (${ids})
          AND h.version < (SELECT n.version FROM ${table} n WHERE n.id = h.id);
        UPDATE history.${table} SET ${past} WHERE id = ANY (${ids});`;
}
