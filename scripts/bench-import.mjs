// Imports the example a thousand times over, with other names, and compares with plain pg inserting the same rows.
// Both go into a fresh database of one embedded server, with the same triggers, in one transaction each.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import pg from 'pg';

import { load, startApp, TOKEN } from './bench-app.mjs';

const TIMES = Number(process.argv[2] ?? 1000);
const BATCH = 500;
const SYSTEM = '00000000-0000-7000-8000-000000000001';
const { startEmbeddedPostgres } = await load('platform/embedded-postgres.js');
const { provisionDatabase } = await load('platform/provision.js');
const { onDatabase } = await load('platform/database-roles.js');
const { migrate } = await load('app/database.js');

const dossier = JSON.parse(readFileSync(new URL('../examples/openai-dossier.json', import.meta.url), 'utf8'));

/** The dossier once more, with local names, names, addresses and identifiers that end in `n`. */
function copy(n) {
  const ref = (name) => name && `${name}-${n}`;
  const each = (texts, change) =>
    texts && Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text)]));
  const entities = dossier.entities.map(({ names, aliases, identifiers, ...entity }) => ({
    ...entity,
    ref: ref(entity.ref),
    names: each(names, (name) => `${name} ${n}`),
    aliases: aliases?.map((name) => `${name} ${n}`),
    identifiers: each(identifiers, (id) => `${id}-${n}`),
  }));
  const sources = dossier.sources.map((source) => ({
    ...source,
    ref: ref(source.ref),
    title: `${source.title} ${n}`,
    url: source.url && `${source.url}?n=${n}`,
    publisher: ref(source.publisher),
    relations: source.relations?.map((relation) => ({ ...relation, to: ref(relation.to) })),
  }));
  const refs = new Set(dossier.entities.map((entity) => entity.ref));
  const claims = dossier.claims.map((claim) => ({
    ...claim,
    ref: ref(claim.ref),
    subject: ref(claim.subject),
    scope: each(claim.scope, (filler) => (refs.has(filler) ? ref(filler) : filler)),
    statements: claim.statements.map((statement) => ({
      ...statement,
      ref: ref(statement.ref),
      speaker: ref(statement.speaker),
      source: ref(statement.source),
      relays: ref(statement.relays),
      alternative: ref(statement.alternative),
    })),
    derivations: claim.derivations?.map((derivation) => ({
      ...derivation,
      attributedTo: ref(derivation.attributedTo),
      inputs: each(derivation.inputs, (input) => ({ ...input, claim: ref(input.claim), source: ref(input.source) })),
    })),
  }));
  return { entities, sources, claims };
}

function* lines() {
  for (const metric of dossier.metrics) yield { type: 'metric', ...metric };
  for (const [type, list] of [
    ['entity', 'entities'],
    ['source', 'sources'],
    ['claim', 'claims'],
  ]) {
    for (let n = 1; n <= TIMES; n++) for (const record of copy(n)[list]) yield { type, ...record };
  }
}

