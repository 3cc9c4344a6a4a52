import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a claim its review changes, and what triggers set: no part of what somebody wrote. */
const REVIEW = `'{review_state,review_verdict,review_changed,reviewer_id,assignee_id,version,created_at,updated_at,recorded_at,change_id,removed,readers,replaced_at}'::text[]`;

const key = (row: string): string => `claimtrail.audience_key(${row}.audience, ${row}.desk_id)`;

/** Whether a link is a correction that counts, as `SUPERSEDES` of migration `standing`. */
const supersedes = (row: string): string =>
  `${row}.kind = 'supersedes' AND (${row}.state = 'confirmed' OR ${row}.state = 'suggested' AND ${row}.origin <> 'detector')`;

/** What the standing of a claim is read from, of its review; the query has the same words. */
const DECIDED = `review_verdict IN ('confirmed', 'refuted') OR review_state = 'retracted'`;

/** The columns, and how the past shows them: every claim that was there was a draft. */
const COLUMNS = `
  ALTER TABLE claim
    ADD COLUMN review_state text NOT NULL DEFAULT 'draft'
      CONSTRAINT claim_review_state_check CHECK (review_state IN ('draft', 'submitted', 'in_review', 'returned', 'reviewed', 'published', 'corrected', 'retracted')),
    ADD COLUMN review_verdict text
      CONSTRAINT claim_review_verdict_check CHECK (review_verdict IN ('confirmed', 'refuted', 'misleading', 'outdated', 'unverifiable', 'unresolved')),
    -- Whether what it claims, or for whom, has changed since the verdict; written by triggers alone.
    ADD COLUMN review_changed boolean NOT NULL DEFAULT false,
    ADD COLUMN reviewer_id uuid CONSTRAINT claim_reviewer_id_fkey REFERENCES principal,
    ADD COLUMN assignee_id uuid CONSTRAINT claim_assignee_id_fkey REFERENCES principal,
    ADD CONSTRAINT claim_review_check CHECK ((review_verdict IS NOT NULL) = (review_state IN ('reviewed', 'published', 'corrected', 'retracted'))),
    ADD CONSTRAINT claim_review_changed_check CHECK (NOT review_changed OR review_verdict IS NOT NULL);
  ALTER TABLE history.claim ADD COLUMN review_state text NOT NULL DEFAULT 'draft', ADD COLUMN review_changed boolean NOT NULL DEFAULT false;
  CREATE INDEX claim_review_idx ON claim (review_state, id) WHERE review_state <> 'draft';
  CREATE INDEX claim_decided_idx ON claim (id) WHERE ${DECIDED};`;

/** Indexes of the past; once its columns are there. */
const PAST = `
  CREATE INDEX claim_review_idx ON history.claim (review_state, id) WHERE review_state <> 'draft';
  CREATE INDEX claim_decided_idx ON history.claim (id) WHERE ${DECIDED};`;

/** Makes the views of the past of claims and links again, after their columns have changed. */
const SHOW_PAST = `
  CALL history.track('claim');
  CALL history.show_past('claim', $$claimtrail.audience_key(r.audience, r.desk_id) = ANY ((SELECT claimtrail.readership())::text[])
    OR as_of.names_readable(r.id, r.subject_id, r.value_entity_id) IS NOT NULL$$);
  CALL history.show_past('link', $$(SELECT true FROM as_of.claim c WHERE c.id = r.a_id) IS NOT NULL
    AND (SELECT true FROM as_of.claim c WHERE c.id = r.b_id) IS NOT NULL$$);
  DO $$ BEGIN EXECUTE format('GRANT SELECT ON as_of.link TO %I', current_setting('claimtrail.app_role')); END $$;`;

