import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is protected today is protected in all of the past: as of any day, whatever names an entity or a source that is confidential now
 * shows the description of now, and no version its names.
 *
 * The application's role can no longer read what identifies an entity or a source out of `history`: it reads `history.open_entity` and
 * `history.open_source`, which leave it out. They mask by expressions rather than by conditions, so that nothing that is evaluated
 * early can see behind them, and a query is planned through them as through a table. Sentences about a claim whose subject was
 * protected since are withheld in the same way (`history.told_result`).
 *
 * `history.track` gives the raw rights back: who calls it again for one of these three tables makes its view here anew.
 */
export class Protected1780000650000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION history.may_read(audience text, desk_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        RETURN claimtrail.audience_key(audience, desk_id) = ANY (claimtrail.readership());

      -- Most stores protect few.
      CREATE INDEX entity_confidential_idx ON claimtrail.entity (id) WHERE confidential;

      CREATE VIEW history.open_entity AS
        SELECT r.id, r.version,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.kind ELSE r.shown->>'kind' END END AS kind,
          CASE WHEN m.open THEN r.names ELSE '{}' END AS names,
          CASE WHEN m.open THEN r.aliases ELSE '[]' END AS aliases,
          CASE WHEN m.open THEN r.identifiers ELSE '{}' END AS identifiers,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.description ELSE r.shown->>'description' END END AS description,
          CASE WHEN m.open THEN r.fiscal_calendar END AS fiscal_calendar,
          m.may AND r.shown IS NOT NULL OR r.confidential AS confidential,
          CASE WHEN m.open THEN r.identity END AS identity
        FROM history.entity r CROSS JOIN LATERAL (
          SELECT r.readers = ANY (claimtrail.readership()) AS may, r.readers = ANY (claimtrail.readership()) AND r.shown IS NULL AS open) m
        WHERE r.readers = ANY (claimtrail.readership());

      DROP VIEW as_of.entity;
      CREATE VIEW as_of.entity WITH (security_invoker) AS
        SELECT r.id, o.kind, o.names, o.aliases, o.identifiers, o.description, o.fiscal_calendar, o.confidential, r.same_as_id, o.identity,
          r.audience, r.desk_id, r.owner_id, r.version, r.created_at, r.updated_at
        FROM history.entity r JOIN history.open_entity o ON o.id = r.id AND o.version = r.version
        WHERE r.recorded_at <= as_of.instant() AND NOT r.removed AND NOT EXISTS (
          SELECT 1 FROM history.entity n WHERE n.id = r.id AND n.version = r.version + 1 AND n.recorded_at <= as_of.instant());

      CREATE VIEW history.open_source AS
        SELECT r.id, r.version,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.kind ELSE r.shown->>'kind' END END AS kind,
          CASE WHEN m.open THEN r.title END AS title,
          CASE WHEN m.open THEN r.title_key END AS title_key,
          CASE WHEN m.open THEN r.url END AS url,
          CASE WHEN m.open THEN r.publisher_id END AS publisher_id,
          CASE WHEN m.open THEN r.published_on END AS published_on,
          CASE WHEN m.open THEN r.published_at END AS published_at,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.language ELSE r.shown->>'language' END END AS language,
          CASE WHEN m.may THEN CASE WHEN r.shown IS NULL THEN r.description ELSE r.shown->>'description' END END AS description,
          m.may AND r.shown IS NOT NULL OR r.confidential AS confidential,
          CASE WHEN m.open THEN r.identity END AS identity
        FROM history.source r CROSS JOIN LATERAL (
          SELECT r.readers = ANY (claimtrail.readership()) AS may, r.readers = ANY (claimtrail.readership()) AND r.shown IS NULL AS open) m
        WHERE r.readers = ANY (claimtrail.readership());

      DROP VIEW as_of.source;
      CREATE VIEW as_of.source WITH (security_invoker) AS
        SELECT r.id, o.kind, o.title, o.title_key, o.url, o.publisher_id, o.published_on, o.published_at, o.language, o.description,
          o.confidential, o.identity, r.audience, r.desk_id, r.owner_id, r.version, r.created_at, r.updated_at
        FROM history.source r JOIN history.open_source o ON o.id = r.id AND o.version = r.version
        WHERE r.recorded_at <= as_of.instant() AND NOT r.removed AND NOT EXISTS (
          SELECT 1 FROM history.source n WHERE n.id = r.id AND n.version = r.version + 1 AND n.recorded_at <= as_of.instant());

      -- Rights of today, and what is known today: who may read an identity may read it as of any day.
      DROP VIEW as_of.confidential_identity;
      CREATE VIEW as_of.confidential_identity WITH (security_invoker) AS SELECT * FROM claimtrail.confidential_identity;

      -- The same remark without its words.
      CREATE FUNCTION history.unsaid(remark jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE jsonb_typeof(remark)
          WHEN 'object' THEN remark || '{"text": "Names somebody who is protected now.",
            "texts": {"en": "Names somebody who is protected now.", "de": "Nennt jemanden, der jetzt geschützt ist."}}'
          WHEN 'array' THEN (SELECT coalesce(jsonb_agg(one || '{"text": "Names somebody who is protected now.",
            "texts": {"en": "Names somebody who is protected now.", "de": "Nennt jemanden, der jetzt geschützt ist."}}' ORDER BY n), '[]')
            FROM jsonb_array_elements(remark) WITH ORDINALITY AS e(one, n))
          ELSE remark END;

      -- Whether the sentences of a result that the caller may read can have the name of somebody who was protected after they were written:
      -- a subject of a claim that they speak of.
      CREATE FUNCTION history.names_protected(given uuid, of_version int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
        RETURN EXISTS (SELECT FROM claimtrail.entity e WHERE e.confidential) AND EXISTS (
          SELECT FROM history.derivation_result r JOIN claimtrail.derivation d ON d.id = r.id
          CROSS JOIN LATERAL (
            SELECT d.claim_id AS id UNION SELECT i.claim_id FROM claimtrail.derivation_input i WHERE i.derivation_id = d.id
            UNION SELECT found[1]::uuid FROM regexp_matches(concat_ws(' ', r.disagreement, r.failure, r.lints, r.moved_by, r.computed_with),
              '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') AS found) said
          JOIN history.claim c ON c.id = said.id JOIN claimtrail.entity s ON s.id = c.subject_id
          JOIN claimtrail.entity e ON e.id IN (s.id, s.same_as_id)
          WHERE r.id = given AND r.version = of_version AND history.may_read(d.audience, d.desk_id) AND e.confidential
            AND r.recorded_at < (SELECT min(h.recorded_at) FROM history.entity h WHERE h.id = e.id AND h.confidential
              AND h.version > (SELECT max(o.version) FROM history.entity o WHERE o.id = e.id AND NOT o.confidential)));

      CREATE VIEW history.told_result AS
        SELECT r.id, r.version,
          CASE WHEN n.protected THEN history.unsaid(r.disagreement) ELSE r.disagreement END AS disagreement,
          CASE WHEN n.protected THEN history.unsaid(r.failure) ELSE r.failure END AS failure,
          CASE WHEN n.protected THEN history.unsaid(r.lints) ELSE r.lints END AS lints,
          CASE WHEN n.protected THEN history.unsaid(r.moved_by) ELSE r.moved_by END AS moved_by
        FROM history.derivation_result r
        CROSS JOIN LATERAL (SELECT (r.readers = ANY (claimtrail.readership())) IS NOT TRUE OR history.names_protected(r.id, r.version) AS protected OFFSET 0) n
        WHERE r.readers = ANY (claimtrail.readership());

      DROP VIEW as_of.derivation_result;
      CREATE VIEW as_of.derivation_result WITH (security_invoker) AS
        SELECT r.id, r.state, r.result, r.possibly_wide, r.mismatch, t.disagreement, t.failure, t.lints, r.computed_with, t.moved_by,
          r.digest, r.version, r.created_at, r.updated_at
        FROM history.derivation_result r JOIN history.told_result t ON t.id = r.id AND t.version = r.version
        WHERE r.recorded_at <= as_of.instant() AND NOT r.removed AND NOT EXISTS (
          SELECT 1 FROM history.derivation_result n WHERE n.id = r.id AND n.version = r.version + 1 AND n.recorded_at <= as_of.instant());

      -- Whose a record is once it is protected: its owner's; of one that this software, a program or somebody who is disabled recorded, nobody
      -- could ever read the name again, and it becomes that of the editor who protects it.
      CREATE FUNCTION claimtrail.keeper_of(owner uuid) RETURNS uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp
        RETURN CASE
          WHEN EXISTS (SELECT FROM principal p WHERE p.id = owner AND p.kind = 'person' AND NOT p.disabled) THEN owner
          WHEN EXISTS (SELECT FROM principal p WHERE p.id = actor() AND 'editor' = ANY (p.roles)) THEN actor()
          ELSE owner END;

      CREATE FUNCTION claimtrail.take_over() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      BEGIN
        NEW.owner_id := keeper_of(OLD.owner_id);
        RETURN NEW;
      END $$;
      CREATE TRIGGER take_over BEFORE UPDATE OF confidential ON claimtrail.entity FOR EACH ROW
        WHEN (NEW.confidential AND NOT OLD.confidential) EXECUTE FUNCTION claimtrail.take_over();
      CREATE TRIGGER take_over BEFORE UPDATE OF confidential ON claimtrail.source FOR EACH ROW
        WHEN (NEW.confidential AND NOT OLD.confidential) EXECUTE FUNCTION claimtrail.take_over();

      -- Keeps who an open entity or source is before its row is emptied, for its owner alone, not for the editor who protects it, unless it becomes
      -- theirs; of what was merged, for the owner of what remains.
      CREATE FUNCTION claimtrail.keep_identity(record uuid, identity jsonb) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
        INSERT INTO confidential_identity AS i (id, content, readers, owner_id)
        SELECT o.id, identity, '[]', keeper_of(o.owner_id) FROM (
          SELECT e.id, coalesce(s.owner_id, e.owner_id) AS owner_id, e.audience, e.desk_id, e.confidential
            FROM entity e LEFT JOIN entity s ON s.id = e.same_as_id
          UNION ALL SELECT id, owner_id, audience, desk_id, confidential FROM source) o
        WHERE o.id = record AND NOT o.confidential AND history.may_read(o.audience, o.desk_id)
        ON CONFLICT (id) DO UPDATE SET content = excluded.content, readers = '[]', owner_id = excluded.owner_id
      $$;

      -- Who may no longer read a name, and by which transaction; null for everybody. It keeps an answer from being kept that was made while that
      -- happened: what it held by then nobody else could find.
      CREATE TABLE claimtrail.withdrawn_name (
        record         uuid NOT NULL,
        principal_id   uuid,
        by_transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at             timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX withdrawn_name_at_idx ON claimtrail.withdrawn_name (at);
      CREATE INDEX withdrawn_name_by_transaction_idx ON claimtrail.withdrawn_name (by_transaction);
      ALTER TABLE claimtrail.withdrawn_name ENABLE ROW LEVEL SECURITY;

      -- How records that are protected have been told: their ids, and all names that they ever had, also as a sentence quotes them.
      CREATE FUNCTION claimtrail.traces_of(records uuid[]) RETURNS text[]
      LANGUAGE sql STABLE SET search_path = claimtrail, pg_temp AS $$
        SELECT coalesce(array_agg(DISTINCT trace), '{}') FROM (
          SELECT id::text AS trace FROM unnest(records) AS id
          UNION ALL SELECT btrim(to_json(form)::text, '"') FROM (
            SELECT said, translate(said, '"“”„‟«»', '’’’’’’’') AS quoted FROM (
              SELECT n.value AS said FROM history.entity h, jsonb_each_text(h.names) n WHERE h.id = ANY (records)
              UNION SELECT a.value FROM history.entity h, jsonb_array_elements_text(h.aliases) a WHERE h.id = ANY (records)
              UNION SELECT i.value FROM history.entity h, jsonb_each_text(h.identifiers) i WHERE h.id = ANY (records)
              UNION SELECT unnest(array[h.title, h.url, h.identity]) FROM history.source h WHERE h.id = ANY (records)) names) named,
            LATERAL unnest(array[named.said, named.quoted]) AS form
          WHERE length(form) > 1) found
      $$;

      -- Removes the names that a transaction has withdrawn from answers that are kept for repeated requests, after waiting for all who are just
      -- keeping one: what they keep is found afterwards. Comes when the transaction is committed, once for all its rows: so nobody whom it waits
      -- for waits for it. That an answer was given is kept; whom it never concerned notices nothing.
      CREATE FUNCTION claimtrail.withdraw_names() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      DECLARE
        traces text[];
      BEGIN
        IF EXISTS (SELECT FROM withdrawn_name w WHERE w.by_transaction = NEW.by_transaction
          AND (w.record, coalesce(w.principal_id, w.record)) < (NEW.record, coalesce(NEW.principal_id, NEW.record))) THEN RETURN NULL; END IF;
        PERFORM pg_advisory_xact_lock(10, 0);
        DELETE FROM withdrawn_name WHERE at < now() - interval '1 day';
        traces := traces_of(array(SELECT w.record FROM withdrawn_name w WHERE w.by_transaction = NEW.by_transaction AND w.principal_id IS NULL));
        UPDATE idempotent_request q SET body = NULL WHERE q.created_at >= clock_timestamp() - interval '24 hours' AND (
          EXISTS (SELECT FROM unnest(traces) AS trace WHERE strpos(q.body, trace) > 0)
          OR EXISTS (SELECT FROM withdrawn_name w WHERE w.by_transaction = NEW.by_transaction AND w.principal_id = q.principal_id
            AND strpos(q.body, w.record::text) > 0));
        -- What is older is repeated to nobody. Whoever holds it takes its key anew, or clears it in passing, and is not waited for.
        DELETE FROM idempotent_request WHERE (principal_id, key) IN (SELECT q.principal_id, q.key FROM idempotent_request q
          WHERE q.created_at < clock_timestamp() - interval '24 hours' FOR UPDATE SKIP LOCKED);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER withdraw AFTER INSERT ON claimtrail.withdrawn_name DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        EXECUTE FUNCTION claimtrail.withdraw_names();

      -- Whether an answer has a record in it whose name was withdrawn from the caller by what was not to be seen yet when they began to read.
      -- Until the end of the transaction no name is withdrawn: it is asked last, by whoever withdraws none.
      CREATE FUNCTION claimtrail.was_withdrawn(body text, since pg_snapshot) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(10, 0);
        RETURN EXISTS (SELECT FROM withdrawn_name w WHERE NOT pg_visible_in_snapshot(w.by_transaction, since)
          AND (w.principal_id IS NULL OR w.principal_id = actor()) AND strpos(body, w.record::text) > 0
          AND (EXISTS (SELECT FROM entity e WHERE e.id = w.record AND history.may_read(e.audience, e.desk_id))
            OR EXISTS (SELECT FROM source o WHERE o.id = w.record AND history.may_read(o.audience, o.desk_id))));
      END $$;

      -- Names those who may read an identity; only its owner can. @returns whether it was theirs
      CREATE FUNCTION claimtrail.name_readers(record uuid, named jsonb) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      DECLARE
        before jsonb;
        lost uuid[];
      BEGIN
        SELECT readers INTO before FROM confidential_identity
        WHERE id = record AND owner_id::text = current_setting('claimtrail.actor', true) FOR UPDATE;
        IF NOT FOUND THEN RETURN false; END IF;
        UPDATE confidential_identity SET readers = named WHERE id = record AND readers <> named;
        -- What whoever reads it no longer was answered holds the name.
        lost := array(SELECT id::uuid FROM (SELECT jsonb_array_elements_text(before) AS id EXCEPT SELECT jsonb_array_elements_text(named)) l);
        INSERT INTO withdrawn_name (record, principal_id) SELECT name_readers.record, p FROM unnest(lost) AS p;
        RETURN true;
      END $$;

      -- Removes the names of confidential records from all that was made with them: what jobs told, look-ups, sentences of derivations, and
      -- in the end answers that are kept for repeated requests. What it removes it finds in history by itself, so that whoever calls it learns nothing.
      CREATE FUNCTION claimtrail.forget_names(records uuid[]) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
      DECLARE
        hidden uuid[] := array(SELECT id FROM entity WHERE id = ANY (records) AND confidential
          UNION SELECT id FROM source WHERE id = ANY (records) AND confidential);
        traces text[] := traces_of(hidden);
      BEGIN
        DELETE FROM entity_name WHERE entity_id = ANY (hidden);
        DELETE FROM entity_identifier WHERE entity_id = ANY (hidden);
        UPDATE job SET errors = (SELECT jsonb_agg(CASE WHEN EXISTS (SELECT FROM unnest(traces) AS trace WHERE strpos(e.error::text, trace) > 0)
            THEN history.unsaid(jsonb_build_object('at', e.error->'at', 'code', e.error->'code')) - 'texts' ELSE e.error END ORDER BY e.n)
          FROM jsonb_array_elements(job.errors) WITH ORDINALITY AS e(error, n))
        WHERE EXISTS (SELECT FROM unnest(traces) AS trace WHERE strpos(job.errors::text, trace) > 0);
        WITH RECURSIVE below(claim, is_own) AS (
          SELECT c.id, true FROM claim c WHERE c.subject_id = ANY (hidden)
          UNION
          SELECT n.* FROM below b CROSS JOIN LATERAL (
            SELECT d.claim_id, false FROM derivation_input i JOIN derivation d ON d.id = i.derivation_id WHERE i.claim_id = b.claim
            UNION ALL SELECT l.b_id, false FROM link l WHERE l.a_id = b.claim AND l.kind IN ('supersedes', 'same_as')
            UNION ALL SELECT l.a_id, false FROM link l WHERE l.b_id = b.claim AND l.kind = 'same_as') n),
        told AS (
          SELECT d.id, b.is_own FROM below b JOIN derivation d ON d.claim_id = b.claim
          UNION SELECT i.derivation_id, b.is_own FROM below b JOIN derivation_input i ON i.claim_id = b.claim)
        UPDATE derivation_result r SET disagreement = history.unsaid(r.disagreement), failure = history.unsaid(r.failure),
          lints = history.unsaid(r.lints), moved_by = history.unsaid(r.moved_by)
        WHERE r.id IN (SELECT t.id FROM told t WHERE t.is_own OR EXISTS (SELECT FROM unnest(traces) AS trace
          WHERE strpos(concat_ws(' ', r.disagreement, r.failure, r.lints, r.moved_by), trace) > 0));
        INSERT INTO withdrawn_name (record) SELECT unnest(hidden);
      END $$;

      REVOKE ALL ON FUNCTION history.may_read, history.unsaid, history.names_protected, claimtrail.keep_identity,
        claimtrail.keeper_of, claimtrail.take_over, claimtrail.name_readers, claimtrail.forget_names, claimtrail.traces_of,
        claimtrail.withdraw_names, claimtrail.was_withdrawn FROM PUBLIC;
      DO $$
      DECLARE app text := current_setting('claimtrail.app_role');
      BEGIN
        EXECUTE format('REVOKE SELECT ON history.entity, history.source, history.derivation_result, history.confidential_identity FROM %I', app);
        EXECUTE format('GRANT SELECT (id, same_as_id, audience, desk_id, owner_id, version, created_at, updated_at, recorded_at, change_id, removed, readers)
          ON history.entity TO %I', app);
        EXECUTE format('GRANT SELECT (id, audience, desk_id, owner_id, version, created_at, updated_at, recorded_at, change_id, removed, readers)
          ON history.source TO %I', app);
        EXECUTE format('GRANT SELECT (id, state, result, possibly_wide, mismatch, computed_with, digest, version, created_at, updated_at,
          recorded_at, change_id, removed, readers) ON history.derivation_result TO %I', app);
        EXECUTE format('GRANT SELECT ON history.open_entity, history.open_source, history.told_result, as_of.entity, as_of.source,
          as_of.confidential_identity, as_of.derivation_result TO %I', app);
        EXECUTE format('GRANT EXECUTE ON FUNCTION history.may_read, history.unsaid, history.names_protected, claimtrail.keep_identity,
          claimtrail.name_readers, claimtrail.forget_names, claimtrail.was_withdrawn TO %I', app);
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER take_over ON claimtrail.entity;
      DROP TRIGGER take_over ON claimtrail.source;
      DROP FUNCTION claimtrail.forget_names, claimtrail.name_readers, claimtrail.was_withdrawn, claimtrail.keep_identity,
        claimtrail.take_over, claimtrail.keeper_of;
      DROP TABLE claimtrail.withdrawn_name;
      DROP FUNCTION claimtrail.withdraw_names, claimtrail.traces_of;
      DROP VIEW as_of.entity, as_of.source, as_of.derivation_result, as_of.confidential_identity;
      DROP VIEW history.open_entity, history.open_source, history.told_result;
      DROP INDEX claimtrail.entity_confidential_idx;
      DROP FUNCTION history.names_protected, history.unsaid, history.may_read;
      DO $$ BEGIN
        EXECUTE format('REVOKE SELECT ON history.entity, history.source, history.derivation_result FROM %I', current_setting('claimtrail.app_role'));
      END $$;
      CALL history.track('entity');
      CALL history.track('source');
      CALL history.track('derivation_result');
      CALL history.track('confidential_identity');
    `);
  }
}
