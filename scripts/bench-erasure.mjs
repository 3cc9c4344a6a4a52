// How long an erasure takes, and how long whoever writes meanwhile waits: nobody writes while one works.
// npm run bench:erasure -- [claims]; 100,000 where nothing is said. Writes docs/benchmarks/erasure.md with --report.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DataSource } from 'typeorm';

import { load } from './bench-app.mjs';
import { attest, seal } from './bench-ledger-fill.mjs';
import { fillWithDesks } from './bench-rights-fill.mjs';
import { makeDatabase, startServer } from './bench-store.mjs';

const { RULE } = await load('comparison/compare.js');
const { COMPUTING_RULE } = await load('derivations/known-derivation.js');
const { databaseOptions } = await load('app/database.js');
const { Transactions } = await load('platform/transactions.js');
const { SOFTWARE } = await load('platform/caller.js');
const { approveErasure, requestErasure } = await load('erasure/erasures.service.js');

/** Words that stand in few rows and in many of a store of `bench-rights-fill`. */
const cases = [
  ['a name that nobody has', 'Gerstner'],
  ['the name of one entity', 'Subject 19999'],
  ['words of every statement', 'says so'],
];

/** Two people who are admins. */
async function makeAdmins(owner) {
  await owner.query(
    `SET search_path = claimtrail; SELECT set_config('claimtrail.actor', '${SOFTWARE.principalId}', false)`,
  );
  const { rows } = await owner.query(
    `INSERT INTO principal (id, kind, name, roles, desk_id) SELECT uuidv7(), 'person', 'Admin ' || n, '{admin}', $1 FROM generate_series(1, 2) n RETURNING id`,
    [SOFTWARE.deskId],
  );
  await owner.query('RESET ALL');
  return rows.map(({ id }) => ({ ...SOFTWARE, principalId: id }));
}

async function main(claims, report) {
  const server = await startServer();
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-erasure-'));
  try {
    const store = await makeDatabase(server, 'erasure');
    const admins = await makeAdmins(store.owner);
    await fillWithDesks(store.owner, claims, { comparison: RULE, computing: COMPUTING_RULE });
    await attest(store.owner);
    // What the filler made for itself is no part of a store.
    const { rows: own } = await store.owner.query(
      `SELECT oid::regclass::text AS name FROM pg_class WHERE relname LIKE 'bench\\_%' AND relkind = 'r'`,
    );
    await store.owner.query(`DROP TABLE ${own.map(({ name }) => name).join(', ')}`);
    await seal(store.appUrl, folder);
    const { rows } = await store.owner.query('SELECT count(*)::int AS n FROM history.leaf');
    const db = await new DataSource({ ...databaseOptions(store.appUrl), poolSize: 3 }).initialize();
    const transactions = new Transactions(db);
    const lines = [];
    for (const [what, words] of cases) {
      const ask = { words: [words], ground: 'GDPR Art. 17' };
      const asked = await transactions.write({ caller: admins[0] }, (tx) => requestErasure(tx, ask));
      const started = performance.now();
      const done = await transactions.write({ caller: admins[1] }, (tx) => approveErasure(tx, asked.body.id));
      const seconds = (performance.now() - started) / 1000;
      lines.push(`| ${what} | ${done.body.revisions.toLocaleString('en')} | ${seconds.toFixed(1)} |`);
      console.log(lines.at(-1));
    }
    await db.destroy();
    await store.owner.end();
    const text = [
      '# How long an erasure takes',
      '',
      `\`npm run bench:erasure -- ${claims} --report\`: a store of ${claims.toLocaleString('en')} claims, ${rows[0].n.toLocaleString('en')} versions of records. PostgreSQL is on the same machine, with two`,
      'processors for all of it. Nobody writes meanwhile: whoever wants to waits, for 15 seconds at most, and is told to come back (503); who reads does not wait.',
      '',
      '| words | versions that it changed | seconds |',
      '| --- | --- | --- |',
      ...lines,
      '',
    ].join('\n');
    if (report) writeFileSync(join(import.meta.dirname, '..', 'docs', 'benchmarks', 'erasure.md'), text);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
await main(Number(args.find((one) => /^\d+$/.test(one)) ?? 100_000), args.includes('--report'));
process.exit(0);
