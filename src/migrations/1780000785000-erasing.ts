import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ERASED, OWN_NAMES } from './1780000782000-words-to-erase.js';

/** Of the advisory lock that everybody who writes holds (`platform/transactions.ts`). */
const GATE = 23;

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
        stands jsonb;
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
        stands := history.standing(pattern);
        SELECT jsonb_agg(f ORDER BY f.record) INTO counts FROM history.found(this.records, stands) f;
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
            IF NOT stands ? relation::oid::text THEN CONTINUE; END IF;
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

        IF EXISTS (SELECT FROM history.erased e JOIN history.held_records() h ON h.record = e.record AND h.id = e.id WHERE e.erasure_id = asked) THEN
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
        EXECUTE format('GRANT EXECUTE ON FUNCTION claimtrail.approve_erasure TO %I', current_setting('claimtrail.app_role'));
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION claimtrail.approve_erasure');
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