const TABLES = `
  CREATE TABLE transition (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    claim_id      uuid NOT NULL REFERENCES claim,
    from_state    text NOT NULL,
    to_state      text NOT NULL,
    reason        text CONSTRAINT transition_reason_check CHECK (length(reason) BETWEEN 1 AND 2000),
    verdict       text CONSTRAINT transition_verdict_check CHECK (verdict IN ('confirmed', 'refuted', 'misleading', 'outdated', 'unverifiable', 'unresolved')),
    evidence      jsonb NOT NULL DEFAULT '[]',
    superseded_by uuid REFERENCES claim,
    claim_version int NOT NULL,
    actor_id      uuid NOT NULL REFERENCES principal,
    at            timestamptz NOT NULL,
    CONSTRAINT transition_reasoned_check CHECK (reason IS NOT NULL OR (from_state, to_state) IN (('draft', 'submitted'), ('submitted', 'in_review'), ('reviewed', 'published'))),
    CONSTRAINT transition_judged_check CHECK ((verdict IS NOT NULL) = (to_state = 'reviewed')),
    CONSTRAINT transition_corrected_check CHECK ((superseded_by IS NOT NULL) = (to_state = 'corrected') AND superseded_by <> claim_id),
    CONSTRAINT transition_evidence_check CHECK (jsonb_typeof(evidence) = 'array' AND jsonb_array_length(evidence) <= 50 AND (to_state = 'reviewed' OR evidence = '[]'))
  );
  CREATE INDEX ON transition (claim_id, id);
  COMMENT ON TABLE transition IS 'Every step of every review, append-only; inserting one is the only way to the columns of the claim.';
  COMMENT ON COLUMN transition.claim_version IS 'The version of the claim that it made.';

  CREATE TABLE evidence_search (
    id          uuid PRIMARY KEY,
    claim_id    uuid NOT NULL REFERENCES claim,
    place       text NOT NULL CONSTRAINT evidence_search_place_check CHECK (length(place) BETWEEN 1 AND 1000),
    source_id   uuid REFERENCES source,
    outcome     text NOT NULL CONSTRAINT evidence_search_outcome_check CHECK (outcome IN ('not_found', 'not_disclosed', 'found')),
    searched_at timestamptz NOT NULL,
    note        text,
    owner_id    uuid NOT NULL REFERENCES principal,
    version     int NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
  );
  CREATE INDEX ON evidence_search (claim_id);

  CREATE TABLE usage (
    id            uuid PRIMARY KEY,
    claim_id      uuid NOT NULL REFERENCES claim,
    claim_version int NOT NULL,
    identity      text NOT NULL,
    kind          text NOT NULL CONSTRAINT usage_kind_check CHECK (kind IN ('story', 'graphic', 'post')),
    title         text NOT NULL,
    url           text,
    published_at  timestamptz NOT NULL,
    state         text NOT NULL DEFAULT 'current' CONSTRAINT usage_state_check CHECK (state IN ('current', 'open', 'corrected', 'stands_by')),
    opened_by     text CONSTRAINT usage_opened_by_check CHECK (opened_by IN ('corrected', 'retracted', 'changed', 'superseded', 'rejected')),
    opened_at     timestamptz,
    reason        text CONSTRAINT usage_reason_check CHECK (length(reason) BETWEEN 1 AND 2000),
    decider_id    uuid REFERENCES principal,
    decided_at    timestamptz,
    owner_id      uuid NOT NULL REFERENCES principal,
    version       int NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    CONSTRAINT usage_identity_key UNIQUE (claim_id, identity),
    CONSTRAINT usage_opened_check CHECK ((state <> 'current') = (opened_by IS NOT NULL) AND (opened_by IS NULL) = (opened_at IS NULL)),
    CONSTRAINT usage_decided_check CHECK ((state IN ('corrected', 'stands_by')) = (decided_at IS NOT NULL) AND num_nulls(reason, decider_id, decided_at) IN (0, 3))
  );
  CREATE INDEX usage_state_idx ON usage (state, id) WHERE state <> 'current';
  COMMENT ON COLUMN usage.identity IS 'SHA-256 of what makes it the same story: what it is and its address; without one its title and moment.';
  COMMENT ON TABLE usage IS 'Where a claim was published. What becomes of the claim opens it: then somebody corrects it, or stands by it.';

  CALL history.track('evidence_search');
  CALL history.track('usage');
  CREATE INDEX ON history.evidence_search (claim_id);
  CREATE INDEX ON history.usage (claim_id);
  CREATE VIEW as_of.transition WITH (security_invoker) AS SELECT t.* FROM claimtrail.transition t WHERE t.at <= as_of.instant();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transition FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_change();`;

