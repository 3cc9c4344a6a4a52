import type { MigrationInterface, QueryRunner } from 'typeorm';

const READERSHIP = '((SELECT claimtrail.readership())::text[])';
const ACTOR = '(SELECT claimtrail.actor())';

const key = (row: string): string => `claimtrail.audience_key(${row}.audience, ${row}.desk_id)`;

/** The case that a row belongs to, as the caller may read it. */
const within = (table: string, more: string): string =>
  `EXISTS (SELECT FROM claimtrail.dispute whole WHERE whole.id = ${table}.dispute_id AND ${more})`;

/** Whether all readers of the case may read a claim, or a derivation. */
const named = (column: string, table = 'claim'): string =>
  `EXISTS (SELECT FROM claimtrail.${table} named WHERE named.id = ${column} AND claimtrail.may_name(${key('whole')}, ${key('named')}))`;

/** Which links of the past are there: those whose claims are. */
const BOTH_ENDS = `(SELECT true FROM as_of.claim c WHERE c.id = r.a_id) IS NOT NULL AND (SELECT true FROM as_of.claim c WHERE c.id = r.b_id) IS NOT NULL`;

/** What of a case is its last decision, and what is how that was opened again. */
const DECISION = (row: string): string =>
  told(row, ['outcome', 'rationale', 'dissent', 'reopen_when', 'decided_by_id', 'decided_at', 'facts']);
const REOPENING = (row: string): string => told(row, ['reopened_by_id', 'reopened_at', 'reopened_why']);
const told = (row: string, columns: readonly string[]): string =>
  `(${columns.map((one) => `${row}.${one}`).join(', ')})`;

/** Whether a decision upholds a derivation; null while there is none, and where nobody could decide. */
const UPHELD = (row: string): string =>
  `CASE WHEN ${row}outcome <> 'unresolved' THEN ${row}chosen OR ${row}outcome NOT IN ('prefer', 'error', 'superseded') END`;

const FUNCTIONS = `candidate_readership, disputed_claim, candidate_names, check_case_names, may_decide, dispute_decides, candidate_decides, derivation_upheld,
  dispute_reopens, dispute_whole, argument_counts`;

const CORRECTIONS = `kind = 'supersedes' AND origin = 'person'`;

