import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { HIT_31, LOSS_115, STAKE_27 } from './support/dossier.js';
import { type Reply, World } from './support/world.js';

type Json = Reply['body'];

const DOSSIER = JSON.parse(readFileSync(new URL('../../examples/openai-dossier.json', import.meta.url), 'utf8')) as {
  readonly claims: readonly { readonly ref: string }[];
};

const NOBODY = '00000000-0000-7000-8000-00000000ffff';

const logged = async (world: World, claim: object): Promise<string> => {
  const { status, body } = await world.post('/claims', claim);
  expect([200, 201]).toContain(status);
  return body.claim.id as string;
};

const derive = async (
  world: World,
  claim: string,
  formula: string,
  inputs: object,
  more: object = {},
): Promise<Json> => {
  const { status, body } = await world.post(`/claims/${claim}/derivations`, {
    method: 'formula',
    formula,
    inputs,
    ...more,
  });
  expect([status, body.errors]).toEqual([201, undefined]);
  return body;
};

const shown = async (world: World, id: string, query = ''): Promise<Json> =>
  (await world.get(`/derivations/${id}${query}`)).body;

const codes = (lints: readonly Json[]): string[] => lints.map(({ code }) => code as string);

describe('the derivations of the dossier', () => {
  let world: World;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    world = await World.start();
    await world.post('/imports?format=dossier', DOSSIER);
    await world.quiet();
    const rows = await world.sql<{ id: string }>('SELECT id FROM claim ORDER BY id');
    DOSSIER.claims.forEach(({ ref }, i) => ids.set(ref, rows[i]?.id ?? ''));
  });
  afterAll(() => world.stop());

  const of = async (ref: string): Promise<Json> => {
    const { body } = await world.get(`/claims/${ids.get(ref)}/derivations`);
    expect(body.items).toHaveLength(1);
    return body.items[0];
  };
  /** In hundreds of thousands, which is four decimals of a billion. */
  const rounded = (decimal: string): string => (Math.round(Number(decimal) / 1e5) * 1e5).toFixed(0);

  it.each([
    ['loss115', '11090900000', '11886800000', ['input_valid_time']],
    ['loss12', '12442400000', '12788900000', []],
    ['rev9m', '4223200000', '4440300000', []],
    ['rev24low', '2408500000', '2532600000', []],
    ['rev24', '3648100000', '3766200000', []],
  ])('give %s', async (ref, lower, upper, lints) => {
    const derivation = await of(ref);
    expect(derivation).toMatchObject({
      state: 'current',
      mismatch: false,
      failure: null,
      movedBy: null,
      previous: null,
    });
    expect([rounded(derivation.result.lower), rounded(derivation.result.upper)]).toEqual([lower, upper]);
    expect(derivation.result).toMatchObject({ kind: 'range', policy: 'stated', unit: 'USD' });
    expect(codes(derivation.lints)).toEqual(expect.arrayContaining(lints));
  });

  it('leave alone what has no formula', async () => {
    expect(await of('rev13')).toMatchObject({ state: 'unevaluated', result: null, computedAt: null, formula: null });
  });

  it('carry uncertainty along a chain, and end it where somebody reports the figure from knowledge of their own', async () => {
    const annual = await logged(world, { ...LOSS_115, value: '$46 billion', period: '2025' });
    const first = await derive(world, annual, '4 * quarter', { quarter: ids.get('loss115') });
    // Four times what loss115 was computed to be, not four times [11.45, 11.55).
    expect([rounded(first.result.lower), rounded(first.result.upper)]).toEqual(['44363600000', '47547200000']);
    await world.post(`/claims/${ids.get('loss115')}/statements`, {
      speaker: 'OpenAI',
      stance: 'confirms',
      evidence: 'reported',
      statedAt: '2026-01-15',
      wording: '$11.5 billion',
      language: 'en',
    });
    expect((await shown(world, first.id)).state).toBe('stale');
    await world.quiet();
    const reported = await shown(world, first.id);
    expect([reported.state, reported.result.lower, reported.result.upper]).toEqual([
      'current',
      '45800000000',
      '46200000000',
    ]);
    expect(reported.movedBy).toMatchObject({
      code: 'affirmed',
      text: 'quarter was affirmed.',
      claims: [ids.get('loss115')],
    });
    expect(reported.previous).toMatchObject({ state: 'current', result: first.result, computedAt: first.computedAt });
    await world.post(`/claims/${ids.get('loss115')}/statements`, {
      speaker: 'OpenAI',
      stance: 'retracts',
      statedAt: '2026-01-20',
    });
    await world.quiet();
    const retracted = await shown(world, first.id);
    expect([retracted.result.lower, retracted.movedBy.code]).toEqual([first.result.lower, 'retracted']);
  });
});

