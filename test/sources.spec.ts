import { randomUUID } from 'node:crypto';

import { BOOTSTRAP_PRINCIPAL, LOCAL } from '../src/platform/caller.js';
import { Transactions } from '../src/platform/transactions.js';
import { sourceShown } from '../src/sources/source-views.queries.js';
import { World } from './support/world.js';

const NOBODY = { ...LOCAL, principalId: BOOTSTRAP_PRINCIPAL };

describe('sources', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  beforeEach(() => world.clear());
  afterAll(() => world.stop());

  const HEISE = {
    kind: 'article',
    title: "Altman on OpenAI's loss",
    publisher: 'heise online',
    url: 'https://heise.de/-10975365',
    publishedAt: '2025-11-03',
    language: 'de',
  };
  const PODCAST = {
    kind: 'podcast',
    title: 'BG2 podcast with Sam Altman and Satya Nadella',
    publishedAt: '2025-10-31',
    language: 'en',
  };
  const FILING = {
    kind: 'filing',
    title: 'Microsoft Form 10-Q for the quarter ended 30 September 2025',
    publisher: 'Microsoft',
    publishedAt: '2025-10-29',
  };
  const problem = (code: string, pointer?: string) => ({
    type: `/problems/${code}`,
    ...(pointer !== undefined && { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) }),
  });
  const made = async (body: unknown) => {
    const answer = await world.post('/sources', body);
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
    return answer.body;
  };

  it('records a source once, by its URL or by what is known of it', async () => {
    const first = await world.post('/sources', HEISE);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      ...HEISE,
      publisher: { name: 'heise online' },
      audience: 'newsroom',
      confidential: false,
      relations: [],
      relatedFrom: [],
      version: 1,
    });
    expect(first.headers.get('location')).toBe(`/api/v1/sources/${first.body.id}`);
    const again = await world.post('/sources', { url: 'http://HEISE.de/-10975365?utm_source=x#top' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await world.get(`/sources/${first.body.id}`)).body).toEqual(first.body);
    const podcast = await made(PODCAST);
    expect((await world.post('/sources', PODCAST)).body.id).toBe(podcast.id);
    expect((await made({ ...PODCAST, publishedAt: '2025-11-01' })).id).not.toBe(podcast.id);
    const timed = await made({ ...PODCAST, publishedAt: '2025-11-02T23:30:00-08:00' });
    expect(timed.publishedAt).toBe('2025-11-03T07:30:00.000Z');
  });

  it('completes what was recorded with less', async () => {
    const bare = await made({ url: HEISE.url });
    const whole = await world.post('/sources', HEISE);
    expect(whole).toMatchObject({
      status: 200,
      body: { ...HEISE, id: bare.id, publisher: { name: 'heise online' }, version: 2 },
    });
    const other = await world.post('/sources', { ...HEISE, title: 'Another title' });
    expect(other.body).toMatchObject({ title: HEISE.title, version: 2 });
    expect(
      (await world.post('/sources', { url: HEISE.url, audience: 'desk', description: 'for the desk' })).body,
    ).toEqual(other.body);
    expect((await world.post('/sources', { url: HEISE.url, audience: 'public' })).status).toBe(201);
  });

  it('makes one of identical requests at the same moment', async () => {
    for (const body of [HEISE, FILING]) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => world.post('/sources', body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    }
    const key = { 'Idempotency-Key': randomUUID() };
    const [one, other] = await Promise.all([1, 2].map(() => world.post('/sources', PODCAST, key)));
    expect([one?.status, other?.status, other?.body]).toEqual([201, 201, one?.body]);
  });

  it('lists sources, narrowed and page by page', async () => {
    await made(HEISE);
    await made(PODCAST);
    const filing = await made(FILING);
    const titles = async (query: string) =>
      (await world.get(`/sources?${query}`)).body.items.map(({ title }: { title: string }) => title);
    expect(await titles('')).toEqual([FILING.title, PODCAST.title, HEISE.title]);
    expect(await titles('q=10-q')).toEqual([FILING.title]);
    expect(await titles('q=%25')).toEqual([]);
    expect(await titles('kind=podcast')).toEqual([PODCAST.title]);
    expect(await titles('publisher=microsoft')).toEqual([FILING.title]);
    expect(await titles(`publisher=${filing.publisher.id}`)).toEqual([FILING.title]);
    expect(await titles(`url=${encodeURIComponent('http://heise.de/-10975365/?fbclid=1')}`)).toEqual([HEISE.title]);
    expect(await titles(`url=${encodeURIComponent('https://heise.de/')}`)).toEqual([]);
    const page = await world.get('/sources?limit=2&count=true');
    expect(page.body.total).toBe(3);
    expect((await world.get(`/sources?limit=2&cursor=${page.body.nextCursor}`)).body).toMatchObject({
      items: [{ title: HEISE.title }],
      nextCursor: null,
    });
    for (const query of ['kind=blog', 'url=heise', 'what=1', 'limit=201', 'publisher=']) {
      expect((await world.get(`/sources?${query}`)).status).toBe(400);
    }
  });

  it('says what sources do with each other', async () => {
    const podcast = await made(PODCAST);
    const heise = await made({ ...HEISE, relations: [{ kind: 'cites', to: podcast.id }] });
    expect(heise.relations).toEqual([
      {
        id: expect.any(String),
        kind: 'cites',
        basis: 'declared',
        to: { id: podcast.id, title: PODCAST.title, url: null },
      },
    ]);
    const back = (await world.get(`/sources/${podcast.id}`)).body.relatedFrom;
    expect(back).toMatchObject([{ kind: 'cites', from: { id: heise.id, url: HEISE.url } }]);
    const relate = (id: string, body: unknown) => world.post(`/sources/${id}/relations`, body);
    expect((await relate(heise.id, { kind: 'cites', to: String(podcast.id).toUpperCase() })).status).toBe(200);
    const both = await Promise.all(
      [1, 2].map(() => relate(podcast.id, { kind: 'quotes', to: HEISE.url, basis: 'reviewer' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(await relate(heise.id, { kind: 'cites', to: heise.id })).toMatchObject({
      status: 422,
      body: problem('self-reference', '/to'),
    });
    expect(await relate(heise.id, { kind: 'cites', to: heise.publisher.id })).toMatchObject({
      status: 422,
      body: problem('unknown-reference', '/to'),
    });
    expect(await relate(heise.publisher.id, { kind: 'cites', to: heise.id })).toMatchObject({ status: 404 });
    for (const body of [
      {},
      { kind: 'likes', to: podcast.id },
      { kind: 'cites', to: 7 },
      { kind: 'cites' },
      { kind: 'cites', to: podcast.id, why: 1 },
    ]) {
      expect((await relate(heise.id, body)).status).toBe(400);
    }
    const lost = await world.post('/sources', { ...FILING, relations: [{ kind: 'cites', to: randomUUID() }] });
    expect(lost).toMatchObject({ status: 422, body: problem('unknown-reference', '/relations/0/to') });
    expect((await world.get('/sources?kind=filing')).body.items).toEqual([]);
  });

  it('refuses what no source is', async () => {
    const long = 'x'.repeat(1_000_000);
    const bad: readonly unknown[] = [
      {},
      [],
      null,
      { kind: 'article' },
      { title: '' },
      { title: 7 },
      { title: long },
      { title: 'BG2\u202e' },
      { title: 'BG2\u0000' },
      { url: 'heise.de' },
      { url: 'ftp://heise.de/' },
      { url: 'https://user:secret@heise.de/' },
      { url: `https://heise.de/${long}` },
      { url: ['https://heise.de/'] },
      { title: 'BG2', kind: 'blog' },
      { title: 'BG2', publisher: 7 },
      { title: 'BG2', publisher: {} },
      { title: 'BG2', publisher: { id: 'x' } },
      { title: 'BG2', publisher: { name: 'heise\u200bonline' } },
      { title: 'BG2', publishedAt: '2025-02-30' },
      { title: 'BG2', publishedAt: 'yesterday' },
      { title: 'BG2', publishedAt: 20251031 },
      { title: 'BG2', language: 'german!' },
      { title: 'BG2', confidential: true },
      { title: 'BG2', relations: {} },
      { title: 'BG2', relations: ['x'] },
      { title: 'BG2', relations: Array.from({ length: 101 }, () => ({ kind: 'cites', to: randomUUID() })) },
      { title: 'BG2', id: randomUUID() },
    ];
    for (const body of bad) expect([(await world.post('/sources', body)).status, body]).toEqual([400, body]);
    expect((await world.post('/sources', '{"title":"BG2\\udfff"}')).status).toBe(400);
    const { id } = await made(PODCAST);
    const stranger = await world.post('/sources', { ...FILING, publisher: id });
    expect(stranger).toMatchObject({ status: 422, body: problem('unknown-reference', '/publisher') });
    await world.post('/entities', { name: 'Microsoft', kind: 'organisation' });
    const alike = await world.post('/sources', { ...FILING, publisher: 'Micr\u043esoft' });
    expect(alike).toMatchObject({ status: 422, body: problem('similar-name', '/publisher') });
  });

  it('changes a source for whoever has read it', async () => {
    const { id } = await made(PODCAST);
    const other = await made({ ...PODCAST, publishedAt: '2025-11-01' });
    const before = new Date().toISOString();
    await new Promise((done) => setTimeout(done, 5));
    const path = `/sources/${id}`;
    expect((await world.patch(path, {})).status).toBe(428);
    expect((await world.patch(path, {}, { 'If-Match': '"2"' })).status).toBe(412);
    expect((await world.patch(`/sources/${randomUUID()}`, {}, { 'If-Match': '*' })).status).toBe(404);
    expect((await world.patch(path, { language: 'en' }, { 'If-Match': '"1"' })).body.version).toBe(1);
    const taken = await world.patch(path, { publishedAt: '2025-11-01' }, { 'If-Match': '"1"' });
    expect(taken).toMatchObject({ status: 409, body: problem('already-exists') });
    const change = { publisher: 'Brad Gerstner', publishedAt: null, language: null, reason: 'not known' };
    const changed = await world.patch(path, change, { 'If-Match': '"1"' });
    expect(changed.body).toMatchObject({
      publisher: { name: 'Brad Gerstner' },
      publishedAt: null,
      language: null,
      version: 2,
    });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect(
      (await world.post('/sources', { kind: 'podcast', title: PODCAST.title, publisher: 'Brad Gerstner' })).body.id,
    ).toBe(id);
    const past = await world.get(`${path}?asOf=${before}`);
    expect([past.body.publishedAt, past.headers.get('etag')]).toEqual(['2025-10-31', '"1"']);
    expect((await world.get(`${path}?asOf=2020-01-01T00:00:00Z`)).status).toBe(404);
    for (const body of [
      { title: null },
      { kind: null },
      { audience: null },
      { audience: 'desk' },
      { url: HEISE.url },
      { confidential: true },
      [],
    ]) {
      expect([(await world.patch(path, body, { 'If-Match': '*' })).status, body]).toEqual([400, body]);
    }
    const wider = await world.patch(path, { audience: 'public' }, { 'If-Match': '*' });
    expect(wider).toMatchObject({ status: 422, body: problem('audience-too-wide', '/audience') });
    expect((await world.patch(`/sources/${other.id}`, { audience: 'public' }, { 'If-Match': '*' })).status).toBe(200);
  });

  it('keeps a protected source to its owner', async () => {
    const own = {
      title: PODCAST.title,
      url: 'https://heise.de/-10975365',
      confidential: true,
      description: 'internal documents',
    };
    const mine = await made({ ...own, publisher: 'heise online', publishedAt: '2025-11-03' });
    expect(mine).toMatchObject({ title: own.title, url: own.url, confidential: true, publishedAt: '2025-11-03' });
    const theirs = await world.app.get(Transactions).read(NOBODY, null, (tx) => sourceShown(tx, mine.id));
    expect(theirs).toMatchObject({ title: 'internal documents', url: null, publisher: null, publishedAt: null });
    expect((await world.get('/sources?q=BG2')).body.items).toEqual([]);
    expect((await world.get(`/sources?url=${encodeURIComponent(own.url)}`)).body.items).toEqual([]);
    expect((await world.get('/entities?q=heise')).body.items).toEqual([]);
    const changed = await world.patch(`/sources/${mine.id}`, { title: 'BG2' }, { 'If-Match': '*' });
    expect(changed).toMatchObject({ status: 403 });
    expect((await made({ url: own.url })).id).not.toBe(mine.id);
  });

  it('asks as many questions of the database for many as for one', async () => {
    const counted = async (work: () => Promise<unknown>) => (await world.countingQueries(work)).queries.length;
    const podcast = await made(PODCAST);
    const list = await counted(() => world.get('/sources'));
    const single = await counted(() => world.get(`/sources/${podcast.id}`));
    await made(HEISE);
    const one = await counted(() =>
      world.post('/sources', { ...FILING, relations: [{ kind: 'cites', to: podcast.id }] }),
    );
    const three = ['cites', 'quotes', 'rewrites'].map((kind) => ({ kind, to: podcast.id }));
    expect(
      await counted(() => world.post('/sources', { ...FILING, publishedAt: '2025-10-30', relations: three })),
    ).toBeLessThanOrEqual(one);
    expect(await counted(() => world.get('/sources'))).toBe(list);
    expect(await counted(() => world.get(`/sources/${podcast.id}`))).toBe(single);
  });
});