/** Who wrote what, and the table of domain §9. */
const DECISIONS = `
  -- Whether somebody wrote any of a claim, in any version: it, its scope, statements, derivations and their inputs. A step of a review is none.
  -- @param readers who may read what is looked at; null for everything, which tells of nobody but oneself
  -- @param now whether what this transaction wrote counts
  CREATE FUNCTION wrote(who uuid, claim uuid, readers text[], now boolean) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog
    RETURN EXISTS (
      SELECT FROM (
        SELECT v.change_id FROM history.claim v LEFT JOIN history.claim b ON b.id = v.id AND b.version = v.version - 1
          WHERE v.id = wrote.claim AND (b.id IS NULL OR to_jsonb(v) - ${REVIEW} <> to_jsonb(b) - ${REVIEW})
        UNION ALL SELECT s.change_id FROM history.scope_value s WHERE s.claim_id = wrote.claim
        UNION ALL SELECT s.change_id FROM history.statement s WHERE s.claim_id = wrote.claim AND (wrote.readers IS NULL OR ${key('s')} = ANY (wrote.readers))
        UNION ALL SELECT d.change_id FROM history.derivation d WHERE d.claim_id = wrote.claim AND (wrote.readers IS NULL OR ${key('d')} = ANY (wrote.readers))
        UNION ALL SELECT i.change_id FROM history.derivation d JOIN history.derivation_input i ON i.derivation_id = d.id
          WHERE d.claim_id = wrote.claim AND (wrote.readers IS NULL OR ${key('d')} = ANY (wrote.readers))) w
      JOIN history.change c ON c.id = w.change_id
      WHERE c.actor_id = wrote.who AND (wrote.now OR c.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()));

  -- The same of the caller, about a claim they may read.
  CREATE FUNCTION wrote_any(claim uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    RETURN EXISTS (SELECT FROM claimtrail.claim c WHERE c.id = wrote_any.claim AND ${key('c')} = ANY (claimtrail.readership()))
      AND claimtrail.wrote(claimtrail.actor(), wrote_any.claim, NULL, true);

  -- Whether somebody could review a claim now, as far as whoever asks can know: they read it, and wrote none of what the asker reads of it.
  CREATE FUNCTION could_review(who uuid, held claim) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog
    RETURN EXISTS (SELECT FROM claimtrail.principal p WHERE p.id = who AND NOT p.disabled AND p.kind <> 'software' AND p.roles && '{reviewer,editor}'
        AND (held.audience <> 'desk' OR EXISTS (SELECT FROM claimtrail.membership m WHERE m.principal_id = p.id AND m.desk_id = held.desk_id)))
      AND NOT claimtrail.wrote(who, held.id, claimtrail.readership(), true);

  -- One step of a review: decided by who acts in this transaction and what they are at this moment, whatever the application thinks.
  CREATE FUNCTION make_transition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    held claimtrail.claim;
    this history.change;
    roles text[];
    rule record;
    wrote boolean;
  BEGIN
    SELECT * INTO held FROM claimtrail.claim c WHERE c.id = NEW.claim_id AND ${key('c')} = ANY (claimtrail.readership()) FOR UPDATE;
    -- What one may not read is refused by the policy as what is not there.
    IF NOT FOUND THEN RETURN NEW; END IF;
    this := history.this_change();
    SELECT p.roles INTO roles FROM claimtrail.principal p WHERE p.id = this.actor_id AND NOT p.disabled FOR SHARE;
    SELECT r.* INTO rule FROM (VALUES
        ('draft', 'submitted', 'author', false),
        ('submitted', 'draft', 'author', false),
        ('submitted', 'in_review', 'reviewer', true),
        ('in_review', 'reviewed', 'that reviewer', true),
        ('in_review', 'returned', 'that reviewer', false),
        ('returned', 'submitted', 'author', false),
        ('reviewed', 'in_review', 'reviewer', false),
        ('reviewed', 'published', 'editor', true),
        ('published', 'corrected', 'editor', false),
        ('published', 'retracted', 'editor', false),
        ('retracted', 'in_review', 'editor', false)) r(from_state, to_state, who, four_eyes)
      WHERE r.from_state = held.review_state AND r.to_state = NEW.to_state
        AND coalesce(CASE r.who
          WHEN 'author' THEN held.owner_id = this.actor_id AND roles && '{journalist,reviewer,editor}'
          WHEN 'reviewer' THEN roles && '{reviewer,editor}'
          WHEN 'that reviewer' THEN held.reviewer_id = this.actor_id AND roles && '{reviewer,editor}'
          ELSE 'editor' = ANY (roles) END, false);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a review does not go on like that' USING ERRCODE = 'check_violation', CONSTRAINT = 'transition_rule_check';
    END IF;
    wrote := claimtrail.wrote(this.actor_id, held.id, NULL, true);
    IF rule.four_eyes AND wrote THEN
      RAISE EXCEPTION 'whoever wrote any of it does not review it' USING ERRCODE = 'check_violation', CONSTRAINT = 'transition_four_eyes_check';
    END IF;
    IF NEW.to_state = 'published' AND held.review_changed THEN
      RAISE EXCEPTION 'what was changed after its verdict is reviewed again' USING ERRCODE = 'check_violation', CONSTRAINT = 'transition_changed_check';
    END IF;
    IF jsonb_typeof(NEW.evidence) = 'array' AND EXISTS (SELECT FROM jsonb_array_elements(NEW.evidence) e WHERE NOT claimtrail.is_evidence(e, held.id))
      OR NOT EXISTS (SELECT FROM claimtrail.claim s WHERE s.id = NEW.superseded_by AND claimtrail.may_name(${key('held')}, ${key('s')})) AND NEW.superseded_by IS NOT NULL
    THEN
      RAISE EXCEPTION 'what a review names is recorded for all who read the claim' USING ERRCODE = 'foreign_key_violation';
    END IF;
    NEW.from_state := held.review_state;
    NEW.actor_id := this.actor_id;
    NEW.at := this.at;
    NEW.claim_version := held.version + 1;
    UPDATE claimtrail.claim c SET review_state = NEW.to_state,
        review_verdict = CASE WHEN NEW.to_state = 'reviewed' THEN NEW.verdict WHEN NEW.to_state IN ('published', 'corrected', 'retracted') THEN c.review_verdict END,
        -- Whoever wrote some of it may call for another review, and does not get it where somebody else can.
        reviewer_id = CASE WHEN NEW.to_state <> 'in_review' THEN c.reviewer_id
          WHEN wrote AND claimtrail.could_review(c.reviewer_id, c) THEN c.reviewer_id
          WHEN wrote AND claimtrail.could_review(c.assignee_id, c) THEN c.assignee_id
          ELSE this.actor_id END
      WHERE c.id = held.id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER make BEFORE INSERT ON transition FOR EACH ROW EXECUTE FUNCTION make_transition();

  -- Whether something can be named as evidence of a claim: it is recorded for all who may read the claim.
  CREATE FUNCTION is_evidence(named jsonb, claim uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog
    RETURN coalesce((SELECT CASE named->>'kind'
      WHEN 'statement' THEN EXISTS (SELECT FROM claimtrail.statement x WHERE x.id = (named->>'id')::uuid AND claimtrail.may_name(${key('c')}, ${key('x')}))
      WHEN 'source' THEN EXISTS (SELECT FROM claimtrail.source x WHERE x.id = (named->>'id')::uuid AND claimtrail.may_name(${key('c')}, ${key('x')}))
      WHEN 'derivation' THEN EXISTS (SELECT FROM claimtrail.derivation x WHERE x.id = (named->>'id')::uuid AND claimtrail.may_name(${key('c')}, ${key('x')}))
      WHEN 'search' THEN EXISTS (SELECT FROM claimtrail.evidence_search s JOIN claimtrail.claim x ON x.id = s.claim_id
        WHERE s.id = (named->>'id')::uuid AND claimtrail.may_name(${key('c')}, ${key('x')}))
      ELSE false END FROM claimtrail.claim c WHERE c.id = is_evidence.claim), false);

  -- Lets somebody see to a claim: a reviewer who reads it and wrote none of what the caller reads of it. They have it in review then, where who
  -- had it can review it no more. Null where there is no such claim, false
  -- where there is no such reviewer.
  CREATE FUNCTION assign_claim(claim uuid, assignee uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    held claimtrail.claim;
    this history.change;
  BEGIN
    SELECT * INTO held FROM claimtrail.claim c WHERE c.id = assign_claim.claim AND ${key('c')} = ANY (claimtrail.readership()) FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    this := history.this_change();
    PERFORM FROM claimtrail.principal p WHERE p.id = this.actor_id AND NOT p.disabled AND p.roles && '{reviewer,editor}' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'reviewers assign claims' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_assigned_check';
    END IF;
    IF assignee IS NOT NULL AND NOT claimtrail.could_review(assignee, held) THEN RETURN false; END IF;
    UPDATE claimtrail.claim c SET assignee_id = assignee,
        reviewer_id = CASE WHEN c.review_state = 'in_review' AND assignee IS NOT NULL AND NOT claimtrail.could_review(c.reviewer_id, c) THEN assignee
          ELSE c.reviewer_id END
      WHERE c.id = held.id;
    RETURN true;
  END $$;

  -- A verdict is about what was read: it says so where that has changed since, until there is another.
  CREATE FUNCTION claim_changes_verdict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF NEW.review_verdict IS NULL THEN NEW.review_changed := false;
    ELSIF to_jsonb(OLD) - ${REVIEW} <> to_jsonb(NEW) - ${REVIEW} THEN NEW.review_changed := true;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER review_changed BEFORE UPDATE ON claim FOR EACH ROW WHEN (OLD.review_verdict IS NOT NULL) EXECUTE FUNCTION claim_changes_verdict();

  CREATE FUNCTION scope_changes_verdict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    UPDATE claimtrail.claim c SET review_changed = true FROM (SELECT DISTINCT w.claim_id FROM written w) w
      WHERE c.id = w.claim_id AND c.review_verdict IS NOT NULL AND NOT c.review_changed;
    RETURN NULL;
  END $$;
  ${(['INSERT', 'UPDATE', 'DELETE'] as const)
    .map(
      (
        event,
      ) => `CREATE TRIGGER verdict_${event.toLowerCase()} AFTER ${event} ON scope_value REFERENCING ${event === 'DELETE' ? 'OLD' : 'NEW'} TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION scope_changes_verdict();`,
    )
    .join('\n')}

  -- Nobody begins anywhere but with a draft.
  CREATE FUNCTION refuse_reviewed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    RAISE EXCEPTION 'a claim begins as a draft' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER drafts BEFORE INSERT ON claim FOR EACH ROW
    WHEN (row_security_active('claimtrail.claim') AND (NEW.review_state <> 'draft' OR NEW.review_changed OR NEW.reviewer_id IS NOT NULL OR NEW.assignee_id IS NOT NULL))
    EXECUTE FUNCTION refuse_reviewed();`;

