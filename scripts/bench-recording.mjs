// Records claims over HTTP into stores of 10,000, 100,000 and 1,000,000 claims, side by side with the same requests to a process
// whose detector is switched off: one request here, one like it there, in turns, on the same database.

import { load, startApp, TOKEN } from './bench-app.mjs';
import {
  BASES,
  fill,
  METRICS,
  PERIODS,
  prepare,
  ranked,
  SEGMENTS,
  SUBJECTS,
  SYSTEM,
  usual,
} from './bench-recording-fill.mjs';
import { makeDatabase, startServer } from './bench-store.mjs';

const SIZES = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);
const PAIRS = Number(process.argv[3] ?? 400);
const WARM_UP = 60;
const { databaseOptions } = await load('app/database.js');
const { RULE } = await load('comparison/compare.js');
const { heldComparands } = await load('detection/comparands.queries.js');
const { detectFrom } = await load('detection/detector.service.js');
const { DataSource } = await import('typeorm');

/** Random numbers that are the same in every run (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A claim as the store holds them: its topic is as skewed as theirs. Two that differ in the last digits of their value. */
function requests(random, n) {
  const pick = (from) => from[Math.floor(random() * from.length)];
  const subject = ranked(random(), SUBJECTS);
  const metric = METRICS[ranked(random(), METRICS.length) - 1];
  const place = Math.floor(random() * PERIODS.length);
  const [period] = PERIODS[place];
  const segment = pick(SEGMENTS);
  const z = random();
  const millions = Math.round(usual(subject, place + 1) * 1000 * (1 + (z < 0.7 ? 0.001 * z : z - 0.6)));
  const claim = {
    ...{ subject: `Subject ${subject}`, metric, language: 'en', basis: pick(BASES), period },
    ...(segment && { scope: { segment } }),
    statements: [{ speaker: `Subject ${1 + (n % SUBJECTS)}`, stance: 'asserts', statedAt: '2026-01-01' }],
  };
  return [0, 1].map((side) => ({ ...claim, value: `about $${millions}.${100 + ((2 * n + side) % 900)} million` }));
}

async function record(address, claim) {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const body = JSON.stringify(claim);
  const started = performance.now();
  const answer = await fetch(`${address}/api/v1/claims`, { method: 'POST', headers, body });
  const recorded = await answer.json();
  const took = performance.now() - started;
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(recorded)}`);
  return { took, conflicts: recorded.conflicts.total };
}

const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))];

async function measure(url, size) {
  const [on, off] = [await startApp(url), await startApp(url, { detecting: false })];
  const random = randomFrom(size);
  const times = { on: [], off: [] };
  const conflicts = [];
  for (let n = 0; n < WARM_UP + PAIRS; n++) {
    const [mine, other] = requests(random, n);
    const inTurns = n % 2 === 0 ? ['on', 'off'] : ['off', 'on'];
    for (const side of inTurns) {
      const { took, conflicts: found } = await record((side === 'on' ? on : off).address, side === 'on' ? mine : other);
      if (n < WARM_UP) continue;
      times[side].push(took);
      if (side === 'on') conflicts.push(found);
    }
  }
  await Promise.all([on.stop(), off.stop()]);
  return { size, times, conflicts };
}

/** What the detector sends for a claim that is recorded, and how PostgreSQL goes about it. */
async function explain(appUrl, owner) {
  const { rows } = await owner.query(
    `SELECT c.claim_id AS id, t.n FROM comparand c JOIN (SELECT subject_id, metric_id, count(*)::int AS n FROM comparand GROUP BY 1, 2 ORDER BY n DESC LIMIT 1) t USING (subject_id, metric_id)
     WHERE c.scope_key LIKE '|%' AND c.basis = 'actual' LIMIT 1`,
  );
  const [{ id, n }] = rows;
  const db = await new DataSource({ ...databaseOptions(appUrl), poolSize: 2 }).initialize();
  const sent = [];
  const ignore = () => undefined;
  const logger = {
    logQuery: (query, parameters) => void sent.push([query, parameters ?? []]),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  const runner = db.createQueryRunner();
  /** As if the claim had just been recorded: its place is not known yet, nor is it linked. */
  const asRecorded = async (work) => {
    await runner.startTransaction();
    await runner.query(
      `SELECT set_config('claimtrail.actor', '${SYSTEM}', true), set_config('claimtrail.readership', '{newsroom,public}', true)`,
    );
    await runner.query('DELETE FROM comparand WHERE claim_id = $1', [id]);
    await work();
    await runner.rollbackTransaction();
  };
  await asRecorded(async () => {
    const { logger: before } = db;
    db.logger = logger;
    const claims = await heldComparands(runner.manager, [id]);
    await detectFrom(runner.manager, claims, { later: 'noting', linked: [] });
    db.logger = before;
  });
  console.log(`\nThe detector for a claim that is recorded in the largest topic, which has ${n} claims:\n`);
  for (const [query, parameters] of sent) {
    if (!/^\s*(SELECT|WITH)/.test(query)) {
      console.log(`-- ${query.replace(/\s+/g, ' ').slice(0, 160)} …\n`);
      continue;
    }
    await asRecorded(async () => {
      const plan = await runner.query(
        `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF, SUMMARY) ${query}`,
        parameters,
      );
      console.log(`${query}\n\n${plan.map((row) => `  ${row['QUERY PLAN']}`).join('\n')}\n`);
    });
  }
  await runner.release();
  await db.destroy();
}

const server = await startServer();
try {
  const { url, appUrl, owner } = await makeDatabase(server, 'bench_recording');
  await prepare(owner, RULE);
  const results = [];
  let filled = 0;
  for (const size of SIZES) {
    const started = performance.now();
    for (; filled < size; filled += Math.min(100_000, size - filled))
      await fill(owner, filled + 1, Math.min(100_000, size - filled));
    console.log(`${size} claims after ${Math.round((performance.now() - started) / 1000)} s`);
    await owner.query('VACUUM (ANALYZE)');
    results.push(await measure(url, size));
  }
  const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
  const ms = (number) => number.toFixed(1);
  row([
    'claims',
    'median with, ms',
    'median without, ms',
    'ratio',
    'p95 with, ms',
    'p95 without, ms',
    'conflicts, median and most',
  ]);
  row(Array(7).fill('---'));
  for (const { size, times, conflicts } of results) {
    const [on, off] = [quantile(times.on, 0.5), quantile(times.off, 0.5)];
    row([
      size,
      ms(on),
      ms(off),
      (on / off).toFixed(2),
      ms(quantile(times.on, 0.95)),
      ms(quantile(times.off, 0.95)),
      `${quantile(conflicts, 0.5)} and ${Math.max(...conflicts)}`,
    ]);
  }
  await explain(appUrl, owner);
  await owner.end();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.stop();
}
