import { ApiProperty } from '@nestjs/swagger';

import type { Delivery, KeptCheckpoint } from './checkpoints.queries.js';
import { keyNameOf } from './signed-note.js';

/** How far a checkpoint has got to one place. */
export class DeliveryView implements Delivery {
  /** A folder of the server, or an address. */
  place!: string;

  /** null as long as it is not there. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  deliveredAt!: Date | null;

  /** How often it was tried; failed deliveries are tried again every few minutes. */
  @ApiProperty({ type: 'integer' })
  tries!: number;

  /** Why the last try failed. */
  @ApiProperty({ type: String, nullable: true })
  fault!: string | null;
}

/** A signed checkpoint of the ledger: one number of everything that was recorded. */
export class CheckpointView {
  /** 1 for the first. */
  @ApiProperty({ type: 'integer' })
  number!: number;

  /** Whose ledger it is. */
  origin!: string;

  /** How many versions of records it covers. */
  @ApiProperty({ type: 'integer' })
  size!: number;

  /** Root of their Merkle tree (RFC 9162), base64. */
  root!: string;

  sealedAt!: Date;

  /** Everything that was recorded until then is covered. */
  settledUntil!: Date;

  /** The public key that signed it, as verifiers take it. */
  key!: string;

  /** What was signed, with its signature: keep this. */
  note!: string;

  /** Whether something was recorded that it does not cover. */
  unsealed!: boolean;

  deliveries!: DeliveryView[];

  static of(
    { number, size, root, sealedAt, settled, vkey, note }: KeptCheckpoint,
    unsealed: boolean,
    deliveries: readonly Delivery[],
  ): CheckpointView {
    return {
      number,
      origin: keyNameOf(vkey),
      size,
      root: root.toString('base64'),
      sealedAt,
      settledUntil: settled,
      key: vkey,
      note,
      unsealed,
      deliveries: [...deliveries],
    };
  }
}
