import { randomUUID } from 'node:crypto';

import { World } from './support/world.js';

describe('metrics', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const problem = (code: string) => ({ type: `/problems/${code}` });
  const CHIPS = {
    key: 'chips-bought-on-credit',
    labels: { en: 'chips bought on credit', de: 'auf Kredit gekaufte Chips' },
    valueType: 'quantity',
    dimension: 'count',
    nature: 'stock',
    scope: { site: { type: 'word' } },
  };
  const claim = { subject: 'OpenAI', value: '13 billion US dollars', language: 'en', period: '2025' };

  it('shows the metrics it starts with, by id or key', async () => {
    const revenue = await world.get('/metrics/revenue');
    expect(revenue.body).toMatchObject({ key: 'revenue', label: 'revenue', nature: 'flow', version: 1 });
    expect((await world.get(`/metrics/${revenue.body.id}`)).body).toEqual(revenue.body);
    expect(
      (await world.get('/metrics?q=umsatzerl%C3%B6se')).body.items.map(({ key }: { key: string }) => key),
    ).toContain('revenue');
    const dates = await world.get('/metrics?valueType=date&count=true&limit=1');
    expect(dates.body.items).toHaveLength(1);
    expect(dates.body.items[0].valueType).toBe('date');
    for (const path of ['/metrics/no-such', `/metrics/${randomUUID()}`, '/metrics/revenue?asOf=2020-01-01T00:00:00Z']) {
      expect((await world.get(path)).status).toBe(404);
    }
    for (const query of ['valueType=money', 'what=1']) expect((await world.get(`/metrics?${query}`)).status).toBe(400);
  });

  it('records a metric once', async () => {
    const answers = await Promise.all([world.post('/metrics', CHIPS), world.post('/metrics', CHIPS)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(answers[0]?.body).toMatchObject({
      ...CHIPS,
      label: 'chips bought on credit',
      aggregation: 'none',
      aliases: [],
    });
    const other = await world.post('/metrics', { ...CHIPS, nature: 'flow' });
    expect(other).toMatchObject({ status: 409, body: problem('already-exists') });
    const less = await world.post('/metrics', { key: 'revenue', labels: { en: 'revenue' }, valueType: 'quantity' });
    expect(less.status).toBe(200);
    const same = await world.post('/metrics', { ...CHIPS, key: 'takings', labels: { en: 'Revenue' } });
    expect(same).toMatchObject({
      status: 422,
      body: { ...problem('ambiguous-name'), candidates: [{ key: 'revenue' }] },
    });
    expect((await world.get('/metrics/takings')).status).toBe(404);
  });

  it('pairs inverses', async () => {
    const wins = { key: 'seats-won', labels: { en: 'seats that were won' }, valueType: 'quantity', dimension: 'count' };
    expect((await world.post('/metrics', wins)).status).toBe(201);
    const losses = { ...wins, key: 'seats-lost', labels: { en: 'seats that were lost' }, inverseOf: 'seats-won' };
    expect((await world.post('/metrics', losses)).status).toBe(201);
    expect((await world.get('/metrics/seats-won')).body.inverseOf).toBe('seats-lost');
    const third = { ...losses, key: 'seats-gone', labels: { en: 'vanished benches' } };
    expect(await world.post('/metrics', third)).toMatchObject({ status: 409 });
    expect(await world.post('/metrics', { ...third, inverseOf: 'no-such' })).toMatchObject({ status: 422 });
    const parted = await world.patch('/metrics/seats-lost', { inverseOf: null }, { 'If-Match': '*' });
    expect(parted.body.inverseOf).toBeNull();
    expect((await world.get('/metrics/seats-won')).body.inverseOf).toBeNull();
  });

  it('refuses what no metric is', async () => {
    const bad: readonly unknown[] = [
      {},
      { ...CHIPS, key: 'Chips' },
      { ...CHIPS, key: 'x'.repeat(81) },
      { ...CHIPS, key: 1 },
      { ...CHIPS, labels: {} },
      { ...CHIPS, labels: { en: 'chi\u202eps' } },
      { ...CHIPS, valueType: undefined },
      { ...CHIPS, valueType: null },
      { ...CHIPS, valueType: 'number' },
      { ...CHIPS, nonNegative: null },
      { ...CHIPS, nonNegative: 'no' },
      { ...CHIPS, scope: [] },
      { ...CHIPS, scope: { site: 'word' } },
      { ...CHIPS, scope: { site: { type: 'word', default: 7 } } },
      { ...CHIPS, scope: { site: { type: 'word', of: 1 } } },
      { ...CHIPS, inverseOf: CHIPS.key },
      { ...CHIPS, notToBeConfusedWith: 'revenue' },
      { ...CHIPS, wikidata: 'Q1' },
      { ...CHIPS, xbrl: ['Revenues'] },
      { ...CHIPS, valueType: 'date' },
      { ...CHIPS, id: randomUUID() },
    ];
    for (const body of bad) expect([(await world.post('/metrics', body)).status, body]).toEqual([400, body]);
    const unknown = { ...CHIPS, key: 'chips-lent', labels: { en: 'lent wafers' }, notToBeConfusedWith: ['no-such'] };
    expect(await world.post('/metrics', unknown)).toMatchObject({ status: 422, body: problem('unknown-reference') });
  });

  it('changes what a metric is called at any time, and what it means while no claim uses it', async () => {
    const before = new Date().toISOString();
    const path = '/metrics/operating-income';
    expect((await world.patch(path, {})).status).toBe(428);
    expect((await world.patch(path, {}, { 'If-Match': '"7"' })).status).toBe(412);
    const called = await world.patch(path, { aliases: ['profit from running the business'] }, { 'If-Match': '"1"' });
    expect(called).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await world.get(`${path}?asOf=${before}`)).body.version).toBe(1);
    expect(
      (await world.post('/claims', { ...claim, metric: 'profit from running the business' })).body.claim.metric.key,
    ).toBe('operating-income');
    const fixed = await world.patch(path, { nature: 'stock' }, { 'If-Match': '*' });
    expect(fixed).toMatchObject({
      status: 409,
      body: { ...problem('metric-in-use'), errors: [{ pointer: '/nature' }] },
    });
    expect((await world.patch(path, { nature: 'flow', wikidata: null }, { 'If-Match': '*' })).status).toBe(200);
    const free = await world.patch(`/metrics/${CHIPS.key}`, { nature: 'flow' }, { 'If-Match': '*' });
    expect(free.body.nature).toBe('flow');
    for (const body of [{ labels: null }, { labels: {} }, { aliases: null }, { key: 'x' }, { valueType: null }]) {
      expect((await world.patch(path, body, { 'If-Match': '*' })).status).toBe(400);
    }
    const taken = await world.patch(path, { aliases: ['Umsatz'] }, { 'If-Match': '*' });
    expect(taken).toMatchObject({ status: 422, body: problem('ambiguous-name') });
  });

  it('takes a key for the metric that has it, and does not take two names for one because they share a slug', async () => {
    const label = { ...CHIPS, key: 'money-in', labels: { en: 'revenue' }, create: true };
    expect((await world.post('/metrics', label)).status).toBe(201);
    expect((await world.post('/claims', { ...claim, metric: 'revenue' })).body.claim.metric.key).toBe('revenue');
    const long = 'share of the data centre capacity that was announced with a partner and financed in the country of';
    const made = [];
    for (const metric of [`${long} Norway`, `${long} the Netherlands and others`])
      made.push(await world.post('/claims', { ...claim, metric }));
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(made.map(({ body }) => body.claim.metric.id)).size).toBe(2);
    const sharp = await world.post('/claims', { ...claim, metric: 'spend on c# tooling licences' });
    expect(sharp.status).toBe(201);
    expect(await world.post('/claims', { ...claim, metric: 'spend on c++ tooling licences' })).toMatchObject({
      status: 422,
      body: problem('similar-name'),
    });
    expect(await world.post('/claims', { ...claim, metric: {} })).toMatchObject({ status: 400 });
    expect(await world.post('/claims', { ...claim, metric: 'revenue', subject: {} })).toMatchObject({ status: 400 });
    expect(await world.post('/claims', { ...claim, metric: sharp.body.claim.metric.id.toUpperCase() })).toMatchObject({
      status: 200,
    });
  });

  it('asks as many questions of the database for many as for one', async () => {
    const counted = async (path: string) => (await world.countingQueries(() => world.get(path))).queries.length;
    expect(await counted('/metrics?limit=200')).toBe(await counted('/metrics?limit=1'));
  });
});
