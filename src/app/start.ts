import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

import { hasAccounts } from '../accounts/has-accounts.queries.js';
import { linkForSetUp } from '../accounts/one-time-links.service.js';
import { keyIn, newOrigin } from '../history/ledger-key.service.js';
import { ImportJobs } from '../interchange/import-jobs.service.js';
import { Refusal } from '../kernel/refusal.js';
import { SOFTWARE } from '../platform/caller.js';
import { type Config, configFrom, requireAccess } from '../platform/config.js';
import { createApp, httpAdapter } from '../platform/http.js';
import { identify } from '../platform/identity.js';
import { servePageFiles } from '../platform/page-files.js';
import { provisionDatabase } from '../platform/provision.js';
import { StartError } from '../platform/start-error.js';
import { Transactions } from '../platform/transactions.js';
import { AppModule } from './app.module.js';
import { migrate } from './database.js';
import { embeddedDatabase } from './embedded-database.js';
import { type Lifecycle, LONGEST_DRAIN_MS } from './lifecycle.js';

/** The page, beside the folder this file was built into. */
const pageFolder = join(import.meta.dirname, '..', '..', 'dist-web');

/** Starts everything in order, and says where it can be reached. What was started is stopped by the lifecycle. */
export async function start(env: NodeJS.ProcessEnv, lifecycle: Lifecycle): Promise<void> {
  const config = configFrom(env);
  await checkLedgerKey(config);
  const adapter = httpAdapter(config);
  const { log } = adapter.getInstance();
  const databaseUrl =
    config.databaseUrl ??
    (await embeddedDatabase(config, lifecycle, {
      log: (line) => log.debug(line),
      warn: (sentence) => log.warn(sentence),
    }));
  const { ownerUrl, appUrl } = await provisionDatabase(databaseUrl);
  // Before anything is migrated that nobody could use.
  requireAccess(config, await hasAccounts(ownerUrl));
  await migrate(ownerUrl);
  const app = await createApp(AppModule.with({ config, appUrl }), config, adapter);
  lifecycle.onStop(() => drain(app));
  await servePageFiles(app, pageFolder);
  await listen(app, config);
  await afterReady(app, config);
  const address = addressOf(config.host, portOf(app));
  await offerSetUp(app, config.publicUrl ?? address);
  console.log(`Claimtrail is ready: ${address}`);
}

/** A key that cannot sign is known at the start, and not when something is to be sealed. */
async function checkLedgerKey({ ledgerKey }: Config): Promise<void> {
  if (ledgerKey === null) return;
  await keyIn(ledgerKey, newOrigin()).catch((error: unknown) => {
    throw error instanceof Refusal ? new StartError(`CLAIMTRAIL_LEDGER_KEY is wrong. ${error.message}`) : error;
  });
}

/** As long as nobody can sign in and administer, whoever reads what is printed here can make the first; links of earlier starts stop working. */
async function offerSetUp(app: NestFastifyApplication, page: string): Promise<void> {
  const [db, transactions] = [app.get(DataSource), app.get(Transactions, { strict: false })];
  const [{ done }] = (await db.query(`SELECT is_set_up() AS done`)) as [{ done: boolean }];
  if (done) return;
  const { href } = await transactions.write({ caller: SOFTWARE }, (tx) => linkForSetUp(tx, page));
  const { anyone } = await identify(db, {});
  const lacking = anyone
    ? 'There is no admin yet who can sign in. Make an account of one'
    : 'There is no account yet. Make the first one';
  console.log(`${lacking} here, within 24 hours: ${href}`);
}

/** What is done once the server listens and before it is called ready. */
async function afterReady(app: NestFastifyApplication, { example, databaseUrl }: Config): Promise<void> {
  if (!example || databaseUrl !== null) return;
  const dossier: unknown = JSON.parse(await readFile(exampleFile(), 'utf8'));
  await app.get(ImportJobs, { strict: false }).intoEmpty(SOFTWARE, 'example', dossier);
}

/** Beside the folder this was built into, which is one level deeper in the build for the tests. */
function exampleFile(): string {
  const { dirname } = import.meta;
  const places = [join(dirname, '..', '..'), join(dirname, '..', '..', '..')];
  const files = places.map((place) => join(place, 'examples', 'openai-dossier.json'));
  return files.find((file) => existsSync(file)) ?? (files[0] as string);
}

async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const reason = listenFaults[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason ? new StartError(reason(port, host)) : error;
  }
}

const listenFaults: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port, host) =>
    `Port ${port} of ${host} is in use by another program; stop that one, or choose another with PORT.`,
  EACCES: (port) => `Port ${port} may not be opened by this user; choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: (_port, host) =>
    `This machine has no address ${host}; set HOST to one it has, such as 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: (_port, host) =>
    `The host name ${host} is not known; set HOST to an address of this machine, such as 127.0.0.1.`,
  EAI_AGAIN: (_port, host) =>
    `The host name ${host} is not known; set HOST to an address of this machine, such as 127.0.0.1.`,
};

function portOf(app: NestFastifyApplication): number {
  const address = app.getHttpServer().address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** An address that works in a browser on this machine: a server that listens everywhere has no name of its own. */
function addressOf(host: string, port: number): string {
  const local = ['127.0.0.1', '0.0.0.0', '::', 'localhost'].includes(host);
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Finishes the requests in flight and closes the pool; connections that are still open then are cut. */
async function drain(app: NestFastifyApplication): Promise<void> {
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), LONGEST_DRAIN_MS);
  await app.close().finally(() => clearTimeout(cut));
}
