import 'reflect-metadata';

import { join } from 'node:path';

import { DataSource } from 'typeorm';

import { databaseOptions, migrate } from './app/database.js';
import { Lifecycle } from './app/lifecycle.js';
import { rebuildLookups } from './app/rebuild.js';
import { type Config, configFrom } from './platform/config.js';
import { provisionDatabase } from './platform/provision.js';
import { StartError } from './platform/start-error.js';

const lifecycle = new Lifecycle();
lifecycle.listenToSignals();
try {
  const config = configFrom(process.env);
  const databaseUrl = config.databaseUrl ?? (await embeddedDatabase(config));
  const { ownerUrl, appUrl } = await provisionDatabase(databaseUrl);
  await migrate(ownerUrl);
  const db = await new DataSource({ ...databaseOptions(appUrl), poolSize: 2 }).initialize();
  lifecycle.onStop(() => db.destroy());
  const started = Date.now();
  const { entities, metrics, claims } = await rebuildLookups(db);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`Look-ups of ${entities} entities, ${metrics} metrics and ${claims} claims made anew in ${seconds} s.`);
  await lifecycle.stop(0);
} catch (error) {
  if (!lifecycle.ending) console.error(error instanceof StartError ? error.message : error);
  await lifecycle.stop(1);
}

async function embeddedDatabase({ dataDir }: Config): Promise<string> {
  const { startEmbeddedPostgres } = await import('./platform/embedded-postgres.js');
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