const REFUSED = `RAISE EXCEPTION 'while a claim is in review, whoever wrote any of it does not change it' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_in_review_check'`;

/**
 * While a claim is in review, whoever wrote any of it does not change what belongs to it. Asked when foreign keys were checked, which have
 * waited for whoever was taking the claim in review; what this transaction wrote itself does not count.
 *
 * @param claim SQL for the claim of a row `w`
 */
function locked(
  table: string,
  events: readonly ('INSERT' | 'UPDATE' | 'DELETE')[],
  joins: string,
  claim: string,
): string {
  return `
  CREATE FUNCTION ${table}_in_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM claimtrail.claim c WHERE c.review_state = 'in_review') THEN RETURN NULL; END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT ${claim} AS id FROM written w ${joins}) w JOIN claimtrail.claim c ON c.id = w.id
      WHERE c.review_state = 'in_review' AND claimtrail.wrote((history.this_change()).actor_id, c.id, NULL, false))
    THEN ${REFUSED};
    END IF;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION ${table}_in_review FROM PUBLIC;
  ${events
    .map(
      (
        event,
      ) => `CREATE TRIGGER review_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${event === 'DELETE' ? 'OLD' : 'NEW'} TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION ${table}_in_review();`,
    )
    .join('\n')}`;
}

