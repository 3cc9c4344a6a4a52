import { readFileSync } from 'node:fs';

import { ended } from './support/jobs.js';
import { type Reply, World } from './support/world.js';

type Json = Reply['body'];

const DOSSIER = JSON.parse(readFileSync(new URL('../../examples/openai-dossier.json', import.meta.url), 'utf8')) as {
  readonly claims: readonly { readonly ref: string }[];
};

describe('the dossier of the example', () => {
  let world: World;
  /** Ids by local name: claims are recorded in the order of the dossier. */
  const ids = new Map<string, string>();
  beforeAll(async () => {
    world = await World.start();
    expect((await ended(world, await world.post('/imports?format=dossier', DOSSIER))).errors).toEqual([]);
    const rows = await world.sql<{ id: string }>('SELECT id FROM claim ORDER BY id');
    DOSSIER.claims.forEach(({ ref }, i) => ids.set(ref, rows[i]?.id ?? ''));
    expect(rows).toHaveLength(DOSSIER.claims.length);
  });
  afterAll(() => world.stop());

  const id = (ref: string): string => ids.get(ref) ?? '';
  const between = async (a: string, b: string): Promise<Json> => {
    const { body } = await world.get('/contradictions?state=all');
    const pair = [id(a), id(b)].sort().join();
    return body.items.find((item: Json) => [item.a.id, item.b.id].sort().join() === pair);
  };
  const codes = ({ reasons }: Json): string[] => reasons.map(({ code }: Json) => code);

  it.each([
    ['rev13', 'rev13plus', 'tension', ['bound_excludes']],
    ['rev13', 'runrate20', 'not_comparable', ['basis', 'measure', 'period']],
    ['rev13', 'rev13target', 'not_comparable', ['basis']],
    ['rev13', 'msftcommit13', 'not_comparable', ['subject', 'metric']],
    ['rev13', 'revH1', 'consistent', ['part_within_whole']],
    ['loss115', 'loss12', 'contradictory', ['inputs_differ']],
    ['hit31', 'hit41', 'not_comparable', ['scope']],
    ['stake27', 'stake325', 'not_comparable', ['period']],
    ['rev24low', 'rev24', 'consistent', []],
    ['revH1', 'rev9m', 'consistent', ['part_within_whole']],
  ])('compares %s with %s: %s', async (a, b, verdict, reasons) => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const { status, body } = await world.post('/comparisons', { a: id(one), b: id(other) });
      expect(status).toBe(200);
      expect(body.verdict).toBe(verdict);
      expect(codes(body)).toEqual(expect.arrayContaining(reasons));
    }
  });

  it('holds the tension that Altman states between 13 billion and well more than that', async () => {
    const link = await between('rev13', 'rev13plus');
    expect(link).toMatchObject({ kind: 'contradicts', origin: 'statement', state: 'suggested', verdict: 'tension' });
    expect(codes(link)).toContain('bound_excludes');
    const { body } = await world.post('/comparisons', { a: id('rev13'), b: id('rev13plus') });
    expect([body.link, body.hash]).toEqual([link.id, link.hash]);
  });

  it('finds the two losses of one quarter apart by 450 million', async () => {
    const link = await between('loss115', 'loss12');
    expect(link).toMatchObject({
      kind: 'contradicts',
      origin: 'detector',
      state: 'suggested',
      verdict: 'contradictory',
    });
    expect(link.gap).toMatchObject({ absolute: '450000000', unit: 'USD' });
    expect(link.createdBy.name).toBe('Claimtrail');
    const { text } = link.reasons.find(({ code }: Json) => code === 'inputs_differ');
    expect(text).toBe('Inputs differ: share (tax), stake.');
  });

  it('finds nothing else, and shows the contradiction before the tension', async () => {
    const { body } = await world.get('/contradictions?state=all&count=true');
    expect(body.total).toBe(2);
    const found = body.items.map(({ origin, verdict }: Json) => [origin, verdict]);
    expect(found).toEqual([
      ['detector', 'contradictory'],
      ['statement', 'tension'],
    ]);
  });

  it('flags what was stated before its year was over, and counts contradictions', async () => {
    for (const ref of ['rev13', 'rev13plus']) {
      const { body } = await world.get(`/claims/${id(ref)}`);
      expect(body.flags).toContain('premature');
      expect(body.counts.contradictions).toBe(1);
    }
    expect((await world.get(`/claims/${id('revH1')}`)).body.counts.contradictions).toBe(0);
  });

  it('lists every comparison of a claim, and what cannot be compared on request', async () => {
    const { body } = await world.get(`/claims/${id('rev13')}/comparisons`);
    const other = ({ a, b }: Json): string => (a.id === id('rev13') ? b.id : a.id);
    const found = new Map<string, string>(body.items.map((item: Json) => [other(item), item.verdict]));
    expect(found.get(id('rev13plus'))).toBe('tension');
    expect(found.get(id('revH1'))).toBe('consistent');
    expect(found.has(id('rev13target'))).toBe(false);
    const { body: apart } = await world.get(`/claims/${id('rev13')}/comparisons?verdict=not_comparable&limit=200`);
    const reasons = new Map<string, string[]>(apart.items.map((item: Json) => [other(item), codes(item)]));
    expect(reasons.get(id('rev13target'))).toEqual(['basis']);
    const pages: string[] = [];
    for (let cursor = ''; ;) {
      const page = (await world.get(`/claims/${id('rev13')}/comparisons?verdict=not_comparable&limit=2${cursor}`)).body;
      pages.push(...page.items.map(other));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(pages).toEqual(apart.items.map(other));
  });

  it('shows verdicts on the edges of a graph', async () => {
    const { body } = await world.get(`/graph?claims=${id('rev13')}&depth=1`);
    expect(body.edges.find(({ kind }: Json) => kind === 'contradicts')).toMatchObject({ verdict: 'tension' });
  });

  it('changes nothing when it is imported again', async () => {
    const before = await world.sql('SELECT id, version FROM link ORDER BY id');
    expect((await ended(world, await world.post('/imports?format=dossier', DOSSIER))).state).toBe('done');
    expect(await world.sql('SELECT id, version FROM link ORDER BY id')).toEqual(before);
  });
});

