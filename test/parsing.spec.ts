import { HIT_31, REVENUE_13 } from './support/dossier.js';
import { type Reply, World } from './support/world.js';

const MICROSOFT = {
  kind: 'organisation',
  names: { en: 'Microsoft' },
  identifiers: { wikidata: 'Q2283' },
  fiscalCalendar: { end: '06-30', namedAfter: 'end' },
};

describe('reading words over HTTP', () => {
  let world: World;
  let microsoft: string;
  beforeAll(async () => {
    world = await World.start();
    microsoft = (await world.post('/entities', MICROSOFT)).body.id;
    // Noise: an entity with another calendar, and one without.
    await world.post('/entities', {
      kind: 'organisation',
      names: { en: 'Apple' },
      fiscalCalendar: { end: '09-30', namedAfter: 'end' },
    });
    await world.post('/entities', { kind: 'organisation', names: { en: 'OpenAI' } });
  });
  afterAll(() => world.stop());

  const figure = (text: string, more: object = { language: 'en' }) => world.post('/figures/parse', { text, ...more });
  const period = (text: string, more: object = {}) => world.post('/periods/parse', { text, language: 'en', ...more });
  const days = ({ body }: Reply): string[] =>
    body.readings.map(({ start, end }: { start: string | null; end: string | null }) => `${start}..${end}`);

  describe('POST /figures/parse', () => {
    it('reads the first quantity in a text', async () => {
      const { status, body } = await figure('OpenAI makes well more than $13 billion a year');
      expect(status).toBe(200);
      expect(body).toMatchObject({ ambiguous: false });
      expect((await figure('1,4 Billionen US-Dollar', { language: 'de' })).body).toMatchObject({
        readings: [
          { kind: 'rounded', point: '1400000000000', unit: 'USD', lower: '1350000000000', upper: '1450000000000' },
        ],
        ambiguous: false,
      });
    });

    it('lists both readings of what is ambiguous, and none where there is no quantity', async () => {
      const { body } = await figure('1.234', { language: 'und' });
      expect(body.ambiguous).toBe(true);
      expect(body.readings.map(({ point }: { point: string }) => point)).toEqual(['1.234', '1234']);
      expect((await figure('GPT-5 came out in 2025')).body).toEqual({ readings: [], ambiguous: false });
      expect((await figure('')).body).toEqual({ readings: [], ambiguous: false });
    });

    it('takes the dollars of the country, else says that it assumed them', async () => {
      const of = async (more: object) => (await figure('$5 million', { language: 'en', ...more })).body.readings[0];
      expect(await of({ country: 'CA' })).toMatchObject({ unit: 'CAD', assumed: [] });
      expect(await of({ country: 'us' })).toMatchObject({ unit: 'USD', assumed: [] });
      expect(await of({})).toMatchObject({ unit: 'USD', assumed: ['currency'] });
    });

    it('answers languages that it does not know, and refuses what is no language or country', async () => {
      expect((await figure('$13', { language: 'tlh' })).status).toBe(200);
      for (const more of [
        { language: 'english!' },
        { language: '' },
        { language: 5 },
        { language: 'en', country: 'USA' },
        {},
      ]) {
        const { status, body } = await figure('$13', more);
        expect(status).toBe(400);
        expect(body.errors[0].pointer).toMatch(/^\/(language|country)$/);
      }
    });

    it('is bounded', async () => {
      const { status, body } = await figure('1 '.repeat(251));
      expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ pointer: '/text' }] });
      expect(body.detail).toContain('500');
    });
  });

  describe('POST /periods/parse', () => {
    it('reads words by the calendar', async () => {
      expect((await period('first three quarters of 2025')).body).toEqual({
        readings: [
          {
            kind: 'duration',
            start: '2025-01-01',
            end: '2025-10-01',
            label: 'first three quarters of 2025',
            certainty: 'stated',
            calendar: 'calendar',
          },
        ],
        ambiguous: false,
      });
      expect(days(await period('Quartal zum 30. September 2025', { language: 'de' }))).toEqual([
        '2025-07-01..2025-10-01',
      ]);
      expect((await period('sometime')).body).toEqual({ readings: [], ambiguous: false });
      expect((await period('')).body.readings).toMatchObject([{ kind: 'unspecified' }]);
    });

    it.each(['name', 'id', 'object', 'identifier'])(
      'reads fiscal labels by the calendar of the subject, by %s',
      async (by) => {
        const given = {
          name: 'microsoft',
          id: microsoft.toUpperCase(),
          object: { name: 'Microsoft' },
          identifier: { identifiers: { wikidata: 'Q2283' } },
        }[by];
        const { body } = await period('FY2026 Q1', { subject: given });
        expect(body).toMatchObject({
          readings: [{ start: '2025-07-01', end: '2025-10-01', calendar: 'fiscal' }],
          ambiguous: false,
        });
        expect(days(await period('2026', { subject: given }))).toEqual([
          '2026-01-01..2027-01-01',
          '2025-07-01..2026-07-01',
        ]);
      },
    );

    it('counts from when it was said, and marks that', async () => {
      const { body } = await period('letztes Quartal', { language: 'de', statedAt: '2025-10-31T23:30:00-07:00' });
      expect(body.readings).toMatchObject([{ start: '2025-07-01', end: '2025-10-01', certainty: 'inferred' }]);
      expect(days(await period('last quarter'))).toEqual([]);
    });

    it('lets the language decide in which order days are written', async () => {
      expect(days(await period('03/04/2025', { language: 'en-US' }))).toEqual(['2025-03-04..2025-03-05']);
      expect(days(await period('03/04/2025', { language: 'de' }))).toEqual(['2025-04-03..2025-04-04']);
      expect((await period('03/04/2025')).body.ambiguous).toBe(true);
    });

    it('refuses what cannot be, at its place', async () => {
      for (const [text, detail] of [
        ['30 February 2025', 'There is no 2025-02-30 in the calendar.'],
        ['FY2026', 'The days of fiscal 2026 are not known: record the fiscal calendar of the subject first.'],
      ] as const) {
        const { status, body } = await period(text);
        expect({ status, ...body }).toMatchObject({
          status: 422,
          type: '/problems/unreadable-period',
          detail,
          errors: [{ pointer: '/text' }],
        });
      }
    });

    it('refuses subjects that are not recorded, and records none', async () => {
      const before = await world.sql('SELECT count(*) FROM entity');
      const of = async (subject: unknown) => {
        const { status, body } = await period('2025', { subject });
        return [status, body.type, body.errors?.[0].pointer];
      };
      expect(await of('Quimby & Sons')).toEqual([422, '/problems/unknown-reference', '/subject']);
      expect(await of('0190a6b4-0000-7000-8000-000000000000')).toEqual([
        422,
        '/problems/unknown-reference',
        '/subject',
      ]);
      expect(await of('Micros0ft')).toEqual([422, '/problems/similar-name', '/subject']);
      expect(await of({ identifiers: { cik: '0' } })).toEqual([422, '/problems/unknown-reference', '/subject']);
      expect(await of({})).toEqual([400, '/problems/invalid-request', '/subject']);
      expect((await of({ name: 'Quimby', create: true }))[0]).toBe(400);
      expect((await of(5))[0]).toBe(400);
      expect((await of('x\u0000y'))[0]).toBe(400);
      expect(await world.sql('SELECT count(*) FROM entity')).toEqual(before);
    });
  });

  it('asks the database for nothing but a subject', async () => {
    const pure = await world.countingQueries(async () => {
      await figure('$13 billion');
      await period('last year', { statedAt: '2025-10-31' });
    });
    expect(pure.queries).toEqual([]);
    const named = await world.countingQueries(() => period('FY2026', { subject: 'Microsoft' }));
    expect(named.queries.map((query) => query.split(' ', 1)[0])).toEqual([
      expect.stringMatching(/BEGIN/),
      'SELECT',
      'COMMIT',
    ]);
  });

  it('answers the same with an Idempotency-Key, keeps none, and refuses one that is malformed', async () => {
    const key = { 'idempotency-key': 'parse-1' };
    const ask = (text: string, headers: Record<string, string>) =>
      world.post('/figures/parse', { text, language: 'en' }, headers);
    const [first, again] = [await ask('$13', key), await ask('$13', key)];
    expect(again.text).toBe(first.text);
    expect((await ask('$14', key)).status).toBe(200);
    expect(await world.sql('SELECT key FROM idempotent_request')).toEqual([]);
    expect((await ask('$13', { 'idempotency-key': 'ü' })).status).toBe(400);
    expect(
      (await world.post('/periods/parse', { text: '2025', language: 'en' }, { 'idempotency-key': 'a b' })).status,
    ).toBe(400);
  });

  describe('a claim whose period is counted from its statement', () => {
    const said = (statedAt: string | null, more: object = {}) => ({
      ...REVENUE_13,
      subject: 'OpenAI',
      statements: [
        {
          speaker: 'Sam Altman',
          stance: 'asserts',
          ...(statedAt && { statedAt }),
          source: 'https://example.org/a',
          ...more,
        },
      ],
    });
    const log = (period: string, statedAt: string | null) =>
      world.post('/claims', { ...said(statedAt), period, periodCertainty: undefined });

    it('has the days that the words meant then', async () => {
      const { status, body } = await log('im vergangenen Jahr', '2025-11-03');
      expect(status).toBe(201);
      expect(body.claim.period).toMatchObject({
        start: '2024-01-01',
        end: '2025-01-01',
        label: 'im vergangenen Jahr',
        certainty: 'inferred',
      });
    });

    it('says what is missing where the statement has no day', async () => {
      const { status, body } = await log('last year', null);
      expect([status, body.type, body.errors[0].pointer]).toEqual([422, '/problems/unreadable-period', '/period']);
      expect(body.detail).toContain('statedAt');
    });

    it('is ambiguous where several statements give it several meanings', async () => {
      const other = {
        speaker: 'Brad Gerstner',
        stance: 'asserts',
        statedAt: '2024-11-03',
        source: 'https://example.org/b',
      };
      const entry = { ...said('2025-11-03'), period: 'last year', periodCertainty: undefined };
      const { status, body } = await world.post('/claims', { ...entry, statements: [...entry.statements, other] });
      expect([status, body.type]).toEqual([422, '/problems/ambiguous-period']);
      expect(body.detail).toContain(
        '2 ways: from 2024-01-01 until before 2025-01-01, or from 2023-01-01 until before 2024-01-01',
      );
    });

    it('is not touched by who only passes it on', async () => {
      const relay = {
        speaker: 'Hardwareluxx',
        stance: 'asserts',
        statedAt: '2026-01-03',
        relays: '#pod',
        source: 'https://example.org/b',
      };
      const entry = { ...said('2025-11-03', { ref: 'pod' }), period: 'this year', periodCertainty: undefined };
      const { status, body } = await world.post('/claims', { ...entry, statements: [...entry.statements, relay] });
      expect(status).toBe(201);
      expect(body.claim.period).toMatchObject({ start: '2025-01-01', end: '2026-01-01', certainty: 'inferred' });
    });

    it('lists the readings of a bare year of a subject with a fiscal year', async () => {
      const { status, body } = await world.post('/claims', { ...HIT_31, period: '2026' });
      expect([status, body.type]).toEqual([422, '/problems/ambiguous-period']);
      expect(body.errors[0].readings).toHaveLength(2);
    });
  });
});
