// What rights cost: the same requests, in turns, to this application on a store with its policies, and on a copy of the store
// without any. Arguments: claims, rounds. The report with the plans goes to BENCH_REPORT or a file in the folder for such.
import 'reflect-metadata';

import { writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { load } from './bench-app.mjs';
import { fillWithDesks } from './bench-rights-fill.mjs';
import { plansOf, reportOf } from './bench-rights-report.mjs';
import { makeDatabase, startServer } from './bench-store.mjs';

const CLAIMS = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 60);
const WARM_UP = 8;
const MOST = 1.3;

const { AppModule } = await load('app/app.module.js');
const { configFrom } = await load('platform/config.js');
const { createApp } = await load('platform/http.js');
const { onDatabase } = await load('platform/database-roles.js');
const { RULE } = await load('comparison/compare.js');
const { COMPUTING_RULE } = await load('derivations/known-derivation.js');
const { DataSource } = await import('typeorm');

const ACTOR = '00000000-0000-7000-8000-000000000002';
const READERSHIP = '{newsroom,public,00000000-0000-7000-8000-0000000000d1}';
const SETTINGS = `SET LOCAL claimtrail.actor = '${ACTOR}'; SET LOCAL claimtrail.readership = '${READERSHIP}'`;

/** The application in this process, on a database that is there. */
async function start(appUrl) {
  const config = configFrom({ CLAIMTRAIL_EXAMPLE: 'off', LOG_LEVEL: 'fatal', PORT: '0' });
  const app = await createApp(AppModule.with({ config, appUrl }), config);
  await app.listen(0, '127.0.0.1');
  return { app, appUrl, address: `http://127.0.0.1:${app.getHttpServer().address().port}/api/v1` };
}

/**
 * Takes every policy out of force, and makes the views of the past as they would be without any: whoever asks reads all there is.
 * Triggers, columns and functions stay.
 */
async function withoutRights(url, appUrl) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  // They are made anew below, over views that are themselves made anew.
  await client.query('DROP VIEW as_of.link, as_of.claim');
  await client.query(`SELECT set_config('claimtrail.app_role', '${new URL(appUrl).username}', false)`);
  await client.query(`DO $$ DECLARE t regclass; tracked text; BEGIN
      FOR tracked IN SELECT tablename FROM pg_tables t WHERE schemaname = 'history' AND tablename NOT IN ('change', 'confidential_identity')
        AND (tablename IN ('link', 'claim') OR EXISTS (SELECT FROM pg_views v WHERE v.schemaname = 'as_of' AND v.viewname = t.tablename)) LOOP
        EXECUTE format('DROP VIEW IF EXISTS as_of.%I', tracked);
        CALL history.show_past(tracked);
        EXECUTE format('GRANT SELECT ON history.%1$I, as_of.%1$I TO ${new URL(appUrl).username}', tracked);
      END LOOP;
      FOR t IN SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('claimtrail', 'history') AND c.relrowsecurity LOOP
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', t);
      END LOOP; END $$`);
  await client.query(`CREATE OR REPLACE FUNCTION claimtrail.readership() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN '${READERSHIP}'::text[]`);
  await client.end();
}

/** Has transactions say who acts, and nothing more of the caller. */
function sayActorAlone(db) {
  const make = db.createQueryRunner.bind(db);
  db.createQueryRunner = (...given) => {
    const runner = make(...given);
    const send = runner.query.bind(runner);
    runner.query = (sql, parameters, ...more) => {
      if (sql.startsWith('BEGIN ISOLATION'))
        return send(sql.replace(/SET LOCAL claimtrail\.(desk|readership|administers) = '[^']*';?/g, ''), parameters);
      if (!sql.includes("set_config('claimtrail.actor', $1, true)")) return send(sql, parameters, ...more);
      const [actor, , , , reason, request] = parameters;
      return send(
        `SELECT set_config('claimtrail.actor', $1, true), set_config('claimtrail.reason', $2, true), set_config('claimtrail.request', $3, true)`,
        [actor, reason, request],
      );
    };
    return runner;
  };
}

const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))];

async function send(side, { method = 'GET', path, body }) {
  const headers = body ? { 'content-type': 'application/json' } : {};
  const begun = performance.now();
  const answer = await fetch(side.address + path, { method, headers, body: body && JSON.stringify(body) });
  const said = await answer.text();
  const took = performance.now() - begun;
  if (answer.status >= 300) throw new Error(`${method} ${side.address}${path}: ${answer.status} ${said}`);
  return took;
}

