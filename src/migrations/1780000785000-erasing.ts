import type { MigrationInterface, QueryRunner } from 'typeorm';

import { leaves } from './1780000770000-ledger.js';

/** Of the advisory lock that everybody who writes holds (`platform/transactions.ts`). */
const GATE = 23;

/** What stands where something was erased. */
const ERASED = '[erased]';

/** Whose rows are no words of anybody: they are left alone. What is to be erased stands in the first of them, until that is done. */
const APART = `'erasure_words', 'leaf', 'attested', 'erased', 'sealed_until', 'checkpoint', 'signing_key', 'migrations'`;

/** What the newsroom itself is called, by which people sign in and things are found: that is renamed, not erased in passing. */
const OWN_NAMES = `'account', 'principal', 'desk', 'provider_identity', 'metric', 'rate', 'rate_set', 'job_input'`;

/** Of the triggers of a table, those that also see what is erased: what numbers and keeps versions, and what must be true of whoever remains. */
const STAY = `'stamp', 'only_changes', 'keep_insert', 'keep_update', 'keep_delete', 'attest', 'replaced', 'replaced_once', 'follow_past', 'last_admin', 'no_truncate'`;

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

/** What is under hold: what is named, all that is said about a held claim, whom and what that names, and what it was worked out from. */
const HELD = `
        WITH RECURSIVE holds AS (SELECT h.kind, h.record_id AS id FROM claimtrail.legal_hold h WHERE h.released_at IS NULL),
        claims(id) AS (
          SELECT id FROM holds WHERE kind = 'claim' UNION SELECT t.claim_id FROM holds h JOIN history.statement t ON t.id = h.id WHERE h.kind = 'statement'
          UNION SELECT i.claim_id FROM claims c JOIN history.derivation d ON d.claim_id = c.id JOIN history.derivation_input i ON i.derivation_id = d.id WHERE i.claim_id IS NOT NULL),
        statements(id) AS (
          SELECT t.id FROM claims c JOIN history.statement t ON t.claim_id = c.id UNION SELECT t.relays_id FROM statements s JOIN history.statement t ON t.id = s.id WHERE t.relays_id IS NOT NULL),
        derivations AS (SELECT d.id, d.attributed_to_id FROM claims c JOIN history.derivation d ON d.claim_id = c.id),
        inputs AS (SELECT i.id, i.source_id FROM derivations d JOIN history.derivation_input i ON i.derivation_id = d.id),
        searches AS (SELECT e.id, e.source_id FROM claims c JOIN history.evidence_search e ON e.claim_id = c.id),
        disputes AS (SELECT d.dispute_id AS id FROM claims c JOIN history.dispute_candidate d ON d.claim_id = c.id
          UNION SELECT d.dispute_id FROM derivations v JOIN history.dispute_derivation d ON d.derivation_id = v.id),
        sources AS (SELECT id FROM holds WHERE kind = 'source' UNION SELECT t.source_id FROM statements s JOIN history.statement t ON t.id = s.id
          UNION SELECT source_id FROM inputs UNION SELECT source_id FROM searches),
        named AS (SELECT id FROM holds WHERE kind = 'entity'
          UNION SELECT n.id FROM claims c JOIN history.claim h ON h.id = c.id CROSS JOIN LATERAL (VALUES (h.subject_id), (h.value_entity_id)) n(id)
          UNION SELECT v.entity_id FROM claims c JOIN history.scope_value v ON v.claim_id = c.id
          UNION SELECT t.speaker_id FROM statements s JOIN history.statement t ON t.id = s.id UNION SELECT attributed_to_id FROM derivations
          UNION SELECT o.publisher_id FROM sources s JOIN history.source o ON o.id = s.id),
        entities AS (SELECT id FROM named UNION SELECT e.same_as_id FROM named n JOIN claimtrail.entity e ON e.id = n.id
          UNION SELECT e.id FROM named n JOIN claimtrail.entity e ON e.same_as_id = n.id)
        SELECT 'claim' AS record, id FROM claims UNION ALL SELECT 'statement', id FROM statements
        UNION ALL SELECT r, d.id FROM derivations d, unnest(array['derivation', 'derivation_result']) AS r UNION ALL SELECT 'derivation_input', id FROM inputs
        UNION ALL SELECT 'evidence_search', id FROM searches UNION ALL SELECT 'usage', u.id FROM claims c JOIN history.usage u ON u.claim_id = c.id
        UNION ALL SELECT 'transition', t.id FROM claims c JOIN claimtrail.transition t ON t.claim_id = c.id UNION ALL SELECT 'scope_value', v.id FROM claims c JOIN history.scope_value v ON v.claim_id = c.id
        UNION ALL SELECT 'link', l.id FROM claims c JOIN history.link l ON c.id IN (l.a_id, l.b_id)
        UNION ALL SELECT 'dispute', id FROM disputes UNION ALL SELECT 'dispute_argument', a.id FROM disputes d JOIN history.dispute_argument a ON a.dispute_id = d.id
        UNION ALL SELECT 'dispute_candidate', a.id FROM disputes d JOIN history.dispute_candidate a ON a.dispute_id = d.id
        UNION ALL SELECT 'dispute_derivation', a.id FROM disputes d JOIN history.dispute_derivation a ON a.dispute_id = d.id
        UNION ALL SELECT r, s.id FROM sources s, unnest(array['source', 'confidential_identity']) AS r UNION ALL SELECT r, e.id FROM entities e, unnest(array['entity', 'confidential_identity']) AS r
        UNION ALL SELECT 'principal', id FROM holds WHERE kind = 'user'`;

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

      -- In how many rows of which tables something stands, of those that whoever asks may read.
      CREATE FUNCTION history.found(given jsonb, pattern text) RETURNS TABLE (record text, rows int, versions int) LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
        WITH counted AS (
          SELECT c.relname::text AS record, c.relnamespace = 'history'::regnamespace AS past, history.holds_words(r, pattern) AS found
            FROM history.wordy() AS r JOIN pg_class c ON c.oid = r
            WHERE c.relname NOT IN ('erasure', 'legal_hold', ${OWN_NAMES}) AND has_table_privilege(c.oid, 'SELECT')
          UNION ALL SELECT k.record, false, count(*) FROM jsonb_array_elements(given) AS g
            JOIN (VALUES ('entity', 'entity'), ('source', 'source'), ('user', 'principal')) AS k(kind, record) ON k.kind = g->>'kind' GROUP BY k.record)
        SELECT c.record, coalesce(max(c.found) FILTER (WHERE NOT c.past), 0)::int, coalesce(max(c.found) FILTER (WHERE c.past), 0)::int
        FROM counted c GROUP BY c.record HAVING max(c.found) > 0 ORDER BY c.record
      $$;

      -- What an admin sees before it is erased: where they may read it, and where it is written in what they may read.
      CREATE FUNCTION claimtrail.erasure_found(asked uuid) RETURNS TABLE (record text, rows int, versions int) LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
        SELECT f.* FROM claimtrail.erasure e JOIN claimtrail.erasure_words w ON w.erasure_id = e.id CROSS JOIN LATERAL history.found(e.records, history.sought(w.words)) f WHERE e.id = asked
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

      REVOKE ALL ON FUNCTION history.without_words, history.wordy, history.holds_words, history.switch_rules, history.erase_words, history.attest_rest, history.text_without, history.found,
        history.is_erasing, claimtrail.erasure_found FROM PUBLIC;
    `);
    await db.query(`
      -- Erases what was asked for, on the word of a second admin. @returns ids of entities whose look-ups are to be made anew
      CREATE FUNCTION claimtrail.approve_erasure(asked uuid) RETURNS uuid[]
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      DECLARE
        this erasure;
        pattern text;
        whole_words text;
        relation regclass;
        entities uuid[];
        sources uuid[];
        users uuid[];
        counts jsonb;
        total jsonb;
        left_in text;
        own_names regclass[] := array(SELECT to_regclass('claimtrail.' || n) FROM unnest(array[${OWN_NAMES}]) AS n);
        touched regclass[] := '{entity,source,principal,history.entity,history.source,history.principal,history.confidential_identity}';
      BEGIN
        SELECT * INTO this FROM erasure WHERE id = asked FOR UPDATE;
        IF NOT FOUND OR this.state <> 'requested' THEN
          RAISE EXCEPTION 'nothing is asked for' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_open_check';
        END IF;
        users := erased_ids(this.records, 'principal');
        -- The second was an admin when it was asked for, and nobody has let them in anew since.
        IF acting_admin() = this.owner_id OR acting_admin() = ANY (users)
          OR NOT EXISTS (SELECT FROM principal p WHERE p.id = this.owner_id AND NOT p.disabled AND 'admin' = ANY (p.roles))
          OR NOT EXISTS (SELECT FROM history.principal h WHERE h.id = actor() AND h.recorded_at <= this.created_at AND h.replaced_at > this.created_at
            AND NOT h.disabled AND 'admin' = ANY (h.roles))
          OR EXISTS (SELECT FROM one_time_link l WHERE l.principal_id = actor() AND coalesce(l.used_at, l.created_at) >= this.created_at)
          OR EXISTS (SELECT FROM history.erasure h JOIN history.change c ON c.id = h.change_id WHERE h.id = asked AND c.xid = pg_current_xact_id()) THEN
          RAISE EXCEPTION 'two admins erase' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_four_eyes_check';
        END IF;
        -- Nobody writes until it is done, and whoever writes already is waited for: nothing is left that was on its way. Who writes holds this lock first
        -- and shared, and so no table that would be waited for.
        PERFORM pg_advisory_xact_lock(${GATE}, 0);
        FOR relation IN SELECT * FROM history.wordy() LOOP
          EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', relation);
        END LOOP;
        SELECT history.sought(w.words || w.hidden) INTO pattern FROM erasure_words w WHERE w.erasure_id = asked;
        whole_words := '(?<![[:alnum:]])(?:' || pattern || ')(?![[:alnum:]])';
        SELECT jsonb_agg(f ORDER BY f.record) INTO counts FROM history.found(this.records, pattern) f;
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
            IF relation = ANY (own_names) THEN
              IF history.holds_words(relation, whole_words) > 0 THEN
                RAISE EXCEPTION 'somebody or something else of the newsroom is called so' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_own_names_check', TABLE = relation::text;
              END IF;
              CONTINUE;
            END IF;
            IF history.holds_words(relation, pattern) = 0 THEN CONTINUE; END IF;
            IF relation = 'entity'::regclass THEN
              SELECT entities || array(SELECT e.id FROM entity e WHERE concat_ws(' ', e.names, e.aliases, e.identifiers) ~* pattern OR normalize(concat_ws(' ', e.names, e.aliases, e.identifiers), NFKC) ~* pattern) INTO entities;
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

        IF EXISTS (SELECT FROM history.erased e JOIN (${HELD}) h ON h.record = e.record AND h.id = e.id WHERE e.erasure_id = asked) THEN
          RAISE EXCEPTION 'it is under legal hold' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_hold_check';
        END IF;
        SELECT string_agg(c.relname, ', ' ORDER BY c.relname) INTO left_in FROM history.wordy() AS r JOIN pg_class c ON c.oid = r WHERE NOT r = ANY (own_names) AND history.holds_words(r, pattern) > 0;
        IF left_in IS NOT NULL THEN
          RAISE EXCEPTION 'it would be left in %', left_in USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_left_check', TABLE = left_in;
        END IF;
        total := history.attest_rest(asked);
        UPDATE erasure SET state = 'done', decider_id = acting_admin(), decided_at = clock_timestamp(), found = coalesce(counts, '[]'), revisions = jsonb_array_length(total), rests = total WHERE id = asked;
        -- What is known of how values are spread has some of these values in it.
        FOREACH relation IN ARRAY touched LOOP
          EXECUTE format('ANALYZE %s', relation);
        END LOOP;
        RETURN entities;
      END $$;
      REVOKE ALL ON FUNCTION claimtrail.approve_erasure FROM PUBLIC;
      DO $$ BEGIN
        EXECUTE format('GRANT EXECUTE ON FUNCTION claimtrail.approve_erasure, claimtrail.erasure_found, history.is_erasing, history.found, history.sought, history.percent_encoded, history.wordy, history.holds_words, history.without_words, history.text_without TO %I', current_setting('claimtrail.app_role'));
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION claimtrail.approve_erasure, claimtrail.erasure_found;
      DROP FUNCTION history.is_erasing, history.found, history.text_without, history.attest_rest, history.erase_words, history.switch_rules, history.holds_words, history.wordy, history.without_words;
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
