import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outcomes of a case by which a candidate that was not chosen is out. */
const OUT = `outcome IN ('prefer', 'error') AND chosen IS FALSE`;

/** Whether all who read a claim `c` read the case of a candidate: a story is opened by nothing that its readers may not know of. */
const KNOWN = (candidate: string): string =>
  `claimtrail.may_name(claimtrail.audience_key(c.audience, c.desk_id), ${candidate}.readership)`;

/** Stories are opened also where a decision puts out a claim that they used: what reviews and cases do to each other. */
export class FallenInCases1780000745000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION candidate_opens_usages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM claimtrail.open_usages(c.id, 'rejected') FROM claimtrail.claim c
          WHERE c.id = NEW.claim_id AND c.review_state IN ('published', 'corrected', 'retracted') AND ${KNOWN('NEW')};
        RETURN NULL;
      END $$;
      CREATE TRIGGER usages AFTER UPDATE ON dispute_candidate FOR EACH ROW
        WHEN (NEW.${OUT.replace('chosen', 'NEW.chosen')} AND (OLD.outcome, OLD.chosen) IS DISTINCT FROM (NEW.outcome, NEW.chosen))
        EXECUTE FUNCTION candidate_opens_usages();

      CREATE FUNCTION begin_usage_of_rejected() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF EXISTS (SELECT FROM claimtrail.dispute_candidate k JOIN claimtrail.claim c ON c.id = k.claim_id
          WHERE k.claim_id = NEW.claim_id AND k.${OUT.replace('chosen', 'k.chosen')} AND ${KNOWN('k')}
            AND claimtrail.audience_key(c.audience, c.desk_id) = ANY (claimtrail.readership()))
        THEN
          NEW.state := 'open';
          NEW.opened_by := 'rejected';
          NEW.opened_at := (history.this_change()).at;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER begin_rejected BEFORE INSERT ON usage FOR EACH ROW WHEN (NEW.state = 'current') EXECUTE FUNCTION begin_usage_of_rejected();
      REVOKE ALL ON FUNCTION candidate_opens_usages, begin_usage_of_rejected FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION candidate_opens_usages, begin_usage_of_rejected CASCADE');
  }
}
