import type { MigrationInterface, QueryRunner } from 'typeorm';

const key = (row: string): string => `claimtrail.audience_key(${row}.audience, ${row}.desk_id)`;

/** Whether what names the claim `c` has a wider audience than it. */
const mayNotName = (naming: string): string => `NOT claimtrail.may_name(${key(naming)}, ${key('c')})`;

/** SQL for a trigger that looks at all rows `w` of an INSERT when their foreign keys were checked: whoever is too late tries again. */
const lookedAtAgain = (table: string, name: string, by: string, joins: string, wrong: string, what: string): string => `
      CREATE FUNCTION ${by}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF EXISTS (SELECT FROM written w ${joins} WHERE ${wrong})
        THEN RAISE EXCEPTION 'what is ${what} has got another audience meanwhile' USING ERRCODE = 'serialization_failure';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER ${name} AFTER INSERT ON ${table} REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ${by}();`;

/** The laws of naming that a policy cannot keep alone, because two may write at once or because it does not see what was there before. */
export class NamedAudiences1780000610500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whoever records something that names a claim holds its key; whoever changes for whom the claim is waits for them, and they for that one.
      CREATE FUNCTION hold_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM FROM claimtrail.claim c WHERE c.id = NEW.id FOR UPDATE;
        RETURN NEW;
      END $$;
      CREATE TRIGGER hold BEFORE UPDATE ON claim FOR EACH ROW
        WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION hold_claim();

      -- At the end of the transaction: what it says may be written after for whom it is.
      CREATE FUNCTION check_claim_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        key text;
      BEGIN
        SELECT claimtrail.audience_key(c.audience, c.desk_id) INTO key FROM claimtrail.claim c WHERE c.id = NEW.id;
        IF EXISTS (SELECT FROM claimtrail.scope_value v JOIN claimtrail.entity e ON e.id = v.entity_id
             WHERE v.claim_id = NEW.id AND NOT claimtrail.may_name(key, claimtrail.audience_key(e.audience, e.desk_id)))
          OR EXISTS (SELECT FROM claimtrail.statement s WHERE s.claim_id = NEW.id AND NOT claimtrail.may_name(claimtrail.audience_key(s.audience, s.desk_id), key))
          OR EXISTS (SELECT FROM claimtrail.statement s WHERE s.alternative_id = NEW.id AND NOT claimtrail.may_name(claimtrail.audience_key(s.audience, s.desk_id), key))
          OR EXISTS (SELECT FROM claimtrail.derivation d WHERE d.claim_id = NEW.id AND NOT claimtrail.may_name(claimtrail.audience_key(d.audience, d.desk_id), key))
          OR EXISTS (SELECT FROM claimtrail.derivation_input i JOIN claimtrail.derivation d ON d.id = i.derivation_id
             WHERE i.claim_id = NEW.id AND NOT claimtrail.may_name(claimtrail.audience_key(d.audience, d.desk_id), key))
        THEN
          RAISE EXCEPTION 'the audience of a claim fits what it names and what names it' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_audience_names_check';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER names AFTER UPDATE ON claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (audience_key(OLD.audience, OLD.desk_id) <> audience_key(NEW.audience, NEW.desk_id)) EXECUTE FUNCTION check_claim_names();

      -- What a claim says stands once somebody has stated it; whoever does not belong to all desks that may have done so does not change it.
      CREATE FUNCTION proposition_stands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM FROM claimtrail.claim c WHERE c.id = NEW.id FOR UPDATE;
        IF OLD.audience <> 'desk' AND EXISTS (SELECT FROM claimtrail.desk d WHERE NOT d.id::text = ANY (claimtrail.readership()))
          OR EXISTS (SELECT FROM claimtrail.statement s WHERE s.claim_id = NEW.id)
          OR EXISTS (SELECT FROM claimtrail.statement s WHERE s.alternative_id = NEW.id)
          OR EXISTS (SELECT FROM claimtrail.derivation_input i WHERE i.claim_id = NEW.id)
        THEN
          RAISE EXCEPTION 'what a claim says is fixed' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_proposition_check';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER proposition BEFORE UPDATE ON claim FOR EACH ROW
        WHEN (row_security_active('claimtrail.claim') AND
          (OLD.identity, OLD.subject_id, OLD.metric_id, OLD.value, OLD.basis, OLD.measure, OLD.period_start, OLD.period_end, OLD.audience, OLD.desk_id)
          IS DISTINCT FROM
          (NEW.identity, NEW.subject_id, NEW.metric_id, NEW.value, NEW.basis, NEW.measure, NEW.period_start, NEW.period_end, NEW.audience, NEW.desk_id))
        EXECUTE FUNCTION proposition_stands();

      -- Foreign keys have waited for whoever was changing the audience of what is named: it is looked at once more.
      ${lookedAtAgain('statement', 'names', 'statement_names', `JOIN claimtrail.claim c ON c.id = w.claim_id OR c.id = w.alternative_id`, mayNotName('w'), 'named')}
      ${lookedAtAgain('derivation', 'names', 'derivation_names', `JOIN claimtrail.claim c ON c.id = w.claim_id`, mayNotName('w'), 'named')}
      ${lookedAtAgain('derivation_input', 'names', 'derivation_input_names', `JOIN claimtrail.derivation d ON d.id = w.derivation_id JOIN claimtrail.claim c ON c.id = w.claim_id`, mayNotName('d'), 'named')}
      ${lookedAtAgain('link', 'ends', 'link_ends', `JOIN claimtrail.claim a ON a.id = w.a_id JOIN claimtrail.claim b ON b.id = w.b_id`, `(w.a_readership, w.b_readership) <> (${key('a')}, ${key('b')})`, 'linked')}

      -- What readers know cannot be taken back, and what names a thing never has to be asked when the thing is widened.
      CREATE FUNCTION only_wider() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF NOT claimtrail.may_name(claimtrail.audience_key(OLD.audience, OLD.desk_id), claimtrail.audience_key(NEW.audience, NEW.desk_id)) THEN
          RAISE EXCEPTION 'an audience can only be widened' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER only_wider BEFORE UPDATE OF audience, desk_id ON entity FOR EACH ROW EXECUTE FUNCTION only_wider();
      CREATE TRIGGER only_wider BEFORE UPDATE OF audience, desk_id ON source FOR EACH ROW EXECUTE FUNCTION only_wider();

      CREATE FUNCTION owner_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      BEGIN
        RAISE EXCEPTION 'the owner of a record does not change' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER owner_stays BEFORE UPDATE OF owner_id ON entity FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION owner_stays();
      CREATE TRIGGER owner_stays BEFORE UPDATE OF owner_id ON source FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION owner_stays();
      CREATE TRIGGER owner_stays BEFORE UPDATE OF owner_id ON claim FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION owner_stays();
      CREATE TRIGGER owner_stays BEFORE UPDATE OF owner_id ON metric FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION owner_stays();

      -- What was merged into it is merged into the other too, also what whoever merges may not see.
      CREATE FUNCTION follow_merged() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        UPDATE claimtrail.entity SET same_as_id = NEW.same_as_id WHERE same_as_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER follow_merged AFTER UPDATE ON entity FOR EACH ROW
        WHEN (NEW.same_as_id IS NOT NULL AND OLD.same_as_id IS DISTINCT FROM NEW.same_as_id) EXECUTE FUNCTION follow_merged();
      REVOKE ALL ON FUNCTION hold_claim, proposition_stands, check_claim_names, statement_names, derivation_names, derivation_input_names, link_ends, only_wider,
        owner_stays, follow_merged FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION hold_claim, proposition_stands, check_claim_names, statement_names, derivation_names, derivation_input_names, link_ends, only_wider,
        owner_stays, follow_merged CASCADE;
    `);
  }
}