const LOCKED_OUT = `
  CREATE FUNCTION claim_in_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF to_jsonb(OLD) - ${REVIEW} <> to_jsonb(NEW) - ${REVIEW} AND claimtrail.wrote((history.this_change()).actor_id, OLD.id, NULL, false) THEN
      ${REFUSED};
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER in_review BEFORE UPDATE ON claim FOR EACH ROW
    WHEN (OLD.review_state = 'in_review' AND row_security_active('claimtrail.claim')) EXECUTE FUNCTION claim_in_review();
  -- A verdict knows of what was there before. What was being written meanwhile has waited for it, by its foreign keys, and is written again: later than it.
  CREATE FUNCTION written_before_verdict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    began timestamptz;
    judged boolean;
  BEGIN
    -- Where nothing was written there is no act, and none begins by asking.
    IF NOT EXISTS (SELECT FROM written) THEN RETURN NULL; END IF;
    began := (history.this_change()).at;
    IF TG_TABLE_NAME = 'link' THEN
      SELECT EXISTS (SELECT FROM written w JOIN claimtrail.transition t ON t.claim_id IN (w.a_id, w.b_id) WHERE t.to_state = 'reviewed' AND t.at > began) INTO judged;
    ELSE
      SELECT EXISTS (SELECT FROM written w JOIN claimtrail.transition t ON t.claim_id = w.claim_id WHERE t.to_state = 'reviewed' AND t.at > began) INTO judged;
    END IF;
    IF judged THEN
      RAISE EXCEPTION 'a claim was reviewed since this began to be written' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER verdicts AFTER INSERT ON statement REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION written_before_verdict();
  CREATE TRIGGER verdicts_insert AFTER INSERT ON link REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION written_before_verdict();
  CREATE TRIGGER verdicts_update AFTER UPDATE ON link REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION written_before_verdict();
  ${locked('statement', ['INSERT'], '', 'w.claim_id')}
  ${locked('derivation', ['INSERT'], '', 'w.claim_id')}
  ${locked('derivation_input', ['INSERT'], 'JOIN claimtrail.derivation d ON d.id = w.derivation_id', 'd.claim_id')}
  ${locked('scope_value', ['INSERT', 'UPDATE', 'DELETE'], '', 'w.claim_id')}`;