describe('a derivation whose inputs change', () => {
  let world: World;
  let period = 1950;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  /** A loss worked back from a share and a stake, as in the dossier, for a year of its own. */
  async function workedBack(): Promise<{
    readonly hit: string;
    readonly stake: string;
    readonly loss: string;
    readonly derivation: Json;
  }> {
    const year = String(period++);
    const hit = await logged(world, { ...HIT_31, period: year });
    const stake = await logged(world, { ...STAKE_27, period: `as of ${year}-12-31` });
    const loss = await logged(world, { ...LOSS_115, period: year });
    const derivation = await derive(
      world,
      loss,
      'share / stake',
      { share: hit, stake },
      { attributedTo: 'The Register' },
    );
    return { hit, stake, loss, derivation };
  }

  it('is computed with what took the place of an input, and says why it moved', async () => {
    const { hit, loss, derivation } = await workedBack();
    const before = new Date().toISOString();
    await pause(5);
    const corrected = await world.post(`/claims/${hit}/supersede`, {
      reason: 'Restated.',
      value: '$3.3 billion',
      language: 'en',
    });
    expect(corrected.status).toBe(201);
    const stale = await shown(world, derivation.id);
    expect(['stale', 'current']).toContain(stale.state);
    if (stale.state === 'stale') expect(stale).toMatchObject({ result: derivation.result, previous: null });
    await world.quiet();
    const moved = await shown(world, derivation.id);
    expect(moved).toMatchObject({ state: 'current', previous: { result: derivation.result, state: 'current' } });
    expect(moved.result.point.slice(0, 5)).toBe('12222');
    expect(moved.movedBy).toMatchObject({
      code: 'superseded',
      text: 'share was superseded by 3.3 billion US dollars.',
      texts: { de: 'share wurde durch 3,3 Milliarden US-Dollar ersetzt.' },
      claims: [hit, corrected.body.claim.id],
    });
    // The input is still what was named; what was computed with stands beside it, then as now.
    expect(derivation.inputs.share).toMatchObject({
      claim: { id: hit },
      figure: { point: '3100000000' },
      instead: null,
    });
    expect(moved.inputs.share).toMatchObject({
      claim: { id: hit },
      figure: { point: '3300000000' },
      instead: corrected.body.claim.id,
    });
    expect(codes(moved.lints)).toContain('contested_input');
    expect(moved).toMatchObject({ mismatch: true, disagreement: { claims: expect.arrayContaining([loss]) } });
    // What was stated is as it was, and so is the derivation.
    expect((await world.get(`/claims/${loss}`)).body.version).toBe(1);
    expect(moved.version).toBe(1);

    const { body: all } = await world.get(`/derivations/${derivation.id}/results?count=true`);
    expect(all.items.map(({ version, result }: Json) => [version, result])).toEqual([
      [2, moved.result],
      [1, derivation.result],
    ]);
    expect(all.items.map(({ computedWith }: Json) => computedWith.share.figure.point)).toEqual([
      '3300000000',
      '3100000000',
    ]);
    expect([all.total, all.items[0].movedBy, all.items[1].movedBy]).toEqual([2, moved.movedBy, null]);
    const { body: past } = await world.get(`/derivations/${derivation.id}/results?asOf=${before}`);
    expect(past.items).toHaveLength(1);
    expect(await shown(world, derivation.id, `?asOf=${before}`)).toMatchObject({
      state: 'current',
      result: derivation.result,
      previous: null,
    });
    const { body: listed } = await world.get(`/claims/${loss}/derivations?asOf=${before}`);
    expect(listed.items[0].result).toEqual(derivation.result);
    const { body: paged } = await world.get(`/derivations/${derivation.id}/results?limit=1`);
    const { body: rest } = await world.get(`/derivations/${derivation.id}/results?limit=1&cursor=${paged.nextCursor}`);
    expect([paged.items[0].version, rest.items[0].version, rest.nextCursor]).toEqual([2, 1, null]);
  });

  it('is told what happened further up, and follows corrections of corrections', async () => {
    const { hit, loss, derivation } = await workedBack();
    const twice = await logged(world, { ...LOSS_115, value: '$23 billion', period: String(period++) });
    const double = await derive(world, twice, '2 * loss', { loss });
    const first = await world.post(`/claims/${hit}/supersede`, {
      reason: 'Restated.',
      value: '$3.4 billion',
      language: 'en',
    });
    await world.post(`/claims/${first.body.claim.id}/supersede`, {
      reason: 'Again.',
      value: '$3.6 billion',
      language: 'en',
    });
    await world.quiet();
    const [one, two] = [await shown(world, derivation.id), await shown(world, double.id)];
    expect(one.result.point.slice(0, 5)).toBe('13333');
    expect(two.result.point.slice(0, 5)).toBe('26666');
    expect(two.movedBy.code).toBe('recomputed');
    expect(two.movedBy.text).toMatch(
      /^loss was computed again: loss from an equity-method investment of Microsoft for \d{4}, tax: after was superseded by 3\.[46] billion US dollars\.$/,
    );
    expect(two.movedBy.texts.de).toMatch(
      /^loss wurde neu berechnet: Verlust aus einer At-Equity-Beteiligung von Microsoft für \d{4}, tax: after wurde durch 3,[46] Milliarden US-Dollar ersetzt\.$/,
    );
  });

  it('gets no new version where it gives the same, and is current again', async () => {
    const { hit, derivation } = await workedBack();
    const said = { speaker: 'Brad Gerstner', stance: 'asserts', evidence: 'estimate', statedAt: '2025-10-31' };
    const { queries } = await world.countingQueries(() => world.post(`/claims/${hit}/statements`, said));
    expect(queries.some((query) => query.includes('INTO stale_derivation'))).toBe(true);
    await world.quiet();
    expect(await shown(world, derivation.id)).toMatchObject({
      state: 'current',
      computedAt: derivation.computedAt,
      previous: null,
    });
    expect((await world.get(`/derivations/${derivation.id}/results`)).body.items).toHaveLength(1);
  });

  it('is linted where an input is disputed, until that is taken back', async () => {
    const { hit, derivation } = await workedBack();
    const disputing = {
      speaker: 'Firoz Valliji',
      stance: 'disputes',
      statedAt: '2025-10-30',
      alternative: { value: '$4.1 billion', language: 'en' },
    };
    const disputed = await world.post(`/claims/${hit}/statements`, disputing);
    expect(disputed.status).toBe(201);
    await world.quiet();
    const contested = await shown(world, derivation.id);
    expect(codes(contested.lints)).toContain('contested_input');
    expect(contested.result).toEqual(derivation.result);
    expect(contested.movedBy).toMatchObject({ code: 'disputed', text: 'share was disputed.' });
    const { body: links } = await world.get(`/claims/${hit}/links`);
    const link = links.items.find(({ origin }: Json) => origin === 'statement');
    expect((await world.post(`/links/${link.id}/dismiss`, { reason: 'Another quarter.' })).status).toBe(200);
    await world.quiet();
    const cleared = await shown(world, derivation.id);
    expect([codes(cleared.lints).includes('contested_input'), cleared.movedBy.code]).toEqual([false, 'linked']);
    expect((await world.get(`/derivations/${derivation.id}/results`)).body.items).toHaveLength(3);
  });

  it('is linted when a suggested contradiction of an input is confirmed', async () => {
    const { hit, derivation } = await workedBack();
    const year = String(period - 1);
    const rival = await world.post('/claims', { ...HIT_31, value: '$4.1 billion', period: year });
    expect((await shown(world, derivation.id)).state).toBe('current');
    const { body: links } = await world.get(`/claims/${rival.body.claim.id}/links`);
    const link = links.items.find(({ a, b }: Json) => [a.id, b.id].includes(hit));
    expect(codes((await shown(world, derivation.id)).lints)).not.toContain('contested_input');
    expect((await world.post(`/links/${link.id}/confirm`, {})).status).toBe(200);
    await world.quiet();
    expect(codes((await shown(world, derivation.id)).lints)).toContain('contested_input');
    // What contradicts the input falls: nobody contests the input any more.
    await world.post(`/claims/${rival.body.claim.id}/supersede`, {
      reason: 'A typing error.',
      value: '$3.1 billion',
      period: year,
    });
    await world.quiet();
    const freed = await shown(world, derivation.id);
    expect([codes(freed.lints).includes('contested_input'), freed.movedBy.code]).toEqual([false, 'standing']);
  });

  it('is held against the claim again when that is changed', async () => {
    const { loss, derivation } = await workedBack();
    expect(derivation.mismatch).toBe(false);
    const changed = await world.patch(
      `/claims/${loss}`,
      { value: '$15 billion', reason: 'A typing error.' },
      { 'if-match': '*' },
    );
    expect(changed.status).toBe(200);
    await world.quiet();
    const now = await shown(world, derivation.id);
    expect([now.mismatch, now.movedBy.code]).toEqual([true, 'changed']);
    expect(now.movedBy.text).toMatch(/^net loss of OpenAI for \d{4} was changed\.$/);
  });

  it('is computed again when an input gets a derivation of its own, or a rival one', async () => {
    const { loss } = await workedBack();
    const twice = await logged(world, { ...LOSS_115, value: '$23 billion', period: String(period++) });
    const double = await derive(world, twice, '2 * loss', { loss });
    await derive(world, loss, 'share / stake', {
      share: { constant: '$4.1 billion', language: 'en' },
      stake: { constant: '32.5%' },
    });
    await world.quiet();
    const now = await shown(world, double.id);
    // Between rivals nobody chooses: it is computed with what is stated.
    expect([now.result.lower, now.result.upper, now.movedBy.code]).toEqual(['22900000000', '23100000000', 'derived']);
  });
});

