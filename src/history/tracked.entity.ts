import { Column, PrimaryColumn } from 'typeorm';

/** What every row has whose versions history keeps; triggers fill all but the id. */
export abstract class Tracked {
  /** UUIDv7, made by the application. */
  @PrimaryColumn('uuid')
  id!: string;

  /** 1 for a new row, one more with every change. */
  @Column('int')
  version!: number;

  /** Moment of the transaction that made the row. */
  @Column('timestamptz')
  createdAt!: Date;

  /** Moment of the transaction that made this version. */
  @Column('timestamptz')
  updatedAt!: Date;
}