/** Revenue of Oracle in a year, in words. */
const revenue = (year: number, value: string, more: object = {}): object => ({
  subject: 'Oracle',
  metric: 'revenue',
  value,
  language: 'en',
  basis: 'actual',
  period: String(year),
  ...more,
});

const says = (speaker: string, statedAt: string, more: object = {}): object => ({
  speaker,
  stance: 'asserts',
  statedAt,
  ...more,
});

describe('recording', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const logged = async (claim: object): Promise<Json> => {
    const { status, body } = await world.post('/claims', claim);
    expect([200, 201]).toContain(status);
    return body;
  };
  const linksOf = async (claimId: string): Promise<Json[]> => (await world.get(`/claims/${claimId}/links`)).body.items;
  const states = async (claimId: string): Promise<string[]> =>
    (await linksOf(claimId)).map(({ kind, origin, state, settled }) => [kind, origin, state, settled].join(' '));

  it('answers with what conflicts, and draws a suggestion', async () => {
    const first = await logged(revenue(1990, '$13 billion'));
    expect([first.comparisons, first.conflicts]).toEqual([
      [],
      { total: 0, more: false, all: `/api/v1/claims/${first.claim.id}/comparisons` },
    ]);
    const second = await logged(revenue(1990, '$17 billion'));
    expect(second.conflicts.total).toBe(1);
    const [comparison] = second.comparisons;
    expect(comparison).toMatchObject({
      a: { id: first.claim.id },
      b: { id: second.claim.id },
      verdict: 'contradictory',
      couldBe: [],
      rates: null,
    });
    expect(await states(first.claim.id)).toEqual(['contradicts detector suggested ']);
    expect((await linksOf(first.claim.id))[0].id).toBe(comparison.link);
    const again = await logged(revenue(1990, '17 billion US dollars'));
    expect(again.comparisons).toEqual(second.comparisons);
    expect(await states(first.claim.id)).toHaveLength(1);
  });

  it('compares with the inverse metric, whichever comes first', async () => {
    const loss = await logged({ ...revenue(1991, '$3 billion'), metric: 'net-loss' });
    const income = await logged({ ...revenue(1991, '$2 billion'), metric: 'net-income' });
    expect(income.comparisons).toMatchObject([{ verdict: 'contradictory' }]);
    expect(await states(loss.claim.id)).toEqual(['contradicts detector suggested ']);
  });

  it('finds that nine months exceed the year', async () => {
    await logged(revenue(1992, '$13 billion'));
    const part = await logged({ ...revenue(1992, '$15 billion'), period: '1992-01-01/1992-10-01' });
    expect(part.comparisons[0].reasons.map(({ code }: Json) => code)).toContain('part_exceeds_whole');
  });

  it('suggests what is open where some filling contradicts', async () => {
    await logged(revenue(1993, '$13 billion'));
    const open = await logged({ ...revenue(1993, '$17 billion'), basis: undefined });
    expect(open.comparisons[0]).toMatchObject({ verdict: 'ambiguous' });
    expect(open.comparisons[0].couldBe).toContain('contradictory');
    expect(await states(open.claim.id)).toEqual(['contradicts detector suggested ']);
  });

  it('raises no alarm where the same originator restates a value, whatever the order of recording', async () => {
    const old = { ...revenue(1994, '$13 billion'), statements: [says('Oracle', '1995-03-01')] };
    const later = { ...revenue(1994, '$17 billion'), statements: [says('Oracle', '1996-03-01')] };
    for (const [year, order] of [
      [1994, [old, later]],
      [1995, [later, old]],
    ] as const) {
      const ids: string[] = [];
      for (const claim of order) ids.push((await logged({ ...claim, period: String(year) })).claim.id);
      const links = await linksOf(ids[0] ?? '');
      const newer = order[0] === later ? ids[0] : ids[1];
      const again = await logged({ ...order[1], period: String(year) });
      expect(again.conflicts.total).toBe(0);
      expect(again.comparisons).toMatchObject([{ verdict: 'contradictory', link: links[0].id }]);
      expect(links).toMatchObject([
        {
          kind: 'supersedes',
          origin: 'detector',
          state: 'suggested',
          reason: 'restated',
          verdict: 'contradictory',
          a: { id: newer },
        },
      ]);
      expect((await world.get(`/claims/${newer}`)).body.counts.contradictions).toBe(0);
    }
  });

  it('takes an alarm back when it turns out that a value was restated, and raises it when that is withdrawn', async () => {
    const old = (await logged({ ...revenue(1996, '$13 billion'), statements: [says('Oracle', '1997-03-01')] })).claim
      .id;
    const other = (await logged(revenue(1996, '$17 billion'))).claim.id;
    expect(await states(old)).toEqual(['contradicts detector suggested ']);
    await world.post(`/claims/${other}/statements`, says('Oracle', '1998-03-01'));
    expect((await states(old)).sort()).toEqual([
      'contradicts detector resolved restated',
      'supersedes detector suggested ',
    ]);
    await world.post(`/claims/${other}/statements`, says('Oracle', '1999-03-01', { stance: 'retracts' }));
    expect((await states(old)).sort()).toEqual([
      'contradicts detector resolved withdrawn',
      'supersedes detector resolved withdrawn',
    ]);
    await world.post(`/claims/${other}/statements`, says('Sam Altman', '1999-04-01'));
    expect((await states(old)).sort()).toEqual([
      'contradicts detector suggested ',
      'supersedes detector resolved not_restated',
    ]);
  });

  it('names the publisher as originator where nobody is named', async () => {
    const filing = (title: string, publishedAt: string) => ({
      kind: 'filing',
      title,
      publisher: 'Oracle',
      publishedAt,
    });
    const first = { stance: 'asserts', source: filing('Form 10-K for 1997', '1998-02-01') };
    const second = { stance: 'asserts', source: filing('Form 10-K for 1998', '1999-02-01') };
    const old = (await logged({ ...revenue(1997, '$13 billion'), statements: [first] })).claim.id;
    await logged({ ...revenue(1997, '$17 billion'), statements: [second] });
    expect(await states(old)).toEqual(['supersedes detector suggested ']);
  });

  it('takes suggestions back when a claim is superseded or changed', async () => {
    const first = (await logged(revenue(1998, '$13 billion'))).claim.id;
    const second = (await logged(revenue(1998, '$17 billion'))).claim.id;
    await world.patch(`/claims/${second}`, { value: '$13.1 billion', language: 'en' }, { 'if-match': '*' });
    expect(await states(first)).toEqual(['contradicts detector resolved agrees']);
    await world.patch(`/claims/${second}`, { value: '$19 billion', language: 'en' }, { 'if-match': '*' });
    expect(await states(first)).toEqual(['contradicts detector suggested ']);
    await world.patch(`/claims/${second}`, { period: '1899' }, { 'if-match': '*' });
    expect(await states(first)).toEqual(['contradicts detector resolved not_comparable']);
    await world.patch(`/claims/${second}`, { period: '1998' }, { 'if-match': '*' });
    const sent = await world.post(`/claims/${second}/supersede`, {
      reason: 'Misread.',
      value: '$13 billion',
      language: 'en',
    });
    expect(sent.status).toBe(200);
    expect((await states(second)).sort()).toEqual([
      'contradicts detector resolved superseded',
      'supersedes person confirmed ',
    ]);
  });

  it('keeps a dismissed link quiet until something material changes', async () => {
    const first = (await logged(revenue(1999, '$13 billion'))).claim.id;
    const second = await logged(revenue(1999, '$17 billion'));
    const link = second.comparisons[0].link as string;
    const dismissed = await world.post(`/links/${link}/dismiss`, { reason: 'Another segment.' });
    expect(dismissed.body).toMatchObject({ state: 'dismissed', reason: 'Another segment.' });
    await logged(revenue(1999, '$17 billion'));
    await logged(revenue(1999, '$18 billion'));
    expect(await states(first)).toContain('contradicts detector dismissed ');
    expect(
      (await world.get('/contradictions?subject=Oracle&limit=200')).body.items.map(({ id }: Json) => id),
    ).not.toContain(link);
    await world.post(`/claims/${second.claim.id}/statements`, says('Sam Altman', '2000-01-01'));
    expect((await world.get(`/links/${link}`)).body).toMatchObject({ state: 'suggested', reason: null });
  });

  it('keeps what somebody confirmed, and shows the new verdict', async () => {
    const first = (await logged(revenue(1980, '$13 billion'))).claim.id;
    const second = await logged(revenue(1980, '$17 billion'));
    const link = second.comparisons[0].link as string;
    expect((await world.post(`/links/${link}/confirm`, {})).body.state).toBe('confirmed');
    await world.patch(`/claims/${second.claim.id}`, { value: '$13.2 billion', language: 'en' }, { 'if-match': '*' });
    expect(await linksOf(first)).toMatchObject([{ state: 'confirmed', verdict: 'consistent', settled: null }]);
  });

  it('draws one conflict a pair: a statement’s before a person’s before its own', async () => {
    const first = (await logged(revenue(1981, '$13 billion'))).claim.id;
    const second = (await logged(revenue(1981, '$17 billion'))).claim.id;
    const mine = await world.post('/links', {
      a: first,
      b: second,
      kind: 'tension',
      reason: 'They count differently.',
    });
    expect(mine.status).toBe(201);
    expect(mine.body).toMatchObject({
      kind: 'tension',
      origin: 'person',
      state: 'confirmed',
      verdict: 'contradictory',
    });
    expect(mine.body.createdBy.name).not.toBe('Claimtrail');
    expect(await states(first)).toEqual(['tension person confirmed ']);
    await world.post(`/claims/${first}/statements`, { speaker: 'Sam Altman', stance: 'disputes', alternative: second });
    expect(await states(first)).toEqual(['contradicts statement confirmed ']);
  });

  it('draws nothing between claims that nobody may read together, and something between those that some may', async () => {
    const open = (await logged(revenue(1982, '$13 billion'))).claim.id;
    const desk = (await logged(revenue(1982, '$17 billion', { audience: 'desk' }))).claim.id;
    expect(await states(open)).toEqual(['contradicts detector suggested ']);
    await world.sql(`BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000001';
      INSERT INTO desk (id, name) VALUES ('00000000-0000-7000-8000-0000000000d2', 'Business');
      UPDATE claim SET desk_id = '00000000-0000-7000-8000-0000000000d2' WHERE id = '${desk}'; COMMIT`);
    const ours = (await logged(revenue(1982, '$21 billion', { audience: 'desk' }))).claim.id;
    const partners = (await linksOf(ours)).flatMap(({ a, b }) => [a.id, b.id]);
    expect(partners).toContain(open);
    expect(partners).not.toContain(desk);
  });

  it('compares in the background what a merge brings together', async () => {
    const one = await logged({
      ...revenue(1983, '$13 billion'),
      subject: { name: 'Oracle Systems Corporation', create: true },
    });
    const other = (await logged(revenue(1983, '$17 billion'))).claim;
    expect(await states(other.id)).toEqual([]);
    const merged = await world.post(`/entities/${one.claim.subject.id}/merge`, {
      into: other.subject.id,
      reason: 'Its former name.',
    });
    expect(merged.status).toBe(200);
    await world.quiet();
    expect(await states(other.id)).toEqual(['contradicts detector suggested ']);
    const third = await logged({ ...revenue(1983, '$21 billion'), subject: other.subject.id });
    expect(third.conflicts.total).toBe(2);
  });

  it('gives the same links for any order of recording', async () => {
    const values = [
      '$13 billion',
      'more than $13 billion',
      '$13.4 billion',
      '$17 billion',
      '$15–20 billion',
      '$20 billion',
    ];
    const found = new Set<string>();
    for (let n = 0; n < 8; n++) {
      const year = 1900 + n;
      const order = values
        .map((value, i) => ({ value, rank: (i * (n + 3) * 7 + n) % 11 }))
        .sort((a, b) => a.rank - b.rank);
      const names = new Map<string, string>();
      for (const { value } of order) names.set((await logged(revenue(year, value))).claim.id, value);
      const links = await world.sql<{ a: string; b: string; kind: string; verdict: string }>(
        `SELECT a_id AS a, b_id AS b, kind, verdict FROM link WHERE a_id = ANY($1)`,
        [[...names.keys()]],
      );
      found.add(
        JSON.stringify(
          links
            .map(({ a, b, kind, verdict }) =>
              [[names.get(a), names.get(b)].sort().join(' | '), kind, verdict].join(' '),
            )
            .sort(),
        ),
      );
    }
    expect(found.size).toBe(1);
    expect([...found][0]).toContain('tension');
  });

  it('lets 50 writers at once find exactly what one finds', async () => {
    const values = Array.from({ length: 50 }, (_, n) => `$${13 + n * 2} billion`);
    const writers = await Promise.all(values.map((value) => world.post('/claims', revenue(1970, value))));
    expect(writers.map(({ status }) => status)).toEqual(values.map(() => 201));
    const pairs = async (year: number): Promise<unknown[]> =>
      world.sql(
        `SELECT least(a.as_written, b.as_written) AS one, greatest(a.as_written, b.as_written) AS other, l.kind, l.gap_absolute, count(*)::int
         FROM link l JOIN claim a ON a.id = l.a_id JOIN claim b ON b.id = l.b_id WHERE a.period_label = $1 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`,
        [String(year)],
      );
    for (const value of values) await logged(revenue(1971, value));
    const [many, one] = [await pairs(1970), await pairs(1971)];
    expect(many).toHaveLength((50 * 49) / 2);
    expect(many).toEqual(one);
  });

  it('uses as many statements for a claim with many conflicts as for one with few', async () => {
    await logged(revenue(1960, '$13 billion'));
    const few = await world.countingQueries(() => world.post('/claims', revenue(1960, '$17 billion')));
    for (let n = 0; n < 20; n++) await logged(revenue(1960, `$${30 + n * 3} billion`));
    const many = await world.countingQueries(() => world.post('/claims', revenue(1960, '$900 billion')));
    expect(many.result.body.conflicts.total).toBe(22);
    expect(many.queries.length).toBe(few.queries.length);
  });
});

