import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import type { EntityManager } from 'typeorm';

import { checkpointText } from '../src/history/checkpoint.js';
import { wholeLedger } from '../src/history/ledger-export.service.js';
import { EMPTY_TREE, rootOf, withLeaves } from '../src/history/merkle.js';
import { keyNameOf, noteKeyFrom, signedNote } from '../src/history/signed-note.js';
import { exampleText } from './support/rich-dossier.js';
import { newPem } from './support/signing-keys.js';
import { TABLE_TAMPERINGS, TAMPERINGS } from './support/tampering.js';
import { type Verified, verify, verifyText } from './support/verifier.js';
import { World } from './support/world.js';

const RATES = 'Date,USD,JPY,\n2025-01-02,1.25,150,\n2024-12-31,1.25,150,\n';

/** Tampering as whoever owns the database, found with a checkpoint that was kept elsewhere. */
describe('who tampers with the ledger as the owner of the database', () => {
  let world: World;
  let admin: pg.Client;
  let kept: string;
  let vkey: string;
  let tables: string[];
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-tampering-'));
  const file = join(folder, 'export.ndjson');

  beforeAll(async () => {
    world = await World.start({ CLAIMTRAIL_DATA_DIR: folder });
    await world.post('/imports?format=dossier', exampleText);
    await world.post('/imports?format=rates', RATES, { 'content-type': 'text/csv' });
    await world.quiet();
    await world.post('/ledger/checkpoints', {});
    const claim = (await world.get('/claims?limit=1')).body.items[0].id;
    await world.post(`/claims/${claim}/transitions`, { to: 'submitted' }, { 'if-match': '*' });
    const sealed = await world.post('/ledger/checkpoints', {});
    [kept, vkey] = [sealed.body.note, sealed.body.key];
    admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    const { rows } = await admin.query(
      `SELECT DISTINCT record FROM history.leaf WHERE record NOT IN ('change', 'transition', 'rate') ORDER BY 1`,
    );
    tables = rows.map(({ record }) => record as string);
  });
  afterAll(async () => {
    await admin.end();
    await world.stop();
    rmSync(folder, { recursive: true });
  });

  /** What the verifier says where something was done, which is undone then. */
  async function found(
    sql: readonly string[],
    checkpoint: string | null = kept,
    more: () => Promise<void> = async () => undefined,
  ): Promise<string[]> {
    await admin.query('BEGIN');
    try {
      await admin.query(
        `SET LOCAL search_path = claimtrail; SET LOCAL session_replication_role = replica; SET LOCAL timezone = 'UTC'`,
      );
      for (const one of sql) await admin.query(one);
      await more();
      const tx = { query: async (text: string, given?: unknown[]) => (await admin.query(text, given)).rows };
      let text = '';
      for await (const piece of wholeLedger([tx as unknown as EntityManager])) text += piece;
      writeFileSync(file, text);
    } finally {
      await admin.query('ROLLBACK');
    }
    const checkpoints = checkpoint === null ? [] : [{ where: 'the one that was kept', text: checkpoint }];
    return verifyText(() => verify(file, { checkpoints, given: [] }));
  }

  it('is told that nothing was, where nothing was', async () => {
    expect(await found([])).toEqual([]);
    expect(tables.length).toBeGreaterThanOrEqual(12);
    expect(TABLE_TAMPERINGS.length * tables.length + TAMPERINGS.length).toBeGreaterThan(150);
  });

  it.each(TABLE_TAMPERINGS)('is found out in every table: $kind', async ({ kind, sql, says }) => {
    // Identities say nothing of when they ended.
    const touched = kind.includes('end altered') ? tables.filter((table) => table !== 'confidential_identity') : tables;
    const problems = await found(touched.map(sql));
    const silent = touched.filter(
      (table) =>
        !problems.some(
          (one) =>
            says.test(one) && (one.includes(` ${table} `) || one.includes(`"${table}"`) || one.includes(`, ${table} `)),
        ),
    );
    expect(silent).toEqual([]);
  });

  it.each(TAMPERINGS)('is found out: $kind', async ({ sql, says }) => {
    const problems = await found([sql]);
    expect(problems.filter((one) => says.test(one))).not.toEqual([]);
  });

  /** Everything made anew so that it fits, and signed. */
  async function rewritten(pem: string): Promise<void> {
    await admin.query(TAMPERINGS.find(({ kind }) => kind.includes('made anew'))?.sql ?? '');
    const { rows } = await admin.query<{ hash: Buffer; at: Date }>(
      `SELECT hash, now() AS at FROM history.leaf ORDER BY position`,
    );
    const key = noteKeyFrom(pem, keyNameOf(vkey));
    if (!key) throw new Error('no key');
    const root = rootOf(
      withLeaves(
        EMPTY_TREE,
        rows.map(({ hash }) => hash),
      ),
    );
    const at = rows[0]?.at ?? new Date();
    const note = signedNote(
      checkpointText({ origin: keyNameOf(vkey), size: rows.length, root, sealed: at, settled: at }),
      key,
    );
    await admin.query(`DELETE FROM history.checkpoint`);
    await admin.query(`DELETE FROM history.signing_key`);
    await admin.query(`INSERT INTO history.signing_key (number, vkey, since) VALUES (1, $1, now())`, [key.vkey]);
    await admin.query(
      `INSERT INTO history.checkpoint (number, size, root, edge, sealed_at, settled, key, note) VALUES (1, $1, $2, $2, now(), now(), 1, $3)`,
      [rows.length, root, note],
    );
  }

  it('is found out where all of it is made anew and signed with another key, by a checkpoint that was kept', async () => {
    const pem = newPem();
    const problems = await found([], kept, () => rewritten(pem));
    expect(problems.filter((one) => /do not have its root/.test(one))).toHaveLength(1);
    expect(problems.filter((one) => /neither given nor in the export/.test(one))).toHaveLength(1);
    // Without one nobody can know.
    expect(await found([], null, () => rewritten(pem))).toEqual([]);
  });

  it('is told which key has to be believed', async () => {
    await found([]);
    const { keys } = verify(file, { checkpoints: [], given: [] }) as Verified;
    expect(keys).toEqual([{ key: vkey, revoked: null, why: 'taken from the export: nobody else vouches for it' }]);
  });
});
