import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { type Reply, World } from './support/world.js';

type Json = Record<string, unknown>;

const dossierText = readFileSync('examples/openai-dossier.json', 'utf8');
const dossier = JSON.parse(dossierText) as Record<'entities' | 'metrics' | 'sources' | 'claims', Json[]>;
const NDJSON = { 'content-type': 'application/x-ndjson' };
const NONE = { entities: 0, metrics: 0, sources: 0, relations: 0, claims: 0, statements: 0, derivations: 0, links: 0 };

const linesOf = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

async function ended(world: World, sent: Reply): Promise<Reply['body']> {
  expect(sent.status).toBe(202);
  for (;;) {
    const { body } = await world.get(`/jobs/${sent.body.id}`);
    if (!['queued', 'running'].includes(body.state)) return body;
    await pause(20);
  }
}

const imported = async (
  world: World,
  body: unknown,
  headers: Record<string, string> = {},
  query = '',
): Promise<Reply['body']> => ended(world, await world.post(`/imports?format=dossier${query}`, body, headers));

const changes = async (world: World): Promise<number> => {
  const [row] = await world.sql<{ n: number }>('SELECT count(*)::int AS n FROM history.change');
  return row?.n ?? -1;
};

describe('importing the dossier', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('only tries it with dryRun', async () => {
    const before = await changes(world);
    const job = await imported(world, dossierText, {}, '&dryRun=true');
    expect(job).toMatchObject({ state: 'done', errors: [] });
    expect(job.result.created).toMatchObject({ claims: 24, statements: 37 });
    expect(await changes(world)).toBe(before);
  });

  it('records all of it', async () => {
    const sent = await world.post('/imports?format=dossier', dossierText);
    expect(sent.headers.get('location')).toBe(`/api/v1/jobs/${sent.body.id}`);
    const job = await ended(world, sent);
    expect(job).toMatchObject({ kind: 'import', state: 'done', progress: { done: 66, total: 66 }, errors: [] });
    expect(job.result).toEqual({
      created: {
        entities: 17,
        metrics: 0,
        sources: 13,
        relations: 8,
        claims: 24,
        statements: 37,
        derivations: 6,
        links: 0,
      },
      existing: { ...NONE, metrics: 12 },
    });
    expect((await world.get('/claims?count=true')).body.total).toBe(24);
  });

  it('changes nothing the second time', async () => {
    const before = await changes(world);
    const job = await imported(world, dossierText);
    expect(job.result.created).toEqual(NONE);
    expect(job.result.existing).toMatchObject({ entities: 17, claims: 24, statements: 37, derivations: 6 });
    expect(await changes(world)).toBe(before);
    expect(await world.sql('SELECT * FROM job_input')).toEqual([]);
  });
});

describe('importing NDJSON', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('reads a dossier record by record', async () => {
    const kinds = { entity: 'entities', metric: 'metrics', source: 'sources', claim: 'claims' } as const;
    const records = Object.entries(kinds).flatMap(([type, list]) => dossier[list].map((one) => ({ type, ...one })));
    const job = await imported(world, linesOf([...records].reverse()), NDJSON);
    expect(job.errors).toEqual([]);
    expect(job.result.created).toMatchObject({ entities: 17, claims: 24, statements: 37, derivations: 6 });
  });
});

describe('exporting', () => {
  let one: World;
  let other: World;
  beforeAll(async () => void ([one, other] = await Promise.all([World.start(), World.start()])));
  afterAll(async () => void (await Promise.all([one.stop(), other.stop()])));

  it('gives a dossier that another instance imports and exports to the same bytes', async () => {
    await imported(one, dossierText);
    const first = await one.get('/exports?format=dossier');
    expect(first.status).toBe(200);
    expect(first.body.claims).toHaveLength(24);
    const job = await imported(other, first.text);
    expect(job.errors).toEqual([]);
    const second = await other.get('/exports?format=dossier');
    expect(second.text).toBe(first.text);
    const lines = await one.get('/exports?format=dossier', { accept: 'application/x-ndjson' });
    expect((await other.get('/exports?format=dossier', { accept: 'application/x-ndjson' })).text).toBe(lines.text);
  });
});