const USAGES = `
  CREATE FUNCTION open_usages(claim uuid, why text) RETURNS void LANGUAGE sql VOLATILE SET search_path = pg_catalog
    BEGIN ATOMIC
      UPDATE claimtrail.usage SET state = 'open', opened_by = why, opened_at = (history.this_change()).at, reason = NULL, decider_id = NULL, decided_at = NULL
        WHERE claim_id = open_usages.claim;
    END;

  -- What is published and changes opens the stories that used it.
  CREATE FUNCTION claim_opens_usages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF OLD.review_state <> NEW.review_state THEN
      IF NEW.review_state IN ('corrected', 'retracted') THEN PERFORM claimtrail.open_usages(NEW.id, NEW.review_state); END IF;
    ELSIF NEW.review_changed AND NOT OLD.review_changed OR to_jsonb(OLD) - ${REVIEW} <> to_jsonb(NEW) - ${REVIEW} THEN PERFORM claimtrail.open_usages(NEW.id, 'changed');
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER usages AFTER UPDATE ON claim FOR EACH ROW WHEN (OLD.review_state IN ('published', 'corrected', 'retracted'))
    EXECUTE FUNCTION claim_opens_usages();

  -- A correction opens them where all who read the claim may know of it; nobody who is locked out makes one, and of what was reviewed only an editor.
  CREATE FUNCTION link_supersedes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    state text;
    this history.change := history.this_change();
  BEGIN
    SELECT c.review_state INTO state FROM claimtrail.claim c WHERE c.id = NEW.b_id;
    IF state IN ('reviewed', 'published', 'corrected', 'retracted')
      AND NOT EXISTS (SELECT FROM claimtrail.principal p WHERE p.id = this.actor_id AND NOT p.disabled AND 'editor' = ANY (p.roles)) THEN
      RAISE EXCEPTION 'an editor says what takes the place of what was reviewed' USING ERRCODE = 'check_violation', CONSTRAINT = 'link_supersedes_editor_check';
    END IF;
    IF state = 'in_review' AND claimtrail.wrote(this.actor_id, NEW.b_id, NULL, false) THEN ${REFUSED}; END IF;
    IF state IN ('published', 'retracted') AND NEW.own_readership = 'public' AND claimtrail.may_name(NEW.b_readership, NEW.a_readership) THEN
      PERFORM claimtrail.open_usages(NEW.b_id, 'superseded');
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER supersedes_new AFTER INSERT ON link FOR EACH ROW WHEN (${supersedes('NEW')}) EXECUTE FUNCTION link_supersedes();
  CREATE TRIGGER supersedes_now AFTER UPDATE ON link FOR EACH ROW
    WHEN (${supersedes('NEW')} AND NOT (${supersedes('OLD')})) EXECUTE FUNCTION link_supersedes();

  -- What uses something that was taken back already is open at once, and so is what used it before what it claims was changed. Whoever is
  -- about to change the claim is waited for, and waits.
  CREATE FUNCTION begin_usage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    used record;
  BEGIN
    SELECT c.review_state, c.version INTO used FROM claimtrail.claim c WHERE c.id = NEW.claim_id AND ${key('c')} = ANY (claimtrail.readership()) FOR SHARE;
    -- What one may not read is refused by the policy as what is not there.
    IF NOT FOUND THEN RETURN NEW; END IF;
    IF NEW.claim_version NOT BETWEEN 1 AND used.version THEN
      RAISE EXCEPTION 'there is no such version of the claim' USING ERRCODE = 'check_violation', CONSTRAINT = 'usage_claim_version_check';
    END IF;
    NEW.opened_by := CASE
      WHEN used.review_state IN ('corrected', 'retracted') THEN used.review_state
      WHEN EXISTS (SELECT FROM claimtrail.link l WHERE l.b_id = NEW.claim_id AND ${supersedes('l')} AND l.own_readership = 'public'
        AND claimtrail.may_name(l.b_readership, l.a_readership)) THEN 'superseded'
      WHEN EXISTS (SELECT FROM history.claim v JOIN history.claim b ON b.id = v.id AND b.version = v.version - 1
        WHERE v.id = NEW.claim_id AND v.version > NEW.claim_version
          AND (v.review_changed AND NOT b.review_changed OR to_jsonb(v) - ${REVIEW} <> to_jsonb(b) - ${REVIEW})) THEN 'changed' END;
    IF NEW.opened_by IS NOT NULL THEN
      NEW.state := 'open';
      NEW.opened_at := (history.this_change()).at;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER begin BEFORE INSERT ON usage FOR EACH ROW EXECUTE FUNCTION begin_usage();

  CREATE FUNCTION decide_usage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    this history.change := history.this_change();
  BEGIN
    IF OLD.state <> 'open' OR NEW.state NOT IN ('corrected', 'stands_by') THEN
      RAISE EXCEPTION 'only what is open is decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'usage_decision_check';
    END IF;
    IF NOT EXISTS (SELECT FROM claimtrail.principal p WHERE p.id = this.actor_id AND NOT p.disabled AND (p.roles && '{reviewer,editor}'
      OR 'journalist' = ANY (p.roles) AND (OLD.owner_id = p.id OR EXISTS (SELECT FROM claimtrail.claim c WHERE c.id = OLD.claim_id AND c.owner_id = p.id))))
    THEN
      RAISE EXCEPTION 'who wrote a story, its claim or reviews decides' USING ERRCODE = 'check_violation', CONSTRAINT = 'usage_decider_check';
    END IF;
    NEW.decider_id := this.actor_id;
    NEW.decided_at := this.at;
    RETURN NEW;
  END $$;
  CREATE TRIGGER decide BEFORE UPDATE ON usage FOR EACH ROW WHEN (row_security_active('claimtrail.usage')) EXECUTE FUNCTION decide_usage();`;

