import { HIT_31, LOSS_115 } from './support/dossier.js';
import { type Person, type Reply, World } from './support/world.js';

const SAID = { speaker: 'The Register', stance: 'asserts' };

describe('reviews', () => {
  let world: World;
  let author: Person;
  let witness: Person;
  let reviewer: Person;
  let editor: Person;
  let year = 2030;
  beforeAll(async () => {
    world = await World.start();
    author = await world.person({ name: 'Author', roles: ['journalist'] });
    witness = await world.person({ name: 'Witness', roles: ['reviewer'] });
    reviewer = await world.person({ name: 'Reviewer', roles: ['reviewer'] });
    editor = await world.person({ name: 'Editor', roles: ['editor'] });
    await editor.post('/claims', { ...HIT_31, statements: [SAID] });
  });
  afterAll(() => world.stop());

  const log = async (by = author, more: object = {}): Promise<string> =>
    (await by.post('/claims', { ...LOSS_115, period: String(year++), ...more })).body.claim.id;

  const step = (by: Person, id: string, to: string, more: object = {}, version = '*'): Promise<Reply> =>
    by.post(`/claims/${id}/transitions`, { to, ...more }, { 'if-match': version });

  /** Takes a claim to a state, each step by whoever may. */
  async function takenTo(
    state: 'submitted' | 'in_review' | 'reviewed' | 'published',
    id: string,
    verdict = 'confirmed',
  ) {
    const steps: [Person, string, object?][] = [
      [author, 'submitted'],
      [reviewer, 'in_review'],
      [reviewer, 'reviewed', { verdict, reason: 'as the filing says' }],
      [editor, 'published'],
    ];
    let reply: Reply | undefined;
    for (const [by, to, more] of steps) {
      reply = await step(by, id, to, more);
      expect([to, reply.status]).toEqual([to, 200]);
      if (to === state) break;
    }
    return reply as Reply;
  }

  const seen = async (id: string, asOf?: string) =>
    (await author.get(`/claims/${id}${asOf ? `?asOf=${asOf}` : ''}`)).body;

  it('takes a claim from draft to published, with who gave which verdict, and why', async () => {
    const id = await log();
    expect((await seen(id)).review).toEqual({
      ...{ state: 'draft', verdict: null, changedSince: false },
      ...{ reviewer: null, assignee: null },
    });
    const before = new Date().toISOString();
    const published = await takenTo('published', id, 'confirmed');
    expect(published.body.review).toEqual({
      state: 'published',
      verdict: 'confirmed',
      changedSince: false,
      reviewer: { id: reviewer.id, name: 'Reviewer' },
      assignee: null,
    });
    expect(published.body.version).toBe(5);
    expect((await seen(id, before)).review.state).toBe('draft');
    const { items } = (await author.get(`/claims/${id}/transitions`)).body;
    expect(
      items.map(({ from, to, by, claimVersion }: Record<string, unknown>) => [from, to, by, claimVersion]),
    ).toEqual([
      ['draft', 'submitted', { id: author.id, name: 'Author' }, 2],
      ['submitted', 'in_review', { id: reviewer.id, name: 'Reviewer' }, 3],
      ['in_review', 'reviewed', { id: reviewer.id, name: 'Reviewer' }, 4],
      ['reviewed', 'published', { id: editor.id, name: 'Editor' }, 5],
    ]);
    expect(items[2]).toMatchObject({ verdict: 'confirmed', reason: 'as the filing says', evidence: [] });
    const paged = (await author.get(`/claims/${id}/transitions?limit=3&count=true`)).body;
    expect([paged.items.length, paged.total]).toEqual([3, 4]);
    const last = await author.get(`/claims/${id}/transitions?cursor=${paged.nextCursor}`);
    expect(last.body.items).toEqual([items[3]]);
    expect((await author.get(`/claims/${id}/transitions?asOf=${before}`)).body.items).toEqual([]);
    const history = (await author.get(`/claims/${id}/history`)).body.items;
    expect(history[1]).toMatchObject({ reason: 'as the filing says', actor: { id: reviewer.id } });
    expect(history[1].changes.map(({ path }: { path: string }) => path)).toEqual(['review.state', 'review.verdict']);
  });

  it('clears the verdict where a review is taken up again, and shows it again as of then', async () => {
    const id = await log();
    await takenTo('reviewed', id, 'misleading');
    const then = new Date().toISOString();
    const again = await step(editor, id, 'in_review', { reason: 'there is a newer filing' });
    expect(again.body.review).toMatchObject({ state: 'in_review', verdict: null, reviewer: { id: editor.id } });
    expect((await seen(id, then)).review.verdict).toBe('misleading');
    expect((await step(reviewer, id, 'returned', { reason: 'x' })).status).toBe(409);
  });

  it('is about what was read: what was changed since is not published before it was reviewed again', async () => {
    const id = await log();
    const publish = (by = editor) => step(by, id, 'published');
    await takenTo('reviewed', id);
    const read = new Date().toISOString();
    const changed = await author.patch(`/claims/${id}`, { text: 'another sentence' }, { 'if-match': '*' });
    expect(changed.body.review).toMatchObject({ state: 'reviewed', verdict: 'confirmed', changedSince: true });
    expect((await seen(id, read)).review.changedSince).toBe(false);
    const refused = await publish();
    expect([refused.status, refused.body.type, refused.body.possible]).toEqual([
      409,
      '/problems/changed-since-review',
      ['in_review'],
    ]);
    expect((await editor.get(`/claims/${id}/review`)).body).toMatchObject({
      changedSince: true,
      possible: ['in_review'],
    });
    const again = await step(reviewer, id, 'in_review', { reason: 'its sentence is another' });
    expect(again.body.review).toMatchObject({ verdict: null, changedSince: false });
    await step(reviewer, id, 'reviewed', { verdict: 'confirmed', reason: 'as the filing says' });
    await witness.post(`/claims/${id}/statements`, SAID);
    expect((await publish()).body.review).toMatchObject({ state: 'published', changedSince: false });
    await reviewer.ask('PUT', `/claims/${id}/assignee`, { principal: null }, { 'if-match': '*' });
    expect((await seen(id)).review.changedSince).toBe(false);
    await author.patch(`/claims/${id}`, { text: 'a third sentence' }, { 'if-match': '*' });
    expect((await seen(id)).review).toMatchObject({ state: 'published', verdict: 'confirmed', changedSince: true });
    const scoped = await log();
    await takenTo('published', scoped);
    await world.sql(
      `SELECT set_config('claimtrail.actor', '${editor.id}', false);
       INSERT INTO scope_value (id, claim_id, dimension, word) VALUES (uuidv7(), '${scoped}', 'segment', 'all')`,
    );
    expect((await seen(scoped)).review.changedSince).toBe(true);
  });

  it('says what somebody may do instead of what they may not', async () => {
    const id = await log();
    const refused = await step(author, id, 'published');
    expect(refused.body).toMatchObject({
      type: '/problems/transition-not-allowed',
      from: 'draft',
      to: 'published',
      possible: ['submitted'],
    });
    expect((await step(editor, id, 'published')).body.possible).toEqual([]);
    await takenTo('in_review', id);
    expect((await step(reviewer, id, 'published')).body.possible).toEqual(['reviewed', 'returned']);
    expect((await step(editor, id, 'in_review')).body.possible).toEqual([]);
  });

  it('goes by the version that was read', async () => {
    const id = await log();
    expect((await author.post(`/claims/${id}/transitions`, { to: 'submitted' })).status).toBe(428);
    expect((await step(author, id, 'submitted', {}, '"2"')).status).toBe(412);
    expect((await step(author, id, 'submitted', {}, 'W/"1"')).status).toBe(412);
    expect((await step(author, id, 'submitted', {}, '"1"')).status).toBe(200);
    expect((await step(author, id, 'draft', { reason: 'too early' }, '"1"')).status).toBe(412);
  });

  it('lets one of two win who take a claim at once, and tells the other', async () => {
    const id = await log();
    await takenTo('submitted', id);
    const others = await Promise.all([1, 2, 3, 4].map((n) => world.person({ name: `R${n}`, roles: ['reviewer'] })));
    const replies = await Promise.all(others.map((one) => step(one, id, 'in_review', {}, '"2"')));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const winner = others[replies.findIndex(({ status }) => status === 200)];
    expect((await seen(id)).review.reviewer.id).toBe(winner?.id);
    const blind = await Promise.all(others.map((one) => step(one, id, 'in_review')));
    expect(blind.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    expect((await author.get(`/claims/${id}/transitions`)).body.items).toHaveLength(2);
  });

  it('takes the answer of the first request for a repeated one', async () => {
    const id = await log();
    const once = { 'if-match': '"1"', 'idempotency-key': `submit-${id}` };
    const [one, other] = [
      await author.post(`/claims/${id}/transitions`, { to: 'submitted' }, once),
      await author.post(`/claims/${id}/transitions`, { to: 'submitted' }, once),
    ];
    expect([one.status, other.status, other.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true']);
    expect(other.body).toEqual(one.body);
  });

  it('keeps whoever wrote any of it from reviewing it, whenever that was', async () => {
    const id = await log();
    await witness.post(`/claims/${id}/statements`, SAID);
    await world.sql(
      `ALTER TABLE history.change DISABLE TRIGGER append_only; ALTER TABLE history.statement DISABLE TRIGGER append_only;
       UPDATE history.change SET at = '2019-05-05' WHERE actor_id = '${witness.id}';
       UPDATE history.statement SET recorded_at = '2019-05-05' WHERE claim_id = '${id}';
       ALTER TABLE history.change ENABLE TRIGGER append_only; ALTER TABLE history.statement ENABLE TRIGGER append_only`,
    );
    await takenTo('submitted', id);
    const refused = await step(witness, id, 'in_review');
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/four-eyes']);
    const deriving = await world.person({ name: 'Deriving', roles: ['editor'] });
    const other = await log();
    const derivation = {
      method: 'formula',
      formula: 'a / 2',
      inputs: { a: { constant: '$23 billion' } },
      language: 'en',
    };
    await deriving.post(`/claims/${other}/derivations`, derivation);
    await takenTo('submitted', other);
    expect((await step(deriving, other, 'in_review')).status).toBe(403);
    const worded = await log();
    const wording = await world.person({ name: 'Wording', roles: ['editor'] });
    await wording.patch(`/claims/${worded}`, { text: 'a sentence' }, { 'if-match': '*' });
    await takenTo('reviewed', worded);
    expect((await step(wording, worded, 'published')).status).toBe(403);
    expect((await step(editor, worded, 'published')).status).toBe(200);
    expect((await step(wording, worded, 'retracted', { reason: 'it is wrong' })).status).toBe(200);
  });

  it('counts what was written for a desk that others do not read, and tells nobody of it', async () => {
    const id = await log();
    const secretly = await world.person({ name: 'Secretly', roles: ['reviewer'], desks: ['Technology'] });
    await secretly.post(`/claims/${id}/statements`, { ...SAID, audience: 'desk' });
    await takenTo('submitted', id);
    expect((await step(secretly, id, 'in_review')).status).toBe(403);
    const asked = await reviewer.ask('PUT', `/claims/${id}/assignee`, { principal: secretly.id }, { 'if-match': '*' });
    expect(asked.status).toBe(200);
  });

  it('does not let somebody review whose role was just taken away', async () => {
    const id = await log();
    const former = await world.person({ name: 'Former', roles: ['reviewer'] });
    await takenTo('submitted', id);
    await step(former, id, 'in_review');
    const become = (roles: string) =>
      world.sql(`SELECT set_config('claimtrail.actor', '${editor.id}', false), set_config('claimtrail.administers', 'on', false);
        UPDATE principal SET roles = '${roles}' WHERE id = '${former.id}'`);
    await become('{journalist}');
    expect((await step(former, id, 'reviewed', { verdict: 'confirmed', reason: 'x' })).status).toBe(409);
    await become('{}');
    expect((await step(former, id, 'returned', { reason: 'x' })).status).toBe(403);
    await become('{reviewer}');
    expect((await step(former, id, 'returned', { reason: 'x' })).status).toBe(200);
  });

  it('lets programs review as far as their roles and their tokens go', async () => {
    const scopes = ['records:read', 'records:review'] as const;
    const program = await world.person({ name: 'A program', kind: 'service', roles: ['editor'], scopes });
    const id = await log();
    await takenTo('submitted', id);
    expect((await step(program, id, 'in_review')).status).toBe(200);
    expect((await step(program, id, 'reviewed', { verdict: 'unverifiable', reason: 'no filing' })).status).toBe(200);
    const refused = await step(program, id, 'published');
    expect([refused.status, refused.body.possible]).toEqual([409, ['in_review']]);
  });

  describe('while a claim is in review', () => {
    let id: string;
    beforeAll(async () => {
      id = await log();
      await witness.post(`/claims/${id}/statements`, SAID);
      await takenTo('in_review', id);
    });
    const refusals = (by: Person) => [
      by.patch(`/claims/${id}`, { text: 'another sentence' }, { 'if-match': '*' }),
      by.post(`/claims/${id}/supersede`, { reason: 'mended', value: '$14 billion', language: 'en' }),
      by.post(`/claims/${id}/statements`, { ...SAID, speaker: 'TechCrunch' }),
      by.post(`/claims/${id}/derivations`, {
        method: 'formula',
        formula: 'a',
        inputs: { a: { constant: '$1 billion' } },
        language: 'en',
      }),
      by.post('/claims', { ...LOSS_115, period: String(year - 1), statements: [{ ...SAID, speaker: 'TechCrunch' }] }),
    ];

    it('is not changed by whoever wrote any of it', async () => {
      for (const by of [author, witness]) {
        const replies = await Promise.all(refusals(by));
        expect(replies.map(({ status, body }) => [status, body.type])).toEqual(
          replies.map(() => [409, '/problems/in-review']),
        );
      }
      expect((await author.get(`/claims/${id}/statements?count=true`)).body.total).toBe(1);
    });

    it('is named by its row where an import would change it', async () => {
      const lines = ['2040', String(year - 1), '2041'].map((period) =>
        JSON.stringify({ ...LOSS_115, period, statements: [{ ...SAID, speaker: 'TechCrunch' }] }),
      );
      const type = { 'content-type': 'application/x-ndjson' };
      const sent = await author.post('/imports?format=ndjson', lines.join('\n'), type);
      expect(sent.status).toBe(202);
      await world.quiet();
      expect((await author.get(`/jobs/${sent.body.id}`)).body).toMatchObject({
        state: 'failed',
        errors: [{ at: 2, code: 'in-review' }],
      });
    });

    it('is looked into by its reviewer, and by others', async () => {
      const search = { where: 'all filings of 2025', outcome: 'not_found', searchedAt: '2026-01-02T09:00:00+01:00' };
      expect((await reviewer.post(`/claims/${id}/searches`, search)).status).toBe(201);
      expect((await editor.post(`/claims/${id}/statements`, { ...SAID, speaker: 'TechCrunch' })).status).toBe(201);
      expect((await editor.post(`/claims/${id}/statements`, { ...SAID, speaker: 'OpenAI' })).status).toBe(409);
      expect((await step(reviewer, id, 'returned', { reason: 'who says so?' })).status).toBe(200);
      expect((await author.post(`/claims/${id}/statements`, { ...SAID, speaker: 'OpenAI' })).status).toBe(201);
    });
  });

  it('waits for a statement that is being written when the claim is taken in review, and counts it', async () => {
    const id = await log();
    await takenTo('submitted', id);
    const racing = await world.person({ name: 'Racing', roles: ['reviewer'] });
    const [stated, taken] = await Promise.all([
      racing.post(`/claims/${id}/statements`, SAID),
      step(racing, id, 'in_review'),
    ]);
    // Whichever was first: nobody who wrote some of it has it in review, unless they wrote it only then.
    if (taken.status === 200) {
      const ended = await step(racing, id, 'reviewed', { verdict: 'confirmed', reason: 'x' });
      expect([stated.status, ended.status]).toEqual([201, 403]);
    } else expect([stated.status, taken.status]).toEqual([201, 403]);
  });

  it('rests a verdict on evidence that all who read the claim may read', async () => {
    const id = await log(author, { statements: [{ ...SAID, source: 'https://example.org/filing' }] });
    const said = (await author.get(`/claims/${id}/statements`)).body.items[0];
    const inTechnology = await world.person({ name: 'In technology', roles: ['reviewer'], desks: ['Technology'] });
    const hidden = await inTechnology.post(`/claims/${id}/statements`, {
      ...SAID,
      speaker: 'TechCrunch',
      audience: 'desk',
    });
    await takenTo('in_review', id);
    const search = {
      where: 'the filing',
      source: said.source.id,
      outcome: 'not_disclosed',
      searchedAt: '2026-01-02T09:00:00Z',
      note: 'no reply',
    };
    const searched = await reviewer.post(`/claims/${id}/searches`, search);
    expect(searched.body).toMatchObject({
      ...search,
      searchedAt: '2026-01-02T09:00:00.000Z',
      source: { id: said.source.id },
      createdBy: { id: reviewer.id },
    });
    const judged = { verdict: 'confirmed', reason: 'as the filing says' };
    const evidence = (...items: [string, string][]) => ({
      ...judged,
      evidence: items.map(([kind, id]) => ({ kind, id })),
    });
    const wrong = async (...items: [string, string][]) => {
      const { status, text } = await step(reviewer, id, 'reviewed', evidence(['statement', said.id], ...items));
      const { errors } = JSON.parse(text) as { errors: { pointer: string; detail: string }[] };
      return [status, ...errors.flatMap(({ pointer, detail }) => [pointer, detail])];
    };
    const unread = (kind: string) => [
      422,
      '/evidence/1/id',
      `No ${kind} has this id that all who read the claim may read.`,
    ];
    for (const one of [hidden.body.id, '0190a6b4-0000-7000-8000-000000000000'])
      expect(await wrong(['statement', one])).toEqual(unread('statement'));
    expect(await wrong(['source', said.id])).toEqual(unread('source'));
    expect(await wrong(['statement', said.id])).toEqual([400, '/evidence/1', 'This is named as evidence already.']);
    const given = evidence(['statement', said.id], ['source', said.source.id], ['search', searched.body.id]);
    expect((await step(reviewer, id, 'reviewed', given)).status).toBe(200);
    const { items } = (await author.get(`/claims/${id}/transitions`)).body;
    expect(items.at(-1).evidence).toEqual(given.evidence);
    const searches = (await author.get(`/claims/${id}/searches?count=true`)).body;
    expect([searches.total, searches.items[0].id]).toEqual([1, searched.body.id]);
    for (const wrong of [
      { outcome: 'maybe' },
      { searchedAt: '2999-01-01T00:00:00Z' },
      { searchedAt: '2026-01-02' },
      { where: '' },
    ])
      expect((await reviewer.post(`/claims/${id}/searches`, { ...search, ...wrong })).status).toBe(400);
    expect((await reviewer.post(`/claims/${id}/searches`, { ...search, source: id })).status).toBe(422);
  });

  it('is assigned to a reviewer who wrote none of it and reads it', async () => {
    const id = await log();
    await witness.post(`/claims/${id}/statements`, SAID);
    const assign = (principal: unknown, by = reviewer, version = '*') =>
      by.ask('PUT', `/claims/${id}/assignee`, { principal }, { 'if-match': version });
    const assigned = await assign(reviewer.id);
    expect(assigned.body.review.assignee).toEqual({ id: reviewer.id, name: 'Reviewer' });
    expect(assigned.headers.get('etag')).toBe('"2"');
    for (const wrong of [author.id, witness.id, id]) expect((await assign(wrong)).status).toBe(422);
    expect((await assign(undefined)).status).toBe(400);
    expect((await assign('nobody')).status).toBe(400);
    expect((await assign(editor.id, author)).status).toBe(403);
    expect((await assign(editor.id, editor, '"1"')).status).toBe(412);
    expect((await assign(null)).body.review.assignee).toBeNull();
    const narrow = (await author.post('/claims', { ...LOSS_115, period: String(year++), audience: 'desk' })).body.claim
      .id;
    const outside = await world.person({ name: 'Outside', roles: ['reviewer'], desks: ['Business'] });
    const reply = await reviewer.ask(
      'PUT',
      `/claims/${narrow}/assignee`,
      { principal: outside.id },
      { 'if-match': '*' },
    );
    expect(reply.status).toBe(422);
    for (const path of ['transitions', 'searches', 'usages'])
      expect((await outside.get(`/claims/${narrow}/${path}`)).status).toBe(404);
    expect((await step(outside, narrow, 'in_review')).status).toBe(404);
    // Whoever is assigned wrote nothing by that: they still review it.
    await assign(reviewer.id);
    await takenTo('in_review', id);
  });

  it('is handed on with its assignment where who has it in review can review it no more, and only then', async () => {
    const assign = (id: string, by = editor) =>
      by.ask('PUT', `/claims/${id}/assignee`, { principal: editor.id }, { 'if-match': '*' });
    const become = (person: Person, change: string) =>
      world.sql(
        `SELECT set_config('claimtrail.actor', '${editor.id}', false), set_config('claimtrail.administers', 'on', false); ${change.replaceAll('$1', `'${person.id}'`)}`,
      );
    const reasons: [string, string][] = [
      ['Demoted', `UPDATE principal SET roles = '{journalist}' WHERE id = $1`],
      ['Disabled', `UPDATE principal SET disabled = true WHERE id = $1`],
      ['Leaving', `DELETE FROM membership WHERE principal_id = $1`],
    ];
    for (const [name, change] of reasons) {
      const former = await world.person({ name, roles: ['reviewer'] });
      const id = await log(author, { audience: 'desk' });
      await takenTo('submitted', id);
      await step(former, id, 'in_review');
      expect((await assign(id)).body.review).toMatchObject({
        reviewer: { id: former.id },
        assignee: { id: editor.id },
      });
      await become(former, change);
      const none = await reviewer.ask('PUT', `/claims/${id}/assignee`, { principal: null }, { 'if-match': '*' });
      expect(none.body.review.reviewer.id).toBe(former.id);
      const handed = await assign(id, reviewer);
      expect([name, handed.body.review]).toMatchObject([
        name,
        { state: 'in_review', reviewer: { id: editor.id }, assignee: { id: editor.id } },
      ]);
      expect((await step(editor, id, 'reviewed', { verdict: 'confirmed', reason: 'x' })).status).toBe(200);
    }
  });

  it('gives no claim that is taken up again to somebody who cannot review it', async () => {
    const writing = await world.person({ name: 'Writing', roles: ['editor'] });
    const former = await world.person({ name: 'Gone', roles: ['reviewer'] });
    const again = async (assignee: Person | null) => {
      const id = await log(writing);
      for (const [by, to, more] of [
        [writing, 'submitted', {}],
        [former, 'in_review', {}],
        [former, 'reviewed', { verdict: 'confirmed', reason: 'x' }],
      ] as const)
        expect((await step(by, id, to, more)).status).toBe(200);
      await reviewer.ask('PUT', `/claims/${id}/assignee`, { principal: assignee?.id ?? null }, { 'if-match': '*' });
      return () => step(writing, id, 'in_review', { reason: 'there is a newer filing' });
    };
    const [kept, assigned, alone] = [await again(reviewer), await again(reviewer), await again(null)];
    expect((await kept()).body.review.reviewer.id).toBe(former.id);
    await world.sql(`SELECT set_config('claimtrail.actor', '${editor.id}', false), set_config('claimtrail.administers', 'on', false);
      UPDATE principal SET disabled = true WHERE id = '${former.id}'`);
    expect((await assigned()).body.review.reviewer.id).toBe(reviewer.id);
    const own = (await alone()).body;
    expect(own.review.reviewer.id).toBe(writing.id);
    const handed = await reviewer.ask(
      'PUT',
      `/claims/${own.id}/assignee`,
      { principal: editor.id },
      { 'if-match': '*' },
    );
    expect(handed.body.review.reviewer.id).toBe(editor.id);
  });

  it('makes nothing stale that is computed from the claim', async () => {
    const input = await log();
    const derivations = [{ method: 'formula', formula: 'a / 2', inputs: { a: { claim: input } } }];
    const derived = await log(author, { value: '$5.75 billion', derivations });
    const before = (await author.get(`/claims/${derived}/derivations`)).body;
    await takenTo('in_review', input);
    expect((await author.get(`/claims/${derived}/derivations`)).body).toEqual(before);
  });

  it('lists claims by how far their review is', async () => {
    const id = await log();
    await takenTo('submitted', id);
    const listed = async (state: string) =>
      (await author.get(`/claims?state=${state}&limit=200`)).body.items.map((claim: { id: string }) => claim.id);
    expect(await listed('submitted')).toContain(id);
    expect(await listed('draft,submitted')).toContain(id);
    expect(await listed('draft')).not.toContain(id);
    expect((await author.get('/claims?state=unheard')).status).toBe(400);
    const then = new Date().toISOString();
    await step(author, id, 'draft', { reason: 'too early' });
    expect(await listed('submitted')).not.toContain(id);
    expect(await listed(`submitted&asOf=${then}`)).toContain(id);
  });
});
