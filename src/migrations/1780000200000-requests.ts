import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What keeps requests and background work, not the record: answers to repeated requests, jobs and what they were given. */
export class Requests1780000200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE idempotent_request (
        principal_id uuid NOT NULL REFERENCES principal,
        key          text NOT NULL,
        fingerprint  text NOT NULL,
        status       int,
        headers      jsonb,
        body         text,
        created_at   timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (principal_id, key)
      );
      CREATE INDEX ON idempotent_request (created_at);

      CREATE TABLE job (
        id          uuid PRIMARY KEY,
        kind        text NOT NULL CONSTRAINT job_kind_check CHECK (kind IN ('import')),
        state       text NOT NULL CONSTRAINT job_state_check CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
        done        int NOT NULL,
        total       int,
        errors      jsonb NOT NULL,
        result      jsonb,
        parameters  jsonb NOT NULL,
        desk_id     uuid NOT NULL REFERENCES desk,
        owner_id    uuid NOT NULL REFERENCES principal,
        created_at  timestamptz NOT NULL DEFAULT now(),
        started_at  timestamptz,
        finished_at timestamptz
      );
      CREATE INDEX ON job (owner_id);

      CREATE TABLE job_input (
        job_id   uuid NOT NULL REFERENCES job,
        position int NOT NULL,
        content  text NOT NULL,
        PRIMARY KEY (job_id, position)
      );
      -- job_input: What an import was given, a record a row, until it is done.

      DO $$
      DECLARE app text := current_setting('claimtrail.app_role');
      BEGIN
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_request, job, job_input TO %I', app);
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE job_input, job, idempotent_request`);
  }
}
