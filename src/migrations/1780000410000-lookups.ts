import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fewer and smaller indexes: claims to compare are found by one, and statements that relay nothing need no place among those that do. */
export class Lookups1780000410000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX comparand_place_idx;
      DROP INDEX statement_relays_id_idx;
      CREATE INDEX statement_relays_id_idx ON statement (relays_id) WHERE relays_id IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX statement_relays_id_idx;
      CREATE INDEX ON statement (relays_id);
      CREATE INDEX comparand_place_idx ON comparand (subject_id, metric_id, scope_key, span, starts);
    `);
  }
}
