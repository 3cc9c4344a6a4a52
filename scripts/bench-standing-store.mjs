// Asks stores of several sizes for claims by their standing, and for the standing of a page of claims: the same 1,000 confirmed
// contradictions, 500 objections and 500 corrections in each, 500 derivations on top, and one suggestion of the detector for every
// second claim.
//
//   node scripts/bench-standing-store.mjs [sizes] [rounds]

import { load } from './bench-app.mjs';
import { fill, prepare, SYSTEM } from './bench-recording-fill.mjs';
import { makeDatabase, startServer } from './bench-store.mjs';

const SIZES = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);
const ROUNDS = Number(process.argv[3] ?? 15);
const WARM_UP = 3;
const { databaseOptions } = await load('app/database.js');
const { RULE } = await load('comparison/compare.js');
const { claimPage } = await load('logbook/claims.queries.js');
const { componentPage } = await load('graph/components.queries.js');
const { DataSource } = await import('typeorm');

const NONE = { text: null, subject: null, metric: null, basis: null, from: null, to: null, standing: null };
const page = { limit: 50, after: null, count: false };
const ASKED = {
  'a page of claims': (tx) => claimPage(tx, NONE, page),
  contested: (tx) => claimPage(tx, { ...NONE, standing: ['contested'] }, page),
  'contested, with count': (tx) => claimPage(tx, { ...NONE, standing: ['contested'] }, { ...page, count: true }),
  'contested, of a subject': (tx) => claimPage(tx, { ...NONE, standing: ['contested'], subject: 'Subject 1' }, page),
  'rests on contested input': (tx) => claimPage(tx, { ...NONE, standing: ['rests on contested input'] }, page),
  uncontested: (tx) => claimPage(tx, { ...NONE, standing: ['uncontested'] }, page),
  components: (tx) => componentPage(tx, null, page),
  'components of a subject': (tx) => componentPage(tx, 'Subject 1', page),
};

/** What is said against claims: among the first 10,000 always the same, and suggestions everywhere. */
async function argue(owner, from, count) {
  const OWNED = `'newsroom', '00000000-0000-7000-8000-0000000000d1', '${SYSTEM}', 1, now(), now()`;
  await owner.query(`SET session_replication_role = replica; SET search_path = claimtrail, history, public;
    CREATE TEMP TABLE chosen AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM (SELECT id FROM claim ORDER BY id OFFSET ${from} LIMIT ${count}) c;
    INSERT INTO link (id, a_id, b_id, kind, origin, state, gap_relative, owner_id, version, created_at, updated_at)
      SELECT uuidv7(), least(a.id, b.id), greatest(a.id, b.id), 'contradicts', 'detector', 'suggested', 0.1, '${SYSTEM}', 1, now(), now()
      FROM chosen a JOIN chosen b ON b.n = a.n + 1 WHERE a.n % 2 = 0`);
  if (from === 0) {
    await owner.query(`
      UPDATE link SET state = 'confirmed' WHERE id IN (SELECT id FROM link ORDER BY id LIMIT 1000);
      INSERT INTO statement (id, claim_id, speaker_id, stance, identity, audience, desk_id, owner_id, version, created_at, updated_at)
        SELECT uuidv7(), c.id, (SELECT id FROM bench_subject WHERE bench_subject.n = c.n), 'disputes', 'against ' || c.n, ${OWNED} FROM chosen c WHERE c.n BETWEEN 3001 AND 3500;
      INSERT INTO link (id, a_id, b_id, kind, origin, state, owner_id, version, created_at, updated_at)
        SELECT uuidv7(), b.id, a.id, 'supersedes', 'person', 'confirmed', '${SYSTEM}', 1, now(), now() FROM chosen a JOIN chosen b ON b.n = a.n + 1000 WHERE a.n BETWEEN 4001 AND 4500;
      CREATE TEMP TABLE computed AS SELECT uuidv7() AS id, a.id AS claim, b.id AS input FROM chosen a JOIN chosen b ON b.n = a.n - 3000 WHERE a.n BETWEEN 6001 AND 6500;
      INSERT INTO derivation (id, claim_id, method, formula, identity, audience, desk_id, owner_id, version, created_at, updated_at)
        SELECT id, claim, 'formula', 'x', 'computed ' || id, ${OWNED} FROM computed;
      INSERT INTO derivation_input (id, derivation_id, name, position, claim_id, claim_version, version, created_at, updated_at)
        SELECT uuidv7(), id, 'x', 0, input, 1, 1, now(), now() FROM computed`);
  }
  await owner.query('DROP TABLE chosen; RESET session_replication_role');
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Every store is asked in turn, so that what else the machine does falls on all of them. */
async function measure(stores) {
  const rows = [];
  for (const [what, ask] of Object.entries(ASKED)) {
    const found = stores.map(() => ({ times: [], statements: 0, items: 0 }));
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      for (const [i, { db, sent }] of stores.entries()) {
        await db.transaction(async (tx) => {
          await tx.query(`SELECT set_config('claimtrail.actor', '${SYSTEM}', true)`);
          sent.length = 0;
          const started = performance.now();
          const answer = await ask(tx);
          if (round >= WARM_UP) found[i].times.push(performance.now() - started);
          found[i].statements = sent.length;
          found[i].items = answer.total ?? answer.items.length;
        });
      }
    }
    const cells = found.map(({ times, statements, items }, i) => [
      stores[i].size,
      `${median(times).toFixed(1)} ms, ${statements} statements, ${items} items`,
    ]);
    rows.push({
      what,
      ...Object.fromEntries(cells),
      ratio: (median(found.at(-1).times) / median(found[0].times)).toFixed(2),
    });
    console.log(JSON.stringify(rows.at(-1)));
  }
  console.table(rows);
}

async function connected(appUrl, size) {
  const db = await new DataSource({ ...databaseOptions(appUrl), poolSize: 2 }).initialize();
  const sent = [];
  const ignore = () => undefined;
  const logQuery = (query) => void sent.push(query);
  db.logger = {
    logQuery,
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  return { size, db, sent };
}

const server = await startServer();
try {
  const stores = [];
  for (const size of SIZES) {
    const { appUrl, owner } = await makeDatabase(server, `bench_standing_${size}`);
    await prepare(owner, RULE);
    for (let filled = 0; filled < size;) {
      const more = Math.min(filled === 0 ? 10_000 : 100_000, size - filled);
      await fill(owner, filled + 1, more);
      await argue(owner, filled, more);
      filled += more;
    }
    await owner.query('VACUUM (ANALYZE)');
    await owner.end();
    stores.push(await connected(appUrl, size));
  }
  await measure(stores);
  for (const { db } of stores) await db.destroy();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.stop();
}
