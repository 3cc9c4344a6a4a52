import type { MigrationInterface, QueryRunner } from 'typeorm';

import { nameSkeleton } from '../kernel/names.js';

/** People and service accounts: what they may do, which desks they belong to, and by what they are known. */
export class Accounts1780000630000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(RULES);
    await db.query(WITHOUT_KNOWING_WHO);
    await db.query(POLICIES);
    await db.query(GRANTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$ BEGIN EXECUTE format('REVOKE UPDATE ON desk, principal FROM %I', current_setting('claimtrail.app_role')); END $$;
      DROP FUNCTION identify, is_set_up, tokens_work, end_session, touch_session, renew_session, touch_token, redeem_link, end_own_links, clear_expired, password_hash_of, can_sign_in;
      DROP TABLE one_time_link, api_token, session_token, session, account;
      DROP TRIGGER rights ON principal;
      DROP TRIGGER last_admin ON principal;
      DROP FUNCTION refuse_own_rights, refuse_last_admin;
      DROP VIEW as_of.membership;
      DROP TABLE membership, history.membership;
      DROP FUNCTION history.keep_membership, history.keep_removed_membership;
      DROP POLICY own ON principal;
      DROP INDEX desk_name_folded_key;
      ALTER TABLE desk DROP COLUMN skeleton CASCADE, ADD CONSTRAINT desk_name_key UNIQUE (name);
      ALTER TABLE history.desk DROP COLUMN skeleton CASCADE;
      CALL history.track('desk');
      ALTER TABLE principal DROP COLUMN roles CASCADE, DROP COLUMN disabled CASCADE, DROP COLUMN changes CASCADE;
      ALTER TABLE history.principal DROP COLUMN roles CASCADE, DROP COLUMN disabled CASCADE, DROP COLUMN changes CASCADE;
      CALL history.track('principal');
    `);
  }
}

const TABLES = `
  ALTER TABLE principal
    ADD COLUMN roles text[] NOT NULL DEFAULT '{}',
    ADD COLUMN disabled boolean NOT NULL DEFAULT false,
    ADD COLUMN changes int NOT NULL DEFAULT 0,
    ADD CONSTRAINT principal_roles_check CHECK (roles <@ ARRAY['reader', 'journalist', 'reviewer', 'editor', 'admin']);
  CALL history.track('principal');

  -- Desks that differ in case or width alone would be taken for each other.
  CREATE UNIQUE INDEX desk_name_folded_key ON desk (lower(normalize(name, NFKC)));
  -- A unique index of nothing but columns would let a change of the name wait for everything that is recorded for the desk in that moment.
  ALTER TABLE desk DROP CONSTRAINT desk_name_key, ADD COLUMN skeleton text;
  CREATE UNIQUE INDEX desk_skeleton_key ON desk (lower(skeleton));
  CALL history.track('desk');
  ALTER TABLE desk DISABLE TRIGGER USER;
  UPDATE desk SET skeleton = '${nameSkeleton('Newsroom')}' WHERE id = '00000000-0000-7000-8000-0000000000d1';
  ALTER TABLE desk ENABLE TRIGGER USER;

  CREATE TABLE membership (
    id           uuid PRIMARY KEY,
    principal_id uuid NOT NULL REFERENCES principal,
    desk_id      uuid NOT NULL REFERENCES desk,
    origin       text NOT NULL CONSTRAINT membership_origin_check CHECK (origin IN ('admin', 'provider')),
    version      int NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    UNIQUE (principal_id, desk_id)
  );
  CREATE INDEX ON membership (desk_id);
  CALL history.track('membership');
  CREATE INDEX ON history.membership (principal_id);

  CREATE TABLE account (
    principal_id  uuid PRIMARY KEY REFERENCES principal,
    email         text NOT NULL CONSTRAINT account_email_check CHECK (length(email) <= 254),
    email_key     text NOT NULL UNIQUE,
    password_hash text,
    signed_in_at  timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE account IS 'What a person signs in with; as soon as there is one, the instance answers known callers only.';

  CREATE TABLE session (
    id           uuid PRIMARY KEY,
    principal_id uuid NOT NULL REFERENCES principal,
    csrf         text NOT NULL,
    address      text,
    user_agent   text,
    guesses      int NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL
  );
  COMMENT ON COLUMN session.guesses IS 'How often somebody who holds it gave a wrong password for a right one.';
  CREATE INDEX ON session (principal_id);
  CREATE INDEX ON session (expires_at);
  CREATE INDEX ON session (last_seen_at);

  CREATE TABLE session_token (
    hash        bytea PRIMARY KEY,
    session_id  uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    created_at  timestamptz NOT NULL DEFAULT now(),
    used        boolean NOT NULL DEFAULT false,
    valid_until timestamptz
  );
  CREATE INDEX ON session_token (session_id);
  COMMENT ON TABLE session_token IS 'What the cookies of a session hold, as SHA-256; a new one takes the place of the old once it has been used.';

  CREATE TABLE api_token (
    id           uuid PRIMARY KEY,
    principal_id uuid NOT NULL REFERENCES principal,
    made_by      uuid NOT NULL REFERENCES principal,
    name         text NOT NULL,
    hash         bytea NOT NULL UNIQUE,
    prefix       text NOT NULL,
    scopes       text[] NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    lineage      uuid[] NOT NULL DEFAULT '{}' CONSTRAINT api_token_lineage_check CHECK (cardinality(lineage) <= 8)
  );
  COMMENT ON COLUMN api_token.lineage IS 'The tokens it was made with, the first one first; it works as long as all of them do. The bootstrap token is named by claimtrail.bootstrap.';
  CREATE INDEX ON api_token (principal_id);
  CREATE INDEX ON api_token (made_by);

  CREATE TABLE one_time_link (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL CONSTRAINT one_time_link_kind_check CHECK (kind IN ('set_up', 'password')),
    hash         bytea NOT NULL UNIQUE,
    principal_id uuid REFERENCES principal,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz,
    lineage      uuid[] NOT NULL DEFAULT '{}',
    roles        text[],
    desks        uuid[],
    CONSTRAINT one_time_link_principal_id_check CHECK ((kind = 'password') = (principal_id IS NOT NULL))
  );
  COMMENT ON COLUMN one_time_link.lineage IS 'The tokens it was made with; it works as long as all of them do.';
  COMMENT ON COLUMN one_time_link.roles IS 'What its account may be at most, and the desks it may belong to: what made it could give no more. Null where somebody made it in person.';
  CREATE INDEX ON one_time_link (principal_id);

  SELECT set_config('claimtrail.actor', '00000000-0000-7000-8000-000000000001', true), set_config('claimtrail.reason', 'accounts', true);
  UPDATE principal SET roles = '{admin,editor}'
    WHERE id IN ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003');
  INSERT INTO membership (id, principal_id, desk_id, origin)
    SELECT uuidv7(), p.id, p.desk_id, 'admin' FROM principal p WHERE p.kind <> 'software';
`;

const RULES = `
  -- A policy sees one version of a row at a time, and so not what changes.
  CREATE FUNCTION refuse_own_rights() RETURNS trigger LANGUAGE plpgsql SET search_path = claimtrail, pg_temp AS $$
  BEGIN
    IF NOT administering() THEN
      RAISE EXCEPTION 'only an admin changes what somebody may do' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER rights BEFORE UPDATE OF kind, roles, disabled ON principal FOR EACH ROW
    WHEN ((OLD.kind, OLD.roles, OLD.disabled) IS DISTINCT FROM (NEW.kind, NEW.roles, NEW.disabled)) EXECUTE FUNCTION refuse_own_rights();

  -- Somebody who was only invited may never come.
  CREATE FUNCTION can_sign_in(principal uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = claimtrail, pg_temp
    RETURN EXISTS (SELECT FROM account a WHERE a.principal_id = principal AND (a.password_hash IS NOT NULL OR a.signed_in_at IS NOT NULL));

  -- Two admins who leave at once wait for each other here, and the second sees that the first is gone.
  CREATE FUNCTION refuse_last_admin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
  BEGIN
    IF NOT can_sign_in(OLD.id) THEN RETURN NULL; END IF;
    PERFORM pg_advisory_xact_lock(20, 0);
    IF NOT EXISTS (SELECT FROM principal p WHERE 'admin' = ANY (p.roles) AND NOT p.disabled AND can_sign_in(p.id)) THEN
      RAISE EXCEPTION 'the last admin stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'principal_last_admin';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER last_admin AFTER UPDATE OF roles, disabled ON principal FOR EACH ROW
    WHEN ('admin' = ANY (OLD.roles) AND NOT OLD.disabled AND (NEW.disabled OR NOT 'admin' = ANY (NEW.roles))) EXECUTE FUNCTION refuse_last_admin();
`;

/** What is asked before anybody is known: by the hash of a secret, and one row at a time. */
const WITHOUT_KNOWING_WHO = `
  -- Whether somebody can sign in and administer; as long as nobody can, the link of the start makes an account that does.
  CREATE FUNCTION is_set_up() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp
    RETURN EXISTS (SELECT FROM principal p WHERE 'admin' = ANY (p.roles) AND NOT p.disabled AND can_sign_in(p.id));

  -- Whether all of these tokens still work: what was made with a token falls with it. The bootstrap token has no row; the session says which is in force.
  CREATE FUNCTION tokens_work(tokens uuid[]) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    SELECT tokens = '{}' OR NOT EXISTS (
      SELECT FROM unnest(tokens) AS made_with LEFT JOIN api_token t ON t.id = made_with
        LEFT JOIN principal p ON p.id = CASE WHEN made_with::text = current_setting('claimtrail.bootstrap', true)
          THEN '00000000-0000-7000-8000-000000000003' ELSE t.principal_id END
      WHERE t.revoked_at IS NOT NULL OR t.expires_at <= now() OR coalesce(p.disabled, true))
  $$;

  -- The browser goes on as somebody else: nobody could end from it what it was signed in with before.
  CREATE FUNCTION end_session(presented bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    DELETE FROM session s USING session_token t WHERE t.hash = presented AND s.id = t.session_id AND coalesce(t.valid_until > now(), true)
  $$;

  CREATE FUNCTION identify(session bytea, token bytea, known uuid) RETURNS TABLE (
    anyone boolean, principal_id uuid, kind text, roles text[], desk_id uuid, desks uuid[], scopes text[], session_id uuid, csrf text, token_id uuid, token_expires_at timestamptz, due boolean)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = claimtrail, pg_temp AS $$
    SELECT EXISTS (SELECT FROM account), p.id, p.kind, p.roles,
      CASE WHEN p.desk_id = ANY (d.desks) THEN p.desk_id ELSE coalesce(d.desks[1], p.desk_id) END, coalesce(d.desks, '{}'),
      found.scopes, found.session_id, found.csrf, found.token_id, found.ends, coalesce(found.due, false)
    FROM (VALUES (1)) AS one
    LEFT JOIN LATERAL (
      SELECT 1 AS rank, s.principal_id, NULL::text[] AS scopes, s.id AS session_id, s.csrf, NULL::uuid AS token_id, NULL::timestamptz AS ends,
        s.last_seen_at < now() - interval '1 minute' OR NOT t.used AS due
      FROM session_token t JOIN session s ON s.id = t.session_id
      WHERE t.hash = session AND coalesce(t.valid_until > now(), true) AND s.expires_at > now()
        AND s.last_seen_at > now() - interval '7 days'
      UNION ALL
      SELECT 1, t.principal_id, t.scopes, NULL, NULL, t.id, t.expires_at, coalesce(t.last_used_at < now() - interval '1 minute', true)
      FROM api_token t WHERE t.hash = token AND t.revoked_at IS NULL AND coalesce(t.expires_at > now(), true)
        AND tokens_work(t.lineage)
      UNION ALL
      SELECT 2, known, NULL, NULL, NULL, NULL, NULL, false WHERE known IS NOT NULL
      ORDER BY rank LIMIT 1
    ) AS found ON true
    LEFT JOIN principal p ON p.id = found.principal_id AND NOT p.disabled
    LEFT JOIN LATERAL (
      SELECT array_agg(m.desk_id ORDER BY m.desk_id) AS desks FROM membership m WHERE m.principal_id = p.id) AS d ON true
  $$;

  -- Notes that a session is used, at most once a minute. After a day a fresh token is put beside the one presented, which is
  -- let go one minute after the fresh one was used for the first time: an answer that got lost signs nobody out.
  CREATE FUNCTION touch_session(presented bytea, fresh bytea, from_address text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
  DECLARE
    shown session_token;
  BEGIN
    SELECT t.* INTO shown FROM session_token t WHERE t.hash = presented;
    -- Whoever is at it already does it.
    PERFORM FROM session s WHERE s.id = shown.session_id FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE session s SET last_seen_at = now(), address = from_address
      WHERE s.id = shown.session_id AND s.last_seen_at < now() - interval '1 minute';
    IF NOT shown.used THEN
      UPDATE session_token t SET used = true WHERE t.hash = presented;
      DELETE FROM session_token t WHERE t.session_id = shown.session_id AND t.valid_until < now();
      UPDATE session_token t SET valid_until = now() + interval '1 minute'
        WHERE t.session_id = shown.session_id AND t.created_at < shown.created_at AND t.valid_until IS NULL;
    END IF;
    IF shown.valid_until IS NOT NULL OR shown.created_at > now() - interval '24 hours' OR EXISTS (
      SELECT FROM session_token t WHERE t.session_id = shown.session_id AND t.created_at > now() - interval '1 minute') OR 20 <= (
      SELECT count(*) FROM session_token t WHERE t.session_id = shown.session_id) THEN
      RETURN false;
    END IF;
    INSERT INTO session_token (hash, session_id) VALUES (fresh, shown.session_id);
    RETURN true;
  END $$;

  -- At once: what was sent before may still be under way for a minute.
  CREATE FUNCTION renew_session(of uuid, fresh bytea) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
  BEGIN
    PERFORM FROM session s WHERE s.id = of AND s.principal_id = actor() FOR UPDATE;
    IF NOT FOUND THEN RETURN; END IF;
    UPDATE session_token t SET valid_until = now() + interval '1 minute' WHERE t.session_id = of AND t.valid_until IS NULL;
    INSERT INTO session_token (hash, session_id, used) VALUES (fresh, of, true);
  END $$;

  CREATE FUNCTION touch_token(presented bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    UPDATE api_token t SET last_used_at = now() WHERE t.hash = presented AND coalesce(t.last_used_at < now() - interval '1 minute', true)
  $$;

  -- Of two who redeem one link at once the second waits, and finds it used; of two links for the first account likewise. Whoever makes a link
  -- meanwhile waits too, and nobody is given more meanwhile; the other links of the account end.
  CREATE FUNCTION redeem_link(presented bytea) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
  DECLARE
    whose uuid;
  BEGIN
    PERFORM pg_advisory_xact_lock(20, 1);
    SELECT l.principal_id INTO whose FROM one_time_link l WHERE l.hash = presented;
    PERFORM FROM principal p WHERE p.id = whose FOR NO KEY UPDATE;
    PERFORM FROM account a WHERE a.principal_id = whose FOR NO KEY UPDATE;
    UPDATE one_time_link l SET used_at = now() WHERE l.hash = presented AND EXISTS (SELECT FROM link_of(presented));
    IF NOT FOUND THEN RETURN false; END IF;
    DELETE FROM one_time_link l WHERE l.principal_id = whose AND l.used_at IS NULL;
    RETURN true;
  END $$;

  -- Whoever sets a password in another way ends the links of their account.
  CREATE FUNCTION end_own_links() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    DELETE FROM one_time_link l WHERE l.principal_id = actor() AND l.used_at IS NULL
  $$;

  -- In passing, so that clearing never becomes a task of its own.
  CREATE FUNCTION clear_expired() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    DELETE FROM session WHERE id IN (
      SELECT s.id FROM session s WHERE s.expires_at < now() OR s.last_seen_at < now() - interval '7 days' LIMIT 20 FOR UPDATE SKIP LOCKED);
    DELETE FROM one_time_link WHERE id IN (
      SELECT l.id FROM one_time_link l WHERE l.expires_at < now() - interval '1 day' LIMIT 20 FOR UPDATE SKIP LOCKED);
  $$;

  CREATE FUNCTION password_hash_of(principal uuid) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp
    RETURN (SELECT a.password_hash FROM account a WHERE a.principal_id = principal AND principal = actor());
`;

const POLICIES = `
  ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
  ALTER TABLE history.membership ENABLE ROW LEVEL SECURITY;
  ALTER TABLE account ENABLE ROW LEVEL SECURITY;
  ALTER TABLE session ENABLE ROW LEVEL SECURITY;
  ALTER TABLE session_token ENABLE ROW LEVEL SECURITY;
  ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
  ALTER TABLE one_time_link ENABLE ROW LEVEL SECURITY;

  -- Beside what an admin may change: one's own name and home desk.
  CREATE POLICY own ON principal FOR UPDATE USING (id = actor());
  CREATE POLICY own ON membership FOR SELECT USING (principal_id = actor() OR administering());
  CREATE POLICY administered ON membership FOR ALL USING (administering());
  CREATE POLICY own ON history.membership FOR SELECT USING (principal_id = claimtrail.actor() OR claimtrail.administering());
  CREATE POLICY own ON account FOR ALL USING (principal_id = actor() OR administering()) WITH CHECK (principal_id = actor() OR administering());
  CREATE POLICY own ON session FOR ALL USING (principal_id = actor() OR administering());
  CREATE POLICY own ON session_token FOR INSERT WITH CHECK (EXISTS (SELECT FROM session s WHERE s.id = session_id));
  CREATE POLICY own ON api_token FOR ALL USING (principal_id = actor() OR administering());
  CREATE POLICY administered ON one_time_link FOR ALL USING (administering());
`;

const GRANTS = `
  REVOKE ALL ON FUNCTION identify, is_set_up, tokens_work, end_session, touch_session, renew_session, touch_token, redeem_link, end_own_links, clear_expired, password_hash_of, can_sign_in, refuse_last_admin FROM PUBLIC;
  REVOKE ALL ON FUNCTION history.keep_membership, history.keep_removed_membership FROM PUBLIC;
  DO $$
  DECLARE app text := current_setting('claimtrail.app_role');
  BEGIN
    EXECUTE format('GRANT EXECUTE ON FUNCTION identify, is_set_up, tokens_work, end_session, touch_session, renew_session, touch_token, redeem_link, end_own_links, clear_expired, password_hash_of TO %I', app);
    EXECUTE format('GRANT UPDATE (name, skeleton) ON desk TO %I', app);
    EXECUTE format('GRANT UPDATE (name, desk_id, roles, disabled, changes) ON principal TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (origin) ON membership TO %I', app);
    -- Nobody reads a hash or a secret back but the functions above.
    EXECUTE format('GRANT SELECT (principal_id, email, email_key, signed_in_at, created_at), INSERT, UPDATE (email, email_key, password_hash, signed_in_at) ON account TO %I', app);
    EXECUTE format('GRANT SELECT (id, principal_id, address, user_agent, created_at, last_seen_at, expires_at, guesses), INSERT, UPDATE (guesses), DELETE ON session TO %I', app);
    EXECUTE format('GRANT INSERT ON session_token TO %I', app);
    EXECUTE format('GRANT SELECT (id, principal_id, made_by, name, prefix, scopes, created_at, last_used_at, expires_at, revoked_at, lineage), INSERT, UPDATE (revoked_at) ON api_token TO %I', app);
    EXECUTE format('GRANT SELECT (id, kind, principal_id, created_at, expires_at, used_at, lineage, roles, desks), INSERT, DELETE ON one_time_link TO %I', app);
  END $$;
`;
