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

  const points = ({ readings }: { readings: { point: string }[] }) => readings.map(({ point }) => point).sort();
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

    it('takes a text whose language nobody knows', async () => {
      for (const more of [{}, { language: null }, { language: 'und' }]) {
        const { body } = await figure('1.234', more);
        expect([body.ambiguous, points(body)]).toEqual([true, ['1.234', '1234']]);
      }
    });

    it('shows what is doubtful with all its readings, and a rate by its quantity', async () => {
      expect((await figure('3m')).body).toMatchObject({ ambiguous: true, readings: [{ unit: '1' }, { unit: 'm' }] });
      expect((await figure('$13 billion a year')).body.readings).toMatchObject([{ point: '13000000000', unit: 'USD' }]);
      expect((await figure('5 tonnes of CO₂')).body.readings).toMatchObject([{ unit: 't', of: 'CO2' }]);
    });

    it('answers languages that it does not know, and refuses what is no language or country', async () => {
      expect((await figure('$13', { language: 'tlh' })).status).toBe(200);
      for (const more of [
        { language: 'english!' },
        { language: '' },
        { language: 5 },
        { language: 'en', country: 'USA' },
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

  describe('POST /figures/find', () => {
    const find = (text: string, more: object = { language: 'en' }) => world.post('/figures/find', { text, ...more });
    const slices = (text: string, { body }: Reply): string[] =>
      body.items.map(({ start, end }: { start: number; end: number }) => text.slice(start, end));

    it('finds every quantity in a text, with its place', async () => {
      const text = 'Revenue was $13 billion in 2025, well more than the $3.7 billion of 2024; Microsoft owns 27%.';
      const answer = await find(text);
      expect(answer.status).toBe(200);
      expect(slices(text, answer)).toEqual(['$13 billion', '$3.7 billion', '27%']);
      expect(answer.body.items[2]).toMatchObject({ readings: [{ unit: 'percent', point: '27' }], ambiguous: false });
      expect((await find('')).body).toEqual({ items: [] });
    });

    it('counts in code units of what was sent, whatever is in it', async () => {
      for (const odd of [
        '😀',
        '👩‍👩‍👧',
        'e\u0301',
        '\ud800',
        '\udc00',
        '\u0000',
        '\u202e',
        '\u2066',
        '\ufeff',
        '\u00ad',
        '\r\n',
        'ﷺ',
        '\u2028',
        '🇩🇪',
      ]) {
        const text = `${odd} ${odd}they made $13 billion. ${odd} `;
        const answer = await find(text);
        expect([odd, answer.status, slices(text, answer)]).toEqual([odd, 200, ['$13 billion']]);
      }
    });

    it('answers or refuses everything, in order and without overlaps', async () => {
      const hostile = [
        '9'.repeat(10_000),
        `$${'9'.repeat(10_000)} billion`,
        `0.${'0'.repeat(9_999)}1`,
        '1e999999999',
        '-1E+400 Infinity -Infinity NaN 0x1F',
        'between between 1 and 2 and between 3 and 4',
        'from 1 to 2 to 3 to 4–5–6–7',
        '$１３ billion, ١٣ مليار, १३, 𝟏𝟑 million, ⑬',
        '$1з billion', // a Cyrillic з
        [...'\u0009\u00a0\u1680\u2000\u2003\u2007\u2009\u200a\u202f\u205f\u3000']
          .map((space) => `$13${space}billion`)
          .join(' and '),
        [...'-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d'].map((minus) => `${minus}5%`).join(' and '),
        '1 '.repeat(2_000),
        '1,'.repeat(5_000),
        `${'('.repeat(5_000)}1${')'.repeat(5_000)}`,
        'a'.repeat(20_000) + '!',
        '$'.repeat(5_000),
        'nine hundred ninety-nine '.repeat(200),
        'about '.repeat(2_000) + '5',
        '\ud800'.repeat(5_000),
        '\u0301'.repeat(5_000),
      ];
      for (const text of hostile) {
        for (const language of ['en', 'de', 'tlh', 'und']) {
          const { status, body } = await find(text, { language });
          expect([200, 413, 422]).toContain(status);
          if (status !== 200) continue;
          let before = 0;
          for (const { start, end, readings, ambiguous } of body.items) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            expect(ambiguous).toBe(readings.length > 1);
            before = end;
          }
          expect(before).toBeLessThanOrEqual(text.length);
        }
      }
    });

    it('takes a million characters however they are written, and says that it takes no more', async () => {
      const text = `${'a '.repeat(499_994)} $13 billion`;
      expect(text).toHaveLength(1_000_000);
      expect(slices(text, await find(text))).toEqual(['$13 billion']);
      const escaped = text.replace(/a/g, '\\u0061');
      const body = `{"language":"en","text":"${escaped}"}`;
      expect(slices(text, await world.post('/figures/find', body))).toEqual(['$13 billion']);
      const longer = await find(`${text}.`);
      expect([longer.status, longer.body.errors[0].pointer]).toEqual([400, '/text']);
      expect(longer.body.detail).toContain('1000000 characters');
      const larger = await world.post('/figures/find', `{"language":"en","text":"${'\\u0061'.repeat(1_001_000)}"}`);
      expect([larger.status, larger.body.type]).toEqual([413, '/problems/payload-too-large']);
      expect(larger.body.detail).toContain('1000000 characters');
      // Elsewhere a body has at most 1 MiB.
      expect((await world.post('/figures/parse', { text, language: 'en' })).status).toBe(400);
      expect((await world.post('/figures/parse', body)).status).toBe(413);
    });

    it('answers others while a long text is searched', async () => {
      const long = find('Revenue was $13 billion in 2025. '.repeat(30_000));
      const started = performance.now();
      expect((await figure('$13')).status).toBe(200);
      const other = performance.now() - started;
      const { body } = await long;
      expect(body.items).toHaveLength(30_000);
      expect(performance.now() - started).toBeGreaterThan(other);
    });

    it('refuses what holds more quantities than an answer can list', async () => {
      const { status, body } = await find('1 2 3 4 5 '.repeat(21_000));
      expect([status, body.type, body.errors[0].pointer]).toEqual([413, '/problems/payload-too-large', '/text']);
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
      for (const language of ['und', 'und-DE']) {
        expect((await period('03/04/2025', { language })).body.ambiguous).toBe(true);
      }
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
      expect(await of({ name: 'Quimby', id: null, identifiers: null })).toEqual([
        422,
        '/problems/unknown-reference',
        '/subject',
      ]);
      expect(await of({})).toEqual([400, '/problems/invalid-request', '/subject']);
      expect((await of({ name: 'Quimby', create: true }))[0]).toBe(400);
      expect((await of(5))[0]).toBe(400);
      expect((await of('x\u0000y'))[0]).toBe(400);
      expect(await world.sql('SELECT count(*) FROM entity')).toEqual(before);
    });
  });

  it('asks the database for nothing but a subject, and who asks', async () => {
    const pure = await world.countingQueries(async () => {
      await figure('$13 billion');
      await world.post('/figures/find', { text: '$13 billion and 27%', language: 'en' });
      await period('last year', { statedAt: '2025-10-31' });
    });
    const whoAsks = expect.stringContaining('FROM identify(');
    expect(pure.queries).toEqual([whoAsks, whoAsks, whoAsks]);
    const named = await world.countingQueries(() => period('FY2026', { subject: 'Microsoft' }));
    expect(named.queries[0]).toEqual(whoAsks);
    expect(named.queries.slice(1).map((query) => query.split(' ', 1)[0])).toEqual([
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
