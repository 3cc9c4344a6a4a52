import type { MigrationInterface, QueryRunner } from 'typeorm';

import { Recording } from '../kernel/recording.js';
import { NEWSROOM_DESK, SYSTEM_PRINCIPAL } from '../platform/caller.js';
import { recordMetrics } from '../vocabulary/metrics.service.js';
import { starterMetrics } from '../vocabulary/starter-metrics.js';

/** The metrics that a business and politics desk begins with. */
export class StarterMetrics1780000300000 implements MigrationInterface {
  async up({ manager }: QueryRunner): Promise<void> {
    await manager.query(
      `SELECT set_config('claimtrail.actor', $1, true), set_config('claimtrail.reason', 'starter metrics', true)`,
      [SYSTEM_PRINCIPAL],
    );
    const recording = new Recording(SYSTEM_PRINCIPAL, NEWSROOM_DESK, true);
    const definitions = starterMetrics.map((definition, i) => ({ pointer: `/${i}`, definition }));
    await recordMetrics(manager, recording, definitions);
    recording.check();
  }

  async down({ manager }: QueryRunner): Promise<void> {
    await manager.query(`SELECT set_config('claimtrail.actor', $1, true)`, [SYSTEM_PRINCIPAL]);
    await manager.query(`DELETE FROM metric_name WHERE metric_id IN (SELECT id FROM metric WHERE owner_id = $1)`, [
      SYSTEM_PRINCIPAL,
    ]);
    await manager.query(`DELETE FROM metric WHERE owner_id = $1`, [SYSTEM_PRINCIPAL]);
  }
}