describe('judging links', () => {
  let world: World;
  let year = 1950;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  const suggested = async (): Promise<Json> => {
    year++;
    await world.post('/claims', revenue(year, '$13 billion'));
    const { body } = await world.post('/claims', revenue(year, '$17 billion'));
    return (await world.get(`/links/${body.comparisons[0].link}`)).body;
  };

  it('takes the first judgement, and tells whoever comes second', async () => {
    const { id } = await suggested();
    const answers = await Promise.all([
      world.post(`/links/${id}/confirm`, {}),
      world.post(`/links/${id}/dismiss`, { reason: 'Another segment.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.type).toBe('/problems/already-judged');
  });

  it('says the same again without a trace, and changes a judgement with its version', async () => {
    const { id } = await suggested();
    const first = await world.ask('POST', `/links/${id}/confirm`);
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    const again = await world.post(`/links/${id}/confirm`, {});
    expect([again.status, again.body.version]).toEqual([200, 2]);
    expect((await world.post(`/links/${id}/dismiss`, { reason: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    const changed = await world.post(`/links/${id}/dismiss`, { reason: 'x' }, { 'if-match': '"2"' });
    expect([changed.status, changed.body.state, changed.body.version]).toEqual([200, 'dismissed', 3]);
  });

  it('refuses what cannot be judged', async () => {
    const { id, a, b } = await suggested();
    const type = async (sent: Promise<Reply>): Promise<unknown[]> => {
      const { status, body } = await sent;
      return [status, body.type];
    };
    expect(await type(world.post(`/links/${id}/dismiss`, {}))).toEqual([400, '/problems/invalid-request']);
    expect(await type(world.post(`/links/${id}/dismiss`, { reason: ' ' }))).toEqual([400, '/problems/invalid-request']);
    expect(await type(world.post(`/links/${a.id}/confirm`, {}))).toEqual([404, '/problems/not-found']);
    await world.patch(`/claims/${b.id}`, { period: '1851' }, { 'if-match': '*' });
    expect(await type(world.post(`/links/${id}/confirm`, {}))).toEqual([409, '/problems/link-settled']);
  });

  it('raises what somebody else disputes after the first dispute was dismissed, whatever the numbers say', async () => {
    for (const value of ['$13.2 billion', '$15 billion']) {
      year++;
      const a = (await world.post('/claims', revenue(year, '$13 billion'))).body.claim.id;
      const b = (await world.post('/claims', revenue(year, value))).body.claim.id;
      const disputes = (speaker: string, more: object = {}): Promise<Reply> =>
        world.post(`/claims/${a}/statements`, { speaker, stance: 'disputes', alternative: b, ...more });
      const first = (await disputes('Sam Altman')).body;
      const [{ id }] = (await world.get(`/claims/${a}/links`)).body.items;
      const state = async (): Promise<Json[]> => {
        const { state: now, statement, reason } = (await world.get(`/links/${id}`)).body;
        return [now, statement, reason];
      };
      await world.post(`/links/${id}/dismiss`, { reason: 'Rounded.' });
      // Said before, and relayed: nothing new.
      expect((await disputes('Sam Altman')).status).toBe(200);
      await disputes('The Register', { relays: first.id });
      expect(await state()).toEqual(['dismissed', first.id, 'Rounded.']);
      const second = await disputes('Oracle');
      expect(second.status).toBe(201);
      expect(await state()).toEqual(['suggested', second.body.id, null]);
      expect((await world.get(`/claims/${a}/links`)).body.items).toHaveLength(1);
    }
  });

  it('makes a contradiction of what is no restatement', async () => {
    year++;
    const old = await world.post('/claims', {
      ...revenue(year, '$13 billion'),
      statements: [says('Oracle', '1995-03-01')],
    });
    await world.post('/claims', { ...revenue(year, '$17 billion'), statements: [says('Oracle', '1996-03-01')] });
    const path = `/claims/${old.body.claim.id}/links`;
    const [link] = (await world.get(path)).body.items;
    expect((await world.post(`/links/${link.id}/dismiss`, { reason: 'Two different things.' })).status).toBe(200);
    const { body } = await world.get(path);
    expect(body.items).toMatchObject([
      { kind: 'supersedes', state: 'dismissed' },
      { kind: 'contradicts', state: 'suggested' },
    ]);
  });
});

describe('everything that conflicts', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('is found, and nothing else, whatever claims say', async () => {
    const values = [
      '$13 billion',
      '$13.4 billion',
      'more than $13 billion',
      'at most $12 billion',
      '$15–20 billion',
      '13 billion euros',
      '14 billion',
      '$0',
      'nearly $20 billion',
    ];
    const periods = [
      '2020',
      'Q1 2020',
      '2020-01-01/2020-10-01',
      'as of 2020-06-30',
      'from 2020-03-01',
      'until 2020-12-31',
      undefined,
      '2019-12-30/2020-12-28',
    ];
    const bases = ['actual', 'actual', 'target', undefined];
    const scopes = [
      undefined,
      { segment: 'cloud' },
      { segment: 'Cloud' },
      { segment: 'services' },
      { segment: 'cloud', region: 'europe' },
    ];
    const metrics = ['net-loss', 'net-income', 'revenue', 'contract-value', 'valuation'];
    // A linear congruential generator: the same claims in every run.
    let state = 42;
    const pick = <Item>(from: readonly Item[]): Item => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return from[Math.floor((state / 2 ** 31) * from.length)] as Item;
    };
    for (let n = 0; n < 120; n++) {
      const claim = {
        subject: 'Oracle',
        metric: pick(metrics),
        value: pick(values),
        language: 'en',
        basis: pick(bases),
        period: pick(periods),
        scope: pick(scopes),
      };
      expect([200, 201, 422]).toContain((await world.post('/claims', claim)).status);
    }
    const conflicts = new Set<string>();
    const ids = await world.sql<{ id: string }>('SELECT id FROM claim');
    for (const { id } of ids) {
      const { body } = await world.get(`/claims/${id}/comparisons?limit=200`);
      expect(body.nextCursor).toBeNull();
      for (const { a, b, verdict, couldBe } of body.items)
        if (verdict === 'contradictory' || verdict === 'tension' || couldBe.includes('contradictory'))
          conflicts.add(`${a.id} ${b.id}`);
    }
    const links = await world.sql<{ pair: string }>(
      `SELECT a_id || ' ' || b_id AS pair FROM link WHERE origin = 'detector' AND state = 'suggested'`,
    );
    expect(conflicts.size).toBeGreaterThan(200);
    expect(links.map(({ pair }) => pair).sort()).toEqual([...conflicts].sort());
  });

  it('is found by an import and by requests at the same moment', async () => {
    const claim = (n: number) => ({
      subject: 'Microsoft',
      metric: 'revenue',
      value: `$${10 + n * 2}.5 billion`,
      language: 'en',
      basis: 'actual',
      period: '2001',
    });
    await world.post('/claims', claim(0));
    const lines = Array.from({ length: 40 }, (_, n) => JSON.stringify(claim(n + 1))).join('\n');
    const [sent, ...requests] = await Promise.all([
      world.post('/imports?format=ndjson', lines, { 'content-type': 'application/x-ndjson' }),
      ...Array.from({ length: 8 }, (_, n) => world.post('/claims', claim(n + 41))),
    ]);
    expect(requests.map(({ status }) => status)).toEqual(requests.map(() => 201));
    expect((await ended(world, sent as Reply)).errors).toEqual([]);
    const [row] = await world.sql<{ links: number; claims: number }>(
      `SELECT count(*)::int AS links, (SELECT count(*)::int FROM claim WHERE period_label = '2001') AS claims
       FROM link l JOIN claim c ON c.id = l.a_id WHERE c.period_label = '2001'`,
    );
    expect(row).toEqual({ claims: 49, links: (49 * 48) / 2 });
  });

  it('is exported where somebody has judged it, and comes back as it was', async () => {
    const [first] = (await world.get('/contradictions?subject=Microsoft')).body.items;
    await world.post(`/links/${first.id}/dismiss`, { reason: 'Another year.' });
    const { text } = await world.get('/exports?format=dossier');
    const other = await World.start();
    try {
      expect((await ended(other, await other.post('/imports?format=dossier', text))).errors).toEqual([]);
      const judged = (await other.get('/contradictions?state=dismissed')).body.items;
      expect(judged).toMatchObject([{ origin: 'detector', reason: 'Another year.', gap: first.gap }]);
      expect((await other.get('/exports?format=dossier')).text).toBe(text);
    } finally {
      await other.stop();
    }
  });
});