/** Requests by what they are called, made of a claim of the newsroom and a number. */
const requests = (claim, n, past) => ({
  'POST /claims': {
    method: 'POST',
    path: '/claims',
    body: {
      ...{
        subject: `Subject ${1 + ((n * 37) % 5000)}`,
        metric: 'revenue',
        basis: 'actual',
        language: 'en',
        period: `Q${1 + (n % 4)} ${2016 + (n % 9)}`,
      },
      value: `about $${1000 + n}.${100 + n} million`,
      statements: [{ speaker: `Subject ${1 + ((n * 91) % 5000)}`, stance: 'asserts', statedAt: '2026-01-01' }],
    },
  },
  'POST statements': {
    method: 'POST',
    path: `/claims/${claim.id}/statements`,
    body: {
      speaker: `Subject ${1 + ((n * 53) % 5000)}`,
      stance: 'confirms',
      statedAt: '2026-01-02',
      wording: `said ${n}`,
    },
  },
  'GET /claims': { path: '/claims' },
  'GET /claims?q= (few)': { path: `/claims?q=${encodeURIComponent(claim.as_written.slice(7, 14))}` },
  'GET /claims?q= (many)': { path: '/claims?q=about' },
  'GET /claims/:id': { path: `/claims/${claim.id}` },
  'GET /claims/:id asOf': { path: `/claims/${claim.id}?asOf=${past}` },
  'GET /claims asOf': { path: `/claims?asOf=${past}` },
  'GET /claims?subject asOf': { path: `/claims?asOf=${past}&subject=${claim.subject_id}` },
  'GET statements': { path: `/claims/${claim.id}/statements` },
  'GET history': { path: `/claims/${claim.id}/history` },
  'GET origins': { path: `/claims/${claim.id}/origins` },
  'GET graph': { path: `/graph?claims=${claim.id}&depth=2` },
  'GET contradictions': { path: '/contradictions' },
  'GET contradictions?subject': { path: `/contradictions?subject=${claim.subject_id}` },
  'GET topics': { path: `/topics?subject=${claim.subject_id}` },
  'GET entities?q=': { path: `/entities?q=${encodeURIComponent(`subject ${1 + ((n * 71) % 20000)}`)}` },
  'GET sources?q=': { path: `/sources?q=${encodeURIComponent(`article ${1 + ((n * 71) % 9000)}`)}` },
});

const server = await startServer();
const running = [];
try {
  const { url, appUrl, owner } = await makeDatabase(server, 'with_rights');
  // What ends the server after a failure must not hide it.
  owner.on('error', () => {});
  const begun = performance.now();
  await fillWithDesks(owner, CLAIMS, { comparison: RULE, computing: COMPUTING_RULE });
  const { rows: claims } = await owner.query(
    `SELECT c.id, c.subject_id, c.as_written FROM claimtrail.claim c JOIN claimtrail.bench_claim b ON b.id = c.id WHERE c.audience = 'newsroom' AND b.n % 97 = 1 ORDER BY md5(b.n::text) LIMIT 2000`,
  );
  await owner.end();
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('CREATE DATABASE without_rights TEMPLATE with_rights STRATEGY file_copy');
  await admin.end();
  await withoutRights(onDatabase(url, 'without_rights'), appUrl);
  console.log(`filled ${CLAIMS} claims in ${Math.round((performance.now() - begun) / 1000)} s`);
  const sides = { with: await start(appUrl), without: await start(onDatabase(appUrl, 'without_rights')) };
  running.push(sides.with.app, sides.without.app);
  sayActorAlone(sides.without.app.get(DataSource));
  const past = new Date(Date.now() - 5).toISOString();
  const before = loadavg()[0].toFixed(1);
  const times = {};
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const asked = requests(claims[round % claims.length], round, past);
    for (const [name, request] of Object.entries(asked)) {
      for (const side of round % 2 === 0 ? ['with', 'without'] : ['without', 'with']) {
        const took = await send(sides[side], request);
        if (round >= WARM_UP) (times[name] ??= { with: [], without: [] })[side].push(took);
      }
    }
  }
  const ratios = Object.entries(times).map(([name, { with: mine, without }]) => ({
    request: name,
    'with (ms)': quantile(mine, 0.5).toFixed(2),
    'without (ms)': quantile(without, 0.5).toFixed(2),
    'p95 with': quantile(mine, 0.95).toFixed(1),
    'p95 without': quantile(without, 0.95).toFixed(1),
    ratio: (quantile(mine, 0.5) / quantile(without, 0.5)).toFixed(2),
    paired: quantile(
      mine.map((took, i) => took / without[i]),
      0.5,
    ).toFixed(2),
  }));
  console.table(ratios);
  const path = process.env.BENCH_REPORT ?? join(tmpdir(), 'claimtrail-bench-rights.md');
  const asked = requests(claims[1999 % claims.length], 9999, past);
  const found = [];
  for (const [name, request] of Object.entries(asked)) {
    const explained = (side) => plansOf(sides[side], () => send(sides[side], request), SETTINGS);
    found.push({ name, with: await explained('with'), without: await explained('without') });
  }
  const about = { claims: CLAIMS, rounds: ROUNDS, most: MOST, load: [before, loadavg()[0].toFixed(1)] };
  writeFileSync(path, reportOf(about, ratios, found));
  console.log(`Plans: ${path}`);
  const over = ratios.filter(({ ratio }) => Number(ratio) > MOST);
  if (over.length > 0) console.log(`More than ${MOST} times as long: ${over.map(({ request }) => request).join(', ')}`);
} finally {
  for (const app of running) await app.close();
  await server.stop();
}
