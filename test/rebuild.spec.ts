import { rebuildLookups } from '../src/app/rebuild.js';
import { World } from './support/world.js';

const CLAIM = {
  subject: { name: 'OpenAI', kind: 'organisation', identifiers: { wikidata: 'Q21708200' } },
  metric: 'monthly readers',
  value: '5 million',
  language: 'en',
};

const LOOKUPS = ['entity_name', 'entity_identifier', 'metric_name', 'comparand'];

describe('rebuildLookups', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    expect((await world.post('/claims', CLAIM)).status).toBe(201);
  });
  afterAll(() => world.stop());

  const lookups = (): Promise<unknown[][]> =>
    Promise.all(LOOKUPS.map((table) => world.sql(`SELECT * FROM ${table} ORDER BY 1, 2`)));

  it('makes names and identifiers resolve again', async () => {
    const before = await lookups();
    expect(before.every((rows) => rows.length > 0)).toBe(true);
    await world.sql(`TRUNCATE ${LOOKUPS.join(', ')}`);
    const [counts] = await world.sql(
      `SELECT (SELECT count(*)::int FROM entity) AS entities, (SELECT count(*)::int FROM metric) AS metrics, (SELECT count(*)::int FROM claim) AS claims`,
    );

    expect(await rebuildLookups(world.db)).toEqual(counts);
    expect(await lookups()).toEqual(before);
    expect((await world.post('/claims', { ...CLAIM, subject: 'openai' })).body).toMatchObject({ created: [] });
    expect((await world.post('/claims', { ...CLAIM, subject: 'OpenAl' })).status).toBe(422);
  });

  it('removes what no record has, and leaves no trace in the history', async () => {
    const before = await lookups();
    const [first] = await world.sql<{ changes: number }>(`SELECT count(*)::int AS changes FROM history.change`);
    await world.sql(
      `INSERT INTO entity_name (entity_id, key, skeleton) SELECT id, 'somebody else', 'somebodyelse' FROM entity LIMIT 1`,
    );
    await world.sql(`UPDATE entity_identifier SET value = 'Q1'`);
    await rebuildLookups(world.db);
    expect(await lookups()).toEqual(before);
    expect(await world.sql(`SELECT count(*)::int AS changes FROM history.change`)).toEqual([first]);
  });

  it('gives an identifier back to the entity that has it', async () => {
    const other = { ...CLAIM, subject: { name: 'Microsoft', identifiers: { wikidata: 'Q2283' } } };
    expect((await world.post('/claims', other)).status).toBe(201);
    const before = await lookups();
    await world.sql(`UPDATE entity_identifier SET value = 'Q0' WHERE value = 'Q21708200'`);
    await world.sql(`UPDATE entity_identifier SET value = 'Q21708200' WHERE value = 'Q2283'`);
    await rebuildLookups(world.db);
    expect(await lookups()).toEqual(before);
  });

  it('finds what was merged with what it was merged into', async () => {
    const name = 'Open AI Incorporated';
    const twin = { ...CLAIM, subject: { name, create: true, identifiers: { lei: '549300EXAMPLE0000001' } } };
    const [from, into] = await Promise.all(
      [twin, CLAIM].map(async (claim) => (await world.post('/claims', claim)).body.claim.subject.id as string),
    );
    expect((await world.post(`/entities/${from}/merge`, { into, reason: 'The same company.' })).status).toBe(200);
    const before = await lookups();
    await world.sql(`TRUNCATE ${LOOKUPS.join(', ')}`);
    await rebuildLookups(world.db);
    expect(await lookups()).toEqual(before);
    expect((await world.post('/claims', { ...CLAIM, subject: name })).body.claim.subject.id).toBe(into);
  });
});
