import { randomUUID } from 'node:crypto';

import { Recording } from '../src/kernel/recording.js';
import { BOOTSTRAP_PRINCIPAL, LOCAL, NEWSROOM_DESK } from '../src/platform/caller.js';
import { Transactions } from '../src/platform/transactions.js';
import { recordEntities } from '../src/vocabulary/entities.service.js';
import { entityShown } from '../src/vocabulary/entity-views.queries.js';
import { World } from './support/world.js';

const NOBODY = { ...LOCAL, principalId: BOOTSTRAP_PRINCIPAL };

describe('entities', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  beforeEach(() => world.clear());
  afterAll(() => world.stop());

  const OPENAI = { names: { en: 'OpenAI' }, kind: 'organisation', identifiers: { wikidata: 'Q21708200' } };
  const MICROSOFT = {
    names: { en: 'Microsoft' },
    kind: 'organisation',
    identifiers: { wikidata: 'Q2283', cik: '0000789019' },
    fiscalCalendar: { end: '06-30', namedAfter: 'end' },
  };
  const made = async (body: unknown) => {
    const answer = await world.post('/entities', body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const problem = (code: string, pointer?: string) => ({
    type: `/problems/${code}`,
    ...(pointer !== undefined && { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) }),
  });

  it('records an entity once, completes it, and shows it', async () => {
    const first = await world.post('/entities', MICROSOFT);
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.headers.get('location')).toBe(`/api/v1/entities/${first.body.id}`);
    expect(first.body).toMatchObject({
      ...MICROSOFT,
      name: 'Microsoft',
      audience: 'newsroom',
      sameAs: null,
      version: 1,
    });
    expect(Object.keys(first.body).sort()).toEqual(
      'aliases audience confidential createdAt createdBy description fiscalCalendar id identifiers kind name names sameAs updatedAt version'.split(
        ' ',
      ),
    );
    const again = await world.post('/entities', MICROSOFT);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const more = await world.post('/entities', {
      names: { de: 'Microsoft' },
      aliases: ['Windows Central'],
      description: 'software',
    });
    expect(more.status).toBe(200);
    expect(more.body).toMatchObject({ id: first.body.id, names: { en: 'Microsoft', de: 'Microsoft' }, version: 2 });
    expect((await world.post('/entities', { name: 'Windows Central' })).body.id).toBe(first.body.id);
    expect((await world.get(`/entities/${first.body.id}`)).body).toEqual(more.body);
    expect((await world.get(`/entities/${String(first.body.id).toUpperCase()}`)).status).toBe(200);
  });

  it('lists what was recorded, narrowed and page by page', async () => {
    for (const name of ['Oracle', 'Bernstein', 'The Register']) await made({ name, kind: 'organisation' });
    await made({ name: 'Sam Altman', kind: 'person' });
    const page = await world.get('/entities?limit=2&count=true');
    expect(page.body).toMatchObject({ total: 4, items: [{ name: 'Sam Altman' }, { name: 'The Register' }] });
    const next = await world.get(`/entities?limit=2&cursor=${page.body.nextCursor}`);
    expect(next.body).toMatchObject({ items: [{ name: 'Bernstein' }, { name: 'Oracle' }], nextCursor: null });
    expect((await world.get('/entities?q=ORACL')).body.items).toMatchObject([{ name: 'Oracle' }]);
    expect((await world.get('/entities?q=%25')).body.items).toEqual([]);
    expect((await world.get('/entities?kind=person')).body.items).toHaveLength(1);
    for (const query of ['kind=company', 'what=1', 'limit=0', 'q=', 'cursor=x', 'asOf=yesterday', 'q=a&q=b']) {
      expect((await world.get(`/entities?${query}`)).status).toBe(400);
    }
  });

  it('asks again where a name looks like a known one, and does not where the caller insists', async () => {
    const known = await made(OPENAI);
    for (const name of ['OpenAl', '\u041epenAI', 'Open AI']) {
      const asked = await world.post('/entities', { name, kind: 'organisation' });
      expect([asked.status, asked.body]).toMatchObject([422, problem('similar-name')]);
      expect(asked.body.candidates).toEqual([{ id: known.id, name: 'OpenAI' }]);
    }
    await made({ name: '\u041epenAI', kind: 'organisation', create: true });
  });

  it('takes identifiers for identity, and says so where they belong to two', async () => {
    const one = await made(OPENAI);
    const other = await made(MICROSOFT);
    expect((await world.post('/entities', { name: 'Hardwareluxx', identifiers: OPENAI.identifiers })).body.id).toBe(
      one.id,
    );
    const both = await world.post('/entities', {
      name: 'OpenAI',
      identifiers: { wikidata: 'Q21708200', cik: '0000789019' },
    });
    expect([both.status, both.body]).toMatchObject([422, problem('ambiguous-name')]);
    expect(both.body.candidates.map(({ id }: { id: string }) => id).sort()).toEqual([one.id, other.id].sort());
    await made({ name: 'Oracle', kind: 'organisation' });
    await made({ name: 'Oracle', kind: 'product' });
    const which = await world.post('/entities', { names: { en: 'Oracle', de: 'Oracle' } });
    expect(which.body.candidates).toHaveLength(2);
  });

  it('makes one of two identical requests at the same moment', async () => {
    for (const body of [OPENAI, { name: 'Sam Altman', kind: 'person' }]) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => world.post('/entities', body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    }
    const byIdentifier = await Promise.all(
      ['Microsoft', 'Oracle'].map((name) => world.post('/entities', { name, identifiers: { wikidata: 'Q2283' } })),
    );
    expect(byIdentifier.map(({ status }) => status).sort()).toEqual([200, 201]);
    const key = { 'Idempotency-Key': randomUUID() };
    const [first, second] = await Promise.all([1, 2].map(() => world.post('/entities', { name: 'Ed Zitron' }, key)));
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(first?.body).toEqual(second?.body);
  });

  it('refuses what no entity is', async () => {
    const long = 'x'.repeat(1_000_000);
    const bad: readonly unknown[] = [
      {},
      [],
      null,
      'OpenAI',
      { name: '' },
      { name: '   ' },
      { name: 7 },
      { name: ['OpenAI'] },
      { name: long },
      { names: long },
      { names: { en: long } },
      { names: {} },
      { names: [] },
      { names: { 'not a language': 'OpenAI' } },
      { names: { en: 'OpenAI' }, name: 'OpenAI' },
      { names: { en: 'OpenAI' }, language: 'en' },
      { name: 'Open\u202eAI' },
      { name: 'Open\u200bAI' },
      { name: 'OpenAI\u0000' },
      { name: 'OpenAI', aliases: ['Open\u200bAI'] },
      { name: 'OpenAI', aliases: 'AWS' },
      { name: 'OpenAI', aliases: Array.from({ length: 101 }, (_, i) => `OpenAI ${i}`) },
      { name: 'OpenAI', identifiers: { Wikidata: 'Q1' } },
      { name: 'OpenAI', identifiers: { wikidata: 1 } },
      { name: 'OpenAI', identifiers: 'Q21708200' },
      { name: 'OpenAI', kind: 'company' },
      { name: 'OpenAI', audience: 'everybody' },
      { name: 'OpenAI', confidential: 'yes' },
      { name: 'OpenAI', confidential: true },
      { name: 'OpenAI', confidential: true, description: 'a company', fiscalCalendar: MICROSOFT.fiscalCalendar },
      { name: 'OpenAI', description: { en: 'a company' } },
      { name: 'OpenAI', id: randomUUID() },
      { name: 'OpenAI', sameAs: randomUUID() },
      { name: 'OpenAI', language: 'deutsch!' },
    ];
    for (const body of bad) expect([(await world.post('/entities', body)).status, body]).toEqual([400, body]);
    expect((await world.post('/entities', '{"name":"Open\\ud800AI"}')).status).toBe(400);
    const calendars: readonly unknown[] = [
      'calendar',
      {},
      { end: '06-31', namedAfter: 'end' },
      { end: '6-30', namedAfter: 'end' },
      { end: '06-30' },
      { end: '06-30', namedAfter: 'middle' },
      { end: '06-30', namedAfter: 'end', begin: '07-01' },
      { end: '06-30', namedAfter: 'end', weekday: 6 },
      { end: '09-30', namedAfter: 'end', rule: '52/53' },
      { end: '09-30', namedAfter: 'end', rule: '52/53', weekday: 8 },
      { end: '09-30', namedAfter: 'end', rule: '52/53', weekday: 6, weekdayRule: 'first' },
    ];
    for (const fiscalCalendar of calendars) {
      const answer = await world.post('/entities', { ...MICROSOFT, fiscalCalendar });
      expect([answer.status, answer.body]).toMatchObject([400, problem('invalid-request', '/fiscalCalendar')]);
    }
    expect((await world.get('/entities')).body.items).toEqual([]);
    const weeks = { end: '09-30', namedAfter: 'end', rule: '52/53', weekday: 6, weekdayRule: 'last' };
    expect((await made({ ...MICROSOFT, fiscalCalendar: weeks })).fiscalCalendar).toEqual(weeks);
  });

  it('changes an entity for whoever has read it', async () => {
    const { id } = await made(MICROSOFT);
    const before = new Date().toISOString();
    await new Promise((done) => setTimeout(done, 5));
    const path = `/entities/${id}`;
    expect((await world.patch(path, { kind: 'product' })).status).toBe(428);
    expect((await world.patch(path, { kind: 'product' }, { 'If-Match': '"2"' })).status).toBe(412);
    expect((await world.patch(`/entities/${randomUUID()}`, {}, { 'If-Match': '*' })).status).toBe(404);
    const same = await world.patch(path, { kind: 'organisation' }, { 'If-Match': '"1"' });
    expect([same.status, same.body.version, same.headers.get('etag')]).toEqual([200, 1, '"1"']);
    const change = {
      names: { EN: ' The  Microsoft ' },
      aliases: ['Microsoft'],
      fiscalCalendar: null,
      reason: 'its full name',
    };
    const changed = await world.patch(path, change, { 'If-Match': '"1"' });
    expect(changed.body).toMatchObject({ names: { en: 'The Microsoft' }, fiscalCalendar: null, version: 2 });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await world.post('/entities', { name: 'Microsoft' })).body.id).toBe(id);
    const past = await world.get(`${path}?asOf=${before}`);
    expect([past.body.names, past.headers.get('etag')]).toEqual([{ en: 'Microsoft' }, '"1"']);
    expect((await world.get(`${path}?asOf=2020-01-01T00:00:00Z`)).status).toBe(404);
    expect((await world.get('/entities?asOf=2020-01-01T00:00:00Z')).body.items).toEqual([]);
    for (const body of [
      { names: null },
      { aliases: null },
      { identifiers: null },
      { kind: null },
      { audience: null },
      { reason: null },
      { audience: 'desk' },
      { confidential: true },
      { version: 3 },
      [],
    ]) {
      expect([(await world.patch(path, body, { 'If-Match': '"2"' })).status, body]).toEqual([400, body]);
    }
    expect((await world.patch(path, { audience: 'public' }, { 'If-Match': '*' })).body.audience).toBe('public');
  });

  it('refuses names and identifiers that another entity has', async () => {
    await made(MICROSOFT);
    await made({ name: 'Oracle', kind: 'organisation', language: 'en' });
    const { id } = await made({ name: 'Bernstein', kind: 'organisation', language: 'en' });
    for (const body of [{ identifiers: { cik: '0000789019' } }, { names: { en: 'oracle' } }]) {
      const answer = await world.patch(`/entities/${id}`, body, { 'If-Match': '"1"' });
      expect([answer.status, answer.body]).toMatchObject([409, problem('already-exists')]);
    }
  });

  it('merges an entity into another one, under whose names both are found', async () => {
    const one = await made({ name: 'AWS', kind: 'organisation', identifiers: { wikidata: 'Q456157' } });
    const small = await made({ name: 'Amazon Cloud Services', kind: 'organisation' });
    const other = await made({ names: { en: 'Amazon Web Services' }, kind: 'organisation' });
    const merge = (id: string, into: string) =>
      world.post(`/entities/${id}/merge`, { into, reason: 'the same company' });
    expect((await merge(small.id, one.id)).body.id).toBe(one.id);
    const merged = await merge(one.id, other.id);
    expect([merged.status, merged.body.id]).toEqual([200, other.id]);
    for (const id of [one.id, small.id]) {
      expect((await world.get(`/entities/${id}`)).body.sameAs).toEqual({ id: other.id, name: 'Amazon Web Services' });
    }
    for (const body of [
      { name: 'AWS' },
      { name: 'Amazon Cloud Services' },
      { name: 'A', identifiers: { wikidata: 'Q456157' } },
    ]) {
      expect((await world.post('/entities', body)).body.id).toBe(other.id);
    }
    const taken = await world.patch(
      `/entities/${other.id}`,
      { identifiers: { wikidata: 'Q456157' } },
      { 'If-Match': '*' },
    );
    expect(taken.status).toBe(200);
    expect(await merge(other.id, other.id)).toMatchObject({ status: 422, body: problem('self-reference') });
    expect(await merge(other.id, one.id)).toMatchObject({ status: 422, body: problem('cycle') });
    const oracle = await made({ name: 'Oracle' });
    expect(await merge(one.id, oracle.id)).toMatchObject({ status: 409, body: problem('merged-entity') });
    expect(await merge(oracle.id, one.id)).toMatchObject({ status: 409, body: problem('merged-entity') });
    expect(await merge(oracle.id, randomUUID())).toMatchObject({ status: 422, body: problem('unknown-reference') });
    expect(await merge(randomUUID(), oracle.id)).toMatchObject({ status: 404 });
    expect(await merge(oracle.id, 'OpenAI')).toMatchObject({ status: 400 });
    const patched = await world.patch(`/entities/${one.id}`, { aliases: [] }, { 'If-Match': '*' });
    expect(patched).toMatchObject({ status: 409, body: problem('merged-entity') });
    const published = await made({ name: 'Satya Nadella', audience: 'public' });
    expect(await merge(published.id, oracle.id)).toMatchObject({ status: 422, body: problem('audience-too-wide') });
    expect((await merge(oracle.id, published.id)).status).toBe(200);
  });

  it('lets one of two opposite merges at the same moment win', async () => {
    const kinds = ['person', 'organisation', 'place', 'product', 'event', 'work'];
    const pairs = [];
    for (const kind of kinds)
      pairs.push([await made({ name: 'heise online', kind }), await made({ name: 'TechCrunch', kind })]);
    const merge = (one: { id: string }, into: { id: string }) =>
      world.post(`/entities/${one.id}/merge`, { into: into.id, reason: 'the same' });
    const opposite = await Promise.all(
      pairs.map(([one, other]) => Promise.all([merge(one, other), merge(other, one)])),
    );
    for (const [i, answers] of opposite.entries()) {
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
      const shown = await Promise.all((pairs[i] ?? []).map(({ id }) => world.get(`/entities/${id}`)));
      expect(shown.filter(({ body }) => body.sameAs).length).toBe(1);
    }
  });

  it('keeps a name to its owner', async () => {
    const transactions = world.app.get(Transactions);
    const draft = {
      pointer: '',
      kind: 'person' as const,
      names: { en: 'Ed Zitron' },
      aliases: ['Zitron'],
      identifiers: { wikidata: 'Q1' },
      description: 'a person familiar with the matter',
      fiscalCalendar: null,
      confidential: true,
      readership: { audience: 'newsroom' as const, deskId: NEWSROOM_DESK },
      create: false,
    };
    const [theirs] = await transactions.write({ caller: NOBODY }, (tx) =>
      recordEntities(tx, new Recording(NOBODY.principalId, NEWSROOM_DESK, false), [draft]),
    );
    const id = theirs?.entity.id ?? '';
    const shown = await world.get(`/entities/${id}`);
    expect(shown.body).toMatchObject({
      name: draft.description,
      names: {},
      aliases: [],
      identifiers: {},
      confidential: true,
    });
    expect(shown.text).not.toMatch(/Zitron|Q1"/);
    expect((await world.get('/entities?q=Zitron')).body.items).toEqual([]);
    expect((await world.get('/entities')).text).not.toContain('Zitron');
    const owned = await transactions.read(NOBODY, null, (tx) => entityShown(tx, id));
    expect(owned).toMatchObject({ name: 'Ed Zitron', aliases: ['Zitron'], identifiers: { wikidata: 'Q1' } });
    const changed = await world.patch(`/entities/${id}`, { description: 'somebody' }, { 'If-Match': '*' });
    expect(changed).toMatchObject({ status: 403, body: problem('not-allowed') });
    const open = await made({ name: 'Ed Zitron', kind: 'person' });
    expect(open.id).not.toBe(id);
    for (const [from, into] of [
      [open.id, id],
      [id, open.id],
    ]) {
      const answer = await world.post(`/entities/${from}/merge`, { into, reason: 'the same' });
      expect(answer.status).toBe(403);
    }
    const own = { name: 'Firoz Valliji', confidential: true, description: 'an analyst' };
    const mine = await made(own);
    expect(mine).toMatchObject({ name: 'Firoz Valliji', confidential: true });
    expect((await world.post('/entities', own)).body.id).toBe(mine.id);
    expect((await transactions.read(NOBODY, null, (tx) => entityShown(tx, mine.id)))?.name).toBe('an analyst');
    const hidden = await world.patch(`/entities/${mine.id}`, { names: { en: 'Bernstein' } }, { 'If-Match': '*' });
    expect(hidden).toMatchObject({ status: 403 });
  });

  it('does not tell more readers what is known to few', async () => {
    const { id } = await made(OPENAI);
    const answer = await world.post('/entities', {
      name: 'OpenAI',
      audience: 'desk',
      description: 'what the desk knows',
    });
    expect(answer).toMatchObject({ status: 200, body: { id, description: null, version: 1 } });
    const wide = await world.post('/entities', { name: 'OpenAI', audience: 'public' });
    expect(wide).toMatchObject({ status: 422, body: problem('audience-too-wide', '/audience') });
  });

  it('keeps everything that one request says of one new entity', async () => {
    const transactions = world.app.get(Transactions);
    const draft = {
      pointer: '',
      kind: null,
      names: { en: 'OpenAI' },
      aliases: [],
      identifiers: {},
      description: null,
      fiscalCalendar: null,
      confidential: false,
      readership: { audience: 'newsroom' as const, deskId: NEWSROOM_DESK },
      create: false,
    };
    const more = { ...draft, identifiers: OPENAI.identifiers, kind: 'organisation' as const, aliases: ['Open AI'] };
    const recorded = await transactions.write({ caller: NOBODY }, (tx) =>
      recordEntities(tx, new Recording(NOBODY.principalId, NEWSROOM_DESK, true), [draft, more]),
    );
    expect(recorded[1]?.entity.id).toBe(recorded[0]?.entity.id);
    const shown = await world.get(`/entities/${recorded[0]?.entity.id}`);
    expect(shown.body).toMatchObject({ ...OPENAI, aliases: ['Open AI'] });
  });

  it('asks as many questions of the database for many as for one', async () => {
    await made(OPENAI);
    const counted = async (path: string) => (await world.countingQueries(() => world.get(path))).queries.length;
    const list = await counted('/entities');
    const { id } = await made({ name: 'AWS', kind: 'organisation' });
    for (const name of ['Oracle', 'Bernstein', 'The Register']) await made({ name });
    expect(await counted('/entities')).toBe(list);
    expect(await counted(`/entities/${id}`)).toBe(list);
  });
});
