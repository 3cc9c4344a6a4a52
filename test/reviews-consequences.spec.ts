import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { LOSS_115 } from './support/dossier.js';
import { ended } from './support/jobs.js';
import { type Person, type Reply, World } from './support/world.js';

const STORY = {
  kind: 'story',
  title: 'What OpenAI lost',
  url: 'https://example.org/story',
  publishedAt: '2026-01-05T08:00:00Z',
};

/** As the owner of the tables, whom no policy holds. */
const SUPERSEDED_BY_READER = `WITH acting AS MATERIALIZED (SELECT set_config('claimtrail.actor', $3, false))
  INSERT INTO link (id, a_id, b_id, kind, origin, state, owner_id) SELECT uuidv7(), $2::uuid, $1::uuid, 'supersedes', 'person', 'confirmed', $3::uuid FROM acting`;

describe('what a review leads to', () => {
  let world: World;
  let author: Person;
  let reviewer: Person;
  let editor: Person;
  let other: Person;
  let year = 2030;
  beforeAll(async () => {
    world = await World.start();
    author = await world.person({ name: 'Author', roles: ['journalist'], desks: ['Newsroom', 'Technology'] });
    reviewer = await world.person({ name: 'Reviewer', roles: ['reviewer'] });
    editor = await world.person({ name: 'Editor', roles: ['editor'], desks: ['Newsroom', 'Technology'] });
    other = await world.person({ name: 'Other', roles: ['journalist'], desks: ['Business'] });
  });
  afterAll(() => world.stop());

  const log = async (more: object = {}, by = author): Promise<string> =>
    (await by.post('/claims', { ...LOSS_115, period: String(year++), ...more })).body.claim.id;
  const step = (by: Person, id: string, to: string, more: object = {}): Promise<Reply> =>
    by.post(`/claims/${id}/transitions`, { to, ...more }, { 'if-match': '*' });
  async function published(verdict = 'confirmed', more: object = {}): Promise<string> {
    const id = await log(more);
    const steps: [Person, string, object?][] = [
      [author, 'submitted'],
      [reviewer, 'in_review'],
      [reviewer, 'reviewed', { verdict, reason: 'as the filing says' }],
      [editor, 'published'],
    ];
    for (const [by, to, with_] of steps) expect((await step(by, id, to, with_)).status).toBe(200);
    return id;
  }
  const use = async (id: string, more: object = {}): Promise<Reply> =>
    author.post(`/claims/${id}/usages`, { ...STORY, ...more });
  const imported = async (by: Person, dossier: object) => ended(by, await by.post('/imports?format=dossier', dossier));
  const usagesOf = async (id: string, by = author) => (await by.get(`/claims/${id}/usages`)).body.items;
  const standingOf = async (id: string, asOf = '') => (await author.get(`/claims/${id}${asOf}`)).body.standing;

  describe('for stories that used it', () => {
    it.each<[opener: string, change: (id: string) => Promise<Reply>]>([
      ['retracted', (id) => step(editor, id, 'retracted', { reason: 'the filing was withdrawn' })],
      [
        'corrected',
        async (id) =>
          step(editor, id, 'corrected', { reason: 'restated', supersededBy: await log({ value: '$12 billion' }) }),
      ],
      ['changed', (id) => author.patch(`/claims/${id}`, { text: 'a sentence' }, { 'if-match': '*' })],
      [
        'superseded',
        (id) => editor.post(`/claims/${id}/supersede`, { reason: 'x', value: '$14 billion', language: 'en' }),
      ],
    ])('opens them when it is %s, in the same moment', async (opener, change) => {
      const id = await published();
      const used = await use(id);
      expect(used.body).toMatchObject({
        ...STORY,
        publishedAt: '2026-01-05T08:00:00.000Z',
        state: 'current',
        claimVersion: 5,
        claim: { id },
        openedBy: null,
      });
      await use(id, { kind: 'graphic', title: 'A chart', url: undefined, claimVersion: 4 });
      const elsewhere = await use(await published());
      expect((await change(id)).status).toBeLessThan(202);
      const usages = await usagesOf(id);
      expect(usages.map(({ state, openedBy }: Record<string, string>) => [state, openedBy])).toEqual([
        ['open', opener],
        ['open', opener],
      ]);
      const [transaction] = await world.sql(
        `SELECT count(DISTINCT u.change_id)::int AS n FROM history.usage u JOIN history.change c ON c.id = u.change_id
         WHERE u.claim_id = $1 AND u.state = 'open'`,
        [id],
      );
      expect(transaction).toEqual({ n: 1 });
      const open = (await author.get('/usages?state=open&limit=200')).body.items.map((one: { id: string }) => one.id);
      expect(open).toEqual(expect.arrayContaining(usages.map((one: { id: string }) => one.id)));
      expect(open).not.toContain(elsewhere.body.id);
    });

    it('lets somebody correct them or stand by them, once, and opens them again with the next change', async () => {
      const id = await published();
      const [one, two] = [(await use(id)).body, (await use(id, { kind: 'post', title: 'A post' })).body];
      const decide = (usage: string, decision: string, version: string, by = author) =>
        by.post(`/usages/${usage}/decisions`, { decision, reason: 'as it is' }, { 'if-match': version });
      const early = await decide(one.id, 'corrected', '*');
      expect([early.status, early.body.type, early.body.decision]).toEqual([409, '/problems/already-decided', null]);
      await step(editor, id, 'retracted', { reason: 'the filing was withdrawn' });
      expect((await decide(one.id, 'corrected', '"1"')).status).toBe(412);
      expect((await author.post(`/usages/${one.id}/decisions`, { decision: 'corrected', reason: 'x' })).status).toBe(
        428,
      );
      const then = new Date().toISOString();
      const corrected = await decide(one.id, 'corrected', '"2"');
      expect(corrected.body).toMatchObject({
        state: 'corrected',
        reason: 'as it is',
        decidedBy: { id: author.id },
        openedBy: 'retracted',
      });
      expect(corrected.headers.get('etag')).toBe('"3"');
      const at = (await author.get(`/usages?asOf=${then}&state=open`)).body.items.map((u: { id: string }) => u.id);
      expect(at).toEqual(expect.arrayContaining([one.id, two.id]));
      const races = await Promise.all([decide(two.id, 'stands_by', '*'), decide(two.id, 'corrected', '*', reviewer)]);
      expect(races.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = races.find(({ status }) => status === 409);
      expect(lost?.body.decision).toBe(races.find(({ status }) => status === 200)?.body.state);
      await author.patch(`/claims/${id}`, { text: 'another sentence' }, { 'if-match': '*' });
      expect(await usagesOf(id)).toMatchObject([
        { state: 'open', openedBy: 'changed', reason: null, decidedBy: null },
        { state: 'open', openedBy: 'changed', reason: null, decidedBy: null },
      ]);
      expect((await use(id, { url: 'https://example.org/later' })).body).toMatchObject({
        state: 'open',
        openedBy: 'retracted',
      });
    });

    it('is opened by no step of a review, by no draft that changes, and by no correction that its readers do not see', async () => {
      const draft = await log();
      await use(draft);
      await author.patch(`/claims/${draft}`, { text: 'a sentence' }, { 'if-match': '*' });
      const id = await published();
      await use(id);
      await reviewer.ask('PUT', `/claims/${id}/assignee`, { principal: reviewer.id }, { 'if-match': '*' });
      const narrow = { reason: 'x', value: '$15 billion', language: 'en', audience: 'desk' };
      expect(
        (await editor.post(`/claims/${id}/supersede`, narrow, { 'claimtrail-desk': editor.desks[1]?.id ?? '' })).status,
      ).toBe(201);
      for (const claim of [draft, id]) expect(await usagesOf(claim)).toMatchObject([{ state: 'current' }]);
    });

    it('is one, however often it is recorded, and by however many at once', async () => {
      const id = await published();
      const unnamed = { url: undefined, title: 'On the air' };
      for (const more of [{}, unnamed]) {
        const sent = await Promise.all([use(id, more), use(id, more), use(id, { ...more, claimVersion: 4 })]);
        expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
        expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
        const again = await use(id, more);
        expect([again.status, again.headers.get('etag')]).toEqual([200, '"1"']);
      }
      expect((await use(id, { url: 'https://EXAMPLE.org/story#top' })).status).toBe(200);
      for (const other of [{ kind: 'post' }, { ...unnamed, publishedAt: '2026-01-06T08:00:00Z' }])
        expect((await use(id, other)).status).toBe(201);
      expect(await usagesOf(id)).toHaveLength(4);
    });

    it('is open at once where the claim has fallen, or says something else by now', async () => {
      const id = await published();
      await author.patch(`/claims/${id}`, { text: 'a sentence' }, { 'if-match': '*' });
      expect((await use(id, { claimVersion: 5 })).body).toMatchObject({ state: 'open', openedBy: 'changed' });
      expect((await use(id, { kind: 'post', claimVersion: 6 })).body).toMatchObject({ state: 'current' });
      await editor.post(`/claims/${id}/supersede`, { reason: 'x', value: '$14 billion', language: 'en' });
      expect((await use(id, { kind: 'graphic' })).body).toMatchObject({ state: 'open', openedBy: 'superseded' });
    });

    it.each(['prefer', 'error'])('opens them when a decision rejects it: %s', async (outcome) => {
      const [id, rival] = [await published(), await log({ value: '$20 billion' })];
      const used = (await use(id)).body;
      const chosen = (await use(rival)).body;
      const question = 'Which of the two holds?';
      const opened = await author.post('/disputes', { question, candidates: [id, rival] });
      expect(opened.status).toBe(201);
      const decision = { outcome, chosen: [rival], rationale: 'The other one is in the filing.' };
      expect((await reviewer.post(`/disputes/${opened.body.id}/resolve`, decision, { 'if-match': '*' })).status).toBe(
        200,
      );
      expect(await usagesOf(id)).toMatchObject([{ id: used.id, state: 'open', openedBy: 'rejected' }]);
      expect(await usagesOf(rival)).toMatchObject([{ id: chosen.id, state: 'current' }]);
      expect((await use(id, { kind: 'post' })).body).toMatchObject({ state: 'open', openedBy: 'rejected' });
      const reopened = await reviewer.post(
        `/disputes/${opened.body.id}/reopen`,
        { reason: 'there is a newer filing' },
        { 'if-match': '*' },
      );
      expect(reopened.status).toBe(200);
      expect(await usagesOf(id)).toMatchObject([{ state: 'open' }, { state: 'open' }]);
      expect((await use(id, { kind: 'graphic' })).body.state).toBe('current');
    });

    it('is not opened by a decision that not all who read the claim may know of', async () => {
      const [id, rival] = [await published(), await log({ value: '$20 billion' })];
      await use(id);
      const narrow = { question: 'Which of the two holds?', candidates: [id, rival], audience: 'desk' };
      const opened = await author.post('/disputes', narrow);
      const decision = { outcome: 'error', chosen: [rival], rationale: 'The other one is in the filing.' };
      expect((await reviewer.post(`/disputes/${opened.body.id}/resolve`, decision, { 'if-match': '*' })).status).toBe(
        200,
      );
      expect(await usagesOf(id)).toMatchObject([{ state: 'current' }]);
      expect((await use(id, { kind: 'post' })).body.state).toBe('current');
    });

    it('is decided about by whoever recorded it, the author of the claim, and reviewers; by nobody else, nor in SQL', async () => {
      const witness = await world.person({ name: 'Witness', roles: ['journalist'] });
      const id = await published();
      const used = (await witness.post(`/claims/${id}/usages`, STORY)).body.id;
      const decide = (by: Person) =>
        by.post(`/usages/${used}/decisions`, { decision: 'stands_by', reason: 'as it is' }, { 'if-match': '*' });
      const refused = await decide(other);
      expect([refused.status, refused.body.type]).toEqual([403, '/problems/not-allowed']);
      const app = new pg.Client({ connectionString: world.database.appUrl });
      await app.connect();
      for (const [by, code] of [
        [other, 'usage_decider_check'],
        [author, undefined],
        [witness, undefined],
        [reviewer, undefined],
        [editor, undefined],
      ] as const) {
        await author.patch(`/claims/${id}`, { text: `a sentence before ${by.name}` }, { 'if-match': '*' });
        await app.query(
          `BEGIN; SET LOCAL claimtrail.actor = '${by.id}'; SET LOCAL claimtrail.readership = '{newsroom,public}'`,
        );
        const update = app.query(`UPDATE usage SET state = 'corrected', reason = 'x' WHERE id = $1`, [used]);
        expect(
          await update.then(
            () => undefined,
            ({ constraint }: pg.DatabaseError) => constraint,
          ),
        ).toBe(code);
        await app.query('ROLLBACK');
        if (code === undefined) expect((await decide(by)).status).toBe(200);
      }
      await app.end();
    });

    it('refuses what is none', async () => {
      const id = await published();
      for (const wrong of [
        { claimVersion: 6 },
        { claimVersion: 0 },
        { claimVersion: '1' },
        { kind: 'rumour' },
        { publishedAt: 'yesterday' },
        { publishedAt: '2999-12-31T23:59:60Z' },
        { title: '' },
        { url: 'javascript:alert(1)' },
      ])
        expect([wrong, (await use(id, wrong)).status]).toEqual([wrong, 400]);
      const narrow = await log({ audience: 'desk' });
      const kept = (await use(narrow)).body.id;
      expect((await other.post(`/claims/${narrow}/usages`, STORY)).status).toBe(404);
      expect(
        (await other.post(`/usages/${kept}/decisions`, { decision: 'corrected', reason: 'x' }, { 'if-match': '*' }))
          .status,
      ).toBe(404);
      expect((await other.get('/usages?limit=200')).text).not.toContain(kept);
      expect((await author.get('/usages?limit=200')).text).toContain(kept);
    });
  });

  describe('for its standing', () => {
    it('says that a review confirmed it', async () => {
      const id = await published('confirmed');
      expect(await standingOf(id)).toMatchObject({
        label: 'accepted',
        reasons: [
          { code: 'confirmed', text: 'The review confirmed it.', texts: { de: 'Die Prüfung hat es bestätigt.' } },
        ],
      });
      const accepted = (await author.get('/claims?standing=accepted&limit=200')).body.items;
      expect(accepted.map((claim: { id: string }) => claim.id)).toContain(id);
    });

    it.each(['misleading', 'outdated', 'unverifiable', 'unresolved'])('says nothing for %s', async (verdict) => {
      expect(await standingOf(await published(verdict))).toEqual({ label: 'uncontested', reasons: [] });
    });

    it('says that a review refuted it, until it is reviewed again', async () => {
      const id = await published('refuted');
      expect(await standingOf(id)).toMatchObject({
        label: 'rejected',
        reasons: [{ code: 'refuted', texts: { de: 'Die Prüfung hat es widerlegt.' } }],
      });
      const then = new Date().toISOString();
      await step(editor, id, 'retracted', { reason: 'it is wrong' });
      expect(await standingOf(id)).toMatchObject({ label: 'rejected', reasons: [{ code: 'retracted' }] });
      await step(editor, id, 'in_review', { reason: 'there is a newer filing' });
      expect(await standingOf(id)).toMatchObject({ label: 'uncontested' });
      expect(await standingOf(id, `?asOf=${then}`)).toMatchObject({ label: 'rejected' });
    });

    it('says that the newsroom retracted it, and rejects what only it contradicted no more', async () => {
      const id = await published('unresolved');
      const period = (await author.get(`/claims/${id}`)).body.period.label;
      const rival = await log({ value: '$20 billion', period });
      const link = await editor.post('/links', { a: id, b: rival, kind: 'contradicts', reason: 'they cannot both be' });
      if (link.body.state !== 'confirmed')
        expect((await editor.post(`/links/${link.body.id}/confirm`, { reason: 'x' })).status).toBe(200);
      expect([(await standingOf(id)).label, (await standingOf(rival)).label]).toEqual(['contested', 'contested']);
      await step(editor, id, 'retracted', { reason: 'it is wrong' });
      expect(await standingOf(id)).toMatchObject({
        label: 'rejected',
        reasons: [{ code: 'retracted', texts: { de: 'Die Redaktion hat es zurückgezogen.' } }],
      });
      expect(await standingOf(rival)).toMatchObject({
        label: 'uncontested',
        reasons: [{ code: 'contradicted_and_rejected' }, { code: 'retracted' }],
      });
    });

    it('says wherever it is shown that it was retracted, also in exports, which can be imported all the same', async () => {
      const period = String(year);
      const id = await published();
      const rival = await log({ value: '$14 billion', language: 'en', period });
      const use = { method: 'formula', formula: 'x', inputs: { x: { claim: id } } };
      const { status } = await author.post(`/claims/${rival}/derivations`, use);
      expect(status).toBe(201);
      await step(editor, id, 'retracted', { reason: 'the filing was withdrawn' });
      const standings = (claims: { id: string; standing: unknown }[]) =>
        new Map(claims.map((claim) => [claim.id, claim.standing]));
      const compared = (await author.get(`/claims/${rival}/comparisons`)).body.items[0];
      expect(standings([compared.a, compared.b]).get(id)).toEqual({ label: 'rejected' });
      const groups = (await author.get(`/topics?subject=OpenAI&limit=50`)).body.items;
      expect(standings(groups.flatMap((group: Reply['body']) => group.claims.first)).get(id)).toEqual({
        label: 'rejected',
      });
      const { nodes } = (await author.get(`/claims/${rival}/provenance`)).body;
      expect(nodes.find((node: { id: string }) => node.id === id).claim.standing).toEqual({ label: 'rejected' });
      const told = { review: { state: 'retracted', verdict: 'confirmed' }, standing: 'rejected' };
      for (const type of ['application/json', 'application/x-ndjson']) {
        const { text } = await author.get('/exports?format=dossier', { accept: type });
        const records =
          type === 'application/json'
            ? JSON.parse(text).claims
            : text
                .trim()
                .split('\n')
                .map((line) => JSON.parse(line));
        expect(records.filter((one: Reply['body']) => one.review?.state === 'retracted')).toContainEqual(
          expect.objectContaining(told),
        );
        const job = await editor.post('/imports?format=dossier', text, { 'content-type': type });
        await world.quiet();
        expect((await editor.get(`/jobs/${job.body.id}`)).body).toMatchObject({ state: 'done', errors: [] });
      }
    });

    /** Two claims that contradict each other, the first of which a review goes on to confirm. */
    const rivals = async () => {
      const id = await log();
      const period = (await author.get(`/claims/${id}`)).body.period.label;
      const rival = await log({ value: '$20 billion', period });
      return { id, rival };
    };
    const contradict = async (a: string, b: string) => {
      const { body } = await editor.post('/links', { a, b, kind: 'contradicts', reason: 'they cannot both be' });
      if (body.state !== 'confirmed')
        expect((await editor.post(`/links/${body.id}/confirm`, { reason: 'x' })).status).toBe(200);
    };
    const confirmed = async (id: string, until = 'published') => {
      for (const [by, to, with_] of [
        ...(
          [
            [author, 'submitted'],
            [reviewer, 'in_review'],
          ] as const
        ).map(([by, to]) => [by, to, {}] as const),
        [reviewer, 'reviewed', { verdict: 'confirmed', reason: 'as the filing says' }] as const,
        [editor, 'published', {}] as const,
      ]) {
        expect((await step(by, id, to, with_)).status).toBe(200);
        if (to === until) return;
      }
    };
    const labels = async (...claims: string[]) =>
      Promise.all(claims.map(async (claim) => (await standingOf(claim)).label as string));
    const denies = (claim: string, more: object = {}, by = author) =>
      by.post(`/claims/${claim}/statements`, { speaker: 'Sam Altman', stance: 'denies', ...more });

    it('decides between it and what it was known to contradict, until something else becomes known', async () => {
      const { id, rival } = await rivals();
      await contradict(id, rival);
      const derivations = [{ method: 'formula', formula: 'a / 2', inputs: { a: { claim: rival } } }];
      const rests = await log({ value: '$10 billion', derivations });
      expect(await labels(id, rival, rests)).toEqual(['contested', 'contested', 'rests on contested input']);
      const before = new Date().toISOString();
      await confirmed(id);
      expect(await labels(id, rival, rests)).toEqual(['accepted', 'rejected', 'rests on contested input']);
      const { reasons } = await standingOf(rival);
      expect(reasons).toMatchObject([{ code: 'contradicted_and_stands', claim: id }]);
      expect(reasons[0].texts.en).toMatch(/ contradicts it, and the review confirmed that\.$/);
      expect(reasons[0].texts.de).toMatch(/ widerspricht ihm, und das hat die Prüfung bestätigt\.$/);
      expect((await standingOf(id, `?asOf=${before}`)).label).toBe('contested');
      const rejected = (await author.get('/claims?standing=rejected&limit=200')).body.items;
      expect(rejected.map((claim: { id: string }) => claim.id)).toContain(rival);
      await world.quiet();
      const [derived] = (await author.get(`/claims/${rests}/derivations`)).body.items;
      expect(derived.movedBy).toMatchObject({ code: 'standing' });
      const then = new Date().toISOString();
      expect((await denies(id)).status).toBe(201);
      expect(await labels(id, rival)).toEqual(['contested', 'contested']);
      expect((await standingOf(id)).reasons[0].code).toBe('disputed');
      expect((await standingOf(id, `?asOf=${then}`)).label).toBe('accepted');
    });

    it('leaves a denial behind that was known, and whatever becomes known later mutual', async () => {
      const { id, rival } = await rivals();
      expect((await denies(id)).status).toBe(201);
      await confirmed(id, 'reviewed');
      expect(await labels(id)).toEqual(['accepted']);
      // That they contradict each other is said only now.
      await contradict(id, rival);
      expect(await labels(id, rival)).toEqual(['contested', 'contested']);
      await step(editor, id, 'in_review', { reason: 'there is another' });
      expect((await step(editor, id, 'reviewed', { verdict: 'confirmed', reason: 'still so' })).status).toBe(200);
      expect(await labels(id, rival)).toEqual(['accepted', 'rejected']);
      // The same again by somebody else.
      expect((await denies(id, { speaker: 'OpenAI', alternative: { id: rival } })).status).toBe(201);
      expect(await labels(id, rival)).toEqual(['contested', 'contested']);
    });

    it('decides nothing between two that were both confirmed, and nothing that a case decided otherwise', async () => {
      const { id, rival } = await rivals();
      await contradict(id, rival);
      await confirmed(id);
      await confirmed(rival);
      expect(await labels(id, rival)).toEqual(['contested', 'contested']);
      const [dispute] = (await editor.get(`/disputes?claim=${id}`)).body.items;
      const decision = { outcome: 'prefer', chosen: [rival], rationale: 'the later filing' };
      await editor.post(`/disputes/${dispute.id}/resolve`, decision, { 'if-match': '*' });
      expect(await labels(id, rival)).toEqual(['rejected', 'accepted']);
    });

    it('weighs nothing that not all readers of the claim see', async () => {
      const { id } = await rivals();
      expect((await denies(id, { audience: 'desk' }, other)).status).toBe(201);
      await confirmed(id);
      expect(await labels(id)).toEqual(['accepted']);
      expect((await other.get(`/claims/${id}`)).body.standing.label).toBe('contested');
    });

    it('knows nothing of what was being written when it was given', async () => {
      const { id } = await rivals();
      await confirmed(id, 'in_review');
      const verdict = { verdict: 'confirmed', reason: 'as the filing says' };
      const holder = new pg.Client({ connectionString: world.database.ownerUrl });
      await holder.connect();
      await holder.query('BEGIN');
      await holder.query('SELECT FROM claim WHERE id = $1 FOR UPDATE', [id]);
      const given = step(reviewer, id, 'reviewed', verdict);
      await pause(300);
      // Begins to write with its speaker, and waits for the verdict then.
      const denied = denies(id, { speaker: { name: 'Somebody new', create: true } }, other);
      await pause(300);
      await holder.query('COMMIT');
      await holder.end();
      expect([(await given).status, (await denied).status]).toEqual([200, 201]);
      const [order] = await world.sql(
        `SELECT (SELECT max(t.at) FROM transition t WHERE t.claim_id = $1) < (SELECT max(s.created_at) FROM statement s WHERE s.claim_id = $1) AS later`,
        [id],
      );
      expect([order, await labels(id)]).toEqual([{ later: true }, ['contested']]);
    });

    it('draws what supersedes it, and computes again what rests on it', async () => {
      const id = await published('confirmed');
      const derivations = [{ method: 'formula', formula: 'a / 2', inputs: { a: { claim: id } } }];
      const derived = await log({ value: '$5.75 billion', derivations });
      const successor = await log({ value: '$12 billion' });
      const corrected = await step(editor, id, 'corrected', { reason: 'restated', supersededBy: successor });
      expect(corrected.body).toMatchObject({
        review: { state: 'corrected', verdict: 'confirmed' },
        standing: { label: 'rejected', reasons: [{ code: 'superseded', claim: successor }] },
      });
      const links = (await author.get(`/claims/${id}/links`)).body.items;
      expect(links).toMatchObject([
        { kind: 'supersedes', state: 'confirmed', reason: 'restated', a: { id: successor } },
      ]);
      await world.quiet();
      const [result] = (await author.get(`/claims/${derived}/derivations`)).body.items;
      expect(result.result.point).toBe('6000000000');
      const queue = await step(author, derived, 'submitted');
      expect(queue.status).toBe(200);
      const waiting = (await author.get('/reviews?limit=200')).body.items;
      const item = waiting.find(({ claim }: { claim: { id: string } }) => claim.id === derived);
      expect(item.consequence).toEqual({ score: 2, publishedUses: 0, disputes: 0, staleInputs: 1 });
    });

    it('lets only an editor say what takes its place once it was reviewed, whichever way', async () => {
      const correction = { reason: 'x', value: '$14 billion', language: 'en' };
      const draft = await log();
      expect((await other.post(`/claims/${draft}/supersede`, correction)).status).toBe(201);
      const id = await published();
      const before = (await author.get(`/claims/${id}`)).body;
      for (const by of [author, other, reviewer]) {
        const refused = await by.post(`/claims/${id}/supersede`, correction);
        expect([refused.status, refused.body.type]).toEqual([403, '/problems/not-allowed']);
        expect(refused.body.detail).toMatch(/open a case/);
      }
      const successor = await log({ value: '$14 billion', period: before.period.label });
      const links = { ref: 'old', newer: 'new' };
      const claimed = (value: string, ref: string) => ({ ...LOSS_115, value, ref, period: before.period.label });
      const dossier = {
        title: 'A correction',
        claims: [claimed(LOSS_115.value, links.ref), claimed('$14 billion', links.newer)],
        links: [{ a: links.newer, b: links.ref, kind: 'supersedes', origin: 'person' }],
      };
      const job = await imported(author, dossier);
      expect([job.state, job.errors]).toMatchObject(['failed', [{ at: '/links/0', code: 'not-allowed' }]]);
      const question = 'Which of the two holds?';
      const opened = await author.post('/disputes', { question, candidates: [id, successor] });
      const decision = { outcome: 'superseded', chosen: [successor], rationale: 'The filing was restated.' };
      const resolved = await reviewer.post(`/disputes/${opened.body.id}/resolve`, decision, { 'if-match': '*' });
      expect([resolved.status, resolved.body.type]).toEqual([403, '/problems/not-allowed']);
      const after = (await author.get(`/claims/${id}`)).body;
      expect([after.version, after.standing.label]).toEqual([before.version, 'accepted']);
      expect((await imported(editor, dossier)).errors).toEqual([]);
      expect(await standingOf(id)).toMatchObject({
        label: 'rejected',
        reasons: [{ code: 'superseded', claim: successor }],
      });
      const again = await imported(author, dossier);
      expect([again.state, again.errors]).toEqual(['done', []]);
      expect((await editor.get(`/claims/${id}/review`)).body.possible).toContain('corrected');
      const corrected = await step(editor, id, 'corrected', { reason: 'restated', supersededBy: successor });
      expect(corrected.status).toBe(200);
      const [refused] = await world
        .sql<{ code: string }>(SUPERSEDED_BY_READER, [await published(), successor, other.id])
        .then(
          () => [{ code: '' }],
          ({ constraint }: pg.DatabaseError) => [{ code: constraint ?? '' }],
        );
      expect(refused?.code).toBe('link_supersedes_editor_check');
    });

    it('refuses a successor that has fallen itself, unless it takes the place already, and one that not all its readers read', async () => {
      const wrong = async (supersededBy: string) => {
        const reply = await step(editor, await published(), 'corrected', { reason: 'restated', supersededBy });
        return [
          reply.status,
          reply.body.errors?.[0].pointer,
          reply.body.errors?.[0].detail.replace(supersededBy, 'it'),
        ];
      };
      const retracted = await published();
      await step(editor, retracted, 'retracted', { reason: 'it is wrong' });
      const fallen = 'What takes the place of a claim was not corrected, retracted or superseded itself.';
      expect(await wrong(retracted)).toEqual([400, '/supersededBy', fallen]);
      const old = await published();
      const correct = async (id: string, value: string) =>
        (await editor.post(`/claims/${id}/supersede`, { reason: 'x', value, language: 'en' })).body.claim.id;
      const newer = await correct(old, '$14 billion');
      await correct(newer, '$15 billion');
      expect(await wrong(newer)).toEqual([400, '/supersededBy', fallen]);
      expect((await step(editor, old, 'corrected', { reason: 'restated', supersededBy: newer })).status).toBe(200);
      const unknown = [422, '/supersededBy', 'No claim has the id it that all who read this one may read.'];
      expect(await wrong('0190a6b4-0000-7000-8000-000000000000')).toEqual(unknown);
      expect(await wrong(await log({ audience: 'desk' }))).toEqual(unknown);
      expect(await wrong(await log({ audience: 'desk' }, other))).toEqual(unknown);
    });

    it('confirms what was suggested to supersede it, and refuses what closes a circle or was dismissed', async () => {
      const id = await published();
      const period = (await author.get(`/claims/${id}`)).body.period.label;
      const suggested = await editor.post(`/claims/${id}/supersede`, {
        reason: 'x',
        value: '$14 billion',
        language: 'en',
        period,
      });
      const successor = suggested.body.claim.id;
      const later = await log({ value: '$16 billion' });
      const taken = await step(editor, id, 'corrected', { reason: 'restated', supersededBy: later });
      expect([taken.status, taken.body.type, taken.body.supersededBy]).toEqual([
        409,
        '/problems/already-superseded',
        successor,
      ]);
      expect((await author.get(`/claims/${id}`)).body.review.state).toBe('published');
      expect((await step(editor, id, 'corrected', { reason: 'restated', supersededBy: successor })).status).toBe(200);
      const input = await published();
      const rests = await log({
        value: '$1 billion',
        derivations: [{ method: 'formula', formula: 'a', inputs: { a: { claim: input } } }],
      });
      expect((await step(editor, input, 'corrected', { reason: 'x', supersededBy: rests })).status).toBe(422);
    });
  });

  describe('for the queue', () => {
    it('puts what was published most before the rest, the oldest first among equals, page by page', async () => {
      const ids: string[] = [];
      for (let n = 0; n < 4; n++) ids.push(await log());
      for (const [i, uses] of [0, 2, 1, 0].entries())
        for (let n = 0; n < uses; n++) await use(ids[i] ?? '', { url: `https://example.org/${n}` });
      for (const id of ids) await step(author, id, 'submitted');
      const mine = async (query: string) =>
        (await reviewer.get(`/reviews?${query}`)).body.items.filter(({ claim }: { claim: { id: string } }) =>
          ids.includes(claim.id),
        );
      const all = await mine('limit=200');
      expect(
        all.map(({ claim, consequence }: { claim: { id: string }; consequence: { score: number } }) => [
          ids.indexOf(claim.id),
          consequence.score,
        ]),
      ).toEqual([
        [1, 3],
        [2, 2],
        [0, 1],
        [3, 1],
      ]);
      expect(all[0]).toMatchObject({ claim: { review: { state: 'submitted' } }, consequence: { publishedUses: 2 } });
      const paged: string[] = [];
      let cursor = '';
      do {
        const page = (await reviewer.get(`/reviews?limit=2&count=true${cursor}`)).body;
        paged.push(...page.items.map(({ claim }: { claim: { id: string } }) => claim.id));
        cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
        expect(page.total).toBeGreaterThanOrEqual(4);
      } while (cursor);
      const whole = (await reviewer.get('/reviews?limit=200')).body.items.map(
        ({ claim }: { claim: { id: string } }) => claim.id,
      );
      expect(paged).toEqual(whole);
      await reviewer.ask('PUT', `/claims/${ids[3]}/assignee`, { principal: reviewer.id }, { 'if-match': '*' });
      expect((await mine(`assignee=${reviewer.id}`)).map(({ claim }: { claim: { id: string } }) => claim.id)).toEqual([
        ids[3],
      ]);
      expect(await mine('state=in_review')).toEqual([]);
      expect((await mine('state=submitted,in_review')).length).toBe(4);
      const then = new Date().toISOString();
      await step(reviewer, ids[0] ?? '', 'in_review');
      await step(author, ids[1] ?? '', 'draft', { reason: 'too early' });
      expect((await mine('limit=200')).length).toBe(3);
      expect((await mine(`limit=200&asOf=${then}`)).length).toBe(4);
      for (const wrong of ['state=all', 'assignee=me', 'cursor=x', 'limit=0'])
        expect((await reviewer.get(`/reviews?${wrong}`)).status).toBe(400);
    });

    it('asks the same number of statements whatever it holds, and tells of nothing that the caller does not read', async () => {
      const narrow = await log({ audience: 'desk' });
      await use(narrow);
      await step(author, narrow, 'submitted');
      expect((await other.get('/reviews?limit=200')).text).not.toContain(narrow);
      const { queries: one } = await world.countingQueries(() => reviewer.get('/reviews?limit=1'));
      const { queries: many } = await world.countingQueries(() => reviewer.get('/reviews?limit=200'));
      expect(many.length).toBe(one.length);
    });
  });
});
