// What evidence costs: exporting and verifying the ledger of a store, beside writing the same rows as NDJSON with the same driver.
// npm run bench:ledger -- [claims]; 100,000 where nothing is said. Writes docs/benchmarks/ledger.md with --report.
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { load, startApp, TOKEN } from './bench-app.mjs';

const self = process.argv[1];
const ROWS_AT_ONCE = 2000;
const RUNS = 3;

/** Tables with versions, and those that only grow. */
async function tablesOf(db) {
  return db.query(`SELECT DISTINCT record FROM history.leaf ORDER BY 1`);
}

/** The rows that the ledger attests, as a program would write them that knows nothing of it. */
async function* rowsAsLines(db) {
  for (const { record } of await tablesOf(db)) {
    const growing = { change: 'history.change', transition: 'claimtrail.transition' }[record];
    const table = growing ?? `history.${record}`;
    const order = growing ? 'id' : 'id, version';
    const given = growing ? '$1::uuid' : '$1::uuid, $2::int';
    let after = growing ? [NONE] : [NONE, 0];
    for (;;) {
      const rows = await db.query(
        `SELECT * FROM ${table} WHERE (${order}) > (${given}) ORDER BY ${order} LIMIT ${ROWS_AT_ONCE}`,
        after,
      );
      if (rows.length === 0) break;
      yield `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
      const last = rows[rows.length - 1];
      after = growing ? [last.id] : [last.id, last.version];
    }
  }
}
const NONE = '00000000-0000-0000-0000-000000000000';

/** One part, in a process of its own, so that its memory is its own. */
async function part(what, url, file) {
  const started = performance.now();
  if (what === 'verify') {
    const { verify } = await import('../verify.mjs');
    const { problems, passes } = verify(file);
    if (problems.length > 0) throw new Error(problems[0]);
    return done(started, { passes });
  }
  if (what === 'http') return overHttp(url, file);
  const { databaseOptions } = await load('app/database.js');
  const { DataSource } = await import('typeorm');
  const { inSameSnapshot } = await load('platform/same-snapshot.js');
  const { wholeLedger } = await load('history/ledger-export.service.js');
  const db = await new DataSource({
    ...databaseOptions(url),
    poolSize: what === 'export' ? Math.min(4, availableParallelism()) : 1,
  }).initialize();
  const begun = performance.now();
  await inSameSnapshot(db, (txs) =>
    pipeline(Readable.from(what === 'export' ? wholeLedger(txs) : rowsAsLines(txs[0])), createWriteStream(file)),
  );
  const told = done(begun, { bytes: statSync(file).size });
  await db.destroy();
  return told;
}

/** The export of an admin, by the application itself; the memory is the application's. */
async function overHttp(url, file) {
  const app = await startApp(url, { detecting: false });
  try {
    const begun = performance.now();
    const answer = await fetch(`${app.address}/api/v1/ledger/export`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    if (!answer.ok) throw new Error(await answer.text());
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
    const told = done(begun, { bytes: statSync(file).size });
    const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${app.child.pid}/status`, 'utf8'));
    return { ...told, mib: Number(peak) / 1024 };
  } finally {
    await app.stop();
  }
}

const done = (started, more) => ({
  seconds: (performance.now() - started) / 1000,
  mib: process.resourceUsage().maxRSS / 1024,
  ...more,
});

const inProcess = (...args) =>
  JSON.parse(execFileSync(process.execPath, [self, '--part', ...args], { encoding: 'utf8', maxBuffer: 1 << 26 }));

const median = (list) => [...list].sort((a, b) => a.seconds - b.seconds)[Math.floor(list.length / 2)];

async function main(claims, report) {
  const { makeDatabase, startServer } = await import('./bench-store.mjs');
  const { fillWithDesks } = await import('./bench-rights-fill.mjs');
  const { attest, seal } = await import('./bench-ledger-fill.mjs');
  const { RULE } = await load('comparison/compare.js');
  const { COMPUTING_RULE } = await load('derivations/known-derivation.js');
  const server = await startServer();
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-ledger-'));
  try {
    const store = await makeDatabase(server, 'ledger');
    await fillWithDesks(store.owner, claims, { comparison: RULE, computing: COMPUTING_RULE });
    await attest(store.owner);
    const sealed = await seal(store.appUrl, folder);
    const { rows } = await store.owner.query('SELECT count(*)::int AS n FROM history.leaf');
    await store.owner.end();
    const file = (name) => join(folder, name);
    const parts = [
      ['rows', file('rows.ndjson')],
      ['export', file('ledger.ndjson')],
      ['verify', file('ledger.ndjson')],
      ['http', file('read.ndjson')],
      ['verify', file('read.ndjson')],
    ];
    const runs = parts.map(() => []);
    for (let run = 0; run < RUNS; run++)
      for (const [at, [what, path]] of parts.entries()) runs[at].push(inProcess(what, store.url, path));
    const [plain, exported, verified, read, verifiedRead] = runs.map(median);
    const ratio = (...of) => (of.reduce((sum, { seconds }) => sum + seconds, 0) / plain.seconds).toFixed(2);
    const line = (name, { seconds, mib, bytes }) =>
      `| ${name} | ${seconds.toFixed(1)} | ${Math.round(mib)} | ${bytes ? Math.round(bytes / 1048576) : ''} |`;
    const passes = ({ passes: count }) => (count === 1 ? 'one pass' : `${count} passes for chains`);
    const text = [
      '# What evidence costs',
      '',
      `\`npm run bench:ledger -- ${claims} --report\`: a store of ${claims.toLocaleString('en')} claims, ${rows[0].n.toLocaleString('en')} versions of records. Each part runs in a`,
      `process of its own; the median of ${RUNS} runs. PostgreSQL is on the same machine, with two processors for all of it.`,
      '',
      '| | seconds | peak memory, MiB | file, MiB |',
      '| --- | --- | --- | --- |',
      line('the same rows as NDJSON', plain),
      line('export of whoever operates the instance', exported),
      line(`verifying it (${passes(verified)})`, verified),
      line('export of an admin over HTTP', read),
      line(`verifying that (${passes(verifiedRead)})`, verifiedRead),
      '',
      `Exporting and verifying together take ${ratio(exported, verified)} times as long as writing the rows, and ${ratio(read, verifiedRead)} times over HTTP, where links and results are withheld; at`,
      `most 3 was asked for. Sealing all of it at once took ${sealed.toFixed(1)} s; afterwards a seal reads what is new.`,
      '',
    ].join('\n');
    console.log(text);
    if (report) writeFileSync(join(import.meta.dirname, '..', 'docs', 'benchmarks', 'ledger.md'), text);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [first, ...args] = process.argv.slice(2);
if (first === '--part') console.log(JSON.stringify(await part(...args)));
else {
  await main(
    Number([first, ...args].find((one) => /^\d+$/.test(one ?? '')) ?? 100_000),
    [first, ...args].includes('--report'),
  );
  process.exit(0);
}
