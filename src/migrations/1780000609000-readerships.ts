import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What rights are decided by: what a transaction has said of its caller, and for whom a row is, kept with the row also where
 * it has that from another, so that no other table is asked for every row.
 */
export class Readerships1780000609000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What the transaction has said of its caller; nothing said is nobody, who reads nothing. No coalesce: it would be taken for
      -- something that tells of rows, also where it is part of what an index is asked for.
      CREATE FUNCTION readership() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('claimtrail.readership', true), '')::text[];
      CREATE FUNCTION actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('claimtrail.actor', true), '')::uuid;
      CREATE FUNCTION administering() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(current_setting('claimtrail.administers', true), '') = 'on';

      -- Both are audience keys: everybody who may read what names may read what is named.
      CREATE FUNCTION may_name(naming text, named text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN named = 'public' OR named = naming OR named = 'newsroom' AND naming <> 'public';

      -- A policy cannot ask its own table; these ask for one row what the policy would.
      CREATE FUNCTION may_name_entity(id uuid, naming text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
        RETURN EXISTS (SELECT FROM claimtrail.entity e WHERE e.id = may_name_entity.id
          AND claimtrail.audience_key(e.audience, e.desk_id) = ANY (claimtrail.readership())
          AND claimtrail.may_name(naming, claimtrail.audience_key(e.audience, e.desk_id)));
      CREATE FUNCTION may_name_statement(id uuid, naming text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
        RETURN EXISTS (SELECT FROM claimtrail.statement s WHERE s.id = may_name_statement.id
          AND claimtrail.audience_key(s.audience, s.desk_id) = ANY (claimtrail.readership())
          AND claimtrail.may_name(naming, claimtrail.audience_key(s.audience, s.desk_id)));

      -- Answers to repeated requests are forgotten whosever they are; nobody learns of them.
      CREATE FUNCTION forget_answers() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
        BEGIN ATOMIC
          DELETE FROM claimtrail.idempotent_request WHERE (principal_id, key) IN (
            SELECT r.principal_id, r.key FROM claimtrail.idempotent_request r WHERE r.created_at < now() - interval '24 hours' LIMIT 20 FOR UPDATE SKIP LOCKED);
        END;
      REVOKE ALL ON FUNCTION readership, actor, administering, may_name, audience_key, may_name_entity, may_name_statement, forget_answers FROM PUBLIC;
    `);
    await db.query(`
      -- For whom a link is that a statement makes: for a desk where not all who may read both ends may read it, else for them ('public').
      CREATE FUNCTION statement_readership(made_by uuid, a_key text, b_key text) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog
        RETURN coalesce((SELECT s.desk_id::text FROM claimtrail.statement s WHERE s.id = made_by AND s.audience = 'desk' AND s.desk_id::text NOT IN (a_key, b_key)), 'public');
      REVOKE ALL ON FUNCTION statement_readership FROM PUBLIC;

      ALTER TABLE link ADD COLUMN a_readership text, ADD COLUMN b_readership text, ADD COLUMN own_readership text;
      -- What whoever got a kept answer might read and do then; an answer without a body was forgotten.
      ALTER TABLE idempotent_request ADD COLUMN rights text;
      ALTER TABLE comparand ADD COLUMN audience_key text;
      ALTER TABLE entity_name ADD COLUMN audience_key text;
      ALTER TABLE link DISABLE TRIGGER USER;
      UPDATE link SET a_readership = audience_key(a.audience, a.desk_id), b_readership = audience_key(b.audience, b.desk_id),
          own_readership = statement_readership(link.statement_id, audience_key(a.audience, a.desk_id), audience_key(b.audience, b.desk_id))
        FROM claim a, claim b WHERE a.id = link.a_id AND b.id = link.b_id;
      ALTER TABLE link ENABLE TRIGGER USER;
      UPDATE comparand SET audience_key = audience_key(c.audience, c.desk_id) FROM claim c WHERE c.id = claim_id;
      UPDATE entity_name SET audience_key = audience_key(e.audience, e.desk_id) FROM entity e WHERE e.id = entity_id;
      ALTER TABLE link ALTER COLUMN a_readership SET NOT NULL, ALTER COLUMN b_readership SET NOT NULL, ALTER COLUMN own_readership SET NOT NULL;
      -- What a desk's statement makes stands beside what there is for all who read the ends, and changes nothing of it.
      DROP INDEX link_pair_key, link_conflict_key;
      CREATE UNIQUE INDEX link_pair_key ON link (a_id, b_id, kind, own_readership);
      CREATE UNIQUE INDEX link_conflict_key ON link (a_id, b_id, own_readership) WHERE kind IN ('contradicts', 'tension');
      CREATE INDEX link_narrower_idx ON link (a_id, b_id) WHERE own_readership <> 'public';
      ALTER TABLE comparand ALTER COLUMN audience_key SET NOT NULL;
      ALTER TABLE entity_name ALTER COLUMN audience_key SET NOT NULL;
      CALL history.track('link');
      ALTER TABLE history.link DISABLE TRIGGER append_only;
      UPDATE history.link h SET a_readership = l.a_readership, b_readership = l.b_readership, own_readership = l.own_readership FROM link l WHERE l.id = h.id;
      ALTER TABLE history.link ENABLE TRIGGER append_only;

      -- No lock is taken: what may not be named is refused by the policy before anybody waits for it.
      CREATE FUNCTION link_readerships() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        NEW.a_readership := coalesce((SELECT claimtrail.audience_key(c.audience, c.desk_id) FROM claimtrail.claim c WHERE c.id = NEW.a_id), '');
        NEW.b_readership := coalesce((SELECT claimtrail.audience_key(c.audience, c.desk_id) FROM claimtrail.claim c WHERE c.id = NEW.b_id), '');
        NEW.own_readership := claimtrail.statement_readership(NEW.statement_id, NEW.a_readership, NEW.b_readership);
        RETURN NEW;
      END $$;
      CREATE TRIGGER readerships BEFORE INSERT OR UPDATE OF a_id, b_id, statement_id, a_readership, b_readership, own_readership ON link
        FOR EACH ROW EXECUTE FUNCTION link_readerships();

      CREATE FUNCTION comparand_audience() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        NEW.audience_key := coalesce((SELECT claimtrail.audience_key(c.audience, c.desk_id) FROM claimtrail.claim c WHERE c.id = NEW.claim_id), '');
        RETURN NEW;
      END $$;
      CREATE TRIGGER audience BEFORE INSERT OR UPDATE OF claim_id, audience_key ON comparand FOR EACH ROW EXECUTE FUNCTION comparand_audience();

      CREATE FUNCTION entity_name_audience() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        NEW.audience_key := coalesce((SELECT claimtrail.audience_key(e.audience, e.desk_id) FROM claimtrail.entity e WHERE e.id = NEW.entity_id), '');
        RETURN NEW;
      END $$;
      CREATE TRIGGER audience BEFORE INSERT OR UPDATE OF entity_id, audience_key ON entity_name FOR EACH ROW EXECUTE FUNCTION entity_name_audience();

      -- Also where rows come from a copy, with triggers switched off: without these columns nobody would see them.
      ALTER TABLE link ENABLE ALWAYS TRIGGER readerships;
      ALTER TABLE comparand ENABLE ALWAYS TRIGGER audience;
      ALTER TABLE entity_name ENABLE ALWAYS TRIGGER audience;

      CREATE FUNCTION follow_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        key text := claimtrail.audience_key(NEW.audience, NEW.desk_id);
      BEGIN
        UPDATE claimtrail.comparand SET audience_key = key WHERE claim_id = NEW.id;
        UPDATE claimtrail.link SET a_readership = key WHERE a_id = NEW.id;
        UPDATE claimtrail.link SET b_readership = key WHERE b_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER follow AFTER UPDATE ON claim FOR EACH ROW
        WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION follow_claim();

      CREATE FUNCTION follow_entity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        UPDATE claimtrail.entity_name SET audience_key = '' WHERE entity_id = NEW.id;
        UPDATE claimtrail.entity_identifier SET audience_key = claimtrail.audience_key(NEW.audience, NEW.desk_id) WHERE entity_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER follow AFTER UPDATE ON entity FOR EACH ROW
        WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION follow_entity();
      REVOKE ALL ON FUNCTION link_readerships, comparand_audience, entity_name_audience, follow_claim, follow_entity FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION link_readerships, comparand_audience, entity_name_audience, follow_claim, follow_entity CASCADE;
      DROP VIEW as_of.link;
      DROP INDEX link_pair_key, link_conflict_key;
      ALTER TABLE link DROP COLUMN a_readership, DROP COLUMN b_readership, DROP COLUMN own_readership;
      ALTER TABLE history.link DROP COLUMN a_readership, DROP COLUMN b_readership, DROP COLUMN own_readership;
      CREATE UNIQUE INDEX link_pair_key ON link (a_id, b_id, kind);
      CREATE UNIQUE INDEX link_conflict_key ON link (a_id, b_id) WHERE kind IN ('contradicts', 'tension');
      DROP FUNCTION statement_readership;
      CALL history.track('link');
      ALTER TABLE idempotent_request DROP COLUMN rights;
      ALTER TABLE comparand DROP COLUMN audience_key;
      ALTER TABLE entity_name DROP COLUMN audience_key;
      GRANT EXECUTE ON FUNCTION audience_key TO PUBLIC;
      DROP FUNCTION readership, actor, administering, may_name, may_name_entity, may_name_statement, forget_answers;
    `);
  }
}
