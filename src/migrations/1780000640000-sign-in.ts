import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proving who somebody is: what was tried, which browsers and networks an account is known by, and who it is at a provider. */
export class SignIn1780000640000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(WITHOUT_KNOWING_WHO);
    await db.query(LAST_ADMIN);
    await db.query(LINKS);
    await db.query(RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION link_of, link_works, may_be_let_in, is_untouched;
      CREATE OR REPLACE FUNCTION can_sign_in(principal uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = claimtrail, pg_temp
        RETURN EXISTS (SELECT FROM account a WHERE a.principal_id = principal AND (a.password_hash IS NOT NULL OR a.signed_in_at IS NOT NULL));
      DROP FUNCTION sign_in_levels, sign_in_take, sign_in_give_back, sign_in_facts, still_signs_in, provider_facts, renew_device;
      DROP TABLE sign_in_budget, device, familiar_address, provider_identity;
      DROP FUNCTION refuse_last_way_in;
    `);
  }
}

const TABLES = `
  CREATE TABLE sign_in_budget (
    key     bytea PRIMARY KEY,
    full_at timestamptz NOT NULL
  );
  CREATE INDEX ON sign_in_budget (full_at);
  COMMENT ON TABLE sign_in_budget IS 'When a budget of attempts will be full again; one that is full has no row. One row is the latest moment that anybody has counted by. Keys are digests: no email and no address stands here.';

  CREATE TABLE device (
    hash         bytea NOT NULL,
    principal_id uuid NOT NULL REFERENCES principal,
    last_used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (hash, principal_id)
  );
  CREATE INDEX ON device (principal_id, last_used_at);
  COMMENT ON TABLE device IS 'Browsers in which an account has signed in, by the SHA-256 of a cookie.';

  CREATE TABLE familiar_address (
    principal_id uuid NOT NULL REFERENCES principal,
    network      bytea NOT NULL,
    last_used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (principal_id, network)
  );
  COMMENT ON TABLE familiar_address IS 'Networks from which an account has signed in, as digests.';

  CREATE TABLE provider_identity (
    issuer       text NOT NULL,
    subject      text NOT NULL,
    principal_id uuid NOT NULL UNIQUE REFERENCES principal,
    roles        text[] NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject)
  );
  COMMENT ON COLUMN provider_identity.roles IS 'What the groups of the provider gave at the last sign-in; what an admin gave is not among them.';
`;

/**
 * What is asked before anybody is known: by a digest, an email or a subject, and one at a time. No parameter has the name of a column:
 * in SQL the column would win, and every row would match.
 */
const WITHOUT_KNOWING_WHO = `
  -- With hold, whoever else decides about an attempt waits until the end of the transaction: each statement of the function sees what they did.
  CREATE FUNCTION sign_in_levels(keys bytea[], hold boolean) RETURNS TABLE (key bytea, full_at timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
  BEGIN
    IF hold THEN PERFORM pg_advisory_xact_lock(21, 0); END IF;
    RETURN QUERY SELECT b.key, b.full_at FROM sign_in_budget b WHERE b.key = ANY (keys);
  END $$;

  -- Rows of full budgets say nothing, and are cleared in passing: more than one attempt adds.
  CREATE FUNCTION sign_in_take(keys bytea[], levels timestamptz[], moment timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    DELETE FROM sign_in_budget WHERE key IN (
      SELECT b.key FROM sign_in_budget b WHERE b.full_at < moment AND b.key <> ALL (keys) ORDER BY b.full_at LIMIT 20 FOR UPDATE SKIP LOCKED);
    INSERT INTO sign_in_budget (key, full_at) SELECT * FROM unnest(keys, levels) AS taken (key, full_at) ORDER BY key
      ON CONFLICT (key) DO UPDATE SET full_at = excluded.full_at;
  $$;

  CREATE FUNCTION sign_in_give_back(keys bytea[], milliseconds int[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    SELECT pg_advisory_xact_lock(21, 0);
    UPDATE sign_in_budget b SET full_at = b.full_at - given.milliseconds * interval '1 millisecond'
      FROM unnest(keys, milliseconds) AS given (key, milliseconds) WHERE b.key = given.key;
  $$;

  CREATE FUNCTION sign_in_facts(sought text, browser bytea, origin bytea) RETURNS TABLE (
    principal_id uuid, desk_id uuid, password_hash text, known_device boolean, familiar_address boolean)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = claimtrail, pg_temp AS $$
    SELECT p.id, p.desk_id, a.password_hash,
      EXISTS (SELECT FROM device d WHERE d.hash = browser AND d.principal_id = p.id AND d.last_used_at > now() - interval '180 days'),
      EXISTS (SELECT FROM familiar_address f WHERE f.principal_id = p.id AND f.network = origin AND f.last_used_at > now() - interval '90 days')
    FROM account a JOIN principal p ON p.id = a.principal_id
    WHERE a.email_key = sought AND a.password_hash IS NOT NULL AND NOT p.disabled
  $$;

  -- Everybody who is known by what a browser sends is known by what it is sent now.
  CREATE FUNCTION renew_device(presented bytea, fresh bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    UPDATE device d SET hash = fresh WHERE d.hash = presented
  $$;

  -- A password that was changed, or an account that was disabled, while the old one was being looked at.
  CREATE FUNCTION still_signs_in(principal uuid, hash text) RETURNS boolean
  LANGUAGE sql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    SELECT EXISTS (SELECT FROM (SELECT FROM account a WHERE a.principal_id = principal AND principal = actor() AND a.password_hash = hash FOR UPDATE) AS same)
      AND EXISTS (SELECT FROM (SELECT FROM principal p WHERE p.id = principal AND NOT p.disabled FOR SHARE) AS enabled)
  $$;

  CREATE FUNCTION provider_facts(from_issuer text, of_subject text, sought text) RETURNS TABLE (
    principal_id uuid, disabled boolean, given text[], linked boolean, linkable boolean)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = claimtrail, pg_temp AS $$
    SELECT p.id, p.disabled, i.roles, true, false
    FROM provider_identity i JOIN principal p ON p.id = i.principal_id WHERE i.issuer = from_issuer AND i.subject = of_subject
    UNION ALL
    SELECT p.id, p.disabled, '{}', false,
      a.password_hash IS NULL AND p.kind = 'person' AND NOT EXISTS (SELECT FROM provider_identity i WHERE i.principal_id = p.id)
    FROM account a JOIN principal p ON p.id = a.principal_id
    WHERE a.email_key = sought AND NOT EXISTS (SELECT FROM provider_identity i WHERE i.issuer = from_issuer AND i.subject = of_subject)
  $$;
`;

/** Who has a password, or is somebody at the provider; not whoever was only invited, nor whoever came by the provider and is nobody there now. */
const LAST_ADMIN = `
  CREATE OR REPLACE FUNCTION can_sign_in(principal uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = claimtrail, pg_temp AS $$
    SELECT EXISTS (SELECT FROM account a WHERE a.principal_id = principal AND a.password_hash IS NOT NULL)
      OR EXISTS (SELECT FROM provider_identity i WHERE i.principal_id = principal)
  $$;

  -- As refuse_last_admin, of whoever stays admin and could not sign in.
  CREATE FUNCTION refuse_last_way_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
  BEGIN
    IF can_sign_in(OLD.principal_id) OR NOT EXISTS (
      SELECT FROM principal p WHERE p.id = OLD.principal_id AND 'admin' = ANY (p.roles) AND NOT p.disabled) THEN RETURN NULL; END IF;
    PERFORM pg_advisory_xact_lock(20, 0);
    IF NOT is_set_up() THEN
      RAISE EXCEPTION 'the last admin stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'principal_last_admin';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER last_admin AFTER DELETE ON provider_identity FOR EACH ROW EXECUTE FUNCTION refuse_last_way_in();
  REVOKE ALL ON FUNCTION refuse_last_way_in FROM PUBLIC;
`;

const LINKS = `
  -- Whether nobody has been in as this user, and nothing is protected that they may read: a link that a token made opens no more than its roles
  -- and desks tell.
  CREATE FUNCTION is_untouched(given uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = claimtrail, pg_temp AS $$
    SELECT NOT can_sign_in(given) AND NOT EXISTS (SELECT FROM account a WHERE a.principal_id = given AND a.signed_in_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM confidential_identity c WHERE c.owner_id = given OR c.readers ? given::text)
  $$;

  -- What whoever administers asks before a token lets somebody in; of nobody is it told to others.
  CREATE FUNCTION may_be_let_in(given uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    SELECT administering() AND is_untouched(given)
  $$;

  -- Whether a link works. One that was made with a token says which roles and desks that could give.
  CREATE FUNCTION link_works(given uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = claimtrail, pg_temp AS $$
    SELECT EXISTS (SELECT FROM one_time_link l WHERE l.id = given AND l.used_at IS NULL AND l.expires_at > now() AND tokens_work(l.lineage)
      AND CASE WHEN l.kind = 'set_up' THEN NOT is_set_up()
        ELSE EXISTS (SELECT FROM principal p WHERE p.id = l.principal_id AND NOT p.disabled AND (l.roles IS NULL
          OR p.roles <@ l.roles AND is_untouched(p.id)
            AND NOT EXISTS (SELECT FROM membership m WHERE m.principal_id = p.id AND m.desk_id <> ALL (l.desks)))) END)
  $$;

  CREATE FUNCTION link_of(presented bytea) RETURNS TABLE (kind text, principal_id uuid, name text, email text)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = claimtrail, pg_temp AS $$
    SELECT l.kind, l.principal_id, p.name, a.email
    FROM one_time_link l LEFT JOIN principal p ON p.id = l.principal_id LEFT JOIN account a ON a.principal_id = l.principal_id
    WHERE l.hash = presented AND link_works(l.id)
  $$;
  REVOKE ALL ON FUNCTION is_untouched, may_be_let_in, link_works, link_of FROM PUBLIC;
`;

const RIGHTS = `
  ALTER TABLE sign_in_budget ENABLE ROW LEVEL SECURITY;
  ALTER TABLE device ENABLE ROW LEVEL SECURITY;
  ALTER TABLE familiar_address ENABLE ROW LEVEL SECURITY;
  ALTER TABLE provider_identity ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON device FOR ALL USING (principal_id = actor() OR administering());
  CREATE POLICY own ON familiar_address FOR ALL USING (principal_id = actor() OR administering());
  CREATE POLICY own ON provider_identity FOR ALL USING (principal_id = actor() OR administering()) WITH CHECK (administering());

  REVOKE ALL ON FUNCTION sign_in_levels, sign_in_take, sign_in_give_back, sign_in_facts, still_signs_in, provider_facts, renew_device FROM PUBLIC;
  DO $$
  DECLARE app text := current_setting('claimtrail.app_role');
  BEGIN
    EXECUTE format('GRANT EXECUTE ON FUNCTION may_be_let_in, link_works, link_of TO %I', app);
    EXECUTE format('GRANT EXECUTE ON FUNCTION sign_in_levels, sign_in_take, sign_in_give_back, sign_in_facts, still_signs_in, provider_facts, renew_device TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (last_used_at) ON device, familiar_address TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (roles) ON provider_identity TO %I', app);
  END $$;
`;