/** Cases: which of some claims holds, what speaks for and against them, what was decided, and what that settles. */
export class Disputes1780000730000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE dispute (
        id            uuid PRIMARY KEY,
        question      text,
        origin        text NOT NULL CONSTRAINT dispute_origin_check CHECK (origin IN ('person', 'statement', 'link')),
        identity      text NOT NULL,
        state         text NOT NULL CONSTRAINT dispute_state_check CHECK (state IN ('open', 'resolved')),
        outcome       text CONSTRAINT dispute_outcome_check CHECK (outcome IN ('prefer', 'error', 'superseded', 'range', 'both_stand_different_basis', 'not_comparable', 'unresolved')),
        rationale     text,
        dissent       text,
        reopen_when   text,
        decided_by_id uuid REFERENCES principal,
        decided_at    timestamptz,
        facts         jsonb,
        reopened_by_id uuid REFERENCES principal,
        reopened_at   timestamptz,
        reopened_why  text,
        argument_count int NOT NULL DEFAULT 0,
        audience      text NOT NULL CONSTRAINT dispute_audience_check CHECK (audience IN ('desk', 'newsroom', 'public')),
        desk_id       uuid NOT NULL REFERENCES desk,
        owner_id      uuid NOT NULL REFERENCES principal,
        version       int NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        CONSTRAINT dispute_decided_check CHECK (num_nonnulls(outcome, rationale, decided_by_id, decided_at, facts) IN (0, 5)
          AND (state = 'open' OR outcome IS NOT NULL))
      );
      -- dispute.identity: SHA-256 of the ids of its candidates and disputed derivations. One case about the same for the same readers.
      -- dispute.facts: What was known of its candidates when it was decided, as all its readers see it.
      CREATE UNIQUE INDEX dispute_identity_key ON dispute (identity, audience_key(audience, desk_id));
      CALL history.track('dispute');

      CREATE TABLE dispute_candidate (
        id         uuid PRIMARY KEY,
        dispute_id uuid NOT NULL REFERENCES dispute,
        claim_id   uuid NOT NULL REFERENCES claim,
        position   int NOT NULL,
        chosen     boolean,
        outcome    text CONSTRAINT dispute_candidate_outcome_check CHECK (outcome IN ('prefer', 'error', 'superseded', 'range', 'both_stand_different_basis', 'not_comparable', 'unresolved')),
        decided_at timestamptz,
        readership text NOT NULL,
        owner_id   uuid NOT NULL REFERENCES principal,
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT dispute_candidate_dispute_id_claim_id_key UNIQUE (dispute_id, claim_id),
        CONSTRAINT dispute_candidate_decided_check CHECK (outcome IS NULL OR (chosen IS NOT NULL AND decided_at IS NOT NULL))
      );
      -- dispute_candidate.outcome: Of the decision as long as it is in force; null while the case is open.
      CREATE INDEX ON dispute_candidate (claim_id);
      CREATE INDEX dispute_candidate_decided_idx ON dispute_candidate (claim_id) WHERE outcome IS NOT NULL;
      CALL history.track('dispute_candidate');
      CREATE INDEX dispute_candidate_decided_idx ON history.dispute_candidate (claim_id) WHERE outcome IS NOT NULL;
      CREATE INDEX dispute_candidate_claim_idx ON history.dispute_candidate (claim_id);
      CREATE INDEX dispute_candidate_dispute_idx ON history.dispute_candidate (dispute_id);

      CREATE TABLE dispute_derivation (
        id            uuid PRIMARY KEY,
        dispute_id    uuid NOT NULL REFERENCES dispute,
        derivation_id uuid NOT NULL,
        claim_id      uuid NOT NULL REFERENCES claim,
        position      int NOT NULL,
        chosen        boolean,
        outcome       text CONSTRAINT dispute_derivation_outcome_check CHECK (outcome IN ('prefer', 'error', 'superseded', 'range', 'both_stand_different_basis', 'not_comparable', 'unresolved')),
        upheld        boolean,
        decided_at    timestamptz,
        readership    text NOT NULL,
        owner_id      uuid NOT NULL REFERENCES principal,
        version       int NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        CONSTRAINT dispute_derivation_dispute_id_derivation_id_key UNIQUE (dispute_id, derivation_id),
        CONSTRAINT dispute_derivation_decided_check CHECK (outcome IS NULL OR (chosen IS NOT NULL AND decided_at IS NOT NULL)),
        CONSTRAINT dispute_derivation_upheld_check CHECK (upheld IS NOT DISTINCT FROM ${UPHELD('')})
      );
      -- dispute_derivation.claim_id: What it derives: the database writes it (so there is such a derivation), and it is a candidate.
      -- dispute_derivation.upheld: By the decision as long as it is in force; null while the case is open, and where nobody could decide.
      CREATE INDEX ON dispute_derivation (claim_id);
      CREATE INDEX ON dispute_derivation (derivation_id);
      CREATE INDEX dispute_derivation_struck_idx ON dispute_derivation (claim_id) WHERE upheld IS NOT TRUE;
      CALL history.track('dispute_derivation');
      CREATE INDEX dispute_derivation_claim_idx ON history.dispute_derivation (claim_id);
      CREATE INDEX dispute_derivation_derivation_idx ON history.dispute_derivation (derivation_id);
      CREATE INDEX dispute_derivation_dispute_idx ON history.dispute_derivation (dispute_id);
      CREATE INDEX dispute_derivation_struck_idx ON history.dispute_derivation (claim_id) WHERE upheld IS NOT TRUE;

      CREATE TABLE dispute_argument (
        id         uuid PRIMARY KEY,
        dispute_id uuid NOT NULL REFERENCES dispute,
        claim_id   uuid REFERENCES claim,
        stance     text NOT NULL CONSTRAINT dispute_argument_stance_check CHECK (stance IN ('for', 'against')),
        text       text NOT NULL,
        evidence   jsonb NOT NULL,
        owner_id   uuid NOT NULL REFERENCES principal,
        version    int NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX ON dispute_argument (dispute_id, id);
      CALL history.track('dispute_argument');

      -- link.dispute_id: The case whose decision settled it; null for all other links. Written by the engine alone.
      -- link.unsettled: Its state before that, to which it returns where the case is opened again.
      ALTER TABLE link ADD COLUMN dispute_id uuid, ADD COLUMN unsettled text CONSTRAINT link_unsettled_check CHECK (unsettled IN ('suggested', 'confirmed', 'dismissed', 'resolved')),
        ADD CONSTRAINT link_dispute_check CHECK ((dispute_id IS NULL) = (unsettled IS NULL));
      CREATE INDEX link_dispute_idx ON link (dispute_id) WHERE dispute_id IS NOT NULL;
      CALL history.track('link');
      CALL history.show_past('link', $$${BOTH_ENDS}$$);
      -- What took the place of a claim by a decision that was opened again leaves it to another.
      DROP INDEX link_superseded_key;
      CREATE UNIQUE INDEX link_superseded_key ON link (b_id, a_readership) WHERE ${CORRECTIONS} AND state <> 'dismissed';
    `);
    await db.query(`
      -- For whom the case is, which never changes: kept with each candidate, so that no other table is asked for every row.
      CREATE FUNCTION candidate_readership() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        NEW.readership := coalesce((SELECT ${key('d')} FROM claimtrail.dispute d WHERE d.id = NEW.dispute_id), '');
        RETURN NEW;
      END $$;
      CREATE TRIGGER readership BEFORE INSERT OR UPDATE OF dispute_id, readership ON dispute_candidate FOR EACH ROW EXECUTE FUNCTION candidate_readership();
      ALTER TABLE dispute_candidate ENABLE ALWAYS TRIGGER readership;

      CREATE TRIGGER readership BEFORE INSERT OR UPDATE OF dispute_id, readership ON dispute_derivation FOR EACH ROW EXECUTE FUNCTION candidate_readership();
      ALTER TABLE dispute_derivation ENABLE ALWAYS TRIGGER readership;

      -- A derivation is of one claim for ever, and for the same readers.
      CREATE FUNCTION disputed_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        NEW.claim_id := (SELECT d.claim_id FROM claimtrail.derivation d WHERE d.id = NEW.derivation_id);
        RETURN NEW;
      END $$;
      CREATE TRIGGER claims BEFORE INSERT OR UPDATE OF derivation_id, claim_id ON dispute_derivation FOR EACH ROW EXECUTE FUNCTION disputed_claim();

      -- Foreign keys have waited for whoever was changing the audience of a candidate: it is looked at once more.
      CREATE FUNCTION candidate_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF EXISTS (SELECT FROM written w JOIN claimtrail.claim c ON c.id = w.claim_id WHERE NOT claimtrail.may_name(w.readership, ${key('c')}))
        THEN RAISE EXCEPTION 'what is a candidate has got another audience meanwhile' USING ERRCODE = 'serialization_failure';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER names AFTER INSERT ON dispute_candidate REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION candidate_names();

      CREATE FUNCTION check_case_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF EXISTS (SELECT FROM claimtrail.dispute_candidate k JOIN claimtrail.claim c ON c.id = k.claim_id
          WHERE k.claim_id = NEW.id AND NOT claimtrail.may_name(k.readership, ${key('c')}))
        THEN
          RAISE EXCEPTION 'the audience of a claim fits the cases that it is in' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_audience_names_check';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER cases AFTER UPDATE ON claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION check_case_names();

      -- Somebody who may decide, as they are at this moment; of a case that changed by itself whoever recorded what it changed by.
      CREATE FUNCTION may_decide(who uuid, by_hand boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM FROM claimtrail.principal p WHERE p.id = who AND NOT p.disabled
          AND (p.roles && '{reviewer,editor}' OR NOT by_hand AND (p.kind = 'software' OR 'journalist' = ANY (p.roles))) FOR SHARE;
        RETURN FOUND;
      END $$;

      -- A case is decided, and opened again, by who acts in this transaction, at its moment, whatever the application says; nothing else of it changes.
      CREATE FUNCTION dispute_decides() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE this history.change;
      BEGIN
        IF (NEW.question, NEW.origin, NEW.audience, NEW.desk_id, NEW.owner_id) IS DISTINCT FROM (OLD.question, OLD.origin, OLD.audience, OLD.desk_id, OLD.owner_id) THEN
          RAISE EXCEPTION 'what a case is about and for whom it is does not change' USING ERRCODE = 'restrict_violation';
        END IF;
        this := history.this_change();
        IF OLD.state = 'open' AND NEW.state = 'resolved' THEN
          IF NOT claimtrail.may_decide(this.actor_id, true) THEN
            RAISE EXCEPTION 'a case is decided by a reviewer or an editor' USING ERRCODE = 'check_violation', CONSTRAINT = 'dispute_decider_check';
          END IF;
          NEW.decided_by_id := this.actor_id;
          NEW.decided_at := this.at;
          NEW.reopened_by_id := NULL;
          NEW.reopened_at := NULL;
          NEW.reopened_why := NULL;
        ELSIF OLD.state = 'resolved' AND NEW.state = 'open' THEN
          IF NOT claimtrail.may_decide(this.actor_id, NEW.reopened_why IS NOT NULL) THEN
            RAISE EXCEPTION 'a case is opened again by a reviewer or an editor' USING ERRCODE = 'check_violation', CONSTRAINT = 'dispute_decider_check';
          END IF;
          NEW.reopened_by_id := this.actor_id;
          NEW.reopened_at := this.at;
        END IF;
        IF NOT (OLD.state = 'open' AND NEW.state = 'resolved') AND ${DECISION('NEW')} IS DISTINCT FROM ${DECISION('OLD')}
          OR OLD.state = NEW.state AND ${REOPENING('NEW')} IS DISTINCT FROM ${REOPENING('OLD')}
          OR NOT (OLD.state = 'open' AND NEW.state = 'open') AND (NEW.identity, NEW.argument_count) IS DISTINCT FROM (OLD.identity, OLD.argument_count)
        THEN
          RAISE EXCEPTION 'what was decided stands until the case is opened again' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER decides BEFORE UPDATE ON dispute FOR EACH ROW EXECUTE FUNCTION dispute_decides();

      -- What is decided of a candidate, or of a disputed derivation, is what its case came to in this transaction: the application says only which are chosen.
      CREATE FUNCTION candidate_decides() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE whole claimtrail.dispute;
      BEGIN
        SELECT d.* INTO whole FROM claimtrail.dispute d
          JOIN history.dispute v ON v.id = d.id AND v.change_id = (history.this_change()).id
          JOIN history.dispute b ON b.id = v.id AND b.version = v.version - 1 AND b.state <> v.state
          WHERE d.id = OLD.dispute_id LIMIT 1;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'a candidate is chosen when its case is decided' USING ERRCODE = 'restrict_violation';
        END IF;
        IF whole.state = 'resolved' THEN
          NEW.chosen := coalesce(NEW.chosen, false);
          NEW.outcome := whole.outcome;
          NEW.decided_at := whole.decided_at;
        ELSE
          NEW.chosen := OLD.chosen;
          NEW.outcome := NULL;
          NEW.decided_at := OLD.decided_at;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER decides BEFORE UPDATE ON dispute_candidate FOR EACH ROW EXECUTE FUNCTION candidate_decides();
      CREATE TRIGGER decides BEFORE UPDATE ON dispute_derivation FOR EACH ROW EXECUTE FUNCTION candidate_decides();

      CREATE FUNCTION derivation_upheld() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      BEGIN
        NEW.upheld := ${UPHELD('NEW.')};
        RETURN NEW;
      END $$;
      CREATE TRIGGER decides_upheld BEFORE UPDATE ON dispute_derivation FOR EACH ROW EXECUTE FUNCTION derivation_upheld();

      CREATE FUNCTION dispute_reopens() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        UPDATE claimtrail.dispute_candidate k SET outcome = NULL FROM was JOIN written w ON w.id = was.id AND w.state = 'open'
          WHERE was.state = 'resolved' AND k.dispute_id = w.id;
        UPDATE claimtrail.dispute_derivation k SET outcome = NULL FROM was JOIN written w ON w.id = was.id AND w.state = 'open'
          WHERE was.state = 'resolved' AND k.dispute_id = w.id;
        RETURN NULL;
      END $$;
      -- Fires after what keeps the version of the case: triggers fire in the order of their names.
      CREATE TRIGGER reopens AFTER UPDATE ON dispute REFERENCING OLD TABLE AS was NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION dispute_reopens();

      -- A decision is one about all that the case is about, by somebody who wrote none of it. Looked at in the end, so that whoever may not decide
      -- may see what a decision would change, and undo it.
      CREATE FUNCTION dispute_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF EXISTS (SELECT FROM claimtrail.dispute d JOIN (
              SELECT k.dispute_id, k.outcome FROM claimtrail.dispute_candidate k UNION ALL SELECT k.dispute_id, k.outcome FROM claimtrail.dispute_derivation k
            ) k ON k.dispute_id = d.id WHERE d.id = NEW.id AND k.outcome IS DISTINCT FROM CASE d.state WHEN 'resolved' THEN d.outcome END)
        THEN
          RAISE EXCEPTION 'a decision says of each candidate whether it is chosen' USING ERRCODE = 'check_violation', CONSTRAINT = 'dispute_whole_check';
        END IF;
        IF NEW.state = 'resolved' AND EXISTS (SELECT FROM claimtrail.dispute_candidate k
          WHERE k.dispute_id = NEW.id AND claimtrail.wrote((history.this_change()).actor_id, k.claim_id, NULL, true))
        THEN
          RAISE EXCEPTION 'whoever wrote any of a candidate does not decide' USING ERRCODE = 'check_violation', CONSTRAINT = 'dispute_four_eyes_check';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER whole AFTER UPDATE ON dispute DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION dispute_whole();

      -- An argument makes another version of its case, so that nobody decides who has not read it.
      CREATE FUNCTION argument_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        UPDATE claimtrail.dispute SET argument_count = argument_count + 1 WHERE id = NEW.dispute_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER counts AFTER INSERT ON dispute_argument FOR EACH ROW EXECUTE FUNCTION argument_counts();
      REVOKE ALL ON FUNCTION ${FUNCTIONS} FROM PUBLIC;
    `);
    const [{ app, engine }] = (await db.query(
      `SELECT quote_ident(current_setting('claimtrail.app_role')) AS app, quote_ident(current_setting('claimtrail.engine_role')) AS engine`,
    )) as [{ app: string; engine: string }];
    await db.query(`
      ALTER TABLE dispute ENABLE ROW LEVEL SECURITY;
      ALTER TABLE dispute_candidate ENABLE ROW LEVEL SECURITY;
      ALTER TABLE dispute_derivation ENABLE ROW LEVEL SECURITY;
      ALTER TABLE dispute_argument ENABLE ROW LEVEL SECURITY;
      CREATE POLICY reads ON dispute FOR SELECT TO ${app} USING (${key('dispute')} = ANY (${READERSHIP}));
      CREATE POLICY records ON dispute FOR INSERT TO ${app} WITH CHECK (dispute.owner_id = ${ACTOR} AND dispute.desk_id::text = ANY (${READERSHIP})
        AND ${key('dispute')} = ANY (${READERSHIP}) AND dispute.state = 'open'
        AND num_nonnulls(dispute.outcome, dispute.dissent, dispute.reopen_when, dispute.reopened_by_id, dispute.reopened_at, dispute.reopened_why) = 0
        AND dispute.argument_count = 0);
      CREATE POLICY changes ON dispute FOR UPDATE TO ${app} USING (${key('dispute')} = ANY (${READERSHIP})) WITH CHECK (${key('dispute')} = ANY (${READERSHIP}));
      CREATE POLICY reads ON dispute_candidate FOR SELECT TO ${app} USING (dispute_candidate.readership = ANY (${READERSHIP}));
      CREATE POLICY records ON dispute_candidate FOR INSERT TO ${app} WITH CHECK (dispute_candidate.owner_id = ${ACTOR}
        AND num_nonnulls(dispute_candidate.chosen, dispute_candidate.outcome, dispute_candidate.decided_at) = 0
        AND ${within('dispute_candidate', `whole.state = 'open' AND ${named('dispute_candidate.claim_id')}`)});
      CREATE POLICY changes ON dispute_candidate FOR UPDATE TO ${app} USING (dispute_candidate.readership = ANY (${READERSHIP})) WITH CHECK (dispute_candidate.readership = ANY (${READERSHIP}));
      CREATE POLICY reads ON dispute_derivation FOR SELECT TO ${app} USING (dispute_derivation.readership = ANY (${READERSHIP}));
      CREATE POLICY records ON dispute_derivation FOR INSERT TO ${app} WITH CHECK (dispute_derivation.owner_id = ${ACTOR}
        AND num_nonnulls(dispute_derivation.chosen, dispute_derivation.outcome, dispute_derivation.decided_at) = 0
        AND ${within('dispute_derivation', `whole.state = 'open' AND ${named('dispute_derivation.derivation_id', 'derivation')}`)}
        AND EXISTS (SELECT FROM claimtrail.dispute_candidate k WHERE k.dispute_id = dispute_derivation.dispute_id AND k.claim_id = dispute_derivation.claim_id));
      CREATE POLICY changes ON dispute_derivation FOR UPDATE TO ${app} USING (dispute_derivation.readership = ANY (${READERSHIP})) WITH CHECK (dispute_derivation.readership = ANY (${READERSHIP}));
      CREATE POLICY reads ON dispute_argument FOR SELECT TO ${app} USING (${within('dispute_argument', 'true')});
      CREATE POLICY records ON dispute_argument FOR INSERT TO ${app} WITH CHECK (dispute_argument.owner_id = ${ACTOR}
        AND ${within('dispute_argument', `whole.state = 'open'`)} AND (dispute_argument.claim_id IS NULL OR EXISTS (
          SELECT FROM claimtrail.dispute_candidate k WHERE k.dispute_id = dispute_argument.dispute_id AND k.claim_id = dispute_argument.claim_id)));
      CREATE POLICY engine ON dispute_candidate TO ${engine} USING (true) WITH CHECK (true);
      ALTER POLICY reads ON history.dispute USING (${key('dispute')} = ANY (${READERSHIP}));
      ALTER POLICY reads ON history.dispute_candidate USING (readership = ANY (${READERSHIP}));
      ALTER POLICY reads ON history.dispute_derivation USING (readership = ANY (${READERSHIP}));
      GRANT SELECT, INSERT ON dispute, dispute_candidate, dispute_derivation, dispute_argument TO ${app};
      GRANT UPDATE (identity, state, outcome, rationale, dissent, reopen_when, facts, reopened_why) ON dispute TO ${app};
      GRANT UPDATE (chosen) ON dispute_candidate TO ${app};
      GRANT UPDATE (chosen) ON dispute_derivation TO ${app};
      GRANT SELECT (id, dispute_id, claim_id, outcome, readership) ON dispute_candidate TO ${engine};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER cases ON claim;
      DROP TABLE dispute_argument, dispute_derivation, dispute_candidate, dispute CASCADE;
      DROP TABLE history.dispute_argument, history.dispute_derivation, history.dispute_candidate, history.dispute CASCADE;
      DROP FUNCTION ${FUNCTIONS};
      DROP FUNCTION history.replace_dispute, history.replace_dispute_candidate, history.replace_dispute_argument,
        history.keep_dispute, history.keep_removed_dispute, history.keep_dispute_candidate, history.keep_removed_dispute_candidate,
        history.keep_dispute_argument, history.keep_removed_dispute_argument,
        history.replace_dispute_derivation, history.keep_dispute_derivation, history.keep_removed_dispute_derivation;
      DROP VIEW as_of.link;
      DROP INDEX link_superseded_key;
      CREATE UNIQUE INDEX link_superseded_key ON link (b_id, a_readership) WHERE ${CORRECTIONS};
      ALTER TABLE link DROP COLUMN dispute_id, DROP COLUMN unsettled;
      ALTER TABLE history.link DROP COLUMN dispute_id CASCADE, DROP COLUMN unsettled CASCADE;
      CALL history.track('link');
      CALL history.show_past('link', $$${BOTH_ENDS}$$);
    `);
  }
}
