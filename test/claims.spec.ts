import { ALTMAN, GERSTNER, HARDWARELUXX, HIT_31, LOSS_115, REVENUE_13, STAKE_27 } from './support/dossier.js';
import { type Person, type Reply, World } from './support/world.js';

describe('claims', () => {
  let world: World;
  let logged: Reply;
  beforeAll(async () => {
    world = await World.start();
    logged = await world.post('/claims', REVENUE_13);
  });
  afterAll(() => world.stop());

  /** The number of rows in each table that a request could leave something in. */
  async function rows(): Promise<Record<string, number>> {
    const tables = [
      'claim',
      'statement',
      'entity',
      'entity_name',
      'metric',
      'source',
      'derivation',
      'derivation_input',
      'link',
      'scope_value',
      'idempotent_request',
    ];
    const [counts] = await world.sql<Record<string, number>>(
      `SELECT ${[...tables, 'history.change'].map((table) => `(SELECT count(*)::int FROM ${table}) AS "${table}"`).join(', ')}`,
    );
    return counts ?? {};
  }

  describe('logging', () => {
    it('records a claim with everything that comes with it', () => {
      expect(logged.status).toBe(201);
      expect(logged.headers.get('etag')).toBe('"1"');
      expect(logged.headers.get('location')).toBe(`/api/v1/claims/${logged.body.claim.id}`);
      expect(logged.body.claim).toMatchObject({
        subject: { name: 'OpenAI' },
        metric: { key: 'revenue', label: 'revenue' },
        value: {
          type: 'quantity',
          figure: {
            kind: 'rounded',
            asWritten: '$13 billion',
            lower: '12500000000',
            lowerInclusive: true,
            upper: '13500000000',
            upperInclusive: false,
            unit: 'USD',
          },
        },
        basis: 'actual',
        measure: 'as_is',
        period: { kind: 'duration', start: '2025-01-01', end: '2026-01-01', label: '2025', certainty: 'inferred' },
        flags: ['premature'],
        audience: 'newsroom',
        counts: { statements: 3, articles: 2, contradictions: 1 },
        version: 1,
      });
    });

    it('says what it created because nothing of that name was recorded', () => {
      const created = logged.body.created.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`);
      expect(created).toEqual([
        'entity OpenAI',
        'claim OpenAI revenue well more than $13 billion',
        'entity Brad Gerstner',
        'entity Hardwareluxx',
        'entity Sam Altman',
        'source BG2 podcast with Sam Altman and Satya Nadella',
        'source OpenAI bestellt Rechenkapazitäten bei AWS',
      ]);
    });

    it('shows who says it, who passes it on, and who disputes it with what', async () => {
      const { body } = await world.get(`/claims/${logged.body.claim.id}/statements`);
      expect(body.items).toMatchObject([
        {
          speaker: { name: 'Brad Gerstner' },
          stance: 'asserts',
          wording: '$13 billion',
          attribution: 'on_record',
          statedAt: '2025-10-31',
          locator: { start: 1873 },
          relays: null,
        },
        {
          speaker: { name: 'Hardwareluxx' },
          stance: 'asserts',
          wording: '13 Milliarden US-Dollar',
          language: 'de',
          attribution: null,
          relays: { speaker: { name: 'Brad Gerstner' } },
        },
        {
          speaker: { name: 'Sam Altman' },
          stance: 'disputes',
          wording: null,
          figure: null,
          alternative: {
            value: {
              figure: {
                kind: 'more_than',
                lower: '13000000000',
                lowerInclusive: false,
                upper: null,
                hedges: ['emphatic'],
              },
            },
          },
        },
      ]);
      expect(body.items[1].relays.id).toBe(body.items[0].id);
      const shown = await world.get(`/statements/${body.items[0].id}`);
      expect(shown.body).toEqual(body.items[0]);
    });

    it('makes a claim of the alternative, says who asserts it, and links the two', async () => {
      const { body: links } = await world.get(`/claims/${logged.body.claim.id}/links`);
      expect(links.items).toMatchObject([{ kind: 'contradicts', origin: 'statement', state: 'suggested' }]);
      const other = [links.items[0].a, links.items[0].b].find(({ id }) => id !== logged.body.claim.id);
      const { body: said } = await world.get(`/claims/${other.id}/statements`);
      expect(said.items).toMatchObject([
        { speaker: { name: 'Sam Altman' }, stance: 'asserts', wording: 'well more than $13 billion' },
      ]);
      const { body: shown } = await world.get(`/claims/${other.id}`);
      expect(shown).toMatchObject({
        basis: 'actual',
        period: { label: '2025', certainty: 'inferred' },
        flags: ['premature', 'currency_assumed'],
      });
    });

    it('records a proposition once, however it is worded, and adds the statements', async () => {
      const before = await rows();
      const again = await world.post('/claims', REVENUE_13);
      expect(again.status).toBe(200);
      expect(again.body).toEqual({ ...logged.body, created: [] });
      expect(await rows()).toEqual(before);
      const english = await world.post('/claims', {
        ...REVENUE_13,
        value: '$13 billion',
        language: 'en',
        statements: [
          {
            speaker: { name: 'heise online', kind: 'organisation' },
            stance: 'asserts',
            statedAt: '2025-11-03',
            source: 'https://heise.de/-10975365',
          },
        ],
      });
      expect(english.status).toBe(200);
      expect(english.body.claim.id).toBe(logged.body.claim.id);
      expect(english.body.claim.counts.statements).toBe(4);
    });

    it('makes one claim of two identical requests at the same moment', async () => {
      const claim = {
        ...LOSS_115,
        statements: [{ speaker: 'The Register', stance: 'asserts', statedAt: '2025-10-29', evidence: 'derived' }],
      };
      const answers = await Promise.all([1, 2, 3, 4].map(() => world.post('/claims', claim)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
      expect(new Set(answers.map(({ body }) => body.claim.id)).size).toBe(1);
      expect((await world.get(`/claims?subject=OpenAI&metric=net-loss&count=true`)).body.total).toBe(1);
    });

    it('keeps what is not the same apart: basis, measure, period, scope, audience', async () => {
      const variants = [
        { ...REVENUE_13, basis: 'target' },
        { ...REVENUE_13, measure: 'run_rate' },
        { ...REVENUE_13, period: '2024' },
        { ...REVENUE_13, scope: { segment: 'API' } },
        { ...REVENUE_13, value: '13,0 Milliarden US-Dollar' },
      ].map((claim) => ({ ...claim, statements: [] }));
      const ids = new Set([logged.body.claim.id]);
      for (const claim of variants) {
        const { status, body } = await world.post('/claims', claim);
        expect(status).toBe(201);
        ids.add(body.claim.id);
      }
      expect(ids.size).toBe(variants.length + 1);
    });

    it('takes a value as a figure, and a period as an object', async () => {
      const { figure } = logged.body.claim.value;
      const answer = await world.post('/claims', {
        ...REVENUE_13,
        value: figure,
        period: logged.body.claim.period,
        statements: [],
      });
      expect(answer.status).toBe(200);
      expect(answer.body.claim.id).toBe(logged.body.claim.id);
    });

    it('shows yes and no, dates and words as what they are', async () => {
      const shells = await world.post('/claims', {
        subject: 'Microsoft',
        metric: 'chips-without-power',
        value: 'yes',
        language: 'en',
        basis: 'actual',
        period: 'as of 2025-10-31',
      });
      expect(shells.body.claim.value).toMatchObject({ type: 'truth', truth: true });
      const full = await world.post('/claims', {
        subject: 'OpenAI',
        metric: 'full-capacity-date',
        value: 'Ende 2026',
        language: 'de',
        basis: 'target',
        scope: { counterparty: { name: 'Amazon Web Services', kind: 'organisation' } },
      });
      expect(full.body.claim).toMatchObject({
        value: { type: 'date', from: '2026-10-01', to: '2027-01-01', asWritten: 'Ende 2026' },
        scope: { counterparty: { name: 'Amazon Web Services' } },
        period: { kind: 'unspecified' },
      });
    });
  });

  describe('naming', () => {
    it('refuses a name that only looks like a known one, with candidates, unless the caller insists', async () => {
      for (const lookalike of ['OpenAl', 'ОpenAI', 'Open AI', '0penAI']) {
        const refused = await world.post('/claims', { ...REVENUE_13, subject: lookalike, statements: [] });
        expect(refused.status).toBe(422);
        expect(refused.body).toMatchObject({
          type: '/problems/similar-name',
          errors: [{ pointer: '/subject', code: 'similar-name' }],
          candidates: [{ id: logged.body.claim.subject.id, name: 'OpenAI' }],
        });
      }
      const insisted = await world.post('/claims', {
        ...REVENUE_13,
        subject: { name: 'Open AI', create: true },
        statements: [],
      });
      expect(insisted.status).toBe(201);
    });

    it('refuses a metric that only looks like a known one', async () => {
      const { status, body } = await world.post('/claims', { ...REVENUE_13, metric: 'revenu', statements: [] });
      expect([status, body.type]).toEqual([422, '/problems/similar-name']);
    });

    it('finds metrics by key, label and alias in both languages', async () => {
      for (const metric of ['revenue', 'Umsatz', 'Revenue', logged.body.claim.metric.id]) {
        const { body } = await world.post('/claims', { ...REVENUE_13, metric, statements: [] });
        expect(body.claim?.id).toBe(logged.body.claim.id);
      }
    });

    it('makes a metric on the fly: single-valued, of the kind its value is', async () => {
      const { body } = await world.post('/claims', {
        subject: 'OpenAI',
        metric: 'quarterly burn on Stargate',
        value: '$1.4 trillion',
        language: 'en',
      });
      expect(body.created).toContainEqual(
        expect.objectContaining({ kind: 'metric', name: 'quarterly burn on Stargate' }),
      );
      const { body: again } = await world.post('/claims', {
        subject: 'OpenAI',
        metric: 'Quarterly Burn on Stargate',
        value: '$1.4 trillion',
        language: 'en',
      });
      expect(again.claim.id).toBe(body.claim.id);
    });

    it('protects a speaker: a description for all, the name for who recorded it', async () => {
      const { body } = await world.post('/claims', {
        subject: 'OpenAI',
        metric: 'revenue-share-rate',
        value: '20 percent',
        language: 'en',
        basis: 'actual',
        scope: { payee: 'Microsoft' },
        statements: [
          {
            speaker: { name: 'Sarah Friar', confidential: true, description: 'a person familiar with the matter' },
            stance: 'asserts',
            attribution: 'background',
          },
        ],
      });
      expect(body.created).toContainEqual(
        expect.objectContaining({ kind: 'entity', name: 'a person familiar with the matter' }),
      );
      const { body: said } = await world.get(`/claims/${body.claim.id}/statements`);
      expect(said.items[0].speaker).toMatchObject({ name: 'Sarah Friar', confidential: true });
      const leaks = await world.sql(
        `SELECT 1 FROM entity WHERE names::text LIKE '%Friar%' UNION ALL SELECT 1 FROM entity_name WHERE key LIKE '%friar%' UNION ALL SELECT 1 FROM history.entity WHERE names::text LIKE '%Friar%'`,
      );
      expect(leaks).toEqual([]);
      const unnamed = await world.post('/claims', {
        ...REVENUE_13,
        statements: [{ speaker: { name: 'Sarah Friar', confidential: true }, stance: 'asserts' }],
      });
      expect(unnamed.body).toMatchObject({ status: 400, errors: [{ pointer: '/statements/0/speaker' }] });
    });
  });

  describe('bad input gets a clear refusal and leaves nothing behind', () => {
    const claim = { ...REVENUE_13, statements: [GERSTNER] };
    const altman = { ...ALTMAN, alternative: undefined };
    const cases: [name: string, body: unknown, status: number, code: string, pointer: string | null][] = [
      ['an unknown field', { ...claim, rating: 5 }, 400, 'invalid-request', '/rating'],
      [
        'an unknown field deep inside',
        { ...claim, statements: [{ ...GERSTNER, rating: 5 }] },
        400,
        'invalid-request',
        '/statements/0/rating',
      ],
      ['no subject', { ...claim, subject: undefined }, 400, 'invalid-request', '/subject'],
      ['a number for a value', { ...claim, value: 13 }, 400, 'invalid-request', '/value'],
      ['a list for a subject', { ...claim, subject: ['OpenAI'] }, 400, 'invalid-request', '/subject'],
      ['an empty subject', { ...claim, subject: {} }, 400, 'invalid-request', '/subject'],
      ['an empty name', { ...claim, subject: '  ' }, 400, 'invalid-request', '/subject/name'],
      [
        'a stance that is none',
        { ...claim, statements: [{ ...GERSTNER, stance: 'mumbles' }] },
        400,
        'invalid-request',
        '/statements/0/stance',
      ],
      ['statements that are no list', { ...claim, statements: 'all' }, 400, 'invalid-request', '/statements'],
      ['a statement that is text', { ...claim, statements: ['all'] }, 400, 'invalid-request', '/statements/0'],
      [
        '10,000 statements',
        { ...claim, statements: Array.from({ length: 10_000 }, () => ({ stance: 'asserts', speaker: 'Sam Altman' })) },
        400,
        'invalid-request',
        '/statements',
      ],
      ['a string of 1 MB', { ...claim, text: 'x'.repeat(1_000_000) }, 400, 'invalid-request', '/text'],
      ['a string of 2 MB', { ...claim, text: 'x'.repeat(2_000_000) }, 413, 'payload-too-large', null],
      ['a NUL', { ...claim, subject: 'Open\u0000AI' }, 400, 'invalid-request', '/subject'],
      [
        'right-to-left tricks in a name',
        { ...claim, subject: 'Open\u202EIA' },
        400,
        'invalid-request',
        '/subject/name',
      ],
      [
        'a zero-width character in a name',
        { ...claim, subject: 'Open\u200BAI' },
        400,
        'invalid-request',
        '/subject/name',
      ],
      [
        'a date that does not exist',
        { ...claim, statements: [{ ...GERSTNER, statedAt: '2025-02-30' }] },
        400,
        'invalid-request',
        '/statements/0/statedAt',
      ],
      ['a period that does not exist', { ...claim, period: '2025-02-30' }, 422, 'unreadable-period', '/period'],
      ['the year 20000', { ...claim, period: '20000-01-01/20001-01-01' }, 422, 'unreadable-period', '/period'],
      [
        'a period that ends before it begins',
        { ...claim, period: { kind: 'duration', start: '2026-01-01', end: '2025-01-01' } },
        422,
        'unreadable-period',
        '/period',
      ],
      ['words that are no period', { ...claim, period: 'when pigs fly' }, 422, 'unreadable-period', '/period'],
      ['a number of 10,000 digits', { ...claim, value: '1'.repeat(10_000) }, 400, 'invalid-request', '/value'],
      ['a number of 400 digits', { ...claim, value: `$${'1'.repeat(400)}` }, 422, 'unreadable-figure', '/value'],
      [
        'a figure object with a number',
        { ...claim, value: { kind: 'exact', point: 13, unit: 'USD' } },
        400,
        'invalid-request',
        '/value/point',
      ],
      [
        'a figure object turned around',
        { ...claim, value: { kind: 'range', lower: '2', upper: '1', unit: 'USD' } },
        400,
        'invalid-request',
        '/value/upper',
      ],
      ['words that are no figure', { ...claim, value: 'a lot' }, 422, 'unreadable-figure', '/value'],
      ['a percentage where money is meant', { ...claim, value: '27 %' }, 422, 'unreadable-figure', '/value'],
      [
        'words with two readings',
        { subject: 'Microsoft', metric: 'headcount', value: '1.234' },
        422,
        'ambiguous-figure',
        '/value',
      ],
      [
        'a wording that says something else',
        { ...claim, statements: [{ ...GERSTNER, wording: '$20 billion' }] },
        422,
        'wording-contradicts',
        '/statements/0/wording',
      ],
      [
        'an id that nothing has',
        { ...claim, subject: '0190a6b4-0000-7000-8000-000000000000' },
        422,
        'unknown-reference',
        '/subject',
      ],
      [
        'an id in an object that nothing has',
        { ...claim, subject: { id: '0190a6b4-0000-7000-8000-000000000000' } },
        422,
        'unknown-reference',
        '/subject',
      ],
      [
        'a local name that nothing has',
        { ...claim, statements: [{ ...HARDWARELUXX, relays: '#nowhere' }] },
        422,
        'unknown-reference',
        '/statements/0/relays',
      ],
      [
        'relays in a circle',
        {
          ...claim,
          statements: [
            { ...GERSTNER, relays: '#b' },
            { ...GERSTNER, ref: 'b', speaker: 'Sam Altman', relays: '#pod' },
          ],
        },
        422,
        'cycle',
        '/statements/0/relays',
      ],
      [
        'a statement that relays itself',
        { ...claim, statements: [{ ...GERSTNER, relays: '#pod' }] },
        422,
        'cycle',
        '/statements/0/relays',
      ],
      [
        'a local name twice',
        { ...claim, statements: [GERSTNER, { ...altman, ref: 'pod' }] },
        400,
        'invalid-request',
        '/statements/1/ref',
      ],
      [
        'an alternative that is the claim itself',
        { ...claim, statements: [{ ...ALTMAN, alternative: { value: '13 Milliarden US-Dollar' } }] },
        422,
        'self-reference',
        '/statements/0/alternative',
      ],
      [
        'an alternative to what is affirmed',
        { ...claim, statements: [{ ...GERSTNER, alternative: { value: '$14 billion', language: 'en' } }] },
        400,
        'invalid-request',
        '/statements/0/alternative',
      ],
      [
        'a statement by nobody',
        { ...claim, statements: [{ stance: 'asserts' }] },
        400,
        'invalid-request',
        '/statements/0',
      ],
      [
        'a place without its source',
        { ...claim, statements: [{ ...GERSTNER, source: undefined }] },
        400,
        'invalid-request',
        '/statements/0/locator',
      ],
      [
        'a place without what its kind needs',
        { ...claim, statements: [{ ...GERSTNER, locator: { kind: 'page' } }] },
        400,
        'invalid-request',
        '/statements/0/locator',
      ],
      [
        'a source without title and URL',
        { ...claim, statements: [{ ...altman, source: { kind: 'article' } }] },
        400,
        'invalid-request',
        '/statements/0/source',
      ],
      [
        'a URL that is none',
        { ...claim, statements: [{ ...altman, source: { kind: 'article', url: 'javascript:alert(1)' } }] },
        400,
        'invalid-request',
        '/statements/0/source/url',
      ],
      [
        'a claim as its own input',
        {
          ...claim,
          ref: 'self',
          derivations: [{ method: 'formula', formula: 'x', inputs: { x: { claim: '#self' } } }],
        },
        422,
        'self-reference',
        '/derivations/0/inputs/x',
      ],
      [
        'an input that is no figure',
        { ...claim, derivations: [{ method: 'formula', formula: 'x', inputs: { x: { constant: 'some' } } }] },
        422,
        'unreadable-figure',
        '/derivations/0/inputs/x/constant',
      ],
      [
        'an input that is nothing',
        { ...claim, derivations: [{ method: 'formula', formula: 'x', inputs: { x: {} } }] },
        400,
        'invalid-request',
        '/derivations/0/inputs/x',
      ],
      ['an audience that is none', { ...claim, audience: 'everybody' }, 400, 'invalid-request', '/audience'],
      [
        'a statement for more readers than its claim',
        { ...claim, audience: 'desk', statements: [{ ...GERSTNER, audience: 'public' }] },
        422,
        'audience-too-wide',
        '/statements/0/audience',
      ],
      [
        'a public claim about what is not public',
        { ...claim, audience: 'public' },
        422,
        'audience-too-wide',
        '/subject',
      ],
      ['a scope that is a list', { ...claim, scope: ['x'] }, 400, 'invalid-request', '/scope'],
      [
        'a scope of a thousand words',
        { ...claim, scope: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`d${i}`, 'x'])) },
        400,
        'invalid-request',
        '/scope',
      ],
      ['a body that is a list', [claim], 400, 'invalid-request', ''],
      ['no body', undefined, 400, 'invalid-request', null],
    ];

    it.each(cases)('%s', async (_name, body, status, code, pointer) => {
      const before = await rows();
      const answer = await world.post('/claims', body);
      expect([answer.status, answer.body.type, answer.body.detail]).toEqual([
        status,
        `/problems/${code}`,
        expect.stringMatching(/\S/),
      ]);
      if (pointer !== null)
        expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer);
      expect(await rows()).toEqual(before);
      expect(answer.text).not.toMatch(/select|insert|at .*\.js|claimtrail\./i);
    });

    it('a lone surrogate, broken JSON, a truncated body, a wrong content type', async () => {
      const before = await rows();
      const json = JSON.stringify(claim);
      expect((await world.post('/claims', json.replace('OpenAI', 'Open\\ud800AI'))).status).toBe(400);
      expect((await world.post('/claims', json.slice(0, -5))).body.type).toBe('/problems/malformed-body');
      expect((await world.post('/claims', json, { 'content-type': 'text/plain' })).status).toBe(415);
      expect((await world.post('/claims', json, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(
        415,
      );
      expect(await rows()).toEqual(before);
    });

    it('names every fault that was found, not only the first', async () => {
      const { body } = await world.post('/claims', {
        ...claim,
        value: 'a lot',
        period: 'when pigs fly',
        statements: [],
      });
      expect(body.errors.length).toBeGreaterThanOrEqual(1);
      const { body: shape } = await world.post('/claims', { ...claim, basis: 'x', measure: 'y', rating: 1 });
      expect(shape.errors.map((fault: { pointer: string }) => fault.pointer).sort()).toEqual([
        '/basis',
        '/measure',
        '/rating',
      ]);
    });
  });

  describe('derivations', () => {
    it('are recorded with their inputs, each once, at the version of the claim they name', async () => {
      const hit = await world.post('/claims', HIT_31);
      const stake = await world.post('/claims', STAKE_27);
      const loss = await world.post('/claims', LOSS_115);
      const derivation = {
        method: 'back_calculation',
        formula: 'share / stake',
        inputs: { share: { claim: hit.body.claim.id }, stake: { constant: '27%', language: 'en', note: 'as agreed' } },
        attributedTo: 'The Register',
      };
      const first = await world.post(`/claims/${loss.body.claim.id}/derivations`, derivation);
      expect([first.status, first.body.state]).toEqual([201, 'current']);
      expect(first.body.inputs).toMatchObject({
        share: { claim: { id: hit.body.claim.id }, version: 1 },
        stake: { constant: '27%', note: 'as agreed' },
      });
      expect((await world.post(`/claims/${loss.body.claim.id}/derivations`, derivation)).status).toBe(200);
      const rival = await world.post(`/claims/${loss.body.claim.id}/derivations`, {
        ...derivation,
        inputs: { share: hit.body.claim.id, stake: stake.body.claim.id },
      });
      expect(rival.status).toBe(201);
      expect((await world.get(`/claims/${loss.body.claim.id}/derivations`)).body.items).toHaveLength(2);
    });

    it('refuse a circle, also where two requests close it at the same moment', async () => {
      const made = await Promise.all(
        ['2031', '2032', '2033', '2034'].map((period) => world.post('/claims', { ...LOSS_115, period })),
      );
      const [a, b, c, d] = made.map(({ body }) => body.claim.id) as [string, string, string, string];
      const derive = (from: string, input: string) =>
        world.post(`/claims/${from}/derivations`, { method: 'formula', formula: 'x', inputs: { x: input } });
      expect((await derive(b, c)).status).toBe(201);
      expect((await derive(d, a)).status).toBe(201);
      const closing = await Promise.all([derive(a, b), derive(c, d)]);
      expect(closing.map(({ status }) => status).sort()).toEqual([201, 422]);
      expect(closing.find(({ status }) => status === 422)?.body.type).toBe('/problems/cycle');
    });
  });

  describe('adding statements', () => {
    it('records a further statement, and what it says instead as a claim of its own', async () => {
      const loss = await world.post('/claims', LOSS_115);
      const statement = {
        speaker: 'Firoz Valliji',
        stance: 'disputes',
        statedAt: '2025-10-30',
        alternative: { value: 'more than $12 billion', language: 'en' },
      };
      const added = await world.post(`/claims/${loss.body.claim.id}/statements`, statement);
      expect([added.status, added.body.speaker.name, added.body.alternative.value.figure.lower]).toEqual([
        201,
        'Firoz Valliji',
        '12000000000',
      ]);
      expect((await world.post(`/claims/${loss.body.claim.id}/statements`, statement)).status).toBe(200);
      expect((await world.get(`/claims/${loss.body.claim.id}/links`)).body.items).toHaveLength(1);
    });

    it('answers 404 for a claim that is not there, and for what is no claim', async () => {
      const body = { speaker: 'Sam Altman', stance: 'asserts' };
      expect((await world.post(`/claims/0190a6b4-0000-7000-8000-000000000000/statements`, body)).status).toBe(404);
      expect((await world.post(`/claims/${logged.body.claim.subject.id}/statements`, body)).status).toBe(404);
      expect((await world.post(`/claims/not-an-id/statements`, body)).status).toBe(404);
    });
  });

  describe('correcting', () => {
    it('supersedes a claim with another proposition; statements stay where they are', async () => {
      const wrong = await world.post('/claims', {
        ...LOSS_115,
        period: '2021',
        statements: [{ speaker: 'The Register', stance: 'asserts' }],
      });
      const right = await world.post(`/claims/${wrong.body.claim.id}/supersede`, {
        reason: 'It was the year 2020.',
        period: '2020',
      });
      expect([right.status, right.body.claim.period.label, right.body.claim.counts.statements]).toEqual([
        201,
        '2020',
        0,
      ]);
      const { body: links } = await world.get(`/claims/${wrong.body.claim.id}/links`);
      expect(links.items).toMatchObject([
        {
          kind: 'supersedes',
          origin: 'person',
          state: 'confirmed',
          reason: 'It was the year 2020.',
          a: { id: right.body.claim.id },
          b: { id: wrong.body.claim.id },
        },
      ]);
      const second = await world.post(`/claims/${wrong.body.claim.id}/supersede`, {
        reason: 'No, 2019.',
        period: '2019',
      });
      expect([second.status, second.body.type]).toEqual([409, '/problems/already-superseded']);
      const same = await world.post(`/claims/${right.body.claim.id}/supersede`, { reason: 'Nothing.' });
      expect([same.status, same.body.type]).toEqual([422, '/problems/self-reference']);
      const back = await world.post(`/claims/${right.body.claim.id}/supersede`, { reason: 'Back.', period: '2021' });
      expect([back.status, back.body.type]).toEqual([422, '/problems/cycle']);
    });

    it('lets one of two corrections at the same moment through', async () => {
      const wrong = await world.post('/claims', { ...LOSS_115, period: '2018' });
      const answers = await Promise.all(
        ['2016', '2017'].map((period) =>
          world.post(`/claims/${wrong.body.claim.id}/supersede`, { reason: 'Another year.', period }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('changes a claim that nobody has stated, with If-Match, and keeps what it was', async () => {
      const { body, headers } = await world.post('/claims', { ...LOSS_115, period: '2011' });
      const path = `/claims/${body.claim.id}`;
      expect((await world.patch(path, { text: 'A sentence.' })).status).toBe(428);
      expect((await world.patch(path, { text: 'A sentence.' }, { 'if-match': '"7"' })).status).toBe(412);
      const changed = await world.patch(
        path,
        { text: 'A sentence.', reason: 'It needs one.' },
        { 'if-match': headers.get('etag') ?? '' },
      );
      expect([changed.status, changed.body.version, changed.body.text, changed.headers.get('etag')]).toEqual([
        200,
        2,
        'A sentence.',
        '"2"',
      ]);
      const moved = await world.patch(path, { period: '2012' }, { 'if-match': '"2"' });
      expect([moved.status, moved.body.period.label, moved.body.version]).toEqual([200, '2012', 3]);
      const { body: history } = await world.get(`${path}/history`);
      expect(history.items).toMatchObject([
        {
          version: 3,
          operation: 'changed',
          changes: [
            { path: 'period.start', before: '2011-01-01', after: '2012-01-01' },
            { path: 'period.end' },
            { path: 'period.label' },
          ],
        },
        { version: 2, reason: 'It needs one.', changes: [{ path: 'text', before: null, after: 'A sentence.' }] },
        { version: 1, operation: 'created', changes: [] },
      ]);
      const past = await world.get(`${path}?asOf=${history.items[1].recordedAt}`);
      expect([
        past.body.version,
        past.body.period.label,
        past.headers.get('etag'),
        past.headers.get('claimtrail-settled'),
      ]).toEqual([2, '2011', '"2"', 'true']);
    });

    it('does not change what somebody has stated, nor make two claims one', async () => {
      const path = `/claims/${logged.body.claim.id}`;
      const fixed = await world.patch(path, { value: '$14 billion', language: 'en' }, { 'if-match': '*' });
      expect([fixed.status, fixed.body.type]).toEqual([409, '/problems/proposition-fixed']);
      const free = await world.post('/claims', { ...LOSS_115, period: '2009' });
      const taken = await world.patch(
        `/claims/${free.body.claim.id}`,
        { period: '2025-07-01/2025-10-01' },
        { 'if-match': '*' },
      );
      expect([taken.status, taken.body.type]).toEqual([409, '/problems/already-exists']);
    });

    it('is fixed for whoever does not belong to all desks that may have stated it, whether they have or not', async () => {
      const politics = await world.person({ desks: ['Politics'] });
      const business = await world.person({ desks: ['Business'] });
      const both = await world.person({ desks: ['Politics', 'Business', 'Newsroom'] });
      const logBy = async (by: Person, period: string, audience: string): Promise<string> =>
        (await by.post('/claims', { ...LOSS_115, period, audience })).body.claim.id;
      const [alone, stated] = [
        await logBy(politics, '2003', 'newsroom'),
        await logBy(politics, '2004', 'newsroom'),
      ] as const;
      const said = { speaker: 'The Register', stance: 'asserts', audience: 'desk' };
      expect((await business.post(`/claims/${stated}/statements`, said)).status).toBe(201);
      const change = (by: Person, id: string, body: object) => by.patch(`/claims/${id}`, body, { 'if-match': '*' });
      for (const body of [{ value: '$12 billion', language: 'en' }, { audience: 'desk' }]) {
        const [one, other] = [await change(politics, alone, body), await change(politics, stated, body)] as const;
        expect([one.status, one.body.type]).toEqual([409, '/problems/proposition-fixed']);
        const { instance: _, requestId: __, ...told } = one.body;
        expect(other.body).toMatchObject(told);
      }
      expect((await change(politics, alone, { text: 'A sentence.' })).status).toBe(200);
      expect((await change(both, stated, { value: '$12 billion', language: 'en' })).status).toBe(409);
      expect((await change(both, alone, { value: '$12 billion', language: 'en' })).status).toBe(200);
      // Nobody but its desk can have stated what is for the desk.
      const own = await logBy(politics, '2005', 'desk');
      expect((await change(politics, own, { value: '$12 billion', language: 'en' })).status).toBe(200);
      const widened = await change(politics, own, { audience: 'newsroom' });
      expect([widened.status, widened.body.audience]).toEqual([200, 'newsroom']);
      expect((await change(politics, own, { audience: 'desk' })).status).toBe(409);
    });
  });
});
