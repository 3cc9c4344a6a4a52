import { ApiProperty } from '@nestjs/swagger';

/** What a job can be. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** How far a job is. */
export class JobProgress {
  done!: number;

  /** null where it is not known yet. */
  @ApiProperty({ type: 'integer', nullable: true })
  total!: number | null;
}

/** What is wrong with one record that a job was given. */
export class JobError {
  /** Number of the line, or a JSON pointer into the document. */
  @ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string' }] })
  at!: number | string;

  code!: string;

  /** One sentence for a person. */
  text!: string;
}

/** Work that goes on after its request was answered. */
export class JobView {
  id!: string;

  @ApiProperty({ enum: ['import', 'rates', 'reevaluation', 'recomputation'] })
  kind!: string;

  @ApiProperty({ enum: JOB_STATES })
  state!: JobState;

  progress!: JobProgress;

  /** The first thousand. */
  errors!: JobError[];

  /** Of all errors, also those that are not in the list. */
  errorCount!: number;

  /** null until it is done. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  result!: Record<string, unknown> | null;
}
