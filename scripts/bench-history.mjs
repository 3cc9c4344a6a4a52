// What history costs: writes, in turns, with it and on a copy of the store that keeps none; and readings, in turns, as of now and as of
// a past moment, of records that have many versions. Arguments: claims, rounds, versions. The report with the plans goes to BENCH_REPORT
// or a file in the folder for such.
import 'reflect-metadata';

import { writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { load } from './bench-app.mjs';
import { fillWithVersions, withoutHistory } from './bench-history-fill.mjs';
import { reportOf } from './bench-history-report.mjs';
import { readings, writes } from './bench-history-requests.mjs';
import { plansOf } from './bench-rights-report.mjs';
import { makeDatabase, startServer } from './bench-store.mjs';

const CLAIMS = Number(process.argv[2] ?? 20_000);
const ROUNDS = Number(process.argv[3] ?? 60);
const VERSIONS = Number(process.argv[4] ?? 20);
const WARM_UP = 8;
const MOST = { writes: 1.6, reads: 2 };

const { AppModule } = await load('app/app.module.js');
const { configFrom } = await load('platform/config.js');
const { createApp } = await load('platform/http.js');
const { onDatabase } = await load('platform/database-roles.js');
const { RULE } = await load('comparison/compare.js');
const { COMPUTING_RULE } = await load('derivations/known-derivation.js');

const SETTINGS = `SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000002';
  SET LOCAL claimtrail.readership = '{newsroom,public,00000000-0000-7000-8000-0000000000d1}'`;

/** The application in this process, on a database that is there. */
async function start(appUrl) {
  const config = configFrom({ CLAIMTRAIL_EXAMPLE: 'off', LOG_LEVEL: 'fatal', PORT: '0' });
  const app = await createApp(AppModule.with({ config, appUrl }), config);
  await app.listen(0, '127.0.0.1');
  return { app, appUrl, address: `http://127.0.0.1:${app.getHttpServer().address().port}/api/v1` };
}

async function send(side, { method = 'GET', path, body, headers = {} }) {
  const type = body ? { 'content-type': 'application/json' } : {};
  const begun = performance.now();
  const answer = await fetch(side.address + path, {
    method,
    headers: { ...type, ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  const took = performance.now() - begun;
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return took;
}

const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))];
const paired = (mine, theirs) =>
  quantile(
    mine.map((took, i) => took / theirs[i]),
    0.5,
  );

/** Sends requests to two sides in turns. @param requestsOf what is sent in a round, by what it is called */
async function inTurns(rounds, sides, requestsOf, warmUp = WARM_UP) {
  const times = {};
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [name, request] of Object.entries(requestsOf(round))) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const took = await side.send(request);
        if (round >= warmUp) ((times[name] ??= {})[side.name] ??= []).push(took);
      }
    }
  }
  const [first, second] = sides.map(({ name }) => name);
  return Object.entries(times).map(([request, { [first]: mine, [second]: theirs }]) => ({
    request,
    [`${first} (ms)`]: quantile(mine, 0.5).toFixed(2),
    [`${second} (ms)`]: quantile(theirs, 0.5).toFixed(2),
    [`p95 ${first}`]: quantile(mine, 0.95).toFixed(1),
    [`p95 ${second}`]: quantile(theirs, 0.95).toFixed(1),
    ratio: (quantile(mine, 0.5) / quantile(theirs, 0.5)).toFixed(2),
    paired: paired(mine, theirs).toFixed(2),
  }));
}

const server = await startServer();
const running = [];
try {
  const { url, appUrl, owner } = await makeDatabase(server, 'with_history');
  // What ends the server after a failure must not hide it.
  owner.on('error', () => {});
  const begun = performance.now();
  const past = await fillWithVersions(owner, CLAIMS, VERSIONS, { comparison: RULE, computing: COMPUTING_RULE });
  const { rows: claims } = await owner.query(
    `SELECT c.id, c.subject_id, c.as_written FROM claimtrail.claim c JOIN claimtrail.bench_claim b ON b.id = c.id WHERE c.audience = 'newsroom' AND b.n % 7 = 1 ORDER BY md5(b.n::text) LIMIT 2000`,
  );
  const { rows: sources } = await owner.query(
    `SELECT id FROM claimtrail.bench_source ORDER BY md5(n::text) LIMIT 2000`,
  );
  await owner.end();
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('CREATE DATABASE without_history TEMPLATE with_history STRATEGY file_copy');
  await admin.end();
  await withoutHistory(onDatabase(url, 'without_history'));
  console.log(
    `filled ${CLAIMS} claims with ${VERSIONS} versions each in ${Math.round((performance.now() - begun) / 1000)} s`,
  );
  const [keeping, forgetting] = [await start(appUrl), await start(onDatabase(appUrl, 'without_history'))];
  running.push(keeping.app, forgetting.app);
  const before = loadavg()[0].toFixed(1);
  const given = (n) => ({
    claim: claims[n % claims.length],
    other: claims[(n + 1) % claims.length],
    source: sources[n % sources.length],
    n,
  });
  const then = (path) => `${path}${path.includes('?') ? '&' : '?'}asOf=${past}`;
  const read = await inTurns(
    ROUNDS,
    [
      { name: 'past', send: (path) => send(keeping, { path: then(path) }) },
      { name: 'now', send: (path) => send(keeping, { path }) },
    ],
    (round) => readings(given(round)),
  );
  console.table(read);
  const exported = await inTurns(
    3,
    [
      { name: 'past', send: (path) => send(keeping, { path: then(path) }) },
      { name: 'now', send: (path) => send(keeping, { path }) },
    ],
    () => (CLAIMS > 50_000 ? {} : { 'GET /exports?format=dossier': '/exports?format=dossier' }),
    1,
  );
  console.table(exported);
  const written = await inTurns(
    ROUNDS,
    [
      { name: 'with', send: (request) => send(keeping, request) },
      { name: 'without', send: (request) => send(forgetting, request) },
    ],
    (round) => writes(given(round)),
  );
  console.table(written);
  const found = [];
  for (const [name, path] of Object.entries(readings(given(1999)))) {
    const explained = (asked) => plansOf(keeping, () => send(keeping, { path: asked }), SETTINGS);
    found.push({ name, past: await explained(then(path)), now: await explained(path) });
  }
  const path = process.env.BENCH_REPORT ?? join(tmpdir(), 'claimtrail-bench-history.md');
  const loads = [before, loadavg()[0].toFixed(1)];
  const about = { claims: CLAIMS, rounds: ROUNDS, versions: VERSIONS, most: MOST, load: loads };
  writeFileSync(path, reportOf(about, { written, read: [...read, ...exported] }, found));
  console.log(`Plans: ${path}`);
  for (const [rows, most] of [
    [written, MOST.writes],
    [[...read, ...exported], MOST.reads],
  ]) {
    const over = rows.filter(({ ratio }) => Number(ratio) > most);
    if (over.length > 0)
      console.log(`More than ${most} times as long: ${over.map(({ request }) => request).join(', ')}`);
  }
} finally {
  for (const app of running) await app.close();
  await server.stop();
}