const within = (table: string): string =>
  `EXISTS (SELECT FROM claimtrail.claim whole WHERE whole.id = ${table}.claim_id)`;

const OWN = (table: string): string => `${table}.owner_id = (SELECT claimtrail.actor()) AND ${within(table)}`;

const policiesFor = (app: string): string => `
  ${['transition', 'evidence_search', 'usage']
    .map(
      (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY reads ON ${table} FOR SELECT TO ${app} USING (${within(table)});`,
    )
    .join('\n')}
  CREATE POLICY records ON transition FOR INSERT TO ${app} WITH CHECK (${within('transition')});
  CREATE POLICY records ON evidence_search FOR INSERT TO ${app} WITH CHECK (${OWN('evidence_search')}
    AND (evidence_search.source_id IS NULL OR EXISTS (SELECT FROM claimtrail.source named JOIN claimtrail.claim whole ON whole.id = evidence_search.claim_id
      WHERE named.id = evidence_search.source_id AND claimtrail.may_name(${key('whole')}, ${key('named')}))));
  CREATE POLICY records ON usage FOR INSERT TO ${app} WITH CHECK (${OWN('usage')});
  CREATE POLICY changes ON usage FOR UPDATE TO ${app} USING (${within('usage')}) WITH CHECK (${within('usage')});
  GRANT SELECT, INSERT (id, claim_id, to_state, reason, verdict, evidence, superseded_by) ON transition TO ${app};
  GRANT SELECT, INSERT ON evidence_search TO ${app};
  GRANT SELECT, INSERT (id, claim_id, claim_version, identity, kind, title, url, published_at, owner_id), UPDATE (state, reason) ON usage TO ${app};
  GRANT SELECT ON as_of.transition TO ${app};
  GRANT EXECUTE ON FUNCTION wrote_any, is_evidence, assign_claim TO ${app};`;

const FUNCTIONS = `written_before_verdict, wrote, wrote_any, could_review, make_transition, is_evidence, assign_claim, claim_changes_verdict, scope_changes_verdict, refuse_reviewed, claim_in_review, open_usages, claim_opens_usages,
  link_supersedes, begin_usage, decide_usage`;

/**
 * Reviews: who may take a claim from one state to the next (domain §9), kept by the database; searches for evidence; where claims were
 * published. What is said by a step of a review is written into the claim's row by a trigger, and by nothing else.
 */
export class Reviews1780000720000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const [{ app }] = (await db.query(`SELECT quote_ident(current_setting('claimtrail.app_role')) AS app`)) as [
      { app: string },
    ];
    for (const part of [COLUMNS, 'DROP VIEW as_of.link', SHOW_PAST, PAST, TABLES, DECISIONS, LOCKED_OUT, USAGES])
      await db.query(part);
    await db.query(`REVOKE ALL ON FUNCTION ${FUNCTIONS} FROM PUBLIC; ${policiesFor(app)}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW as_of.transition, as_of.evidence_search, as_of.usage;
      DROP FUNCTION ${FUNCTIONS}, statement_in_review, derivation_in_review, derivation_input_in_review, scope_value_in_review CASCADE;
      DROP TABLE transition, evidence_search, usage, history.evidence_search, history.usage;
      DROP FUNCTION history.replace_evidence_search, history.replace_usage, history.keep_evidence_search, history.keep_removed_evidence_search, history.keep_usage, history.keep_removed_usage;
      DROP VIEW as_of.link, as_of.claim;
      ALTER TABLE claim DROP COLUMN review_state, DROP COLUMN review_verdict, DROP COLUMN review_changed, DROP COLUMN reviewer_id, DROP COLUMN assignee_id;
      ALTER TABLE history.claim DROP COLUMN review_state CASCADE, DROP COLUMN review_verdict CASCADE, DROP COLUMN review_changed CASCADE, DROP COLUMN reviewer_id CASCADE, DROP COLUMN assignee_id CASCADE;
      ${SHOW_PAST}
    `);
  }
}
