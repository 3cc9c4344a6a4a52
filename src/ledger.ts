import 'reflect-metadata';

import { availableParallelism } from 'node:os';

import { DataSource } from 'typeorm';

import { databaseOptions, migrate } from './app/database.js';
import { commandDatabase } from './app/embedded-database.js';
import { LEDGER_USAGE, runLedgerCommand } from './app/ledger-commands.js';
import { Lifecycle } from './app/lifecycle.js';
import { Refusal } from './kernel/refusal.js';
import { configFrom } from './platform/config.js';
import { provisionDatabase } from './platform/provision.js';
import { StartError } from './platform/start-error.js';

/** An export is work for the database, which may be on this machine. */
const CONNECTIONS = Math.min(4, availableParallelism());

const lifecycle = new Lifecycle();
lifecycle.listenToSignals();
try {
  const [command, ...rest] = process.argv.slice(2);
  if (command === undefined) throw new StartError(LEDGER_USAGE);
  const config = configFrom(process.env);
  const { ownerUrl } = await provisionDatabase(await commandDatabase(config, lifecycle));
  await migrate(ownerUrl);
  const db = await new DataSource({ ...databaseOptions(ownerUrl), poolSize: CONNECTIONS }).initialize();
  lifecycle.onStop(() => db.destroy());
  console.log(await runLedgerCommand({ db, config }, command, rest));
  await lifecycle.stop(0);
} catch (error) {
  if (!lifecycle.ending) console.error(error instanceof StartError || error instanceof Refusal ? error.message : error);
  await lifecycle.stop(1);
}
