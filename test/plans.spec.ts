import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { SYSTEM_PRINCIPAL } from '../src/platform/caller.js';
import { HIT_31, LOSS_115 } from './support/dossier.js';
import { type Reply, World } from './support/world.js';

/** Enough that PostgreSQL would rather not read a whole table. */
const CLAIMS = 20_000;

/** SQL that lets nothing make a leaf of the ledger, which takes a third of filling a store: nothing that is planned here reads one. */
const WITHOUT_LEAVES = `DO $$ DECLARE versions regclass; BEGIN
  FOR versions IN SELECT tgrelid FROM pg_trigger WHERE tgname = 'attest' LOOP EXECUTE format('ALTER TABLE %s DISABLE TRIGGER attest', versions); END LOOP;
END $$`;

describe('query plans in a store of many claims', () => {
  let world: World;
  let claim: string;
  let subject: string;
  let source: string;
  let dispute: string;
  beforeAll(async () => {
    world = await World.start();
    const hit = (await world.post('/claims', HIT_31)).body.claim;
    const derivations = [
      {
        method: 'back_calculation',
        formula: 'share / stake',
        inputs: { share: hit.id, stake: { constant: '27%', language: 'en' } },
      },
    ];
    const statements = [{ speaker: 'The Register', stance: 'asserts', source: 'https://example.org/a' }];
    const logged = (await world.post('/claims', { ...LOSS_115, statements, derivations })).body.claim;
    await world.post('/links', { a: hit.id, b: logged.id, kind: 'context' });
    claim = logged.id;
    subject = logged.subject.id;
    source = (await world.get(`/claims/${claim}/statements`)).body.items[0].source.id;
    await world.sql(`SELECT set_config('claimtrail.actor', '00000000-0000-7000-8000-000000000001', false)`);
    await world.sql(`
      BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000001'; ${WITHOUT_LEAVES};
      CREATE TEMP TABLE many ON COMMIT DROP AS SELECT n, uuidv7() AS entity, uuidv7() AS claim, uuidv7() AS statement, uuidv7() AS scope FROM generate_series(1, ${CLAIMS}) n;
      INSERT INTO entity (id, names, aliases, identifiers, confidential, identity, audience, desk_id, owner_id)
        SELECT entity, jsonb_build_object('en', md5(n::text)), '[]', '{}', false, 'subject ' || n, 'newsroom', '00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-000000000001' FROM many;
      INSERT INTO entity_name SELECT entity, md5(n::text), md5(n::text) FROM many;
      INSERT INTO source (id, kind, title, title_key, url, publisher_id, confidential, identity, audience, desk_id, owner_id)
        SELECT uuidv7(), 'article', md5(n::text), md5(n::text), NULL, entity, false, 'source ' || n, 'newsroom', '00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-000000000001' FROM many;
      INSERT INTO claim SELECT m.claim, m.entity, c.metric_id, c.value_type, c.value, c.unit, c.lower, c.upper, NULL, '$' || m.n || ' billion', 'en', c.basis, c.measure, c.period_kind,
        c.period_start, c.period_end, c.period_label, c.period_certainty, c.period_calendar, NULL, 'identity ' || m.n, c.audience, c.desk_id, c.owner_id FROM many m, claim c WHERE c.id = '${claim}';
      INSERT INTO scope_value (id, claim_id, dimension, word) SELECT scope, claim, 'segment', 'all' FROM many;
      INSERT INTO statement (id, claim_id, speaker_id, stance, wording, identity, audience, desk_id, owner_id)
        SELECT statement, claim, entity, 'asserts', '$' || n || ' billion', 'said ' || n, 'newsroom', '00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-000000000001' FROM many;
      INSERT INTO link (id, a_id, b_id, kind, origin, state, owner_id) SELECT uuidv7(), least(m.claim, o.claim), greatest(m.claim, o.claim), 'context', 'person', 'confirmed', '00000000-0000-7000-8000-000000000001'
        FROM many m JOIN many o ON o.n = m.n + 1;
      CREATE TEMP TABLE derived ON COMMIT DROP AS SELECT m.claim, o.claim AS input, uuidv7() AS id, m.n FROM many m JOIN many o ON o.n = m.n + 1;
      INSERT INTO derivation (id, claim_id, method, identity, audience, desk_id, owner_id)
        SELECT id, claim, 'manual', 'derived ' || n, 'newsroom', '00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-000000000001' FROM derived;
      INSERT INTO derivation_input (id, derivation_id, name, position, claim_id, claim_version) SELECT uuidv7(), id, 'x', 0, input, 1 FROM derived;
      INSERT INTO derivation_result (id, state, possibly_wide, mismatch, lints, computed_with, digest) SELECT id, 'unevaluated', false, false, '[]', '{}', 'digest' FROM derived;
      CREATE TEMP TABLE cases ON COMMIT DROP AS SELECT n, uuidv7() AS id, claim FROM many WHERE n <= 5000;
      INSERT INTO dispute (id, origin, identity, state, audience, desk_id, owner_id)
        SELECT id, 'statement', 'case ' || n, 'open', 'newsroom', '00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-000000000001' FROM cases;
      INSERT INTO dispute_candidate (id, dispute_id, claim_id, position, chosen, outcome, decided_at, readership, owner_id)
        SELECT uuidv7(), k.id, CASE k.n WHEN 1 THEN '${claim}'::uuid ELSE k.claim END, 0, k.n % 2 = 0, CASE WHEN k.n % 100 = 1 THEN 'prefer' END, now(), '', '00000000-0000-7000-8000-000000000001'::uuid FROM cases k
        UNION ALL SELECT uuidv7(), k.id, o.claim, 1, true, CASE WHEN k.n % 100 = 1 THEN 'prefer' END, now(), '', '00000000-0000-7000-8000-000000000001'::uuid FROM cases k JOIN cases o ON o.n = k.n + 1;
      INSERT INTO dispute_derivation (id, dispute_id, derivation_id, claim_id, position, chosen, outcome, upheld, decided_at, readership, owner_id)
        SELECT uuidv7(), k.id, d.id, d.claim, 0, true, CASE WHEN k.n % 100 <> 1 THEN 'range' END, CASE WHEN k.n % 100 <> 1 THEN true END, now(), '', '00000000-0000-7000-8000-000000000001'::uuid
        FROM cases k JOIN derived d ON d.n = k.n;
      INSERT INTO dispute_argument (id, dispute_id, stance, text, evidence, owner_id) SELECT uuidv7(), id, 'for', 'x', '[]', '00000000-0000-7000-8000-000000000001' FROM cases;
      UPDATE link SET kind = 'contradicts' WHERE id IN (SELECT id FROM link ORDER BY id DESC LIMIT 20);
      COMMIT;`);
    // Without a version of their own: each is what it was when it was recorded.
    await world.sql(`ALTER TABLE claim DISABLE TRIGGER USER; UPDATE claim SET review_state = 'submitted' WHERE id IN (SELECT id FROM claim ORDER BY id DESC LIMIT 30);
      ALTER TABLE claim ENABLE TRIGGER USER`);
    await world.sql('ANALYZE');
    dispute = (await world.get(`/disputes?claim=${claim}`)).body.items[0].id;
  });
  afterAll(() => world.stop());

  /** The plans of every query that a request sends, as the application's role. */
  async function plansOf(path: string): Promise<string> {
    const { queries, result } = await world.explaining(() => world.get(path));
    expect(result.status).toBe(200);
    return queries.join('\n');
  }

  /** The plans of what a function of the owner asks by itself. */
  async function plansWithin(call: string): Promise<string> {
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    const told: string[] = [];
    admin.on('notice', ({ message }) => told.push(message ?? ''));
    await admin.connect();
    try {
      await admin.query(`LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_level = notice;
        SET auto_explain.log_nested_statements = on; SET search_path = claimtrail; SET claimtrail.readership = '{newsroom,public}'`);
      await admin.query(`SELECT * FROM ${call}`);
      return told.join('\n');
    } finally {
      await admin.end();
    }
  }

  /** What the name of the nth entity, and of its source, begins with. */
  const words = (n: number): string => createHash('md5').update(String(n)).digest('hex').slice(0, 12);

  const paths: [what: string, path: () => string][] = [
    ['a claim', () => `/claims/${claim}`],
    ['a claim in the past', () => `/claims/${claim}?asOf=${new Date(Date.now() - 5).toISOString()}`],
    ['its statements', () => `/claims/${claim}/statements`],
    ['its statements in the past', () => `/claims/${claim}/statements?asOf=${new Date(Date.now() - 5).toISOString()}`],
    ['its derivations', () => `/claims/${claim}/derivations`],
    ['its links', () => `/claims/${claim}/links`],
    ['its history', () => `/claims/${claim}/history`],
    ['a page of claims', () => '/claims'],
    ['the claims of a subject', () => `/claims?subject=${subject}`],
    ['the claims of a subject by name', () => '/claims?subject=OpenAI'],
    ['claims that words are in', () => `/claims?q=${words(19_999)}`],
    ['claims whose value words are in', () => '/claims?q=%2419998%20billion'],
    ['a page of claims in the past', () => `/claims?asOf=${new Date(Date.now() - 5).toISOString()}`],
    [
      'the claims of a subject in the past',
      () => `/claims?subject=${subject}&asOf=${new Date(Date.now() - 5).toISOString()}`,
    ],
    ['entities that words are in', () => `/entities?q=${words(19_998)}`],
    ['sources that words are in', () => `/sources?q=${words(19_997)}`],
    ['the queue of contradictions', () => '/contradictions?limit=5'],
    ['its origins', () => `/claims/${claim}/origins`],
    ['its origins in the past', () => `/claims/${claim}/origins?asOf=${new Date(Date.now() - 5).toISOString()}`],
    ['its provenance', () => `/claims/${claim}/provenance`],
    ['its line for a story', () => `/claims/${claim}/attribution`],
    ['what hangs on it', () => `/claims/${claim}/impact`],
    ['what hangs on another value of it', () => `/claims/${claim}/impact?value=5`],
    ['what hangs on its source', () => `/sources/${source}/impact`],
    ['a graph', () => `/graph?claims=${claim}&depth=3`],
    ['the graph of a subject', () => '/graph?subject=OpenAI'],
    ['the contradictions around a claim', () => `/graph?claims=${claim}&depth=3&edges=contradictions`],
    ['the components of the contradictions', () => '/graph/components?count=true'],
    ['those of a subject', () => '/graph/components?subject=OpenAI'],
    ['claims that are contested', () => '/claims?standing=contested&count=true'],
    [
      'claims that rest on contested input in the past',
      () => `/claims?standing=rests%20on%20contested%20input&asOf=${new Date(Date.now() - 5).toISOString()}`,
    ],
    ['cases', () => '/disputes?state=open'],
    ['the cases of a claim', () => `/disputes?claim=${claim}`],
    ['the cases of a subject', () => `/disputes?subject=${subject}`],
    ['a case', () => `/disputes/${dispute}`],
    ['a case in the past', () => `/disputes/${dispute}?asOf=${new Date(Date.now() - 5).toISOString()}`],
    ['claims that nothing is said against', () => '/claims?standing=uncontested'],
    ['claims that a review confirmed', () => '/claims?standing=accepted'],
    ['claims that wait for a review', () => '/claims?state=submitted'],
    ['the queue of reviews', () => '/reviews?count=true'],
    ['the queue of reviews in the past', () => `/reviews?asOf=${new Date(Date.now() - 5).toISOString()}`],
    ['the steps of a review', () => `/claims/${claim}/transitions`],
    ['searches for evidence', () => `/claims/${claim}/searches`],
    ['where a claim was published', () => `/claims/${claim}/usages`],
    ['what is open to be corrected', () => '/usages?state=open'],
  ];

  it.each(paths)('%s is read without reading a whole table', async (_what, path) => {
    const plans = await plansOf(path());
    const whole = plans
      .split('\n')
      .filter((line) =>
        /Seq Scan on (claim|statement|entity|entity_name|source|scope_value|link|derivation|derivation_input|dispute|dispute_candidate|dispute_derivation|dispute_argument)\b/.test(
          line,
        ),
      );
    expect({ whole, plans: whole.length > 0 ? plans : '' }).toEqual({ whole: [], plans: '' });
  });

  it('finds what waits for a review, and what one decided, by the indexes of migration `reviews`', async () => {
    expect(await plansOf('/reviews')).toContain('claim_review_idx');
    expect(await plansOf('/claims?state=published,corrected')).toContain('claim_review_idx');
    expect(await plansOf('/claims?standing=accepted')).toContain('claim_decided_idx');
  });

  it('supposes that most claims and links of the past may be read', async () => {
    const plans = await plansOf(`/claims?asOf=${new Date(Date.now() - 5).toISOString()}`);
    // It read them all and sorted them when it expected to find few.
    const [, expected] = /Index Scan Backward using claim_\w+ on claim r {2}\(cost=\S+ rows=(\d+)/.exec(plans) ?? [];
    expect(Number(expected)).toBeGreaterThan(CLAIMS / 4);
  });

  it('goes on with the queue of contradictions by an index', async () => {
    const { nextCursor } = (await world.get('/contradictions?limit=5')).body;
    const plans = await plansOf(`/contradictions?limit=5&cursor=${nextCursor}`);
    expect(plans).toContain('Function Scan on conflicts_after');
    expect(plans).not.toMatch(/Seq Scan on (claim|statement|entity|scope_value|link)\b/);
  });

  it.each([
    ['words of claims', () => `claims_worded('%$19998 billion%', 1001)`],
    ['words of names', () => `entities_named('%${words(19_999)}%', 1001)`],
    ['words of titles', () => `sources_titled('%${words(19_999)}%', 1001)`],
    ['look-alikes of names', () => `names_near('${words(19_999)}0', '${words(19_999)}0', 30)`],
    ['look-alikes of titles', () => `titles_near('${words(19_999)}0', 30)`],
    ['conflicts after one', () => `conflicts_after(0.5, uuidv7(), '{suggested}', NULL, 51)`],
  ])('looks for %s by an index, and asks for whom each is', async (_what, call) => {
    const plans = await plansWithin(call());
    expect(plans).toMatch(/= ANY \(\(InitPlan/);
    expect(plans).not.toMatch(/Seq Scan on (claim|entity_name|source|link)\b/);
  });

  it('finds what rests on a claim, and what that rests on, without reading a whole table', async () => {
    const derivation = { method: 'formula', formula: 'x / 2', inputs: { x: claim } };
    const other = (await world.post('/claims', { ...LOSS_115, period: '2024' })).body.claim.id;
    const derived = await world.explaining(() => world.post(`/claims/${other}/derivations`, derivation));
    expect(derived.result.status).toBe(201);
    const denied = { speaker: 'Firoz Valliji', stance: 'denies', statedAt: '2025-10-30' };
    const stated = await world.explaining(() => world.post(`/claims/${claim}/statements`, denied));
    expect(stated.result.status).toBe(201);
    expect(stated.queries.some((plan) => plan.includes('Insert on stale_derivation'))).toBe(true);
    const plans = [...derived.queries, ...stated.queries].filter((plan) =>
      /stale_derivation|Recursive|derivation_input/.test(plan),
    );
    expect(plans.length).toBeGreaterThanOrEqual(6);
    const whole = plans.filter((plan) =>
      /Seq Scan on (claim|statement|entity|scope_value|link|derivation|derivation_input|derivation_result)\b/.test(
        plan,
      ),
    );
    expect(whole).toEqual([]);
  });
});

describe('the detector in a topic of 20,000 claims', () => {
  let world: World;
  let claim: { readonly id: string; readonly subject: { readonly id: string } };
  beforeAll(async () => {
    world = await World.start();
    claim = (await world.post('/claims', LOSS_115)).body.claim;
    await world.sql(`
      BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000001'; ${WITHOUT_LEAVES};
      CREATE TEMP TABLE many ON COMMIT DROP AS SELECT n, uuidv7() AS id, n * 1000000000::numeric AS lower, n * 1000000000::numeric + 400000000 AS upper FROM generate_series(100, ${CLAIMS + 99}) n;
      INSERT INTO claim SELECT m.id, c.subject_id, c.metric_id, c.value_type,
        jsonb_set(jsonb_set(jsonb_set(c.value, '{figure,lower}', to_jsonb(m.lower::text)), '{figure,upper}', to_jsonb(m.upper::text)),
          '{figure,stated}', jsonb_build_object('lower', m.lower::text, 'upper', m.lower::text)),
        c.unit, m.lower, m.upper, NULL, '$' || m.n || ' billion', 'en', c.basis, c.measure, c.period_kind,
        c.period_start, c.period_end, c.period_label, c.period_certainty, c.period_calendar, NULL, 'identity ' || m.n, c.audience, c.desk_id, c.owner_id
        FROM many m, claim c WHERE c.id = '${claim.id}';
      INSERT INTO comparand SELECT m.id, p.subject_id, p.metric_id, p.value_type, p.scope_key, p.basis, p.measure, p.undated, p.span, p.starts, p.ends, p.label, p.unit,
        m.lower, m.upper, m.lower, m.lower, p.bound FROM many m, comparand p WHERE p.claim_id = '${claim.id}';
      COMMIT;`);
    await world.sql('ANALYZE');
  });
  afterAll(() => world.stop());

  const loss = (value: string, more: object = {}): object => ({ ...LOSS_115, value, ...more });

  it('compares 200, suggests 100 links, says that there are more, and lists all', async () => {
    const { status, body } = await world.post('/claims', loss('$50 billion'));
    expect(status).toBe(201);
    expect(body.conflicts).toMatchObject({ total: 200, more: true });
    expect(body.comparisons).toHaveLength(20);
    // The largest relative gaps are found, not just any.
    expect(Number(body.comparisons[0].gap.relative)).toBeGreaterThan(0.99);
    const links = await world.sql(`SELECT 1 FROM link WHERE a_id = $1 OR b_id = $1`, [body.claim.id]);
    expect(links).toHaveLength(100);
    let listed = 0;
    for (let cursor = ''; listed < 300;) {
      const page = (await world.get(`/claims/${body.claim.id}/comparisons?verdict=contradictory&limit=200${cursor}`))
        .body;
      listed += page.items.length;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(listed).toBeGreaterThan(200);
  });

  it.each([
    ['with many conflicts', loss('$60 billion')],
    ['of another period', loss('$61 billion', { period: '1999' })],
    ['without a period', loss('$62 billion', { period: undefined })],
    ['of another scope', loss('$63 billion', { scope: { segment: 'all' } })],
    ['of the inverse metric', loss('$64 billion', { metric: 'net-income' })],
  ])('reads no whole table for a claim %s', async (_, given) => {
    const { queries, result } = await world.explaining(() => world.post('/claims', given));
    expect(result.status).toBe(201);
    const plans = queries.join('\n');
    const whole = plans.split('\n').filter((line) => /Seq Scan on (claim|comparand)\b/.test(line));
    expect({ whole, plans: whole.length > 0 ? plans : '' }).toEqual({ whole: [], plans: '' });
  });

  it('prepares what it sends with every claim, and would read no whole table whatever is asked', async () => {
    for (let n = 0; n < 8; n++)
      expect((await world.post('/claims', loss(`$${40 + n} billion`, { period: `${2000 + n}` }))).status).toBe(201);
    const kept: { name: string; statement: string }[] = await world.db.query(
      `SELECT name, statement FROM pg_prepared_statements ORDER BY name`,
    );
    expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(['candidates-noting', 'held-comparand']));
    for (const { name, statement } of kept) {
      const plan = await world.sql<{ 'QUERY PLAN': string }>(
        `EXPLAIN (GENERIC_PLAN) ${statement}`,
        [],
        SYSTEM_PRINCIPAL,
      );
      const whole = plan.map((row) => row['QUERY PLAN']).filter((line) => /Seq Scan on (claim|comparand)\b/.test(line));
      expect({ name, whole }).toEqual({ name, whole: [] });
    }
  });

  it.each([
    ['a comparison list', () => `/claims/${claim.id}/comparisons`],
    ['the queue', () => '/contradictions'],
    ['the queue of a subject', () => `/contradictions?subject=${claim.subject.id}`],
    ['the queue of a metric', () => `/contradictions?metric=net-loss&count=true`],
  ])('reads no whole table for %s', async (_, path) => {
    const { queries } = await world.explaining(() => world.get(path()));
    const whole = queries
      .join('\n')
      .split('\n')
      .filter((line) => /Seq Scan on (claim|comparand)\b/.test(line));
    expect(whole).toEqual([]);
  });

  it.each([
    ['a subject', () => `/contradictions?subject=${claim.subject.id}&count=true`],
    ['a metric', () => '/contradictions?metric=net-loss&count=true'],
    ['both', () => `/contradictions?subject=${claim.subject.id}&metric=net-loss&count=true`],
  ])('puts no more than ids and gaps in order for the queue of %s', async (_, path) => {
    const { queries } = await world.explaining(() => world.get(path()));
    const ofQueue = queries.filter((plan) => /gap_relative|^(Finalize )?Aggregate/.test(plan)).join('\n');
    const widths = [...ofQueue.matchAll(/(?:Sort|Unique|Aggregate|SetOp) .*width=(\d+)/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).not.toEqual([]);
    // Whole links are several hundred bytes wide.
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });

  it('keeps nobody waiting while everything is compared again', async () => {
    const pass = await world.post('/reevaluations', {});
    while ((await world.get(`/jobs/${pass.body.id}`)).body.state === 'queued') await pause(5);
    const { items } = (await world.get('/contradictions?limit=3')).body as { items: { id: string }[] };
    const waits: number[] = [];
    const timed = async (work: () => Promise<Reply>): Promise<void> => {
      const begun = performance.now();
      expect([200, 201]).toContain((await work()).status);
      waits.push(performance.now() - begun);
    };
    for (const [n, { id }] of items.entries()) {
      await timed(() => world.post(`/links/${id}/confirm`, {}));
      await timed(() => world.post('/claims', loss(`$${70 + n} billion`)));
    }
    const { body } = await world.post(`/jobs/${pass.body.id}/cancel`, undefined);
    expect(body.state).toBe('cancelled');
    expect(Math.max(...waits)).toBeLessThan(4000);
  });
});
