import 'reflect-metadata';

import { DataSource } from 'typeorm';

import { databaseOptions, migrate } from './app/database.js';
import { commandDatabase } from './app/embedded-database.js';
import { Lifecycle } from './app/lifecycle.js';
import { rebuildLookups } from './app/rebuild.js';
import { configFrom } from './platform/config.js';
import { provisionDatabase } from './platform/provision.js';
import { StartError } from './platform/start-error.js';

const lifecycle = new Lifecycle();
lifecycle.listenToSignals();
try {
  const config = configFrom(process.env);
  const { ownerUrl, appUrl } = await provisionDatabase(await commandDatabase(config, lifecycle));
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