async function* body() {
  let text = '';
  for (const line of lines()) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function importOverHttp({ child, address }) {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson' };
  const started = performance.now();
  const sent = await fetch(`${address}/api/v1/imports?format=dossier`, {
    method: 'POST',
    headers,
    body: Readable.toWeb(Readable.from(body())),
    duplex: 'half',
  });
  let job = await sent.json();
  if (sent.status !== 202) throw new Error(JSON.stringify(job));
  const received = performance.now();
  while (job.state === 'queued' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    job = await (await fetch(`${address}/api/v1/jobs/${job.id}`, { headers })).json();
  }
  const ended = performance.now();
  if (job.state !== 'done') throw new Error(`${job.state}: ${JSON.stringify(job.errors.slice(0, 5))}`);
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;
  return {
    receive: received - started,
    work: ended - received,
    all: ended - started,
    peak,
    created: job.result.created,
  };
}

const TABLES = [
  'entity',
  'entity_name',
  'entity_identifier',
  'source',
  'source_relation',
  'claim',
  'scope_value',
  'statement',
  'derivation',
  'derivation_input',
  'link',
];
const STAMPED = ['version', 'created_at', 'updated_at'];

/** Inserts the rows of one database into another: whatever else an import does is not done here. */
async function insertPlainly(fromUrl, toUrl) {
  const from = new pg.Client({ connectionString: fromUrl });
  const to = new pg.Client({ connectionString: toUrl });
  for (const client of [from, to]) client.on('error', () => {});
  await from.connect();
  await to.connect();
  const metrics = await from.query('SELECT id, key FROM metric');
  const others = new Map((await to.query('SELECT id, key FROM metric')).rows.map(({ id, key }) => [key, id]));
  const metricId = new Map(metrics.rows.map(({ id, key }) => [id, others.get(key)]));
  const work = [];
  let count = 0;
  for (const table of TABLES) {
    const { rows: columns } = await from.query(
      `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a
       WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attname = ANY($2) ORDER BY a.attnum`,
      [table, STAMPED],
    );
    const order =
      { statement: 'relays_id IS NOT NULL, id', entity_name: 'entity_id', entity_identifier: 'entity_id' }[table] ??
      'id';
    const { rows } = await from.query(`SELECT to_json(t) AS row FROM ${table} t ORDER BY ${order}`);
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const types = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
    const sql = `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_to_recordset($1::json) AS given(${types})`;
    const all = rows.map(({ row }) => (row.metric_id ? { ...row, metric_id: metricId.get(row.metric_id) } : row));
    for (let i = 0; i < all.length; i += BATCH) work.push([sql, all.slice(i, i + BATCH)]);
    count += all.length;
  }
  const started = performance.now();
  await to.query('BEGIN');
  await to.query("SELECT set_config('claimtrail.actor', $1, true)", [SYSTEM]);
  for (const [sql, rows] of work) await to.query(sql, [JSON.stringify(rows)]);
  await to.query('COMMIT');
  const all = performance.now() - started;
  await from.end();
  await to.end();
  return { all, count };
}

const root = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'));
chmodSync(root, 0o755);
const server = await startEmbeddedPostgres({
  dir: join(root, 'postgres'),
  database: 'claimtrail',
  log: () => {},
  warn: console.warn,
});
try {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  for (const name of ['bench_import', 'bench_plain']) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const app = await startApp(onDatabase(server.url, 'bench_import'));
  const imported = await importOverHttp(app);
  const { claims, statements } = imported.created;
  if (
    claims !== dossier.claims.length * TIMES ||
    statements !== dossier.claims.flatMap((claim) => claim.statements).length * TIMES
  )
    throw new Error(`${claims} claims and ${statements} statements were created`);
  await app.stop();
  const { ownerUrl, appUrl } = await provisionDatabase(onDatabase(server.url, 'bench_plain'));
  await migrate(ownerUrl);
  const imports = await provisionDatabase(onDatabase(server.url, 'bench_import'));
  const plain = await insertPlainly(imports.appUrl, appUrl);
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  console.log(`claims ${claims}, statements ${statements}, rows ${plain.count}`);
  console.log(`| way | time | claims/s | rows/s |\n|---|---|---|---|`);
  for (const [way, ms] of [
    ['import over HTTP, until the job is done', imported.all],
    ['  of it receiving', imported.receive],
    ['  of it the job', imported.work],
    ['plain pg, the same rows', plain.all],
  ])
    console.log(
      `| ${way} | ${seconds(ms)} | ${Math.round((claims / ms) * 1000)} | ${Math.round((plain.count / ms) * 1000)} |`,
    );
  console.log(
    `ratio: ${(imported.all / plain.all).toFixed(2)} times as long as plain pg (the job alone ${(imported.work / plain.all).toFixed(2)})`,
  );
  console.log(`peak RSS of the application: ${Math.round(imported.peak)} MiB`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
}
