import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { DataSource } from 'typeorm';

import { databaseOptions } from '../src/app/database.js';
import { runLedgerCommand } from '../src/app/ledger-commands.js';
import { verifierFile } from './support/verifier.js';
import { exampleText } from './support/rich-dossier.js';
import { World } from './support/world.js';

const run = promisify(execFile);

/** What the verifier says, and how it ends. */
async function verified(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [verifierFile, ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (thrown) {
    const { code, stdout, stderr } = thrown as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe('the ledger', () => {
  let world: World;
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-ledger-'));
  const file = (name: string): string => join(folder, name);
  beforeAll(async () => {
    world = await World.start({ CLAIMTRAIL_DATA_DIR: folder });
    await world.post('/imports?format=dossier', exampleText);
    await world.quiet();
  });
  afterAll(async () => {
    await world.stop();
    rmSync(folder, { recursive: true });
  });

  it('works', async () => {
    const sealed = await world.post('/ledger/checkpoints', {});
    console.log(sealed.status, sealed.text);
    const reply = await world.get('/ledger/export');
    writeFileSync(file('a.ndjson'), reply.text);
    console.log(await verified(file('a.ndjson')));
    const db = await new DataSource({ ...databaseOptions(world.database.ownerUrl), poolSize: 2 }).initialize();
    console.log(
      await runLedgerCommand({ db, config: { ledgerKey: null, databaseUrl: null, dataDir: folder } }, 'export', [
        file('b.ndjson'),
      ]),
    );
    console.log(await verified(file('b.ndjson')));
    console.log(await verified(file('b.ndjson'), '--json'));
    console.log(readFileSync(file('b.ndjson'), 'utf8').split('\n').slice(0, 4).join('\n'));
    await db.destroy();
  });
});
