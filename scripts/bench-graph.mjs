// Reads the graph over HTTP in stores of 10,000 and 1,000,000 claims, side by side: a request here, the same there, in turns, on one server.

import { load, startApp, TOKEN } from './bench-app.mjs';
import { CHAIN, fill, prepare, SYSTEM } from './bench-graph-fill.mjs';
import { makeDatabase, startServer } from './bench-store.mjs';

const SIZES = (process.argv[2] ?? '10000,1000000').split(',').map(Number);
const ROUNDS = Number(process.argv[3] ?? 200);
const WARM_UP = 30;
const { databaseOptions } = await load('app/database.js');
const { RULE } = await load('comparison/compare.js');
const { COMPUTING_RULE } = await load('derivations/known-derivation.js');
const { DataSource } = await import('typeorm');
const readings = {
  provenance: await load('graph/provenance.queries.js'),
  impact: await load('graph/impact.queries.js'),
  source: await load('graph/source-impact.queries.js'),
  origins: await load('graph/origins.queries.js'),
  list: await load('logbook/claims.queries.js'),
};

/** What is asked, of a claim at the end of a chain, one at its beginning, and the hubs. */
const ASKED = {
  'provenance, depth 10': ({ last }) => `/claims/${last}/provenance?depth=10`,
  'provenance to the roots': ({ last }) => `/claims/${last}/provenance`,
  origins: ({ last }) => `/claims/${last}/origins`,
  'the line for a story': ({ last }) => `/claims/${last}/attribution?language=de`,
  'a list of 50 claims': () => '/claims?limit=50',
  'impact, ten deep': ({ first }) => `/claims/${first}/impact`,
  'impact of another value': ({ first }) => `/claims/${first}/impact?value=5000`,
  'impact of a source': ({ source }) => `/sources/${source}/impact`,
  'impact of a hub (10,000 claims)': ({ hub }) => `/claims/${hub}/impact`,
  'impact of a hub that is a source': ({ hubSource }) => `/sources/${hubSource}/impact`,
};

const NOTHING_ASKED = { text: null, subject: null, metric: null, basis: null, standing: null, from: null, to: null };

/** A database with so many claims, and the application on it. */
async function store(server, size) {
  const { url, appUrl, owner } = await makeDatabase(server, `bench_graph_${size}`);
  const started = performance.now();
  await prepare(owner, { comparison: RULE, computing: COMPUTING_RULE });
  const chains = Math.floor(size / CHAIN);
  const step = Math.min(chains, 9000);
  for (let at = 0; at + step <= chains; at += step) await fill(owner, at, step);
  await owner.query('SET search_path = claimtrail');
  await owner.query('VACUUM (ANALYZE)');
  const { rows } = await owner.query(
    `SELECT (SELECT count(*)::int FROM bench_claim) AS claims, (SELECT id FROM bench_hub WHERE n = 0) AS hub, (SELECT id FROM bench_hub_source) AS "hubSource"`,
  );
  console.log(`${rows[0].claims} claims after ${Math.round((performance.now() - started) / 1000)} s`);
  return { size, appUrl, owner, ...rows[0], app: await startApp(url) };
}

/** Claims of the chain with this number, counted over all: the same in both stores where they have it. */
async function subjects({ owner, claims, hub, hubSource }, n) {
  const chain = (n * 7919) % Math.floor(claims / CHAIN);
  const { rows } = await owner.query(
    `SELECT (SELECT id FROM bench_claim WHERE n = $1) AS first, (SELECT id FROM bench_claim WHERE n = $2) AS last`,
    [chain * CHAIN, chain * CHAIN + CHAIN - 1],
  );
  const told = await owner.query(`SELECT source_id AS id FROM statement WHERE claim_id = $1 LIMIT 1`, [rows[0].first]);
  return { ...rows[0], source: told.rows[0].id, hub, hubSource };
}

async function ask(address, path) {
  const started = performance.now();
  const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const body = await answer.json();
  const took = performance.now() - started;
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
  return { took, found: (body.nodes ?? body.items ?? body.roots ?? []).length, truncated: body.truncated ?? false };
}

