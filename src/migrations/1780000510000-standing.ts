import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the standing of a claim is read from: the few links and statements that speak against something, among all others. */
export const ATTACKS = `kind = 'contradicts' AND (state = 'confirmed' OR state = 'suggested' AND origin = 'statement')`;
export const SUPERSEDES = `kind = 'supersedes' AND (state = 'confirmed' OR state = 'suggested' AND origin <> 'detector')`;
export const SPEAKS = `stance IN ('denies', 'disputes', 'retracts')`;

/** Indexes of what speaks against claims; as of a past instant too. */
export class Standing1780000510000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX link_attack_a_idx ON link (a_id, id) WHERE ${ATTACKS};
      CREATE INDEX link_attack_b_idx ON link (b_id, id) WHERE ${ATTACKS};
      CREATE INDEX link_superseding_idx ON link (b_id, id) WHERE ${SUPERSEDES};
      CREATE INDEX statement_against_idx ON statement (claim_id, id) WHERE ${SPEAKS};
      CREATE INDEX link_attack_a_idx ON history.link (a_id) WHERE ${ATTACKS};
      CREATE INDEX link_attack_b_idx ON history.link (b_id) WHERE ${ATTACKS};
      CREATE INDEX link_superseding_idx ON history.link (b_id) WHERE ${SUPERSEDES};
      CREATE INDEX statement_against_idx ON history.statement (claim_id) WHERE ${SPEAKS};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX link_attack_a_idx, link_attack_b_idx, link_superseding_idx, statement_against_idx;
      DROP INDEX history.link_attack_a_idx, history.link_attack_b_idx, history.link_superseding_idx, history.statement_against_idx;
    `);
  }
}
