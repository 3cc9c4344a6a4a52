import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an import needs to find its way through what it was given, and how many errors a job had beyond those it keeps. */
export class JobRecords1780000210000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE job ADD COLUMN error_count int NOT NULL DEFAULT 0;
      ALTER TABLE job_input ADD COLUMN place text NOT NULL, ADD COLUMN kind text NOT NULL, ADD COLUMN refs jsonb NOT NULL;
      -- job_input.place: JSON pointer of the record in the document, or / and the number of its line.
      -- job_input.refs: the local names it gives to itself and to its statements, in their order.
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE job_input DROP COLUMN place, DROP COLUMN kind, DROP COLUMN refs;
      ALTER TABLE job DROP COLUMN error_count;
    `);
  }
}
