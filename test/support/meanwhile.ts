import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { SYSTEM_PRINCIPAL } from '../../src/platform/caller.js';
import type { World } from './world.js';

const LONGEST_MS = 10_000;

/**
 * Begins a request that has to wait for a change which is under way, and lets the change come to be only then: what it answers.
 *
 * @param change is made behind the application, as somebody who administers
 */
export async function meanwhile<Answer>(
  world: World,
  change: (holder: pg.Client) => Promise<unknown>,
  request: () => Promise<Answer>,
): Promise<Answer> {
  const holder = new pg.Client({ connectionString: world.database.ownerUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(
      `SELECT set_config('claimtrail.actor', $1, true), set_config('claimtrail.administers', 'on', true)`,
      [SYSTEM_PRINCIPAL],
    );
    await change(holder);
    const answer = request();
    for (const began = performance.now(); !(await somebodyWaits(holder)); await pause(10))
      if (performance.now() - began > LONGEST_MS) throw new Error('nothing waits for the change');
    await holder.query('COMMIT');
    return await answer;
  } finally {
    await holder.end();
  }
}

async function somebodyWaits(holder: pg.Client): Promise<boolean> {
  const { rows } = await holder.query(
    `SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)) LIMIT 1`,
  );
  return rows.length > 0;
}
