import { STAKE_27 } from './support/dossier.js';
import { World } from './support/world.js';

describe('naming what is recorded', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('keeps two entities of one name and two identifiers apart, however often they are imported', async () => {
    const entity = (ref: string, wikidata?: string) => ({
      ref,
      kind: 'organisation',
      names: { en: 'Bernstein' },
      ...(wikidata && { identifiers: { wikidata } }),
    });
    const dossier = {
      entities: [entity('a'), entity('b', 'Q1'), entity('c', 'Q2')],
      metrics: [],
      sources: [],
      claims: [],
    };
    const run = async () => {
      const { body } = await world.post('/imports?format=dossier', dossier);
      for (let job = body; ; job = (await world.get(`/jobs/${body.id}`)).body) {
        if (job.state === 'done' || job.state === 'failed') return job;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    expect((await run()).result.created.entities).toBe(2);
    const again = await run();
    // The name alone now means two: that is asked, and nothing is made up.
    expect([again.state, again.errors.map(({ at, code }: { at: string; code: string }) => [at, code])]).toEqual([
      'failed',
      [['/entities/0', 'ambiguous-name']],
    ]);
    const bernsteins = await world.sql(`SELECT 1 FROM entity WHERE names->>'en' = 'Bernstein'`);
    expect(bernsteins).toHaveLength(2);
  });

  it('changes title, kind and publisher of a source without its day', async () => {
    const { body, headers } = await world.post('/sources', { kind: 'document', title: 'A note of Bernstein' });
    const change = { title: 'Bernstein note on the charge', kind: 'filing', publisher: 'The Information' };
    const changed = await world.patch(`/sources/${body.id}`, change, { 'if-match': headers.get('etag') ?? '' });
    expect(changed.body).toMatchObject({
      title: change.title,
      kind: 'filing',
      publisher: { name: 'The Information' },
      version: 2,
    });
  });

  it('answers others while it compares hundreds of new names with each other', async () => {
    const statements = Array.from({ length: 200 }, (_, i) => ({
      speaker: { name: `${(i * 7919).toString(36)} Newspaper ${i}`, kind: 'organisation' },
      stance: 'asserts',
    }));
    const logged = world.post('/claims', { ...STAKE_27, statements });
    const health = await fetch(`${world.url}/health/live`);
    expect([health.status, (await logged).status]).toEqual([200, 201]);
  });

  it('leaves an identifier with the entity that was merged', async () => {
    const survivor = await world.post('/entities', { kind: 'organisation', names: { en: 'Amazon Web Services' } });
    const merged = await world.post('/entities', {
      kind: 'organisation',
      names: { en: 'Oracle' },
      identifiers: { wikidata: 'Q19900' },
    });
    await world.post(`/entities/${merged.body.id}/merge`, {
      into: survivor.body.id,
      reason: 'For the test they are one.',
    });
    const named = await world.post('/entities', {
      kind: 'organisation',
      names: { en: 'Heise' },
      identifiers: { wikidata: 'Q19900' },
    });
    expect([named.status, named.body.id]).toEqual([200, survivor.body.id]);
    expect((await world.get(`/entities/${survivor.body.id}`)).body.identifiers).toEqual({});
  });

  it('lets no source name one that fewer people may read', async () => {
    const desk = await world.post('/sources', { kind: 'document', title: 'Notes of the desk', audience: 'desk' });
    const open = await world.post('/sources', { kind: 'article', title: 'An article for all', audience: 'public' });
    const refused = await world.post(`/sources/${open.body.id}/relations`, { kind: 'cites', to: desk.body.id });
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/audience-too-wide']);
    expect((await world.post(`/sources/${desk.body.id}/relations`, { kind: 'cites', to: open.body.id })).status).toBe(
      201,
    );
  });

  it('says what to do where a name is known only to fewer readers', async () => {
    const desk = await world.post('/entities', { name: 'Notes of the desk', kind: 'work', audience: 'desk' });
    const wide = { ...STAKE_27, subject: 'Notes of the desk' };
    const refused = await world.post('/claims', wide);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        type: '/problems/audience-too-wide',
        errors: [{ pointer: '/subject', candidates: [{ id: desk.body.id, name: 'Notes of the desk' }] }],
      },
    });
    expect(refused.body.detail).toMatch(/"create": true/);
    const insisted = await world.post('/claims', { ...wide, subject: { name: 'Notes of the desk', create: true } });
    expect(insisted.status).toBe(201);
    expect(insisted.body.claim.subject.id).not.toBe(desk.body.id);
    // Whoever records for more readers is not asked about what these do not know of.
    await world.post('/entities', { name: 'Another matter of the desk', kind: 'work', audience: 'desk' });
    const alike = { ...STAKE_27, subject: 'Another matters of the desk' };
    expect((await world.post('/claims', { ...alike, audience: 'desk' })).body.type).toBe('/problems/similar-name');
    expect((await world.post('/claims', alike)).status).toBe(201);
  });

  it('does not let a writer wait who names only what is recorded', async () => {
    await world.post('/claims', { ...STAKE_27, period: '2001' });
    const { queries } = await world.countingQueries(() => world.post('/claims', { ...STAKE_27, period: '2002' }));
    // Only those who write about the same subject and metric wait for each other.
    const locks = queries.filter((query) => query.includes('pg_advisory_xact_lock(') && !query.includes('AS topic'));
    expect(locks).toEqual([]);
  });
});