const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))];

async function measure(stores, path) {
  const times = stores.map(() => []);
  let found = '';
  for (let n = 0; n < WARM_UP + ROUNDS; n++) {
    const order = n % 2 === 0 ? [0, 1] : [1, 0];
    for (const i of order.filter((one) => one < stores.length)) {
      const one = await ask(stores[i].app.address, path(await subjects(stores[i], n)));
      if (n >= WARM_UP) times[i].push(one.took);
      found = `${one.found}${one.truncated ? ', cut' : ''}`;
    }
  }
  return { times, found };
}

/** What is sent for one reading of each kind, and how PostgreSQL goes about it. */
async function explain(large) {
  const db = await new DataSource({ ...databaseOptions(large.appUrl), poolSize: 2 }).initialize();
  const { first, last, source, hub, hubSource } = await subjects(large, 1);
  const runner = db.createQueryRunner();
  const ignore = () => undefined;
  const works = {
    provenance: (tx) => readings.provenance.provenanceOf(tx, last, 10),
    origins: (tx) => readings.origins.originFacts(tx, [last]),
    'a list of 50 claims': (tx) => readings.list.claimPage(tx, NOTHING_ASKED, { limit: 50, after: null, count: false }),
    impact: (tx) => readings.impact.impactOfClaim(tx, first, null),
    'impact of a hub': (tx) => readings.impact.impactOfClaim(tx, hub, null),
    'impact of a source': (tx) => readings.source.impactOfSource(tx, source),
    'impact of a hub that is a source': (tx) => readings.source.impactOfSource(tx, hubSource),
  };
  for (const [name, work] of Object.entries(works)) {
    await runner.startTransaction();
    await runner.query(`SELECT set_config('claimtrail.actor', '${SYSTEM}', true)`);
    const sent = [];
    const { logger } = db;
    const silent = {
      logQueryError: ignore,
      logQuerySlow: ignore,
      logSchemaBuild: ignore,
      logMigration: ignore,
      log: ignore,
    };
    db.logger = { ...silent, logQuery: (query, parameters) => void sent.push([query, parameters ?? []]) };
    await work(runner.manager);
    db.logger = logger;
    console.log(`\n## ${name}: ${sent.length} statements\n`);
    for (const [query, parameters] of sent) {
      const plan = await runner.query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) ${query}`, parameters);
      const lines = plan.map((row) => row['QUERY PLAN']);
      const whole = lines.filter((line) =>
        /Seq Scan on (claim|statement|source|source_relation|derivation|derivation_input|link|entity)\b/.test(line),
      );
      console.log(
        `${query.replace(/\s+/g, ' ').slice(0, 140)} …\n${lines
          .slice(0, process.argv[4] === 'plans' ? 400 : 0)
          .map((line) => `  ${line}`)
          .join('\n')}`,
      );
      console.log(
        `  whole tables read: ${whole.length === 0 ? 'none' : whole.map((line) => line.trim()).join('; ')}; ${lines.at(-1)}`,
      );
    }
    await runner.rollbackTransaction();
  }
  await runner.release();
  await db.destroy();
}

const server = await startServer();
const stores = [];
try {
  for (const size of SIZES) stores.push(await store(server, size));
  const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
  const ms = (number) => number.toFixed(1);
  row(['asked', ...stores.flatMap(({ size }) => [`${size}: median, ms`, 'p95, ms']), 'ratio of medians', 'found']);
  row(Array(3 + 2 * stores.length).fill('---'));
  for (const [name, path] of Object.entries(ASKED)) {
    const { times, found } = await measure(stores, path);
    const medians = times.map((one) => quantile(one, 0.5));
    const cells = times.flatMap((one) => [ms(quantile(one, 0.5)), ms(quantile(one, 0.95))]);
    row([name, ...cells, (medians.at(-1) / medians[0]).toFixed(2), found]);
  }
  await explain(stores.at(-1));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const { app, owner } of stores) {
    await app.stop();
    await owner.end();
  }
  await server.stop();
}
