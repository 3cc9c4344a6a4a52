// What an export as PROV costs: a store of the example many times over, exported as a dossier and as both forms of PROV, in turns.
// Arguments: claims, rounds. Needs `npm run build:test`.
import { readFileSync } from 'node:fs';

import { startApp, TOKEN } from './bench-app.mjs';
import { makeDatabase, startServer } from './bench-store.mjs';

const CLAIMS = Number(process.argv[2] ?? 10_000);
const ROUNDS = Number(process.argv[3] ?? 3);
const FORMATS = ['dossier', 'prov-json', 'provn'];

const dossier = JSON.parse(readFileSync(new URL('../examples/openai-dossier.json', import.meta.url), 'utf8'));

/** A claim of the example in a year of its own, said twice in sources of their own, and worked out every fourth time. */
function* lines() {
  for (const [type, list] of [
    ['entity', 'entities'],
    ['metric', 'metrics'],
  ])
    for (const record of dossier[list]) yield { type, ...record };
  const [subject] = dossier.claims.map((claim) => claim.subject);
  for (let n = 0; n < CLAIMS; n++) {
    const source = (part) => ({
      kind: 'article',
      title: `Article ${n} ${part}`,
      url: `https://example.org/${n}/${part}`,
    });
    const said = (part, more) => ({
      speaker: subject,
      stance: 'asserts',
      statedAt: '2025-10-31',
      source: source(part),
      ...more,
    });
    const derivations =
      n % 4 === 3
        ? [{ method: 'formula', formula: 'a + b', inputs: { a: { claim: `c${n - 1}` }, b: { claim: `c${n - 2}` } } }]
        : [];
    yield {
      type: 'claim',
      ref: `c${n}`,
      subject,
      metric: 'revenue',
      value: '$13 billion',
      basis: 'actual',
      period: 'quarter ended 30 September 2025',
      scope: { segment: `s${n}` },
      statements: [said('a', { ref: `s${n}` }), said('b', { relays: `#s${n}` })],
      derivations,
    };
  }
}

const server = await startServer();
const { appUrl, url } = await makeDatabase(server, 'prov');
const app = await startApp(url ?? appUrl, { detecting: false });
const headers = { authorization: `Bearer ${TOKEN}` };
try {
  const body = [...lines()].map((line) => `${JSON.stringify(line)}\n`).join('');
  const sent = await fetch(`${app.address}/api/v1/imports?format=dossier`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    body,
  });
  let job = await sent.json();
  while (!['done', 'failed'].includes(job.state)) {
    await new Promise((resolve) => void setTimeout(resolve, 500));
    job = await (await fetch(`${app.address}/api/v1/jobs/${job.id}`, { headers })).json();
  }
  console.log(`${job.state}: ${job.errors?.length ?? 0} refused ${JSON.stringify(job.errors?.[0] ?? '')}`);
  const best = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const format of FORMATS) {
      const started = performance.now();
      const reply = await fetch(`${app.address}/api/v1/exports?format=${format}`, { headers });
      let bytes = 0;
      for await (const piece of reply.body) bytes += piece.length;
      const took = performance.now() - started;
      if (!best[format] || took < best[format].took) best[format] = { took, bytes };
    }
  }
  for (const format of FORMATS) {
    const { took, bytes } = best[format];
    const ratio = (took / best.dossier.took).toFixed(2);
    console.log(`${format}: ${Math.round(took)} ms, ${(bytes / 1e6).toFixed(1)} MB, ${ratio} times the dossier`);
  }
} finally {
  await app.stop();
  await server.stop();
}
