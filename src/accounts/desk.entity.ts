import { Column, Entity } from 'typeorm';

import { Tracked } from '../history/tracked.entity.js';

/** A part of the newsroom: politics, business. What is meant for a desk is read by those who belong to it. */
@Entity()
export class Desk extends Tracked {
  @Column('text')
  name!: string;

  /** What its name looks alike by; null where it was made behind the application. */
  @Column('text', { nullable: true })
  skeleton!: string | null;
}
