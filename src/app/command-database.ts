import { join } from 'node:path';

import type { Config } from '../platform/config.js';
import type { Lifecycle } from './lifecycle.js';

/** Where the database of a command is: that of `DATABASE_URL`, else the embedded one, which is started for it and stopped by the lifecycle. */
export async function commandDatabase({ databaseUrl, dataDir }: Config, lifecycle: Lifecycle): Promise<string> {
  if (databaseUrl !== null) return databaseUrl;
  const { startEmbeddedPostgres } = await import('../platform/embedded-postgres.js');
  const server = await startEmbeddedPostgres({
    dir: join(dataDir, 'postgres'),
    database: 'claimtrail',
    warn: (sentence) => console.error(sentence),
    onGivenUp: (error) => {
      console.error(error.message);
      void lifecycle.stop(1);
    },
  });
  lifecycle.onStop(() => server.stop());
  return server.url;
}