describe('bad input', () => {
  let world: World;
  let loss: string;
  let unnumbered: string;
  beforeAll(async () => {
    world = await World.start();
    loss = await logged(world, LOSS_115);
    unnumbered = await logged(world, { ...HIT_31, value: 'undisclosed', period: '2024' });
  });
  afterAll(() => world.stop());

  const x = { x: { constant: '2' } };
  const cases: [what: string, body: object, status: number, code: string, pointer: string, detail: RegExp][] = [
    [
      'a formula of 100 kB',
      { formula: '1+'.repeat(50_000) + '1' },
      400,
      'invalid-request',
      '/formula',
      /at most 2000 characters/,
    ],
    [
      '10,000 nested parentheses',
      { formula: '('.repeat(10_000) + '1' + ')'.repeat(10_000) },
      400,
      'invalid-request',
      '/formula',
      /at most 2000 characters/,
    ],
    [
      '900 nested parentheses',
      { formula: '('.repeat(900) + 'x' + ')'.repeat(900), inputs: x },
      422,
      'invalid-formula',
      '/formula',
      /./,
    ],
    [
      'constructor',
      { formula: 'constructor', inputs: x },
      422,
      'invalid-formula',
      '/formula',
      /“constructor” cannot be a name/,
    ],
    [
      '__proto__',
      { formula: '__proto__ + x', inputs: x },
      422,
      'invalid-formula',
      '/formula',
      /“__proto__” cannot be a name/,
    ],
    ['a property', { formula: 'x.constructor', inputs: x }, 422, 'invalid-formula', '/formula', /./],
    ['an index', { formula: 'x["constructor"]', inputs: x }, 422, 'invalid-formula', '/formula', /./],
    ['an unknown function', { formula: 'import(x)', inputs: x }, 422, 'invalid-formula', '/formula', /./],
    ['another unknown function', { formula: 'sqrt(x)', inputs: x }, 422, 'invalid-formula', '/formula', /./],
    ['an assignment', { formula: 'x = y = 2', inputs: x }, 422, 'invalid-formula', '/formula', /./],
    ['nothing but a sign', { formula: '-' }, 422, 'invalid-formula', '/formula', /./],
    ['an empty formula', { formula: ' ' }, 400, 'invalid-request', '/formula', /must not be empty/],
    ['a formula that is no text', { formula: 2 }, 400, 'invalid-request', '/formula', /must be text/],
    ['an exponent without end', { formula: '9^9^9^9^9' }, 422, 'invalid-formula', '/formula', /./],
    ['an exponent that is too large', { formula: 'x^100000000', inputs: x }, 422, 'invalid-formula', '/formula', /./],
    [
      'a missing input',
      { formula: 'x / y', inputs: x },
      422,
      'invalid-formula',
      '/formula',
      /uses y, and no input has that name/,
    ],
    [
      'an unused input',
      { formula: 'x', inputs: { ...x, y: { constant: '3' } } },
      422,
      'invalid-formula',
      '/inputs/y',
      /does not use y/,
    ],
    [
      'a name that no formula writes',
      { formula: 'x', inputs: { ...x, 'a b': { constant: '3' } } },
      400,
      'invalid-request',
      '/inputs/a b',
      /letters, digits and underscore/,
    ],
    [
      'an input that is nothing',
      { formula: 'x', inputs: { x: {} } },
      400,
      'invalid-request',
      '/inputs/x',
      /is a claim, or a constant/,
    ],
    [
      'a constant without a number',
      { formula: 'x', inputs: { x: { constant: 'some' } } },
      422,
      'unreadable-figure',
      '/inputs/x/constant',
      /no figure that can be read/,
    ],
  ];

  it.each(cases)('%s is refused when tried and when recorded', async (_, body, status, code, pointer, detail) => {
    const tried = await world.post('/derivations/evaluate', body);
    expect([tried.status, tried.body.type, tried.type]).toEqual([
      status,
      `/problems/${code}`,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(tried.body.errors[0]).toMatchObject({ pointer, detail: expect.stringMatching(detail) });
    const recorded = await world.post(`/claims/${loss}/derivations`, { method: 'formula', ...body });
    expect([recorded.status, recorded.body.type]).toEqual([status, `/problems/${code}`]);
    expect(recorded.body.errors[0]).toMatchObject({ pointer, detail: expect.stringMatching(detail) });
    expect((await world.get(`/claims/${loss}/derivations`)).body.items).toEqual([]);
  });

  it('has its place in a claim and in an import', async () => {
    const derivations = [{ method: 'formula', formula: 'x +', inputs: x }];
    const claim = await world.post('/claims', { ...LOSS_115, period: '2023', derivations });
    expect([claim.status, claim.body.type, claim.body.errors[0].pointer]).toEqual([
      422,
      '/problems/invalid-formula',
      '/derivations/0/formula',
    ]);
    const line = `${JSON.stringify({ ...LOSS_115, period: '2023', derivations })}\n`;
    const sent = await world.post('/imports?format=ndjson', line, { 'content-type': 'application/x-ndjson' });
    await world.quiet();
    const { body: job } = await world.get(`/jobs/${sent.body.id}`);
    expect(job).toMatchObject({ state: 'failed', errors: [{ at: 1, code: 'invalid-formula' }] });
  });

  it.each([
    ['a claim that is not there', { formula: 'x', inputs: { x: { claim: NOBODY } } }, '/inputs/x/claim'],
    ['a claim to be held against that is not there', { formula: '2', claim: NOBODY }, '/claim'],
    [
      'a source that is not there',
      { formula: 'x', inputs: { x: { constant: '2', source: NOBODY } } },
      '/inputs/x/source',
    ],
  ])('names %s', async (_, body, pointer) => {
    const { status, body: problem } = await world.post('/derivations/evaluate', body);
    expect([status, problem.type, problem.errors[0].pointer]).toEqual([422, '/problems/unknown-reference', pointer]);
  });

  it('answers 404 for derivations that are not there', async () => {
    const answers = [
      await world.get(`/derivations/${NOBODY}`),
      await world.get(`/derivations/${NOBODY}/results`),
      await world.get('/derivations/evaluate'),
      await world.post(`/claims/${NOBODY}/derivations`, { method: 'formula', formula: '2' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it.each([
    [
      'division by a range around zero',
      { formula: '1 / x', inputs: { x: { constant: 'between -1 and 2', language: 'en' } } },
      'division_by_zero_interval',
    ],
    ['division by nothing', { formula: '1 / (x - x)', inputs: x }, 'division_by_zero_interval'],
    [
      'money and people',
      {
        formula: 'a + b',
        inputs: { a: { constant: '$3', language: 'en' }, b: { constant: '3 employees', language: 'en' } },
      },
      'unit_mismatch',
    ],
  ])('by its numbers fails with a sentence: %s', async (_, body, code) => {
    const { status, body: tried } = await world.post('/derivations/evaluate', body);
    expect([status, tried.state, tried.result]).toEqual([200, 'failed', null]);
    expect(tried.failure).toMatchObject({ code, text: expect.any(String), texts: { de: expect.any(String) } });
    const recorded = await derive(world, loss, body.formula, body.inputs);
    expect(recorded).toMatchObject({ state: 'failed', result: null, failure: { code } });
  });

  it('of an input without a number fails with a sentence', async () => {
    const { body } = await world.post('/derivations/evaluate', { formula: '2 * x', inputs: { x: unnumbered } });
    expect(body).toMatchObject({ state: 'failed', failure: { code: 'no_number', inputs: ['x'] } });
    const source = { source: { kind: 'filing', title: '10-Q' } };
    expect(await derive(world, loss, '2 * x', { x: source })).toMatchObject({
      state: 'failed',
      failure: { code: 'no_number' },
    });
  });

  it('takes names of the language it is written in for names, but for those that grammar and bodies refuse', async () => {
    const inputs = { toString: { constant: '2' }, hasOwnProperty: { constant: '3' } };
    const tried = await world.post('/derivations/evaluate', { formula: 'toString * hasOwnProperty', inputs });
    expect([tried.status, tried.body.result.point]).toEqual([200, '6']);
    const body = { formula: 'x', inputs: { ...x, constructor: { constant: '2' } } };
    const unused = await world.post('/derivations/evaluate', body);
    expect([unused.status, unused.body.errors[0].pointer]).toEqual([400, '/inputs/constructor']);
    const raw = '{"formula": "x", "inputs": {"x": {"constant": "2"}, "__proto__": {"constant": "3"}}}';
    const hidden = await world.post('/derivations/evaluate', raw);
    expect([hidden.status, hidden.body.type]).toEqual([400, '/problems/malformed-body']);
  });

  it('is told of an input that is two things', async () => {
    const body = { formula: 'x', inputs: { x: { constant: '2', claim: loss } } };
    const tried = await world.post('/derivations/evaluate', body);
    expect([tried.status, tried.body.errors[0].pointer]).toEqual([400, '/inputs/x']);
    const other = await logged(world, { ...LOSS_115, period: '2022' });
    const recorded = await world.post(`/claims/${other}/derivations`, { method: 'formula', ...body });
    expect([recorded.status, recorded.body.errors[0].pointer]).toEqual([400, '/inputs/x']);
  });
});

describe('trying a formula', () => {
  let world: World;
  let hit: string;
  let loss: string;
  beforeAll(async () => {
    world = await World.start();
    hit = await logged(world, HIT_31);
    loss = await logged(world, LOSS_115);
  });
  afterAll(() => world.stop());

  const tried = (body: object): Promise<Reply> => world.post('/derivations/evaluate', body);

  it('computes with claims and constants, and records nothing', async () => {
    const before = await world.sql('SELECT count(*) FROM history.change');
    const inputs = { share: hit, stake: { constant: '27 Prozent', language: 'de', period: 'from 2025-10-28' } };
    const { status, body } = await tried({ formula: 'loss = share / stake', inputs, claim: loss });
    expect([status, body.state, body.mismatch]).toEqual([200, 'current', false]);
    expect([body.result.lower.slice(0, 6), body.result.upper.slice(0, 6)]).toEqual(['110909', '118867']);
    expect(codes(body.lints)).toEqual(expect.arrayContaining(['input_valid_time', 'unsourced_assumption']));
    const off = await tried({ formula: '2 * share / stake', inputs, claim: loss });
    expect(off.body).toMatchObject({ mismatch: true, disagreement: { claims: expect.arrayContaining([loss]) } });
    const alone = await tried({ formula: '2 * 44.1', inputs: {} });
    expect([alone.body.result.point, alone.body.result.unit, alone.body.lints]).toEqual(['88.2', '1', []]);
    expect((await tried({ formula: '7 / 2' })).body.result.point).toBe('3.5');
    expect(await world.sql('SELECT count(*) FROM history.change')).toEqual(before);
  });

  it('sends as many statements for many inputs as for one', async () => {
    const claims = [hit];
    for (let year = 1960; year < 1970; year++) claims.push(await logged(world, { ...HIT_31, period: String(year) }));
    const sent = async (ids: readonly string[]): Promise<number> => {
      const inputs = Object.fromEntries(ids.map((id, i) => [`x${i}`, id]));
      const { queries, result } = await world.countingQueries(() =>
        tried({ formula: `sum(${Object.keys(inputs).join(', ')})`, inputs, claim: loss }),
      );
      expect([result.status, result.body.state]).toEqual([200, 'current']);
      return queries.length;
    };
    // One of them says who asks.
    expect([await sent(claims), await sent([hit])]).toEqual([7, 7]);
  });

  it('says what an input would have to be', async () => {
    const derivation = await derive(world, loss, 'share / stake', { share: hit, stake: { constant: '27%' } });
    const solve = (body: object, id: string = derivation.id): Promise<Reply> =>
      world.post(`/derivations/${id}/solve`, body);
    const { status, body } = await solve({ for: 'stake', target: '$11.5 billion' });
    expect([status, body.for, body.target.lower, body.now.point, body.required.unit]).toEqual([
      200,
      'stake',
      '11450000000',
      '27',
      'percent',
    ]);
    expect([body.required.lower.slice(0, 5), body.required.upper.slice(0, 5)]).toEqual(['26.40', '27.51']);
    expect(body).toMatchObject({ text: expect.any(String), texts: { en: body.text, de: expect.any(String) } });
    const german = await solve({ for: 'share', target: '11,5 Milliarden US-Dollar', language: 'de' });
    expect(german.body.required.unit).toBe('USD');
    const refused = [
      [await solve({ for: 'share', target: '11.5 billion' }, NOBODY), 404, undefined],
      [await solve({ for: 'profit', target: '$11.5 billion' }), 422, '/for'],
      [await solve({ for: 'share', target: 'some' }), 422, '/target'],
      [await solve({ for: 'share', target: { kind: 'exact' } }), 400, '/target/unit'],
      [await solve({ for: 'share' }), 400, '/target'],
    ] as const;
    for (const [answer, code, pointer] of refused)
      expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([code, pointer]);
    const unknown = await world.post(`/claims/${loss}/derivations`, { method: 'manual' });
    expect((await solve({ for: 'share', target: '$2' }, unknown.body.id)).status).toBe(422);
  });
});

describe('the language of a constant', () => {
  let world: World;
  let loss: string;
  const source = 'https://example.org/filing';
  const staff = (value: string, language: string, more: object, period: string): object => ({
    subject: 'OpenAI',
    metric: 'employees',
    value,
    language,
    period: `as of ${period}`,
    derivations: [{ method: 'formula', formula: 'k', inputs: { k: { constant: '1.234', source, ...more } } }],
  });
  const derivationsOf = async (claim: string): Promise<Json[]> =>
    (await world.get(`/claims/${claim}/derivations`)).body.items;
  beforeAll(async () => {
    world = await World.start();
    loss = await logged(world, LOSS_115);
  });
  afterAll(() => world.stop());

  it('is that of the claim in the same request, and kept', async () => {
    const claim = await logged(world, staff('1.234 Mitarbeiter', 'de', {}, '2025-01-01'));
    const [derivation] = await derivationsOf(claim);
    expect(derivation).toMatchObject({
      state: 'current',
      mismatch: false,
      result: { lower: '1233.5', upper: '1234.5' },
    });
    expect(derivation.inputs.k).toMatchObject({ constant: '1.234', language: 'de' });
    const again = await world.post(`/claims/${claim}/derivations`, {
      method: 'formula',
      formula: 'k',
      inputs: { k: { constant: '1.234', source } },
      language: 'de',
    });
    expect([again.status, again.body.id]).toEqual([200, derivation.id]);
    const english = await derive(world, claim, 'k', { k: { constant: '1.234', source, language: 'en' } });
    expect([english.result.lower, english.mismatch]).toEqual(['1.2335', true]);
    expect(english.id).not.toBe(derivation.id);
  });

  it('is its own where it has one', async () => {
    const claim = await logged(world, staff('1.234 Mitarbeiter', 'de', { language: 'en' }, '2025-02-01'));
    expect((await derivationsOf(claim))[0].result.lower).toBe('1.2335');
  });

  it('is that of the claim in an import, and survives an export', async () => {
    const period = '2025-03-01';
    const sent = await world.post('/imports?format=dossier', {
      claims: [{ ...staff('1.234 Mitarbeiter', 'de', {}, period), ref: 'staff' }],
    });
    await world.quiet();
    expect((await world.get(`/jobs/${sent.body.id}`)).body.errors).toEqual([]);
    const [{ id }] = (await world.sql<{ id: string }>('SELECT max(id::text) AS id FROM claim')) as [{ id: string }];
    expect((await derivationsOf(id))[0].result.lower).toBe('1233.5');
    const { body } = await world.get('/exports?format=dossier');
    const exported = (body.claims as Json[]).filter(({ period: of }) => JSON.stringify(of)?.includes(period));
    expect(exported[0].derivations[0].inputs.k).not.toHaveProperty('language');
  });

  it('is needed where the constant has two meanings, and only there', async () => {
    const constants = async (constant: string, more: object = {}): Promise<Reply> =>
      world.post(`/claims/${loss}/derivations`, {
        method: 'formula',
        formula: 'k',
        inputs: { k: { constant } },
        ...more,
      });
    const refused = await constants('1.234');
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      [{ pointer: '/inputs/k/constant', code: 'ambiguous-figure', readings: [{ unit: '1' }, { unit: '1' }] }],
    ]);
    for (const plain of ['44.1', '27%', '$3.1 billion']) {
      const { status, body } = await constants(plain);
      expect([status, body.inputs.k.constant, body.inputs.k.language]).toEqual([201, plain, undefined]);
    }
    const german = await constants('10 Millionen Dollar', { language: 'de' });
    expect([german.status, german.body.result.lower]).toEqual([201, '9500000']);
    expect(german.body.inputs.k.language).toBe('de');
  });

  it('is asked for when trying and solving as when recording', async () => {
    const tried = (more: object): Promise<Reply> =>
      world.post('/derivations/evaluate', { formula: 'k', inputs: { k: { constant: '1.234' } }, ...more });
    expect((await tried({ language: 'de' })).body.result.lower).toBe('1233.5');
    for (const more of [{}, { language: 'xx' }, { language: 'und' }]) {
      const { status, body } = await tried(more);
      expect([status, body.errors?.[0]]).toMatchObject([
        422,
        { pointer: '/inputs/k/constant', code: 'ambiguous-figure' },
      ]);
    }
    const derivation = await derive(world, loss, '2 * k', { k: { constant: '$5' } });
    const solved = (target: object): Promise<Reply> =>
      world.post(`/derivations/${derivation.id}/solve`, { for: 'k', ...target });
    expect((await solved({ target: '$1.234' })).body.errors?.[0]).toMatchObject({
      pointer: '/target',
      code: 'ambiguous-figure',
    });
    expect((await solved({ target: '1.234 Dollar', language: 'de' })).body.target.point).toBe('1234');
  });

  it('reads a rate of exchange, by which money is converted', async () => {
    const tried = (r: string, language: string): Promise<Reply> =>
      world.post('/derivations/evaluate', {
        formula: 'u * r',
        inputs: { u: { constant: language === 'de' ? '13 Milliarden Dollar' : '$13 billion' }, r: { constant: r } },
        claim: loss,
        language,
      });
    const alone = await world.post('/derivations/evaluate', {
      formula: 'u * r',
      inputs: { u: { constant: '$13 billion' }, r: { constant: '€0.93 per dollar' } },
      language: 'en',
    });
    expect(alone.body.result).toMatchObject({ unit: 'EUR', point: '12090000000' });
    const back = await world.post('/derivations/evaluate', {
      formula: 'u / r',
      inputs: { u: { constant: '13 Milliarden Dollar' }, r: { constant: '1,08 Dollar je Euro' } },
      language: 'de',
    });
    expect(back.body.result.unit).toBe('EUR');
    const { body } = await tried('1,08 Dollar je Euro', 'de');
    const misfit = (body.lints as Json[]).find(({ code }) => code === 'unit_mismatch');
    expect(misfit?.text).toMatch(/EUR|euro/);
    expect(misfit?.text).toMatch(/USD|dollar/);
  });
});

describe('what was recorded of a derivation', () => {
  let world: World;
  let loss: string;
  let hit: string;
  beforeAll(async () => {
    world = await World.start();
    loss = await logged(world, LOSS_115);
    hit = await logged(world, HIT_31);
  });
  afterAll(() => world.stop());

  const sent = (formula: string, inputs: object): Promise<Reply> =>
    world.post(`/claims/${loss}/derivations`, { method: 'formula', formula, inputs });

  it('is the same however its formula is written, and shown as it was written first', async () => {
    const first = await sent('x*4', { x: hit });
    expect(first.status).toBe(201);
    for (const formula of ['x * 4', 'x×4', 'loss = (x) · 4.0']) {
      const { status, body } = await sent(formula, { x: hit });
      expect([status, body.id, body.formula]).toEqual([200, first.body.id, 'x*4']);
    }
    expect((await sent('4 * x', { x: hit })).status).toBe(201);
    expect((await sent('x / 4', { x: hit })).status).toBe(201);
  });

  it('may be sent again with the versions of its inputs', async () => {
    const first = await sent('2 * x', { x: hit });
    const { claim, version } = first.body.inputs.x;
    const again = await sent('2 * x', { x: { claim: claim.id, version } });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const changed = await world.patch(`/claims/${hit}`, { text: 'Its share of the loss.' }, { 'if-match': '*' });
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    const earlier = await sent('3 * x', { x: { claim: hit, version: 1 } });
    expect([earlier.status, earlier.body.inputs.x.version]).toEqual([201, 1]);
    expect((await sent('5 * x', { x: hit })).body.inputs.x.version).toBe(2);
  });

  it.each([
    [3, 422, '/inputs/x/version', 'unknown-reference'],
    [0, 400, '/inputs/x/version', 'invalid-request'],
    [1.5, 400, '/inputs/x/version', 'invalid-request'],
    [2 ** 31, 400, '/inputs/x/version', 'invalid-request'],
  ])('has no input at version %s', async (version, status, pointer, code) => {
    const answer = await sent('7 * x', { x: { claim: hit, version } });
    expect([answer.status, answer.body.errors]).toMatchObject([status, [{ pointer, code }]]);
  });

  it('names no version of a constant', async () => {
    const { status, body } = await sent('x', { x: { constant: '$4', version: 1 } });
    expect([status, body.errors[0].pointer]).toEqual([400, '/inputs/x/version']);
  });

  it('is a circle where an input is the same as what is derived from it', async () => {
    const [stated, other] = [
      await logged(world, { ...LOSS_115, period: '2023' }),
      await logged(world, { ...HIT_31, period: '2023' }),
    ];
    const derivation = await derive(world, stated, '2 * x', { x: other });
    expect(codes(derivation.lints)).not.toContain('circular_input');
    const drawn = await world.post('/links', { a: stated, b: other, kind: 'same_as', reason: 'One figure.' });
    expect(drawn.status).toBe(201);
    await world.quiet();
    const circular = await shown(world, derivation.id);
    expect(circular).toMatchObject({ state: 'current', result: derivation.result });
    expect(circular.lints).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'circular_input', inputs: ['x'] })]),
    );
    expect(circular.movedBy).toMatchObject({ code: 'linked' });
    const dismissed = await world.post(
      `/links/${drawn.body.id}/dismiss`,
      { reason: 'Two figures.' },
      { 'if-match': '*' },
    );
    expect(dismissed.status).toBe(200);
    await world.quiet();
    expect(codes((await shown(world, derivation.id)).lints)).not.toContain('circular_input');
  });

  it('is a circle also by way of a third claim', async () => {
    const [stated, other, third] = [
      await logged(world, { ...LOSS_115, period: '2022' }),
      await logged(world, { ...HIT_31, period: '2022' }),
      await logged(world, { ...HIT_31, value: '$3.2 billion', period: '2022' }),
    ];
    const derivation = await derive(world, stated, '2 * x', { x: other });
    await world.post('/links', { a: other, b: third, kind: 'same_as' });
    await world.post('/links', { a: stated, b: third, kind: 'same_as' });
    await world.quiet();
    expect(codes((await shown(world, derivation.id)).lints)).toContain('circular_input');
  });

  it('says what its inputs and its claim are called, also when that changes', async () => {
    const figures = (await derive(world, loss, '8 * x', { x: hit })) as Json;
    const sentences = (one: Json): string => JSON.stringify([one.lints, one.disagreement]);
    expect(sentences(figures)).toContain('OpenAI');
    const { body: claim } = await world.get(`/claims/${loss}`);
    const renamed = await world.patch(
      `/entities/${claim.subject.id}`,
      { names: { en: 'OpenAI Group', de: 'OpenAI-Gruppe' } },
      { 'if-match': '*' },
    );
    expect(renamed.status).toBe(200);
    await world.quiet();
    const called = await shown(world, figures.id);
    expect(sentences(called)).toContain('OpenAI Group');
    expect(called).toMatchObject({ state: 'current', result: figures.result, movedBy: { code: 'renamed' } });
    const metric = await world.patch(
      `/metrics/${claim.metric.id}`,
      { labels: { en: 'annual net loss', de: 'Jahresfehlbetrag' } },
      { 'if-match': '*' },
    );
    expect(metric.status).toBe(200);
    await world.quiet();
    expect(sentences(await shown(world, figures.id))).toContain('annual net loss');
    const [survivor] = [await world.post('/entities', { kind: 'organisation', names: { en: 'OpenAI Holding' } })];
    const merged = await world.post(`/entities/${claim.subject.id}/merge`, {
      into: survivor.body.id,
      reason: 'One company.',
    });
    expect(merged.status).toBe(200);
    await world.quiet();
    expect(sentences(await shown(world, figures.id))).toContain('OpenAI Holding');
  });

  it('says that what took the place of an input has a unit that does not fit', async () => {
    const [a, b] = [
      await logged(world, { ...HIT_31, period: '2019' }),
      await logged(world, { ...HIT_31, period: '2020' }),
    ];
    const sum = await derive(world, loss, 'a + b', { a, b });
    await world.post(`/claims/${a}/supersede`, {
      reason: 'It was in euros.',
      value: '€3.1 billion',
      language: 'en',
    });
    await world.quiet();
    const failed = await shown(world, sum.id);
    expect(failed).toMatchObject({
      state: 'failed',
      failure: { code: 'unit_mismatch' },
      movedBy: { code: 'superseded' },
    });
    expect(failed.failure.text).toMatch(/^The formula adds up or compares euros and US dollars\. /);
    expect(failed.movedBy.text).toBe('a was superseded by 3.1 billion euros.');
    expect(codes(failed.lints)).toContain('contested_input');
  });
});
